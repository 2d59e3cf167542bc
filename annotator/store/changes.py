"""Changes as the log keeps them: JSON data and back, whole, before and after."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, TypeVar

from annotator.model import (
    Change,
    Field,
    FieldChange,
    JudgeChange,
    Judgement,
    LabelChange,
    LabelSetChange,
    ListChange,
    ListHead,
    ListMode,
    Mark,
    MarkChange,
    MarkStatus,
    Origin,
    Relation,
    RelationChange,
    ReportStatus,
    Ruling,
    SettleChange,
    StatusChange,
    Value,
)
from annotator.store import checked

_T = TypeVar("_T")


def to_json(change: Change) -> dict[str, Any]:
    """Return ``change`` as JSON data."""
    if isinstance(change, StatusChange):
        return {"what": "status", "before": change.before.value, "after": change.after.value}
    if isinstance(change, FieldChange):
        return {
            "what": "field",
            "field": change.field.value,
            "before": change.before,
            "after": change.after,
        }
    if isinstance(change, ListChange):
        return {"what": "list", **asdict(change)}
    if isinstance(change, RelationChange):
        return {"what": "relation", **asdict(change)}
    if isinstance(change, LabelSetChange):
        return {"what": "labels", "before": change.before, "after": change.after}
    if isinstance(change, LabelChange):
        return {
            "what": "label",
            "before": change.before,
            "after": change.after,
            "marks": list(change.mark_ids),
        }
    if isinstance(change, SettleChange):
        return {"what": "settle", **asdict(change)}
    if isinstance(change, JudgeChange):
        return {"what": "judge", **asdict(change)}
    return {
        "what": "mark",
        "before": None if change.before is None else _mark_to_json(change.before),
        "after": None if change.after is None else _mark_to_json(change.after),
    }


def _mark_to_json(one: Mark) -> dict[str, Any]:
    """Return all of a mark; ``asdict`` copies deep, which takes seconds where many change."""
    origin, value = one.origin, one.value
    said = {"attributes": one.attributes} if one.attributes else {}
    return {
        "id": one.id,
        "report_id": one.report_id,
        "start": one.start,
        "end": one.end,
        "label": one.label,
        "status": one.status.value,
        "origin": {"by": origin.by, "rule": origin.rule, "score": origin.score},
        "value": {"value": value.value, "unit": value.unit, "mod": value.mod},
        "note": one.note,
        "extra": one.extra,
        **said,
    }


def from_json(found: dict[str, Any]) -> Change:
    """Return the change that ``to_json`` gave as ``found``.

    Raises:
        ValueError, TypeError, KeyError: it gave no such thing.

    """
    before, after = found["before"], found["after"]
    match found["what"]:
        case "mark":
            return MarkChange(*_either(_mark_from_json(before), _mark_from_json(after)))
        case "relation":
            return RelationChange(*_either(_relation_from_json(before), _relation_from_json(after)))
        case "status":
            return StatusChange(ReportStatus(before), ReportStatus(after))
        case "field":
            field = Field(found["field"])
            return FieldChange(field, *(checked.field(field, one) for one in (before, after)))
        case "list":
            heads = _either(_head_from_json(before), _head_from_json(after))
            entries = (checked.texts(*found["added"]), checked.texts(*found["removed"]))
            return ListChange(checked.whole(found["list_id"]), *heads, *entries)
        case "labels":
            return LabelSetChange(checked.text(before), checked.text(after))
        case "label":
            ids = tuple(checked.whole(one) for one in found["marks"])
            return LabelChange(checked.text(before), checked.text(after), ids)
        case "settle":
            ways = (checked.texts(*before), checked.texts(*after))
            return SettleChange(checked.text(found["text"]), *ways)
        case "judge":
            rulings = _either(_judgement_from_json(before), _judgement_from_json(after))
            return JudgeChange(checked.text(found["finding"]), *rulings)
        case other:
            raise ValueError(f"{other!r} is nothing that changes")


def _either(before: _T | None, after: _T | None) -> tuple[_T | None, _T | None]:
    """Return both; one of them must be there."""
    if before is None and after is None:
        raise ValueError("it changes nothing into nothing")
    return before, after


def _head_from_json(found: dict[str, Any] | None) -> ListHead | None:
    if found is None:
        return None
    name, label = checked.text(found["name"]), checked.text(found["label"])
    return ListHead(name, label, ListMode(found["mode"]))


def _judgement_from_json(found: dict[str, Any] | None) -> Judgement | None:
    if found is None:
        return None
    return Judgement(Ruling(found["ruling"]), checked.text(found["reason"]))


def _relation_from_json(found: dict[str, Any] | None) -> Relation | None:
    return None if found is None else checked.relation(Relation(**found))


def _mark_from_json(found: dict[str, Any] | None) -> Mark | None:
    if found is None:
        return None
    return checked.mark(
        Mark(
            **{
                **found,
                "status": MarkStatus(found["status"]),
                "origin": Origin(**found["origin"]),
                "value": Value(**found["value"]),
            }
        )
    )
