"""What became of each suggestion, read from the decisions of reviewers that are in effect.

A mark keeps what was proposed in the decision that took it up, so that it is set beside what the
reviewer made of it: right as it was, or with another label, other edges, another value (the first
of these that holds). A suggestion that was rejected is spurious, and a span that a reviewer added
was missed, unless they are one mistake: on the same stretch, the label was wrong; with the same
label on an overlapping one, the edges. So ``pairing`` tells mistakes too.

What the program changes in a mark itself, because the report is read otherwise or a label is
renamed, it changes in what was proposed as well: that corrects nobody.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.agreement.differences import Kind
from annotator.agreement.pairing import pair
from annotator.model import REVIEWER, Act, MarkChange, MarkStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from annotator.agreement.pairing import Marked
    from annotator.model import Decision, Entry, Mark

_FOLLOWS = frozenset(
    {
        *(Act.SET_META, Act.SET_TAGS, Act.SET_RULES, Act.SET_FURNITURE, Act.SET_ENCODING),
        *(Act.FIND_AGAIN, Act.FOLLOW_LISTS, Act.SET_LABELS),
    }
)
_TRAVELS = (Act.UNDO, Act.REDO)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one suggestion, or of a span that none proposed.

    ``kind`` is what was wrong, None where it was right as ``proposed``. ``made`` is the span that
    stands for it, None where it is spurious. ``decision_id`` is the decision that it rests on.
    """

    kind: Kind | None
    proposed: Mark | None
    made: Mark | None
    decision_id: int


def in_effect(entries: Iterable[Entry]) -> list[Entry]:
    """Return those of the lines of a log that are not undone, without the ways through the log.

    Those that undo and do again must be among ``entries``, which go from the oldest on.
    """
    found = list(entries)
    known = {one.id: one for one in found}
    stands = dict.fromkeys(known, True)
    for one in found:
        told: Entry | None = one
        holds = True
        while told is not None and told.act in _TRAVELS:  # what is undone may have undone another
            holds = holds is (told.act is Act.REDO)
            told = known.get(told.reverts or 0)
            if told is not None:
                stands[told.id] = holds
    return [one for one in found if one.act not in _TRAVELS and stands[one.id]]


def verdicts(decisions: Iterable[Decision], names: Mapping[str, str]) -> Iterator[Verdict]:
    """Yield what ``decisions`` made of a report's suggestions, and what they added.

    They are all of one report that are in effect, oldest first; those on labels of the project are
    among them. ``names`` are the ids of labels by those that they had before, or took in. What is
    open yields nothing, nor does what a file brought in decided.
    """
    fates: dict[int, _Fate] = {}
    for decision in decisions:
        for change in decision.changes:
            if isinstance(change, MarkChange):
                _follow(fates, change, decision)
    for fate in fates.values():
        fate.rename(names)
    yield from _judged(fates.values())


@dataclass(slots=True)
class _Fate:
    """One mark that somebody has decided on: what was proposed, what it is now, and since when."""

    proposed: Mark | None
    now: Mark
    decision_id: int

    def rename(self, names: Mapping[str, str]) -> None:
        """Call labels by their ids of now."""
        self.now = _renamed(self.now, names)
        if self.proposed is not None:
            self.proposed = _renamed(self.proposed, names)

    def carry(self, before: Mark, after: Mark) -> None:
        """Change in what was proposed what the program changes in the mark."""
        was = self.proposed
        if was is None:
            return
        if (was.start, was.end) == (before.start, before.end):
            was = replace(was, start=after.start, end=after.end)
        if was.label == before.label:
            was = replace(was, label=after.label)
        if was.value == before.value:
            was = replace(was, value=after.value)
        self.proposed = was


def _follow(fates: dict[int, _Fate], change: MarkChange, decision: Decision) -> None:
    before, after = change.before, change.after
    if after is None or after.is_open:
        fates.pop(change.mark_id, None)
        return
    taken_up = before is not None and before.is_open
    added = before is None and after.origin.by == REVIEWER and decision.act is not Act.IMPORT
    if taken_up or added:
        fates[after.id] = _Fate(before, after, decision.id)
        return
    fate = fates.get(after.id)
    if fate is None or before is None:  # a file decided it
        return
    if decision.act in _FOLLOWS:
        fate.carry(before, after)
    elif _said(before) != _said(after):
        fate.decision_id = decision.id
    fate.now = after


def _judged(fates: Iterable[_Fate]) -> Iterator[Verdict]:
    added: dict[int, _Fate] = {}
    rejected: dict[int, _Fate] = {}
    for fate in fates:
        if fate.proposed is None:
            if fate.now.is_span:
                added[fate.now.id] = fate
        elif fate.now.is_span:
            kind = _difference(fate.proposed, fate.now)
            yield Verdict(kind, fate.proposed, fate.now, fate.decision_id)
        else:
            rejected[fate.now.id] = fate
    yield from _paired(added, rejected)
    for fate in rejected.values():
        yield Verdict(Kind.SPURIOUS, fate.proposed, None, fate.decision_id)
    for fate in added.values():
        yield Verdict(Kind.MISSED, None, fate.now, fate.decision_id)


def _paired(added: dict[int, _Fate], rejected: dict[int, _Fate]) -> Iterator[Verdict]:
    """Yield, and take out of both, what is one mistake: rejected here, and added in its place."""
    proposals = [fate.proposed for fate in rejected.values() if fate.proposed is not None]
    of_span = {_place(fate.now): key for key, fate in added.items()}
    of_proposal = {_place(one): key for key, one in zip(rejected, proposals, strict=True)}
    pairing = pair([fate.now for fate in added.values()], proposals)
    for kind, pairs in (
        (None, pairing.same),
        (Kind.LABEL, pairing.relabelled),
        (Kind.BOUNDARY, pairing.shifted),
    ):
        for gold, found in pairs:
            made, gone = added.pop(of_span[_place(gold)]), rejected.pop(of_proposal[_place(found)])
            yield Verdict(kind, gone.proposed, made.now, made.decision_id)


def _place(span: Marked) -> tuple[int, int, str]:
    return span.start, span.end, span.label


def _difference(proposed: Mark, made: Mark) -> Kind | None:
    """Return what a reviewer corrected first of all, None where nothing."""
    if proposed.label != made.label:
        return Kind.LABEL
    if (proposed.start, proposed.end) != (made.start, made.end):
        return Kind.BOUNDARY
    return Kind.VALUE if proposed.value != made.value else None


def _renamed(mark: Mark, names: Mapping[str, str]) -> Mark:
    label = names.get(mark.label, mark.label)
    return mark if label == mark.label else replace(mark, label=label)


def _said(mark: Mark) -> tuple[object, ...]:
    return mark.start, mark.end, mark.label, mark.value, mark.status is MarkStatus.CONFIRMED
