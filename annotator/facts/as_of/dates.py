"""How a date stands in its sentence: what it dates, and how far."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from annotator.model import Said

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_BEFORE, _AFTER = 8, 16  # code points
COMPARED = ("比", "较", "与", "同", "超过", "高于", "低于")
_FROM = ("由", "从")
_IS = ("是", "为", "相当于", "恢复到", "回到")
_OWN = re.compile("(?:初|底|末|年|时)?的")
_OWN_NUMBER = re.compile(_OWN.pattern + r"\s?[\d一二三四五六七八九十百千万两]")
_STARTS = re.compile(
    r"(?:^|[\s,。;:!?、()\[\]“”\"'—])"
    "(?:截至|截止|截止到|至|到|自|自从|于|在|从|仅|其中|而|即|及|和|据|早在|就在|直到|力争到|至于)?$"
)
_SINCE = re.compile("[^,。;]{0,12}?以来|起[,至到)]")
_FOUNDED = re.compile("(?:成立|创立|创建|创办|始建|组建|注册|出生|生)于$")
_FOUNDS = re.compile(
    r"(?:正式|经批准|登记|注册)?(?:成立|创立|创办|始建|建支部|建立支部)(?:以来|\s?[,、。])"
)
_UNTIL = re.compile("(?<!截)(?:到|至)$")
_MADE = re.compile("(?:设立|成立|开办|创办|建立|建成|启用|推出|出台|发起|开通|启动)的")
_ASIDE = re.compile("其中$")
_BY = re.compile("(?:之|以)?前(?!夕|后|来)")
_THIS_YEAR = re.compile("今年|年初|元月|本年")
_BACK = re.compile("(?:多|余)?(?:时间)?(?:以?来|间|下来|过去|中)")
_THEN = ("此后", "之后", "从此", "以后")
_AROUND = re.compile("过?[前后](?![来往去勤列者面])|期间")
_FEAST = re.compile("(?:节|元旦|除夕|元宵|清明|端午|中秋|重阳|国庆)$")
_NEXT = ("其后", "此后", "之后", "随后")
_PAST = ("过去", "近", "最近")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_HOUR = re.compile(r"(?<=\d)T[^/]*")
_YEARS = re.compile(r"P(\d+)Y")
_RECENT = re.compile("近|每|历|(?:多年|长期)以?来")


class Role(Enum):
    """What a date does where it stands."""

    GOVERNS = auto()  # until the paragraph ends, or another date comes
    SENTENCE = auto()  # until the sentence ends
    OWN = auto()  # the number right after it alone
    SINCE = auto()  # what follows is from then on up to the report
    FOUNDED = auto()  # so it is, and a body was founded then
    PRESENT = auto()  # what follows is of the time of the report
    NOTHING = auto()


def role(marked: MarkedText, one: Placed) -> Role:
    """Return what a mark of a date does in the sentence where it stands."""
    folded = marked.folded
    before = folded[max(0, one.start - _BEFORE) : one.start]
    after = folded[one.end : one.end + _AFTER]
    value = one.mark.value.value
    if value is None or value.startswith(("X", "T")):
        is_present = _RECENT.match(folded, one.start)
        return Role.PRESENT if is_present else Role.NOTHING
    if value.startswith("P"):
        return _length(value, folded[one.start : one.end], before, after)
    if before.endswith(COMPARED) and _OWN_NUMBER.match(after):
        return Role.OWN
    if before.endswith(COMPARED) or (before.endswith(_IS) and _OWN.match(after)):
        return Role.NOTHING
    if before.endswith(_FROM) and _OWN.match(after):
        return Role.OWN
    if _FOUNDED.search(before) or _FOUNDS.match(after):
        return Role.FOUNDED
    if _MADE.match(after):
        return Role.NOTHING
    if _UNTIL.search(before) or _ASIDE.search(before) or folded.endswith("同期", 0, one.end):
        return Role.SENTENCE
    if _SINCE.match(after) and not _THIS_YEAR.fullmatch(folded, one.start, one.end):
        return Role.SINCE
    return Role.GOVERNS if _STARTS.search(before) and not _BY.match(after) else Role.SENTENCE


def _length(value: str, words: str, before: str, after: str) -> Role:
    """Return what a length of time does: 三年来 leads up to the report, 三天内 does nothing."""
    if words.startswith("每"):
        return Role.PRESENT if before.endswith(_THEN) else Role.NOTHING
    years = _YEARS.match(value)
    if before.endswith(_NEXT):
        return Role.NOTHING
    if years is None or years[1] == "1":
        return Role.NOTHING
    is_past = words.startswith(_PAST) or before.endswith(_PAST)
    ends = _BACK.match(after) or (is_past and after.startswith(","))
    return Role.PRESENT if ends else Role.NOTHING


def around(marked: MarkedText, one: Placed, rule: str) -> Said:
    """Return what a mark of a date says where it stands: 春节前后 is of the month of that day."""
    said = date_of(one, rule)
    if not (_AROUND.match(marked.folded, one.end) and is_day(said.text)):
        return said
    is_feast = _FEAST.search(marked.folded, one.start, one.end) is not None
    return replace(said, text=said.text[:7]) if is_feast else said


def date_of(one: Placed, rule: str) -> Said:
    """Return what a mark of a date says, to the day."""
    return Said(to_the_day(one.mark.value.value or ""), one.raw, rule)


def to_the_day(value: str) -> str:
    """Return a value without its hours, which a table of facts has not; of one day, that day."""
    if "T" not in value:
        return value
    first, *last = _HOUR.sub("", value).split("/")
    return "/".join([first, *(day for day in last if day != first)])


def is_day(value: str) -> bool:
    """Return whether a value is a day, an hour of one, or days from one on."""
    return _DAY.match(value) is not None
