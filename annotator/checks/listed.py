"""Where a text lists parts of a total: behind 其中 or 中, by 按…分, or before 合计."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.checks.figures import Figure, Figures

if TYPE_CHECKING:
    from collections.abc import Iterator

# one set of characters first, which is looked for much faster than one word or another
_OPENS = re.compile(
    r"[其包家个名人户件项笔部位](?:(?<=其)中|(?<=包)括"
    r"|(?<![其包])(?!其中|包括)(?P<clause>[^,。;、!?\n0-9]{0,8}[中里],))"
)
_SORTED = re.compile(r"按[^,。;:!?\n]{1,10}分[,:]|从[^,。;:!?\n]{2,8}看,")
_FIRST = re.compile(r"[:,]?\s*[^、,;。!?\n]{0,24}")
_JOINS = re.compile(r"\s*(?:[、,;]\s*|和|及|以及)(?:另外?)?[^、,;。!?\n:]{0,24}")
_SHARES = re.compile(r"[,(]?[^。;!?\n,]{0,24}")
_CLOSES = re.compile(
    r"[、,;(]?\s*(?:[两二三四五六七八][批项类次])?(?:合计|共计|总计|总共|合共|共)[为有]?"
)
_CLOSED_JOINS = re.compile(r"\s*(?:[、,;]|和|及|以及)[^、,;。!?\n:]{0,20}")
_BEGINS = re.compile(r"(?:^|[。!?\n:])[^。!?\n:,;、]{0,24}$")
_NO_PART = re.compile("其中|合计|共|比|较|另|此外|平均|每|均|还|增|减|至|由|从|达|超|分别|包括")
_NO_SUM = re.compile("其中|比|较|另|此外|平均|每|增|减")
_CHANGE = re.compile("(?:[增减多少新](?:加|少|长|增|发展|新增)?|净增加?)了?$")
_IS_TOTAL = re.compile("[共总达计有到]")
_BACK = 90  # clean code points between a total and the word that opens its parts
_FARTHEST_BACK = 8  # numbers before that word
_MOST = 30  # parts
_LEAST = 2
_NEXT_TO = 10  # clean code points between the last part and its total


class Parts(NamedTuple):
    """What may be the total, the nearest first, and what may be its parts, in text order.

    ``start`` is where the list begins. ``is_whole`` where nothing stands between it and the total
    that could be the whole instead.
    """

    totals: list[Figure]
    parts: list[Figure]
    start: int
    is_whole: bool


def opened(figures: Figures) -> Iterator[Parts]:
    """Yield totals with the parts that are listed behind them."""
    for found in _OPENS.finditer(figures.text):
        start, end = found.span(found.lastgroup or 0)
        parts = _list(figures, end)
        totals, is_whole = _totals_before(figures, start, parts) if parts else ([], False)
        if totals:
            yield Parts(totals, parts, start, is_whole)
    for found in _SORTED.finditer(figures.text):
        parts = _list(figures, found.end())
        total = _whole_before(figures, found.start(), parts) if parts else None
        if total is not None:
            yield Parts([total], parts, found.start(), is_whole=True)


def closed(figures: Figures) -> Iterator[Parts]:
    """Yield totals with the parts that are listed before them."""
    for at, total in enumerate(figures.numbers):
        if at and not total.is_share:
            last = figures.numbers[at - 1]
            gap = total.start - last.end
            if gap <= _NEXT_TO and _CLOSES.fullmatch(figures.between(last, total)):
                found = _closed_parts(figures, at)
                if found is not None:
                    yield found


def _list(figures: Figures, start: int) -> list[Figure]:
    """Return the figures of one kind that are listed from ``start`` on, shares between them."""
    found, end, first = list[Figure](), start, figures.index(start)
    for one in figures.numbers[first : first + 2 * _MOST]:
        words = figures.text[end : one.start]
        if found and one.is_share:
            goes_on = _SHARES.fullmatch(words) is not None
        else:
            goes_on = _is_part(one, words, found)
            found += [one] * goes_on
        if not goes_on:
            break
        end = one.end
    return found


def _is_part(one: Figure, words: str, found: list[Figure]) -> bool:
    """Return whether a figure goes on with a list, or begins it, behind such words."""
    if one.is_share or (found and not one.measures_as(found[0])) or _NO_PART.search(words):
        return False
    return (_JOINS if found else _FIRST).fullmatch(words) is not None


def _totals_before(figures: Figures, point: int, parts: list[Figure]) -> tuple[list[Figure], bool]:
    """Return the figures that the parts may be of, and whether the nearest is what 其中 means."""
    paragraph, _ = figures.marked.paragraph(point)
    found, is_nearest, last = list[Figure](), True, figures.index(point)
    for one in reversed(figures.numbers[max(0, last - _FARTHEST_BACK) : last]):
        if one.start < paragraph or point - one.end > _BACK:
            break
        if one.is_share:
            continue
        if _CHANGE.search(figures.before(one, 6)):
            if not found and not figures.text[one.end : point].strip(",;:。. "):
                return [], False  # what it grew by has no parts of its own, as a rule
        elif one.measures_as(parts[0]):
            found.append(one)
        elif not found:
            is_nearest = False
    return found, is_nearest


def _whole_before(figures: Figures, point: int, parts: list[Figure]) -> Figure | None:
    """Return what the paragraph, or the one before it, last called a total of such things."""
    if len(parts) < _LEAST:
        return None
    paragraph, _ = figures.marked.paragraph(point)
    last = figures.index(point)
    most = max(part.exactly for part in parts)
    for one in reversed(figures.numbers[max(0, last - 2 * _FARTHEST_BACK) : last]):
        if one.start < paragraph:
            break
        if one.measures_as(parts[0]) and one.exactly > most:
            is_total = _IS_TOTAL.search(figures.before(one, 6))
            return one if is_total else None
    return None


def _closed_parts(figures: Figures, at: int) -> Parts | None:
    """Return the parts that the total at ``at`` closes, from where their list begins."""
    total, found, after = figures.numbers[at], list[Figure](), None
    for part in reversed(figures.numbers[max(0, at - _MOST) : at]):
        if not part.measures_as(total):
            break
        words = figures.between(part, after or total)
        if after is not None and not _CLOSED_JOINS.fullmatch(words):
            break
        if after is not None and _NO_SUM.search(words):
            return None
        found.insert(0, part)
        after = part
    if len(found) < _LEAST:
        return None
    begins = _BEGINS.search(figures.before(found[0], 40))
    is_whole = begins is not None and not _NO_SUM.search(begins[0])
    return Parts([total], found, found[0].start, is_whole)
