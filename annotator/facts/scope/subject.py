"""Whom the text speaks of at each point: names and words are taken in text order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.facts.scope.bodies import ASSOCIATION, FIRM, PARTY, BodiesOfItems
from annotator.facts.scope.clause import Group, Place
from annotator.facts.scope.cues import cues
from annotator.facts.scope.mentions import Mentions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.facts.scope.cues import Cue
    from annotator.model import Said

_OPENS = re.compile(r"(?:^|[\s,。;:!?)“”]|对|为|来自|由)$")
_NEAR = 2  # code points between an area and the number that it is beside


class Subject:
    """Whom the text speaks of at the point that has been read up to."""

    def __init__(self, marked: MarkedText) -> None:
        self._marked = marked
        self._items = BodiesOfItems(marked)
        self.bodies = self._items.at(0)
        self._words = cues(marked.folded)
        self._next = self._covered = self._dated = self._stop = 0
        self._paragraph_start = self._paragraph_end = self._sentence_end = -1
        self._is_first = True
        self._in_sentence: Said | None = None
        self._in_paragraph: Said | None = None
        self._topic: Said | None = None
        self.person: Said | None = None
        self.speaker: Said | None = None
        self.mentions = Mentions(marked)
        self.changes = 0

    @property
    def now(self) -> Said | None:
        """Whom it speaks of; None where it speaks of nobody, or of the body of the report."""
        return self._in_sentence or self._in_paragraph

    def end_person(self) -> None:
        """Speak no longer of a person."""
        if self._in_sentence is self.person:
            self._in_sentence = None

    def pass_by(self, one: Placed) -> None:
        """Go to a mark, and note what it covers."""
        if one.start >= self._stop:
            self._go_to(one.start)
        if one.end > self._covered:
            self._covered = one.end
        if one.label == "DATE":
            self._dated = one.end

    def _go_to(self, point: int) -> None:
        """Leave behind sentences and paragraphs that end before ``point``, and read its words."""
        while self._next < len(self._words) and self._words[self._next].start < point:
            word = self._words[self._next]
            self._next += 1
            if word.start >= self._covered:
                self._leave(word.start)
                self._read_word(word)
        self._leave(point)
        self._stop = self._sentence_end
        if self._next < len(self._words):
            self._stop = min(self._stop, self._words[self._next].start)

    def _leave(self, point: int) -> None:
        if point < self._sentence_end:
            return
        if point >= self._paragraph_end:
            self._paragraph_start, self._paragraph_end = self._marked.paragraph(point)
            self.bodies = self._items.at(point)
            self._in_paragraph = self._topic = self.person = None
            self.mentions.end_paragraph()
        start, self._sentence_end = self._marked.sentence(point)
        self._is_first = start <= self._paragraph_start
        self._in_sentence = self.person = self.speaker = None

    # -- names ----------------------------------------------------------------------------------

    def read(self, group: Group, *, is_counted: bool) -> None:
        """Take names into account; those that a number right after counts are not spoken of."""
        self.mentions.add(group)
        place = Place(self._marked, group, self._dated)
        label = group.label
        if is_counted:
            self.end_person()
        if is_counted and label == "LOC" and place.opens:
            self._speak_of(self._said(group.run("LOC")), stays=False)
        if label is None or is_counted:
            return
        if label == "PER":
            self._read_person(group, place)
        elif place.is_subject:
            run = group.run(label)
            said = self._said(run)
            stays = place.is_place or self._stays(said, run, place)
            self._speak_of(said, stays=stays, is_topic=place.is_place)

    def _said(self, run: Sequence[Placed]) -> Said:
        return self.bodies.said(run[0].start, run[-1].end, "named")

    def _stays(self, said: Said, run: Sequence[Placed], place: Place) -> bool:
        """Return whether the paragraph goes on to speak of a name.

        So it does of what it begins with, and of an association, but not of those who give.
        """
        if place.gives or len(run) > 1:
            return False
        if self._is_first and self._topic is None:
            return run[0].label == "ORG" or place.is_described
        is_own = ASSOCIATION.search(said.text) or PARTY.search(said.text)
        return is_own is not None and self.bodies.person is None

    def _read_person(self, group: Group, place: Place) -> None:
        opens = place.opens or place.has_role
        if (not place.gives and not opens) or self._is_in_row(group):
            return
        run = group.run("PER")
        first = self.mentions.in_full(run[0])
        last = run[-1] if first is run[0] else first
        said = self.bodies.said(first.start, last.end, "person")
        if opens and (place.leads or place.speaks):
            self.speaker = said
            self._in_sentence = None
            own = self.mentions.body_of(run[0], group) if place.speaks else None
            if own is not None:
                self._speak_of(self._said([own]), stays=True, is_topic=True)
        if place.gives or not (place.leads or place.speaks):
            self.person = said
            self._speak_of(said, stays=False)

    def _is_in_row(self, group: Group) -> bool:
        """Return whether a person is a later cell of a row that begins with a body."""
        text, now = self._marked.text, self.now
        return now is not None and now is not self.person and text[group.start - 1] == "\t"

    def _speak_of(self, said: Said | None, *, stays: bool, is_topic: bool = False) -> None:
        self.changes += 1
        self._in_sentence = None if stays else said
        if stays:
            self._in_paragraph = said
            if is_topic or (self._topic is None and self._is_first):
                self._topic = said

    # -- words ----------------------------------------------------------------------------------

    def _read_word(self, word: Cue) -> None:
        kind = word.kind
        if kind == "area":
            self._read_area(word)
        elif kind == "each":
            self._speak_of(self.bodies.said(word.start, word.end, "each"), stays=False)
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
            firm = self.mentions.body(FIRM)
            if firm is not None:
                self._again(self._said([firm]))
        elif kind == "he":
            self._speak_of(self.person or self.bodies.person or self._in_sentence, stays=False)
        else:
            self.changes += 1
            self._in_sentence = None
            self._in_paragraph = self._topic if kind == "item" else self.bodies.whole

    def _read_area(self, word: Cue) -> None:
        start, end = word.start, word.end
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
            named = self.mentions.body(PARTY)
            self._again(self.bodies.whole if named is None else self._said([named]))

    def _again(self, said: Said | None) -> None:
        """Speak of a body again, without making it what the paragraph is about."""
        self.changes += 1
        self._in_sentence = None
        self._in_paragraph = said
