"""A report read otherwise than before: what that changes of its fields and of its marks.

Another date, other rules, other furniture, another encoding: each may give other candidates. What
suggesters of ours proposed and nobody has looked at is found anew; what a reviewer decided stays,
but for a value that a rule gave by the old date, and what another encoding leaves no text for.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.model import Field, FieldChange, Mark, MarkChange
from annotator.review import commands, values
from annotator.review.effects import field_of
from annotator.review.marks import MarkIndex
from annotator.suggest import names
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.labels import LabelSet
    from annotator.model import Change, Report, Suggestion, Value
    from annotator.text.views import Told


@dataclass(frozen=True, slots=True)
class Rereading:
    """What reading a report otherwise changes; new marks have ids below zero.

    ``lost`` are marks that a reviewer or a file made, for which there is no text any more.
    """

    changes: tuple[Change, ...]
    lost: tuple[Mark, ...]


def reread(
    before: Report,
    after: Report,
    found: list[Suggestion],
    marks: Iterable[Mark],
    labels: LabelSet,
    source: bytes | None = None,
) -> Rereading:
    """Return what it changes to read a report with ``marks`` as ``after`` instead of ``before``.

    ``found`` are the candidates in ``after``. Where the encodings differ, ``source`` are the bytes
    that both texts were decoded from.
    """
    old = {mark.id: mark for mark in marks}
    new = dict(old)
    if source is not None and before.encoding != after.encoding:
        new = moved(new, before, after, source)
    lost = tuple(mark for mark in old.values() if mark.id not in new and not _is_ours(mark))
    if before.date != after.date:
        new = {mark.id: _dated_anew(mark, before, after, labels) for mark in new.values()}
    settled, added = renewed(list(new.values()), found, overlap=labels.overlap)
    changes: list[Change] = [
        FieldChange(field, field_of(before, field), field_of(after, field))
        for field in Field
        if field_of(before, field) != field_of(after, field)
    ]
    changes += [
        MarkChange(mark, settled.get(mark.id))
        for mark in old.values()
        if settled.get(mark.id) != mark
    ]
    changes += [
        MarkChange(None, commands.suggested(one, -number)) for number, one in enumerate(added, 1)
    ]
    return Rereading(tuple(changes), lost)


def numbered(changes: Iterable[Change], report_id: int, next_id: int) -> list[Change]:
    """Return ``changes`` with real ids, from ``next_id`` on, for the marks that are new."""
    found: list[Change] = []
    for change in changes:
        after = change.after if isinstance(change, MarkChange) else None
        if after is not None and after.id < 0:
            fresh = replace(after, id=next_id - after.id - 1, report_id=report_id)
            found.append(MarkChange(None, fresh))
        else:
            found.append(change)
    return found


# -- candidates -----------------------------------------------------------------------------------


def _is_ours(mark: Mark) -> bool:
    """Return whether it is a candidate of our own suggesters that nobody has looked at."""
    untouched = not mark.note and not mark.attributes
    return mark.is_open and mark.origin.by in names() and untouched


def renewed(
    marks: list[Mark], found: list[Suggestion], *, overlap: bool
) -> tuple[dict[int, Mark], list[Suggestion]]:
    """Return the marks that stay, by id, as they are then, and what is to be added."""
    by_place = {(mark.start, mark.end, mark.label): mark for mark in marks}
    spans = MarkIndex(mark for mark in marks if mark.is_span)
    settled = {(mark.start, mark.end) for mark in spans}
    stay = {mark.id: mark for mark in marks if not _is_ours(mark)}
    added: list[Suggestion] = []
    for one in found:
        same = by_place.get((one.start, one.end, one.label))
        if same is None:
            place = (one.start, one.end)
            if not (place in settled if overlap else spans.between(*place)):
                added.append(one)
        elif _is_ours(same):
            stay[same.id] = replace(same, origin=one.origin, value=one.value)
    return stay, added


def _dated_anew(mark: Mark, before: Report, after: Report, labels: LabelSet) -> Mark:
    """Return ``mark`` with the value by the new date, if the old date gave the one it has."""
    if labels.get(mark.label).value_kind != "timex3" or not mark.is_span:
        return mark

    def value(report: Report) -> Value:
        view = clean(report.text, report.rules)
        return values.of_span(view, mark.start, mark.end, labels.get(mark.label), report.date)

    return replace(mark, value=value(after)) if value(before) == mark.value else mark


# -- another encoding -----------------------------------------------------------------------------


def moved(marks: dict[int, Mark], before: Report, after: Report, source: bytes) -> dict[int, Mark]:
    """Return the marks that cover the same text in ``after``, where it stands there."""
    points = sorted({point for mark in marks.values() for point in (mark.start, mark.end)})
    if before.kind == "html":  # what was between the tags has no bytes of its own
        return _by_occurrence(marks, before.text, after.text)
    there = _same_bytes(points, before, after, source)
    found: dict[int, Mark] = {}
    for mark in marks.values():
        start, end = there.get(mark.start), there.get(mark.end)
        if start is None or end is None:
            continue
        if after.text[start:end] == before.text[mark.start : mark.end]:
            found[mark.id] = replace(mark, start=start, end=end)
    return found


def carried(flips: Iterable[Told], before: Report, after: Report, source: bytes) -> list[Told]:
    """Return what was told of stretches of ``before``, for the same stretches of ``after``."""
    told = list(flips)
    points = sorted({point for start, end, _ in told for point in (start, end)})
    there = {} if before.kind == "html" else _same_bytes(points, before, after, source)
    return [
        (there[start], there[end], is_furniture)
        for start, end, is_furniture in told
        if start in there and end in there
    ]


def _same_bytes(points: list[int], before: Report, after: Report, source: bytes) -> dict[int, int]:
    """Return the code point of ``after`` at the same byte as each of ``points``, if any is."""
    old_codec, place = _codec(before.encoding, source)
    new_codec, read = _codec(after.encoding, source)
    decoder = codecs.getincrementaldecoder(new_codec)("strict")
    there: dict[int, int] = {}
    point = target = 0
    for wanted in points:
        place += len(before.text[point:wanted].encode(old_codec))
        point = wanted
        target += len(decoder.decode(source[read : max(read, place)]))
        read = max(read, place)
        if decoder.getstate()[0] == b"":  # no character is half read
            there[wanted] = target
    return there


def _codec(encoding: str, source: bytes) -> tuple[str, int]:
    """Return the codec without a byte order mark, and how many bytes that mark has."""
    if encoding == "utf-8-sig":
        return "utf-8", len(codecs.BOM_UTF8)
    if encoding == "utf-16":
        big = source.startswith(codecs.BOM_UTF16_BE)
        return "utf-16-be" if big else "utf-16-le", len(codecs.BOM_UTF16_LE)
    return encoding, 0


def _by_occurrence(marks: dict[int, Mark], before: str, after: str) -> dict[int, Mark]:
    """Return the marks whose text stands as often in both texts, at the same of its places."""
    found: dict[int, Mark] = {}
    for mark in marks.values():
        covered = before[mark.start : mark.end]
        old, new = _places(before, covered), _places(after, covered)
        if len(old) == len(new) and mark.start in old:
            start = new[old.index(mark.start)]
            found[mark.id] = replace(mark, start=start, end=start + len(covered))
    return found


def _places(text: str, part: str) -> list[int]:
    places: list[int] = []
    at = text.find(part)
    while at >= 0 and part:
        places.append(at)
        at = text.find(part, at + 1)
    return places
