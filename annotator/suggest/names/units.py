"""Named units by their last word (…商会, …党支部, …有限公司): the question is where they begin.

From the last word the way goes back word by word, until one that cannot be in a name (unit_walk).
In what it passed, the name begins at the first opener (unit_openers): a place, 中国, 省, 市, 中共,
a body known by itself. A firm needs none, for it has a brand. What is left without a name, as
商会, 会员单位 or 党支部, is generic and no unit.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from annotator.suggest.names.bodies import known_bodies
from annotator.suggest.names.unit_heads import Ground, Head, Unit, ends_a_word, heads, kind_of
from annotator.suggest.names.unit_openers import is_place, opens, whole_place
from annotator.suggest.names.unit_walk import NUMBERED, walk
from annotator.suggest.names.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_NEED_OPENER = frozenset(["party", "part", "dept", "scope", "organ", "site", "place"])
_DEPARTMENT = re.compile(
    "(?<=[、，,])(?![由经被在与和对向])[\u4e00-\u9fff]{2,6}?[司部办处]"
    "(?=(?:[（(][\u4e00-\u9fff]{2,8}[)）])?(?:[正副][司厅局处]级)?副?[司部处]长)"
    "|(?<=[司部办处][（(])[\u4e00-\u9fff]{2,8}[司部办处](?=[)）])"
)
"""A department that its head's post tells to be one: 信息司(数据办)副司长."""
_OFFICE = re.compile(
    "[科处司部股](?=[正副]?[科处司部股]长|[二三四]级|副?主任|副巡视员|副调研员)|科(?=[ 　)）])"
)
_OFFICE_WORD = range(2, 9)
"""Code points of an office's own name (宣教科, 社会组织管理科)."""
_OWN_SCOPE = re.compile("团?[省市区县州盟旗地镇乡]")
_HEADED = re.compile("(?:常务)?副?(?:部长|主任|书记|主席|局长|处长|调研员|巡视员|科长)")
_MEETING_BODIES = ("理事会", "监事会", "委员会", "执行委员会")
_SESSION = re.compile("第[一二三四五六七八九十0-9]{1,3}次")
"""Behind such a body it is a meeting's name: 第五届理事会第二次会议."""
_SENT = re.compile(
    "(?:[\u4e00-\u9fff]{2,4}教育)?(?:第[一二三四五六七八九十0-9]{1,3})?(?:巡回|驻点)?\\Z"
)
"""What stands between a body and the group it sends out: 市委主题教育第二巡回指导组."""
_JOINT = frozenset(["综合党委", "联合党委", "行业党委", "流动党委", "联合党支部", "联合党总支"])
_CLAUSE = frozenset("。，、；：！？“”（）,;:\n\r")
_HAN = re.compile("[\u4e00-\u9fff]+")
_NAME_FLAG = re.compile("nr|nz|ns|nt|eng|x|ng|g|j")


def units(task: Task) -> list[Unit]:
    """Return the named units of the task's text, longer and shorter ones; for ``task.once``."""
    known = task.once(known_bodies)
    ground = Ground(task.text, task.once(words), frozenset(start for start, _ in known))
    found: list[Unit] = []
    for count, match in enumerate(heads().finditer(task.text)):
        if count % 200 == 0:
            task.check()
        head = Head(match.start(), match.end(), kind_of(match[0]), match[0])
        meets = head.text in _MEETING_BODIES and _SESSION.match(task.text, head.end)
        unit = None if meets or not ends_a_word(ground, head) else _unit(ground, head)
        if unit:
            found.append(unit)
            ground.by_end[unit.end] = unit
    found += _offices(ground, known)
    found += _in_short(ground, found)
    found += (Unit(*match.span(), "dept", "post") for match in _DEPARTMENT.finditer(task.text))
    return found


def unit_edges(task: Task) -> dict[int, int]:
    """Return where named units, bodies known to all and aliases start, by where they end.

    Of those with one end it is the longest. Meant for ``task.once``.
    """
    edges = {end: start for start, end in task.once(known_bodies)}
    for unit in task.once(units):
        if unit.kind != "place":
            edges[unit.end] = min(unit.start, edges.get(unit.end, unit.start))
    return edges


def _unit(ground: Ground, head: Head) -> Unit | None:
    text = ground.text
    start = _inherited(ground, head)
    if start is not None:
        return Unit(start, head.end, head.kind, "parent")
    shared = gazetteers.division_names().ending(text, head.start + 1)
    if head.kind == "scope" and shared < head.start:
        return Unit(whole_place(text, shared), head.end, head.kind, "opener")
    taken, firm = walk(ground, head)
    for start in reversed(taken):
        if opens(ground, head, start) and (start in taken[:firm] or is_place(text, start)):
            return Unit(start, head.end, head.kind, "opener")
    if head.kind == "scope":
        own = _OWN_SCOPE.match(text, head.start)
        return Unit(head.start, head.end, head.kind, "own_scope") if own else None
    if head.kind == "dept" and not firm and _among_posts(text, head):
        return Unit(head.start, head.end, head.kind, "department")
    if head.kind in _NEED_OPENER and head.text not in gazetteers.words_of("branded_place"):
        return None
    return _by_brand(ground, head, taken[:firm])


def _among_posts(text: str, head: Head) -> bool:
    """Return whether a department is one of several a person heads: 县委常委、统战部部长."""
    listed = text[head.start - 1 : head.start] in ("、", "，", ",")
    return listed and "办公" not in head.text and _HEADED.match(text, head.end) is not None


def _inherited(ground: Ground, head: Head) -> int | None:
    """Return where the unit begins that the head continues: …商会 + 党支部, …支行 + 第三党支部."""
    if head.kind == "scope":
        return None
    parent = ground.by_end.get(head.start)
    group = _SENT.search(ground.text, max(0, head.start - 16), head.start)
    if parent is None and group and head.kind == "part":
        ends = (at for at in range(group.start(), head.start) if at in ground.by_end)
        parent = ground.by_end.get(next(ends, -1))
    number = NUMBERED.fullmatch(ground.text, max(0, head.start - 2), head.start)
    if parent is None and number and head.kind in ("party", "part"):
        parent = ground.by_end.get(head.start - 2)
    return parent.start if parent else None


def _in_short(ground: Ground, found: Iterable[Unit]) -> list[Unit]:
    """Return the committees of several bodies, named in full before, under their short name."""
    text = ground.text
    short = {text[one.end - 4 : one.end] for one in found if one.end - one.start > 4} & _JOINT
    again: list[Unit] = []
    for match in gazetteers.any_of(short).finditer(text) if short else ():
        alone = match.start() == 0 or text[match.start() - 1] in _CLAUSE
        held = gazetteers.title_heads().match(text, match.end()) or text.startswith(
            ("专职", "副", "常务"), match.end()
        )
        if match.end() not in ground.by_end and (alone or held):
            again.append(Unit(*match.span(), "party", "again"))
    return again


def _offices(ground: Ground, known: Iterable[Span]) -> Iterator[Unit]:
    """Yield the offices of named units that a post of theirs tells: 组织部 + 组织二科 + 科长."""
    starts = {end: start for start, end in known}
    starts |= {end: unit.start for end, unit in ground.by_end.items()}
    for match in _OFFICE.finditer(ground.text):
        for length in reversed(_OFFICE_WORD):
            at = match.end() - length
            if at in starts and _HAN.fullmatch(ground.text, at, match.end()):
                yield Unit(starts[at], match.end(), "dept", "office")
                break


def _by_brand(ground: Ground, head: Head, taken: list[int]) -> Unit | None:
    """Return the unit that is known by a brand, without the generic words before it."""
    generic, fields = gazetteers.words_of("generic"), gazetteers.words_of("field")
    common = head.text in gazetteers.words_of("common_head")
    if head.kind not in ("firm", "place") and not common:
        return None
    text, lexed = ground.text, ground.words
    edges = [*reversed(taken), head.start]
    while len(edges) > 1 and text[edges[0] : edges[1]] in generic:
        del edges[0]
    pieces = [(text[a:b], lexed.flags[lexed.at(a)]) for a, b in pairwise(edges)]
    named = [one for one in pieces if one[0] not in generic and one[0] not in fields]
    ordinary = all(len(piece) > 1 and not _NAME_FLAG.match(flag) for piece, flag in named)
    if (common or head.kind == "place") and ordinary:
        return None
    if sum(len(piece) for piece, _ in named) < 2:
        return None
    return Unit(edges[0], head.end, head.kind, "brand")
