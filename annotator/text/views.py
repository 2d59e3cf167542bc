"""The texts a report can be read in: raw, clean, or clean and converted to another script."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.text.cancel import Asked, never
from annotator.text.clean import ALL_RULES, DEFAULT_RULES, View, clean, tidy
from annotator.text.furniture import find_furniture
from annotator.text.offsets import OffsetMap, Span, united
from annotator.text.script import Script, convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Mode(StrEnum):
    """How a report is shown; the values stand in the settings."""

    RAW = "raw"
    CLEAN = "clean"
    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    SIMPLIFIED_FROM_TAIWAN = "simplified_from_taiwan"
    TRADITIONAL_OF_TAIWAN = "traditional_of_taiwan"


SCRIPTS = {
    Mode.SIMPLIFIED: Script.SIMPLIFIED,
    Mode.TRADITIONAL: Script.TRADITIONAL,
    Mode.SIMPLIFIED_FROM_TAIWAN: Script.SIMPLIFIED_FROM_TAIWAN,
    Mode.TRADITIONAL_OF_TAIWAN: Script.TRADITIONAL_OF_TAIWAN,
}
Told = tuple[int, int, bool]
"""A stretch of raw text, and whether somebody, or the document itself, says it is furniture."""


def view_of(
    text: str,
    mode: Mode,
    rules: frozenset[str] = DEFAULT_RULES,
    cancelled: Asked = never,
) -> View:
    """Return what a reader sees of the raw ``text``; converted, it is clean first.

    Raises:
        Cancelled: ``cancelled`` said so, while it was being converted.

    """
    if mode is Mode.RAW:
        return View(text, OffsetMap())
    shown = tidy(text, rules)
    if mode is Mode.CLEAN:
        return shown
    converted, found = convert(shown.text, SCRIPTS[mode], cancelled)
    return View(converted, shown.map.then(found))


def chosen_rules(kind: str, *choices: Mapping[str, bool]) -> frozenset[str]:
    """Return the rules for a report of ``kind``: those that fit it, but as ``choices`` say.

    A later choice goes before an earlier one.
    """
    rules = set(ALL_RULES if kind == "markdown" else DEFAULT_RULES)
    for choice in choices:
        rules |= {name for name, on in choice.items() if on} & ALL_RULES
        rules -= {name for name, on in choice.items() if not on}
    return frozenset(rules)


def furniture_of(
    text: str, rules: frozenset[str] = DEFAULT_RULES, told: Iterable[Told] = ()
) -> tuple[Span, ...]:
    """Return the page furniture in the raw ``text``, as raw spans in order and apart.

    It is what is found in the clean text, but as ``told``; what is told last goes first.
    """
    view = clean(text, rules)
    found = [view.map.back(start, end) for start, end in find_furniture(view.text)]
    for start, end, is_furniture in told:
        found = [*_outside(found, start, end), *([(start, end)] if is_furniture else [])]
    return tuple(united(found))


def _outside(spans: Iterable[Span], start: int, end: int) -> list[Span]:
    """Return what ``spans`` cover beside ``start``-``end``."""
    return [
        part
        for first, last in spans
        for part in ((first, min(last, start)), (max(first, end), last))
        if part[0] < part[1]
    ]
