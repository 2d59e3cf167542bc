"""Part, whole and ratio: 22家中…19家，覆盖率84.6%, and 127个，办结108个，办结率85.0%.

The part is the figure before the share. Which one is the whole is told by the words: 中, 其中, one
act that gives both the part and the share their name (办结108个，办结率), or the name of what the
share is of (占党员总数的). Where they leave it open, nothing is wrong, but what fits is told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.checks.written import per_cent, points
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_SHARE = re.compile(r"[^。!?\n、]{0,16}(?:率|占|比例|比重|面)[^。!?\n,;、]{0,12}")
_OF = re.compile(r",?(?:仅|只|约)?占(?:到|了)?(?P<whole>[^。!?\n,;、]{0,10}?)(?:总数|总量)?的?")
_WHOLE = re.compile(r"[^。!?\n,;、]{0,12}[中里][,]?[^。!?\n,;、]{0,16}")
_NEXT = re.compile(r"[^。;!?\n]{0,30}")
_SUBSET = re.compile("已|其中|中有|办结|成功|收回|回收|实到|到会|解决|有效|采用|完成|通过")
_NAME = re.compile(r"(?P<name>[^,。;、\d]{2,4})(?:率|面|比例)")
_COMPARES = re.compile("比上|同比|较|增|提高|下降|由|从|高于|低于")
_OF_THEM = re.compile(r",?[约仅只]?占[^。!?\n,;、]{0,12}")
_OTHER_YEAR = re.compile(r"[^。!?\n]*?(?:[去前上当]年|[12][0-9]{3}年)[^。!?\n]*")
"""What the part is of another time by: 受理纠纷85件,去年办结29件,成功率96.5%."""
_FAR = 160  # clean code points from the whole to the part
_MANY = 10  # numbers
_MANY_BEFORE = 40


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield shares that the figures before them give, or do not give."""
    numbers = figures.numbers
    for at in range(1, len(numbers)):
        share, part = numbers[at], numbers[at - 1]
        if not share.is_share or part.is_share or share.start - part.end > _FAR:
            continue
        between = figures.between(part, share)
        if (
            at > 1
            and between == "的"
            and _OF_THEM.fullmatch(figures.between(numbers[at - 2], part))
        ):
            yield from _of_both(part, numbers[at - 2], share)
        elif _SHARE.fullmatch(between) and not _COMPARES.search(between):
            yield from _of_share(figures, at, between)


def _of_both(whole: Figure, part: Figure, share: Figure) -> Iterator[Finding]:
    """Yield whether 41家，占286家的14.3% is so."""
    if part.measures_as(whole) and whole.exactly > 0:
        yield (_holds if _agrees(whole, part, share) else _fault)(whole, part, share)


def _of_share(figures: Figures, at: int, between: str) -> Iterator[Finding]:
    """Yield whether the figure before the share at ``at`` is that part of one before it."""
    share, part = figures.numbers[at], figures.numbers[at - 1]
    candidates = [
        one
        for one in reversed(figures.numbers[max(0, at - _MANY) : at - 1])
        if one.measures_as(part) and one.exactly >= part.exactly > 0
    ]
    told = _told(figures, candidates, part, between)
    if told is not None and _agrees(told, part, share):
        yield _holds(told, part, share)
        return
    if told is not None and not _OTHER_YEAR.fullmatch(figures.between(told, part)):
        yield _fault(told, part, share)
        return
    fits = [one for one in candidates if part.start - one.end <= _FAR and _agrees(one, part, share)]
    if fits:
        yield _holds(fits[0], part, share)


def _told(figures: Figures, candidates: list[Figure], part: Figure, between: str) -> Figure | None:
    """Return the whole that the words name; None where they leave it open."""
    of = _OF.fullmatch(between)
    if of:
        return _whole_of(figures, candidates, part, of["whole"])
    for one in candidates[:1]:
        words = figures.between(one, part)
        if _WHOLE.fullmatch(words) or (_NEXT.fullmatch(words) and _SUBSET.search(words)):
            return one
    named = _NAME.search(between)
    if named is None:
        return None
    act = named["name"][-2:]
    if act not in figures.before(part, 8):
        return None
    for one in candidates:
        if part.start - one.end <= _FAR and figures.marked.paragraph(one.start)[1] >= part.end:
            return one
    return _with_same_name(figures, part)


def _whole_of(
    figures: Figures, candidates: list[Figure], part: Figure, named: str
) -> Figure | None:
    """Return the whole of 占…的: what 其中 refers to, if nothing else is named."""
    for one in candidates:
        words = figures.between(one, part)
        if part.start - one.end > _FAR or re.search(r"[。\n](?!\s*其中)", words):
            return None
        if "其中" in words or _WHOLE.match(words):
            named = named.removesuffix("总数").removesuffix("的")
            return one if not named or named in figures.before(one, 12) else None
    return None


def _with_same_name(figures: Figures, part: Figure) -> Figure | None:
    """Return the last figure that stands behind the same noun: 会员企业286家 … 会员企业216家."""
    noun = figures.before(part, 4)
    if not re.fullmatch(r"[^\W\d]{4}", noun):
        return None
    last = figures.index(part.start)
    for one in reversed(figures.numbers[max(0, last - _MANY_BEFORE) : last]):
        if one.measures_as(part) and figures.before(one, 4) == noun:
            return one if one.exactly >= part.exactly else None
    return None


def _agrees(whole: Figure, part: Figure, share: Figure) -> bool:
    """Return whether the share lies between the least and the most that rounding allows."""
    if whole.least <= 0:
        return True
    return (
        part.least / whole.most - share.slack
        <= share.exactly
        <= part.most / whole.least + share.slack
    )


def _holds(whole: Figure, part: Figure, share: Figure) -> Finding:
    return holds(
        "ratio",
        [whole, part, share],
        QT_TRANSLATE_NOOP(
            "findings", "{part} of {whole} is {ratio}; that is {share} within {tolerance} points."
        ),
        **_facts(whole, part, share),
        tolerance=points(share.slack),
    )


def _fault(whole: Figure, part: Figure, share: Figure) -> Finding:
    allowed = share.slack
    if whole.least > 0:
        ratio = part.exactly / whole.exactly
        allowed += max(part.most / whole.least - ratio, ratio - part.least / whole.most)
    return fault(
        "ratio",
        [whole, part, share],
        QT_TRANSLATE_NOOP(
            "findings",
            "{part} of {whole} is {ratio}, not {share}; rounding explains {tolerance} points at "
            "most.",
        ),
        **_facts(whole, part, share),
        tolerance=points(allowed),
    )


def _facts(whole: Figure, part: Figure, share: Figure) -> dict[str, str]:
    return {
        "part": part.words,
        "whole": whole.words,
        "ratio": per_cent(part.exactly / whole.exactly, share.slack),
        "share": share.words,
    }


RATIO = Rule(
    "ratio",
    QT_TRANSLATE_NOOP("findings", "Part, whole and ratio"),
    QT_TRANSLATE_NOOP(
        "findings", "Where the ratio is of another whole than the one named before it."
    ),
    _look,
)
"""The rule."""
