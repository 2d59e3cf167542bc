"""A report, and the line that stands for it in the queue."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from annotator.text.clean import DEFAULT_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class ReportStatus(StrEnum):
    """How far a report's review is; the values stand in the database."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True)
class Report:
    """One source text, decoded and never altered afterwards, unless decoded anew.

    ``uid`` names it in files, ``sha256`` is that of the source's bytes, ``kind`` what it was (text,
    html, docx, ...), ``confidence`` how sure its encoding is, 0 to 1. ``meta`` is what is known of
    it (``report_date`` as ISO 8601, title, author, ...), ``extra`` what an imported record said
    beyond this. ``rule_choices`` are the rules of clean-up switched on or off for this report,
    ``rules`` all that apply to it; ``furniture`` says of raw stretches whether they are furniture.
    """

    uid: str
    name: str
    text: str
    sha256: str
    path: str = ""
    encoding: str = "utf-8"
    meta: dict[str, Any] = field(default_factory=dict)
    extra: dict[str, Any] = field(default_factory=dict)
    kind: str = "text"
    confidence: float = 1.0
    rule_choices: dict[str, bool] = field(default_factory=dict)
    rules: frozenset[str] = DEFAULT_RULES
    furniture: tuple[tuple[int, int, bool], ...] = ()

    @property
    def date(self) -> str | None:
        """The day that relative dates resolve against, ISO 8601, or None."""
        day = self.meta.get("report_date")
        return day if isinstance(day, str) else None

    @property
    def tags(self) -> tuple[str, ...]:
        """What a reviewer has filed it under, by name."""
        return tags_of(self.meta)


def tags_of(meta: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the tags among a report's metadata, each once, by name."""
    found = meta.get("tags")
    return tuple(sorted({str(one) for one in found})) if isinstance(found, list) else ()


def with_tags(meta: Mapping[str, Any], tags: Iterable[str]) -> dict[str, Any]:
    """Return a report's metadata with these tags alone; without any, where there are none."""
    found = {key: value for key, value in meta.items() if key != "tags"}
    named = sorted(set(tags))
    return found | {"tags": named} if named else found


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """What the queue shows of a stored report, without its text; counts are marks.

    ``found_to`` is how far its candidates have been found, in raw code points; None: to its end.
    ``reviewer`` is who decided something in it last, ``touched_at`` when (ISO 8601); ``findings``
    how many there were when it was checked last, None: it was not.
    """

    id: int
    name: str
    status: ReportStatus
    length: int
    open: int
    confirmed: int
    rejected: int
    found_to: int | None = None
    date: str | None = None
    reviewer: str | None = None
    touched_at: str | None = None
    findings: int | None = None
    tags: tuple[str, ...] = ()

    @property
    def progress(self) -> float:
        """The share of its marks that a reviewer has decided, 0 to 1; 1 where there are none."""
        total = self.open + self.confirmed + self.rejected
        return (self.confirmed + self.rejected) / total if total else 1.0
