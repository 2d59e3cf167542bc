"""Which people hold a title: those beside it, or of whom it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.facts.posts.gaps import Gap, chooses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annotator.facts.posts.named import Named
    from annotator.text.offsets import Span

_CHAINED = (Gap.TIGHT, Gap.JOIN, Gap.COMMA, Gap.OPEN)
_BESIDE = (Gap.TIGHT, Gap.OPEN)
_SAID = (Gap.VERB, Gap.IS, Gap.COUNT)
_LISTED = re.compile(r"[^\S\n]*(?:\([^()\n]{1,24}\)|[\d.,]+万?元?|[、,/\s])*")
_SINGLE = re.compile(
    r"(?:^|[^副誉分行荣])(?:会长|秘书长|书记|主席|理事长|监事长|组长|院长|校长|董事长|总经理|总裁|主任)$"
)


@dataclass(slots=True)
class Held:
    """A title with those who hold it, both as places in the row.

    ``is_said``: by a verb; ``is_head``: the title stands over a list of them.
    """

    title: int
    people: list[int]
    is_said: bool = False
    is_head: bool = False


class Holders:
    """Reads a row of people and titles from its beginning, and tells who holds each title."""

    def __init__(self, row: Sequence[Named], sentence: Callable[[int], Span]) -> None:
        self._row = row
        self._sentence = sentence
        self._led: dict[int, int] = {}  # a person behind a title, to where its titles begin
        self._people: dict[int, list[int]] = {}
        self.held: list[Held] = []
        self._person: int | None = None
        at = 0
        while at < len(row):
            end = self._chain_end(at)
            if end > at:
                self._read(at, end)
            else:
                self._person = at
            at = max(end, at + 1)

    def _chain_end(self, at: int) -> int:
        """Return the place behind the titles in one breath that begin at ``at``."""
        row, end = self._row, at
        while end < len(row) and row[end].is_title:
            if end > at and self._row[end].join not in _CHAINED:
                break
            end += 1
        return end

    # -- to whom --------------------------------------------------------------------------------

    def _read(self, at: int, end: int) -> None:
        """Give the titles from ``at`` to ``end`` to those before them, or behind."""
        row = self._row
        if at and row[at - 1].is_title and self._row[at].join in (Gap.VERB, Gap.IS):
            people = self._people.get(at - 1)
            if people and (end == len(row) or self._row[end].join is not Gap.TIGHT):
                self._hold(range(at, end), people, is_each="分别" in row[at].gap, is_said=True)
                return
        before = self._row[at].join if at and not row[at - 1].is_title else Gap.OTHER
        behind = self._row[end].join if end < len(row) and not row[end].is_title else Gap.OTHER
        if behind is Gap.TIGHT:
            split = self._split(at, end, before)
            if split > at:
                self._give_left(at, split, before)
            if end > split:
                self._give_right(split, end, behind)
        elif behind is Gap.COLON or (behind is Gap.BY and before not in _BESIDE):
            self._give_right(at, end, behind)
        elif before in _BESIDE or before in _SAID:
            self._give_left(at, end, before)
        elif behind is Gap.LINE:
            self._give_right(at, end, behind)
        elif (person := self._named_behind(end)) is not None:
            self._hold(range(at, end), [person], is_said=True)
        else:
            self._give_near(at, end)

    def _named_behind(self, at: int) -> int | None:
        """Return the person by whom titles before ``at`` are held, named with others of hers."""
        if at == len(self._row) or self._row[at].join is not Gap.BY:
            return None
        end = self._chain_end(at)
        return end if end < len(self._row) and self._row[end].join is Gap.TIGHT else None

    def _split(self, at: int, end: int, before: Gap) -> int:
        """Return where titles that stand between two people turn from the first to the second."""
        if before not in _BESIDE and before not in _SAID:
            return at
        if before is Gap.IS and not self._is_chosen(at - 1):
            return at
        if end - at == 1:
            return end if before in _BESIDE and self._is_of_left(at, end) else at
        if before in _BESIDE and at - 1 in self._led and self._row[at].gap:
            return at
        breaks = (k for k in range(at + 1, end) if self._row[k].join is Gap.COMMA)
        return next(breaks, at + 1)

    def _is_chosen(self, at: int) -> bool:
        """Return whether the person at ``at``, with titles or without, is chosen for something."""
        return chooses(self._row[self._led.get(at, at)].gap)

    def _is_of_left(self, at: int, end: int) -> bool:
        """Return whether a title with people on either side is that of the first."""
        row = self._row
        if at - 1 in self._led:
            return False
        after = end + 1
        if after < len(row) and row[after].is_title and self._row[after].join is Gap.TIGHT:
            return True
        return len(row[at].gap) < len(row[end].gap)

    # -- giving ---------------------------------------------------------------------------------

    def _give_left(self, at: int, end: int, before: Gap) -> None:
        people = [at - 1]
        gap = self._row[at].gap
        if before in _SAID:
            is_shared = "分别" in gap or "等" in gap or before is Gap.COUNT
            if is_shared or not _SINGLE.search(self._row[at].words):
                people = self._company(at - 1)
        self._hold(
            range(at, end), people, is_each="分别" in gap, is_said=before in (Gap.VERB, Gap.IS)
        )

    def _company(self, at: int) -> list[int]:
        """Return the person at ``at`` after all who are named in one breath before."""
        people = [at]
        while True:
            start = self._led.get(people[0], people[0])
            if start == 0 or self._row[start - 1].is_title or self._row[start].join is not Gap.JOIN:
                return people
            people.insert(0, start - 1)

    def _give_right(self, at: int, end: int, behind: Gap) -> None:
        row, gap = self._row, self._row[end].gap
        people = [end]
        is_list = behind in (Gap.COLON, Gap.LINE)
        if is_list or "分别" in gap or not _SINGLE.search(row[end - 1].words):
            people = self._listed(end) if is_list else self._followers(end)
        if behind is Gap.TIGHT:
            self._led[end] = at
        self._hold(range(at, end), people, is_each="分别" in gap, is_head=is_list)

    def _followers(self, at: int) -> list[int]:
        """Return the people from ``at`` that are named in one breath, without titles between."""
        row, people = self._row, [at]
        for after in range(at + 1, len(row)):
            blank = row[after].gap and not row[after].gap.strip()
            if row[after].is_title or not (self._row[after].join is Gap.JOIN or blank):
                break
            if self._has_own(after):
                break
            people.append(after)
        return people

    def _has_own(self, at: int) -> bool:
        after = at + 1
        return (
            after < len(self._row)
            and self._row[after].is_title
            and not self._row[after].gap
            and not (
                after + 1 < len(self._row)
                and not self._row[after + 1].is_title
                and self._row[after + 1].join is Gap.TIGHT
            )
        )

    def _listed(self, at: int) -> list[int]:
        """Return the people of a list from ``at``, which may tell of each other titles too."""
        row, people = self._row, [at]
        after = at + 1
        while after < len(row):
            if row[after].is_title:
                end = self._chain_end(after)
                is_own = self._row[after].join in _BESIDE and not self._leads(end)
                if not is_own or row[after - 1].is_title:
                    break
                after = end
                continue
            gap = row[after].gap.lstrip(")")
            if not gap or not _LISTED.fullmatch(gap):
                break
            people.append(after)
            after += 1
        return people

    def _leads(self, end: int) -> bool:
        """Return whether titles that end before ``end`` are a head over the people behind."""
        return end < len(self._row) and self._row[end].join in (Gap.COLON, Gap.TIGHT)

    def _give_near(self, at: int, end: int) -> None:
        """Give titles beside which nobody stands to who was named last, first in the sentence."""
        row = self._row
        start, stop = self._sentence(row[at].placed.start)
        left = self._person
        right = end if end < len(row) and not row[end].is_title else None
        if left is not None and row[left].placed.start >= start:
            person: int | None = left
        elif right is not None and row[right].placed.start < stop:
            person = right
        else:
            person = left if left is not None else right
        if person is not None:
            self._hold(range(at, end), [person], is_said=person == left)

    def _hold(
        self,
        titles: range,
        people: list[int],
        *,
        is_each: bool = False,
        is_said: bool = False,
        is_head: bool = False,
    ) -> None:
        if is_each and len(titles) == len(people):
            pairs = [(title, [one]) for title, one in zip(titles, people, strict=True)]
        else:
            pairs = [(title, people) for title in titles]
        self.held += [Held(title, some, is_said, is_head) for title, some in pairs]
        self._people.update(pairs)
