"""What a suggester is given: the text, the day it resolves dates against, a way to be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from datetime import date

from annotator.model import Suggestion
from annotator.text.cancel import Asked, Cancelled, never

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Task:
    """A stretch of one report's clean text to find candidates in.

    ``text`` is simplified, character for character; ``written``, where it differs, is the same
    stretch in the script of the report. ``memory`` is shared by the stretches of one report: what
    a suggester learnt in one (a name, an alias) it may know again in those that follow.
    """

    text: str
    report_date: date | None = None
    cancelled: Asked = never
    written: str = ""
    memory: dict[str, set[str]] = field(default_factory=dict)
    _made: dict[Callable[[Task], object], object] = field(default_factory=dict)

    def check(self) -> None:
        """Raise Cancelled where the caller has asked to stop; suggesters call it now and then."""
        if self.cancelled():
            raise Cancelled

    def as_written(self, start: int, end: int) -> str:
        """Return a stretch of the text in the report's own script."""
        return (self.written or self.text)[start:end]

    def once(self, step: Callable[[Task], _T]) -> _T:
        """Return ``step(self)``, made when first asked for: what several suggesters need."""
        if step not in self._made:
            self._made[step] = step(self)
        return cast("_T", self._made[step])


Suggester = Callable[[Task], Iterator[Suggestion]]
"""A suggester yields its candidates in any order, overlapping or not; merging comes later."""

Sift = Callable[[Task, Sequence[Suggestion]], list[Suggestion]]
"""What is left of a stretch's candidates before they are merged."""
