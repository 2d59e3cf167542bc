"""How far a project has come, so that one may tell whether anything was done in another session."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from annotator.model import MarkChange

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Change, Decision


class Revision(NamedTuple):
    """What anything done in any session changes.

    The newest decision and report, the highest id that a mark was ever given, and the project's
    rules of clean-up. Where somebody else did something in between, what is done here does not lead
    on: the revision stays as it was, and so is not the project's.
    """

    decision: int = 0
    report: int = 0
    mark: int = 0
    rules: str = ""

    def after(self, decision: Decision) -> Revision:
        """Return the revision after a decision made here."""
        if decision.id != self.decision + 1:
            return self
        return self.with_marks(decision.changes)._replace(decision=decision.id)

    def with_marks(self, changes: Iterable[Change]) -> Revision:
        """Return the revision after marks that were stored here."""
        ids = [one.mark_id for one in changes if isinstance(one, MarkChange)]
        fresh = [number for number in ids if number > self.mark]
        leads_on = fresh and min(fresh) == self.mark + 1
        return self._replace(mark=max(fresh)) if leads_on else self

    def with_report(self, report_id: int, marks: int) -> Revision:
        """Return the revision after a report that was added here with so many marks."""
        if report_id != self.report + 1:
            return self
        return self._replace(report=report_id, mark=self.mark + marks)
