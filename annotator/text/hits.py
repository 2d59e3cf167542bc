"""Finding a word in a text as a reader means it: in either case, and in characters of any width."""

from __future__ import annotations

import re

_TO_FULL = 0xFEE0  # from "!" to "！", and so on to "~"
_BLANKS = " \xa0\u3000"


def hits(text: str, wanted: str) -> list[int]:
    """Return where ``wanted`` begins in ``text``, without overlaps; each is as long as ``wanted``.

    Nothing is found of an empty word.
    """
    if not wanted:
        return []
    found = re.compile("".join(map(_any_of, wanted))).finditer(text)
    return [match.start() for match in found]


def _any_of(character: str) -> str:
    if character in _BLANKS:
        return f"[{_BLANKS}]"
    half = chr(ord(character) - _TO_FULL) if "！" <= character <= "～" else character
    ways = {character, *(way for way in (half.lower(), half.upper()) if len(way) == 1)}
    ways |= {chr(ord(way) + _TO_FULL) for way in ways if "!" <= way <= "~"}
    if len(ways) == 1:
        return re.escape(character)
    return f"[{''.join(re.escape(way) for way in sorted(ways))}]"
