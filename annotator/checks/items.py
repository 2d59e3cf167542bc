"""Announced items against the list that follows: 8项工作 against 1、 to 8、, 五个突出 against 一是.

The announcement is the last count of such things before the first item. It holds a list only where
it leads up to it with a colon, or says that it counts what was done or is to be done (从, 做到).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_DIGITS = "一二三四五六七八九十"
_MEASURES = "(?:个|项|点|条|大|件|方面|种|步|招)"
_ANNOUNCES = re.compile(
    r"(?<![第\d一二三四五六七八九十.、年月届])(?P<count>[1-9]\d?|[两二三四五六七八九十]|十[一二三四五六])"
    rf"{_MEASURES}(?P<what>[^\d,。;:、!?\n“”\"]{{0,12}})"
)
_BULLETED = re.compile(
    rf"(?P<count>[1-9]\d?|[{_DIGITS}])(?P<what>(?:[位名家]|{_MEASURES})[^\d。;:!?\n]{{0,24}})"
    r"[^。;:!?\n]{0,10}$"
)
_SIGN = re.compile(r":\s*\n\s*(?P<sign>[^\w\s(《“\"'<\[【—-])")
_FIRSTS = ("一是", "一要", "1、", "1.", "(一)", "第一,", "其一,", "其一是")
_NO_FIRST = re.compile(r"[\d.第一二三四五六七八九十]")
_SAYS = re.compile(
    r"从|围绕|做到|做好|做了|提出|坚持|实施|开展了?以下|以下|下列|如下|抓好|抓|突出|强调|讲了|谈了|部署"
)
_ENDS = re.compile(r"[。!?\n]")
_BLANKS = re.compile(r"\s*")
_GAP = 70  # clean code points from the count to the first item
_NEAR = 20  # from the count to its colon
_FARTHEST = 4000  # clean code points from one item to the next
_LEAST = 2
_BLANK_LINES = 3
_CLAUSES = 3


class _Kind(NamedTuple):
    """How items are numbered: what stands before the number ``at``."""

    prefix: str
    suffix: str
    is_chinese: bool

    def mark(self, at: int) -> str:
        """Return what the item of that number begins with."""
        numeral = _chinese(at) if self.is_chinese else str(at)
        return f"{self.prefix}{numeral}{self.suffix}"


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield announcements with whether as many items follow."""
    for first in _firsts(figures.text):
        announced = _announced(figures.text, first)
        if announced is not None:
            items = _items(figures, first)
            if len(items) >= _LEAST:
                yield from _told(figures, announced, items)
    at = -1
    while (at := figures.text.find(":", at + 1)) >= 0:
        yield from _clauses(figures, at)
        yield from _bullets(figures, at)


class _First(NamedTuple):
    """Where a first item begins, what with, and whether it begins a line."""

    start: int
    mark: str
    in_lines: bool


def _firsts(text: str) -> Iterator[_First]:
    """Yield the first items of lists."""
    for mark in _FIRSTS:
        at = -1
        while (at := text.find(mark, at + 1)) >= 0:
            line = text.rfind("\n", 0, at) + 1
            in_lines = not text[line:at].strip()
            is_number = mark[0] == "1" and (
                text[at + 2 : at + 3].isdigit() or _NO_FIRST.match(text, max(0, at - 1), at)
            )
            if not is_number:
                yield _First(at, mark, in_lines)


def _announced(text: str, first: _First) -> re.Match[str] | None:
    """Return the count that leads up to the first item; None where there is none."""
    found = [*_ANNOUNCES.finditer(text, max(0, first.start - _GAP), first.start)]
    if not found:
        return None
    last = found[-1]
    gap = text[last.end("count") : first.start]
    if gap.count("。") > 1 or gap.count("\n") > _BLANK_LINES:
        return None
    if gap.rstrip().endswith(":") and "。" not in gap:
        return last
    before = text[max(0, last.start() - 60) : last.start()]
    clause = re.split(r"[。!?\n;]", before)[-1]
    return last if _SAYS.search(clause) else None


def _items(figures: Figures, first: _First) -> list[Figure]:
    """Return the marks of the items from the first on, each where the next one is looked for."""
    text, kind, in_lines = figures.text, _kind(first.mark), first.in_lines
    end = len(text) if in_lines else figures.marked.paragraph(first.start)[1]
    found = [figures.at(first.start, first.start + len(first.mark))]
    while True:
        at = found[-1].end
        stop = min(end, at + _FARTHEST)
        following = _next(text, kind.mark(len(found) + 1), at, stop, in_lines=in_lines)
        again = _next(text, kind.mark(1), at, stop, in_lines=in_lines)
        if following is None or (again is not None and again < following):
            return found
        found.append(figures.at(following, following + len(kind.mark(len(found) + 1))))


def _next(text: str, mark: str, start: int, end: int, *, in_lines: bool) -> int | None:
    """Return where an item begins; in a list of lines, at the beginning of one."""
    while (start := text.find(mark, start, end)) >= 0:
        line = text.rfind("\n", 0, start) + 1
        before = text[line:start].strip()
        if not before if in_lines else not before or before[-1] in "。;,:!?.、”)":
            return start
        start += 1
    return None


def _kind(mark: str) -> _Kind:
    number = next(at for at, one in enumerate(mark) if one in "1一")
    return _Kind(mark[:number], mark[number + 1 :], mark[number] == "一")


def _chinese(number: int) -> str:
    if number <= len(_DIGITS):
        return _DIGITS[number - 1]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else _DIGITS[tens - 1]) + "十" + (_DIGITS[ones - 1] if ones else "")


def _clauses(figures: Figures, colon: int) -> Iterator[Finding]:
    """Yield 五大做法:…;…;…, where semicolons part the items of one sentence."""
    text = figures.text
    found = [*_ANNOUNCES.finditer(text, max(0, colon - _NEAR), colon)]
    if not found or found[-1].end() != colon:
        return
    ends = _ENDS.search(text, colon + 1, colon + _FARTHEST)
    clauses = text[colon + 1 : ends.start() if ends else colon + _FARTHEST].rstrip(";").split(";")
    if len(clauses) < _CLAUSES or any(mark in clauses[0][:4] for mark in _FIRSTS):
        return
    places, at = [], colon + 1
    for clause in clauses:
        places.append(figures.at(at, at + len(clause)))
        at += len(clause) + 1
    yield from _told(figures, found[-1], places)


def _bullets(figures: Figures, colon: int) -> Iterator[Finding]:
    """Yield counts before lines that all begin with the same sign."""
    text, sign = figures.text, _SIGN.match(figures.text, colon)
    found = _BULLETED.search(text, max(0, colon - 2 * _NEAR), colon) if sign else None
    if sign is None or found is None:
        return
    at, items = sign.start("sign"), list[Figure]()
    while text.startswith(sign["sign"], at):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        items.append(figures.at(at, end))
        blank = _BLANKS.match(text, end)
        at = blank.end() if blank else end
    if len(items) >= _CLAUSES:
        yield from _told(figures, found, items)


def _told(figures: Figures, announced: re.Match[str], items: list[Figure]) -> Iterator[Finding]:
    count = figures.at(*announced.span("count"))
    if count.value is None:
        return
    measure = re.compile(f"{_MEASURES}|.").match(figures.text, count.end)
    words = figures.at(count.start, measure.end() if measure else count.end)
    facts = {"count": words.words, "found": str(len(items))}
    if count.value == len(items):
        said = QT_TRANSLATE_NOOP("findings", "{count} are announced, {found} items follow.")
        yield holds("items", [words, *items], said, **facts)
    else:
        said = QT_TRANSLATE_NOOP("findings", "{count} are announced, but {found} items follow.")
        yield fault("items", [words, *items], said, **facts)


ITEMS = Rule(
    "items",
    QT_TRANSLATE_NOOP("findings", "Announced items against the list"),
    QT_TRANSLATE_NOOP(
        "findings", "Where the list is another one, or goes on beyond what the page holds."
    ),
    _look,
)
"""The rule."""
