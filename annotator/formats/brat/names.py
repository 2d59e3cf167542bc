"""Names as brat takes them, reversibly: of types, and of files.

A type is made of ASCII letters, digits, ``-`` and ``_`` (projectconfig.py). Another character is
written as its code point in hexadecimal, ``_x673A_``, and so is a ``_`` that would read as one.
"""

from __future__ import annotations

import re
import unicodedata

_ENCODED = re.compile(r"_x([0-9A-F]{1,6})_")
_NO_TYPE = re.compile(r"[^A-Za-z0-9_-]|_(?=x)|^-(?=-*$)")
# what Windows, or the address line of a browser, does not take in a file's name
_NO_FILE = re.compile(r"""[/\\:*?"<>|#%&~]|_(?=x)|^[. ]|[. ]$""")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_STEM = re.compile(r"(.*?)(?:~[0-9]+)?(~?)", re.DOTALL)
_LONGEST = 180  # bytes of a file's name; most systems take 255


def type_of(label: str) -> str:
    """Return ``label`` as the name of a type."""
    return _NO_TYPE.sub(_encoded, label)


def label_of(name: str) -> str:
    """Return the label that the type ``name`` stands for."""
    return _ENCODED.sub(_decoded, name)


def name_of(stem: str) -> str:
    """Return the name of the report in the file ``stem``.txt."""
    found = _STEM.fullmatch(stem)
    assert found is not None, "every part of it may be empty"
    return label_of(found[1]) + ("" if found[2] else ".txt")


class Stems:
    """Names for files that no other has, also where capitals and small letters are the same."""

    def __init__(self) -> None:
        self._taken: dict[str, int] = {}

    def stem_of(self, name: str) -> str:
        """Return the name, without .txt, of the file for the next report called ``name``.

        A report that is not itself called .txt ends in ``~``; one whose name is taken, in ``~2``
        and so on. A name of over 180 bytes is shortened.
        """
        whole = name.removesuffix(".txt")
        mark = "~" if whole == name or not whole else ""
        stem = _shortened(_file_name(whole or name))
        key = unicodedata.normalize("NFC", stem + mark).casefold()
        self._taken[key] = count = self._taken.get(key, 0) + 1
        return stem + (f"~{count}" if count > 1 else "") + mark


def _file_name(name: str) -> str:
    found = _NO_FILE.sub(_encoded, name)
    if _RESERVED.fullmatch(found):
        found = f"_x{ord(found[0]):X}_{found[1:]}"
    if found.isprintable():
        return found
    return "".join(one if one.isprintable() else f"_x{ord(one):X}_" for one in found)


def _shortened(name: str) -> str:
    raw = name.encode()
    return name if len(raw) <= _LONGEST else raw[:_LONGEST].decode(errors="ignore").rstrip(". ")


def _encoded(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):X}_"


def _decoded(found: re.Match[str]) -> str:
    point = int(found[1], 16)
    half = 0xD800 <= point < 0xE000
    return found[0] if half or point > 0x10FFFF else chr(point)
