"""What figures are counted from, report by report: lines of the log, and what is still open."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, func, select

from annotator.model import Act, Entry, JudgeChange, Judgement, MarkChange, MarkStatus
from annotator.store import checked, rows
from annotator.store.decisions import IN_EFFECT, OF_READING, from_row
from annotator.store.dialect import phrases
from annotator.store.tables import decision, mark

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_COLUMNS = ("id", "report_id", "act", "reviewer", "made_at", "reverts", "step")
_RULES = (Act.JUDGE.value, Act.UNDO.value, Act.REDO.value)
_LINES = select(*(decision.c[name] for name in _COLUMNS)).order_by(decision.c.id)


class Past:
    """The log without what decisions changed, which may be much."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def of_report(self, report_id: int) -> list[Entry]:
        """Return the lines of one report, oldest first."""
        return self._entries(decision.c.report_id == report_id)

    def of_project(self) -> list[Entry]:
        """Return the lines that are of no report but of the project itself, oldest first."""
        return self._entries(decision.c.report_id.is_(None))

    @rows.read
    def reviewers(self) -> list[str]:
        """Return who has decided anything, by name."""
        wanted = select(decision.c.reviewer).distinct().order_by(decision.c.reviewer)
        return list(checked.texts(*self._db.execute(wanted).scalars()))

    @rows.read
    def deciders(self, report_id: int) -> tuple[set[str], dict[int, str]]:
        """Return who has decided anything on a report, and by id who decided on each mark last.

        What was undone nobody decided. How a report is read is no decision on what it says.
        """
        wanted = select(decision).where(
            decision.c.report_id == report_id,
            decision.c.state.in_(IN_EFFECT),
            decision.c.act.not_in(OF_READING),
        )
        found = [from_row(row) for row in self._db.execute(wanted.order_by(decision.c.id))]
        last = {
            change.mark_id: made.reviewer
            for made in found
            for change in made.changes
            if isinstance(change, MarkChange)
        }
        return {made.reviewer for made in found}, last

    @rows.read
    def judgements(self, report_id: int | None) -> dict[str, Judgement]:
        """Return what was made of the findings of a report, or of the project, by their keys."""
        # what was said last stands: by a ruling, or by a way back to one
        wanted = select(decision).where(
            decision.c.report_id == report_id,
            decision.c.act.in_(_RULES),
            phrases.holds(decision.c.changes, '"what": "judge"'),
        )
        found: dict[str, Judgement] = {}
        for row in self._db.execute(wanted.order_by(decision.c.id)):
            for change in from_row(row).changes:
                if not isinstance(change, JudgeChange):
                    continue
                found.pop(change.finding, None)
                if change.after is not None:
                    found[change.finding] = change.after
        return found

    @rows.read
    def reasons(self, most: int) -> list[str]:
        """Return the reasons of the newest ``most`` rulings in effect, each once, newest first."""
        wanted = select(decision).where(
            decision.c.state.in_(IN_EFFECT), decision.c.act == Act.JUDGE.value
        )
        newest = self._db.execute(wanted.order_by(decision.c.id.desc()).limit(most))
        given = [
            change.after.reason
            for row in newest
            for change in from_row(row).changes
            if isinstance(change, JudgeChange) and change.after is not None
        ]
        return list(dict.fromkeys(filter(None, given)))

    @rows.read
    def open(self, report_id: int) -> dict[tuple[str, str, str], int]:
        """Return how many open suggestions of a report each (suggester, rule, label) has.

        Where a suggester names no rule, that is empty.
        """
        here = (mark.c.report_id == report_id, mark.c.status == MarkStatus.SUGGESTED.value)
        kind = (mark.c.origin_by, func.coalesce(mark.c.origin_rule, ""), mark.c.label)
        found = self._db.execute(select(*kind, func.count()).where(*here).group_by(*kind))
        return {checked.texts(*kind): int(count) for *kind, count in found}

    @rows.read
    def _entries(self, here: ColumnElement[bool]) -> list[Entry]:
        return [_entry(row) for row in self._db.execute(_LINES.where(here))]


def _entry(row: Row[Any]) -> Entry:
    found = Entry(
        id=row.id,
        report_id=row.report_id,
        act=Act(row.act),
        reviewer=row.reviewer,
        made_at=datetime.fromisoformat(row.made_at).astimezone(),
        reverts=row.reverts,
        step=row.step,
    )
    return checked.entry(found)
