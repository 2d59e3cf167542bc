"""Random acts with undo, redo and undo by choice between them: databases compared at each step."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import Phase
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from annotator.agreement import verdicts
from annotator.errors import (
    BuiltOn,
    EmptySelection,
    EndsOverlap,
    KindMisfit,
    NothingToRedo,
    NothingToUndo,
    NotInEffect,
    NotInside,
    Overtaken,
)
from annotator.model import (
    Act,
    ListMode,
    LogFilter,
    MarkChange,
    RelationChange,
    ReportStatus,
    Value,
)
from annotator.review import Session, lists, occurrences
from annotator.review.log import told
from tests.unit.review.test_session import TEXT, marks_of, put, suggestion

OFFSETS = st.integers(0, len(TEXT))
LABELS = st.sampled_from(["PER", "ORG", "QUANTITY", "TITLE", "LOC"])
STATUSES = st.sampled_from([ReportStatus.DONE, ReportStatus.FLAGGED, ReportStatus.IN_PROGRESS])
HARMLESS = (EmptySelection, NotInside, KindMisfit, EndsOverlap)


def whole(session):
    """Everything that acts change, as the database has it."""
    with session.project.reading() as at:
        return {
            "marks": {m.id: m for n in at.reports.ids() for m in at.marks.of_report(n)},
            "relations": {r.id: r for n in at.reports.ids() for r in at.relations.of_report(n)},
            "status": {n: at.reports.status(n) for n in at.reports.ids()},
            # an logged that comes back does so at the end
            "lists": {(one.id, one.head): frozenset(one.entries) for one in at.lists.all()},
        }


def in_effect(session):
    """What of the log is in effect, by id."""
    return {
        line.logged.decision.id for line in told(session, LogFilter()) if not line.logged.undone
    }


class _Acts(RuleBasedStateMachine):
    """Random acts of reviewers on two reports."""

    names = ("沈",)

    @initialize()
    def begin(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p.annot"
        first = Session.create(self.path, self.names[0])
        self.sessions = [first, *(Session.open(self.path, name) for name in self.names[1:])]
        marks = [suggestion(0, 4, "ORG"), suggestion(6, 8, "LOC"), suggestion(9, 12, "QUANTITY")]
        self.ids = [put(first, marks=marks, sha256=sha * 64) for sha in "ab"]

    def one_of(self, data):
        return data.draw(st.sampled_from(self.sessions))

    def act(self, session, done):
        raise NotImplementedError

    @rule(data=st.data(), one=OFFSETS, other=OFFSETS, label=LABELS)
    def add(self, data, one, other, label):
        session, report_id = self.one_of(data), data.draw(st.sampled_from(self.ids))
        start, end = sorted((one, other))
        self.act(session, lambda: session.add(report_id, start, end, label))

    @rule(data=st.data())
    def decide(self, data):
        session, report_id = self.one_of(data), data.draw(st.sampled_from(self.ids))
        marks = marks_of(session, report_id)
        if not marks:
            return
        mark, other = (data.draw(st.sampled_from(marks)) for _ in range(2))
        label = data.draw(LABELS)
        kinds = [one.id for one in session.labels.relations]
        kind = data.draw(st.sampled_from(kinds))
        acts = {
            "accept": lambda: session.accept(mark),
            "reject": lambda: session.reject(mark),
            "relabel": lambda: session.relabel(mark, label),
            "value": lambda: session.set_value(mark, Value("7", "人")),
            "note": lambda: session.set_note(mark, "看"),
            "all": lambda: session.accept_all(report_id, marks),
            "alike": lambda: session.reject_all(report_id, marks[::2]),
            "move": lambda: session.move(mark, mark.start, mark.end + 1),
            "split": lambda: session.split(mark, mark.start + 1),
            "unite": lambda: None if mark.id == other.id else session.unite(mark, other),
            "everywhere": lambda: self.everywhere(session, mark, label),
            "link": lambda: None if mark.id == other.id else session.link(mark, other, kind),
        }
        self.act(session, acts[data.draw(st.sampled_from(sorted(acts)))])

    def everywhere(self, session, mark, label):
        found = occurrences.find(session, TEXT[mark.start : mark.end], label, self.ids)
        return session.label_all(label, [one.place for one in found.found])

    @rule(data=st.data(), status=STATUSES)
    def set_status(self, data, status):
        session, report_id = self.one_of(data), data.draw(st.sampled_from(self.ids))
        self.act(session, lambda: session.set_status(report_id, status))

    @rule(data=st.data(), word=st.sampled_from(["南京", "会长", "捐款"]))
    def list_word(self, data, word):
        session = self.one_of(data)
        self.act(session, lambda: lists.add_word(session, word, "TERM", ListMode.MARK))

    @invariant()
    def spans_lie_apart_and_links_have_their_ends(self):
        if not hasattr(self, "sessions"):
            return
        now = whole(self.sessions[0])
        for report_id in self.ids:
            here = [m for m in marks_of(self.sessions[0], report_id) if m.is_span]
            assert all(one.end <= other.start for one, other in pairwise(here))
        for link in now["relations"].values():
            ends = [now["marks"].get(end) for end in (link.from_mark, link.to_mark)]
            assert all(end is not None and end.status.value != "rejected" for end in ends)

    @invariant()
    def figures_count_what_stands(self):
        if not hasattr(self, "sessions"):
            return
        session = self.sessions[0]
        with session.project.reading() as at:
            log = at.past.of_project()
            for report_id in self.ids:
                log += at.past.of_report(report_id)
            standing = {one.id for one in at.decisions.all() if at.decisions.stands(one)}
            travels = {one.id for one in at.decisions.all() if one.act in (Act.UNDO, Act.REDO)}
        counted = {one.id for one in verdicts.in_effect(sorted(log, key=lambda one: one.id))}
        assert counted == standing - travels

    def teardown(self):
        if hasattr(self, "sessions"):
            for session in self.sessions:
                session.close()
            self.folder.cleanup()


class Alone(_Acts):
    """One reviewer, beside a plain model of undo: the states before each act, on a stack.

    An undo by choice is an act like others: what it leads to is worked out from the log.
    """

    @initialize()
    def begin(self):
        super().begin()
        self.past, self.future = [], []

    @property
    def session(self):
        return self.sessions[0]

    def state(self):
        return whole(self.session), in_effect_of_acts(self.session)

    def act(self, session, done):
        before = self.state()
        try:
            outcome = done()
        except HARMLESS:
            outcome = None
        if outcome is None:
            assert self.state() == before
            return None
        self.past.append(before)
        self.future.clear()
        return outcome

    @rule(data=st.data())
    def choose(self, data):
        log = list(told(self.session, LogFilter()))
        if not log:
            return
        chosen = data.draw(st.sampled_from(log)).logged
        before, count = self.state(), len(log)
        try:
            outcome = self.act(self.session, lambda: self.session.undo_chosen(chosen.decision.id))
        except NotInEffect:
            assert (self.state(), len(self.session.decisions())) == (before, count)
            assert chosen.undone
            return
        except BuiltOn:
            assert (self.state(), len(self.session.decisions())) == (before, count)
            assert not chosen.undone
            return
        assert not chosen.undone
        assert self.state()[0]["marks"] == after_undo(before[0], outcome, "marks", MarkChange)
        assert self.state()[0]["relations"] == after_undo(
            before[0], outcome, "relations", RelationChange
        )
        named = {part.decision.reverts for part in outcome.parts()}
        assert not named & in_effect(self.session)
        assert chosen.decision.id in named or chosen.decision.act is Act.REDO

    @rule()
    def undo(self):
        before = self.state()
        try:
            self.session.undo()
        except NothingToUndo:
            assert not self.past
            return
        assert self.state()[0] == self.past[-1][0]
        assert self.state() == self.past.pop()
        self.future.append(before)

    @rule()
    def redo(self):
        before = self.state()
        try:
            self.session.redo()
        except NothingToRedo:
            assert not self.future
            return
        assert self.state() == self.future.pop()
        self.past.append(before)

    @rule()
    def restart(self):
        self.session.close()
        self.sessions = [Session.open(self.path, self.names[0])]


def in_effect_of_acts(session):
    """What stands of the reviewer's acts; ways through the log come and go between."""
    with session.project.reading() as at:
        return {
            one.id
            for one in at.decisions.all()
            if (one.act not in (Act.UNDO, Act.REDO) or one.step is not None)
            and at.decisions.stands(one)
        }


def after_undo(before, outcome, what, kind):
    """What taking the decisions of ``outcome`` back leaves, worked out from the log alone."""
    found = dict(before[what])
    for part in sorted(outcome.parts(), key=lambda part: part.decision.id):
        for change in part.decision.changes:
            if isinstance(change, kind):
                number = (change.after or change.before).id
                assert found.get(number) == change.before
                found.pop(number, None)
                if change.after is not None:
                    found[number] = change.after
    return found


def marked(session):
    """As ``whole``, without statuses: undo leaves one that is otherwise than its act left it."""
    return {what: found for what, found in whole(session).items() if what != "status"}


class Together(_Acts):
    """Two reviewers: what one does right after an undo of theirs brings the database back."""

    names = ("沈", "林")

    def act(self, session, done):
        before = whole(session)
        try:
            outcome = done()
        except HARMLESS:
            outcome = None
        if outcome is None:
            assert whole(session) == before
        return outcome

    @rule(data=st.data())
    def choose(self, data):
        session = self.one_of(data)
        log = list(told(session, LogFilter()))
        if not log:
            return
        chosen = data.draw(st.sampled_from(log)).logged.decision.id
        before, count = whole(session), len(log)
        try:
            session.undo_chosen(chosen)
        except (BuiltOn, NotInEffect):
            assert (whole(session), len(session.decisions())) == (before, count)
            return
        after = whole(session)
        self.there_and_back(session, before, after)

    def there_and_back(self, session, before, after):
        session.undo()
        assert whole(session) == before
        session.redo()
        assert whole(session) == after

    @rule(data=st.data())
    def undo(self, data):
        session = self.one_of(data)
        before = marked(session)
        try:
            outcome = session.undo()
        except (NothingToUndo, Overtaken):
            assert marked(session) == before
            return
        if not outcome.given_up:
            after = marked(session)
            session.redo()
            assert marked(session) == before
            session.undo()
            assert marked(session) == after

    @rule(data=st.data())
    def redo(self, data):
        session = self.one_of(data)
        before = marked(session)
        try:
            outcome = session.redo()
        except (NothingToRedo, Overtaken):
            assert marked(session) == before
            return
        if not outcome.given_up:
            after = marked(session)
            session.undo()
            assert marked(session) == before
            session.redo()
            assert marked(session) == after


for machine in (Alone, Together):
    machine.TestCase.settings = hypothesis_settings(
        max_examples=15,
        stateful_step_count=25,
        deadline=None,
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shorten a walk takes minutes
    )
TestOneReviewer = Alone.TestCase
TestTwoReviewers = Together.TestCase
