"""The first letters of Chinese words in pinyin, as one types them to find a thing by its name.

GB 2312 orders its 3,755 frequent characters by their pinyin: where the next letter begins is all
that has to be known. A character that is read in two ways has the letter of one of them.
"""

from __future__ import annotations

from bisect import bisect_right

_LETTERS = "abcdefghjklmnopqrstwxyz"
_BEGIN = (  # the code of each letter's first character
    *(0xB0A1, 0xB0C5, 0xB2C1, 0xB4EE, 0xB6EA, 0xB7A2, 0xB8C1, 0xB9FE, 0xBBF7, 0xBFA6, 0xC0AC),
    *(0xC2E8, 0xC4C3, 0xC5B6, 0xC5BE, 0xC6DA, 0xC8BB, 0xC8F6, 0xCBFA, 0xCDDA, 0xCEF4, 0xD1B9),
    0xD4D1,
)
_LAST = 0xD7F9


def initials(text: str) -> str:
    """Return the letters of the Chinese characters in ``text``; all others are left out."""
    return "".join(filter(None, map(_initial, text)))


def _initial(character: str) -> str:
    try:
        code = int.from_bytes(character.encode("gb2312"))
    except UnicodeEncodeError:
        return ""
    if not _BEGIN[0] <= code <= _LAST:
        return ""
    return _LETTERS[bisect_right(_BEGIN, code) - 1]
