"""What brat asks of a folder: which types there are (annotation.conf), how they look (visual.conf).

The types are those of the label set and those that occur, so that brat takes what is there and
offers what may be added. The names of labels cannot hold what brat's files are written with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.formats.brat.names import type_of
from annotator.labels.attributes import YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Record

ANNOTATION = "annotation.conf"
LOOK = "visual.conf"

_NO_NAME = re.compile(r"[|,<>\[\]\s]+")


class Configuration:
    """The types of the label set, and those of the records as they are taken."""

    def __init__(self, how: Writing) -> None:
        self._how = how
        labels = how.labels
        self._labels = dict.fromkeys([one.id for one in labels.labels] + list(how.used))
        self._ends: dict[str, tuple[set[str], set[str]]] = {
            kind.id: (set(kind.from_labels), set(kind.to_labels)) for kind in labels.relations
        }
        self._choices: dict[str, dict[str, None]] = {}
        for label in labels.labels:
            for asked in label.attributes:
                self._choices.setdefault(asked.id, {}).update(
                    dict.fromkeys(choice.id for choice in asked.choices)
                )

    def take(self, record: Record) -> None:
        """Take in the types of ``record``."""
        for mark in record.marks:
            self._labels.setdefault(mark.label)
            for name, choice in mark.attributes.items():
                self._choices.setdefault(name, {}).setdefault(choice)
        for link in record.links:
            ends = self._ends.setdefault(link.kind, (set(), set()))
            ends[0].add(record.marks[link.from_mark].label)
            ends[1].add(record.marks[link.to_mark].label)

    def write(self, folder: Path) -> list[Path]:
        """Write both files to ``folder``, and return them."""
        files = {ANNOTATION: self._annotation(), LOOK: self._look()}
        for name, found in files.items():
            with (folder / name).open("w", encoding="utf-8", newline="\n") as out:
                out.writelines(f"{line}\n" for line in found)
        return [folder / name for name in files]

    def _annotation(self) -> Iterator[str]:
        yield "[entities]"
        yield from map(type_of, self._labels)
        yield "[relations]"
        yield "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>"
        for kind, ends in self._ends.items():
            yield f"{type_of(kind)}\tArg1:{_either(ends[0])}, Arg2:{_either(ends[1])}"
        yield "[events]"
        yield "[attributes]"
        for name, choices in self._choices.items():
            more = f", Value:{_either(choices)}" if choices.keys() - {YES.id} else ""
            yield f"{type_of(name)}\tArg:<ENTITY>{more}"

    def _look(self) -> Iterator[str]:
        labels, language = self._how.labels, self._how.language
        yield "[labels]"
        named = [(one, labels.get(one).name(language)) for one in self._labels]
        named += [(one, labels.relation(one).name(language)) for one in self._ends]
        for one, name in named:
            yield f"{type_of(one)} | {_NO_NAME.sub(' ', name).strip() or type_of(one)}"
        yield "[drawing]"
        for one in self._labels:
            yield f"{type_of(one)}\tbgColor:{labels.get(one).ink_dark}, borderColor:darken"


def _either(ids: Iterable[str]) -> str:
    return "|".join(sorted(map(type_of, ids))) or "<ENTITY>"
