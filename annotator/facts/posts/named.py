"""People and titles in a row, each title with the organisation right before it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.facts.posts.gaps import CUT, Gap, gap_of
from annotator.facts.posts.title_kinds import fits

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_WIDEST = 90
_DIRECT = re.compile(
    r"[^\S\n]*(?:(?:的|原|前|时任|现任|新任|首任|创会|拟任|候任|老|第[一二三四五六七八九十\d]+届|新一届"
    r"|上一?届|首届|本届|\(筹\)|\(筹备\)|新当选的?|当选|聘请的?|[)\"”])[^\S\n]*)*"
)
_BEHIND = re.compile(r"[^\S\n]+")


@dataclass(slots=True)
class Named:
    """A person or a title, with what stands between it and the one before, folded.

    ``join`` is what that ``gap`` says. ``body`` is the organisation or place right before it, or
    behind a title in a column of its own; ``start`` is where that begins, else where the mark does.
    """

    placed: Placed
    is_title: bool
    words: str
    start: int
    gap: str
    join: Gap
    body: Placed | None = None


def in_a_row(marked: MarkedText) -> list[Named]:
    """Return the people and titles of a text in its order."""
    folded, found = marked.folded, list[Named]()
    marks = marked.of("PER", "TITLE", "ORG", "LOC")
    before: Placed | None = None
    end = 0
    for at, one in enumerate(marks):
        if (label := one.mark.label) in ("PER", "TITLE"):
            body = before if _is_right_before(before, one, folded) else None
            start = max(one.start if body is None else body.start, end)
            words = folded[one.start : one.end].replace(" ", "")
            gap = _gap(marked, end, start)
            named = Named(one, label == "TITLE", words, start, gap, gap_of(gap), body)
            if body is None and named.is_title:
                named.body = _behind(marks, at, marked)
            found.append(named)
            end = one.end
        before = one
    return found


def _is_right_before(before: Placed | None, one: Placed, folded: str) -> bool:
    if before is None or before.mark.label not in ("ORG", "LOC"):
        return False
    if one.start - before.end > _WIDEST:
        return False
    if one.mark.label == "TITLE":
        return _DIRECT.fullmatch(folded, before.end, one.start) is not None
    return before.mark.label == "ORG" and folded[before.end : one.start] in ("", "的")


def _gap(marked: MarkedText, start: int, end: int) -> str:
    """Return the folded words of a gap, with its line ends; of a wide one only the end."""
    cut = max(start, end - _WIDEST)
    words = marked.lines[cut:end]
    return words if cut == start else CUT + words


def _behind(marks: list[Placed], at: int, marked: MarkedText) -> Placed | None:
    """Return the organisation that stands in the column behind a title, alone at the line's end."""
    if at + 1 == len(marks) or marks[at + 1].mark.label != "ORG":
        return None
    text, title, body = marked.folded, marks[at], marks[at + 1]
    if not _BEHIND.fullmatch(marked.text, title.end, body.start):
        return None
    words = text[title.start : title.end].replace(" ", "")
    if not fits(words, text[body.start : body.end]):
        return None
    rest = marked.text[body.end : body.end + 2].lstrip(" ")
    return body if not rest or rest.startswith(("\n", "\t")) else None
