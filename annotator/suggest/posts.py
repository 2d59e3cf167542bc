"""TITLE: the titles that a named person holds, before the name, behind it, or given to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.persons import persons
from annotator.suggest.scores import origin
from annotator.suggest.titles import titles
from annotator.suggest.units import units
from annotator.text import gazetteers
from annotator.text.han import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task
    from annotator.suggest.titles import Title

_BY = "posts"
_BLANKS = f"[{BLANK}]"
_BETWEEN = re.compile(
    rf"{_BLANKS}{{0,3}}(?:[、，,（()）：:/]{_BLANKS}{{0,2}}|兼任?|和|及|暨|原|的)?{_BLANKS}{{0,3}}"
)
_GIVEN = re.compile(
    "(?:同志|先生|女士)?(?:[（(][^（()）]{1,12}[)）])?"
    "(?:(?:(?:等)?(?:[0-9一二两三四五六七八九十]{1,3}[名位人个])?(?:同志|支委)?)?"
    "(?:分别|再次|继续|一致|成功|同时|全票|连续)?(?:被)?(?:当选|当选为|担任|出任|就任|接任|继任|连任|兼任|任|兼|推选为|选举为|选为|聘任为|聘请为|聘为|任命为"
    "|推举为|增补为|增选为|补选为|授予|确定为|升任|转任|改任|续任|为|作为|是|系|辞去|出任了|担任了)(?:新一届|新任|本届|首届|首任|第[一二三四五六七八九十]+届|协会|商会|学会|公司|支部|该会|我会|会)?)?"
)
_FIRST_AFTER = re.compile(f"{_BLANKS}{{0,2}}[（(、，,]?")


def suggest_posts(task: Task) -> Iterator[Suggestion]:
    """Yield the titles that stand beside a name, several of one person included."""
    held: set[tuple[int, int]] = set()
    found = task.once(titles)
    ends = {title.end: title for title in found}
    starts = [title.start for title in found]
    edges = _unit_edges(task)
    for one in task.once(persons):
        held.update(_before(task.text, one.start, ends, edges))
        held.update(_after(task.text, one.end, found, starts, edges))
    task.check()
    for start, end in sorted(held):
        yield Suggestion(start, end, "TITLE", origin(_BY, "held"))


def _unit_edges(task: Task) -> dict[int, int]:
    """Return where named units start, by where they end; of those with one end the longest."""
    edges: dict[int, int] = {}
    for start, end in gazetteers.national_bodies().find(task.text):
        edges[end] = start
    for unit in task.once(units):
        edges[unit.end] = min(unit.start, edges.get(unit.end, unit.start))
    return edges


def _before(
    text: str, point: int, ends: dict[int, Title], edges: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the titles that lead up to the name at ``point``, units between them passed over."""
    for _ in range(12):
        title = None
        for gap in range(0, 7):
            at = point - gap
            if at in ends and _BETWEEN.fullmatch(text, at, point):
                title = ends[at]
                break
        if title is None:
            return
        yield title.start, title.end
        point = title.start
        point = edges.get(point, point)


def _after(
    text: str, point: int, found: list[Title], starts: list[int], edges: dict[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the titles right behind a name, or given to it by a verb."""
    del edges
    given = _GIVEN.match(text, point)
    point = given.end() if given else point
    at = bisect_left(starts, point)
    limit = 0 if not given or not given[0] else 34
    first = True
    while at < len(found):
        title = found[at]
        between = text[point : title.start]
        if len(between) > (limit if first else 30) or not _joins(between, first=first):
            return
        yield title.start, title.end
        point, first = title.end, False
        at += 1


_UNIT_BETWEEN = re.compile(
    "[\u4e00-\u9fffA-Za-z0-9“”（）()]{0,30}(?:会|委|部|局|组|司|厂|院|校|所|中心|公司|集团|支部|政府|政协|人大|联|处|办|室|店|行|社|京|市|省|县|区|州)?\\Z"
)


def _joins(between: str, *, first: bool) -> bool:
    """Return whether what lies between is a unit, with a comma before it where one title was."""
    if first:
        return not re.search("[，,。；;：:！？\n]", between)
    return bool(re.fullmatch("(?:[、]|兼任?|和|及|暨|（|\\()[\u4e00-\u9fff]{0,20}", between))
