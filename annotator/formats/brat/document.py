"""What the lines about one text amount to: marks, and relations between them.

An event is read as the span of its trigger, and each of its arguments as a relation from there; an
equivalence as relations from the first of its spans to the others. Lines may name what comes later.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator.errors import BadSpan, ReadOtherwise, UserError
from annotator.formats import checked, remarks
from annotator.formats.brat import told
from annotator.formats.brat.names import label_of
from annotator.formats.brat.statements import (
    Statement,
    TextBound,
    argument,
    is_break,
    text_bound,
)
from annotator.formats.counting import Counting, Told, place
from annotator.formats.record import Link, Record
from annotator.labels.attributes import YES
from annotator.model import Mark

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.formats.options import Reading
    from annotator.model import Report

OF_BRAT = ("pieces", "normalisations")
"""What is kept of a span under these keys stands in brat's own lines."""

_CHOICE = re.compile(r"\w{1,100}")


@dataclass(slots=True, kw_only=True)
class _Thing:
    """A span, or a relation, as far as it is known: what lines of their own say of it."""

    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)
    span: told.Span = field(default_factory=told.Span)


@dataclass(slots=True, kw_only=True)
class _Bound(_Thing):
    """A span, where it says that it lies, and what it says that it covers."""

    stretch: TextBound
    tail: str


class Document:
    """Takes the lines one by one; ``record`` is what they make of ``report``."""

    def __init__(self, report: Report, path: Path) -> None:
        self._report = report
        self._path = path
        self._ids: set[str] = set()
        self._bounds: dict[str, _Bound] = {}
        self._triggers: dict[str, str] = {}  # the T of each E
        self._later: list[Statement] = []
        self._said: list[UserError] = []
        self._links: list[tuple[str, str, str, _Thing]] = []  # kind, the T at either end
        self._relations: dict[str, _Thing] = {}

    def take(self, number: int, found: Statement | ValueError) -> None:
        """Take one line, of which a ValueError says why it cannot be read."""
        try:
            if isinstance(found, ValueError):
                raise found
            self._take_id(found)
            if found.kind == "T":
                self._take_bound(found)
            else:
                if found.kind == "E":
                    self._triggers[found.id] = argument(found.parts[0])[1]
                self._later.append(found)
        except ValueError as error:
            self._refuse(number, error)

    def _take_id(self, one: Statement) -> None:
        if one.id in self._ids:
            raise ValueError(f"there is another {one.id} before it")
        if one.kind != "*":  # which is no id
            self._ids.add(one.id)

    def record(self, how: Reading) -> Record:
        """Return the report with its marks and relations.

        Raises:
            ValueError: how the offsets count cannot be known.

        """
        order = {"R": 0, "*": 0, "E": 0}  # before what is said of them
        for one in sorted(self._later, key=lambda one: order.get(one.kind, 1)):
            try:
                self._take_later(one)
            except ValueError as error:
                self._refuse(one.line, error)
        marks = self._placed(how)
        there = {name: at for at, name in enumerate(marks)}
        links = []
        for kind, begin, end, thing in self._links:
            if begin in there and end in there:
                links.append(Link(kind, there[begin], there[end], _told_of(thing)))
            else:
                self._refuse(thing.line, ValueError(f"a span of the relation {kind} is missing"))
        self._said.sort(key=lambda one: int(str(one.params["line"])))
        return Record(self._report, tuple(marks.values()), tuple(links), tuple(self._said))

    def _refuse(self, line: int, reason: ValueError) -> None:
        self._said.append(BadSpan(path=self._path, line=line, reason=reason))

    # -- spans ----------------------------------------------------------------------------------

    def _take_bound(self, one: Statement) -> None:
        stretch = text_bound(one)
        label = label_of(stretch.type)
        if not checked.is_name(label):
            raise ValueError(f"the label of {one.id} cannot be printed")
        stretch = TextBound(label, stretch.pieces)
        self._bounds[one.id] = _Bound(line=one.line, stretch=stretch, tail=one.tail)

    def _told(self, one: _Bound) -> Told:
        """Return where a span says it lies, and what it covers, as the text has it where it can.

        brat writes its pieces with a blank between them, and allows more behind.
        """
        start, end = self._extent(one)
        pieces, text = one.stretch.pieces, self._report.text
        if not one.tail and any(last > first for first, last in pieces):
            return Told(start, end)
        own = " ".join(text[first:last] for first, last in pieces)
        behind = one.tail[len(own) : len(own) + 1]
        if one.tail.startswith(own) and (not behind or behind.isspace()):
            return Told(start, end, text[start:end])
        return Told(start, end, one.tail)

    def _placed(self, how: Reading) -> dict[str, Mark]:
        """Return the mark that each T is, but for those that lie nowhere."""
        text = self._report.text
        bounds = list(self._bounds.items())
        placed = place(text, [self._told(one) for _, one in bounds], given=how.counting)
        for other in remarks.other_counting(placed):
            self._said.append(remarks.at(other, self._path, bounds[0][1].line))
        marks: dict[str, Mark] = {}
        for (name, one), there in zip(bounds, placed.spans, strict=True):
            if isinstance(there, ValueError):
                self._refuse(one.line, there)
                continue
            self._keep_pieces(name, one, placed.counting)
            marks[name] = Mark(
                *(0, 0, *there, one.stretch.type, one.span.status, one.span.origin),
                value=one.span.value,
                note="\n".join(one.notes),
                extra=one.extra,
                attributes=one.attributes,
            )
        return marks

    def _extent(self, one: _Bound) -> tuple[int, int]:
        """Return where a span begins and ends, with the line ends that brat leaves out."""
        start, end = one.stretch.pieces[0][0], max(end for _, end in one.stretch.pieces)
        if one.span.extent is None:
            return start, end
        first, last = one.span.extent
        more = self._report.text[first:start] + self._report.text[end:last]
        return (first, last) if first <= start and end <= last and is_break(more) else (start, end)

    def _keep_pieces(self, name: str, one: _Bound, counting: Counting) -> None:
        """Keep where the pieces of a span are between which there is more than line ends."""
        text = self._report.text
        asked = [Told(start, end) for start, end in one.stretch.pieces if end > start]
        pieces: list[list[int]] = []
        for piece in place(text, asked, given=counting).spans:
            if isinstance(piece, tuple):
                start, end = piece
                if pieces and is_break(text[pieces[-1][1] : start]):
                    pieces[-1][1] = max(end, pieces[-1][1])
                else:
                    pieces.append([start, end])
        if len(pieces) > 1:
            one.extra["pieces"] = pieces
            reason = f"{name} lies in {len(pieces)} pieces; it was read as one span over all"
            self._said.append(ReadOtherwise(path=self._path, line=one.line, reason=reason))

    # -- what is said of them -------------------------------------------------------------------

    def _take_later(self, one: Statement) -> None:
        match one.kind:
            case "R":
                self._take_relation(one)
            case "E":
                self._take_event(one)
            case "*":
                self._take_equivalence(one)
            case "N":
                self._take_normalisation(one)
            case "#":
                self._take_comment(one)
            case _:
                self._take_attribute(one)

    def _bound_of(self, name: str) -> str:
        """Return the T that ``name``, an event or itself one, stands for."""
        found = self._triggers.get(name, name)
        if found not in self._bounds:
            raise ValueError(f"there is no span {name}")
        return found

    def _thing(self, one: Statement) -> _Thing:
        """Return what the second part of a statement is about."""
        if len(one.parts) < 2:
            raise ValueError(f"{one.id} does not say what it is about")
        name = one.parts[1]
        return self._relations.get(name) or self._bounds[self._bound_of(name)]

    def _take_relation(self, one: Statement) -> None:
        if len(one.parts) != 3:
            raise ValueError(f"the relation {one.id} has not two ends")
        ends = [argument(part)[1] for part in one.parts[1:]]
        self._relations[one.id] = self._link(one, one.parts[0], ends[0], ends[1])

    def _take_event(self, one: Statement) -> None:
        trigger = self._bound_of(one.id)
        for part in one.parts[1:]:
            role, target = argument(part)
            self._link(one, role, trigger, target)

    def _take_equivalence(self, one: Statement) -> None:
        if len(one.parts) < 3:
            raise ValueError("an equivalence needs two spans")
        for other in one.parts[2:]:
            self._link(one, one.parts[0], one.parts[1], other)

    def _link(self, one: Statement, kind: str, begin: str, end: str) -> _Thing:
        ends = self._bound_of(begin), self._bound_of(end)
        kind = label_of(kind)
        if ends[0] == ends[1] or not checked.is_name(kind):
            raise ValueError(f"the relation {kind!r} joins no two spans")
        thing = _Thing(line=one.line)
        self._links.append((kind, *ends, thing))
        return thing

    def _take_attribute(self, one: Statement) -> None:
        thing = self._thing(one)
        name = label_of(one.parts[0])
        choice = label_of(" ".join(one.parts[2:])) or YES.id
        if not _CHOICE.fullmatch(name) or not _CHOICE.fullmatch(choice):
            thing.extra.setdefault("attributes", {})[name] = choice
        elif thing.attributes.setdefault(name, choice) != choice:
            raise ValueError(f"{one.parts[1]} is said to be {name} in two ways")

    def _take_normalisation(self, one: Statement) -> None:
        thing = self._thing(one)
        kept = [one.parts[0], " ".join(one.parts[2:]), one.tail.strip("\t")]
        thing.extra.setdefault("normalisations", []).append(kept)

    def _take_comment(self, one: Statement) -> None:
        thing = self._thing(one)
        text = one.tail.strip()
        if one.parts[0] == told.TYPE:
            thing.span = told.from_json(text)
            thing.notes += [thing.span.note] if thing.span.note else []
        elif one.parts[0] == "AnnotatorNotes":
            thing.notes.append(text)
        else:
            thing.notes.append(f"{one.parts[0]}: {text}")


def _told_of(relation: _Thing) -> dict[str, Any]:
    """Return what was said of a relation, to be kept beside it."""
    extra = dict(relation.extra)
    if relation.notes:
        extra["note"] = "\n".join(relation.notes)
    if relation.attributes:
        extra["attributes"] = relation.attributes | extra.get("attributes", {})
    return extra
