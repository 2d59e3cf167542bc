"""How each number is meant: as a part, a total, a change, a plan."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotator.model import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.facts.around import Around
    from annotator.facts.marked_text import MarkedText
    from annotator.text.offsets import Span

_PART = re.compile(r"其中|包括")
_OUT_OF = re.compile(r"[^,。;]{0,12}中(?:[,已有真的]|尚)")
"""Behind a number of which the next tells a part: 22家商会中已有."""
_SIGNS = (
    (
        Qualifier.NEW,
        re.compile(
            r"新[增建选招聘吸转入加获]|[新再](?:发展|成立|设立|组建|注册)|净增|增[补选设]|吸收"
            r"|发展(?:了|新)*(?:预备|正式|中共|青年|女|入党)?(?:党员|会员|团员|积极分子)"
        ),
    ),
    (
        Qualifier.TOTAL,
        re.compile(
            r"(?<!中)共(?![青产建同享和])|[总合共累]计|总[数额量]|总(?:投资|产值|收入|面积|人数)"
        ),
    ),
    (
        Qualifier.MEAN,
        re.compile(
            r"每[^日当逢]|平均|[人户年月日]均|均[获为达]|单[笔个户次]|[少多]则|各(?=[捐建出投获选一1]|\Z)"
            r"|分别(?:捐|出资)"
        ),
    ),
    (Qualifier.PART, re.compile(r"(?:实到|请假|缺席)[^,、]{0,6}\Z")),
)
"""What stands in the clause of a number that is meant so."""
_PLANNED = re.compile(
    r"(?<![”\"育训])计划(?!书|生育)|力争|争取|目标|拟(?!定)|预[算计]|务必|确保|打算|明年|下一步|到20\d\d年"
    r"|(?<![主重需])要(?![求素点闻]|清醒|看到)|不[低少]于|将(?=[翻达实新增建投突举继组再])"
)
_PLANS = re.compile(
    r"^[^\n。,]{0,20}(?:打算|工作计划|工作安排|下一步|下步|今后|展望|目标任务|工作思路)[^\n。,]{0,12}$",
    re.MULTILINE,
)
_HEADING = re.compile(r"^\s*[一二三四五六七八九十]{1,2}、", re.MULTILINE)
_NO_AIM = re.compile(r"(?:个|项|点|条|大|件)?(?:方面|重点|要求|问题|希望|意见|任务|措施|建议)")
_SIBLING = re.compile(r"[、和及与][^,。;]*\Z")
_ON_TO = re.compile(
    r",?(?:增加|发展|提高|提升|增长|扩大|上升|减少|下降|降低|[增降升减])?[到至为]\Z"
)
_REACH = frozenset({Qualifier.PART, Qualifier.NEW, Qualifier.TOTAL, Qualifier.CHANGE})
"""What also holds for numbers that follow in the same list."""


def qualifiers(marked: MarkedText) -> dict[int, tuple[Qualifier, ...]]:
    """Return what the rules propose for the numbers of ``marked``, by the ids of their marks."""
    text, found = marked.folded, {}
    plans = iter([*_plans(text), (len(text), len(text))])
    plan = next(plans)
    sentence = _Sentence()
    for one in marked.around:
        place = one.number.start
        while plan[1] <= place and plan[0] < len(text):
            plan = next(plans)
        if not one.joined:
            goes_on = text[one.start - 1 : one.start] == ";"
            sentence = _Sentence(planned=sentence.planned and goes_on)
        aimed = plan[0] <= place and not _NO_AIM.match(one.right)
        meant = sentence.read(one, text[one.start : place])
        if aimed:
            meant.add(Qualifier.PLANNED)
        if meant:
            found[one.number.mark.id] = _in_order(frozenset(meant))
    return found


@cache
def _in_order(meant: frozenset[Qualifier]) -> tuple[Qualifier, ...]:
    return tuple(each for each in Qualifier if each in meant)


def _plans(text: str) -> Iterable[Span]:
    """Yield the sections that tell of what is to be done, by their headings."""
    done = 0
    for found in _PLANS.finditer(text):
        if found.start() >= done:
            following = _HEADING.search(text, found.end())
            done = following.start() if following else len(text)
            yield found.end(), done


class _Sentence:
    """What has been said in a sentence up to a number."""

    def __init__(self, *, planned: bool = False) -> None:
        self.planned = planned
        self._before: set[Qualifier] = set()
        self._out_of = False

    def read(self, one: Around, left: str) -> set[Qualifier]:
        """Return how the next number is meant, of which ``left`` is the text before it."""
        how = one.lead
        meant = self._signs(left, is_share=how.share)
        if _PART.search(left) or self._out_of or (how.share and self._is_part_of_share()):
            meant.add(Qualifier.PART)
        meant |= self._from_before(one, left)
        if how.change or one.number.mark.value.unit == "百分点":
            meant.add(Qualifier.CHANGE)
        if one.number.label == "PERCENT" and Qualifier.CHANGE not in meant:
            meant.add(Qualifier.SHARE)
        self._out_of = _OUT_OF.match(one.right) is not None
        self._before = set(meant)
        self.planned = self.planned or _PLANNED.search(left) is not None
        return meant | ({Qualifier.PLANNED} if self.planned else set())

    @staticmethod
    def _signs(left: str, *, is_share: bool) -> set[Qualifier]:
        clause = left[left.rfind(",") + 1 :]
        found = {meant for meant, sign in _SIGNS if sign.search(clause)}
        return found - {Qualifier.TOTAL} if is_share else found

    def _is_part_of_share(self) -> bool:
        return {Qualifier.PART, Qualifier.SHARE} <= self._before

    def _from_before(self, one: Around, left: str) -> set[Qualifier]:
        """Return what was said of the number before and holds for this one, too."""
        if _SIBLING.match(left):
            return self._before & _REACH
        if _ON_TO.match(left):
            return self._before & {Qualifier.TOTAL, Qualifier.MEAN}
        if one.number.label == "MONEY" and one.joined and not set(left) & set(",、:("):
            return self._before & {Qualifier.TOTAL}
        return set()
