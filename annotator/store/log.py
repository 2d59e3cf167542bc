"""The log of decisions, looked through: filtered, told line by line, never held whole.

A project may have a million decisions, and each holds its changes. So who shows them asks for ids,
and for the lines that are seen; who tells all of them is given one after another.
"""

from __future__ import annotations

import json
from array import array
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, and_, bindparam, func, not_, or_, select

from annotator.model import Act, LogFilter, Logged
from annotator.store import rows
from annotator.store.decisions import IN_EFFECT, from_row
from annotator.store.dialect import phrases
from annotator.store.tables import decision, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from annotator.model import Decision

_AT_ONCE = 200  # decisions that are fetched together where all are told
_named = decision.alias("named")  # the decision that an undo or a redo names
_there = _named.c.state.in_(IN_EFFECT)
_UNDONE = or_(
    decision.c.state.not_in(IN_EFFECT),
    and_(decision.c.act == Act.UNDO.value, func.coalesce(_there, False)),
    and_(decision.c.act == Act.REDO.value, not_(func.coalesce(_there, True))),
)
_LINE = (
    *decision.c,
    report.c.name.label("report_name"),
    _named.c.act.label("of"),
    _UNDONE.label("undone"),
)
_WITH_THEM = decision.outerjoin(report, report.c.id == decision.c.report_id).outerjoin(
    _named, _named.c.id == decision.c.reverts
)
_EACH = phrases.each()
_THESE = select(*_LINE).select_from(_WITH_THEM).where(decision.c.id.in_(select(_EACH.c.value)))
_BEFORE = func.lag(decision.c.made_at).over(
    partition_by=decision.c.reviewer, order_by=decision.c.id
)


class Log:
    """Decisions with what the log says of them beside."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @rows.read
    def ids(self, wanted: LogFilter, after: int, until: int) -> array[int]:
        """Return the ids of those with ids over ``after``, up to ``until``, the newest first.

        The text of ``wanted`` is not looked at: that is for who can read reports.
        """
        found = select(decision.c.id).where(
            decision.c.id > after, decision.c.id <= until, *_conditions(wanted)
        )
        if wanted.undone:
            found = found.select_from(_WITH_THEM)
        cursor = self._db.execute(found.order_by(decision.c.id.desc())).cursor
        return array("q", () if cursor is None else (one for (one,) in cursor.fetchall()))

    @rows.read
    def entries(self, ids: Sequence[int]) -> list[Logged]:
        """Return these decisions, in this order, as far as they are there."""
        asked = self._db.execute(_THESE, {"ids": json.dumps(list(ids))})
        found = {row.id: _entry(row) for row in asked}
        return [found[one] for one in ids if one in found]

    def told(self, wanted: LogFilter, after: int = 0) -> Iterator[Logged]:
        """Yield those with ids over ``after`` that are as ``wanted``, each with its seconds.

        The oldest comes first.

        The text of ``wanted`` is not looked at.
        """
        paced = select(decision.c.id, _BEFORE.label("before")).subquery("paced")
        # an outer join, so that SQLite walks over the decisions and keeps none of them
        line = _WITH_THEM.outerjoin(paced, paced.c.id == decision.c.id)
        asked = (decision.c.id > after, *_conditions(wanted))
        found = select(*_LINE, paced.c.before).select_from(line).where(*asked)
        streamed = {"yield_per": _AT_ONCE}
        return _entries(self._db.execute(found.order_by(decision.c.id), execution_options=streamed))

    def later(self, one: Decision, needles: Iterable[str]) -> Iterator[Logged]:
        """Yield those in effect that came after ``one``, the newest first.

        They are on its report or on the project, and one of ``needles`` stands in their changes as
        they are written; without any, all are told.
        """
        found = select(*_LINE).select_from(_WITH_THEM).where(decision.c.id > one.id, not_(_UNDONE))
        if one.report_id is not None:
            of = decision.c.report_id
            found = found.where(or_(of == one.report_id, of.is_(None)))
        named = [phrases.holds(decision.c.changes, needle) for needle in needles]
        found = found.where(or_(*named)) if named else found
        streamed = {"yield_per": _AT_ONCE}
        newest_first = found.order_by(decision.c.id.desc())
        return _entries(self._db.execute(newest_first, execution_options=streamed))

    @rows.read
    def reviewers(self) -> list[str]:
        """Return who has decided anything, by name."""
        # each is found in the index behind the one before: they are few, and decisions many
        step = select(func.min(decision.c.reviewer)).where(decision.c.reviewer > bindparam("last"))
        found: list[str] = []
        last = self._db.execute(select(func.min(decision.c.reviewer))).scalar()
        while last is not None:
            found.append(str(last))
            last = self._db.execute(step, {"last": last}).scalar()
        return found


def _entries(found: Iterable[Row[Any]]) -> Iterator[Logged]:
    each = map(_entry, found)
    following = rows.read(next)
    while (one := following(each, None)) is not None:
        yield one


def _entry(row: Row[Any]) -> Logged:
    before = getattr(row, "before", None)
    seconds = None if before is None else _seconds(before, row.made_at)
    of = None if row.of is None else Act(row.of)
    return Logged(from_row(row), row.report_name or "", bool(row.undone), of, seconds)


def _seconds(before: str, after: str) -> float:
    """Return what passed from one moment to another; a clock that was set back tells nothing."""
    passed = datetime.fromisoformat(after) - datetime.fromisoformat(before)
    return max(0.0, passed.total_seconds())


def _conditions(wanted: LogFilter) -> list[ColumnElement[bool]]:
    """Return what a decision must meet."""
    made: list[ColumnElement[bool]] = []
    if wanted.reports is not None:
        made.append(decision.c.report_id.in_(sorted(wanted.reports)))
    if wanted.reviewer is not None:
        made.append(decision.c.reviewer == wanted.reviewer)
    if wanted.acts is not None:
        made.append(decision.c.act.in_(sorted(act.value for act in wanted.acts)))
    if wanted.since is not None:
        made.append(decision.c.made_at >= wanted.since)
    if wanted.until is not None:
        made.append(decision.c.made_at <= wanted.until)
    if wanted.undone:
        made.append(_UNDONE)
    if wanted.label is not None:
        made += _of_label(wanted.label)
    return made


def _of_label(label: str) -> list[ColumnElement[bool]]:
    """Return what a decision meets that knows ``label``, before or after."""
    change = phrases.each(decision.c.changes)
    sides = ("$.after.label", "$.before.label", "$.after", "$.before")
    # one side of a label's own change is its id; of a status or a note it would be another word
    said = [phrases.at(change.c.value, side) == label for side in sides]
    of_label = phrases.at(change.c.value, "$.what") == "label"
    knows = or_(*said[:2], and_(of_label, or_(*said[2:])))
    # cheap, and leaves out most decisions before their changes are read
    named = phrases.holds(decision.c.changes, json.dumps(label))
    return [named, select(1).select_from(change).where(knows).correlate(decision).exists()]
