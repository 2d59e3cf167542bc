"""Why a decision cannot be taken back by itself: a later one that rests on what it left.

What a decision changed is told by keys: marks, relations, a report's status and fields, word lists,
the label set. The later decision that changed one of them too is the one to be undone first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator import labels
from annotator.errors import MarkGone
from annotator.model import (
    Act,
    Field,
    FieldChange,
    JudgeChange,
    LabelChange,
    LabelSetChange,
    ListChange,
    MarkChange,
    MarkStatus,
    RelationChange,
    ReportStatus,
    SettleChange,
    StatusChange,
)
from annotator.review import linking

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.labels import LabelSet
    from annotator.model import Change, Decision, Logged
    from annotator.store.project import Transaction

Key = tuple[str, object]
_LABELS: Key = ("labels", None)
_TAKEN_UP = {ReportStatus.NEW, ReportStatus.IN_PROGRESS}
_MOST_NEEDLES = 60  # beyond them it is as fast to read every change


def keys(changes: Iterable[Change]) -> set[Key]:
    """Return what ``changes`` change."""
    found: set[Key] = set()
    for change in changes:
        match change:
            case MarkChange():
                found.add(("mark", change.mark_id))
            case RelationChange():
                found.add(("relation", change.relation_id))
            case StatusChange():
                found.add(("status", None))
            case FieldChange():
                found.add(("field", change.field))
            case ListChange():
                found.add(("list", change.list_id))
            case LabelSetChange():
                found.add(_LABELS)
            case SettleChange() | JudgeChange():
                found.add(_said(change))
            case LabelChange():
                found |= {("mark", number) for number in change.mark_ids}
    return found


def _said(change: SettleChange | JudgeChange) -> Key:
    if isinstance(change, SettleChange):
        return "settle", change.text
    return "judge", change.finding


def is_taking_up(change: Change) -> bool:
    """Return whether by ``change`` a report is merely taken up, or is new again."""
    return isinstance(change, StatusChange) and {change.before, change.after} == _TAKEN_UP


def check_left(at: Transaction, one: Decision, changes: Iterable[Change]) -> None:
    """Make sure that what ``changes`` take back is as ``one`` left it, where that is let pass else.

    Raises:
        MarkGone: the report has another status, or a mark another label.

    """
    for change in changes:
        if isinstance(change, StatusChange) and one.report_id is not None:
            if at.reports.status(one.report_id) is not change.before:
                raise MarkGone
        elif isinstance(change, LabelChange):
            there = at.marks.these(change.mark_ids)
            if sum(mark.label == change.before for mark in there) < len(change.mark_ids):
                raise MarkGone


def check_labels_there(
    at: Transaction, one: Decision, changes: Iterable[Change], known: LabelSet
) -> None:
    """Make sure that no mark gets a label back that was taken out of the set after ``one``.

    Raises:
        MarkGone: one would.

    """
    if _took_away(at, one, _unknown(changes, known)) is not None:
        raise MarkGone


def in_the_way(
    at: Transaction, one: Decision, changes: Sequence[Change], known: LabelSet
) -> Logged | None:
    """Return the newest later decision that rests on what ``one`` left, which ``changes`` undo.

    None where none in the log does.
    """
    gone = _took_away(at, one, _unknown(changes, known))
    if gone is not None:
        return gone
    wanted = keys(changes) | keys(linking.let_go(at, changes, known))
    wanted |= _overlapping(at, changes, known) | _under_labels(changes) | _names(changes)
    if one.report_id is not None and at.reports.encoding(one.report_id) != one.encoding:
        wanted.add(("field", Field.ENCODING))
    for logged in at.log.later(one, _needles(wanted)):
        later = logged.decision
        # a way back from what came after this has left nothing that rests on this
        is_way = later.act in (Act.UNDO, Act.REDO) and later.reverts is not None
        if not (is_way and (later.reverts or 0) > one.id) and wanted & _touched(later.changes):
            return logged
    return None


def _touched(changes: Sequence[Change]) -> set[Key]:
    marks = (one.after for one in changes if isinstance(one, MarkChange))
    labelled = {("label", mark.label) for mark in marks if mark is not None}
    return keys(changes) | labelled | _names(changes)


def _names(changes: Iterable[Change]) -> set[Key]:
    """Return what word lists are called after ``changes``: no two may have one name."""
    lists = (one.after for one in changes if isinstance(one, ListChange))
    return {("name", head.name) for head in lists if head is not None}


def _overlapping(at: Transaction, changes: Iterable[Change], known: LabelSet) -> set[Key]:
    """Return the spans that stand where a span would be back, and none may overlap another."""
    if known.overlap:
        return set()
    back = [one.after for one in changes if isinstance(one, MarkChange) and one.after is not None]
    return {
        ("mark", other.id)
        for mark in back
        if mark.is_span
        for other in at.marks.overlapping(mark.report_id, mark.start, mark.end)
        if other.status is MarkStatus.CONFIRMED
    }


def _under_labels(changes: Iterable[Change]) -> set[Key]:
    """Return the labels that would be gone, and under which no mark may be left."""
    found: set[Key] = set()
    for change in changes:
        if isinstance(change, LabelSetChange):
            before, after = (_ids(side) for side in (change.before, change.after))
            found |= {("label", label) for label in before - after}
    return found


def _unknown(changes: Iterable[Change], known: LabelSet) -> set[str]:
    """Return the labels that ``changes`` give to marks, and that ``known`` has not."""
    made = list(changes)
    if any(isinstance(change, LabelSetChange) for change in made):
        return set()  # they bring their label set along
    after = {one.after.label for one in made if isinstance(one, MarkChange) and one.after}
    return {label for label in after if known.find(label) is None}


def _took_away(at: Transaction, one: Decision, unknown: set[str]) -> Logged | None:
    """Return the later decision that took one of the labels ``unknown`` out of the set."""
    if not unknown:
        return None  # as a rule
    for logged in at.log.later(one, _needles({_LABELS})):
        for change in logged.decision.changes:
            if isinstance(change, LabelSetChange):
                gone = _ids(change.before) - _ids(change.after)
                if gone & unknown:
                    return logged
    return None


def _ids(source: str) -> set[str]:
    return {label.id for label in labels.parse(source).labels}


def _needles(wanted: Iterable[Key]) -> list[str]:
    """Return what stands in the changes of whatever touches one of ``wanted``, as it is written."""
    found: set[str] = set()
    for kind, what in wanted:
        match kind:
            case "mark":
                found |= {f'"id": {what},', '"what": "label"'}
            case "relation":
                found.add(f'"id": {what},')
            case "label":
                found.add('"what": "mark"')
            case "name":
                found.add('"what": "list"')
            case _:
                found.add(f'"what": "{kind}"')
    return sorted(found) if len(found) <= _MOST_NEEDLES else []
