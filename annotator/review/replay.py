"""The log followed change by change: what it leaves of each thing, and where it is broken.

Pure: whoever verifies a project brings the changes, and what is stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from heapq import merge
from itertools import groupby
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from annotator.model import (
    FieldChange,
    JudgeChange,
    LabelChange,
    LabelSetChange,
    ListChange,
    Mark,
    MarkChange,
    RelationChange,
    SettleChange,
    StatusChange,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from annotator.model import ListHead
    from annotator.store.integrity import Step

_T = TypeVar("_T")


class Break(NamedTuple):
    """A decision that found something otherwise than the ``earlier`` one had left it."""

    decision: int
    earlier: int


@dataclass(slots=True)
class Thread(Generic[_T]):
    """What the log has done to one thing so far; ``decision`` is the last that did, 0: none."""

    now: _T | None = None
    decision: int = 0
    breaks: list[Break] = field(default_factory=list)

    def go_on(self, decision: int, before: _T | None, after: _T | None) -> None:
        """Follow one change."""
        if self.decision and before != self.now:
            self.breaks.append(Break(decision, self.decision))
        self.now, self.decision = after, decision


@dataclass(slots=True)
class MarkThread(Thread[Mark]):
    """A mark so far; where nothing but its label was ever changed, only that is known of it."""

    label: str | None = None

    def move(self, decision: int, before: str, after: str) -> None:
        """Follow a change of its label alone."""
        known = self.label if self.now is None else self.now.label
        if self.decision and before != known:
            self.breaks.append(Break(decision, self.decision))
        if self.now is not None:
            self.now = replace(self.now, label=after)
        elif self.label is not None or not self.decision:
            self.label = after
        self.decision = decision

    def go_on(self, decision: int, before: Mark | None, after: Mark | None) -> None:
        """Follow a change of the mark."""
        if self.label is not None:
            if before is None or before.label != self.label:
                self.breaks.append(Break(decision, self.decision))
            self.label = None
            self.now = before
        Thread.go_on(self, decision, before, after)

    @property
    def is_gone(self) -> bool:
        """Whether the log took the mark away."""
        return bool(self.decision) and self.now is None and self.label is None

    def differs(self, stored: Mark) -> list[str]:
        """Return in what ``stored`` is not as the log left it: names of what a mark has."""
        if self.now is not None:
            return differing(stored, self.now)
        return ["label"] if self.label not in (None, stored.label) else []


def differing(one: Any, other: Any) -> list[str]:  # noqa: ANN401 - two of one dataclass
    """Return the names of the fields in which two of one dataclass differ."""
    return [f.name for f in fields(one) if getattr(one, f.name) != getattr(other, f.name)]


def of_mark(steps: Iterable[Step]) -> MarkThread:
    """Return one mark as ``steps``, all that was done to it, leave it."""
    thread = MarkThread()
    for step in steps:
        change = step.change
        if isinstance(change, LabelChange):
            thread.move(step.decision, change.before, change.after)
        elif isinstance(change, MarkChange):
            thread.go_on(step.decision, change.before, change.after)
    return thread


def of_others(steps: Iterable[Step]) -> dict[str, Thread[Any]]:
    """Return the relation, or what of a report or of the project was changed, by name.

    A relation is "relation"; of a report there are "status" and its fields; of the project
    "labels", "word list NUMBER" and "settled TEXT"; of both "finding KEY".
    """
    threads: dict[str, Thread[Any]] = {}
    for step in steps:
        change = step.change
        name = _name(change)
        if name is None:
            continue
        thread = threads.setdefault(name, Thread())
        if not isinstance(change, ListChange):
            thread.go_on(step.decision, change.before, change.after)
            continue
        entries = frozenset() if thread.now is None else thread.now[1]
        before = None if change.before is None else (change.before, entries)
        kept = (entries - set(change.removed)) | set(change.added)
        thread.go_on(step.decision, before, None if change.after is None else (change.after, kept))
    return threads


def is_told_by_log_alone(name: str) -> bool:
    """Return whether nothing else is stored of what ``of_others`` calls so."""
    return name.startswith(("settled ", "finding "))


def _name(change: object) -> str | None:
    if isinstance(change, RelationChange):
        return "relation"
    if isinstance(change, StatusChange):
        return "status"
    if isinstance(change, FieldChange):
        return change.field.value
    if isinstance(change, LabelSetChange):
        return "labels"
    if isinstance(change, SettleChange):
        return f"settled {change.text}"
    if isinstance(change, JudgeChange):
        return f"finding {change.finding}"
    return f"word list {change.list_id}" if isinstance(change, ListChange) else None


Listed = tuple["ListHead", frozenset[str]]
"""A word list: its head and its entries."""


def beside(
    rows: Iterable[_T], number: Callable[[_T], int], steps: Iterable[Step]
) -> Iterator[tuple[int, _T | None, list[Step]]]:
    """Yield each thing that is stored, or that the log knows, with what was done to it.

    Both come by rising numbers.
    """
    stored: Iterator[tuple[int, int, Any]] = ((number(row), 0, row) for row in rows)
    done: Iterator[tuple[int, int, Any]] = ((step.of, 1, step) for step in steps)
    together = merge(stored, done, key=_first)
    for of, group in groupby(together, key=_first):
        row: _T | None = None
        here: list[Step] = []
        for _, kind, one in group:
            if kind:
                here.append(one)
            else:
                row = one
        yield of, row, here


def _first(found: tuple[int, int, Any]) -> int:
    return found[0]
