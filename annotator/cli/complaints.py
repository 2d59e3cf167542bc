"""What went wrong, told on standard error: a line each, and of very many the first."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from annotator.review.problems import Problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.errors import UserError


class Complaints(Problems):
    """Problems that are told as they come."""

    def tell(self, found: Iterable[UserError]) -> None:
        """Tell each of ``found``, unless very many were told already."""
        for problem in found:
            if self.add(problem):
                complain(problem)

    def tell_more(self) -> None:
        """Tell how many there were that were not told."""
        if self.more:
            complain(f"{self.more} more were refused or remarked upon.")


def complain(problem: object) -> None:
    """Tell one thing that went wrong, in a line."""
    print(f"annotator: {' '.join(str(problem).splitlines())}", file=sys.stderr)
