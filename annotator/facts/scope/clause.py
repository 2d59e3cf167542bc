"""Names that stand side by side in a text, and what they do in their clause."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.facts.marked_text import MarkedText, Placed

NAMES = frozenset({"ORG", "LOC", "PER", "TITLE"})
_JOINS = re.compile("(?:\\([^()]{1,6}\\))?(?:[、和及兼原 ]|以及|同志|先生|女士){0,2}$")
_CELL = re.compile(r"[\n\t]")
_JOIN_LENGTH = 10  # code points
_WINDOW = 14  # code points before a name that tell whether it opens its clause
_UNIT = "(?:常务|执行)?副?(?:会长|理事长?|会员|监事长?|秘书长)(?:单位|企业)?"
_OPENS = re.compile(
    r"(?:^|[\s,。;:!?、)”’—·◆>|\]]|[,。:][“\"'‘]|以下简称[“\"]?)"
    "(?:其中|以及|而|但|且|并|当时|同时|随后|此外|另外|包括|如|例如|比如|特别是|以|还有|连|由于|当天|当晚|"
    f"[一二三四五六七八九十]{{1,2}}[是要])?(?:{_UNIT})?$"
)
_SINCE = re.compile("(?:以?来|底|末|初|起|间|期间|前后|前夕)?[,\\s]?$")
_IS_IN = re.compile("(?:^|[\\s,。;:!?)“”])(?:在|走进|来到)$")
_BY = re.compile("(?:^|[\\s,。;:!?)”])由$")
_HOLDS = re.compile("组织|发起|牵头|主办|承办|举办|筹集|捐赠|捐出|捐建|投资|创办")
_IS = re.compile("是|地处|位于|现?有|拥有|全|共|,全")
_ROLE = re.compile(
    "的$|(?:^|[\\s,。;:!?、)“”的])[^\\s,。;:!?、)“”由请让向对与和给被为选聘增推举补任]{0,5}"
    "[人员生家户民者师农匠商长](?:老)?$"
)
_GIVES = re.compile(
    "(?:[也还又再则均各]|个人|分别|率先|带头|主动|夫妇|伉俪|一家|自愿|当场){0,3}"
    "(?:捐|出资|拿出|送来|送去|转来|资助|自掏|垫|认捐|认购|汇来|缴纳|交纳)"
)
_SPEAKS = re.compile(
    "[^,。;“]{0,10}?(?:(?<!听)说|表示|介绍|反映|告诉|回忆|坦言|透露|认为|指出|强调|汇报|感慨)"
)
_LEADS = re.compile(
    "(?:[还也又先后均分别正再曾]){0,2}(?:的|等|与|同|和|向|对|就|作|牵头[,。]|致|将|在[^,。;]{0,8}(?:讲话|会|致辞|报告)|"
    "率(?!先)|带[领着队]|一行|代表|陪同|[^,。;]{0,6}(?:当选|任)|[^,。;]{0,8}(?:出席|参加|主持|讲话|致辞|宣读|应邀|到会|参观|"
    "会见|莅临|带队|陪同|公布|汇报|报告|发言|授牌|揭牌|颁发|祝贺))"
)
_OFFICES = re.compile(
    "(?:等)?(?:单位|部门|企业|商会)?的?(?:主要|相关|有关|班子|部分)*(?:负责人|负责同志|领导|代表|成员|干部|同志|执委|理事|会员代表)"
)
_TELLS = re.compile("的?(?:统计|数据|调查|资料|通报|报告)(?:显示|表明|称|,)?")
_FOLK = re.compile("籍|人|客商|商人|群众|乡亲|市民|企业家|的?(?:老板|朋友)")
_COUNTED = re.compile("(?:\\([^()]{1,6}\\))?(?:等)?(?:共计?|一行|这)?\\s*$")
_AFTER = 18  # code points


class Group(NamedTuple):
    """Names side by side, in text order: 乙商会会长王某, 甲公司、乙公司.

    ``start`` is where the first begins in the clean text, ``end`` where the last ends. ``label``
    is what it names: a person with posts is a person, an office without one nothing.
    """

    marks: list[Placed]
    start: int
    end: int
    label: str | None

    def run(self, label: str) -> Sequence[Placed]:
        """Return the last names of a label that no other comes between."""
        found: list[Placed] = []
        for one in reversed(self.marks):
            if one.label == label:
                found.append(one)
            elif found:
                break
        return found[::-1]


def groups(marked: MarkedText) -> Iterator[Group]:
    """Yield the groups of names in text order."""
    found: list[Placed] = []
    for one in marked.placed:
        if one.label not in NAMES:
            continue
        if found and not _is_beside(marked, found[-1], one):
            yield _group(found)
            found = []
        found.append(one)
    if found:
        yield _group(found)


def _group(marks: list[Placed]) -> Group:
    labels = [one.label for one in marks]
    label: str | None = labels[-1]
    if "PER" in labels:
        label = "PER"
    elif "TITLE" in labels:
        label = None
    return Group(marks, marks[0].start, marks[-1].end, label)


def _is_beside(marked: MarkedText, one: Placed, other: Placed) -> bool:
    gap = other.start - one.end
    if gap > _JOIN_LENGTH:
        return False
    between = marked.folded[one.end : other.start]
    return not _CELL.search(marked.text, one.end, other.start) and _JOINS.match(between) is not None


class Place:
    """Where a group stands in its clause; ``dates`` are where marks of dates end."""

    def __init__(self, marked: MarkedText, group: Group, dated: int) -> None:
        self._group = group
        folded = marked.folded
        first = max(0, group.start - _WINDOW)
        self._before = folded[first : group.start]
        self.after = folded[group.end : group.end + _AFTER]
        self._since_date = folded[dated : group.start] if dated >= first else None

    @property
    def is_subject(self) -> bool:
        """Whether a body or place is spoken of: not one that tells a figure or wins a prize."""
        if not (self.opens or self.is_place or self.is_host):
            return False
        is_other = _OFFICES.match(self.after) or _TELLS.match(self.after)
        if self._group.label == "LOC" and _FOLK.match(self.after):
            return False
        return not is_other and not self.after.startswith("被")

    @property
    def opens(self) -> bool:
        """Whether it begins its clause, but for a date and words such as 其中."""
        if self._since_date is not None and _SINCE.match(self._since_date):
            return True
        found = _OPENS.search(self._before)
        return found is not None and not (found[0].startswith("、") and self._group.label == "LOC")

    @property
    def has_role(self) -> bool:
        """Whether words say who a person is: 养猪大户王某."""
        return _ROLE.search(self._before) is not None

    @property
    def is_place(self) -> bool:
        """Whether the text goes there: 走进南街，…"""
        return self.after.startswith(",") and _IS_IN.search(self._before) is not None

    @property
    def is_described(self) -> bool:
        """Whether the text tells what it is like."""
        return _IS.match(self.after) is not None

    @property
    def is_host(self) -> bool:
        """Whether something is done by it: 由乙商会组织的."""
        return _HOLDS.match(self.after) is not None and _BY.search(self._before) is not None

    @property
    def gives(self) -> bool:
        """Whether it gives something."""
        return _GIVES.match(self.after) is not None

    @property
    def speaks(self) -> bool:
        """Whether it says something."""
        return _SPEAKS.match(self.after) is not None

    @property
    def leads(self) -> bool:
        """Whether it does what those in office do at meetings."""
        return _LEADS.match(self.after) is not None


def is_counted(marked: MarkedText, group: Group, number: Placed) -> bool:
    """Return whether a number right after names counts them: 王某、李某等7人."""
    between = marked.folded[group.end : number.start]
    if len(between) > _JOIN_LENGTH or not _COUNTED.match(between):
        return False
    return len(group.marks) > 1 or bool(between.strip())
