"""MONEY in a table: bare figures in the column whose head says 金额（元） or 捐款（万元）."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.scores import origin
from annotator.text.numerals import ARABIC, canonical, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_HEAD = re.compile(r"[（(](?:单位[:：])?(?P<scale>[万亿]?)元[）)](?=[ \xa0]*(?:\t|[\r\n]))")
_LINE = re.compile("[^\r\n]+")
_FIGURE = re.compile(rf"[ \xa0]*(?P<number>{ARABIC})[ \xa0]*")


def money_columns(task: Task) -> Iterator[Suggestion]:
    """Yield the amounts of every such column, up to the first row of other width."""
    text, done = task.text, 0
    for head in _HEAD.finditer(text):
        if head.start() < done:
            continue
        start = max(text.rfind("\n", 0, head.start()), text.rfind("\r", 0, head.start())) + 1
        column = text.count("\t", start, head.start())
        line = _LINE.match(text, start)
        done = line.end() if line else head.end()
        if line is None or "\t" not in line[0]:
            continue
        width = line[0].count("\t")
        for row in _LINE.finditer(text, line.end()):
            if row[0].count("\t") != width:
                break
            done = row.end()
            yield from _cell(row, column, head["scale"])


def _cell(row: re.Match[str], column: int, scale: str) -> Iterator[Suggestion]:
    cells = row[0].split("\t")
    found = _FIGURE.fullmatch(cells[column])
    if found:
        start = row.start() + sum(len(cell) + 1 for cell in cells[:column])
        number = parse_number(found["number"] + scale)
        value = Value(None if number is None else canonical(number), "CNY")
        by = origin("numbers", "column")
        yield Suggestion(
            start + found.start("number"), start + found.end("number"), "MONEY", by, value
        )
