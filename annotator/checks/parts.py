"""Parts and their total: 286家，其中118家、97家…, and 39名、2名，共41名.

Parts named after 其中 may leave something out, so only a sum beyond the total is a fault; parts
that a total closes (合计, 共) must give it. Both within the rounding of all figures.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, finding
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.text.numerals import canonical

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.model import Finding

_OPENS = re.compile(r"[,，;；。.:：、]?\s*(?:其中|包括)[:：,，]?[^、,，;；。！？\n]{0,20}")
_JOINS = re.compile(r"(?:、|和|及|以及)[^、,，;；。！？\n:：]{0,20}")
_JOINS_LOOSELY = re.compile(r"(?:[、,，;；]|和|及|以及)[^、,，;；。！？\n:：]{0,20}")
_CLOSES = re.compile(r"[、,，;；(（]?(?:合计|共计|总计|总共|合共|共)[为有]?")
_BEGINS = re.compile(r"(?:^|[。！？\n:：])[^。！？\n:：,，;；、]{0,24}$")
_NO_PART = re.compile("其中|合计|合計|共|比|较|另|此外|平均|每|还|还有|增|减|以上|以下|至|由|从")
_CHANGE = re.compile("[增减減多少新](?:加|少|长|長|增|发展|發展)?了?$")
_NO_SUM = re.compile("其中|比|较|另|此外|平均|每|增|减")
_OVERLAPS = re.compile("女|以上|以下|少数民族|少數民族|党员|黨員")
_LEAST = 2  # parts


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield totals that their parts do not give."""
    numbers = figures.numbers
    for at, total in enumerate(numbers):
        if total.label == "PERCENT":
            continue
        after = _parts_after(figures, at)
        if len(after) >= _LEAST and _excess(total, after) > _slack(total, after):
            yield _fault(total, after)
        before = _parts_before(figures, at)
        if len(before) >= _LEAST and not _some_give(total, before):
            yield _fault(total, before)


def _parts_after(figures: Figures, at: int) -> list[Figure]:
    """Return the parts that 其中 names after the total, joined as one list."""
    total, found = figures.numbers[at], list[Figure]()
    if _CHANGE.search(figures.text[max(0, total.start - 6) : total.start]):
        return []  # what it grew by has no parts of its own, as a rule
    shape, before = _OPENS, total
    for part in figures.numbers[at + 1 :]:
        words = figures.between(before, part)
        if not part.measures_as(total) or not shape.fullmatch(words):
            break
        if _NO_PART.search(words.replace("其中", "", 1) if not found else words):
            break
        if _OVERLAPS.search(words):
            return []
        found.append(part)
        shape, before = _JOINS, part
    return found


def _parts_before(figures: Figures, at: int) -> list[Figure]:
    """Return the parts that the total closes, from where their list begins."""
    total, found = figures.numbers[at], list[Figure]()
    shape, after = _CLOSES, total
    for part in reversed(figures.numbers[max(0, at - 30) : at]):
        words = figures.between(part, after)
        if not part.measures_as(total) or not shape.fullmatch(words):
            break
        if found and _NO_SUM.search(words):
            return []
        found.insert(0, part)
        shape, after = _JOINS_LOOSELY, part
    if not found:
        return []
    before = figures.text[max(0, found[0].start - 40) : found[0].start]
    begins = _BEGINS.search(before)
    return found if begins and not _NO_SUM.search(begins[0]) else []


def _some_give(total: Figure, found: Sequence[Figure]) -> bool:
    """Return whether the last of the parts, two or more, give the total."""
    return any(
        abs(_excess(total, found[first:])) <= _slack(total, found[first:])
        for first in range(len(found) - 1)
    )


def _excess(total: Figure, found: Sequence[Figure]) -> Decimal:
    return sum((part.exactly for part in found), Decimal(0)) - total.exactly


def _slack(total: Figure, found: Sequence[Figure]) -> Decimal:
    return sum((part.slack for part in found), total.slack)


def _fault(total: Figure, found: Sequence[Figure]) -> Finding:
    summed = sum((part.exactly for part in found), Decimal(0))
    return finding(
        "parts",
        [total, *found],
        QT_TRANSLATE_NOOP("findings", "{parts} give {sum}, but the total is {total}."),
        parts=" + ".join(part.words for part in found),
        sum=canonical(summed),
        total=total.words,
    )


PARTS = Rule(
    "parts",
    QT_TRANSLATE_NOOP("findings", "Parts and total"),
    QT_TRANSLATE_NOOP(
        "findings",
        "Where the parts are not all of the whole, or a thing counts as several of them.",
    ),
    _look,
)
"""The rule."""
