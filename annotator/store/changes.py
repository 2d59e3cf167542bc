"""Changes as the log keeps them: JSON data and back, whole, before and after."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from annotator.model import (
    Change,
    Field,
    FieldChange,
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
    SettleChange,
    StatusChange,
    Value,
)


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
    """Return the change that ``to_json`` gave as ``found``."""
    if found["what"] == "status":
        return StatusChange(ReportStatus(found["before"]), ReportStatus(found["after"]))
    if found["what"] == "field":
        return FieldChange(Field(found["field"]), found["before"], found["after"])
    if found["what"] == "list":
        return ListChange(
            int(found["list_id"]),
            _head_from_json(found["before"]),
            _head_from_json(found["after"]),
            tuple(found["added"]),
            tuple(found["removed"]),
        )
    if found["what"] == "relation":
        return RelationChange(
            *(one and Relation(**one) for one in (found["before"], found["after"]))
        )
    if found["what"] == "labels":
        return LabelSetChange(str(found["before"]), str(found["after"]))
    if found["what"] == "label":
        ids = tuple(int(one) for one in found["marks"])
        return LabelChange(str(found["before"]), str(found["after"]), ids)
    if found["what"] == "settle":
        ways = (tuple(map(str, found[side])) for side in ("before", "after"))
        return SettleChange(str(found["text"]), *ways)
    return MarkChange(_mark_from_json(found["before"]), _mark_from_json(found["after"]))


def _head_from_json(found: dict[str, Any] | None) -> ListHead | None:
    if found is None:
        return None
    return ListHead(str(found["name"]), str(found["label"]), ListMode(found["mode"]))


def _mark_from_json(found: dict[str, Any] | None) -> Mark | None:
    if found is None:
        return None
    return Mark(
        **{
            **found,
            "status": MarkStatus(found["status"]),
            "origin": Origin(**found["origin"]),
            "value": Value(**found["value"]),
        }
    )
