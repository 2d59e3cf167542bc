"""What reports of a project say against each other: one body's figure at one date, and ids.

Facts are compared that name their body and date in the same words, and mean the number alike; two
figures agree where their rounding lets them be one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.checks.figures import exact_of
from annotator.checks.written import slack_of
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Elsewhere, ProjectFinding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from annotator.model import Fact, ReportFacts

DIFFERING, SAME_ID = "differing", "same_id"
NAMES = {
    DIFFERING: QT_TRANSLATE_NOOP("findings", "Reports that differ"),
    SAME_ID: QT_TRANSLATE_NOOP("findings", "One id, several reports"),
}
"""What the rules are called."""
IGNORE = {
    DIFFERING: QT_TRANSLATE_NOOP(
        "findings", "Where one report corrects the other, or each counts in its own way."
    ),
    SAME_ID: QT_TRANSLATE_NOOP("findings", "Where they were meant to be one report."),
}
"""When a reviewer may let their findings be."""
_Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """What one report says, and the least and the most that it can mean."""

    place: Elsewhere
    least: Decimal
    most: Decimal


@dataclass
class Across:
    """The facts of a project, taken report by report in the order of the queue."""

    _said: defaultdict[_Key, list[_Said]] = field(default_factory=lambda: defaultdict(list))
    _ids: defaultdict[str, list[Elsewhere]] = field(default_factory=lambda: defaultdict(list))

    def add(self, report_id: int, told: ReportFacts) -> None:
        """Take what one more report says."""
        report = told.report
        here = Elsewhere(report_id, report.uid, report.name, 0, 0, report.name)
        self._ids[report.uid].append(here)
        for one in told.facts:
            key, value = _key(one), exact_of(one.mark)
            if key is None or value is None:
                continue
            words = told.words(one.mark)
            slack = slack_of(words, ratio=one.mark.label == "PERCENT")
            place = Elsewhere(
                report_id, report.uid, report.name, one.mark.start, one.mark.end, words
            )
            self._said[key].append(_Said(place, value - slack, value + slack))

    def findings(self) -> Iterator[ProjectFinding]:
        """Yield what does not agree: ids first, then figures by body and indicator."""
        for uid, places in self._ids.items():
            if len(places) > 1:
                names = ", ".join(one.report for one in places)
                yield ProjectFinding(
                    SAME_ID,
                    Severity.FAULT,
                    tuple(places),
                    QT_TRANSLATE_NOOP("findings", "The id {id} is that of several: {names}."),
                    {"id": uid, "names": names},
                )
        for key, said in sorted(self._said.items()):
            if _differ(said):
                yield _finding(key, said)


def _key(one: Fact) -> _Key | None:
    """Return by what a fact is compared; None where the text does not tell it all."""
    scope, indicator, date = one.scope, one.indicator, one.as_of
    if scope is None or indicator is None or date is None:
        return None
    if date.place is None and date.rule is not None:
        return None  # the day of the report: no more than when it was written
    meant = ",".join(sorted(one.qualifiers))
    return scope.text, indicator.text, date.text, meant, one.mark.value.unit or ""


def _differ(said: list[_Said]) -> bool:
    """Return whether two reports say what cannot be one figure."""
    reports = {one.place.report_id for one in said}
    if len(reports) < 2:  # within one it is for another rule
        return False
    return max(one.least for one in said) > min(one.most for one in said)


def _finding(key: _Key, said: list[_Said]) -> ProjectFinding:
    scope, indicator, date, *_ = key
    values = "; ".join(f"{one.place.value} ({one.place.report})" for one in said)
    return ProjectFinding(
        DIFFERING,
        Severity.HINT,
        tuple(one.place for one in said),
        QT_TRANSLATE_NOOP("findings", "{indicator}, {scope}, {date}: {values}."),
        {"indicator": indicator, "scope": scope, "date": date, "values": values},
    )
