"""A reviewer's acts on a real project file: what each changes, and that all can be undone."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from annotator import labels
from annotator.errors import (
    EmptySelection,
    MarkGone,
    NothingToRedo,
    NothingToUndo,
    NotInside,
    OffsetOutsideText,
    Overtaken,
)
from annotator.model import Act, Mark, MarkStatus, Origin, Report, ReportStatus, Value
from annotator.review import Session, occurrences
from annotator.review.statistics import statistics

TEXT = "\U00020bb7野家商会会长沈丹率12人赴南京，捐款4.11万元。\r\n2020年4月完成。"


def suggestion(start, end, label, value=None):
    origin = Origin("numbers", "rule", 0.9)
    return Mark(0, 0, start, end, label, MarkStatus.SUGGESTED, origin, value or Value())


def span_of(covered, label, value=None):
    start = TEXT.index(covered)
    return suggestion(start, start + len(covered), label, value)


def put(session, text=TEXT, marks=(), sha256="a" * 64):
    report = Report("u", "r.txt", text, sha256, meta={"report_date": "2020-04-28"})
    with session.project.writing() as at:
        report_id = at.reports.add(report)
        at.marks.add_many(
            Mark(0, report_id, m.start, m.end, m.label, m.status, m.origin, m.value) for m in marks
        )
    return report_id


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


@pytest.fixture
def report_id(session):
    marks = [
        span_of("\U00020bb7野家商会", "ORG"),
        span_of("沈丹", "LOC"),
        span_of("12人", "QUANTITY", Value("12", "人")),
        span_of("4.11万元", "MONEY", Value("41100", "CNY")),
    ]
    return put(session, marks=marks)


def marks_of(session, report_id):
    return list(session.report(report_id)[1])


def only(session, report_id, covered):
    start = TEXT.index(covered)
    return next(
        m for m in marks_of(session, report_id) if (m.start, m.end) == (start, start + len(covered))
    )


def test_accepting_makes_a_span_that_knows_its_origin(session, report_id):
    mark = only(session, report_id, "12人")
    outcome = session.accept(mark)
    span = only(session, report_id, "12人")
    assert span.is_span
    assert span.origin == mark.origin
    assert span.value == Value("12", "人")
    assert outcome.decision.act is Act.ACCEPT
    assert outcome.summary.confirmed == 1
    assert outcome.summary.status is ReportStatus.IN_PROGRESS
    assert session.accept(span) is None


def test_all_are_accepted_in_one_act_that_one_undo_takes_back(session, report_id):
    before = marks_of(session, report_id)
    outcome = session.accept_all(report_id, before)
    after = marks_of(session, report_id)
    assert all(mark.is_span for mark in after)
    assert [mark.origin for mark in after] == [mark.origin for mark in before]
    assert outcome.decision.act is Act.ACCEPT_ALL
    assert (outcome.summary.open, outcome.summary.confirmed) == (0, 4)
    assert len(session.decisions()) == 1
    assert session.accept_all(report_id, after) is None
    session.undo()
    assert marks_of(session, report_id) == before
    assert session.summary(report_id).status is ReportStatus.NEW
    session.redo()
    assert marks_of(session, report_id) == after
    counted = {row["act"]: row["count"] for row in statistics(session)["decisions"]}
    assert counted == {"accept_all": 1, "undo": 1, "redo": 1}


def test_accepting_all_is_refused_where_one_is_not_as_it_was_seen(session, report_id):
    seen = marks_of(session, report_id)
    session.reject(seen[2])
    now = marks_of(session, report_id)
    with pytest.raises(MarkGone):
        session.accept_all(report_id, seen)
    assert marks_of(session, report_id) == now


def test_accepting_all_leaves_open_what_overlaps(session):
    marks = [span_of("沈丹", "PER"), span_of("会长沈丹", "TITLE"), span_of("12人", "QUANTITY")]
    report_id = put(session, marks=marks)
    outcome = session.accept_all(report_id, marks_of(session, report_id))
    assert (outcome.summary.open, outcome.summary.confirmed) == (2, 1)
    assert session.accept_all(report_id, marks_of(session, report_id)) is None


def test_rejecting_keeps_the_suggestion_for_the_record(session, report_id):
    mark = only(session, report_id, "沈丹")
    session.reject(mark)
    rejected = only(session, report_id, "沈丹")
    assert rejected.status is MarkStatus.REJECTED
    assert session.reject(rejected) is None


def test_removing_a_span_of_ones_own_leaves_nothing(session, report_id):
    start = TEXT.index("南京")
    session.add(report_id, start, start + 2, "LOC")
    mark = only(session, report_id, "南京")
    assert mark.is_span
    assert mark.origin == Origin("reviewer")
    outcome = session.reject(mark)
    assert outcome.decision.act is Act.REMOVE
    assert mark not in marks_of(session, report_id)


def test_relabelling_confirms_and_reads_the_value_anew(session, report_id):
    mark = only(session, report_id, "4.11万元")
    session.relabel(mark, "ORG")
    assert only(session, report_id, "4.11万元").value == Value()
    session.relabel(only(session, report_id, "4.11万元"), "MONEY")
    span = only(session, report_id, "4.11万元")
    assert (span.label, span.is_span, span.value.value) == ("MONEY", True, "41100")


def test_relabelling_with_the_label_it_has_is_to_accept(session, report_id):
    mark = only(session, report_id, "12人")
    assert session.relabel(mark, "QUANTITY").decision.act is Act.ACCEPT


def test_a_drawn_number_gets_its_value(session, report_id):
    start = TEXT.index("2020年4月")
    session.add(report_id, start, start + 7, "DATE")
    assert only(session, report_id, "2020年4月").value.value == "2020-04"


def test_drawing_over_suggestions_displaces_them_in_the_same_step(session, report_id):
    start, end = TEXT.index("沈丹"), TEXT.index("人赴") + 1
    outcome = session.add(report_id, start, end, "TITLE")
    assert only(session, report_id, "沈丹").status is MarkStatus.REJECTED
    assert only(session, report_id, "12人").status is MarkStatus.REJECTED
    assert (outcome.summary.confirmed, outcome.summary.rejected) == (1, 2)
    session.undo()
    assert {m.status for m in marks_of(session, report_id)} == {MarkStatus.SUGGESTED}


def test_drawing_the_stretch_of_a_suggestion_decides_on_that(session, report_id):
    mark = only(session, report_id, "沈丹")
    assert session.add(report_id, mark.start, mark.end, "PER").decision.act is Act.RELABEL
    assert only(session, report_id, "沈丹").id == mark.id
    assert len(marks_of(session, report_id)) == 4
    assert session.add(report_id, mark.start, mark.end, "PER") is None


def test_a_label_set_that_allows_overlaps_displaces_nothing(tmp_path):
    source = labels.default().source.replace("overlap = false", "overlap = true")
    session = Session.create(tmp_path / "o.annot", "沈", labels.parse(source))
    report_id = put(session, marks=[span_of("沈丹", "PER")])
    session.add(report_id, 0, len(TEXT), "EVENT")
    assert only(session, report_id, "沈丹").is_open
    session.close()


def test_correcting_a_value_confirms_and_a_note_does_not(session, report_id):
    mark = only(session, report_id, "12人")
    session.set_note(mark, "看附件")
    assert only(session, report_id, "12人").is_open
    session.set_value(only(session, report_id, "12人"), Value("13", "人"))
    span = only(session, report_id, "12人")
    assert (span.is_span, span.value.value, span.note) == (True, "13", "看附件")
    assert session.set_value(span, Value("13", "人")) is None
    assert session.set_note(span, "看附件") is None


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2)])
def test_an_empty_selection_is_refused(session, report_id, start, end):
    with pytest.raises(EmptySelection):
        session.add(report_id, start, end, "PER")


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (0, len(TEXT) + 1)])
def test_a_stretch_outside_the_text_is_refused(session, report_id, start, end):
    with pytest.raises(OffsetOutsideText):
        session.add(report_id, start, end, "PER")
    with pytest.raises(NothingToUndo):
        session.undo()


def test_a_report_is_done_or_flagged_by_a_decision_that_can_be_undone(session, report_id):
    session.set_status(report_id, ReportStatus.DONE)
    assert session.set_status(report_id, ReportStatus.DONE) is None
    session.set_status(report_id, ReportStatus.FLAGGED)
    session.undo()
    assert session.summary(report_id).status is ReportStatus.DONE
    session.undo()
    assert session.summary(report_id).status is ReportStatus.NEW


def test_undo_reaches_back_over_reports_and_restarts(session, report_id, tmp_path):
    other = put(session, "商会有3人。", [suggestion(3, 5, "QUANTITY")], sha256="b" * 64)
    session.accept(only(session, report_id, "12人"))
    session.accept(marks_of(session, other)[0])
    session.close()
    again = Session.open(tmp_path / "p.annot", "沈")
    assert again.undo().decision.report_id == other
    outcome = again.undo()
    assert outcome.decision.report_id == report_id
    assert outcome.summary.status is ReportStatus.NEW
    with pytest.raises(NothingToUndo):
        again.undo()
    assert again.redo().decision.report_id == report_id
    again.close()


def test_a_new_act_gives_up_what_was_undone(session, report_id):
    one, two = only(session, report_id, "12人"), only(session, report_id, "沈丹")
    session.accept(one)
    session.undo()
    session.accept(two)
    with pytest.raises(NothingToRedo):
        session.redo()
    session.undo()
    assert session.redo().decision.changes[0].after.id == two.id
    with pytest.raises(NothingToRedo):
        session.redo()


def test_the_log_tells_who_did_what_to_which_suggestion(session, report_id):
    mark = only(session, report_id, "沈丹")
    session.relabel(mark, "PER")
    (decision,) = session.decisions(report_id)
    change = decision.changes[0]
    assert (decision.act, decision.reviewer) == (Act.RELABEL, "沈")
    assert change.before == mark
    assert change.before.origin == Origin("numbers", "rule", 0.9)
    assert (change.after.label, change.after.status) == ("PER", MarkStatus.CONFIRMED)


def test_nobody_overwrites_what_they_have_not_seen(session, report_id, tmp_path):
    seen = only(session, report_id, "12人")
    other = Session.open(tmp_path / "p.annot", "林")
    other.reject(seen)
    acts = (
        lambda: session.accept(seen),
        lambda: session.reject(seen),
        lambda: session.relabel(seen, "ORG"),
        lambda: session.set_value(seen, Value("1", "人")),
        lambda: session.set_note(seen, "看"),
        lambda: session.set_attribute(seen, "sense", "actual"),
    )
    for act in acts:
        with pytest.raises(MarkGone):
            act()
    assert len(session.decisions()) == 1
    with pytest.raises(NothingToUndo):  # what 林 did is not 沈's to take back
        session.undo()
    other.undo()
    assert session.accept(seen) is not None
    other.close()


def test_undo_leaves_what_others_did_since(session, report_id, tmp_path):
    first, second = only(session, report_id, "12人"), only(session, report_id, "沈丹")
    session.accept(second)
    session.accept(first)
    other = Session.open(tmp_path / "p.annot", "林")
    other.reject(only(other, report_id, "12人"))
    other.set_status(report_id, ReportStatus.DONE)
    with pytest.raises(Overtaken):
        session.undo()
    assert only(session, report_id, "12人").status is MarkStatus.REJECTED
    session.undo()  # the act before
    assert only(session, report_id, "沈丹").is_open
    assert session.summary(report_id).status is ReportStatus.DONE
    with pytest.raises(NothingToUndo):
        session.undo()
    other.close()


def test_redo_brings_no_overlap_back(session, report_id, tmp_path):
    session.add(report_id, 0, 6, "ORG")
    session.undo()
    other = Session.open(tmp_path / "p.annot", "林")
    other.add(report_id, 4, 8, "PER")
    with pytest.raises(Overtaken):
        session.redo()
    spans = [(m.start, m.end) for m in marks_of(session, report_id) if m.is_span]
    assert spans == [(4, 8)]
    with pytest.raises(NothingToRedo):
        session.redo()
    other.close()


@pytest.mark.parametrize("blank", [" ", "\u3000", "\u00a0", "\r\n", "\u200b", "\ufeff"])
def test_a_span_has_no_blanks_at_its_edges(session, blank):
    text = f"会长{blank}沈丹{blank}。"
    report_id = put(session, text, sha256=blank)
    session.add(report_id, 2, text.index("。"), "PER")
    (mark,) = marks_of(session, report_id)
    assert text[mark.start : mark.end] == "沈丹"
    with pytest.raises(EmptySelection):
        session.add(report_id, 2, 2 + len(blank), "PER")


# -- any sequence of acts -------------------------------------------------------------------------

OFFSETS = st.integers(0, len(TEXT))
ACTS = (
    *("accept", "all", "reject", "relabel", "value", "note", "attribute"),
    *("move", "split", "unite", "alike", "everywhere", "finish"),
)
SAID = (("sense", "actual"), ("sense", "planned"), ("cumulative", "yes"), ("sense", None))
LABELS = st.sampled_from(["PER", "ORG", "QUANTITY", "DATE"])


class Reviewing(RuleBasedStateMachine):
    """Random acts beside a plain model of undo: the states before each act, on a stack."""

    @initialize(tmp=st.none())
    def begin(self, tmp):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "p.annot"
        self.session = Session.create(self.path, "沈")
        marks = [suggestion(0, 4, "ORG"), suggestion(6, 8, "LOC"), suggestion(9, 12, "QUANTITY")]
        self.report_id = put(self.session, marks=marks)
        self.past, self.future = [], []

    def state(self):
        line = self.session.summary(self.report_id)  # which tells, too, who came by last
        line = replace(line, reviewer=None, touched_at=None)
        return marks_of(self.session, self.report_id), line

    def act(self, outcome_of):
        before = self.state()
        if outcome_of() is not None:
            self.past.append(before)
            self.future.clear()
        else:
            assert self.state() == before

    @rule(one=OFFSETS, other=OFFSETS, label=LABELS)
    def add(self, one, other, label):
        if one != other:
            start, end = sorted((one, other))
            if TEXT[start:end].isspace():
                with pytest.raises(EmptySelection):
                    self.session.add(self.report_id, start, end, label)
            else:
                self.act(lambda: self.session.add(self.report_id, start, end, label))

    @rule(data=st.data(), act=st.sampled_from(ACTS))
    def decide(self, data, act):
        marks = marks_of(self.session, self.report_id)
        if not marks:
            return
        mark = data.draw(st.sampled_from(marks))
        steps = {
            "accept": lambda: self.session.accept(mark),
            "all": lambda: self.session.accept_all(self.report_id, marks),
            "reject": lambda: self.session.reject(mark),
            "relabel": lambda: self.session.relabel(mark, data.draw(LABELS)),
            "value": lambda: self.session.set_value(mark, Value("7", "人")),
            "note": lambda: self.session.set_note(mark, "看"),
            "attribute": lambda: self.session.set_attribute(
                mark, *data.draw(st.sampled_from(SAID if mark.label == "QUANTITY" else SAID[3:]))
            ),
            "move": lambda: self.session.move(mark, data.draw(OFFSETS), data.draw(OFFSETS)),
            "split": lambda: self.session.split(mark, data.draw(OFFSETS)),
            "unite": lambda: self.unite(mark, data.draw(st.sampled_from(marks))),
            "alike": lambda: self.session.reject_all(self.report_id, marks[::2]),
            "everywhere": lambda: self.everywhere(mark),
            "finish": lambda: self.session.accept_all(self.report_id, marks, done=True),
        }
        before = self.state()
        try:
            self.act(steps[act])
        except (EmptySelection, NotInside):
            assert self.state() == before

    def unite(self, mark, other):
        return None if mark.id == other.id else self.session.unite(mark, other)

    def everywhere(self, mark):
        found = occurrences.find(
            self.session, TEXT[mark.start : mark.end], mark.label, [self.report_id]
        )
        return self.session.label_all(mark.label, [one.place for one in found.found])

    @rule(status=st.sampled_from([ReportStatus.DONE, ReportStatus.FLAGGED]))
    def set_status(self, status):
        self.act(lambda: self.session.set_status(self.report_id, status))

    @rule()
    def undo(self):
        before = self.state()
        if self.past:
            self.session.undo()
            assert self.state() == self.past.pop()
            self.future.append(before)
        else:
            with pytest.raises(NothingToUndo):
                self.session.undo()

    @rule()
    def redo(self):
        before = self.state()
        if self.future:
            self.session.redo()
            assert self.state() == self.future.pop()
            self.past.append(before)
        else:
            with pytest.raises(NothingToRedo):
                self.session.redo()

    @precondition(lambda self: len(self.past) > 2)
    @rule()
    def restart(self):
        self.session.close()
        self.session = Session.open(self.path, "沈")

    @invariant()
    def no_two_marks_that_count_overlap(self):
        if hasattr(self, "session"):
            spans = [m for m in marks_of(self.session, self.report_id) if m.is_span]
            for one, other in pairwise(spans):
                assert one.end <= other.start

    def teardown(self):
        if hasattr(self, "session"):
            self.session.close()
            self.folder.cleanup()


Reviewing.TestCase.settings = hypothesis_settings(
    max_examples=25, stateful_step_count=20, deadline=None
)
TestAnySequenceOfActs = Reviewing.TestCase
