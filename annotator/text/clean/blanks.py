"""Line ends, characters without ink, blanks of every width, and runs of empty lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.han import BLANK, HAN, INKLESS

if TYPE_CHECKING:
    from annotator.text.offsets import Span

_LINE_ENDS = "\r\v\f\x85\u2028\u2029"
_JOINER = "\u200d"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"  # of one shape of a Han character among several
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_INVISIBLE = re.compile(
    rf"(?<=[{HAN}])[{INKLESS}{_JOINER}{_SELECTORS}]+|[{INKLESS}]+"
    rf"|{_JOINER}(?<![{_EMOJI}]{_JOINER})|{_JOINER}(?![{_EMOJI}])"
)
_BLANKS = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
_EMPTY_LINES = re.compile(rf"(?:\A|\n)(?P<gone>(?:[{BLANK}\t]*\n)+[{BLANK}\t]*)\n")


def line_ends(text: str) -> tuple[str, list[Span]]:
    """Make every kind of line end one line feed; of CRLF the first character stays, as one."""
    gone = [found.span() for found in re.finditer("(?<=\r)\n", text)] if "\r\n" in text else []
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    return text, gone


def invisible(text: str) -> tuple[str, list[Span]]:
    """Leave out what has no ink of its own; what joins the parts of an emoji stays."""
    return text, [found.span() for found in _INVISIBLE.finditer(text)]


def spaces(text: str) -> tuple[str, list[Span]]:
    """Make every blank an ordinary one; tabs stay."""
    for blank in (*_BLANKS, "\u3000"):
        text = text.replace(blank, " ")
    return text, []


def blank_lines(text: str) -> tuple[str, list[Span]]:
    """Leave one of several empty lines; a line of blanks is empty."""
    return text, [found.span("gone") for found in _EMPTY_LINES.finditer(text)]
