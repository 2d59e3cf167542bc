"""Traditional text shown as simplified and the reverse, by OpenCC, with an exact alignment.

OpenCC converts clause by clause. Each character stands for one, but a phrase that becomes longer or
shorter (the words of Taiwan) is an atom of the map.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from annotator.text.cancel import Asked, Cancelled, never
from annotator.text.offsets import Edit, OffsetMap, of_edits, replaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from opencc import OpenCC

    from annotator.text.offsets import Span


class Script(StrEnum):
    """What a text can be shown as; the values are OpenCC's names for the conversions."""

    SIMPLIFIED = "t2s"
    TRADITIONAL = "s2t"
    SIMPLIFIED_FROM_TAIWAN = "tw2sp"
    TRADITIONAL_OF_TAIWAN = "s2twp"


_CLAUSES_UNASKED = 1000
_FEW_PHRASES = 1000
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
    changing = _changing(script)
    if changing.isdisjoint(text):
        return text, OffsetMap()
    parts: list[str] = []
    edits: list[Edit] = []
    at = 0
    # the same clauses as OpenCC makes: every second one is what separates them
    for index, clause in enumerate(_converter(script).split_chars_re.split(text)):
        if index % _CLAUSES_UNASKED == 0 and cancelled():
            raise Cancelled
        if index % 2 == 0 and not changing.isdisjoint(clause):
            made, found = _converted(clause, script)
            parts.append(made)
            for (start, end), (first, last) in found.blocks() if found else ():
                edits.append(Edit(at + start, at + end, made[first:last]))
        else:
            parts.append(clause)
        at += len(clause)
    return "".join(parts), of_edits(edits)


@cache
def _converter(script: Script) -> OpenCC:
    from opencc import OpenCC  # reads its dictionaries: not before they are asked for

    return OpenCC(script.value)


@dataclass(frozen=True, slots=True)
class _Step:
    """One group of dictionaries; ``uneven`` finds its keys that change length.

    ``phrases`` finds its keys of several characters, where there are few: a clause without any is
    converted character for character, by ``characters``.
    """

    group: _Group
    uneven: re.Pattern[str] | None
    phrases: re.Pattern[str] | None
    characters: dict[str, str]


@cache
def _steps(script: Script) -> list[_Step]:
    """Return the dictionaries as they are used in turn."""
    groups: list[_Group] = _converter(script)._dict_chain_data  # noqa: SLF001 - told nowhere else
    steps: list[_Step] = []
    for group in groups:
        words = [(key, _first(values)) for *_, words in group for key, values in words.items()]
        phrases = [key for key, _ in words if len(key) > 1]
        steps.append(
            _Step(
                group,
                _any_of(key for key, value in words if len(key) != len(value)),
                _any_of(phrases) if len(phrases) <= _FEW_PHRASES else None,
                # of two dictionaries the first one has its way
                {key: value for key, value in reversed(words) if len(key) == 1},
            )
        )
    return steps


def _any_of(keys: Iterable[str]) -> re.Pattern[str] | None:
    pattern = "|".join(map(re.escape, keys))
    return re.compile(pattern) if pattern else None


def simplified_characters() -> dict[str, str]:
    """Return what single characters become when they are simplified one by one."""
    found: dict[str, str] = {}
    for step in _steps(Script.SIMPLIFIED):
        found = {**step.characters, **found}
    return {key: value for key, value in found.items() if len(value) == 1 and value != key}


@cache
def _changing(script: Script) -> frozenset[str]:
    """Return the characters without which nothing is changed: most text has few of them."""
    found: set[str] = set()
    for step in _steps(script):
        for *_, words in step.group:
            for key, values in sorted(words.items(), key=lambda item: len(item[0])):
                value = _first(values)
                if value != key and found.isdisjoint(key):
                    # a key is replaced only where each of its characters stands
                    other = (a for a, b in zip_longest(key, value) if a and a != b)
                    found.add(next(other, key[0]))
    return frozenset(found)


def _first(values: str) -> str:
    return values.split(" ")[0]


def _converted(clause: str, script: Script) -> tuple[str, OffsetMap]:
    """Return what OpenCC makes of ``clause``, and the map to it.

    OpenCC does not tell what it replaces, so its way is gone again where a length may change.
    Should that end elsewhere than OpenCC did, all is one edit.
    """
    text, found = clause, OffsetMap()
    for step in _steps(script):
        made = _converted_by(step, text, script)
        if step.uneven and step.uneven.search(text):
            edits = _matches(text, step.group)
            if replaced(text, edits) != made:
                edits = [Edit(0, len(text), made)]
            found = found.then(of_edits(edits))
        text = made
    return text, found


def _converted_by(step: _Step, text: str, script: Script) -> str:
    if step.phrases and not step.phrases.search(text):
        return "".join(map(step.characters.get, text, text))
    made: str = _converter(script)._convert(text, [step.group])  # noqa: SLF001 - one group alone
    return made


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
