"""Marks looked for by what is said of them: in which reports there may be some, and which they are.

Numbers are compared as such by an index on what values mean. A mark without a value is not in it,
and one that is only decided on stays where it is there, so that an act hardly pays for it.
"""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Select, func, literal_column, select

from annotator.model.wanted import as_number
from annotator.store import rows
from annotator.store.dialect import phrases
from annotator.store.marks import from_row
from annotator.store.tables import mark, tally

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement

    from annotator.model import Mark, MarkFilter, ValueRange

EXPRESSIONS = ("ix_mark_label_number",)
"""The indexes on what is no column."""

_meant = phrases.as_number
_noted: ColumnElement[bool] = literal_column("note <> ''")
_IS_NUMBER = phrases.begins_as_number(mark.c.value)
_IS_DATE = phrases.begins_as_year(mark.c.value)
_YEAR = 4  # digits
_FEW = 20_000  # reports, or marks, of which all are told before any is looked into
_label: ColumnElement[str] = phrases.unindexed(mark.c.label)
"""A label by which SQLite does not go where it can go by reports: by labels it takes seconds."""
_EACH = phrases.each()
_HERE = mark.c.report_id.in_(select(_EACH.c.value))


class Marked:
    """The marks of all reports, by what they are like."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @rows.read
    def reports(self, wanted: MarkFilter) -> array[int] | None:
        """Return the ids, in order, of the reports that may have marks like ``wanted``.

        None where that takes as long as to look into them.
        """
        found: set[int] | None = None
        for asked, most in _narrowings(wanted):
            cursor = self._db.execute(asked.limit(most)).cursor  # whose rows are plain tuples
            ids = [] if cursor is None else [one for (one,) in cursor.fetchall()]
            if most is None or len(ids) < most:
                found = set(ids) if found is None else found & set(ids)
            if found is not None and len(found) < _FEW:
                break  # what else they are like is seen in them
        return None if found is None else array("q", sorted(found))

    @rows.read
    def marks(self, ids: Sequence[int], wanted: MarkFilter) -> dict[int, list[Mark]]:
        """Return the marks like ``wanted`` of these reports, by their ids, in text order.

        Whether their notes hold what is asked for is not looked at.
        """
        asked = select(mark).where(_HERE, *_conditions(wanted))
        asked = asked.order_by(mark.c.report_id, mark.c.start, mark.c.id)
        found: dict[int, list[Mark]] = {}
        for row in self._db.execute(asked, {"ids": json.dumps(list(ids))}):
            found.setdefault(row.report_id, []).append(from_row(row))
        return found


def _narrowings(wanted: MarkFilter) -> list[tuple[Select[tuple[int]], int | None]]:
    """Return what gives, at once, the ids of reports outside of which no such mark is.

    One tells nothing where it gives as many as the number beside it.
    """
    made: list[tuple[Select[tuple[int]], int | None]] = []
    labels = sorted(wanted.labels)
    if wanted.note is not None:
        made.append((select(mark.c.report_id).where(_noted), None))
    if labels and wanted.value is not None:
        valued = (mark.c.label.in_(labels), mark.c.value.is_not(None), *_within(wanted.value))
        made.append((select(mark.c.report_id).where(*valued), _FEW))
    if labels or wanted.statuses:
        there = select(tally.c.report_id).where(tally.c.count > 0)
        if labels:
            there = there.where(tally.c.label.in_(labels))
        if wanted.statuses:
            there = there.where(tally.c.status.in_([one.value for one in wanted.statuses]))
        made.append((there, None))
    return made


def _conditions(wanted: MarkFilter) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = []
    if wanted.labels:
        made.append(_label.in_(sorted(wanted.labels)))
    if wanted.statuses:
        made.append(mark.c.status.in_([one.value for one in wanted.statuses]))
    if wanted.value is not None:
        made += [mark.c.value.is_not(None), *_within(wanted.value)]
    if wanted.note is not None:
        made.append(_noted)
    if wanted.by is not None:
        made.append(mark.c.origin_by == wanted.by)
    if wanted.rule is not None:
        made.append(mark.c.origin_rule == wanted.rule)
    if wanted.below is not None:
        made.append(mark.c.origin_score < wanted.below)
    return made


def _within(value: ValueRange) -> list[ColumnElement[bool]]:
    made = _dates_within(value) if value.dates else _numbers_within(value)
    if value.unit is not None:
        made.append(mark.c.unit == value.unit)
    return made


def _numbers_within(value: ValueRange) -> list[ColumnElement[bool]]:
    made: list[ColumnElement[bool]] = [_IS_NUMBER]
    if value.low is not None:
        low = as_number(value.low)
        made.append(_meant > low if value.above else _meant >= low)
    if value.high is not None:
        high = as_number(value.high)
        made.append(_meant < high if value.below else _meant <= high)
    return made


def _dates_within(value: ValueRange) -> list[ColumnElement[bool]]:
    """Return what holds for dates within: their years, for the index, and what they begin with."""
    made: list[ColumnElement[bool]] = [_IS_DATE]
    if value.low is not None:
        begins: ColumnElement[Any] = func.substr(mark.c.value, 1, len(value.low))
        made.append(_meant >= float(value.low[:_YEAR]))
        made.append(begins > value.low if value.above else begins >= value.low)
    if value.high is not None:
        begins = func.substr(mark.c.value, 1, len(value.high))
        made.append(_meant <= float(value.high[:_YEAR]))
        made.append(begins < value.high if value.below else begins <= value.high)
    return made
