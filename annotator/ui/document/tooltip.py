"""What is said of the marks under a resting mouse: each with its label's name, status and score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.model import MarkStatus
from annotator.ui import telling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.labels import LabelSet
    from annotator.model import Mark


def of(marks: Iterable[Mark], labels: LabelSet, language: str) -> str:
    """Return a line for each mark; nothing where there is none."""
    return "\n".join(_line(mark, labels, language) for mark in marks)


def _line(mark: Mark, labels: LabelSet, language: str) -> str:
    label = labels.get(mark.label)
    parts = [label.name(language), telling.mark_status(mark.status)]
    if mark.origin.score is not None and mark.status is not MarkStatus.CONFIRMED:
        parts.append(f"{mark.origin.score:.2f}")
    if mark.note:
        parts.append(mark.note)
    return " · ".join(parts)
