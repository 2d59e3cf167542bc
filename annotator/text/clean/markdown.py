"""The marks of Markdown, left out where they mark something (CommonMark's commonest)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.offsets import united

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.offsets import Span

_WHOLE = re.compile(
    r"!\[[^\[\]\n]{0,2000}\]\([^()\n]{0,2000}\)"  # images
    r"|^[ ]{0,3}(?:(?:[-*_][ ]*){3,})$"  # rules
    r"|^[ ]{0,3}#{1,6}[ ]+|^[ ]{0,3}(?:>[ ]?)+",  # headings, quotes
    re.MULTILINE,
)
_LONGEST_COMMENT = 20_000
_LINK = re.compile(r"(?<!!)(?P<open>\[)[^\[\]\n]+(?P<close>\]\([^()\n]{0,2000}\))")
_AROUND = re.compile(
    r"(?<![A-Za-z0-9*])(?P<open>\*{1,3})(?=[^\s*])[^*\n]*?(?<=[^\s*])(?P<close>\1)(?!\*)(?:(?<![，。；：、,;:]\*)|(?=[\s，。；：、,;:]|\Z))"
    r"|(?<![A-Za-z0-9_])(?P<open2>_{1,3})(?=[^\s_])[^_\n]*?(?<=[^\s_])(?P<close2>(?P=open2))(?![A-Za-z0-9_])"
    r"|(?<!`)(?P<open3>`+)[^`\n]+(?P<close3>(?P=open3))"
)


def markdown(text: str) -> tuple[str, list[Span]]:
    """Leave out the marks, the targets of links, images and comments."""
    gone = [*_comments(text), *(found.span() for found in _WHOLE.finditer(text) if found[0])]
    for found in _LINK.finditer(text):
        gone += [found.span("open"), found.span("close")]
    for found in _AROUND.finditer(text):
        number = next(n for n in ("", "2", "3") if found[f"open{n}"] is not None)
        gone += [found.span(f"open{number}"), found.span(f"close{number}")]
    return text, united(gone)


def _comments(text: str) -> Iterator[Span]:
    end = 0
    while (start := text.find("<!--", end)) >= 0 and (close := text.find("-->", start + 4)) >= 0:
        end = close + 3
        if end - start <= _LONGEST_COMMENT:
            yield start, end
