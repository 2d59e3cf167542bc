"""The log of decisions: appended to, never rewritten but for what is undone.

A decision is *done*, *undone* (and may be done again), or *abandoned* (undone, and then something
else was done). Each holds its changes whole, before and after, so that a mark's history and the
extractor's errors can be read from the log alone.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    insert,
    literal,
    select,
    update,
)

from annotator.model import (
    Act,
    Change,
    Decision,
    Mark,
    MarkChange,
    Touch,
)
from annotator.store import rows
from annotator.store.changes import from_json, to_json
from annotator.store.tables import decision, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# undo passes over them: they are ways through the log, or follow from what is undone itself
_PASSED_OVER = (Act.UNDO.value, Act.REDO.value, Act.FOLLOW_LISTS.value)


class _State(StrEnum):
    DONE = "done"
    UNDONE = "undone"
    ABANDONED = "abandoned"


# made once, for each act needs them
_INSERT = insert(decision)
_TOUCH = (
    update(standing)
    .where(standing.c.report_id == bindparam("of"))
    .values(reviewer=bindparam("who"), touched_at=bindparam("when"))
)
_ABANDON = (
    update(decision)
    .where(decision.c.state == _State.UNDONE.value, decision.c.reviewer == bindparam("of"))
    .values(state=_State.ABANDONED.value)
)


class Decisions:
    """The decisions of a project, oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def append(
        self,
        report_id: int | None,
        act: Act,
        reviewer: str,
        changes: Iterable[Change],
        reverts: int | None = None,
        encoding: str = "",
        step: int | None = None,
    ) -> Decision:
        """Store a decision made now, on the text decoded as ``encoding``, and return it.

        Without a report it is of the project itself. ``step`` is what ``next_step`` gave for the
        first of several that are to be undone and done again together.
        """
        made = Decision(
            id=0,
            report_id=report_id,
            act=act,
            reviewer=reviewer,
            made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            changes=tuple(changes),
            reverts=reverts,
            encoding=encoding,
            step=step,
        )
        row = {
            "report_id": report_id,
            "act": act.value,
            "reviewer": reviewer,
            "made_at": made.made_at,
            "changes": [to_json(change) for change in made.changes],
            "reverts": reverts,
            "encoding": encoding,
            "state": _State.DONE.value,
            "step": step,
        }
        inserted = self._db.execute(_INSERT, row).inserted_primary_key
        assert inserted is not None
        if report_id is not None:
            touched = {"of": report_id, "who": reviewer, "when": made.made_at}
            self._db.execute(_TOUCH, touched)
        return replace(made, id=int(inserted[0]))

    @rows.read
    def all(self, report_id: int | None = None) -> list[Decision]:
        """Return all decisions, or those on one report, oldest first."""
        wanted = select(decision).order_by(decision.c.id)
        if report_id is not None:
            wanted = wanted.where(decision.c.report_id == report_id)
        return [_decision(row) for row in self._db.execute(wanted)]

    @rows.read
    def these(self, ids: Collection[int]) -> list[Decision]:
        """Return the decisions with these ids, as far as they are there, oldest first."""
        each = func.json_each(json.dumps(list(ids))).table_valued("value")
        wanted = select(decision).where(decision.c.id.in_(select(each.c.value)))
        return [_decision(row) for row in self._db.execute(wanted.order_by(decision.c.id))]

    @rows.read
    def of_mark(self, one: Mark) -> list[Touch]:
        """Return what each decision did to one mark, oldest first.

        Undo and redo are told by whether what they name is in effect.
        """
        change = func.json_each(decision.c.changes).table_valued("value")
        found = self._db.execute(
            select(
                *(decision.c[name] for name in ("id", "act", "reviewer", "made_at", "state")),
                _marks_changed().label("at_once"),
                change.c.value,
            )
            .join_from(decision, change, literal(value=True))
            .where(
                decision.c.report_id == one.report_id,
                decision.c.act.not_in((Act.UNDO.value, Act.REDO.value)),
                # cheap, and leaves out most decisions before their changes are read
                func.instr(decision.c.changes, f'"id": {one.id},') > 0,
                func.json_extract(change.c.value, "$.what") == "mark",
                func.coalesce(
                    func.json_extract(change.c.value, "$.after.id"),
                    func.json_extract(change.c.value, "$.before.id"),
                )
                == one.id,
            )
            .order_by(decision.c.id)
        )
        return [_touch(tuple(row)) for row in found]

    def to_undo(self, reviewer: str) -> Decision | None:
        """Return the reviewer's newest decision in effect, or None."""
        return self._first(_of(reviewer, _State.DONE).order_by(decision.c.id.desc()))

    def to_redo(self, reviewer: str) -> Decision | None:
        """Return the reviewer's decision undone last, or None where something was done since."""
        return self._first(_of(reviewer, _State.UNDONE).order_by(decision.c.id))

    def next_step(self) -> int:
        """Return what names a step whose first decision is the next one."""
        return self.newest() + 1

    @rows.read
    def of_step(self, one: Decision) -> list[Decision]:
        """Return the decisions of the step of ``one`` in the state it is in, oldest first."""
        if one.step is None:
            return [one]
        state = select(decision.c.state).where(decision.c.id == one.id).scalar_subquery()
        since = decision.c.id >= one.step  # it is named by its first
        wanted = (since, decision.c.step == one.step, decision.c.state == state)
        found = self._db.execute(select(decision).where(*wanted).order_by(decision.c.id))
        return [_decision(row) for row in found]

    def newest(self, report_id: int | None = None) -> int:
        """Return the id of the newest decision of all, or on one report, 0 where there is none."""
        wanted = select(func.max(decision.c.id))
        if report_id is not None:
            wanted = wanted.where(decision.c.report_id == report_id)
        return int(self._db.execute(wanted).scalar() or 0)

    def newest_of_project(self) -> int:
        """Return the id of the newest decision on the project itself, 0 where there is none."""
        wanted = select(func.max(decision.c.id)).where(decision.c.report_id.is_(None))
        return int(self._db.execute(wanted).scalar() or 0)

    def set_undone(self, decision_id: int, *, undone: bool) -> None:
        """Store whether the decision is in effect."""
        state = _State.UNDONE if undone else _State.DONE
        self._db.execute(
            update(decision).where(decision.c.id == decision_id).values(state=state.value)
        )

    def abandon(self, decision_id: int) -> None:
        """Give up a decision that can be neither undone nor done again any more."""
        self._db.execute(
            update(decision)
            .where(decision.c.id == decision_id)
            .values(state=_State.ABANDONED.value)
        )

    def abandon_undone(self, reviewer: str) -> None:
        """Give up what the reviewer undid, for something else is being done."""
        self._db.execute(_ABANDON, {"of": reviewer})

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many decisions each (reviewer, act) has."""
        found = self._db.execute(
            select(decision.c.reviewer, decision.c.act, func.count()).group_by(
                decision.c.reviewer, decision.c.act
            )
        )
        return {(reviewer, act): count for reviewer, act, count in found}

    @rows.read
    def _first(self, wanted: Select[Any]) -> Decision | None:
        row = self._db.execute(wanted.limit(1)).one_or_none()
        return None if row is None else _decision(row)


def _of(reviewer: str, state: _State) -> Select[Any]:
    return select(decision).where(
        decision.c.state == state.value,
        decision.c.reviewer == reviewer,
        decision.c.act.not_in(_PASSED_OVER),
    )


def _decision(row: Row[Any]) -> Decision:
    return Decision(
        id=row.id,
        report_id=row.report_id,
        act=Act(row.act),
        reviewer=row.reviewer,
        made_at=row.made_at,
        changes=tuple(from_json(change) for change in row.changes),
        reverts=row.reverts,
        encoding=row.encoding,
        step=row.step,
    )


def _touch(row: tuple[Any, ...]) -> Touch:
    number, act, reviewer, made_at, state, at_once, value = row
    change = from_json(json.loads(value))
    assert isinstance(change, MarkChange)
    undone = state != _State.DONE.value
    before, after = change.before, change.after
    return Touch(number, Act(act), reviewer, made_at, before, after, undone, at_once)


def _marks_changed() -> ColumnElement[int]:
    """Return how many marks a decision changed, counted in the JSON as this file writes it."""
    said = '"what": "mark"'
    rest = func.length(func.replace(decision.c.changes, said, ""))
    return (func.length(decision.c.changes) - rest) // len(said)
