"""Names in lists: what follows a known name, and rows of names that vouch for each other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.names import name_shape as shape
from annotator.suggest.names.person import Person, spaced
from annotator.suggest.names.titles import titles
from annotator.suggest.names.units import unit_edges
from annotator.suggest.names.words import words
from annotator.text import gazetteers
from annotator.text.han import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.names.words import Words
    from annotator.suggest.task import Task

_H = shape.HAN
_REMARK = "(?:[（(][^（()）\n]{1,12}[)）])?"
_GAP = re.compile(
    rf"{_REMARK}(?P<mark>[、]|[{BLANK}]{{1,6}}|[，,](?=[{_H}])|和|及|与|以及)[{BLANK}]{{0,4}}"
)
_NAME = rf"(?:[{_H}]{{2,4}}|[{_H}][{BLANK}]{{1,3}}[{_H}]|[{_H}]{{2,7}}(?:·[{_H}]{{2,8}}){{1,2}})"
_BLANK_RUN = re.compile(
    rf"(?<![{_H}、])(?P<run>{_NAME}{_REMARK}(?:[{BLANK}\t]{{1,6}}{_NAME}{_REMARK}){{2,60}})(?![{_H}])"
)
_MARK_RUN = re.compile(
    rf"(?<![{_H}、])(?P<run>[{_H}]{{2,4}}{_REMARK}(?:、[{_H}]{{2,4}}{_REMARK}){{1,60}})"
)
_CELL = re.compile(
    rf"(?:^|\t)[{BLANK}]*(?P<name>[{_H}]{{2,4}}|[{_H}][{BLANK}]{{1,3}}[{_H}])[{BLANK}]*(?=\t|$|[（(])",
    re.MULTILINE,
)
_ROSTER = re.compile(
    rf"(?:^|[；;：:。”—])[{BLANK}\t]*(?P<name>{_NAME}){_REMARK}(?:[{BLANK}\t]{{1,8}}"
    rf"|[，,][{BLANK}]?|[（(])",
    re.MULTILINE,
)
_SIGNED = re.compile(
    rf"[（(][^（()）\n]{{3,30}}?[{BLANK}]{{1,3}}(?P<name>[{_H}]{{2,4}})[{BLANK}]*(?:[）)]"
    rf"|[{BLANK}][12])"
)
_COLON = frozenset("：:")
_ITEM = re.compile(_NAME)
_MOST = 0.7
"""The share of a row's items that must look like names for all to be names."""


def in_lists(task: Task, anchors: Sequence[Person]) -> Iterator[Person]:
    """Yield the names that follow one of ``anchors`` in a list, and those that follow these."""
    lexed, text = task.once(words), task.text
    done = {one.start for one in anchors}
    queue = [one for one in anchors if one.sure or not one.rule.startswith("tagged")]
    queue += [one for one in anchors if one.rule == "tagged"]
    while queue:
        one = queue.pop()
        gap = _GAP.match(text, one.end)
        for other in _before(text, lexed, one):
            if other.start not in done:
                done.add(other.start)
                queue.append(other)
                yield other
        if gap is None or gap.end() in done:
            continue
        start, plain = gap.end(), gap["mark"] == "、"
        end = shape.transliterated(text, start)
        length, score = shape.best_length(text, lexed, start, 1.9 if plain else 3.4)
        found = (
            [Person(start, start + length, "listed", sure=plain or score >= 4)] if length else []
        )
        if end > start + max(3, length) or (end > start and not found):
            found = [Person(start, end, "listed", sure=plain)]
        if not found and (plain or one.rule in {"spaced", "row"}):
            found = list(spaced(text, start))
        for other in found:
            done.add(other.start)
            queue.append(other)
            yield other


def _before(text: str, lexed: Words, one: Person) -> Iterator[Person]:
    """Yield the name before one in a list: 林海洋、郑国锋."""
    end = one.start - 1
    if end < 2 or text[end] != "、":
        return
    best = (2.4, 0)
    for length in (2, 3, 4):
        start = end - length
        clear = start == 0 or lexed.is_edge(start) or not re.match(f"[{_H}]", text[start - 1])
        if start >= 0 and clear and length in shape.lengths(text, start):
            best = max(best, (shape.likely(text, lexed, start, end), length))
    if best[1] and _looks(text, end - best[1], end):
        yield Person(end - best[1], end, "listed", sure=best[0] >= 4)


def in_runs(task: Task) -> Iterator[Person]:
    """Yield the names of rows in which most items look like names, and of a table's cells."""
    lexed, text = task.once(words), task.text
    for pattern in (_BLANK_RUN, _MARK_RUN):
        for found in pattern.finditer(text):
            items = [one.span() for one in _ITEM.finditer(text, *found.span("run"))]
            if items and pattern is _MARK_RUN:
                start, end = items[-1]
                length, _ = shape.best_length(text, lexed, start, 2.4)
                items[-1] = start, start + length if length else end
            names = [
                (start, end)
                for start, end in items
                if _looks(text, start, end) and text[end : end + 1] not in _COLON
            ]
            sure = [
                span
                for span in names
                if shape.likely(text, lexed, *span) >= 3 or " " in text[slice(*span)]
            ]
            if len(names) >= _MOST * len(items) and len(sure) >= max(2, len(names) // 2):
                for start, end in names:
                    yield Person(start, end, "row", sure=end - start > 2)
    for found in _CELL.finditer(text):
        start, end = found.span("name")
        in_table = "\t" in found[0] or text[end : end + 1] == "\t"
        if in_table and _looks(text, start, end) and shape.likely(text, lexed, start, end) >= 3:
            yield Person(start, end, "cell", sure=False)


def in_rosters(task: Task) -> Iterator[Person]:
    """Yield the names that open a line and are told by the post that the line goes on with."""
    text, lexed = task.text, task.once(words)
    edges, posts = task.once(unit_edges), {title.start for title in task.once(titles)}
    starts = {start: end for end, start in edges.items()}
    for found in _ROSTER.finditer(text):
        start, end = found.span("name")
        at = found.end()
        told = at in posts or (
            at in starts and any(e in posts for e, s in edges.items() if s == at)
        )
        if told and _looks(text, start, end):
            yield Person(start, end, "roster", sure=end - start > 2)
    for found in _SIGNED.finditer(text):
        start, end = found.span("name")
        if _looks(text, start, end) and shape.likely(text, lexed, start, end) >= 2:
            yield Person(start, end, "signed", sure=end - start > 2)


def _looks(text: str, start: int, end: int) -> bool:
    """Return whether the item is of a name's shape: a surname first, or foreign syllables."""
    name = re.sub(rf"[{BLANK}]", "", text[start:end])
    if "·" in name or shape.transliterated(text, start) == end:
        return True
    if name in gazetteers.place_names() or name in gazetteers.words_of("no_person"):
        return False
    if gazetteers.title_heads().search(name):
        return False
    double = gazetteers.surnames().get(name[:2]) == "double"
    return len(name) in ((3, 4) if double else (2, 3)) and (
        double or name[0] in gazetteers.surnames()
    )
