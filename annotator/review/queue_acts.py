"""Acts on many reports of the queue at once, each as one step: their status, their tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model import Act, Change, Field, FieldChange, StatusChange
from annotator.model.report import tags_of, with_tags
from annotator.review.queueing import Queueing
from annotator.review.relabelling import Watch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from annotator.model import ReportStatus
    from annotator.review.acting import Outcome
    from annotator.store.project import Transaction

    _Changes = Callable[[Transaction, int], list[Change]]


class QueueActs(Queueing):
    """What a reviewer does with reports, unopened."""

    def set_statuses(
        self, report_ids: Sequence[int], status: ReportStatus, watch: Watch | None = None
    ) -> Outcome | None:
        """Say how far the review of each report is; None where nothing changes.

        Raises:
            Cancelled: ``watch`` said so, and nothing is changed.

        """

        def changes(at: Transaction, report_id: int) -> list[Change]:
            before = at.reports.status(report_id)
            return [] if before is status else [StatusChange(before, status)]

        return self._in_each(report_ids, Act.SET_STATUS, changes, watch or Watch())

    def set_tags(
        self,
        report_ids: Sequence[int],
        added: Iterable[str],
        removed: Iterable[str] = (),
        watch: Watch | None = None,
    ) -> Outcome | None:
        """Give each report the tags ``added``, and take ``removed`` away; None for no change.

        Raises:
            Cancelled: ``watch`` said so, and nothing is changed.

        """
        more, fewer = set(added), set(removed)

        def changes(at: Transaction, report_id: int) -> list[Change]:
            before = at.reports.field(report_id, Field.META)
            after = with_tags(before, (set(tags_of(before)) | more) - fewer)
            return [] if after == before else [FieldChange(Field.META, before, after)]

        return self._in_each(report_ids, Act.SET_TAGS, changes, watch or Watch())

    def _in_each(
        self, report_ids: Sequence[int], act: Act, changes: _Changes, watch: Watch
    ) -> Outcome | None:
        """Keep a decision for each report in which something changes, all in one step."""
        made: list[Outcome] = []
        with self.project.writing() as at:
            step = at.decisions.next_step()
            for number, report_id in enumerate(report_ids):
                watch.look(number, len(report_ids))
                found = changes(at, report_id)
                outcome = self._decide(at, report_id, act, found, takes_up=False, step=step)
                if outcome is not None:
                    made.append(outcome)
        return replace(made[0], more=tuple(made[1:])) if made else None
