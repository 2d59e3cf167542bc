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
from typing import TYPE_CHECKING

from annotator.suggest.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
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
    "局|处|科|所|分会|支部|党支部|中学|小学|医院|人民医院|高级中学|幼儿园|支队|大队|分公司|委员会|师|团"
)
_OWN_SCOPE = re.compile("团?[省市区县州盟旗地镇乡]")
_NO_WORD_OF = re.compile("[布格全大结开当邮书僵时定]局|[工出]厂|[书门商分网酒饭总本新]店|城市|股市")
_BRACKETED = re.compile("[（(][\u4e00-\u9fff]{2,6}[)）]\\Z")
_BRAND_STOPS = frozenset("和与及在的由向对为被把从于等至到是了")
_TITLE_NEXT = re.compile("(?:常务)?副?(?:部长|主任|书记|主席|局长|处长|调研员|巡视员|科长)")


_ALIAS = re.compile(
    '(?:以下)?(?:统称|简称|下称)(?:为|：|:)?[“”"「『《]?(?P<name>[\u4e00-\u9fff]{2,16}?)[“”"」』》)）]'
)
_NO_BODY = re.compile(
    ".*(?:办法|条例|规定|方案|通知|意见|计划|章程|项目|协议|合同|活动|会议|大会|工程|行动)\\Z"
)
_ALIASES = "aliases"


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


def units(task: Task) -> list[Unit]:
    """Return the named units of the task's text, longer and shorter ones; for ``task.once``."""
    found: list[Unit] = []
    by_end: dict[int, Unit] = {}
    text, lexed = task.text, task.once(words)
    for count, match in enumerate(_heads().finditer(text)):
        if count % 200 == 0:
            task.check()
        head = _Head(match.start(), match.end(), _kind_of(match[0]))
        if not _ends_a_word(text, lexed, head):
            continue
        unit = _unit(text, lexed, head, by_end)
        if unit:
            found.append(unit)
            by_end[unit.end] = unit
    return found


@cache
def _heads() -> re.Pattern[str]:
    heads = [head for kind in _KINDS for head in gazetteers.unit_heads(kind)]
    return re.compile("|".join(map(re.escape, sorted(heads, key=len, reverse=True))))


@cache
def _kind_of(head: str) -> str:
    return next(kind for kind in _KINDS if head in gazetteers.unit_heads(kind))


def _ends_a_word(text: str, lexed: Words, head: _Head) -> bool:
    """Return whether the head is no piece of another word (大学生, 格局)."""
    if _NO_WORD_OF.fullmatch(text[max(0, head.end - 2) : head.end]):
        return False
    if lexed.is_edge(head.end):
        return True
    return bool(gazetteers.title_heads().match(text, head.end))


def _unit(text: str, lexed: Words, head: _Head, by_end: dict[int, Unit]) -> Unit | None:
    parent = by_end.get(head.start)
    if parent and head.kind != "scope":
        return Unit(parent.start, head.end, head.kind, "parent")
    taken = _walk(text, lexed, head)
    for start in reversed(taken):
        if _opens(text, start, head):
            return Unit(start, head.end, head.kind, "opener")
    if head.kind == "scope":
        own = _OWN_SCOPE.match(text, head.start)
        return Unit(head.start, head.end, head.kind, "own_scope") if own else None
    if head.kind == "dept" and _TITLE_NEXT.match(text, head.end) and not taken:
        return Unit(head.start, head.end, head.kind, "department")
    if head.kind in _NEED_OPENER:
        return None
    return _by_brand(text, taken, head)


def _walk(text: str, lexed: Words, head: _Head) -> list[int]:
    """Return where the words begin that may belong to the name, from the head leftwards."""
    taken: list[int] = []
    at, end = lexed.at(head.start), head.start
    while at >= 0 and head.end - lexed.starts[at] <= _LONGEST:
        start = lexed.starts[at]
        if start < end:
            bracket = _bracket(text, end) if head.kind == "firm" else end
            if bracket < end:
                end, at = bracket, lexed.at(bracket - 1)
                taken.append(bracket)
                continue
            if _stops(text[start:end], lexed, at, head, taken):
                break
            taken.append(start)
            end = start
        at -= 1
    return taken


def _bracket(text: str, end: int) -> int:
    """Return where a bracketed place inside a firm's name begins: …服饰（沈丘）有限公司."""
    found = _BRACKETED.search(text, max(0, end - 8), end)
    return found.start() if found else end


def _stops(piece: str, lexed: Words, at: int, head: _Head, taken: list[int]) -> bool:
    """Return whether a word cannot be in the name that ends in ``head``."""
    if piece in gazetteers.words_of("field"):
        return False
    if head.kind == "scope" and piece in gazetteers.unit_heads("scope"):
        return True
    if piece in gazetteers.words_of("opener"):
        return False
    flag = lexed.flags[at]
    numbered = not taken and _NUMBERED.fullmatch(piece)
    if numbered:
        return False
    stop = piece in gazetteers.words_of("stop") or (flag[0] in _STOP_FLAGS and flag != "vn")
    if stop and head.kind == "firm" and len(piece) == 1 and piece not in _BRAND_STOPS:
        before = lexed.texts[at - 1] if at else ""
        return flag == "x" or before not in gazetteers.place_names()
    return stop or gazetteers.title_heads().fullmatch(piece) is not None


def _opens(text: str, start: int, head: _Head) -> bool:
    """Return whether a name may begin at ``start``: with a place, a scope, a known body."""
    for names in (gazetteers.division_names(), gazetteers.national_bodies()):
        if start < names.at(text, start) <= head.start:
            return True
    end = gazetteers.place_names().at(text, start)
    if start < end <= head.start:
        return True
    return head.kind != "place" and any(
        text.startswith(word, start) and start + len(word) <= head.start
        for word in _openers_at(text[start])
    )


@cache
def _openers_at(first: str) -> tuple[str, ...]:
    return tuple(word for word in gazetteers.words_of("opener") if word[0] == first)


def _by_brand(text: str, taken: list[int], head: _Head) -> Unit | None:
    """Return the unit that is known by a brand or a field, without the generic words before it."""
    generic = gazetteers.words_of("generic")
    edges = [*reversed(taken), head.start]
    while len(edges) > 1 and text[edges[0] : edges[1]] in generic:
        del edges[0]
    pieces = [text[a:b] for a, b in zip(edges, edges[1:], strict=False)]
    named = [piece for piece in pieces if piece not in generic]
    if head.kind == "firm":
        named = [piece for piece in named if piece not in gazetteers.words_of("field")]
    if sum(map(len, named)) < 2:
        return None
    return Unit(edges[0], head.end, head.kind, "brand" if head.kind == "firm" else "field")


def known_bodies(task: Task) -> list[Span]:
    """Return where bodies stand that are known to all, or by a short name that the report gives.

    Meant for ``task.once``.
    """
    text, lexed = task.text, task.once(words)
    titled = gazetteers.title_heads()
    found = [
        (start, end)
        for start, end in gazetteers.national_bodies().find(text)
        if lexed.is_edge(start) and (lexed.is_edge(end) or titled.match(text, end))
    ]
    aliases = task.memory.setdefault(_ALIASES, set())
    for match in _ALIAS.finditer(text):
        name = match["name"]
        if name not in gazetteers.words_of("generic") and not _NO_BODY.match(name):
            aliases.add(name)
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
