"""Traditional text shown as simplified and the reverse, by OpenCC, with an exact alignment.

OpenCC converts clause by clause. Each character stands for one, but a phrase that becomes longer or
shorter (the words of Taiwan) is an atom of the map.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from annotator.text.cancel import Asked, Cancelled, never
from annotator.text.offsets import Edit, OffsetMap, of_edits, replaced

if TYPE_CHECKING:
    from opencc import OpenCC

    from annotator.text.offsets import Span


class Script(StrEnum):
    """What a text can be shown as; the values are OpenCC's names for the conversions."""

    SIMPLIFIED = "t2s"
    TRADITIONAL = "s2t"
    SIMPLIFIED_FROM_TAIWAN = "tw2sp"
    TRADITIONAL_OF_TAIWAN = "s2twp"


_CLAUSES_UNASKED = 1000
_Group = list[tuple[int, int, dict[str, str]]]
"""Dictionaries used in one go: length of the longest key, of the shortest, what each becomes."""


def convert(text: str, script: Script, cancelled: Asked = never) -> tuple[str, OffsetMap]:
    """Return ``text`` as OpenCC converts it to ``script``, and the map from it.

    Texts of late are kept, so that asking again costs nothing.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    known = _LATELY.pop((text, script), None)
    _LATELY[text, script] = found = known or _convert(text, script, cancelled)
    while len(_LATELY) > _KEPT:
        _LATELY.pop(next(iter(_LATELY)), None)
    return found


_KEPT = 4
_LATELY: dict[tuple[str, Script], tuple[str, OffsetMap]] = {}


def _convert(text: str, script: Script, cancelled: Asked) -> tuple[str, OffsetMap]:
    parts: list[str] = []
    edits: list[Edit] = []
    at = 0
    # the same clauses as OpenCC makes: every second one is what separates them
    for index, clause in enumerate(_converter(script).split_chars_re.split(text)):
        if index % _CLAUSES_UNASKED == 0 and cancelled():
            raise Cancelled
        if index % 2 == 0 and clause:
            made, found = _converted(clause, script)
            parts.append(made)
            for (start, end), (first, last) in found.blocks():
                edits.append(Edit(at + start, at + end, made[first:last]))
        else:
            parts.append(clause)
        at += len(clause)
    return "".join(parts), of_edits(edits)


@cache
def _converter(script: Script) -> OpenCC:
    from opencc import OpenCC  # reads its dictionaries: not before they are asked for

    return OpenCC(script.value)


@cache
def _groups(script: Script) -> list[tuple[_Group, re.Pattern[str] | None]]:
    """Return the dictionaries as they are used in turn, with what finds keys that change length."""
    groups: list[_Group] = _converter(script)._dict_chain_data  # noqa: SLF001 - told nowhere else
    return [(group, _uneven(group)) for group in groups]


def _uneven(group: _Group) -> re.Pattern[str] | None:
    keys = [key for *_, words in group for key in words if len(key) != len(_first(words[key]))]
    return re.compile("|".join(map(re.escape, keys))) if keys else None


def _first(values: str) -> str:
    return values.split(" ")[0]


def _converted(clause: str, script: Script) -> tuple[str, OffsetMap]:
    """Return what OpenCC makes of ``clause``, and the map to it.

    OpenCC does not tell what it replaces, so its way is gone again where a length may change.
    Should that end elsewhere than OpenCC did, all is one edit.
    """
    text, found = clause, OffsetMap()
    for group, uneven in _groups(script):
        made: str = _converter(script)._convert(text, [group])  # noqa: SLF001 - one group alone
        if uneven and uneven.search(text):
            edits = _matches(text, group)
            if replaced(text, edits) != made:
                edits = [Edit(0, len(text), made)]
            found = found.then(of_edits(edits))
        text = made
    return text, found


def _matches(text: str, group: _Group) -> list[Edit]:
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
            edits.append(Edit(first, last, _first(words[text[first:last]])))
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
