"""Numbers of a list that share the unit of its last one: 分别为120、80和60人."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.scores import origin
from annotator.text.numerals import canonical, parse_number, parse_ratio

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.figures.amounts import Amount
    from annotator.suggest.task import Task

_BETWEEN = frozenset(["、", "和", "与", "及", "以及"])
_MARKER_BEFORE = frozenset("\n\r。；;：:，,、 \xa0\u3000“（(第")
_RULES = frozenset(["measure_word", "money", "percent"])
_PLAIN = re.compile(r"[0-9０-９][0-9０-９,]*(?:[.．][0-9０-９]+)?")
_SCALED = re.compile("[千万亿]+(?=\\Z)")


class Listed:
    """The numbers without a unit that have just gone by, one directly behind another."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._waiting: list[Amount] = []

    def wait(self, amount: Amount) -> None:
        """Keep a number whose unit, if it has one, may be that of a later one."""
        if self._waiting and not self._goes_on(amount):
            self._waiting.clear()
        if amount.ordinal or not _PLAIN.fullmatch(amount.head) or amount.more or amount.vague:
            self._waiting.clear()
        else:
            self._waiting.append(amount)

    def sharing(self, last: Amount, suggestion: Suggestion) -> Iterator[Suggestion]:
        """Yield the numbers that ``last``, read as ``suggestion``, shares its unit with."""
        waiting = self._waiting
        if not waiting:
            return
        fits = self._goes_on(last) and suggestion.origin.rule in _RULES and not last.vague
        first = self._task.text[max(0, waiting[0].start - 1) : waiting[0].start]
        if fits and first and first not in _MARKER_BEFORE:
            for amount in waiting:
                value = replace(suggestion.value, value=_value(amount, last, suggestion.label))
                by = origin("numbers", "listed")
                yield Suggestion(amount.start, amount.end, suggestion.label, by, value)
        waiting.clear()

    def _goes_on(self, amount: Amount) -> bool:
        return self._task.text[self._waiting[-1].end : amount.start] in _BETWEEN


def _value(amount: Amount, last: Amount, label: str) -> str | None:
    """Return what a number comes to with the scale (万) and the unit of the last one."""
    if label == "PERCENT":
        return parse_ratio(amount.head + "%")
    scale = _SCALED.search(last.number)
    number = parse_number(amount.head + (scale[0] if scale else ""))
    return None if number is None else canonical(number)
