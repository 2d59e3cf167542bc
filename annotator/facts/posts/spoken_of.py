"""Of which body a text speaks where a title stands: one visited, founded or led, or its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.facts.body import body
from annotator.facts.posts.title_kinds import Kind, fits, kind_of_body, kind_of_title, without_party
from annotator.facts.words import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.facts.posts.named import Named

_FOUNDS = re.compile(r"成立|组建|设立|建立|筹建")
_FOUNDED = re.compile(r"(?:成立|组建|设立|建立|筹建)(?:了|起)?[“\"]?$")
_VISITED = re.compile(r"(?:走进|来到|走访|到访|拜访|拜会|考察|参观|抵达)了?[“\"]?$")
_IN = re.compile(r"(?:^|[,。;!?\s])(?:在|到|赴)[“\"]?$")
_THERE = frozenset('进到访会察观达了在赴“"')  # with which both end
_LED = re.compile(r"(?:率领?|带领|带队)的?")
_GUEST = re.compile(r"(?:一行|考察团|代表团|来访|来我|来会|到我|莅临|到会|应邀)")
_OWN = re.compile(r"(?:[我本]会|[我本](?:商|协)会)的?$")
_THAT = re.compile(r"该(?:会|商会|协会|公司|企业|集团|支部|党委|校|院)的?$")
_WORDS = re.compile(r"[^\W\d_]*(?:[《“\"].{1,12}[”\"》])?[^\W\d_]*")
_CLOSE = 8
_WORD = 5
_ASSOCIATION = re.compile("商会|协会")
_OPENING = 24  # code points in which a paragraph opens
_FEW = 8  # of which so many may be other words than dates and places
_FEWEST = 2
_LONG = 2000  # a paragraph so long is not about what it opens with
_NEAR = 400  # code points in which what was spoken of still is
_SHORTEST = 4  # of a name that is the end of a longer one
_MOST = 20  # bodies that are looked at before a title


class SpokenOf:
    """Tells of which body a report speaks at a title."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._named = marked.of("ORG")
        self._starts = [one.start for one in self._named]
        self._names = [self.words(one) for one in self._named]
        self._aliases: dict[str, bool] = {}
        self.report = body(marked)
        self._name = "" if self.report is None else self.words(self.report)

    def words(self, one: Placed) -> str:
        """Return the name that a mark holds, folded and without blanks."""
        return bare(self._marked.folded[one.start : one.end])

    def longest_end(self, name: str) -> Placed | None:
        """Return the first mark of an organisation with the longest name that ends ``name``."""
        for at in range(len(name) - _SHORTEST + 1):
            if (one := self._by_name.get(name[at:])) is not None:
                return one
        return None

    @cached_property
    def _by_name(self) -> dict[str, Placed]:
        found: dict[str, Placed] = {}
        for one, name in zip(self._named, self._names, strict=True):
            found.setdefault(name, one)
        return found

    def at(
        self, title: Named, person: Named, *, is_of_village: bool = False
    ) -> tuple[Placed, str] | None:
        """Return the body that the text speaks of where nothing nearer tells it, and by which rule.

        ``is_of_village`` where the person has posts in one. None where the text speaks of no body
        that the title could be in.
        """
        kind = kind_of_title(title.words)
        if kind is Kind.PLACE:
            return _by("government", self._government(title))
        if kind is Kind.VILLAGE or is_of_village:
            return _by("village", self._village(title))
        point = title.placed.start
        paragraph, _ = self._marked.paragraph(point)
        before = self._marked.folded[max(paragraph, point - _WORD) : point]
        if _OWN.search(before) and self.report is not None:
            return self.report, "report"
        if _THAT.search(before) and (one := self._last(title.words, paragraph, point)):
            return one, "named last"
        return (
            _by("led", self._led(title, person))
            or _by("clause", self._in_clause(title, point))
            or _by("visited", self._visited(title.words, max(paragraph, point - _NEAR), point))
            or _by("opening", self._opening(title.words, paragraph, point))
            or _by("named last", self._party(title.words, kind, paragraph, point))
            or _by("report", self.report if self._is_of_report(title.words, kind) else None)
            or _by("named last", self._last(title.words, paragraph, point))
            or self._far(title.words, kind, person)
        )

    def _far(self, title: str, kind: Kind, person: Named) -> tuple[Placed, str] | None:
        """Return what is left: a body named further before, or the report's own."""
        point = person.placed.start
        if kind is Kind.STATE:
            return None
        if kind is Kind.COMPANY:
            near = point - _NEAR if self._is_named_before(person) else point
            return _by("named last", self._last(title, near, point))
        if kind is Kind.CHAIR and kind_of_body(self._name) is Kind.ASSOCIATION:
            return _by("report", self.report)
        return _by("named last", self._last(title, 0, point)) or _by("report", self.report)

    def _is_named_before(self, person: Named) -> bool:
        """Return whether the full name of somebody was told, if only a surname stands here."""
        first = self._first_named.get(person.words[:1], person.placed.start)
        return len(person.words) > 1 or first < person.placed.start

    @cached_property
    def _first_named(self) -> dict[str, int]:
        """Where each surname is first told with more of the name."""
        found: dict[str, int] = {}
        for one in self._marked.of("PER"):
            if one.end - one.start > 1:
                found.setdefault(self._marked.folded[one.start], one.start)
        return found

    # -- the report's own -------------------------------------------------------------------------

    def _is_of_report(self, title: str, kind: Kind) -> bool:
        if self.report is None:
            return False
        start, end = without_party(self._name)
        if kind is Kind.ANY or fits(title, self._name) or fits(title, self._name[start:end]):
            return True
        return kind is Kind.PARTY and kind_of_body(self._name) is Kind.ASSOCIATION

    def _is_alias(self, name: str) -> bool:
        """Return whether a name is the report's own body's, perhaps a short one."""
        found = self._aliases.get(name)
        if found is None:
            found = self._aliases[name] = self.report is not None and self._is_like(name)
        return found

    def _is_like(self, name: str) -> bool:
        own, other = (one[slice(*without_party(one))] for one in (self._name, name))
        short, long = sorted((own, other), key=len)
        rest = iter(long)
        return all(character in rest for character in short)

    def _opening(self, title: str, start: int, point: int) -> Placed | None:
        """Return the body with which the paragraph opens, where it is not about the report's."""
        if point - start > _LONG:
            return None
        named = self._between(start, point)
        if any(self._is_alias(self.words(one)) for one in named):
            return None
        if self._is_digest:
            named = [one for one in named if _ASSOCIATION.search(self.words(one))]
        elif not named or not self._opens(start, named[0].start):
            return None
        if not named:
            return None
        one = named[0]
        end = min(point, one.end + _OPENING)
        if _GUEST.search(self._marked.folded, one.end, end):
            return None
        if kind_of_title(title) is not Kind.PARTY and not self._is_digest:
            return None
        return one if self._may_speak_of(title, self.words(one)) else None

    @cached_property
    def _is_digest(self) -> bool:
        """Whether paragraphs open with other associations, and no fewer than name the report's."""
        others, own = set[int](), set[int]()
        for one, name in zip(self._named, self._names, strict=True):
            start, _ = self._marked.paragraph(one.start)
            if self._is_alias(name):
                own.add(start)
            elif _ASSOCIATION.search(name) and self._opens(start, one.start):
                others.add(start)
        return len(others - own) >= max(_FEWEST, len(own))

    def _opens(self, start: int, place: int) -> bool:
        """Return whether there is little but a date and a place from a paragraph's start on."""
        if place > start + _OPENING:
            return False
        before = self._marked.within(start, place)
        told = sum(one.end - one.start for one in before if one.label in ("DATE", "LOC"))
        others = any(one.label in ("PER", "TITLE") for one in before)
        return not others and place - start - told <= _FEW

    def _may_speak_of(self, title: str, name: str) -> bool:
        kind, is_one = kind_of_title(title), kind_of_body(name) is Kind.ASSOCIATION
        if kind is Kind.ANY:
            return is_one or _ASSOCIATION.search(name) is not None
        return fits(title, name) or (is_one and kind in (Kind.CHAIR, Kind.PARTY))

    def _party(self, title: str, kind: Kind, start: int, point: int) -> Placed | None:
        """Return the party's body named last, in the report of a federation."""
        if kind is not Kind.PARTY or not self._name.endswith(("工商联", "工商业联合会")):
            return None
        return self._last(title, start, point)

    # -- others -----------------------------------------------------------------------------------

    def founded(self, title: Named, place: int, people: int) -> Placed | None:
        """Return the body that the sentence says is founded, whose posts it goes on to fill.

        Where as many are founded as there are ``people``, it is the one at the person's ``place``.
        """
        text = self._marked.folded
        point = title.placed.start
        start, end = self._marked.sentence(point)
        start, end = max(start, point - _NEAR), min(end, point + _NEAR)
        founds = _FOUNDS.search(text, start, end)
        if founds is None:
            return None
        by = text.startswith("由", founds.end())
        found: list[Placed] = []
        for one in self._between(founds.end(), end):
            before = text[max(start, one.start - 6) : one.start]
            is_next = found and text[found[-1].end : one.start] in ("和", "、", "及", "与")
            if is_next or (before.endswith("的") if by else _FOUNDED.search(before)):
                found.append(one)
        found = [one for one in found if fits(title.words, self.words(one))]
        if not found:
            return None
        return found[place if len(found) == people else 0]

    def _led(self, title: Named, person: Named) -> Placed | None:
        """Return the body of which somebody leads a group: 会长某某率领的某商会考察团."""
        at = bisect_left(self._starts, person.placed.end)
        if at == len(self._named):
            return None
        one = self._named[at]
        is_led = _LED.fullmatch(self._marked.folded, person.placed.end, one.start) is not None
        return one if is_led and fits(title.words, self.words(one)) else None

    def _in_clause(self, title: Named, point: int) -> Placed | None:
        """Return the body that stands a few words before a title, with no sign between."""
        at = bisect_left(self._starts, point) - 1
        if at < 0 or not 0 <= title.placed.start - self._named[at].end <= _CLOSE:
            return None
        between = self._marked.folded[self._named[at].end : title.placed.start]
        if self._named[at].start < title.start - len(title.gap):
            return None  # another is named between
        if not _WORDS.fullmatch(between) or not fits(title.words, self._names[at]):
            return None
        return self._named[at]

    def _visited(self, title: str, start: int, point: int) -> Placed | None:
        """Return the last body before a title of which the text says that somebody is there."""
        text = self._marked.folded
        for one, name in self._backwards(start, point):
            if text[max(0, one.start - 1) : one.start] not in _THERE:
                continue
            before = text[max(0, one.start - 6) : one.start]
            is_there = _VISITED.search(before) or (
                _IN.search(before) and text.startswith(",", one.end)
            )
            if is_there and fits(title, name):
                return one
        return None

    def _last(self, title: str, start: int, point: int) -> Placed | None:
        """Return the body named last before a title that suits it."""
        if kind_of_title(title) is Kind.ANY:
            return None
        for one, name in self._backwards(start, point):
            if fits(title, name):
                return one
        return None

    def _government(self, title: Named) -> Placed | None:
        """Return the government that a head of a place is of: the nearest named, of its level."""
        at = bisect_left(self._starts, title.placed.start)
        near = [*self._named[max(0, at - _MOST) : at][::-1], *self._named[at : at + _MOST]]
        ends = tuple(f"{title.words[-2]}{end}" for end in ("政府", "人民政府"))
        return next((one for one in near if self.words(one).endswith(ends)), None)

    def _village(self, title: Named) -> Placed | None:
        """Return the village named last before a title."""
        point = title.placed.start
        places = [
            one
            for one in self._marked.within(max(0, point - _LONG), point)
            if one.label == "LOC" and self.words(one).endswith(("村", "社区"))
        ]
        return places[-1] if places else None

    def _between(self, start: int, end: int) -> list[Placed]:
        return self._named[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _backwards(self, start: int, point: int) -> Iterator[tuple[Placed, str]]:
        """Yield the bodies named in the clean ``start``-``point``, the last first, with names."""
        at = bisect_left(self._starts, point)
        first = bisect_left(self._starts, start, max(0, at - _MOST), at)
        for place in range(at - 1, first - 1, -1):
            yield self._named[place], self._names[place]


def _by(rule: str, one: Placed | None) -> tuple[Placed, str] | None:
    return None if one is None else (one, rule)
