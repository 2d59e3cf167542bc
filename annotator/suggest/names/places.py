"""LOC: names of places, one after another as one; settlements, facilities, addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.names.places_told import told_places
from annotator.suggest.names.units import units
from annotator.suggest.names.words import words
from annotator.suggest.scores import origin
from annotator.text import gazetteers
from annotator.text.han import DIGIT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_BY = "places"
_NOT_BEFORE = re.compile("新(?=中国)")
_NOT_AFTER_CHINA = re.compile("特色|梦|式|共产|红|之")
_NOT_AFTER = re.compile("民族|队|女排|城(?![区市乡镇关])|菜|话|商(?!务|贸|会|城|场|河|州|丘|水|洛)")
_HOTEL = ("酒店", "宾馆", "饭店", "酒楼", "大厦")
_MEMBER = re.compile(
    "(?:、[^。；\\n]{2,60})?等(?:[0-9一二两三四五六七八九十]+家)?(?:会员|爱心|企业|单位|公司)|捐"
    "|认捐|向|\\t|[ 　]{2,}[\u4e00-\u9fff]{2,4}[ 　\\t]"
)
_N = "[^的了在和与及由向到为被把从于等个各家位、，。；：\\W]"
_DOING = "学习|考察|捐|参观|召开|举行|开展|走|调研|投资|帮扶|送|推进|实施|建设|慰问|举办|开设"
_SETTLEMENT = re.compile(
    f"(?:(?!{_DOING}){_N}{{0,6}}?(?:镇|(?<![返家故老同下城思])乡(?![亲村镇贤友情音愁])|街道|社区"
    f"|(?<![农山贫困乡行政])村|苏木))+"
    "(?![\u4e00-\u9fff]{0,2}(?:党|委|级|民(?!族)|干部)|里|商会|协会)"
)
_STREET = re.compile(
    f"{_N}{{1,5}}(?:大街|大道|大马路|马路|街|路|巷)(?=[一处的上与和、，。（）()\\s举开附旁沿]|\\Z)"
)
_NO_STREET = re.compile("[走赴访][\u4e00-\u9fff]*路|[出思道线网铁公一上][路街]|[上主][街]")
_VILLAGE = re.compile(
    "(?<=[在到向与赴、和为往抵自了])[\u4e00-\u9fff]{2,3}(?:镇|乡|村)(?![\u4e00-\u9fff]{0,1}(?:民"
    "|级|干|委|党|里|庄|落|镇|企|支))"
)
_NO_VILLAGE = re.compile(
    "[的个各全本该每所农山贫困行政自然先进示范重点特色美丽城集故老同下返些乡名座我他这那帮扶结对]|[国大]家"
)
_INSIDE = re.compile(
    "[一二三四五六七八九十0-9]{1,3}[楼层][\u4e00-\u9fff0-9]{0,8}(?:厅|室)"
    "|[一二三四五六七八九十0-9]{1,3}[楼层]"
)
_ADDRESS = re.compile(
    "[\u4e00-\u9fff]{1,8}(?:路|街|大道|大街|巷|弄|道|里|村|胡同)(?:[东南西北中][段路])?"
    rf"[{DIGIT}]{{1,5}}(?:[-－—][{DIGIT}]{{1,4}})?号?"
    rf"(?:[\u4e00-\u9fffA-Za-z{DIGIT}·（）()-]{{1,24}}?(?:楼|层|室|座|栋|幢|单元|大厦|广场|中心"
    rf"|会议室|会议厅|宴会厅|厅|大院|院内|号)){{0,4}}"
    rf"(?:(?<=[幢栋座楼心厦])[{DIGIT}]{{1,5}}(?:[-－—][{DIGIT}]{{1,4}})?[室号]?)?"
    f"(?![个条名家户位次件项亩万亿元%{DIGIT}])"
)


def suggest_places(task: Task) -> Iterator[Suggestion]:
    """Yield the names of places, longer and shorter ones at one place."""
    text = task.text
    for start, end in task.once(places):
        if not _no_place(text, start, end) and not _NOT_BEFORE.match(text, start - 1):
            yield Suggestion(start, end, "LOC", origin(_BY, "name"))
        settled = _SETTLEMENT.match(text, end)
        if settled:
            yield Suggestion(start, settled.end(), "LOC", origin(_BY, "settlement"))
        street = _STREET.match(text, end)
        if street and not _NO_STREET.search(street[0]):
            yield Suggestion(start, street.end(), "LOC", origin(_BY, "street"))
    task.check()
    for unit in task.once(units):
        if unit.kind == "place":
            inside = _INSIDE.match(text, unit.end)
            end = inside.end() if inside else unit.end
            label = "ORG" if text.endswith(_HOTEL, 0, end) and _is_member(text, end) else "LOC"
            yield Suggestion(unit.start, end, label, origin(_BY, f"facility_{unit.rule}"))
    task.check()
    yield from _addresses(task)
    for (start, end), rule in told_places(task):
        yield Suggestion(start, end, "LOC", origin(_BY, rule))
    for found in _VILLAGE.finditer(text):
        if task.once(words).is_edge(found.end()) and not _NO_VILLAGE.search(found[0][:-1]):
            yield Suggestion(*found.span(), "LOC", origin(_BY, "village"))


def _no_place(text: str, start: int, end: int) -> bool:
    """Return whether a place's name is a piece of another word there: 中国特色, 潮州菜."""
    if text[start:end] == "中国" and _NOT_AFTER_CHINA.match(text, end):
        return True
    return _NOT_AFTER.match(text, end) is not None


def _is_member(text: str, end: int) -> bool:
    """Return whether a hotel is told of as a firm: a donor, a member, not where one meets."""
    return _MEMBER.match(text, end) is not None


def places(task: Task) -> list[Span]:
    """Return where names of places stand, each chain of them as one; meant for ``task.once``."""
    lexed = task.once(words)
    chains: list[Span] = []
    for start, end, whole in _names(task.text):
        if not (lexed.is_edge(start) or (chains and chains[-1][1] == start)):
            continue
        if not whole and not lexed.is_edge(end) and task.text[end : end + 1] not in ("人", "籍"):
            continue
        if chains and chains[-1][1] == start:
            chains[-1] = (chains[-1][0], end)
        else:
            chains.append((start, end))
    return chains


def _names(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield names from the left, and whether one is a division's whole name (霍山县)."""
    divisions = gazetteers.division_names()
    for start, end in gazetteers.all_places().find(text):
        yield start, end, text[start:end] in divisions


def _addresses(task: Task) -> Iterator[Suggestion]:
    """Yield street addresses together with the places before them."""
    lexed = task.once(words)
    ends = {end: start for start, end in task.once(places)}
    for found in _ADDRESS.finditer(task.text):
        start = _street(found, ends, lexed)
        if start is not None:
            yield Suggestion(start, found.end(), "LOC", origin(_BY, "address"))


def _street(found: re.Match[str], ends: dict[int, int], lexed: object) -> int | None:
    """Return where the address begins: at the places before the street, or at the street."""
    for point in range(found.start(), found.end()):
        if point in ends:
            return min(ends[point], point)
    from annotator.suggest.names.words import Words

    assert isinstance(lexed, Words)
    return found.start() if lexed.is_edge(found.start()) else None
