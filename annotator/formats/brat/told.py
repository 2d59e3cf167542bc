"""What brat's model has no place for, as JSON in a comment of its own type about a span.

``#2<TAB>Span T1<TAB>{"status": "suggested", "value": "120000", "unit": "家"}``: brat shows it
beside the span and keeps it. Keys that say the usual are left out.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.formats import checked
from annotator.model import MarkStatus, Origin, Value
from annotator.model.mark import NO_VALUE

if TYPE_CHECKING:
    from annotator.model import Mark

TYPE = "Span"
"""The type of the comment."""

_IMPORT = Origin("import")
_LINE_ENDS = re.compile("[\x7f-\x9f\u2028\u2029]")  # at which brat's reader ends a line, too


@dataclass(frozen=True, slots=True)
class Span:
    """What such a comment says.

    ``note`` is one that brat's own comments cannot hold as it is; ``extent`` where a span begins
    and ends that has line ends at its edges.
    """

    status: MarkStatus = MarkStatus.CONFIRMED
    origin: Origin = _IMPORT
    value: Value = NO_VALUE
    note: str = ""
    extent: tuple[int, int] | None = None


def to_json(mark: Mark, note: str, *, extent: bool) -> str:
    """Return on one line what is to be said of ``mark``, the ``note`` too; "" for nothing."""
    origin = mark.origin
    found: dict[str, Any] = {
        "status": mark.status.value if not mark.is_span else None,
        "by": origin.by if origin.by != _IMPORT.by else None,
        "rule": origin.rule,
        "score": origin.score,
        "value": mark.value.value,
        "unit": mark.value.unit,
        "mod": mark.value.mod,
        "note": note or None,
        "extent": [mark.start, mark.end] if extent else None,
    }
    kept = {key: value for key, value in found.items() if value is not None}
    text = json.dumps(kept, ensure_ascii=False) if kept else ""
    return _LINE_ENDS.sub(lambda one: f"\\u{ord(one[0]):04x}", text)


def from_json(text: str) -> Span:
    """Return what the comment ``text`` says.

    Raises:
        ValueError: it is no such object.

    """
    found = checked.loads(text.encode())
    if not isinstance(found, dict):
        raise ValueError("what is said of the span is no object")  # noqa: TRY004 - one error
    status = checked.text(found.get("status"), "its status") or MarkStatus.CONFIRMED.value
    if status not in list(MarkStatus):
        raise ValueError(f"the span has the status {status!r}")
    said = {
        key: checked.text(found.get(key), f"its {key}")
        for key in ("by", "rule", "value", "unit", "mod", "note")
    }
    return Span(
        MarkStatus(status),
        Origin(said["by"] or _IMPORT.by, said["rule"], checked.score(found.get("score"), "score")),
        Value(said["value"], said["unit"], said["mod"]),
        said["note"] or "",
        _extent(found.get("extent")),
    )


def _extent(found: object) -> tuple[int, int] | None:
    if not isinstance(found, list) or len(found) != 2:
        return None
    return checked.offsets(found[0], found[1], None)
