"""When a post is held, was taken up or left, as its clause tells."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from annotator.facts.told import said_by
from annotator.model import Part, Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_CLAUSE = 60  # code points between a date and a title that it governs
_FROM = re.compile("(?:起|以来|至今|开始),?")
_CLAUSE_ENDS = re.compile(r"[,，、。.；;！!？?\n]")
_FILLED = re.compile(
    r"当选|担任|[出兼就接连升改历曾现起]任|任命|^年?任|聘|选举|推选|推举|增[补补选]|免去|辞去|卸任"
)


class Since:
    """Tells the date of each post of a report."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._dates = marked.of("DATE")
        self._starts = [one.start for one in self._dates]
        self._report = None if marked.date is None else Said(marked.date, rule="report")

    def of(self, title: Placed, *, is_said: bool) -> Said | None:
        """Return the date that governs a title in its clause, else that of the report.

        A date governs it where the clause says that somebody takes the post up or leaves it,
        ``is_said`` by a verb beside it, or where it opens the line, as in a life told by years.
        None where no date is known.
        """
        at = bisect_right(self._starts, title.start) - 1
        if at < 0 or title.start - self._dates[at].end > _CLAUSE:
            return self._report
        date = self._dates[at]
        since = _FROM.match(self._marked.folded, date.end)
        between = self._marked.folded[since.end() if since else date.end : title.start]
        if _CLAUSE_ENDS.search(between) or "\n" in self._marked.text[date.end : title.start]:
            return self._report
        if is_said or _FILLED.search(between) or self._opens(date):
            return said_by(self._marked, date, Part.AS_OF, "clause") or self._report
        return self._report

    def _opens(self, date: Placed) -> bool:
        start, _ = self._marked.paragraph(date.start)
        return date.start - start < _CLAUSE and not self._marked.text[start : date.start].strip()
