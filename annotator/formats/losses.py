"""What a format cannot carry: said before anything is written, and proven by reading it back.

``without`` takes from a record just what a loss takes, so a format is true to its word if what it
reads back is, without the losses that it states, what was written without them.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.options import Tokens
from annotator.formats.record import Link, Record, with_marks
from annotator.formats.tokens import Grid
from annotator.model import MarkStatus, Origin
from annotator.model.mark import NO_VALUE
from annotator.text.clean import DEFAULT_RULES, clean
from annotator.text.offsets import of_deletions
from annotator.text.offsets import without as without_spans

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from annotator.model import Mark


LONGEST_CELL = 32_767
"""Characters of a cell of a spreadsheet (Excel specifications and limits)."""

_BLANKS = re.compile(r"\s+")
# what XML 1.0 has no way to write (section 2.2, "Char")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Loss(StrEnum):
    """Something that a record may hold and a format may not."""

    REJECTED = "rejected"
    STATUS = "status"
    ORIGIN = "origin"
    SCORE = "score"
    VALUE = "value"
    NOTE = "note"
    ATTRIBUTE = "attribute"
    OVERLAP = "overlap"
    EDGES = "edges"
    RELATION = "relation"
    CONTROL = "control"
    BLANK = "blank"
    NAME = "name"
    SOURCE = "source"
    META = "meta"
    READING = "reading"
    EXTRA = "extra"
    TEXT = "text"
    CELL = "cell"
    UNMARKED = "unmarked"


IN_WORDS: dict[Loss, str] = {
    Loss.REJECTED: QT_TRANSLATE_NOOP("losses", "what was rejected"),
    Loss.STATUS: QT_TRANSLATE_NOOP("losses", "which spans are suggested or rejected"),
    Loss.ORIGIN: QT_TRANSLATE_NOOP("losses", "who or what proposed a span"),
    Loss.SCORE: QT_TRANSLATE_NOOP("losses", "scores of suggestions"),
    Loss.VALUE: QT_TRANSLATE_NOOP("losses", "values and units"),
    Loss.NOTE: QT_TRANSLATE_NOOP("losses", "notes"),
    Loss.ATTRIBUTE: QT_TRANSLATE_NOOP("losses", "attributes"),
    Loss.OVERLAP: QT_TRANSLATE_NOOP("losses", "spans that overlap a longer one"),
    Loss.EDGES: QT_TRANSLATE_NOOP("losses", "spans whose edges lie within words, or their edges"),
    Loss.RELATION: QT_TRANSLATE_NOOP("losses", "relations"),
    Loss.CONTROL: QT_TRANSLATE_NOOP("losses", "control characters (they become U+FFFD)"),
    Loss.BLANK: QT_TRANSLATE_NOOP("losses", "blanks and line ends"),
    Loss.NAME: QT_TRANSLATE_NOOP("losses", "the names of reports"),
    Loss.SOURCE: QT_TRANSLATE_NOOP("losses", "the ids of reports, and the sha256 of their sources"),
    Loss.META: QT_TRANSLATE_NOOP("losses", "dates and other metadata of reports"),
    Loss.READING: QT_TRANSLATE_NOOP("losses", "how a report is cleaned, and its furniture"),
    Loss.EXTRA: QT_TRANSLATE_NOOP("losses", "what other programs' files said beside"),
    Loss.TEXT: QT_TRANSLATE_NOOP("losses", "the texts of reports, but for those of their spans"),
    Loss.CELL: QT_TRANSLATE_NOOP("losses", "the ends of texts of over 32,767 characters"),
    Loss.UNMARKED: QT_TRANSLATE_NOOP("losses", "reports without spans"),
}
"""Each loss in words, which the window translates."""


def without(record: Record, losses: Collection[Loss]) -> Record:
    """Return ``record`` as it is after what ``losses`` take; it may come with no marks at all.

    Its marks are in the order of their places then, and relations in that of their marks.
    """
    for loss in Loss:  # in one order always: a blank may be what made two marks overlap
        if loss in losses:
            record = _TAKE[loss](record)
    return _in_order(record)


def lost_of(record: Record, losses: Collection[Loss]) -> Counter[Loss]:
    """Return of how many things of ``record`` each of ``losses`` would take something."""
    return Counter({loss: count for loss in losses if (count := _COUNT[loss](record))})


def marks_left(record: Record, losses: Collection[Loss]) -> tuple[Mark, ...]:
    """Return the marks of ``record`` that are there after what ``losses`` take, as they are then.

    Which of them go with ``Loss.EDGES``, only the words of the file know: they are among these.
    """
    taking = _TAKING.intersection(losses)
    return without(record, taking).marks if taking else record.marks


def apart(marks: Sequence[Mark]) -> list[int]:
    """Return the places of those ``marks`` that are kept where none may overlap, in text order.

    The longer one is kept, of those of one length the first.
    """
    by_length = sorted(range(len(marks)), key=lambda one: _length_first(marks[one]))
    kept: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    for one in by_length:
        start, end = marks[one].start, marks[one].end
        place = bisect_right(starts, start)
        if (place and ends[place - 1] > start) or (place < len(starts) and starts[place] < end):
            continue
        kept.insert(place, one)
        starts.insert(place, start)
        ends.insert(place, end)
    return kept


def _length_first(mark: Mark) -> tuple[int, int]:
    return mark.start - mark.end, mark.start


def _in_order(record: Record) -> Record:
    order = sorted(range(len(record.marks)), key=lambda one: _place(record.marks[one]))
    found = with_marks(record, order, [record.marks[one] for one in order])
    links = sorted(found.links, key=lambda one: (one.from_mark, one.to_mark, one.kind))
    return replace(found, links=tuple(links), remarks=())


def _place(mark: Mark) -> tuple[object, ...]:
    return mark.start, mark.end, mark.label, mark.status, str(mark.value), mark.note


# -- what each loss takes -----------------------------------------------------------------------


def _each_mark(change: Callable[[Mark], Mark]) -> Callable[[Record], Record]:
    return lambda record: replace(record, marks=tuple(map(change, record.marks)))


def _not_rejected(record: Record) -> Record:
    kept = [at for at, one in enumerate(record.marks) if one.status is not MarkStatus.REJECTED]
    return with_marks(record, kept, [record.marks[at] for at in kept])


def _no_overlap(record: Record) -> Record:
    kept = apart(record.marks)
    return with_marks(record, kept, [record.marks[one] for one in kept])


def without_control(text: str) -> str:
    """Return ``text`` as XML can hold it: each character that it cannot is U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def _no_control(record: Record) -> Record:
    text = without_control(record.report.text)
    return replace(record, report=replace(record.report, text=text))


def _no_blank(record: Record) -> Record:
    text = record.report.text
    blanks = [found.span() for found in _BLANKS.finditer(text)]
    there = of_deletions(blanks)
    moved = [there.forward(mark.start, mark.end) for mark in record.marks]
    kept = [place for place, (start, end) in enumerate(moved) if start < end]
    marks = [
        replace(record.marks[place], start=moved[place][0], end=moved[place][1]) for place in kept
    ]
    report = replace(record.report, text=without_spans(text, blanks))
    return with_marks(replace(record, report=report), kept, marks)


def _no_source(record: Record) -> Record:
    digest = hashlib.sha256(record.report.text.encode()).hexdigest()
    return replace(record, report=replace(record.report, uid=digest[:16], sha256=digest))


def _no_reading(record: Record) -> Record:
    report = replace(
        record.report,
        kind="text",
        encoding="utf-8",
        rule_choices={},
        rules=DEFAULT_RULES,
        furniture=(),
    )
    return replace(record, report=report)


def _no_extra(record: Record) -> Record:
    return replace(
        record,
        report=replace(record.report, extra={}),
        marks=tuple(replace(mark, extra={}) for mark in record.marks),
        links=tuple(Link(one.kind, one.from_mark, one.to_mark) for one in record.links),
    )


_TAKE: dict[Loss, Callable[[Record], Record]] = {
    Loss.REJECTED: _not_rejected,
    Loss.STATUS: _each_mark(lambda mark: replace(mark, status=MarkStatus.CONFIRMED)),
    Loss.ORIGIN: _each_mark(
        lambda mark: replace(mark, origin=Origin("import", None, mark.origin.score))
    ),
    Loss.SCORE: _each_mark(lambda mark: replace(mark, origin=replace(mark.origin, score=None))),
    Loss.VALUE: _each_mark(lambda mark: replace(mark, value=NO_VALUE)),
    Loss.NOTE: _each_mark(lambda mark: replace(mark, note="")),
    Loss.ATTRIBUTE: _each_mark(lambda mark: replace(mark, attributes={})),
    Loss.OVERLAP: _no_overlap,
    Loss.EDGES: lambda record: record,  # where they go, only the words of the one file know
    Loss.RELATION: lambda record: replace(record, links=()),
    Loss.CONTROL: _no_control,
    Loss.BLANK: _no_blank,
    Loss.NAME: lambda record: replace(record, report=replace(record.report, name="")),
    Loss.SOURCE: _no_source,
    Loss.META: lambda record: replace(record, report=replace(record.report, meta={})),
    Loss.READING: _no_reading,
    Loss.EXTRA: _no_extra,
    Loss.TEXT: lambda record: record,  # a record has one
    Loss.CELL: lambda record: record,  # of a text that it has no place for
    Loss.UNMARKED: lambda record: record,
}


_TAKING = frozenset((Loss.REJECTED, Loss.OVERLAP, Loss.BLANK))  # whole marks


# -- of how many things -------------------------------------------------------------------------


def _marks_with(holds: Callable[[Mark], object]) -> Callable[[Record], int]:
    return lambda record: sum(bool(holds(mark)) for mark in record.marks)


def _if_taken(loss: Loss) -> Callable[[Record], int]:
    """Return what counts a report once where ``loss`` takes anything of it."""
    return lambda record: int(_TAKE[loss](record).report != record.report)


def _cut(record: Record) -> int:
    """Return how many marks have an edge within a word."""
    grid = Grid(record.report.text, Tokens.WORD)
    return sum(any(grid.cuts(mark.start, mark.end)) for mark in record.marks)


def _too_long(record: Record) -> int:
    """Return how many texts and notes of marks are longer than a spreadsheet's cell may be."""
    report = record.report
    long = [mark for mark in record.marks if mark.end - mark.start > LONGEST_CELL]
    view = clean(report.text if long else "", report.rules)
    texts = sum(len(view.of_raw(mark.start, mark.end)) > LONGEST_CELL for mark in long)
    return texts + sum(len(mark.note) > LONGEST_CELL for mark in record.marks)


_COUNT: dict[Loss, Callable[[Record], int]] = {
    Loss.REJECTED: _marks_with(lambda mark: mark.status is MarkStatus.REJECTED),
    Loss.STATUS: _marks_with(lambda mark: not mark.is_span),
    Loss.ORIGIN: _marks_with(lambda mark: (mark.origin.by, mark.origin.rule) != ("import", None)),
    Loss.SCORE: _marks_with(lambda mark: mark.origin.score is not None),
    Loss.VALUE: _marks_with(lambda mark: mark.value != NO_VALUE),
    Loss.NOTE: _marks_with(lambda mark: mark.note),
    Loss.ATTRIBUTE: _marks_with(lambda mark: mark.attributes),
    Loss.OVERLAP: lambda record: len(record.marks) - len(apart(record.marks)),
    Loss.EDGES: _cut,
    Loss.RELATION: lambda record: len(record.links),
    Loss.CONTROL: lambda record: len(_CONTROL.findall(record.report.text)),
    Loss.BLANK: lambda record: sum(map(len, _BLANKS.findall(record.report.text))),
    Loss.NAME: _if_taken(Loss.NAME),
    Loss.SOURCE: _if_taken(Loss.SOURCE),
    Loss.META: _if_taken(Loss.META),
    Loss.READING: _if_taken(Loss.READING),
    Loss.EXTRA: lambda record: (
        bool(record.report.extra)
        + sum(bool(one.extra) for one in record.marks)
        + sum(bool(one.extra) for one in record.links)
    ),
    Loss.TEXT: lambda record: int(bool(record.report.text)),
    Loss.CELL: _too_long,
    Loss.UNMARKED: lambda record: int(not record.marks),
}
