"""Marks in the database: reading them, and putting a change of one into effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from annotator.errors import MarkGone
from annotator.model import Mark, MarkChange, MarkStatus, Origin, Value
from annotator.store import rows
from annotator.store.tables import mark

if TYPE_CHECKING:
    from collections.abc import Iterable


class Marks:
    """The marks of all reports of a project."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    @rows.read
    def of_report(self, report_id: int) -> list[Mark]:
        """Return the report's marks in text order."""
        found = self._db.execute(
            select(mark).where(mark.c.report_id == report_id).order_by(mark.c.start, mark.c.id)
        )
        return [_mark(row) for row in found]

    @rows.read
    def get(self, mark_id: int) -> Mark:
        """Return the mark with this id.

        Raises:
            MarkGone: there is none (any more).

        """
        row = self._db.execute(select(mark).where(mark.c.id == mark_id)).one_or_none()
        if row is None:
            raise MarkGone
        return _mark(row)

    def expect(self, seen: Mark) -> None:
        """Make sure that the mark is still as it was ``seen``.

        Raises:
            MarkGone: it is not.

        """
        if self.get(seen.id) != seen:
            raise MarkGone

    @rows.read
    def overlapping(self, report_id: int, start: int, end: int) -> list[Mark]:
        """Return the marks that share a character with ``start``-``end``, in text order."""
        found = self._db.execute(
            select(mark)
            .where(mark.c.report_id == report_id, mark.c.start < end, mark.c.end > start)
            .order_by(mark.c.start, mark.c.id)
        )
        return [_mark(row) for row in found]

    def add_many(self, new: Iterable[Mark]) -> None:
        """Store marks that have no id yet."""
        found = [_row(one) for one in new]
        for row in found:
            del row["id"]
        if found:
            self._db.execute(insert(mark), found)

    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many marks each (label, status) has in the whole project."""
        found = self._db.execute(
            select(mark.c.label, mark.c.status, func.count()).group_by(mark.c.label, mark.c.status)
        )
        return {(label, status): count for label, status, count in found}

    def next_id(self) -> int:
        """Return the id that the next mark may take; ids are never given twice."""
        given = self._db.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'mark'")
        highest = self._db.execute(select(func.max(mark.c.id))).scalar()
        return max(int(given.scalar() or 0), int(highest or 0)) + 1

    def apply(self, change: MarkChange) -> None:
        """Put ``change`` into effect.

        Raises:
            MarkGone: the mark is not as the change expects it to be.

        """
        current = self._db.execute(select(mark).where(mark.c.id == change.mark_id)).one_or_none()
        if (None if current is None else _mark(current)) != change.before:
            raise MarkGone
        if change.after is None:
            self._db.execute(delete(mark).where(mark.c.id == change.mark_id))
        elif change.before is None:
            self._db.execute(insert(mark).values(_row(change.after)))
        else:
            self._db.execute(
                update(mark).where(mark.c.id == change.mark_id).values(_row(change.after))
            )


def _mark(row: Row[Any]) -> Mark:
    return Mark(
        id=row.id,
        report_id=row.report_id,
        start=row.start,
        end=row.end,
        label=row.label,
        status=MarkStatus(row.status),
        origin=Origin(row.origin_by, row.origin_rule, row.origin_score),
        value=Value(row.value, row.unit, row.mod),
        note=row.note,
        extra=row.extra,
    )


def _row(one: Mark) -> dict[str, Any]:
    return {
        "id": one.id,
        "report_id": one.report_id,
        "start": one.start,
        "end": one.end,
        "label": one.label,
        "status": one.status.value,
        "origin_by": one.origin.by,
        "origin_rule": one.origin.rule,
        "origin_score": one.origin.score,
        "value": one.value.value,
        "unit": one.value.unit,
        "mod": one.value.mod,
        "note": one.note,
        "extra": one.extra,
    }
