"""What is asked of the queue in words, condition by condition, and without each of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import QueueFilter, QueueOrder, ReportStatus
from annotator.ui import telling

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

translate = QCoreApplication.translate

_ORDERS = {
    QueueOrder.ADDED: QT_TRANSLATE_NOOP("Queue", "Order of arrival"),
    QueueOrder.NAME: QT_TRANSLATE_NOOP("Queue", "Name"),
    QueueOrder.STATUS: QT_TRANSLATE_NOOP("Queue", "Status"),
    QueueOrder.PROGRESS: QT_TRANSLATE_NOOP("Queue", "Progress"),
    QueueOrder.OPEN: QT_TRANSLATE_NOOP("Queue", "Open suggestions"),
    QueueOrder.SCORE: QT_TRANSLATE_NOOP("Queue", "Least sure suggestion"),
    QueueOrder.FINDINGS: QT_TRANSLATE_NOOP("Queue", "Findings"),
    QueueOrder.REVIEWER: QT_TRANSLATE_NOOP("Queue", "Reviewer"),
    QueueOrder.DATE: QT_TRANSLATE_NOOP("Queue", "Report date"),
    QueueOrder.TOUCHED: QT_TRANSLATE_NOOP("Queue", "Last worked on"),
}


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that is asked of a report, and what is asked ``without`` it."""

    text: str
    without: QueueFilter


def order_name(order: QueueOrder) -> str:
    """Return what an order is called in the window's language."""
    return translate("Queue", _ORDERS[order])


def conditions(
    wanted: QueueFilter, label_name: Callable[[str], str], *, by_name: bool = False
) -> list[Condition]:
    """Return what is asked, in words; a part of the name only where that is wanted ``by_name``.

    ``label_name`` gives a label's name, by its id.
    """
    found = list(_of_marks(wanted, label_name))
    if by_name and wanted.name:
        named = translate("Queue", "“{part}” in the name").format(part=wanted.name)
        found.insert(0, Condition(named, replace(wanted, name="")))
    return [*_of_status(wanted), *found, *_of_report(wanted)]


def _of_status(wanted: QueueFilter) -> Iterator[Condition]:
    for one in ReportStatus:
        if one in wanted.statuses:
            yield Condition(telling.status(one), replace(wanted, statuses=wanted.statuses - {one}))


def _of_marks(wanted: QueueFilter, label_name: Callable[[str], str]) -> Iterator[Condition]:
    parts = [label_name(wanted.label)] if wanted.label is not None else []
    if wanted.mark_status is not None:
        parts.append(telling.mark_status(wanted.mark_status))
    if parts:
        yield Condition(" ".join(parts), replace(wanted, label=None, mark_status=None))
    if wanted.below is not None:
        text = translate("Queue", "score below {score}").format(score=f"{wanted.below:g}")
        yield Condition(text, replace(wanted, below=None))


def _of_report(wanted: QueueFilter) -> Iterator[Condition]:
    for name in sorted(wanted.tags):
        yield Condition(f"#{name}", replace(wanted, tags=wanted.tags - {name}))
    if wanted.reviewer is not None:
        text = translate("Queue", "last worked on by {reviewer}").format(reviewer=wanted.reviewer)
        yield Condition(text, replace(wanted, reviewer=None))
    if wanted.since is not None:
        text = translate("Queue", "from {day} on").format(day=wanted.since)
        yield Condition(text, replace(wanted, since=None))
    if wanted.until is not None:
        text = translate("Queue", "until {day}").format(day=wanted.until)
        yield Condition(text, replace(wanted, until=None))
    if wanted.with_findings:
        text = translate("Queue", "with findings")
        yield Condition(text, replace(wanted, with_findings=False))
