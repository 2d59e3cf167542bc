"""TITLE: the titles that a named person holds, before the name, behind it, or given to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.names.persons import persons
from annotator.suggest.names.titles import titles
from annotator.suggest.names.units import unit_edges
from annotator.suggest.scores import origin
from annotator.text.han import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.names.person import Person
    from annotator.suggest.names.titles import Title
    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_BY = "posts"
_B = f"[{BLANK}]"
_BETWEEN = re.compile(
    rf"{_B}{{0,4}}(?:[、，,：:/]{_B}{{0,3}}|[)）]|[（(](?:筹|兼)[)）]|兼任?|和|及|暨|原|的"
    rf"|[)）][、，,]?|[（(]|[)）]的?)?{_B}{{0,4}}"
)
_VERB = (
    "当选为?|蝉联|荣任|荣膺|担任|出任|就任|接任|继任|连任|兼任|任|兼|推选为|选举为|选为|聘任为"
    "|聘请为|聘为|任命为|推举为|被推举为|增补为|增选为|补选为|获敦聘为|敦聘为|获聘为|获选为"
    "|确定为|升任|转任|改任|续任|作为|为|是|系|当|辞去|卸任|不再担任"
)
_GIVEN = re.compile(
    "(?:同志|先生|女士|小姐)?(?:[（(][^（()）\n]{1,12}[)）])?"
    "(?:等)?(?:[0-9一二两三四五六七八九十]{1,3}(?:[名位人个]|(?=同志)))?(?:同志)?"
    "(?:(?:因[^，。；\n]{1,12})?(?:，|,)?(?:分别|再次|继续|一致|成功|同时|全票|连续|仍|现|曾"
    "|历)?(?:被)?"
    f"(?:{_VERB})了?(?:新一届|新任|本届|首届|首任|现任|第[一二三四五六七八九十]+[届任]|原|该|我)?)?"
)
_MORE = re.compile(
    f"(?:、|，|,|兼任?|和|及|暨)?(?:{_VERB})?(?P<unit>[\u4e00-\u9fffA-Za-z0-9（）()]{{0,30}})"
)
_CHOICE = re.compile("(?:推选|选举|竞选|改选|选出)\\Z")
_ROSTER_GAP = re.compile(rf"(?:[（(][^（()）\n]{{1,12}}[)）])?(?:[{BLANK}\t]{{1,8}}|[，,]{_B}?)")
_HEADED = re.compile(
    rf"(?:[（(][0-9一二三四五六七八九十]{{1,3}}[名人位][)）])?[：:]?\r?\n[{BLANK}\t]*"
)
_HELD_BY = re.compile("由(?=[^由，。；！？\\n]*\\Z)")
_HOLDS = re.compile("(?:同志|先生|女士)?(?:担任|兼任|出任|暂任|代理)(?=[，。；,;])")
_CAREER = re.compile("现任|历任|曾任|先后担任|现为|现担任")
_FARTHEST = 34
_MOST_TITLES = 12


def suggest_posts(task: Task) -> Iterator[Suggestion]:
    """Yield the titles that stand beside a name, several of one person included."""
    held: set[Span] = set()
    found = task.once(titles)
    ends = {title.end: title for title in found}
    starts = [title.start for title in found]
    edges = task.once(unit_edges)
    for one in task.once(persons):
        held.update(_before(task.text, one.start, ends, edges))
        held.update(_after(task.text, one.end, found, starts, edges))
        held.update(_given_to(task.text, one, ends))
    held.update(_of_career(task.text, found, starts, edges))
    task.check()
    for start, end in sorted(held):
        yield Suggestion(start, end, "TITLE", origin(_BY, "held"))


def _before(text: str, point: int, ends: dict[int, Title], edges: dict[int, int]) -> Iterator[Span]:
    """Yield the titles that lead up to the name at ``point``, units between them passed over."""
    for _ in range(_MOST_TITLES):
        title = None
        for at in range(point, max(-1, point - 14), -1):
            if at in ends and (
                _BETWEEN.fullmatch(text, at, point)
                or (_HEADED.fullmatch(text, at, point) and _opens_line(text, ends[at].start))
            ):
                title = ends[at]
                break
        if title is None or (
            text[title.end] in "，," and _CHOICE.search(text, max(0, title.start - 4), title.start)
        ):
            return
        yield title.start, title.end
        point = edges.get(title.start, title.start)


def _given_to(text: str, one: Person, ends: dict[int, Title]) -> Iterator[Span]:
    """Yield the title that a person is named for behind it: 书记由会长李明担任."""
    held = _HELD_BY.search(text, max(0, one.start - _FARTHEST), one.start)
    if held and _HOLDS.match(text, one.end):
        by = held.start()
        while text[by - 1 : by] in ("，", ","):
            by -= 1
        if by in ends:
            yield ends[by].start, by


def _of_career(
    text: str, found: Sequence[Title], starts: list[int], edges: dict[int, int]
) -> Iterator[Span]:
    """Yield the posts of somebody's career, whose name may stand far off: 现任某商会会长、书记."""
    for career in _CAREER.finditer(text):
        point, first = career.end(), True
        for title in found[bisect_left(starts, point) : bisect_left(starts, point) + _MOST_TITLES]:
            between = text[point : title.start]
            unit = edges.get(title.start) == point if first else None
            if not (unit or (not first and _joined(text, between, point, title, edges, verb=True))):
                break
            yield title.start, title.end
            point, first = title.end, False


def _opens_line(text: str, start: int) -> bool:
    """Return whether a heading starts there: nothing but its number before it on the line."""
    line = text[max(text.rfind("\n", 0, start), 0) : start]
    return (
        re.fullmatch(r"\s*(?:[一二三四五六七八九十0-9]{1,2}[、.．]|[（(].{1,2}[)）])?\s*", line)
        is not None
    )


def _after(
    text: str, point: int, found: Sequence[Title], starts: list[int], edges: dict[int, int]
) -> Iterator[Span]:
    """Yield the titles right behind a name, in brackets behind it, or given to it by a verb."""
    if text[point : point + 1] in ("（", "("):
        close = min(
            at for at in (text.find("）", point), text.find(")", point), point + 60) if at > 0
        )
        inside = found[bisect_left(starts, point) : bisect_left(starts, close)]
        yield from ((title.start, title.end) for title in inside)
    yield from _listed(text, point, found, starts, edges)
    given = _GIVEN.match(text, point)
    verb = bool(given and re.search(_VERB, given[0]))
    point = given.end() if given else point
    for title in found[bisect_left(starts, point) : bisect_left(starts, point) + _MOST_TITLES]:
        between = text[point : title.start]
        if not _joined(text, between, point, title, edges, verb=verb):
            return
        yield title.start, title.end
        point, verb = title.end, True


def _listed(
    text: str, point: int, found: Sequence[Title], starts: list[int], edges: dict[int, int]
) -> Iterator[Span]:
    """Yield the titles of a roster's line: a name, blanks or a comma, a unit, its posts."""
    gap = _ROSTER_GAP.match(text, point)
    if not gap:
        return
    point = gap.end()
    for title in found[bisect_left(starts, point) : bisect_left(starts, point) + _MOST_TITLES]:
        unit_end = point + len(text[point : title.start].rstrip())
        if title.start != point and edges.get(unit_end) != point:
            return
        yield title.start, title.end
        further = re.match(f"[、，,]|兼任?|{_B}{{1,2}}", text[title.end : title.end + 3])
        point = title.end + (further.end() if further else 0)


def _joined(
    text: str, between: str, point: int, title: Title, edges: dict[int, int], *, verb: bool
) -> bool:
    """Return whether only a unit and what joins titles lies between ``point`` and ``title``."""
    if not between:
        return True
    if not verb or len(between) > _FARTHEST:
        return False
    joint = _MORE.fullmatch(between)
    if joint is None:
        return False
    unit = title.start - len(joint["unit"])
    if not joint["unit"] or edges.get(title.start) == unit:
        return True
    comma = between[0] in "，,"
    short = len(joint["unit"]) <= 6 and not re.search("[向的了在是把被让请新]", joint["unit"])
    return not comma and (edges.get(title.start, title.start) <= unit + 3 or short)
