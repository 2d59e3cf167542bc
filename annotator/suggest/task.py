"""What a suggester is given: the text, the day it resolves dates against, a way to be stopped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

from annotator.model import Suggestion
from annotator.text.cancel import Asked, Cancelled, never


@dataclass(frozen=True, slots=True)
class Task:
    """One report's text to find candidates in."""

    text: str
    report_date: date | None = None
    cancelled: Asked = never

    def check(self) -> None:
        """Raise Cancelled where the caller has asked to stop; suggesters call it now and then."""
        if self.cancelled():
            raise Cancelled


Suggester = Callable[[Task], Iterator[Suggestion]]
"""A suggester yields its candidates in any order, overlapping or not; merging comes later."""
