"""A reviewer without a window, run as ``python actor.py PROJECT WHO SEED [ACTS]``.

Does random acts on a session, so many or for ever. After each that was kept a line of JSON tells
which decisions it left in the log, and what they changed; what was told must survive anything.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator.errors import UserError
from annotator.labels import fitting
from annotator.model import MarkChange, MarkStatus, RelationChange, ReportStatus, Value
from annotator.review import Session, occurrences
from tests.torture.telling import print_of, tell, weights

_WEIGHTS = weights(
    "accept 14, reject 8, relabel 8, add 10, move 10, split 4, unite 4, value 6, note 6,"
    "attribute 4, link 6, unlink 2, label_all 3, reject_alike 2, accept_all 1, status 3,"
    "undo 14, redo 7"
)


class Seen:
    """The open report as the reviewer sees it: read once, then followed act by act."""

    def __init__(self, session, report_id):
        self.id = report_id
        self.report = session.report(report_id)[0]
        with session.project.reading() as at:
            self.marks = {mark.id: mark for mark in at.marks.of_report(report_id)}
            self.relations = {one.id: one for one in at.relations.of_report(report_id)}

    def follow(self, changes):
        """Show what an act changed."""
        for change in changes:
            if isinstance(change, MarkChange):
                _put(self.marks, change.mark_id, change.after)
            elif isinstance(change, RelationChange):
                _put(self.relations, change.relation_id, change.after)

    def any(self, dice, wanted):
        """Return some mark that is ``wanted``, None where there is none."""
        found = [mark for mark in self.marks.values() if wanted(mark)]
        return dice.choice(found) if found else None


def _put(known, number, after):
    if after is None:
        known.pop(number, None)
    else:
        known[number] = after


def _stands(mark):
    return mark.status is not MarkStatus.REJECTED


class Actor:
    """Does one act after another; ``act`` returns the outcome, None where nothing was to change."""

    def __init__(self, session, seed):
        self.session, self.dice = session, random.Random(seed)
        self.read_again(next(session.each_line()).id)

    def read_again(self, report_id=None):
        """Look at a report as it is now."""
        self.seen = Seen(self.session, report_id or self.seen.id)

    def act(self):
        """Choose an act and do it; return its name and its outcome.

        Raises:
            UserError: it was refused; where that is no harm, the report has been read again.

        """
        if self.dice.random() < 0.05:
            self.read_again(self.dice.choice(list(self.session.each_line())).id)
        name = self.dice.choices([*_WEIGHTS], [*_WEIGHTS.values()])[0]
        try:
            outcome = getattr(self, name)()
        except UserError as error:
            if error.harmless:
                self.read_again()
            raise
        for part in outcome.parts() if outcome is not None else ():
            if part.decision.report_id == self.seen.id:
                self.seen.follow(part.decision.changes)
        return name, outcome

    # -- the acts -------------------------------------------------------------------------------

    def accept(self):
        return self._on(lambda mark: mark.is_open, self.session.accept)

    def reject(self):
        return self._on(_stands, self.session.reject)

    def relabel(self):
        label = self.dice.choice(self.session.labels.labels).id
        return self._on(_stands, lambda mark: self.session.relabel(mark, label))

    def add(self):
        start = self.dice.randrange(len(self.seen.report.text) - 6)
        label = self.dice.choice(self.session.labels.labels).id
        return self.session.add(self.seen.id, start, start + self.dice.randint(1, 6), label)

    def move(self):
        by = self.dice.choice([(-1, 0), (1, 0), (0, -1), (0, 1), (-2, 2)])
        last = len(self.seen.report.text)
        return self._on(
            lambda mark: _stands(mark) and 0 <= mark.start + by[0] < mark.end + by[1] <= last,
            lambda mark: self.session.move(mark, mark.start + by[0], mark.end + by[1]),
        )

    def split(self):
        return self._on(
            lambda mark: _stands(mark) and mark.end - mark.start > 1,
            lambda mark: self.session.split(mark, self.dice.randrange(mark.start + 1, mark.end)),
        )

    def unite(self):
        two = sorted(filter(_stands, self.seen.marks.values()), key=lambda mark: mark.start)
        if len(two) < 2:
            return None
        first = self.dice.randrange(len(two) - 1)
        return self.session.unite(two[first], two[first + 1])

    def value(self):
        value = Value(str(self.dice.randint(1, 99)), self.dice.choice([None, "人", "CNY"]))
        return self._on(_stands, lambda mark: self.session.set_value(mark, value))

    def note(self):
        note = f"备注{self.dice.randint(1, 99)}"
        return self._on(lambda _: True, lambda mark: self.session.set_note(mark, note))

    def attribute(self):
        def choose(mark):
            one = self.dice.choice(self.session.labels.get(mark.label).attributes)
            choice = self.dice.choice([None, *(choice.id for choice in one.choices)])
            return self.session.set_attribute(mark, one.id, choice)

        return self._on(
            lambda mark: _stands(mark) and self.session.labels.get(mark.label).attributes, choose
        )

    def link(self):
        def join(mark):
            kinds = self.session.labels.relations
            other = self.seen.any(
                self.dice,
                lambda one: one != mark and _stands(one) and fitting(kinds, mark.label, one.label),
            )
            if other is None:
                return None
            fit = fitting(kinds, mark.label, other.label)[0]
            ends = (other, mark) if fit.turned else (mark, other)
            return self.session.link(*ends, fit.kind.id)

        return self._on(_stands, join)

    def unlink(self):
        relations = list(self.seen.relations.values())
        return self.session.unlink(self.dice.choice(relations)) if relations else None

    def label_all(self):
        def label(mark):
            session, ids = self.session, [one.id for one in self.session.each_line()]
            phrase = occurrences.phrase_at(self.seen.report, mark.start, mark.end)
            found = occurrences.find(session, phrase, mark.label, ids).found
            return session.label_all(mark.label, [one.place for one in found])

        return self._on(_stands, label)

    def reject_alike(self):
        alike = self.seen.any(self.dice, lambda mark: mark.is_open)
        text = self.seen.report.text
        found = [
            mark
            for mark in self.seen.marks.values()
            if alike and text[mark.start : mark.end] == text[alike.start : alike.end]
        ]
        return self.session.reject_all(self.seen.id, found)

    def accept_all(self):
        first = self.seen.any(self.dice, lambda mark: mark.is_open)
        near = [
            mark
            for mark in self.seen.marks.values()
            if first and first.start <= mark.start < first.start + 100
        ]
        return self.session.accept_all(self.seen.id, near)

    def status(self):
        return self.session.set_status(self.seen.id, self.dice.choice([*ReportStatus]))

    def undo(self):
        return self.session.undo()

    def redo(self):
        return self.session.redo()

    def _on(self, wanted, act):
        mark = self.seen.any(self.dice, wanted)
        return None if mark is None else act(mark)


def told_of(name, outcome):
    """Return what is told of an act that was kept: {decision: print of what it changed}."""
    parts = [] if outcome is None else outcome.parts()
    prints = {part.decision.id: print_of(part.decision) for part in parts}
    return {"act": name, "decisions": prints}


def main():
    """Act until killed, or so many times."""
    project, who, seed, *acts = sys.argv[1:]
    session = Session.open(project, who)
    actor = Actor(session, int(seed))
    tell({"ready": session.revision().decision})
    left = int(acts[0]) if acts else -1
    while left:
        left -= 1
        began = time.perf_counter()
        try:
            told = told_of(*actor.act())
        except UserError as error:
            told = {"refused": type(error).__name__, "harmless": error.harmless}
        tell({**told, "ms": round(1000 * (time.perf_counter() - began), 1)})
    session.close()


if __name__ == "__main__":
    main()
