"""The word lists in resources/gazetteers, each read once; its README says what they hold."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from annotator import paths
from annotator.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterable


@cache
def measure_words() -> re.Pattern[str]:
    """Return what matches a measure word or unit, the longest one, unless it begins another word.

    A unit in Latin letters ends where its letters end.
    """
    return _longest("measure_words.tsv")


def _longest(name: str) -> re.Pattern[str]:
    """Return what matches the longest word of a list, unless one of its second column follows."""
    parts = []
    for word, *rest in sorted(_rows(name), key=lambda row: (-len(row[0]), row[0])):
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


_PEOPLES = re.compile(
    "(?<=..)(?:(?:蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇"
    "|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|德昂|保安|裕固|独龙|各)族?)*自治(?=[州县旗]$)"
)
"""The peoples that an autonomous division is named after; in everyday names they are left out."""


@cache
def division_names() -> Phrases:
    """Return the names of administrative divisions, whole ones (霍山县), present and past.

    What is autonomous is also known without its peoples: 延边州, 长阳县.
    """
    rows = [*_rows("divisions.tsv"), *_rows("old_divisions.tsv")]
    names = [row[0] for row in rows]
    everyday = (_PEOPLES.sub("", name).replace("族旗", "旗") for name in names)
    # OpenCC makes 干 of the 乾 that Chinese keeps in these names, in reports too
    converted = (name.replace("乾", "干") for name in names if "乾" in name)
    return Phrases((*names, *everyday, *converted))


@cache
def place_names() -> Phrases:
    """Return the names of places that are used alone: short names of divisions, other places."""
    divisions = (row[1] for row in _rows("divisions.tsv"))
    others = (row[0] for row in _rows("places.tsv"))
    return Phrases((*divisions, *others))


@cache
def all_places() -> Phrases:
    """Return all names of places, whole ones and those used alone."""
    return Phrases((*division_names(), *place_names()))


@cache
def national_bodies() -> Phrases:
    """Return the names of organisations that are known without a place (国务院, 全国工商联)."""
    return Phrases(row[0] for row in _rows("national_bodies.tsv"))


@cache
def national_events() -> Phrases:
    """Return the names of meetings and campaigns that are known to all."""
    return Phrases(row[0] for row in _rows("national_events.tsv"))


@cache
def set_phrases() -> dict[str, bool]:
    """Return set political phrases, and whether each is one wherever it stands, not only quoted."""
    return {row[0]: row[1:] != ["quoted"] for row in _rows("set_phrases.tsv")}


@cache
def surnames() -> dict[str, str]:
    """Return surnames, each with its weight: common, rare or double."""
    return {row[0]: row[1] for row in _rows("surnames.tsv")}


@cache
def title_heads() -> re.Pattern[str]:
    """Return what matches the word that ends a title, the longest one, unless another follows."""
    return _longest("titles.tsv")


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the longest of ``words``, which it tries by their first character."""
    groups: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words, key=len, reverse=True):
        groups[word[0]].append(re.escape(word[1:]))
    return re.compile("|".join(f"{re.escape(a)}(?:{'|'.join(b)})" for a, b in groups.items()))


@cache
def unit_heads(kind: str) -> tuple[str, ...]:
    """Return the words that end the name of a unit of ``kind`` (see unit_heads.tsv)."""
    return tuple(row[0] for row in _rows("unit_heads.tsv") if row[1] == kind)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return the words of ``kind`` in name_words.tsv: how a name is told from what is around it."""
    return frozenset(row[0] for row in _rows("name_words.tsv") if row[1] == kind)


@cache
def fact_words(kind: str) -> frozenset[str]:
    """Return the words of ``kind`` in fact_words.tsv: how what is counted is told from acts."""
    return frozenset(row[0] for row in _rows("fact_words.tsv") if row[1] == kind)
