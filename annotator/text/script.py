"""Traditional text shown as simplified and the reverse, by OpenCC, with an exact alignment.

OpenCC converts clause by clause. Where it keeps the number of characters, each stands for one; a
phrase that becomes longer or shorter (the words of Taiwan) is an atom of the map.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from annotator.text.offsets import Edit, OffsetMap, of_edits, replaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from opencc import OpenCC

    from annotator.text.offsets import Span


class Script(StrEnum):
    """What a text can be shown as; the values are OpenCC's names for the conversions."""

    SIMPLIFIED = "t2s"
    TRADITIONAL = "s2t"
    SIMPLIFIED_FROM_TAIWAN = "tw2sp"
    TRADITIONAL_OF_TAIWAN = "s2twp"


_Dictionary = tuple[int, int, dict[str, str]]
"""Length of the longest key, of the shortest, and what each key becomes."""


@lru_cache(maxsize=4)
def convert(text: str, script: Script) -> tuple[str, OffsetMap]:
    """Return ``text`` as OpenCC converts it to ``script``, and the map from it."""
    converter = _converter(script)
    parts: list[str] = []
    edits: list[Edit] = []
    at = 0
    # the same clauses as OpenCC makes: every second one is what separates them
    for index, clause in enumerate(converter.split_chars_re.split(text)):
        if index % 2 == 0 and clause:
            made = converter.convert(clause)
            if len(made) != len(clause):
                edits += _aligned(clause, made, converter, at)
            parts.append(made)
        else:
            parts.append(clause)
        at += len(clause)
    return "".join(parts), of_edits(edits)


@cache
def _converter(script: Script) -> OpenCC:
    from opencc import OpenCC  # reads its dictionaries: not before they are asked for

    return OpenCC(script.value)


def _aligned(clause: str, made: str, converter: OpenCC, offset: int) -> Iterator[Edit]:
    """Yield the edits of unequal length that turn ``clause`` into ``made``, moved by ``offset``.

    OpenCC does not tell them, so its way is gone again: one group of dictionaries after another.
    Should that end elsewhere than OpenCC did, the whole clause is one edit.
    """
    text, found = clause, OffsetMap()
    for group in converter._dict_chain_data:  # noqa: SLF001 - they are told nowhere else
        edits = _matches(text, group)
        found = found.then(of_edits(edits))
        text = replaced(text, edits)
    if text != made:
        yield Edit(offset, offset + len(clause), made)
        return
    for (start, end), (first, last) in found.blocks():
        yield Edit(offset + start, offset + end, made[first:last])


def _matches(text: str, group: list[_Dictionary]) -> list[Edit]:
    """Return what OpenCC replaces in ``text``: of each dictionary the longest keys first."""
    unmatched = [(0, len(text))]
    edits: list[Edit] = []
    for longest, shortest, words in group:
        waiting = [(*stretch, longest) for stretch in unmatched]
        unmatched = []
        while waiting:
            start, end, most = waiting.pop()
            found = _longest_key(text, start, end, range(most, shortest - 1, -1), words)
            if found is None:
                unmatched.append((start, end))
                continue
            first, last = found
            edits.append(Edit(first, last, words[text[first:last]].split(" ")[0]))
            # what is left and right of the longest key holds none that is longer
            rest = (start, first, last - first), (last, end, last - first)
            waiting += [part for part in rest if part[0] < part[1]]
    return sorted(edits)


def _longest_key(
    text: str, start: int, end: int, lengths: range, words: dict[str, str]
) -> Span | None:
    for length in lengths:
        for first in range(start, end - length + 1):
            if text[first : first + length] in words:
                return first, first + length
    return None
