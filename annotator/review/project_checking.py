"""What the reports of a project say against each other, with what reviewers made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.checks.across import Across
from annotator.model import Ruling
from annotator.review.facts import of_project
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.model import Judgement, ProjectFinding
    from annotator.review.session import Session
    from annotator.text.cancel import Asked


@dataclass(frozen=True, slots=True)
class CheckedAcross:
    """A finding of the project with what a reviewer made of it, None where nobody ruled on it."""

    finding: ProjectFinding
    judgement: Judgement | None = None

    @property
    def is_open(self) -> bool:
        """Whether it was not dismissed."""
        return self.judgement is None or self.judgement.ruling is not Ruling.DISMISSED


def across(
    session: Session,
    *,
    reached: Callable[[int, int], object] = lambda _done, _total: None,
    cancelled: Asked = never,
) -> list[CheckedAcross]:
    """Return what reports of the project say differently.

    ``reached`` is told of reports looked through, and of how many.

    Raises:
        Cancelled: it was.

    """
    found = Across()
    ids = session.queue_ids()
    for done, (report_id, told) in enumerate(zip(ids, of_project(session, ids), strict=True), 1):
        if cancelled():
            raise Cancelled
        found.add(report_id, told)
        reached(done, len(ids))
    with session.project.reading() as at:
        judged = at.past.judgements(None)
    return [CheckedAcross(one, judged.get(one.key)) for one in found.findings()]
