"""What is known of all marks of the report under review, without looking at all for each act."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model import Change, MarkChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Decision
    from annotator.store.project import Transaction
    from annotator.store.reports import Counts


@dataclass(frozen=True, slots=True)
class Counted:
    """How many marks of a report have each status, and how long none is longer than.

    Nothing changes marks but a decision, or new ones that come; where neither has come since, what
    was counted holds.
    """

    report_id: int
    counts: Counts
    longest: int  # code points
    decision: tuple[int, str]  # the newest then
    given: int  # the highest id of a mark then

    def holds(self, at: Transaction, report_id: int) -> bool:
        """Return whether this is known of the report now."""
        return (
            self.report_id == report_id
            and self.decision == at.decisions.last()
            and self.given == at.marks.given()
        )


def count(at: Transaction, report_id: int) -> Counted:
    """Return what there is to know, counted."""
    counts, longest = at.reports.counts(report_id), at.marks.longest(report_id)
    return Counted(report_id, counts, longest, at.decisions.last(), at.marks.given())


def follow(known: Counted, changes: Iterable[Change], decision: Decision) -> Counted:
    """Return what is ``known`` after ``changes``, which ``decision`` keeps."""
    counts, longest, given = Counter(known.counts), known.longest, known.given
    for change in changes:
        if isinstance(change, MarkChange):
            if change.before is not None:
                counts[change.before.status] -= 1
            if change.after is not None:
                counts[change.after.status] += 1
                longest = max(longest, change.after.end - change.after.start)
                given = max(given, change.after.id)
    last = (decision.id, decision.made_at)
    return Counted(known.report_id, counts, longest, last, given)
