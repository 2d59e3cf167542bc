"""What of a project goes out: which reports, which of their marks, in which text, in which part."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from annotator.formats import Record
from annotator.formats.texts import Viewed, in_view
from annotator.model import MarkStatus, QueueFilter, ReportStatus
from annotator.review import linking
from annotator.review.splitting import Dealer
from annotator.text.cancel import Cancelled, never
from annotator.text.views import Mode

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.labels import LabelSet
    from annotator.model import Mark, ReportSummary
    from annotator.review.splitting import Split
    from annotator.store.project import Transaction
    from annotator.text.cancel import Asked

CONFIRMED = frozenset((MarkStatus.CONFIRMED,))
EVERY_REPORT = QueueFilter()
_AT_ONCE = 500  # lines of reports


@dataclass(frozen=True, slots=True)
class Selection:
    """What goes out: marks of ``statuses``, in the reports that are as ``wanted``.

    Where ``reviewers`` are named, only the marks that one of them decided on last, in the reports
    that one of them decided anything on. ``mode`` says which text the records have. ``split`` deals
    the reports out to parts.
    """

    statuses: frozenset[MarkStatus] = CONFIRMED
    reviewers: frozenset[str] = frozenset()
    wanted: QueueFilter = EVERY_REPORT
    mode: Mode = Mode.RAW
    split: Split | None = None


@dataclass(slots=True)
class Plan:
    """The ids of the reports that go out, part by part, and how many marks each label has in all.

    Without a split there is one part, which has no name.
    """

    parts: dict[str, array[int]]
    labels: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many reports go out."""
        return sum(map(len, self.parts.values()))

    def used(self, labels: LabelSet) -> tuple[str, ...]:
        """Return the labels that occur: those of the set in its order, then others by id."""
        return in_order(self.labels, labels)


def in_order(used: Counter[str], labels: LabelSet) -> tuple[str, ...]:
    """Return the ids of the labels that are ``used``: of the set in its order, then the others."""
    known = [label.id for label in labels.labels if used[label.id]]
    return (*known, *sorted(one for one in used.keys() - set(known) if used[one]))


def plan(at: Transaction, selection: Selection, cancelled: Asked = never) -> Plan:
    """Return which reports go out, in the order they were added; no text of one is read for that.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    split = selection.split
    dealer = None if split is None else Dealer(split)
    names = ("",) if split is None else split.names
    made = Plan({name: array("q") for name in names})
    for report_id, sha256, labels in _counted(at, selection, cancelled):
        part = 0 if dealer is None else dealer.deal(sha256, labels)
        made.parts[names[part]].append(report_id)
        made.labels.update(labels)
    return made


def first(at: Transaction, selection: Selection, most: int, cancelled: Asked = never) -> Plan:
    """Return a plan of the ``most`` first reports that go out, in one part.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    made = Plan({"": array("q")})
    for report_id, _, labels in islice(_counted(at, selection, cancelled), most):
        made.parts[""].append(report_id)
        made.labels.update(labels)
    return made


def _counted(
    at: Transaction, selection: Selection, cancelled: Asked
) -> Iterator[tuple[int, str, Counter[str]]]:
    """Yield the id of each report that goes out, its sha256, and how many marks of each label."""
    ids = at.queue.ids(selection.wanted)
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        counts = at.marks.by_label(some, selection.statuses)
        digests = at.reports.digests(some)
        for line in at.queue.lines(some):
            if cancelled():
                raise Cancelled
            if _is_unseen(line, selection):
                continue
            labels = counts[line.id]
            if selection.reviewers:
                if not at.past.deciders(line.id)[0] & selection.reviewers:
                    continue
                marks = _marks_of(at, line.id, line.length, selection)
                labels = Counter(mark.label for mark in marks)
            yield line.id, digests[line.id], labels


def _is_unseen(line: ReportSummary, selection: Selection) -> bool:
    """Return whether nobody has looked at a report, and without its suggestions it would be empty.

    It would claim that there is nothing in it.
    """
    unseen = line.status is ReportStatus.NEW and not line.confirmed
    return unseen and MarkStatus.SUGGESTED not in selection.statuses


def _marks_of(
    at: Transaction, report_id: int, length: int, selection: Selection
) -> tuple[Mark, ...]:
    """Return those marks of a report that go out, in text order."""
    found = [
        mark for mark in at.marks.of_report(report_id, length) if mark.status in selection.statuses
    ]
    if selection.reviewers and found:
        last = at.past.deciders(report_id)[1]
        found = [mark for mark in found if last.get(mark.id) in selection.reviewers]
    return tuple(found)


def records(
    at: Transaction, ids: Sequence[int], selection: Selection, cancelled: Asked = never
) -> Iterator[Viewed]:
    """Yield the record of each of these reports; one is held at a time.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    for report_id in ids:
        if cancelled():
            raise Cancelled
        report = at.reports.get(report_id)
        marks = _marks_of(at, report_id, len(report.text), selection)
        links = linking.links_between(marks, at.relations.of_report(report_id))
        yield in_view(Record(report, marks, links), selection.mode, cancelled)
