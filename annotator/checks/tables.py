"""Tables: rows against the number that announces them, and columns against their total.

A table is lines with tabs, blank ones and page numbers between them left out. A row that begins
with 合计 holds the totals of the columns above it; numbered rows are told of by the line before
the first, which may give their number and their sum: (四)敬老扶弱(共27笔,合计209.2万元).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.checks.written import slack_of
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.numerals import canonical, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding
    from annotator.text.offsets import Span

_LINE = re.compile(r"[^\n]+")
_FURNITURE = re.compile(r"\s*(?:[·\-—－ ]*\d{1,4}[·\-—－ ]*)?\s*")
_CELL = re.compile(r"(?:^|(?<=\t))[^\t\n]*", re.MULTILINE)
_TOTAL = re.compile(r"\s*(?:以上)?(?:合计|总计|共计)")
_NUMBERED = re.compile(r"\s*(?P<number>\d{1,3})(?:\s|[.、]\s*(?!\d))")
_NUMBER = re.compile(r"\D{0,6}?(?P<number>\d[\d,]*(?:\.\d+)?)(?:万?元|万|[^\d\s\t,.%]{0,2}|\(.*\))")
_ROWS = re.compile(r"(?P<count>\d{1,3})(?:位|名|家|笔|项|个|人|件|条|期)")
_SUM = re.compile(r"(?:合计|共计|总计|计):?[^\d\n,。]{0,4}(?P<sum>\d[\d,]*(?:\.\d+)?)")
_NO_SUM = re.compile("均|率|%|比|年份|年度|成立|时间|日期|电话|序号|增减")
_LEAST = 3  # rows
_MANY = 2  # cells


class _Row(NamedTuple):
    """A line of a table: its place and that of each cell."""

    start: int
    end: int
    cells: list[Span]


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield counts and sums of tables with whether their rows give them."""
    if "\t" not in figures.marked.text:
        return
    for rows, before, after in _tables(figures):
        yield from _of_columns(figures, rows)
        yield from _of_numbered(figures, rows, before, after)


def _tables(figures: Figures) -> Iterator[tuple[list[_Row], Span | None, Span | None]]:
    """Yield each table with the line before it and the one behind it."""
    rows, before, text = list[_Row](), None, figures.marked.text
    for line in _LINE.finditer(text):
        start, end = line.span()
        if text.find("\t", start, end) >= 0 and len(_cells(text, start, end)) >= _MANY:
            rows.append(_Row(start, end, _cells(text, start, end)))
        elif not _FURNITURE.fullmatch(text, start, end):
            if len(rows) >= _LEAST:
                yield rows, before, (start, end)
            rows, before = [], (start, end)
    if len(rows) >= _LEAST:
        yield rows, before, None


def _cells(text: str, start: int, end: int) -> list[Span]:
    return [one.span() for one in _CELL.finditer(text, start, end)]


# -- columns ------------------------------------------------------------------------------------


def _of_columns(figures: Figures, rows: list[_Row]) -> Iterator[Finding]:
    """Yield the columns of a table that a row of totals closes."""
    for at, row in enumerate(rows):
        if at < _LEAST or not _TOTAL.match(figures.text, row.start):
            continue
        columns = len(row.cells)
        above = [one for one in rows[:at] if len(one.cells) == columns]
        if above and len(above) >= at - 1:
            header, body = above[0], above
            if any(_number(figures, cell) is None for cell in header.cells[-1:]):
                body = above[1:]
            for column in range(1, columns):
                name = figures.text[slice(*header.cells[column])]
                if not _NO_SUM.search(name) and len(body) >= _MANY:
                    cells = [one.cells[column] for one in body]
                    yield from _sum(figures, cells, _number(figures, row.cells[column]))


def _sum(figures: Figures, cells: list[Span], total: Figure | None) -> Iterator[Finding]:
    """Yield whether the numbers in ``cells`` give ``total``; nothing where one is no number."""
    numbers = [one for one in (_number(figures, cell) for cell in cells) if one is not None]
    if total is None or len(numbers) < len(cells):
        return
    summed = sum((one.exactly for one in numbers), Decimal(0))
    slack = sum((one.slack for one in numbers), total.slack)
    facts = {"count": str(len(numbers)), "sum": canonical(summed), "total": total.words}
    if abs(summed - total.exactly) <= slack:
        said = QT_TRANSLATE_NOOP("findings", "{count} rows give {sum}, the total.")
        yield holds("tables", [*numbers, total], said, **facts)
        return
    said = QT_TRANSLATE_NOOP(
        "findings",
        "{count} rows give {sum}, but the total is {total}; rounding explains {tolerance} at most.",
    )
    yield fault("tables", [*numbers, total], said, **facts, tolerance=canonical(slack))


def _number(figures: Figures, cell: Span) -> Figure | None:
    """Return the number that a cell is, with or without a currency or a unit."""
    start, end = cell
    words = figures.text[start:end]
    found = _NUMBER.fullmatch(words.strip())
    if found is None:
        return None
    start += len(words) - len(words.lstrip())
    return _written(figures, start + found.start("number"), start + found.end("number"))


def _written(figures: Figures, start: int, end: int) -> Figure | None:
    value = parse_number(figures.text[start:end].replace(",", ""))
    if value is None:
        return None
    words = figures.marked.text[start:end]
    raw = figures.marked.view.map.back(start, end)
    return Figure(start, end, raw, "", words, None, value, slack_of(words))


# -- numbered rows --------------------------------------------------------------------------------


def _of_numbered(
    figures: Figures, rows: list[_Row], before: Span | None, after: Span | None
) -> Iterator[Finding]:
    """Yield whether numbered rows are as many, and give as much, as the lines beside them say."""
    numbers = [_NUMBERED.match(figures.text, row.start) for row in rows]
    numbered = [row for row, one in zip(rows, numbers, strict=True) if one is not None]
    told = [one["number"] for one in numbers if one is not None]
    if before is None or told != [str(at) for at in range(1, len(told) + 1)] or len(told) < _LEAST:
        return
    announced = _ROWS.search(figures.text, *before)
    if announced is not None:
        yield _count(figures, announced, numbered)
    last = [row.cells[-1] for row in numbered]
    for line in (before, after):
        found = _SUM.search(figures.text, *line) if line else None
        if found is not None:
            total = _written(figures, *found.span("sum"))
            yield from _sum(figures, last, total)
            return


def _count(figures: Figures, announced: re.Match[str], rows: list[_Row]) -> Finding:
    count = figures.at(*announced.span("count"))
    words = figures.at(*announced.span())
    evidence = [words, *(figures.at(row.start, row.end) for row in rows)]
    facts = {"count": words.words, "found": str(len(rows))}
    if count.value == len(rows):
        said = QT_TRANSLATE_NOOP("findings", "{count} are announced, {found} rows follow.")
        return holds("tables", evidence, said, **facts)
    said = QT_TRANSLATE_NOOP("findings", "{count} are announced, but {found} rows follow.")
    return fault("tables", evidence, said, **facts)


TABLES = Rule(
    "tables",
    QT_TRANSLATE_NOOP("findings", "Rows and columns of tables"),
    QT_TRANSLATE_NOOP(
        "findings", "Where rows were left out, or the total holds something not in the table."
    ),
    _look,
)
"""The rule."""
