"""Lines broken at a fixed width, by print, e-mail or OCR, joined to the paragraphs they were.

A block is a run of lines without an empty one. A text was broken at a fixed width where, in a block
of three lines or more that reads as prose, most of those that end no sentence reach nearly the same
width; a line that reaches it and ends no sentence goes on in the next. Lists of names, tables and
verse are no prose: their lines have no marks inside, or each ends with one.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from annotator.text.han import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.text.offsets import Span

_FEWEST_LINES = 3
_NARROWEST, _WIDEST = 40, 120  # half-widths; a Han character has two
_SLACK = 4  # half-widths by which a full line may fall short: a mark, or two figures, moved over
_ENDS_SENTENCE = re.compile(r"[。！？!?；;：:…][”’」』）)]*\Z")
_BEGINS_NEW = re.compile(
    r"[ \t\u3000]|[•·●○◇◆■□▲△※★☆\-—–*－]"
    r"|[（(]?[一二三四五六七八九十0-9０-９]{1,3}[)）、.．](?![0-9０-９])"
    r"|第[一二三四五六七八九十百0-9]{1,4}[章节節条條部编編届屆]"
    r"|[【〔\[《]|附件|附[:：]|来源|來源|作者|[图圖]为|[①-⒛㈠-㈩Ⅰ-Ⅻ]"
    r"|[一二三四五六七八九十]是|首先|其次|再次|最后|最後"
    r"|(?:[12][0-9]{3}[ ]?年|[0-9]{1,2}[ ]?月[0-9]{1,2}[ ]?日|[12][0-9]{3}[-./][0-9]{1,2})"
)
_COLUMNS = re.compile(r"\t|[^ \t\u3000][ \u3000]{2,}[^ \u3000]|\|.*\|")
_MARK_INSIDE = re.compile(r"[，、。；：？！,;:].*\S|[a-z]+[ ][a-z]+[ ][a-z]+")
_ENDS_WITH_MARK = re.compile(r"[，、。；：？！,.;:][”’」』）)]*\Z")
_TOKENS = re.compile(r"[^ \u3000]+")
_SHORT_TOKEN, _MANY_TOKENS = 5, 4  # of a list of names
_CJK = re.compile(rf"[{HAN}\u3001-\u303f\uff01-\uffee“”‘’…—]")
_BLANKS = " \t\u3000\xa0"

_Line = tuple[int, str]
"""Where a line begins, and the line without its end."""


def broken_lines(text: str) -> tuple[str, list[Span]]:
    """Leave out the breaks inside paragraphs; where no Han character is beside, one is a blank."""
    blocks = list(_blocks(text))
    found = [width for block in blocks if (width := _full_width(block)) is not None]
    if not found:
        return text, []
    common = max(set(found), key=found.count)
    gone: list[Span] = []
    blanks: list[int] = []
    for block in blocks:
        full = _full_width(block) or common
        for (start, line), (following, next_line) in pairwise(block):
            if not _goes_on(line, next_line, full):
                continue
            end = start + len(line.rstrip(_BLANKS))
            if not _CJK.match(text, end - 1) and not _CJK.match(next_line):
                blanks.append(end)
                end += 1
            if end < following:
                gone.append((end, following))
    return _with_blanks(text, blanks), gone


def _blocks(text: str) -> Iterator[list[_Line]]:
    """Yield the runs of two lines or more that none of which is empty."""
    start, block = 0, list[_Line]()
    for line in text.split("\n"):
        if line and not line.isspace():
            block.append((start, line))
        else:
            if len(block) > 1:
                yield block
            block = []
        start += len(line) + 1
    if len(block) > 1:
        yield block


def _full_width(block: Sequence[_Line]) -> int | None:
    """Return the width at which the lines were broken, in half-widths; None if at none."""
    if len(block) < _FEWEST_LINES or max(len(line) for _, line in block) > _WIDEST:
        return None
    lines = [line.rstrip(_BLANKS) for _, line in block]
    full = max(map(_width, lines))
    columns = sum(_has_columns(line) for line in lines)
    if not _NARROWEST <= full <= _WIDEST or columns * 3 > len(lines) or not _is_prose(lines):
        return None
    unended = [_width(line) for line in lines if not _ENDS_SENTENCE.search(line)]
    reaching = sum(width >= full - _SLACK for width in unended)
    return full if reaching >= _FEWEST_LINES - 1 and reaching * 2 > len(unended) else None


def _is_prose(lines: Sequence[str]) -> bool:
    """Return whether ``lines`` read on: marks stand inside most of them, and end few."""
    inside = sum(bool(_MARK_INSIDE.search(line)) and not _is_list(line) for line in lines)
    ended = sum(bool(_ENDS_WITH_MARK.search(line)) for line in lines[:-1])
    return inside * 2 > len(lines) and ended * 2 <= len(lines)


def _is_list(line: str) -> bool:
    """Return whether a line is made of short words with blanks between, as a list of names is."""
    tokens = _TOKENS.findall(line)
    short = sum(len(token) <= _SHORT_TOKEN and not token.isascii() for token in tokens)
    return len(tokens) >= _MANY_TOKENS and short * 4 >= len(tokens) * 3


def _goes_on(line: str, following: str, full: int) -> bool:
    """Return whether the paragraph of ``line`` goes on in the ``following`` one."""
    if len(line) > _WIDEST or _is_list(line):
        return False
    content = line.rstrip(_BLANKS)
    if content[-1:].isdigit() and following[:1].isdigit():
        return False  # two numbers, or one: nobody can tell
    return (
        full - _SLACK <= _width(content) <= full + _SLACK
        and not _ENDS_SENTENCE.search(content)
        and not _BEGINS_NEW.match(following)
        and not _has_columns(content)
    )


def _has_columns(line: str) -> bool:
    return bool(_COLUMNS.search(line.lstrip(_BLANKS)))


def _width(line: str) -> int:
    return len(line) + sum(east_asian_width(character) in "WF" for character in line)


def _with_blanks(text: str, places: list[int]) -> str:
    """Return ``text`` with a blank at each of ``places``."""
    if not places:
        return text
    edges = [-1, *places, len(text)]
    return " ".join(text[a + 1 : b] for a, b in pairwise(edges))
