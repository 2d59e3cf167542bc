"""What did not come in with a batch: the first of it to be told, and how much there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.errors import UserError

KEPT = 1000
"""Problems that are told one by one; a file of a million bad lines has a million of them."""


class Problems:
    """Errors and remarks in the order in which they came; the count is that of all."""

    def __init__(self, found: Iterable[UserError] = ()) -> None:
        self.kept: list[UserError] = []
        self.count = 0
        self.refused = 0
        for problem in found:
            self.add(problem)

    def __len__(self) -> int:
        return self.count

    @property
    def more(self) -> int:
        """How many there are that are not kept."""
        return self.count - len(self.kept)

    def add(self, problem: UserError) -> bool:
        """Count one more; return whether it is kept."""
        self.count += 1
        self.refused += not problem.harmless
        if len(self.kept) == KEPT:
            return False
        self.kept.append(problem)
        return True
