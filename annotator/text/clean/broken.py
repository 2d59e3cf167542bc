"""Lines broken at a fixed width, by print, e-mail or OCR, joined to the paragraphs they were.

A block is a run of lines without an empty one. A text was broken at a fixed width where, in a block
of three lines or more, most of those that end no sentence reach nearly the same width; from there
on, a line that reaches it and ends no sentence goes on in the next.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

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
    r"|[【〔\[《]|附件|附[:：]|来源|來源|作者|[图圖]为"
)
_COLUMNS = re.compile(r"\t|[^ \t\u3000][ \u3000]{2,}[^ \u3000]")
_WORD = re.compile(r"[A-Za-z]")
_BLANKS = " \t\u3000\xa0"

_Line = tuple[int, str]
"""Where a line begins, and the line without its end."""


def broken_lines(text: str) -> tuple[str, list[Span]]:
    """Leave out the breaks inside paragraphs; between two Latin words one becomes a blank."""
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
            if _WORD.match(text, end - 1) and _WORD.match(next_line):
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
    if not _NARROWEST <= full <= _WIDEST or columns * 3 > len(lines):
        return None
    unended = [_width(line) for line in lines if not _ENDS_SENTENCE.search(line)]
    reaching = sum(width >= full - _SLACK for width in unended)
    return full if reaching >= _FEWEST_LINES - 1 and reaching * 2 > len(unended) else None


def _goes_on(line: str, following: str, full: int) -> bool:
    """Return whether the paragraph of ``line`` goes on in the ``following`` one."""
    if len(line) > _WIDEST:
        return False
    content = line.rstrip(_BLANKS)
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
