"""What a reviewer says of facts in one step, gathered into changes of marks and relations."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.errors import EndsOverlap
from annotator.facts.as_of.dates import to_the_day
from annotator.facts.told import NONE, RELATIONS
from annotator.model import (
    Mark,
    MarkChange,
    MarkStatus,
    Part,
    Relation,
    RelationChange,
)

if TYPE_CHECKING:
    from annotator.labels import LabelSet
    from annotator.model import Change, Said
    from annotator.store.project import Transaction

Answer = str | Mark | None
"""What a reviewer says a part is: words, or a date's value; a mark that says it; None: nothing."""


@dataclass
class Saying:
    """What is said in one step, of marks of one report as they were seen."""

    at: Transaction
    labels: LabelSet
    report_id: int
    marks: dict[int, Mark] = field(default_factory=dict)  # as they were seen
    _attributes: dict[int, dict[str, str]] = field(default_factory=dict)
    _fresh: dict[tuple[int, str, int], Relation] = field(default_factory=dict)
    _gone: dict[int, Relation] = field(default_factory=dict)

    def say(self, mark: Mark, part: Part, answer: Answer) -> None:
        """Say what a part of ``mark`` is; a mark that says it is joined to it.

        Raises:
            EndsOverlap: the two would have to be spans, which may not overlap.

        """
        self.unsay(mark, part)
        if isinstance(answer, Mark):
            self.join(mark, RELATIONS[part], answer)
        else:
            self._of(mark)[part.value] = answer or NONE

    def take(self, mark: Mark, part: Part, proposed: Said | None) -> None:
        """Say what is proposed, unless a reviewer said it: by the mark it rests on, or in words."""
        if proposed is not None and proposed.rule is None:
            return
        if proposed is None and (part in mark.attributes or self._leading(mark, part)):
            return
        end = self._resting_on(mark, part, proposed)
        self.say(mark, part, end or (proposed.text if proposed else None))

    def unsay(self, mark: Mark, part: Part) -> None:
        """Take back what was said of a part."""
        self._of(mark).pop(part, None)
        self._gone |= {one.id: one for one in self._leading(mark, part)}

    def join(self, begin: Mark, kind: str, end: Mark) -> None:
        """Join two marks by a relation of ``kind``, unless they are.

        Raises:
            EndsOverlap: they would have to be spans, which may not overlap.

        """
        if not self.labels.overlap and begin.start < end.end and end.start < begin.end:
            raise EndsOverlap
        self._of(begin)
        self._of(end)
        there = [one for one in self._there(begin) if (one.kind, one.to_mark) == (kind, end.id)]
        if there:
            self._gone.pop(there[0].id, None)
        else:
            fresh = Relation(0, self.report_id, kind, begin.id, end.id)
            self._fresh[begin.id, kind, end.id] = fresh
        self._attributes[end.id].pop(Part.HOLDER, None)  # somebody holds it after all

    def part(self, begin: Mark, kind: str, end: Mark) -> bool:
        """Take two marks apart; return whether others are joined to ``end`` so."""
        here = [one for one in self._there(end) if one.kind == kind and one.to_mark == end.id]
        for one in here:
            if one.from_mark == begin.id:
                self._gone[one.id] = one
        return any(one.from_mark != begin.id for one in here)

    def changes(self) -> list[Change]:
        """Return what changes marks and relations, as far as anything is otherwise."""
        found: list[Change] = []
        for number, mark in reversed(self.marks.items()):  # what is said is of the first
            after = replace(mark, attributes=self._attributes[number], status=MarkStatus.CONFIRMED)
            if after != mark:
                found.append(MarkChange(mark, after))
            else:
                self.at.marks.expect(mark)
        found += [RelationChange(one, None) for one in self._gone.values()]
        next_id = self.at.relations.next_id()
        return found + [
            RelationChange(None, replace(one, id=next_id + number))
            for number, one in enumerate(self._fresh.values())
        ]

    def _of(self, mark: Mark) -> dict[str, str]:
        """Return what will be said of ``mark``, which is taken up."""
        self.marks.setdefault(mark.id, mark)
        return self._attributes.setdefault(mark.id, dict(mark.attributes))

    def _leading(self, mark: Mark, part: Part) -> list[Relation]:
        """Return the relations by which a part of ``mark`` is said."""
        kind = RELATIONS.get(part)
        there = self._there(mark) if kind is not None else []
        return [one for one in there if one.kind == kind and one.from_mark == mark.id]

    def _there(self, mark: Mark) -> list[Relation]:
        return self.at.relations.of_marks([mark.id])

    def _resting_on(self, mark: Mark, part: Part, proposed: Said | None) -> Mark | None:
        """Return the mark at the place that a proposal rests on, where it may be joined to it.

        One of a date must say as much by itself: 三年前 says P3Y, not 2018.
        """
        if proposed is None or proposed.place is None or part not in RELATIONS:
            return None
        start, end = proposed.place
        for other in self.at.marks.overlapping(self.report_id, start, end, end - start):
            same = (other.start, other.end) == (start, end)
            apart = other.end <= mark.start or mark.end <= other.start
            joins = self.labels.relation(RELATIONS[part]).joins(mark.label, other.label)
            says = part is not Part.AS_OF or to_the_day(other.value.value or "") == proposed.text
            if same and apart and joins and says and other.status is not MarkStatus.REJECTED:
                return self.marks.get(other.id, other)
        return None
