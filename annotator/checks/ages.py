"""Ages and years: 1965年生，今年50岁 in a report of 2019; 建党99周年; 成立于2007年，走过十二年.

The years are counted to that of the report, or to another that the paragraph names. Someone's age
may be a year less or more, for the birthday is not known, nor whether the first year counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.checks.figures import Figures, finding, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Severity
from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_NUMBER = r"\d{1,3}|[一二三四五六七八九十百〇零]{1,5}"
_BORN = re.compile(
    rf"(?P<year>(?:18|19|20)\d\d)年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出生|生)(?P<gap>[^。;\n]{{0,40}}?)"
    rf"(?:今年|现年)(?P<count>{_NUMBER})岁"
)
_SINCE = {
    "建党": 1921,
    "中国共产党成立": 1921,
    "中国共产党建党": 1921,
    "建军": 1927,
    "中国人民解放军建军": 1927,
    "建国": 1949,
    "新中国成立": 1949,
    "中华人民共和国成立": 1949,
    "改革开放": 1978,
    "香港回归": 1997,
    "澳门回归": 1999,
    "抗战胜利": 1945,
    "抗日战争胜利": 1945,
}
_KNOWN = re.compile(rf"(?P<what>{'|'.join(_SINCE)})(?:祖国)?(?P<count>{_NUMBER})周年")
# one set of characters first, which is looked for much faster than one shape or the other
_FOUNDED = re.compile(
    r"[成12](?:(?<=成)立于(?P<year>(?:19|20)\d\d)年|(?:(?<=1)9|(?<=2)0)\d\d(?P<before>)年"
    r"(?:\d{1,2}月)?(?:\d{1,2}日)?[^。;,\n]{0,24}(?:成立|创办|创立|挂牌))"
)
_LASTED = re.compile(
    rf"(?:走过|经过|历经|已有|至今)[^。;,\n\d]{{0,6}}?(?P<count>{_NUMBER})(?:个)?年(?![底初末度级代月])"
    rf"|(?:成立|建会|满|迎来)(?P<count_of>{_NUMBER})周年"
)
_COMING = re.compile(r"迎接|即将|将迎来|喜迎|明年|筹备|迎")
_MEETING = re.compile(r"(?:庆祝|纪念)?大会|庆典|讲话|座谈会|阅兵")  # which may have been long ago
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年|[-/.]\d)")
_BEFORE = 30  # clean code points
_FAR = 90


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield ages and anniversaries with whether the years give them."""
    if figures.date is None:
        return
    this = int(figures.date[:4])
    for found in _BORN.finditer(figures.text):
        if not _YEAR.search(found["gap"]):
            yield from _told(figures, found, "count", int(found["year"]), {this}, 1)
    known = _KNOWN.finditer(figures.text) if "周年" in figures.text else ()
    for found in known:
        for one in _told(figures, found, "count", _SINCE[found["what"]], _years(figures, found), 0):
            if one.severity is Severity.HOLDS or not _MEETING.match(figures.text, found.end()):
                yield one
    for found in _FOUNDED.finditer(figures.text):
        end = min(figures.marked.paragraph(found.start())[1], found.end() + _FAR)
        lasted = _LASTED.search(figures.text, found.end(), end)
        if lasted is not None:
            name = "count" if lasted["count"] else "count_of"
            since = int(found["year"] or figures.text[found.start() : found.start("before")])
            years = _years(figures, lasted) - {since}
            yield from _told(figures, lasted, name, since, years, 1)


def _years(figures: Figures, found: re.Match[str]) -> set[int]:
    """Return the years that an anniversary may be of: the report's, and those named beside it."""
    assert figures.date is not None
    years = {int(figures.date[:4])}
    paragraph = slice(*figures.marked.paragraph(found.start()))
    years |= {int(one[1]) for one in _YEAR.finditer(figures.text[paragraph])}
    before = figures.text[max(0, found.start() - _BEFORE) : found.start()]
    return years | {year + 1 for year in years} if _COMING.search(before) else years


def _told(
    figures: Figures, found: re.Match[str], name: str, since: int, years: set[int], slack: int
) -> Iterator[Finding]:
    """Yield whether ``years`` since a year are as many as is said, give or take ``slack``."""
    count = parse_number(found[name])
    if count is None:
        return
    right = [year for year in sorted(years) if abs(year - since - count) <= slack]
    evidence = [figures.at(*found.span())]
    until = right[0] if right else int((figures.date or "0")[:4])
    facts = {
        "since": str(since),
        "until": str(until),
        "years": str(until - since),
        "words": evidence[0].words,
    }
    if right:
        said = QT_TRANSLATE_NOOP(
            "findings", "From {since} to {until} are {years} years; “{words}” agrees."
        )
        yield holds("ages", evidence, said, **facts)
    else:
        said = QT_TRANSLATE_NOOP(
            "findings", "From {since} to {until} are {years} years; “{words}” does not agree."
        )
        yield finding("ages", Severity.HINT, evidence, said, **facts)


AGES = Rule(
    "ages",
    QT_TRANSLATE_NOOP("findings", "Ages and years"),
    QT_TRANSLATE_NOOP("findings", "Where the years are counted to another one than the report's."),
    _look,
)
"""The rule."""
