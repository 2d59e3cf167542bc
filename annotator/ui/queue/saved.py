"""Filters with a name, as the settings keep them: JSON data and back.

They are the reviewer's own, for every project: a label or a tag that a project has not finds
nothing there, and the queue says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from annotator.model import MarkStatus, QueueFilter, QueueOrder, QueueQuery, ReportStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    _Named = TypeVar("_Named", bound=StrEnum)

_DOWN = "-"  # before the name of an order that descends


def to_json(query: QueueQuery) -> dict[str, Any]:
    """Return a query as JSON data, without what it does not ask."""
    wanted = query.wanted
    found: dict[str, Any] = {
        "name": wanted.name,
        "statuses": sorted(wanted.statuses),
        "label": wanted.label,
        "mark_status": wanted.mark_status,
        "below": wanted.below,
        "tags": sorted(wanted.tags),
        "reviewer": wanted.reviewer,
        "since": wanted.since,
        "until": wanted.until,
        "with_findings": wanted.with_findings,
        "order": order_to_text(query),
    }
    return {key: value for key, value in found.items() if value not in ("", [], None, False)}


def from_json(kept: Mapping[str, Any]) -> QueueQuery:
    """Return the query that was kept so; what cannot be one asks nothing."""

    def text(key: str) -> str | None:
        found = kept.get(key)
        return found if isinstance(found, str) and found else None

    def texts(key: str) -> list[str]:
        found = kept.get(key)
        return [one for one in found if isinstance(one, str)] if isinstance(found, list) else []

    below = kept.get("below")
    wanted = QueueFilter(
        name=text("name") or "",
        statuses=frozenset(
            one for name in texts("statuses") if (one := _named(ReportStatus, name)) is not None
        ),
        label=text("label"),
        mark_status=_named(MarkStatus, text("mark_status")),
        below=float(below) if isinstance(below, int | float) else None,
        tags=frozenset(texts("tags")),
        reviewer=text("reviewer"),
        since=text("since"),
        until=text("until"),
        with_findings=kept.get("with_findings") is True,
    )
    return ordered(QueueQuery(wanted), text("order") or "")


def order_to_text(query: QueueQuery) -> str:
    """Return the order of a query in a word."""
    return f"{_DOWN if query.descending else ''}{query.order.value}"


def ordered(query: QueueQuery, order: str) -> QueueQuery:
    """Return ``query`` in the order that the word says, where it is one."""
    found = _named(QueueOrder, order.removeprefix(_DOWN))
    if found is None:
        return query
    return QueueQuery(query.wanted, found, descending=order.startswith(_DOWN))


def _named(kind: type[_Named], name: str | None) -> _Named | None:
    return kind(name) if name in [one.value for one in kind] else None
