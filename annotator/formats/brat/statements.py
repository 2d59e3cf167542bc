"""The lines of an .ann file: what each says, told apart by the first letter of its id.

The rules are those of brat's own reader (annotation.py): columns are separated by tabs, the parts
of the second one by blanks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.formats.lines import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_KINDS = "TREAMN#*"
_ID = re.compile(r"(?:[A-Za-z]+|#[A-Za-z]*)[0-9]+\S*|\*")
_SPAN = re.compile(r"(\S+) ([0-9]{1,10} [0-9]{1,10}(?:;[0-9]{1,10} [0-9]{1,10})*)")


class Statement(NamedTuple):
    """One line: its number, its id ("T1"), the parts of its second column, and what follows."""

    line: int
    id: str
    parts: tuple[str, ...]
    tail: str

    @property
    def kind(self) -> str:
        """Return the letter that says what it is."""
        return self.id[0]


class TextBound(NamedTuple):
    """A stretch of text: its type and its pieces, in order, as the file counts."""

    type: str
    pieces: tuple[tuple[int, int], ...]


def statements(path: Path) -> Iterator[tuple[int, Statement | ValueError]]:
    """Yield the number of each line of ``path`` that is not blank, and what it says, or why not.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    for number, line in text_lines(path):
        if isinstance(line, ValueError):
            yield number, line
        elif line.strip():
            yield number, _statement(number, line)


def _statement(number: int, line: str) -> Statement | ValueError:
    columns = line.split("\t", 2)
    parts = tuple(columns[1].split(" ")) if len(columns) > 1 else ()
    parts = tuple(part for part in parts if part)
    if not _ID.fullmatch(columns[0]) or columns[0][0] not in _KINDS or not parts:
        return ValueError(f"“{line[:20]}” is no annotation of brat")
    return Statement(number, columns[0], parts, columns[2] if len(columns) > 2 else "")


def text_bound(one: Statement) -> TextBound:
    """Return the stretch of text that the statement ``one`` names.

    Raises:
        ValueError: its offsets are none.

    """
    found = _SPAN.fullmatch(" ".join(one.parts))
    if found is None:
        raise ValueError(f"{one.id} has no type with offsets: “{' '.join(one.parts)[:40]}”")
    pairs = (pair.split(" ") for pair in found[2].split(";"))
    return TextBound(found[1], tuple(sorted((int(start), int(end)) for start, end in pairs)))


def argument(part: str) -> tuple[str, str]:
    """Return the role and the id of a ``ROLE:ID``; the role without the number brat adds to it.

    Raises:
        ValueError: it is none.

    """
    role, colon, target = part.rpartition(":")
    if not colon or not role or not target:
        raise ValueError(f"“{part[:20]}” is no role with an id")
    return (role.rstrip("0123456789") or role), target


def is_break(text: str) -> bool:
    """Return whether ``text`` is made of nothing but what ends a line for brat's reader."""
    return not any(text.splitlines())
