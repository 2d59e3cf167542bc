"""Changes put into effect, each in its own way, within the transaction of their decision."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import FindingRuled, MarkGone, NoSource, UserError
from annotator.model import (
    Change,
    Field,
    FieldChange,
    JudgeChange,
    LabelChange,
    LabelSetChange,
    ListChange,
    MarkChange,
    RelationChange,
    SettleChange,
    StatusChange,
)
from annotator.review.settling import settled
from annotator.text.load import DECODED, decode_again

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Decision, Report
    from annotator.store.project import Transaction


def apply(at: Transaction, report_id: int | None, changes: Iterable[Change]) -> list[Change]:
    """Put ``changes`` of a report, or of the project, into effect; return those that had one.

    Raises:
        MarkGone: what one changes is not as it expects it to be.

    """
    made = [_narrowed(at, change) for change in changes]
    links = [change for change in made if isinstance(change, RelationChange)]
    # a relation needs its marks: it goes before one of them does, and comes after both are there
    at.relations.apply(*(change for change in links if change.after is None))
    at.marks.apply(*(change for change in made if isinstance(change, MarkChange)))
    at.relations.apply(*(change for change in links if change.after is not None))
    return [
        one
        for one in made
        if isinstance(one, MarkChange | RelationChange) or _has_effect(at, report_id, one)
    ]


def _narrowed(at: Transaction, change: Change) -> Change:
    """Return ``change``; that of a label is put into effect, and returned as far as it had one."""
    return at.labels.move(change) if isinstance(change, LabelChange) else change


def _has_effect(
    at: Transaction,
    report_id: int | None,
    change: StatusChange
    | FieldChange
    | ListChange
    | LabelSetChange
    | LabelChange
    | SettleChange
    | JudgeChange,
) -> bool:
    if isinstance(change, SettleChange):  # the log holds all there is to it
        if settled(at).get(change.text, ()) != change.before:
            raise MarkGone
        return True
    if isinstance(change, JudgeChange):  # and so here
        if at.past.judgements(report_id).get(change.finding) != change.before:
            raise FindingRuled
        return True
    if isinstance(change, LabelChange):
        return bool(change.mark_ids)
    if isinstance(change, LabelSetChange):
        at.labels.change(change)
        return True
    if isinstance(change, ListChange):
        at.lists.apply(change)
        return True
    assert report_id is not None
    if isinstance(change, StatusChange):
        if at.reports.status(report_id) is not change.before:
            return False  # somebody has taken the report further: that stands
        at.reports.set_status(report_id, change.after)
        return True
    _apply_to_field(at, report_id, change)
    return True


def _apply_to_field(at: Transaction, report_id: int, change: FieldChange) -> None:
    if at.reports.field(report_id, change.field) != change.before:
        raise MarkGone
    if change.field is not Field.ENCODING:
        at.reports.set_field(report_id, change.field, change.after)
        return
    report = at.reports.get(report_id)
    encoding, confidence = change.after
    try:
        source = source_of(at, report_id, report)
        again = decode_again(report.name, report.kind, source, encoding)
    except UserError as error:
        raise MarkGone from error
    at.reports.keep_source(report_id, source)
    at.reports.set_text(report_id, again.text, encoding, confidence)


def check_encoding(at: Transaction, decision: Decision) -> None:
    """Make sure that the decision's offsets count the text that the report has now.

    Raises:
        MarkGone: they count another.

    """
    if decision.report_id is None:
        return
    if at.reports.encoding(decision.report_id) != decision.encoding:
        raise MarkGone


def check_places(at: Transaction, report_id: int, before: str, changes: Iterable[Change]) -> None:
    """Make sure that no mark stands on other text after ``changes`` than on the text ``before``.

    Raises:
        MarkGone: one does, which the changes do not know of.

    """
    known = {change.mark_id for change in changes if isinstance(change, MarkChange)}
    now = at.reports.get(report_id).text
    for mark in at.marks.of_report(report_id, len(now)):
        if mark.id not in known and now[mark.start : mark.end] != before[mark.start : mark.end]:
            raise MarkGone


def field_of(report: Report, field: Field) -> object:
    """Return what ``report`` has in ``field``, as JSON data."""
    match field:
        case Field.META:
            return report.meta
        case Field.RULES:
            return report.rule_choices
        case Field.FURNITURE:
            return [list(told) for told in report.furniture]
        case Field.ENCODING:
            return [report.encoding, report.confidence]


def source_of(at: Transaction, report_id: int, report: Report) -> bytes:
    """Return the bytes that the report was decoded from: kept, or else its text encoded again.

    Raises:
        NoSource: it was not decoded, or its bytes cannot be had again.

    """
    source = at.reports.source(report_id)
    if source is None and report.kind in DECODED:
        try:
            source = report.text.encode(report.encoding)
        except (LookupError, UnicodeEncodeError) as error:
            raise NoSource(name=report.name) from error
    if source is None or hashlib.sha256(source).hexdigest() != report.sha256:
        raise NoSource(name=report.name)
    return source


def check_labels(at: Transaction, changes: Iterable[Change]) -> None:
    """Make sure that no mark is left with a label that goes by ``changes``.

    Raises:
        MarkGone: somebody has labelled with it meanwhile.

    """
    for change in changes:
        if isinstance(change, LabelSetChange):
            before, after = labels.parse(change.before), labels.parse(change.after)
            gone = {one.id for one in before.labels} - {one.id for one in after.labels}
            if at.labels.any_of(gone):
                raise MarkGone
