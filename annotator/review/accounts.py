"""What a decision did, as data to be worded: what it was about, and what is otherwise since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator import labels
from annotator.model import (
    Act,
    Field,
    FieldChange,
    JudgeChange,
    Judgement,
    LabelChange,
    LabelSetChange,
    ListChange,
    MarkChange,
    RelationChange,
    SettleChange,
    StatusChange,
)
from annotator.review.dependence import is_taking_up
from annotator.text.clean import clean_part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from annotator.model import Change, Decision, Logged, Mark, Relation, Report, Value

    ReportOf = Callable[[int], Report]

LONGEST = 200
"""Characters of a covered text that are told."""
_OF_MANY = {
    *(Act.ACCEPT_ALL, Act.LABEL_ALL, Act.REJECT_ALL, Act.IMPORT, Act.FIND_AGAIN),
    *(Act.FOLLOW_LISTS, Act.SET_META, Act.SET_RULES, Act.SET_FURNITURE, Act.SET_ENCODING),
    Act.SET_LABELS,
}


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that is otherwise than before; a side is empty where there is nothing.

    ``what`` is label, place, value, note, attribute.ID, kind, status, meta.KEY, rule.NAME,
    furniture, encoding, name, entries, labels or ways.
    """

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a decision did.

    ``mark`` is what it was about, as it is after it, or was before where it is gone; ``text`` what
    that covers, in the clean text and on one line, or two texts that it joined, or a list's name;
    ``label`` its label, empty where there is none, or many have different ones.
    ``marks`` is how many it changed; ``of_many`` where it is about them all, and not about one;
    ``joins`` where it is about a link between two.
    """

    mark: Mark | None
    text: str
    label: str
    marks: int
    of_many: bool
    joins: bool
    turns: tuple[Turn, ...]


def account(
    logged: Logged,
    report_of: Callable[[int], Report],
    marks_of: Callable[[Sequence[int]], list[Mark]],
) -> Account:
    """Return what the decision of ``logged`` did; reports and marks are asked for by their ids."""
    decision = logged.decision
    report = None if decision.report_id is None else report_of(decision.report_id)
    if report is not None and report.encoding != decision.encoding:
        report = None  # its offsets count another text
    change = None if decision.report_id is None else about(logged)
    mark = None if change is None else change.after or change.before
    text = "" if mark is None or report is None else covered(report, mark)
    links = [one for one in decision.changes if isinstance(one, RelationChange)]
    joins = bool(links) and (mark is None or Act.LINK in (decision.act, logged.of))
    if joins:
        mark, text = _joined(links[-1], decision, report, marks_of)
        change = None
    marks = _count(decision.changes)
    of_many = decision.report_id is None or bool(_OF_MANY & {decision.act, logged.of})
    of_many = of_many and marks > (0 if mark is None else 1)
    return Account(
        mark=mark,
        text=text or named_in(decision.changes),
        label=_label_of(mark, decision.changes if of_many else ()),
        marks=marks,
        of_many=of_many,
        joins=joins,
        turns=tuple(turns(decision, change)),
    )


def about(logged: Logged) -> MarkChange | None:
    """Return the change of the mark that a decision is about, None where it is about none.

    What made way for a mark stands before it; undone, the mark comes first.
    """
    marks = [one for one in logged.decision.changes if isinstance(one, MarkChange)]
    if not marks:
        return None
    undone = logged.decision.act is Act.UNDO and logged.of is not Act.UNDO
    return marks[0] if undone else marks[-1]


def covered(report: Report, mark: Mark) -> str:
    """Return what ``mark`` covers in the clean text: on one line, and not too long."""
    end = min(mark.end, mark.start + LONGEST)
    return " ".join(clean_part(report.text, mark.start, end, report.rules).split())


def texts(decision: Decision, report_of: ReportOf) -> Iterator[str]:
    """Yield what each mark covers that a decision changed, on one line.

    Nothing where the report is decoded otherwise by now.
    """
    if decision.report_id is None:
        return
    report = report_of(decision.report_id)
    for change in decision.changes if report.encoding == decision.encoding else ():
        if isinstance(change, MarkChange):
            mark = change.after or change.before
            assert mark is not None
            yield covered(report, mark)


def _label_of(mark: Mark | None, others: Iterable[Change]) -> str:
    """Return the label of a mark, or nothing where not all of the ``others`` have it too."""
    label = "" if mark is None else mark.label
    for change in others:
        other = change.after or change.before if isinstance(change, MarkChange) else None
        if other is not None and other.label != label:
            return ""
    return label


def named_in(changes: Iterable[Change]) -> str:
    """Return the name of the word list, or the text, that the project's changes are about."""
    for change in changes:
        if isinstance(change, SettleChange):
            return change.text
        head = change.after or change.before if isinstance(change, ListChange) else None
        if head is not None:
            return head.name
    return ""


def _count(changes: Iterable[Change]) -> int:
    count = 0
    for change in changes:
        count += isinstance(change, MarkChange)
        count += len(change.mark_ids) if isinstance(change, LabelChange) else 0
    return count


def _joined(
    change: RelationChange,
    decision: Decision,
    report: Report | None,
    marks_of: Callable[[Sequence[int]], list[Mark]],
) -> tuple[Mark | None, str]:
    """Return the mark that a relation leads from, and the texts of both its ends."""
    relation = change.after or change.before
    assert relation is not None
    ends = (relation.from_mark, relation.to_mark)
    known = {mark.id: mark for mark in marks_of(ends)}
    for one in decision.changes:  # as they were then, where it changed them too
        if isinstance(one, MarkChange) and one.mark_id in ends:
            mark = one.after or one.before
            assert mark is not None
            known[mark.id] = mark
    texts = [covered(report, known[end]) if report and end in known else "–" for end in ends]
    return known.get(relation.from_mark), " → ".join(texts)


# -- what is otherwise ----------------------------------------------------------------------------


def turns_of(change: MarkChange) -> Iterator[Turn]:
    """Yield what is otherwise of a mark; nothing of one that is new, or gone."""
    before, after = change.before, change.after
    if before is None or after is None:
        return
    if before.label != after.label:
        yield Turn("label", before.label, after.label)
    if (before.start, before.end) != (after.start, after.end):
        yield Turn("place", f"{before.start}-{before.end}", f"{after.start}-{after.end}")
    if before.value != after.value:
        yield Turn("value", value_in_words(before.value), value_in_words(after.value))
    said = before.attributes | after.attributes
    for one in said if before.label == after.label else ():
        sides = before.attributes.get(one, ""), after.attributes.get(one, "")
        if sides[0] != sides[1]:
            yield Turn(f"attribute.{one}", *sides)
    if before.note != after.note:
        yield Turn("note", _on_one_line(before.note), _on_one_line(after.note))


def turns(decision: Decision, of: MarkChange | None) -> Iterator[Turn]:
    """Yield what is otherwise since a decision: of the mark that it is about, and of all else."""
    if of is not None:
        yield from turns_of(of)
    for change in decision.changes:
        if decision.act is Act.SET_STATUS or not is_taking_up(change):
            yield from _of_other(change)


def _of_other(change: Change) -> Iterator[Turn]:
    match change:
        case RelationChange():
            yield Turn("kind", _kind(change.before), _kind(change.after))
        case StatusChange():
            yield Turn("status", change.before.value, change.after.value)
        case FieldChange():
            yield from _of_field(change)
        case ListChange():
            yield from _of_list(change)
        case LabelChange():
            yield Turn("label", change.before, change.after)
        case JudgeChange():
            yield Turn("ruling", _ruling(change.before), _ruling(change.after))
        case SettleChange():
            sides = (change.before, change.after)
            yield Turn("ways", *(", ".join(way or "–" for way in side) for side in sides))
        case LabelSetChange():
            before, after = (
                {label.id for label in labels.parse(side).labels}
                for side in (change.before, change.after)
            )
            gone, come = ", ".join(sorted(before - after)), ", ".join(sorted(after - before))
            yield Turn("labels", f"−{gone}" if gone else "", f"+{come}" if come else "")


def _ruling(told: Judgement | None) -> str:
    if told is None:
        return ""
    return f"{told.ruling.value}: {told.reason}" if told.reason else told.ruling.value


def _of_field(change: FieldChange) -> Iterator[Turn]:
    before, after = change.before, change.after
    match change.field:
        case Field.META:
            yield from _differing("meta", before, after)
        case Field.RULES:
            yield from _differing("rule", before, after)
        case Field.FURNITURE:
            yield Turn("furniture", str(len(before)), str(len(after)))
        case Field.ENCODING:
            yield Turn("encoding", str(before[0]), str(after[0]))


def _differing(what: str, before: dict[str, Any], after: dict[str, Any]) -> Iterator[Turn]:
    for key in before | after:
        if before.get(key) != after.get(key):
            yield Turn(f"{what}.{key}", _word(before.get(key)), _word(after.get(key)))


def _of_list(change: ListChange) -> Iterator[Turn]:
    before, after = change.before, change.after
    if before is None or after is None or before.name != after.name:
        yield Turn("name", before.name if before else "", after.name if after else "")
    if before is not None and after is not None and before.label != after.label:
        yield Turn("label", before.label, after.label)
    gone, come = len(change.removed), len(change.added)
    if gone or come:
        yield Turn("entries", f"−{gone}" if gone else "", f"+{come}" if come else "")


def value_in_words(value: Value) -> str:
    """Return a value with its unit and modifier, empty where there is none."""
    return " ".join(part for part in (value.value, value.unit, value.mod) if part)


def _kind(relation: Relation | None) -> str:
    return "" if relation is None else relation.kind


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, list):
        return ", ".join(map(_word, value))
    return "" if value is None else _on_one_line(str(value))


def _on_one_line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
