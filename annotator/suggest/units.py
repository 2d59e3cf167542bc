"""Named units by their last word (…商会, …党支部, …有限公司): where the name begins is the question.

From the last word the walk goes back word by word, until one that cannot be in a name. In what it
passed, the name begins at the first opener: a place, 中国, 省, 市, 中共, a body known by itself. A
firm needs none, for it has a brand; nor does a body with a field (石材商会), once the words that
any such body may have before it (行业, 所属, 会员 …) are gone. What is then left without a name, as
商会, 会员单位 or 党支部, is generic and no unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.suggest.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.suggest.task import Task
    from annotator.suggest.words import Words
    from annotator.text.offsets import Span

_LONGEST = 45
"""Code points that a name has at most."""
_KINDS = ("body", "party", "part", "dept", "scope", "organ", "firm", "site", "place")
_NEED_OPENER = frozenset(["party", "part", "dept", "scope", "organ", "site", "place"])
_STOP_FLAGS = frozenset("cdefmopqrtuvxyz")
_NUMBERED = re.compile("[一二三四五六七八九十]{1,2}|第[一二三四五六七八九十0-9]{1,3}届?")
_MAY_BE_NUMBERED = re.compile(
    "局|处|科|所|分会|支部|党支部|中学|小学|医院|人民医院|高级中学|幼儿园|支队|大队|分公司"
    "|委员会|师|团"
)
_NUMBERED_OFFICE = re.compile("[一二三四五六七八九十][局处]?")
_DEPARTMENT = re.compile(
    "(?<=[、，,])(?![由经被在与和对向])[\u4e00-\u9fff]{2,6}?[司部办处](?=(?:[（(][\u4e00-\u9fff]{2,8}[)）])?(?:[正副][司厅局处]级)?副?[司部处]长)"
    "|(?<=[司部办处][（(])[\u4e00-\u9fff]{2,8}[司部办处](?=[)）])"
)
"""A department that its head's post tells to be one: 个体司(非公党建办)正司级副司长."""
_OF_MANY = frozenset("等各两三四五数多几该本我")
"""省, 市, 县 behind one of these are not one of them."""
_SETTLED = re.compile(
    "(?!各|全|本|该|每|乡镇|农村|社区|街道|两|多|这|驻)[\u4e00-\u9fff]{2,6}?(?:镇|乡|街道|社区"
    "|开发区|高新区|经开区|园区|新区)"
)
_OFFICE = re.compile(
    "[科处司部](?=[正副]?[科处司部]长|[二三四]级|副?主任|副巡视员|副调研员)|科(?=[ 　)）])"
)
_OWN_SCOPE = re.compile("团?[省市区县州盟旗地镇乡]")
_NO_WORD_OF = re.compile(
    "[布格全大结开当邮书僵时定]局|[能客展大餐宴议映示舞门]厅|[工出]厂|[书门商分网酒饭总本新]店"
    "|城市|股市"
)
_BRACKETED = re.compile("[（(][\u4e00-\u9fff]{2,6}[)）]\\Z")
_SOFT_FLAGS = frozenset("abdftvzhkug")
"""Parts of speech that a piece of a brand is often taken for, one character long (新, 高, 通)."""
_NO_OPENER = re.compile(
    "市(?!市场)(?:场|值|面|容|价)|市(?:级|属|域|辖|内|外|里|长|民(?!政|族|营|宗|革|盟|建|进))"
    "|省(?:级|属|内|外|市(?!场)|长|里|份|区市)"
    "|县(?:级|区|域|市(?!场)|城|内|外|长|乡)|区(?:域|县|级|块|位|内|外|长|间|别)|乡(?:镇|村|亲"
    "|贤|友|情|里|长)|镇(?:街|村|长|级|上)|州(?:市|长|内)|盟(?:友|员|长)|旗(?:帜|下|舰|县|手)"
    "|全国(?:各|范围|先进|优秀|上下)|国家(?:级|和|机关|重点|高新)|国际(?:化|上)|世界(?:各|上)"
    "|中央(?:企业|空调)|中外(?:合资)"
)
_UNDER = frozenset(["所属", "直属", "下属"])
_UNDER_WHAT = ("商会", "机关", "行业", "企业", "社会组织", "协会", "异地商会", "单位")
_MEMBERS = frozenset(["企业家", "干部", "职工", "人士", "党员", "员工", "女企业家", "青年企业家"])
_OF_MEMBERS = (
    "商会",
    "协会",
    "联谊会",
    "联合会",
    "学院",
    "委员会",
    "俱乐部",
    "分会",
    "党校",
    "之家",
    "学校",
)
_POSTED = (
    "联络处",
    "办事处",
    "代表处",
    "联络站",
    "工作站",
    "特派员公署",
    "公署",
    "总领事馆",
    "总领馆",
    "领事馆",
    "大使馆",
    "使馆",
)
_GENERIC_FIRM = frozenset(
    [
        "合作社",
        "餐厅",
        "工作室",
        "店",
        "厂",
        "超市",
        "商场",
        "学校",
        "医院",
        "银行",
        "公司",
        "饭店",
        "农场",
        "牧场",
        "事务所",
        "诊所",
        "门诊部",
        "小学",
        "中学",
        "幼儿园",
        "研究院",
        "研究所",
        "研究中心",
        "大学",
        "学院",
        "敬老院",
        "福利院",
        "养老院",
        "服务中心",
        "卫生院",
        "餐馆",
        "养殖场",
        "林场",
        "加工厂",
        "会所",
        "茶楼",
        "批发市场",
        "农贸市场",
        "建材市场",
        "商贸市场",
        "分公司",
        "总公司",
        "集团公司",
        "支行",
        "分行",
        "总行",
        "设计院",
        "旅行社",
        "电台",
        "电视台",
    ]
)
_BRANDED_PLACES = frozenset(
    [
        "宾馆",
        "酒店",
        "大酒店",
        "国际酒店",
        "纪念馆",
        "博物馆",
        "革命纪念馆",
        "抗战纪念馆",
        "陵园",
        "烈士陵园",
        "故居",
        "旧居",
        "旧址",
        "会址",
        "广场",
        "公园",
        "大厦",
        "创业园",
        "产业园",
        "示范园",
        "孵化园",
        "工业园",
        "科技园",
        "体育馆",
        "会展中心",
        "会议中心",
        "国际会议中心",
        "大礼堂",
        "遗址",
        "战役遗址",
        "度假村",
        "庄园",
        "书院",
        "展览馆",
        "党群服务中心",
        "机场",
        "火车站",
        "大剧院",
        "森林公园",
        "步行街",
        "建材市场",
        "古镇",
        "古村",
    ]
)
_NAME_FLAG = re.compile("nr|nz|ns|nt|eng|x|ng|g|j")
_QUOTED = re.compile('[“"][\u4e00-\u9fff]{2,4}[”"]\\Z')
_BRAND_STOPS = frozenset(
    "和与及在的由向对为被把从于等至到是了办建起开给送捐看讲说问请派设有用去来走带做任当获受接使得拿买卖投助见组驻寄运发交签领学托"
)
_TITLE_NEXT = re.compile("(?:常务)?副?(?:部长|主任|书记|主席|局长|处长|调研员|巡视员|科长)")


_ALIAS = re.compile(
    '(?:以下)?(?:统称|简称|下称)(?:为|：|:)?[“”"「『《]?(?P<name>[\u4e00-\u9fff]{2,16}?)[“”"」』》)）]'
)
_NO_BODY = re.compile(
    ".*(?:办法|条例|规定|方案|通知|意见|计划|章程|项目|协议|合同|活动|会议|大会|工程|行动|公约"
    "|守则|标准|规划|纲要|决定)\\Z"
)
_BRACKETED_BODY = re.compile(
    "(?:(?<=[（(])|(?<=当选)|(?<=担任))(总商会)(?=[)）]|副?会长|秘书长|名誉)"
)
_ALIASES = "aliases"
_GENERIC_ALIASES = frozenset(["商会", "协会", "公司", "本会", "学会", "联合会", "集团", "支部"])


@dataclass(frozen=True, slots=True)
class Unit:
    """A named unit: where it lies, what its last word makes it, and how its name was known."""

    start: int
    end: int
    kind: str
    rule: str


@dataclass(frozen=True, slots=True)
class _Head:
    start: int
    end: int
    kind: str
    posted: bool = False


def units(task: Task) -> list[Unit]:
    """Return the named units of the task's text, longer and shorter ones; for ``task.once``."""
    found: list[Unit] = []
    by_end: dict[int, Unit] = {}
    text, lexed = task.text, task.once(words)
    known = frozenset(start for start, _ in task.once(known_bodies))
    for count, match in enumerate(_heads().finditer(text)):
        if count % 200 == 0:
            task.check()
        head = _Head(match.start(), match.end(), _kind_of(match[0]), match[0] in _POSTED)
        if not _ends_a_word(text, lexed, head):
            continue
        unit = _unit(text, lexed, head, by_end, known)
        if unit:
            found.append(unit)
            by_end[unit.end] = unit
    found += _offices(text, by_end, task.once(known_bodies))
    found += (Unit(*match.span(), "dept", "post") for match in _DEPARTMENT.finditer(text))
    return found


def _offices(text: str, by_end: dict[int, Unit], known: Iterable[Span]) -> Iterator[Unit]:
    """Yield the offices of named units that a post of theirs tells: 组织部 + 组织二科 + 科长."""
    starts = {end: start for start, end in known} | {end: by_end[end].start for end in by_end}
    for match in _OFFICE.finditer(text):
        for start in range(match.end() - 5, match.end() - 1):
            if start in starts:
                yield Unit(starts[start], match.end(), "dept", "office")
                break


@cache
def _heads() -> re.Pattern[str]:
    heads = [head for kind in _KINDS for head in gazetteers.unit_heads(kind)]
    return re.compile("|".join(map(re.escape, sorted(heads, key=len, reverse=True))))


@cache
def _kind_of(head: str) -> str:
    return next(kind for kind in _KINDS if head in gazetteers.unit_heads(kind))


def _ends_a_word(text: str, lexed: Words, head: _Head) -> bool:
    """Return whether the head is no piece of another word (大学生, 格局)."""
    if head.end - head.start == 1 and _NO_WORD_OF.fullmatch(text[max(0, head.end - 2) : head.end]):
        return False
    if lexed.is_edge(head.end) or text[head.start : head.end + 2].endswith("人大代表"):
        return True
    return bool(gazetteers.title_heads().match(text, head.end))


def _unit(
    text: str, lexed: Words, head: _Head, by_end: dict[int, Unit], known: frozenset[int]
) -> Unit | None:
    parent = by_end.get(head.start)
    if parent and head.kind != "scope":
        return Unit(parent.start, head.end, head.kind, "parent")
    if head.kind == "scope":
        shared = gazetteers.division_names().ending(text, head.start + 1)
        if shared < head.start:
            return Unit(_whole(text, shared), head.end, head.kind, "opener")
    number = _NUMBERED.fullmatch(text, max(0, head.start - 2), head.start)
    parent = by_end.get(head.start - 2) if number else None
    if parent and head.kind in ("party", "part"):
        return Unit(parent.start, head.end, head.kind, "parent")
    taken, firm = _walk(text, lexed, head, by_end)
    for start in reversed(taken):
        if _opens(text, lexed, start, head, known) and _reaches(text, start, taken, firm):
            return Unit(start, head.end, head.kind, "opener")
    taken = taken[:firm]
    if head.kind == "scope":
        own = _OWN_SCOPE.match(text, head.start)
        return Unit(head.start, head.end, head.kind, "own_scope") if own else None
    if head.kind == "dept" and _TITLE_NEXT.match(text, head.end) and not taken:
        return Unit(head.start, head.end, head.kind, "department")
    if head.kind in _NEED_OPENER and text[head.start : head.end] not in _BRANDED_PLACES:
        return None
    return _by_brand(text, lexed, taken, head)


def _whole(text: str, start: int) -> int:
    """Return where the places before a place begin, and 中共 before them."""
    divisions, places = gazetteers.division_names(), gazetteers.place_names()
    while True:
        before = min(divisions.ending(text, start), places.ending(text, start))
        if before == start:
            break
        start = before
    return start - 2 if text.endswith("中共", 0, start) else start


def _reaches(text: str, start: int, taken: list[int], firm: int) -> bool:
    """Return whether an opener is good for what lies between: beyond a soft stop only a place is."""
    if start in taken[:firm]:
        return True
    return text.startswith("中共", start) or any(
        names.at(text, start) > start
        for names in (gazetteers.division_names(), gazetteers.place_names())
    )


def _walk(text: str, lexed: Words, head: _Head, by_end: dict[int, Unit]) -> tuple[list[int], int]:
    """Return where the words begin that may belong to the name, from the head leftwards.

    The second is how many of these come before a word that only a place further left lets in.
    """
    taken: list[int] = []
    firm: int | None = None
    at, end = lexed.at(head.start), head.start
    while at >= 0 and head.end - lexed.starts[at] <= _LONGEST:
        start = lexed.starts[at]
        if start < end:
            bracket = _bracket(text, end, head)
            if bracket < end:
                end, at = bracket, lexed.at(bracket - 1)
                taken.append(bracket)
                continue
            place = _place_ending(text, lexed, end)
            if place <= start:
                taken.append(place)
                at, end = lexed.at(place) - 1, place
                continue
            partial = _scope_within(text, start, end)
            if partial:
                taken.append(partial)
                break
            if text[start:end] == "联合" and start in by_end:
                break  # one body does something together with another
            if _stops(text[start:end], lexed, at, head, taken):
                if not _soft(text[start:end], lexed, at, head):
                    break
                firm = len(taken) if firm is None else firm
            taken.append(start)
            end = start
        at -= 1
    return taken, len(taken) if firm is None else firm


def _place_ending(text: str, lexed: Words, end: int) -> int:
    """Return where a place begins that ends there and that the segmenter took apart (昭|觉)."""
    for names in (gazetteers.division_names(), gazetteers.place_names()):
        start = names.ending(text, end)
        if start < end and lexed.is_edge(start):
            return start
    return end


def _soft(piece: str, lexed: Words, at: int, head: _Head) -> bool:
    """Return whether a word that seems to stop a name may yet be a piece of a brand."""
    flag = lexed.flags[at]
    return (
        len(piece) == 1 and piece >= "一" and flag[0] in _SOFT_FLAGS and piece not in _BRAND_STOPS
    )


def _scope_within(text: str, start: int, end: int) -> int:
    """Return where the scope begins that was taken for the end of a verb: 报市 + 市场监管局."""
    found = re.fullmatch("[报经由向到在赴请受从被][省市县区州]", text[start:end])
    return end - 1 if found else 0


def _bracket(text: str, end: int, head: _Head) -> int:
    """Return where what a name has in brackets or quotes begins: …服饰（沈丘）有限公司, “两新”工委."""
    pattern = {"firm": _BRACKETED, "party": _QUOTED}.get(head.kind)
    found = pattern.search(text, max(0, end - 8), end) if pattern else None
    return found.start() if found else end


def _stops(piece: str, lexed: Words, at: int, head: _Head, taken: list[int]) -> bool:
    """Return whether a word cannot be in the name that ends in ``head``."""
    if piece in gazetteers.words_of("field"):
        return False
    if head.kind == "scope" and piece in gazetteers.unit_heads("scope"):
        return True
    if piece in gazetteers.words_of("opener"):
        return False
    behind = lexed.texts[at + 1] if at + 1 < len(lexed) else ""
    before = lexed.texts[at - 1] if at else ""
    if _stands_in_bodies(piece, before, behind, head):
        return False
    if not taken and _NUMBERED.fullmatch(piece):
        return False
    flag = lexed.flags[at]
    stop = piece in gazetteers.words_of("stop") or (flag[0] in _STOP_FLAGS and flag != "vn")
    if stop and head.kind == "firm" and len(piece) == 1 and piece not in _BRAND_STOPS:
        return flag == "x" or before not in gazetteers.place_names()
    return stop or gazetteers.title_heads().fullmatch(piece) is not None


def _stands_in_bodies(piece: str, before: str, behind: str, head: _Head) -> bool:
    """Return whether a word that else stops a name belongs to one among these neighbours."""
    if piece == "组织":
        return before in {"社会", "经济", "群团", "中介"} or bool(_NUMBERED_OFFICE.match(behind))
    if piece in _MEMBERS:
        return behind.startswith(_OF_MEMBERS)
    if piece in _UNDER:
        return head.kind == "party" and behind.startswith(_UNDER_WHAT)
    return piece == "驻" and head.posted


def _opens(text: str, lexed: Words, start: int, head: _Head, known: frozenset[int]) -> bool:
    """Return whether a name may begin at ``start``: with a place, a scope, a known body."""
    if start in known:
        return True
    limit = head.start + (1 if head.kind == "scope" else 0)  # 雨花区 and 区委 share a character
    for names in (gazetteers.division_names(), gazetteers.national_bodies()):
        if start < names.at(text, start) <= limit:
            return True
    end = gazetteers.place_names().at(text, start)
    if start < end <= head.start and (end == head.start or lexed.is_edge(end)):
        return True
    settled = _SETTLED.match(text, start, head.start)
    if (
        settled
        and lexed.is_edge(settled.end())
        and settled[0] not in gazetteers.words_of("generic")
    ):
        return True
    if text[start - 1 : start] in _OF_MANY:
        return False
    return head.kind != "place" and any(
        text.startswith(word, start)
        and start + len(word) <= head.start
        and not _NO_OPENER.match(text, start)
        for word in _openers_at(text[start])
    )


@cache
def _openers_at(first: str) -> tuple[str, ...]:
    return tuple(word for word in gazetteers.words_of("opener") if word[0] == first)


def _by_brand(text: str, lexed: Words, taken: list[int], head: _Head) -> Unit | None:
    """Return the unit that is known by a brand, without the generic words before it."""
    generic, fields = gazetteers.words_of("generic"), gazetteers.words_of("field")
    edges = [*reversed(taken), head.start]
    while len(edges) > 1 and text[edges[0] : edges[1]] in generic:
        del edges[0]
    pieces = [(text[a:b], lexed.flags[lexed.at(a)]) for a, b in pairwise(edges)]
    named = [one for one in pieces if one[0] not in generic and one[0] not in fields]
    last = text[head.start : head.end]
    if head.kind not in ("firm", "place") and last not in _GENERIC_FIRM:
        return None
    if (last in _GENERIC_FIRM or head.kind == "place") and all(
        len(piece) > 1 and not _NAME_FLAG.match(flag) for piece, flag in named
    ):
        return None
    if sum(len(piece) for piece, _ in named) < 2:
        return None
    return Unit(edges[0], head.end, head.kind, "brand")


def known_bodies(task: Task) -> list[Span]:
    """Return where bodies stand that are known to all, or by a short name that the report gives.

    Meant for ``task.once``.
    """
    text, lexed = task.text, task.once(words)
    titled = gazetteers.title_heads()
    found = [
        (start, end)
        for start, end in gazetteers.national_bodies().find(text)
        if lexed.is_edge(start)
        and (lexed.is_edge(end) or end - start > 3 or titled.match(text, end))
    ]
    aliases = task.memory.setdefault(_ALIASES, set())
    for match in _ALIAS.finditer(text):
        name = match["name"]
        if name not in _GENERIC_ALIASES and not _NO_BODY.match(name):
            aliases.add(name)
    found += [match.span(1) for match in _BRACKETED_BODY.finditer(text)]
    for name in aliases:
        found += [match.span() for match in re.finditer(re.escape(name), text)]
    return found


def unit_edges(task: Task) -> dict[int, int]:
    """Return where named units, bodies known to all and aliases start, by where they end.

    Of those with one end it is the longest. Meant for ``task.once``.
    """
    edges: dict[int, int] = {}
    for start, end in task.once(known_bodies):
        edges[end] = start
    for unit in task.once(units):
        if unit.kind != "place":
            edges[unit.end] = min(unit.start, edges.get(unit.end, unit.start))
    return edges
