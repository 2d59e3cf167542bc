"""Marks in the database: reading them, and putting a change of one into effect."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, bindparam, case, delete, func, insert, select, update

from annotator.errors import MarkGone
from annotator.model import Mark, MarkChange, MarkStatus, Origin, Value
from annotator.model.places import STATUSES, Places
from annotator.store import checked, rows
from annotator.store.bulk import insert_rows
from annotator.store.checked import FARTHEST
from annotator.store.dialect import phrases
from annotator.store.tables import mark, tally
from annotator.store.tallies import Tallies

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from annotator.store.tallies import Key

_COLUMNS = tuple(column.name for column in mark.columns)
_NEW = "new_"  # before the name of a parameter, which may not be that of its column
_Values = tuple[Any, ...]  # a row's, in the order of _COLUMNS
_STATUS_OF = {status.value: status for status in MarkStatus}
_NO_VALUE = Value()
_REPORT, _START, _END, _LABEL, _STATUS = range(1, 6)  # of them


# made once, for each act needs them: to make a statement takes longer than SQLite needs for it
_ONE = select(mark).where(mark.c.id == bindparam("wanted"))
_EACH = phrases.each()
_THESE = select(mark).where(mark.c.id.in_(select(_EACH.c.value))).order_by(mark.c.id)
_OVERLAPPING = (
    select(mark)
    .where(
        mark.c.report_id == bindparam("of"),
        mark.c.start >= bindparam("first"),
        mark.c.start < bindparam("until"),
        mark.c.end > bindparam("begin"),
    )
    .order_by(mark.c.start, mark.c.id)
)


class Marks:
    """The marks of all reports of a project."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._tallies = Tallies(connection)

    @rows.read
    def of_report(self, report_id: int, length: int | None = None) -> list[Mark]:
        """Return the report's marks in text order; its text has ``length`` code points."""
        found = self._db.execute(
            select(mark).where(mark.c.report_id == report_id).order_by(mark.c.start, mark.c.id)
        )
        marks = [from_row(row) for row in found]
        if length is not None:
            checked.inside(max((one.end for one in marks), default=0), length)
        return marks

    @rows.read
    def places(self, report_id: int, length: int) -> Places:
        """Return where its marks lie: a thousand of them are read in a millisecond.

        Its text has ``length`` code points.
        """
        status = case({one.value: k for k, one in enumerate(STATUSES)}, value=mark.c.status)
        wanted = select(mark.c.start, mark.c.start - mark.c.end, mark.c.id, status)
        here = wanted.where(mark.c.report_id == report_id).order_by(mark.c.start)
        found = self._db.execute(here).cursor  # whose rows are plain tuples
        places = Places([] if found is None else found.fetchall())
        checked.inside(places.last_end(), length)
        return places

    @rows.read
    def these(self, ids: Collection[int]) -> list[Mark]:
        """Return the marks with these ids, as far as they are there, in the order of the ids."""
        found = self._db.execute(_THESE, {"ids": json.dumps(list(ids))})
        return [from_row(row) for row in found]

    @rows.read
    def get(self, mark_id: int) -> Mark:
        """Return the mark with this id.

        Raises:
            MarkGone: there is none (any more).

        """
        row = self._db.execute(_ONE, {"wanted": mark_id}).one_or_none()
        if row is None:
            raise MarkGone
        return from_row(row)

    def expect(self, seen: Mark) -> None:
        """Make sure that the mark is still as it was ``seen``.

        Raises:
            MarkGone: it is not.

        """
        if self.get(seen.id) != seen:
            raise MarkGone

    def stretches(
        self, report_id: int, statuses: Collection[MarkStatus]
    ) -> list[tuple[int, int, str]]:
        """Return (start, end, label) of the report's marks of these ``statuses``, in text order."""
        wanted = select(mark.c.start, mark.c.end, mark.c.label).where(
            mark.c.report_id == report_id,
            mark.c.status.in_([one.value for one in statuses]),
        )
        found = self._db.execute(wanted.order_by(mark.c.start, mark.c.id)).cursor
        return [] if found is None else list(found.fetchall())  # plain tuples

    @rows.read
    def overlapping(
        self, report_id: int, start: int, end: int, longest: int | None = None
    ) -> list[Mark]:
        """Return the marks that share a character with ``start``-``end``, in text order.

        Where it is known how long the ``longest`` is, none is looked at that begins too far before.
        """
        first = 0 if longest is None else start - longest + 1
        place = {"of": report_id, "first": first, "begin": start, "until": end}
        found = self._db.execute(_OVERLAPPING, place)
        return [from_row(row) for row in found]

    @rows.read
    def contested(
        self, report_id: int, start: int, end: int, statuses: Iterable[MarkStatus]
    ) -> set[int]:
        """Return the ids of the marks in ``start``-``end`` that overlap another of ``statuses``."""
        found = self._db.execute(
            select(mark.c.start, mark.c.end, mark.c.id)
            .where(mark.c.report_id == report_id, mark.c.start < end, mark.c.end > start)
            .where(mark.c.status.in_([status.value for status in statuses]))
            .order_by(mark.c.start, mark.c.id)
        )
        contested: set[int] = set()
        farthest, whose = -1, 0
        for start, end, mark_id in found:
            if start < farthest:
                contested |= {mark_id, whose}
            if end > farthest:
                farthest, whose = end, mark_id
        return contested

    def add_many(self, new: Iterable[Mark], report_id: int | None = None) -> None:
        """Store marks that have no id yet: of the report that they name, or else of this one."""
        found = [_values(one, report_id) for one in new]
        if found:
            insert_rows(self._db, mark, [one[1:] for one in found])
            self._tell((), found)

    @rows.read
    def confirmed_of_length(
        self, lengths: Iterable[int], reports: Collection[int]
    ) -> list[tuple[int, int, int, str]]:
        """Return (report, start, end, label) of the reports' spans so many code points long.

        Those of a report follow one another, and the reports as they are named.
        """
        wanted = (
            select(mark.c.report_id, mark.c.start, mark.c.end, mark.c.label)
            .join_from(_EACH, mark, mark.c.report_id == _EACH.c.value)
            .where(
                mark.c.status == MarkStatus.CONFIRMED.value,
                (mark.c.end - mark.c.start).in_(list(lengths)),
            )
            .order_by(_EACH.c.key, mark.c.start)
        )
        found = self._db.execute(wanted, {"ids": json.dumps(list(reports))})
        return [(int(of), int(start), int(end), str(label)) for of, start, end, label in found]

    @rows.read
    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many marks each (label, status) has in the whole project."""
        found = self._db.execute(
            select(tally.c.label, tally.c.status, func.sum(tally.c.count)).group_by(
                tally.c.label, tally.c.status
            )
        )
        return {checked.texts(*key): int(count) for *key, count in found if count}

    @rows.read
    def by_label(
        self, reports: Collection[int], statuses: Iterable[MarkStatus]
    ) -> dict[int, Counter[str]]:
        """Return how many marks of ``statuses`` each label has in each of these reports."""
        wanted = (
            select(tally.c.report_id, tally.c.label, func.sum(tally.c.count))
            .where(
                tally.c.report_id.in_(select(_EACH.c.value)),
                tally.c.status.in_([status.value for status in statuses]),
                tally.c.count > 0,
            )
            .group_by(tally.c.report_id, tally.c.label)
        )
        counts: dict[int, Counter[str]] = {one: Counter() for one in reports}
        for of, label, count in self._db.execute(wanted, {"ids": json.dumps(list(reports))}):
            counts[of][checked.text(label)] = int(count)
        return counts

    @rows.read
    def next_id(self) -> int:
        """Return the id that the next mark may take; ids are never given twice."""
        highest = self._db.execute(select(func.max(mark.c.id))).scalar()
        return max(self.given(), int(highest or 0)) + 1

    def given(self) -> int:
        """Return the highest id that was ever given; it grows with every new mark."""
        return phrases.given(self._db, mark.name)

    def apply(self, *changes: MarkChange) -> None:
        """Put ``changes`` into effect, in their order; many in a few statements.

        Raises:
            MarkGone: a mark is not as its change expects it to be.

        """
        if not changes:
            return
        before = self._stored({change.mark_id for change in changes})
        after = dict(before)
        for change in changes:
            expected = None if change.before is None else _values(change.before)
            if after.get(change.mark_id) != expected:
                raise MarkGone
            if change.after is None:
                del after[change.mark_id]
            else:
                after[change.mark_id] = _values(change.after)
        gone = [{"gone": mark_id} for mark_id in before.keys() - after.keys()]
        new = [values for mark_id, values in after.items() if mark_id not in before]
        if gone:
            self._db.execute(delete(mark).where(mark.c.id == bindparam("gone")), gone)
        if new:
            self._db.execute(insert(mark), [dict(zip(_COLUMNS, one, strict=True)) for one in new])
        self._update([(before[k], now) for k, now in after.items() if k in before])
        self._tell(before.values(), after.values())

    def _tell(self, before: Iterable[_Values], after: Iterable[_Values]) -> None:
        """Let the tallies follow: the rows ``after`` stand where those ``before`` stood."""
        more: Counter[Key] = Counter(_key(one) for one in after)
        more.subtract(_key(one) for one in before)
        longest: dict[int, int] = {}
        for one in after:
            length = one[_END] - one[_START]
            longest[one[_REPORT]] = max(longest.get(one[_REPORT], 0), length)
        self._tallies.move(more, longest)

    @rows.read
    def _stored(self, ids: Collection[int]) -> dict[int, _Values]:
        found = self._db.execute(_THESE, {"ids": json.dumps(list(ids))})
        stored = {row.id: tuple(row) for row in found}
        for one in stored.values():
            from_row(one)  # which looks at each value
        return stored

    def _update(self, pairs: Iterable[tuple[_Values, _Values]]) -> None:
        """Write rows as they are now; those in which the same columns differ, together."""
        alike: dict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
        for old, new in pairs:
            differing = {
                f"{_NEW}{name}": now
                for name, was, now in zip(_COLUMNS, old, new, strict=True)
                if was != now
            }
            if differing:
                alike[tuple(differing)].append({"here": new[0], **differing})
        for names, found in alike.items():
            there = update(mark).where(mark.c.id == bindparam("here"))
            fresh: dict[str, Any] = {name[len(_NEW) :]: bindparam(name) for name in names}
            self._db.execute(there.values(fresh), found)


def _key(one: _Values) -> Key:
    return one[_REPORT], one[_LABEL], one[_STATUS]


def from_row(row: Sequence[Any]) -> Mark:
    """Return the mark that a row of its table holds."""
    # an export reads millions: by place is thrice as quick as by name
    number, report_id, start, end, label, status, by, rule, score, value, unit, mod, *rest = row
    note, extra, attributes = rest
    found = Mark(
        *(number, report_id, start, end, label, _STATUS_OF[status], _origin(by, rule, score)),
        *(_NO_VALUE if value is unit is mod is None else Value(value, unit, mod), note, extra),
        attributes,
    )
    plain = type(start) is type(end) is type(report_id) is int and 0 <= start < end < FARTHEST
    plain = plain and type(label) is type(note) is str and type(extra) is type(attributes) is dict
    return found if plain and found.value is _NO_VALUE and not attributes else checked.mark(found)


@lru_cache(maxsize=1024)
def _origin(by: str, rule: str | None, score: float | None) -> Origin:
    """Return an origin; most marks share theirs with many others."""
    return checked.origin(Origin(by, rule, score))


def _values(one: Mark, report_id: int | None = None) -> _Values:
    """Return the row of a mark, in the order of its columns; of the report, where one is given."""
    return (
        one.id,
        one.report_id if report_id is None else report_id,
        one.start,
        one.end,
        one.label,
        one.status.value,
        one.origin.by,
        one.origin.rule,
        one.origin.score,
        one.value.value,
        one.value.unit,
        one.value.mod,
        one.note,
        one.extra,
        one.attributes,
    )
