"""Whom the text speaks of at each point: names and words are taken in text order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.facts.bodies import ASSOCIATION, FIRM, PARTY, Bodies
from annotator.facts.clause import Group, Place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.model import Said

_CLAUSE = r"(?<![^\s,。;:!?)“”\"年月日来底末初])"
_WORDS = re.compile(
    "(?P<area>全[市县省区州镇乡盟旗]|[我本][市县省区州镇乡])"
    f"|{_CLAUSE}(?:还有|目前|现|当前|今年|但|而)?(?:不少|许多|广大|部分|全体)?(?:"
    "(?P<each>各级?[^\\W\\d_]{0,6}?(?:(?:商会|协会)(?:党组织|党支部|会员|企业)?|党组织|企业|会员|组织|支部|党委|党员)"
    "(?!副?书记|副?会长|负责|领导|主要|秘书))"
    "|(?P<party>(?:商会|协会)?(?:联合|综合)?(?:党支部|党总支|党委|支部))"
    "|(?P<us>我会|本会|全会|商会|协会|总会|秘书处)"
    "|(?P<members>会员)"
    "|(?P<firm>公司|企业|集团)"
    "|(?P<meeting>会议|大会|会上|年会|报告)"
    "|(?P<he>[他她](?!们|说|表示|指出|强调|要求|希望|介绍|认为))"
    "|(?P<item>[一二三四五六七八九十]{1,2}[是要]|\\([一二三四五六七八九十\\d]{1,2}\\)))"
)
_OPENS = re.compile(r"(?:^|[\s,。;:!?)“”]|对|为|来自|由)$")
_NEAR = 2  # code points between an area and the number that it is beside


class Subject:
    """Whom the text speaks of at the point that has been read up to."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self.bodies = Bodies(marked)
        self._words = list(_WORDS.finditer(marked.folded))
        self._next = self._covered = self._dated = 0
        self._paragraph_start = self._paragraph_end = self._sentence_end = -1
        self._is_first = True
        self._in_sentence: Said | None = None
        self._in_paragraph: Said | None = None
        self._topic: Said | None = None
        self.person: Said | None = None
        self._mentioned: dict[re.Pattern[str], Said] = {}
        self._body_of: dict[str, Said] = {}
        self._full: dict[str, Said] = {}
        self.speaker: Said | None = None
        self.changes = 0

    @property
    def now(self) -> Said | None:
        """Whom it speaks of; None where it speaks of nobody, or of the body of the report."""
        return self._in_sentence or self._in_paragraph

    def pass_by(self, one: Placed) -> None:
        """Go to a mark, and note what it covers."""
        self.go_to(one.start)
        self._covered = max(self._covered, one.end)
        if one.label == "DATE":
            self._dated = one.end

    def go_to(self, point: int) -> None:
        """Leave behind sentences and paragraphs that end before ``point``, and read its words."""
        while self._next < len(self._words) and self._words[self._next].start() < point:
            word = self._words[self._next]
            self._next += 1
            if word.start() >= self._covered:
                self._leave(word.start())
                self._read_word(word)
        self._leave(point)

    def _leave(self, point: int) -> None:
        if point >= self._paragraph_end:
            self._paragraph_start, self._paragraph_end = self._marked.paragraph(point)
            self._in_paragraph = self._topic = self.person = None
            self._mentioned.clear()
        if point >= self._sentence_end:
            start, self._sentence_end = self._marked.sentence(point)
            self._is_first = start <= self._paragraph_start
            self._in_sentence = self.person = self.speaker = None

    # -- names ----------------------------------------------------------------------------------

    def read(self, group: Group, *, is_counted: bool) -> None:
        """Take names into account; those that a number right after counts are not spoken of."""
        self._note(group)
        place = Place(self._marked, group, self._dated)
        label = group.label
        if is_counted:
            self._in_sentence = None
        if label is None or is_counted or place.is_other or place.is_honoured:
            return
        if label == "PER":
            self._read_person(group, place)
        elif place.opens or place.is_place:
            run = group.run(label)
            said = self.bodies.said(run[0].start, run[-1].end, "named")
            self._speak_of(said, stays=place.stays, is_topic=place.is_place)

    def _read_person(self, group: Group, place: Place) -> None:
        opens = place.opens or place.has_role
        if not place.gives and not opens:
            return
        said = self._named_in_full(group.run("PER"))
        if opens and (place.leads or place.speaks):
            self.speaker = said
            own = self._body_of.get(said.text)
            if (
                place.speaks
                and own is not None
                and (group.marks[0].label == "ORG" or not FIRM.search(own.text))
            ):
                self._speak_of(own, stays=True)
        if place.gives or not (place.leads or place.speaks):
            self.person = said
            self._speak_of(said, stays=False)

    def _named_in_full(self, run: Sequence[Placed]) -> Said:
        said = self.bodies.said(run[0].start, run[-1].end, "person")
        return self._full.get(said.text, said)

    def _note(self, group: Group) -> None:
        """Note which bodies are mentioned, and which persons are of which."""
        body: Said | None = None
        folded = self._marked.folded
        for one in group.marks:
            if one.label == "ORG":
                name = folded[one.start : one.end]
                kind = next(
                    (kind for kind in (PARTY, ASSOCIATION, FIRM) if kind.search(name)), None
                )
                body = None
                if kind is not None:
                    body = self.bodies.said(one.start, one.end, "of")
                    if len(group.marks) == 1:
                        self._mentioned[kind] = body
            elif one.label == "PER":
                if body is not None:
                    self._body_of.setdefault(folded[one.start : one.end], body)
                if one.end > one.start + 1:
                    said = self.bodies.said(one.start, one.end, "person")
                    self._full[folded[one.start]] = said

    def _speak_of(self, said: Said | None, *, stays: bool, is_topic: bool = False) -> None:
        self.changes += 1
        self._in_sentence = None if stays else said
        if stays:
            self._in_paragraph = said
            if is_topic or (self._topic is None and self._is_first):
                self._topic = said

    # -- words ----------------------------------------------------------------------------------

    def _read_word(self, word: re.Match[str]) -> None:
        kind = word.lastgroup
        if kind == "area":
            self._read_area(word)
        elif kind == "each":
            self._speak_of(self.bodies.said(*word.span("each"), "each"), stays=False)
        elif kind == "party":
            self._read_party()
        elif kind == "us":
            is_own = self._topic is not None and ASSOCIATION.search(self._topic.text)
            self._again(self._topic if is_own else self.bodies.parent)
        elif kind == "members":
            now = self._in_paragraph
            is_theirs = now is not None and ASSOCIATION.search(now.text)
            self._again(now if is_theirs else self.bodies.parent)
        elif kind == "firm":
            if FIRM in self._mentioned:
                self._again(self._mentioned[FIRM])
        elif kind == "he":
            self._speak_of(self.person or self.bodies.person or self._in_sentence, stays=False)
        else:
            self.changes += 1
            self._in_sentence = None
            self._in_paragraph = self._topic if kind == "item" else self.bodies.whole

    def _read_area(self, word: re.Match[str]) -> None:
        start, end = word.span()
        folded = self._marked.folded
        is_near = any(
            one.start <= end + _NEAR
            for one in self._marked.within(end, end + _NEAR + 1)
            if one.label == "QUANTITY"
        )
        opens = _OPENS.search(folded[max(0, start - _NEAR) : start]) or start == self._dated
        if opens or is_near:
            said = self.bodies.said(start, end, "area")
            self._speak_of(said, stays=bool(opens) and not is_near)

    def _read_party(self) -> None:
        now = self._in_paragraph
        if now is not None and PARTY.search(now.text):
            self._again(now)
        elif self.bodies.of_party is not None:
            self._again(self.bodies.of_party)
        else:
            self._again(self._mentioned.get(PARTY, self.bodies.whole))

    def _again(self, said: Said | None) -> None:
        """Speak of a body again, without making it what the paragraph is about."""
        self.changes += 1
        self._in_sentence = None
        self._in_paragraph = said
