"""Characters that a format cannot hold in a name, written as their code points: ``_x673A_``.

So does OOXML (ECMA-376, part 1, 22.9.2.19). A ``_`` that would read as such is written so itself.
"""

from __future__ import annotations

import re

_ESCAPED = re.compile(r"_x([0-9A-F]{1,6})_")


def escaped(text: str, taboo: str) -> str:
    """Return ``text`` with what the pattern ``taboo`` finds, one character each, escaped."""
    return re.sub(rf"{taboo}|_(?=x)", _escaped, text)


def unescaped(text: str) -> str:
    """Return the text that ``escaped`` made ``text`` of."""
    return _ESCAPED.sub(_unescaped, text)


def _escaped(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):X}_"


def _unescaped(found: re.Match[str]) -> str:
    point = int(found[1], 16)
    half = 0xD800 <= point < 0xE000
    return found[0] if half or point > 0x10FFFF else chr(point)
