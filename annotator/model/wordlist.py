"""Word lists of a project: phrases that a curator says are of a label, or never to be suggested."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ListMode(StrEnum):
    """What a list is for; the values stand in the database."""

    MARK = "mark"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class ListHead:
    """What is said of a list. An ``IGNORE`` list without a label ("") is for every label."""

    name: str
    label: str
    mode: ListMode = ListMode.MARK


@dataclass(frozen=True, slots=True)
class WordList:
    """A list with its entries, as they were written, in the order they came; ``id`` 0 is new."""

    id: int
    head: ListHead
    entries: tuple[str, ...] = ()
