"""Acts on the label set of a project, and what marks each of its labels has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import LabelsChanged
from annotator.model import Act
from annotator.review import relabelling
from annotator.review.acting import Acting, Outcome
from annotator.review.relabelling import Watch

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from annotator.labels import Edit
    from annotator.model import Mark, MarkStatus

MOST_IN_CONTEXT = 50
_AROUND = 16  # code points shown on either side of a mark


@dataclass(frozen=True, slots=True)
class InContext:
    """A mark as it is read: the raw text it covers, with what is around it in a report."""

    report: str
    before: str
    text: str
    after: str
    label: str
    status: MarkStatus


@dataclass(frozen=True, slots=True)
class LabelUse:
    """The marks of some labels: how many of each status, in how many reports, the first of them.

    ``folded`` is how many of all would go where the labels become one, for another mark of them is
    at the same place. ``lists`` are the names of the word lists that suggest under the labels.
    """

    counts: Mapping[str, int]
    reports: int
    folded: int
    lists: tuple[str, ...]
    places: tuple[InContext, ...]

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return sum(self.counts.values())


class LabelActs(Acting):
    """How the label set of a project is changed."""

    def change_labels(self, edit: Edit, watch: Watch | None = None) -> Outcome | None:
        """Put an edit of the label set into effect, in all reports and as one act.

        The marks of a label follow it; labels that become one have one mark a place. None where
        nothing changes.

        Raises:
            LabelsChanged: the set is not the one that was edited any more.
            SpansOverlap: the new set forbids what there is.
            Cancelled: ``watch`` said so, and nothing is changed.

        """
        with self.project.writing() as at:
            if at.labels.source() != edit.before.source:
                raise LabelsChanged
            found = relabelling.changes(at, edit, watch or Watch())
            outcome = self._decide(at, None, Act.SET_LABELS, found)
        if outcome is not None:
            self.labels = edit.after
        return outcome

    def refresh_labels(self) -> bool:
        """Take the label set as it is in the project by now; return whether it is another."""
        with self.project.reading() as at:
            source = at.labels.source()
        if source == self.labels.source:
            return False
        self.labels = labels.parse(source, str(self.project.path))
        return True

    def label_counts(self) -> dict[str, int]:
        """Return how many marks each label has, in the whole project."""
        with self.project.reading() as at:
            found: dict[str, int] = {}
            for (label, _), count in at.marks.counts().items():
                found[label] = found.get(label, 0) + count
            return found

    def label_use(self, of: Collection[str], into: Collection[str] = ()) -> LabelUse:
        """Return what marks the labels ``of`` have, and what would be folded ``into`` others."""
        with self.project.reading() as at:
            merged = [*of, *(one for one in into if one not in of)]
            target = next(iter(into), "")
            groups = relabelling.by_place(at.labels.doubles(merged)) if into else ()
            folded = sum(len(others) for _, others in relabelling.double(groups, target))
            names: dict[int, str] = {}
            texts: dict[int, str] = {}
            places: list[InContext] = []
            for mark in at.labels.marks(of, MOST_IN_CONTEXT):
                if mark.report_id not in texts:
                    report = self._report(at, mark.report_id)
                    names[mark.report_id], texts[mark.report_id] = report.name, report.text
                places.append(_place(mark, names[mark.report_id], texts[mark.report_id]))
            return LabelUse(
                counts=at.labels.counts(of),
                reports=at.labels.reports(of),
                folded=folded,
                lists=tuple(one.head.name for one in at.lists.all() if one.head.label in of),
                places=tuple(places),
            )


def _place(mark: Mark, report: str, text: str) -> InContext:
    before = text[max(0, mark.start - _AROUND) : mark.start]
    after = text[mark.end : mark.end + _AROUND]
    covered = text[mark.start : mark.end]
    return InContext(report, _flat(before), _flat(covered), _flat(after), mark.label, mark.status)


def _flat(text: str) -> str:
    return " ".join(text.split())
