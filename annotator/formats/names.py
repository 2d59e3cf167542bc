"""Names of reports as names of files, which any system and a browser's address line take.

A name can be told from that of its file, but where it was too long, or taken.
"""

from __future__ import annotations

import re
import unicodedata

from annotator.formats.escapes import escaped, unescaped

# what Windows, or the address line of a browser, does not take in a file's name
_NO_FILE = r"""[/\\:*?"<>|#%&~]|^[. ]|[. ]$"""
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
_STEM = re.compile(r"(.*?)(?:~[0-9]+)?(~?)", re.DOTALL)
_LONGEST = 180  # bytes of a file's name; most systems take 255


def name_of(stem: str) -> str:
    """Return the name of the report in the file ``stem``.txt."""
    found = _STEM.fullmatch(stem)
    assert found is not None, "every part of it may be empty"
    return unescaped(found[1]) + ("" if found[2] else ".txt")


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
    unprintable = "".join({one for one in name if not one.isprintable()})
    taboo = _NO_FILE + (f"|[{re.escape(unprintable)}]" if unprintable else "")
    if _RESERVED.fullmatch(name):
        taboo += "|^."
    return escaped(name, taboo)


def _shortened(name: str) -> str:
    raw = name.encode()
    return name if len(raw) <= _LONGEST else raw[:_LONGEST].decode(errors="ignore").rstrip(". ")
