"""How many marks each report has, by label and status: kept by whoever writes marks.

To count them takes as long as there are marks, and a project may have millions; an act changes two.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, case, func, insert, select, update

from annotator.model import MarkStatus
from annotator.store.dialect import phrases
from annotator.store.tables import mark, standing, tally

if TYPE_CHECKING:
    from collections.abc import Mapping

Key = tuple[int, str, str]
"""A report's id, a label's id, a status."""

_COUNTED = {
    MarkStatus.SUGGESTED.value: standing.c.open,
    MarkStatus.CONFIRMED.value: standing.c.confirmed,
    MarkStatus.REJECTED.value: standing.c.rejected,
}
# made once, for each act needs them
_MORE = (
    update(tally)
    .where(
        tally.c.report_id == bindparam("of"),
        tally.c.label == bindparam("under"),
        tally.c.status == bindparam("as"),
    )
    .values(count=tally.c.count + bindparam("more"))
)
_INSERT = insert(tally)
_EACH = phrases.each()
_THERE = select(tally.c.report_id, tally.c.label, tally.c.status).where(
    tally.c.report_id.in_(select(_EACH.c.value))
)
_LEAST = (  # the first entry of an index
    select(func.min(mark.c.origin_score))
    .where(mark.c.report_id == bindparam("of"), mark.c.status == MarkStatus.SUGGESTED.value)
    .scalar_subquery()
)
_STAND = (
    update(standing)
    .where(standing.c.report_id == bindparam("of"))
    .values(
        {column: column + bindparam(f"more_{name}") for name, column in _COUNTED.items()}
        | {
            standing.c.longest: case(
                (standing.c.longest < bindparam("length"), bindparam("length")),
                else_=standing.c.longest,
            ),
            standing.c.least: _LEAST,
        }
    )
)


class Tallies:
    """The counts of marks; what is written here is what ``verify`` would count."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def move(self, more: Mapping[Key, int], longest: Mapping[int, int] | None = None) -> None:
        """Note that there are so many ``more`` marks, or fewer; they have been written.

        ``longest`` tells how long the longest that came is, in code points, by the ids of reports.
        """
        lengths = longest or {}
        by_report: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_COUNTED, 0))
        for (report_id, _, status), count in more.items():
            by_report[report_id][status] += count  # where only the length is new, too
        self._count({key: count for key, count in more.items() if count})
        changed = [
            {"of": report_id, "length": lengths.get(report_id, 0)}
            | {f"more_{status}": count for status, count in counts.items()}
            for report_id, counts in by_report.items()
            if any(counts.values()) or report_id in lengths
        ]
        if changed:
            self._db.execute(_STAND, changed)

    def _count(self, more: Mapping[Key, int]) -> None:
        """Add to the rows that are there, and make those that are not."""
        if not more:
            return
        reports = {"ids": json.dumps(sorted({key[0] for key in more}))}
        there = {tuple(row) for row in self._db.execute(_THERE, reports)}
        known = [
            {"of": of, "under": label, "as": status, "more": count}
            for (of, label, status), count in more.items()
            if (of, label, status) in there
        ]
        new = [
            {"report_id": of, "label": label, "status": status, "count": count}
            for (of, label, status), count in more.items()
            if (of, label, status) not in there
        ]
        if known:
            self._db.execute(_MORE, known)
        if new:
            self._db.execute(_INSERT, new)
