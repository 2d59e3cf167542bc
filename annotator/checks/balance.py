"""What is left of two figures: 收入68.4万元，支出41.7万元，结余26.7万元; and 新增、退出、净增.

What came in less what went out is what is left; what was carried over and what is left of a year
are all that is left.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, Wording, weighed
from annotator.checks.rule import Rule
from annotator.checks.written import like
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_REST = re.compile(r"(?:结余|盈余|节余|结存|留存|剩余)[^,。;:!?\n\d]{0,6}$")
_ALL_LEFT = re.compile(r"(?:累计|总|共)(?:结余|结存|余额)[^,。;:!?\n\d]{0,4}$")
_CARRIED = re.compile(
    r"(?:上年|年初|上期|以前年度|历年)(?:结转|结余|结存|余额)[^,。;:!?\n\d]{0,4}$"
)
_IN = re.compile(r"(?:收入|收取|收缴|募集|筹得|筹集|到账|收到)[^,。;:!?\n\d]{0,8}$")
_OUT = re.compile(r"(?:支出|上缴|发放|开支|花费|使用|拨付)[^,。;:!?\n\d]{0,8}$")
_JOINED = re.compile(r"(?:新|吸收|发展|加入|入会)[^,。;:!?\n\d]{0,10}$")
_LEFT = re.compile(r"(?:退会|退出|清退|注销|除名|流失)[^,。;:!?\n\d]{0,10}$")
_NET = re.compile(r"净增[加长]?(?:会员|党员)?$")
_ROSE_TO = re.compile(r"[^。!?\n,;、]{0,8}(?:增加|发展|增|扩大)(?:到|至|为)[^。!?\n,;、]{0,12}")
_MORE = re.compile(r"[,、]?(?:净增加?|增加|新增)了?")
_SENTENCE_ENDS = re.compile(r"[。;!?\n]")
_FAR = 250  # clean code points
_MANY = 14  # numbers
_BEFORE = 16  # characters that tell what a figure is
_SAID = Wording(
    QT_TRANSLATE_NOOP("findings", "{whole} - {less} is {left}; that is {rest}."),
    QT_TRANSLATE_NOOP(
        "findings", "{whole} - {less} is {left}, not {rest}; none of them is rounded."
    ),
    QT_TRANSLATE_NOOP(
        "findings",
        "{whole} - {less} is {left}, not {rest}; rounding explains {tolerance} at most.",
    ),
)


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield what is left with whether the figures before it give it."""
    for at, one in enumerate(figures.numbers):
        if one.is_share:
            continue
        words = figures.before(one, _BEFORE)
        if _ALL_LEFT.search(words):
            yield from _carried(figures, at)
        elif _REST.search(words) and not _CARRIED.search(words):
            yield from _left_of(figures, at, _IN, _OUT)
        elif _NET.search(words):
            yield from _left_of(figures, at, _JOINED, _LEFT)
        if at > 1:
            yield from _more(figures, *figures.numbers[at - 2 : at + 1])


def _left_of(
    figures: Figures, at: int, plus: re.Pattern[str], minus: re.Pattern[str]
) -> Iterator[Finding]:
    """Yield whether what came in less what went out is the figure at ``at``."""
    rest = figures.numbers[at]
    paragraph, _ = figures.marked.paragraph(rest.start)
    came, went = list[Figure](), list[Figure]()
    for one in reversed(figures.numbers[max(0, at - _MANY) : at]):
        if one.start < paragraph or rest.start - one.end > _FAR:
            break
        if one.measures_as(rest) and not _is_part(figures, one):
            words = figures.before(one, _BEFORE)
            if minus.search(words):
                went.append(one)
            elif plus.search(words):
                came.append(one)
    pairs = [([one], less) for less in went for one in came if one.start < less.start]
    if went and len(came) > 1:
        pairs.append((came[::-1], went[0]))
    right = [pair for pair in pairs if _is_left(*pair, rest)]
    if right or len(pairs) == 1:
        yield _told(*(right or pairs)[0], rest)


def _is_part(figures: Figures, one: Figure) -> bool:
    """Return whether a figure stands in a list behind 其中."""
    said = figures.text[max(0, one.start - _FAR) : one.start]
    return "其中" in _SENTENCE_ENDS.split(said)[-1]


def _is_left(wholes: list[Figure], less: Figure, rest: Figure) -> bool:
    return abs(_left(wholes, less) - rest.exactly) <= _slack(wholes, less, rest)


def _left(wholes: list[Figure], less: Figure) -> Decimal:
    return sum((one.exactly for one in wholes), Decimal(0)) - less.exactly


def _slack(wholes: list[Figure], less: Figure, rest: Figure) -> Decimal:
    return sum((one.slack for one in wholes), less.slack + rest.slack)


def _carried(figures: Figures, at: int) -> Iterator[Finding]:
    """Yield whether what was carried over and what is left make up the figure at ``at``."""
    whole, rest, carried = figures.numbers[at], None, None
    for one in reversed(figures.numbers[max(0, at - 3) : at]):
        words = figures.before(one, _BEFORE)
        if not one.measures_as(whole) or whole.start - one.end > _FAR:
            break
        if _CARRIED.search(words):
            carried = one
        elif _REST.search(words):
            rest = one
    if rest is not None and carried is not None:
        yield _told([whole], carried, rest)


def _more(figures: Figures, before: Figure, after: Figure, by: Figure) -> Iterator[Finding]:
    """Yield whether ``after`` is more than ``before`` by what is said to be new."""
    if not (before.measures_as(after) and after.measures_as(by)) or by.is_share:
        return
    if _ROSE_TO.fullmatch(figures.between(before, after)) and _MORE.fullmatch(
        figures.between(after, by)
    ):
        yield _told([after], before, by)


def _told(wholes: list[Figure], less: Figure, rest: Figure) -> Finding:
    slack = _slack(wholes, less, rest)
    facts = {
        "whole": " + ".join(one.words for one in wholes),
        "less": less.words,
        "left": like(rest.words, _left(wholes, less)),
        "rest": rest.words,
    }
    gap = _left(wholes, less) - rest.exactly
    return weighed("balance", [*wholes, less, rest], gap, slack, _SAID, rest.words, facts)


BALANCE = Rule(
    "balance",
    QT_TRANSLATE_NOOP("findings", "What came, went and is left"),
    QT_TRANSLATE_NOOP(
        "findings", "Where something else came in or went out that the report does not tell."
    ),
    _look,
)
"""The rule."""
