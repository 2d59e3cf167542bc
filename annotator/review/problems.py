"""What did not come in with a batch: the first of it to be told, and how much there is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.errors import AlsoElsewhere, OtherCounting

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

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


@dataclass(slots=True)
class Repeats:
    """The harmless remarks on the records of one file: the first of a kind, and how many more.

    Who has ``told_how`` the offsets count is not told it.
    """

    told_how: bool
    _seen: dict[tuple[object, ...], tuple[UserError, int]] = field(default_factory=dict)

    def first(self, remarks: Sequence[UserError]) -> Iterator[UserError]:
        """Yield those of ``remarks`` that are to be told now."""
        for remark in remarks:
            if self.told_how and isinstance(remark, OtherCounting):
                continue
            kind = (type(remark), *sorted(_said(remark)))
            known = self._seen.get(kind)
            if not remark.harmless:
                yield remark
            elif known is None:
                self._seen[kind] = remark, 0
                yield remark
            else:
                self._seen[kind] = known[0], known[1] + 1

    def again(self, path: Path) -> Iterator[UserError]:
        """Yield of how many more records of the file ``path`` the same holds."""
        for remark, count in self._seen.values():
            if count:
                yield AlsoElsewhere(path=path, count=count, line=remark.params.get("line"))


def _said(remark: UserError) -> Iterator[tuple[str, str]]:
    return ((key, str(value)) for key, value in remark.params.items() if key != "line")
