"""The word lists in resources/gazetteers: measure words, what is no number, page bars."""

from __future__ import annotations

import re
from functools import cache

from annotator import paths


@cache
def measure_words() -> re.Pattern[str]:
    """Return what matches a measure word or unit, the longest one, unless it begins another word.

    A unit in Latin letters ends where its letters end.
    """
    parts = []
    for word, *rest in sorted(_rows("measure_words.tsv"), key=lambda row: (-len(row[0]), row[0])):
        part = re.escape(word)
        if word.isascii():
            part += "(?![A-Za-z0-9])"
        if rest:
            part += f"(?!{'|'.join(map(re.escape, rest[0].split()))})"
        parts.append(part)
    return re.compile("|".join(parts))


@cache
def not_numbers() -> re.Pattern[str]:
    """Return what matches a word that looks like a number with a measure word, but is none."""
    words = sorted((row[0] for row in _rows("not_numbers.tsv")), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


@cache
def bar_words() -> dict[str, bool]:
    """Return the names that a page's bars are made of, and whether each is a sure sign of one."""
    return {row[0]: row[1:] != ["weak"] for row in _rows("bar_words.tsv")}


def _rows(name: str) -> list[list[str]]:
    """Return a list's rows, comments and empty lines left out, split at tabs."""
    text = (paths.resources() / "gazetteers" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
