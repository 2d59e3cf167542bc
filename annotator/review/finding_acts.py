"""Acts on findings: one is confirmed, dismissed with a reason, or left open again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model import Act, JudgeChange
from annotator.review.acting import Acting, Outcome

if TYPE_CHECKING:
    from annotator.model import Finding, Judgement, ProjectFinding


class FindingActs(Acting):
    """What a reviewer makes of findings; it is remembered by the log, and can be undone."""

    def judge(
        self,
        report_id: int | None,
        finding: Finding | ProjectFinding,
        judgement: Judgement | None,
        before: Judgement | None = None,
    ) -> Outcome | None:
        """Rule on a finding of a report, of the project where that is None; None: open it again.

        ``before`` is its ruling as the reviewer saw it. Returns None where that is the same.

        Raises:
            FindingRuled: somebody has ruled otherwise on it since.

        """
        with self.project.writing() as at:
            changes = [] if before == judgement else [JudgeChange(finding.key, before, judgement)]
            return self._decide(at, report_id, Act.JUDGE, changes)
