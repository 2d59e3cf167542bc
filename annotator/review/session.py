"""A reviewer at work on a project: every act is one transaction, logged with its inverse.

The window and the command line talk to this alone. An act returns what it changed, and whoever
shows the report follows that answer; nothing is read again.
"""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from itertools import groupby
from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import AlreadyThere
from annotator.review.acting import Outcome
from annotator.review.bulk_acts import BulkActs
from annotator.review.candidate_acts import CandidateActs, Found
from annotator.review.choosing import Choosing
from annotator.review.fact_acts import FactActs
from annotator.review.finding_acts import FindingActs
from annotator.review.label_acts import LabelActs
from annotator.review.mark_acts import MarkActs
from annotator.review.marks import MarkIndex
from annotator.review.queue_acts import QueueActs
from annotator.review.relation_acts import RelationActs
from annotator.review.revision import Revision
from annotator.store import Project, create, open_project
from annotator.store.files import is_there
from annotator.text.cancel import Cancelled

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from annotator.labels import LabelSet
    from annotator.model import Decision, Mark, Report, ReportSummary, Touch, WordList
    from annotator.text.cancel import Asked

_LATELY = 300  # reports that are looked at for what was labelled before

__all__ = ["Found", "Outcome", "Session"]


class Session(
    MarkActs,
    BulkActs,
    RelationActs,
    FindingActs,
    FactActs,
    CandidateActs,
    LabelActs,
    QueueActs,
    Choosing,
):
    """One reviewer's way into one project: what is there, and every act on it."""

    def __init__(self, project: Project, reviewer: str) -> None:
        super().__init__(project, reviewer)
        self._lists: tuple[int, tuple[WordList, ...]] | None = None

    @classmethod
    def open(cls, where: str | Path, reviewer: str) -> Session:
        """Return a session on the project at ``where``; errors as in ``store.open_project``."""
        return cls(open_project(where), reviewer)

    @classmethod
    def create(cls, where: str | Path, reviewer: str, labelset: LabelSet | None = None) -> Session:
        """Return a session on a new, empty project; errors as in ``store.create``."""
        return cls(create(where, (labelset or labels.default()).source), reviewer)

    @classmethod
    def open_or_create(cls, where: str | Path, reviewer: str) -> Session:
        """Return a session on the project at ``where``, made if nothing is there."""
        if not is_there(where):
            with suppress(AlreadyThere):  # somebody else has just made it
                return cls.create(where, reviewer)
        return cls.open(where, reviewer)

    def close(self) -> None:
        """Let go of the project."""
        self.project.close()

    # -- reading --------------------------------------------------------------------------------

    def summary(self, report_id: int) -> ReportSummary:
        """Return the report's line in the queue."""
        with self.project.reading() as at:
            return at.reports.summary(report_id)

    def report(self, report_id: int) -> tuple[Report, MarkIndex]:
        """Return the report with its text, and its marks, which are read when looked at."""
        with self.project.reading() as at:
            report = self._report(at, report_id)
            places = at.marks.places(report_id, len(report.text))
            relations = at.relations.of_report(report_id)
        return report, MarkIndex(places=places, read=self._marks, relations=relations)

    def _marks(self, ids: Sequence[int]) -> list[Mark]:
        with self.project.reading() as at:
            return at.marks.these(ids)

    def revision(self) -> Revision:
        """Return how far the project has come."""
        with self.project.reading() as at:
            rules = str(sorted(at.reports.project_rules().items()))
            newest = at.decisions.newest(), at.reports.newest(), at.marks.given()
            return Revision(*newest, rules)

    def project_rules(self) -> dict[str, bool]:
        """Return the rules of clean-up that the project switches on or off."""
        with self.project.reading() as at:
            return at.reports.project_rules()

    def word_lists(self) -> tuple[WordList, ...]:
        """Return the project's word lists; they are read again only where one was changed."""
        with self.project.reading() as at:
            newest = at.decisions.newest_of_project()
            known = self._lists
            if known is None or known[0] != newest:
                self._lists = known = (newest, tuple(at.lists.all()))
        return known[1]

    def past_labels(
        self, texts: Collection[str], but_not: int, most: int, cancelled: Asked
    ) -> Counter[str]:
        """Return how many spans over one of these raw ``texts`` have each label.

        Looked at are the reports that were worked on last, but for ``but_not``, and no more than
        ``most`` spans are counted.

        Raises:
            Cancelled: it was, meanwhile.

        """
        labels: Counter[str] = Counter()
        with self.project.reading() as at:
            lately = [one for one in at.queue.lately(_LATELY) if one != but_not]
            found = at.marks.confirmed_of_length({len(text) for text in texts}, lately)
            for report_id, here in groupby(found, key=lambda row: row[0]):
                if cancelled():
                    raise Cancelled
                text = at.reports.get(report_id).text
                labels.update(label for _, start, end, label in here if text[start:end] in texts)
                if labels.total() >= most:
                    break
        return labels

    def history(self, mark: Mark) -> list[Touch]:
        """Return what each decision did to ``mark``, oldest first, undone ones too."""
        with self.project.reading() as at:
            return at.decisions.of_mark(mark)

    def decisions(self, report_id: int | None = None) -> list[Decision]:
        """Return the log, oldest first: the whole, or one report's."""
        with self.project.reading() as at:
            return at.decisions.all(report_id)
