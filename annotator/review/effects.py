"""Changes put into effect, each in its own way, within the transaction of their decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import MarkGone
from annotator.model import Change, Field, FieldChange, MarkChange, StatusChange
from annotator.text.load import decode_again

if TYPE_CHECKING:
    from annotator.model import Report
    from annotator.store.project import Transaction


def apply(at: Transaction, report_id: int, change: Change) -> bool:
    """Put ``change`` of a report into effect; return whether it had one.

    Raises:
        MarkGone: what it changes is not as it expects it to be.

    """
    if isinstance(change, MarkChange):
        at.marks.apply(change)
        return True
    if isinstance(change, StatusChange):
        if at.reports.status(report_id) is not change.before:
            return False  # somebody has taken the report further: that stands
        at.reports.set_status(report_id, change.after)
        return True
    _apply_to_field(at, report_id, change)
    return True


def _apply_to_field(at: Transaction, report_id: int, change: FieldChange) -> None:
    report = at.reports.get(report_id)
    if field_of(report, change.field) != change.before:
        raise MarkGone
    if change.field is Field.ENCODING:
        again = decode_again(report.name, source_of(at, report_id, report), change.after)
        at.reports.set_text(report_id, again.text, change.after)
    else:
        at.reports.set_field(report_id, change.field, change.after)


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
            return report.encoding


def source_of(at: Transaction, report_id: int, report: Report) -> bytes:
    """Return the bytes that the report was decoded from: kept, or else its text encoded again."""
    kept = at.reports.source(report_id)
    return report.text.encode(report.encoding) if kept is None else kept
