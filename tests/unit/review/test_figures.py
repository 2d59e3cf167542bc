"""What reviewers made of suggestions, counted from real acts on a real project."""

import csv
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import update

from annotator import labels
from annotator.agreement.cases import Chosen, by_rule, confusions, missed, summed
from annotator.errors import UserError, WouldOverwrite
from annotator.model import Mark, MarkStatus, Origin, Report, ReportStatus, Value
from annotator.review import Session, figures, occurrences, reading, sheets
from annotator.store.tables import decision
from annotator.text.cancel import Cancelled

TEXT = "晨曦会会长沈丹率12人赴南京，捐款4.11万元。\r\n去年12月完成，沈丹到会。"
STRETCHES = (  # what is suggested, by whom: the text, its label, the rule, its value
    ("晨曦会", "ORG", "names", "org", Value()),
    ("会长", "TITLE", "names", "title", Value()),
    ("沈丹", "LOC", "names", "place", Value()),
    ("12人", "QUANTITY", "numbers", "amount", Value("12", "人")),
    ("4.11万", "MONEY", "numbers", "money", Value("41100", "CNY")),
    ("去年12月", "DATE", "dates", "", Value("2019-12")),
)


def put(session, text=TEXT, name="a", status=MarkStatus.SUGGESTED):
    """Add a report with a suggestion for each stretch; return its id."""
    report = Report(name, f"{name}.txt", text, name * 64, meta={"report_date": "2020-04-28"})
    with session.project.writing() as at:
        report_id = at.reports.add(report)
        at.marks.add_many(
            Mark(
                *(0, report_id, text.index(covered), text.index(covered) + len(covered), label),
                status,
                Origin(by, rule or None, 0.9),
                value,
            )
            for covered, label, by, rule, value in STRETCHES
        )
    return report_id


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


@pytest.fixture
def other(session):
    made = Session.open(session.project.path, "林")
    yield made
    made.close()


@pytest.fixture
def report_id(session):
    return put(session)


def mark(session, report_id, covered):
    report, marks = session.report(report_id)
    return next(m for m in marks if report.text[m.start : m.end] == covered)


def judged(session, wanted=figures.ALL):
    """Return what is not zero of each rule, as {rule: {kind: count}}."""
    found = figures.count(session).chosen(wanted)
    names = ("right", "boundary", "label", "value", "spurious", "open")
    return {
        "/".join(filter(None, rule)): {name: n for name in names if (n := getattr(one, name))}
        for rule, one in by_rule(found.cases, found.open).items()
    }


def test_what_nobody_decided_is_open(session, report_id):
    assert judged(session)["names/org"] == {"open": 1}
    assert summed(by_rule(figures.count(session).cases, {}).values()).decided == 0


def test_each_way_to_correct_a_suggestion_has_its_name(session, report_id):
    session.accept(mark(session, report_id, "晨曦会"))
    session.reject(mark(session, report_id, "会长"))
    session.relabel(mark(session, report_id, "沈丹"), "PER")
    session.set_value(mark(session, report_id, "12人"), Value("13", "人"))
    money = mark(session, report_id, "4.11万")
    session.move(money, money.start, money.end + 1)
    assert judged(session) == {
        "names/org": {"right": 1},
        "names/title": {"spurious": 1},
        "names/place": {"label": 1},
        "numbers/amount": {"value": 1},
        "numbers/money": {"boundary": 1},
        "dates": {"open": 1},
    }
    found = figures.count(session)
    assert confusions(found.cases) == {("LOC", "PER"): 1}
    assert not missed(found.cases)


def test_a_label_and_edges_corrected_is_one_mistake_of_the_label(session, report_id):
    session.relabel(mark(session, report_id, "晨曦会"), "LOC")
    moved = mark(session, report_id, "晨曦会")
    session.move(moved, moved.start, moved.end - 1)
    assert judged(session)["names/org"] == {"label": 1}


def test_what_is_corrected_back_was_right(session, report_id):
    one = mark(session, report_id, "晨曦会")
    session.relabel(one, "LOC")
    session.relabel(mark(session, report_id, "晨曦会"), "ORG")
    assert judged(session)["names/org"] == {"right": 1}


def test_a_note_or_an_attribute_corrects_nothing(session, report_id):
    session.set_note(mark(session, report_id, "会长"), "?")
    assert judged(session)["names/title"] == {"open": 1}
    session.set_attribute(mark(session, report_id, "会长"), "tenure", "former")
    assert judged(session)["names/title"] == {"right": 1}


def test_undone_decisions_do_not_count_and_done_again_they_do(session, report_id):
    session.relabel(mark(session, report_id, "沈丹"), "PER")
    session.undo()
    assert judged(session)["names/place"] == {"open": 1}
    session.accept(mark(session, report_id, "沈丹"))
    assert judged(session)["names/place"] == {"right": 1}
    session.undo()
    session.redo()
    assert judged(session)["names/place"] == {"right": 1}
    session.undo()
    assert judged(session)["names/place"] == {"open": 1}


def test_the_decision_of_whoever_decided_last_counts(session, other, report_id):
    session.accept(mark(session, report_id, "沈丹"))
    other.relabel(mark(other, report_id, "沈丹"), "PER")
    assert judged(session, Chosen(reviewer="林"))["names/place"] == {"label": 1}
    assert "names/title" in judged(session, Chosen(reviewer="沈"))  # what is open is nobody's
    assert "names/place" not in judged(session, Chosen(reviewer="沈"))
    other.undo()
    assert judged(session, Chosen(reviewer="沈"))["names/place"] == {"right": 1}
    assert "names/place" not in judged(session, Chosen(reviewer="林"))


def test_an_act_that_could_not_be_undone_any_more_still_counts(session, other, report_id):
    session.accept(mark(session, report_id, "沈丹"))
    other.relabel(mark(other, report_id, "沈丹"), "PER")
    with pytest.raises(UserError):
        session.undo()  # it is given up, and stays in effect
    other.undo()
    assert judged(session)["names/place"] == {"right": 1}


def test_a_span_that_nobody_proposed_was_missed(session, report_id):
    start = TEXT.rindex("沈丹")
    session.add(report_id, start, start + 2, "PER")
    found = figures.count(session, texts=figures.ALL)
    assert missed(found.cases) == {"PER": 1}
    assert found.missed == {("沈丹", "PER"): 1}
    session.reject(next(m for m in session.report(report_id)[1] if m.start == start))
    assert not missed(figures.count(session).cases)


def test_what_is_drawn_over_a_suggestion_corrects_its_edges(session, report_id):
    start = TEXT.index("4.11万元")
    session.add(report_id, start, start + 6, "MONEY")
    assert judged(session)["numbers/money"] == {"boundary": 1}
    assert not missed(figures.count(session).cases)
    session.undo()
    assert judged(session)["numbers/money"] == {"open": 1}


def test_another_label_over_a_suggestion_is_spurious_and_missed(session, report_id):
    start = TEXT.index("12人赴")
    session.add(report_id, start, start + 4, "EVENT")
    found = figures.count(session, texts=figures.ALL)
    assert judged(session)["numbers/amount"] == {"spurious": 1}
    assert missed(found.cases) == {"EVENT": 1}
    assert found.spurious == {("12人", "QUANTITY"): 1}


def test_two_spans_of_one_suggestion_are_its_edges_and_a_missed_span(session, report_id):
    session.split(mark(session, report_id, "晨曦会"), TEXT.index("晨曦会") + 2)
    assert judged(session)["names/org"] == {"boundary": 1}
    assert missed(figures.count(session).cases) == {"ORG": 1}


def test_a_rejected_suggestion_labelled_again_otherwise_had_the_wrong_label(session, report_id):
    one = mark(session, report_id, "沈丹")
    session.reject(one)
    session.add(report_id, one.start, one.end, "PER")
    assert judged(session)["names/place"] == {"label": 1}
    assert confusions(figures.count(session).cases) == {("LOC", "PER"): 1}


def test_every_place_labelled_at_once_is_counted_place_by_place(session, report_id):
    second = put(session, name="b")
    found = occurrences.find(session, "沈丹", "PER", [report_id, second])
    session.label_all("PER", [one.place for one in found.found])
    assert judged(session)["names/place"] == {"label": 2}
    assert missed(figures.count(session).cases) == {"PER": 2}
    (pace,) = figures.count(session).paces.values()
    assert (pace.actions, pace.decisions) == (1, 2)
    session.undo()
    assert judged(session)["names/place"] == {"open": 2}


def test_what_a_file_decided_is_nobodys_judgement(session, tmp_path):
    report_id = put(session, status=MarkStatus.CONFIRMED)
    assert judged(session) == {}
    session.relabel(mark(session, report_id, "沈丹"), "PER")
    assert judged(session) == {}
    span = Mark(0, 0, 0, 3, "LOC", MarkStatus.CONFIRMED, Origin("reviewer"))
    empty = put(session, name="b")
    session.add_imported(empty, [span])  # over what is suggested as ORG
    found = figures.count(session)
    assert judged(session)["names/org"] == {"spurious": 1}
    assert not missed(found.cases)


def test_a_value_that_follows_the_date_of_the_report_is_not_corrected(session, report_id):
    session.accept(mark(session, report_id, "去年12月"))
    reading.set_meta(session, report_id, {"report_date": "2018-04-28"})
    assert mark(session, report_id, "去年12月").value == Value("2017-12")
    assert judged(session)["dates"] == {"right": 1}


def test_a_label_that_is_renamed_or_merged_is_no_correction(session, report_id):
    session.accept(mark(session, report_id, "晨曦会"))
    session.relabel(mark(session, report_id, "沈丹"), "PER")
    found = [
        replace(one, id="BODY") if one.id == "ORG" else one
        for one in session.labels.labels
        if one.id != "LOC"
    ]
    session.change_labels(labels.edit(session.labels, found, {"ORG": "BODY", "LOC": "PER"}))
    assert judged(session)["names/org"] == {"right": 1}
    assert judged(session, Chosen(label="BODY"))["names/org"] == {"right": 1}
    assert judged(session)["names/place"] == {"right": 1}  # the two are one label now
    session.undo()
    assert judged(session)["names/place"] == {"label": 1}


# -- progress and pace ---------------------------------------------------------------------------


def dated(session, *moments):
    """Give the decisions these times, in their order."""
    with session.project.writing() as at:
        for number, moment in enumerate(moments, 1):
            at._connection.execute(
                update(decision).where(decision.c.id == number).values(made_at=moment)
            )


def test_days_reviewers_and_what_a_span_took(session, other, report_id):
    for covered in ("晨曦会", "会长"):
        session.accept(mark(session, report_id, covered))
    session.reject(mark(session, report_id, "沈丹"))
    other.accept(mark(other, report_id, "12人"))
    session.set_status(report_id, ReportStatus.DONE)
    noon = "2020-04-28T12:00:{:02}.000+00:00"
    late = "2020-04-30T12:00:00.000+00:00"
    dated(session, *(noon.format(s) for s in (0, 10, 40, 45)), late)
    found = figures.count(session)
    first, last = date(2020, 4, 28), date(2020, 4, 30)
    assert found.days == [first.isoformat(), last.isoformat()]
    assert sheets.days(found).rows == (
        ("2020-04-28", "林", 1, 1, 0, 1, 0, 0),
        ("2020-04-28", "沈", 3, 3, 40, 2, 1, 0),
        ("2020-04-30", "沈", 1, 1, 0, 0, 0, 1),
    )
    assert sheets.reviewers(found).rows == (
        ("林", 1, 1, 0, 1, 0, 0, 1.0, 0.0),
        ("沈", 4, 4, 40, 2, 1, 1, 2.0, 20.0),
    )
    after = (first + timedelta(days=1)).isoformat()
    assert sheets.by_day(found.chosen(Chosen(since=after))).rows == (
        ("2020-04-30", 1, 1, 0, 0, 0, 1, None, None),
    )
    session.set_status(report_id, ReportStatus.FLAGGED)
    assert sum(row[-3] for row in sheets.by_day(figures.count(session)).rows) == 0


def test_spans_by_label_are_all_or_those_of_the_reviewer(session, other, report_id):
    session.accept(mark(session, report_id, "晨曦会"))
    other.reject(mark(other, report_id, "会长"))
    found = figures.count(session)
    everything = {row[0]: row[1:] for row in sheets.labels(found, ["ORG", "TITLE"]).rows}
    assert everything["ORG"] == (1, 0, 0)
    assert everything["TITLE"] == (0, 0, 1)
    assert everything["MONEY"] == (0, 1, 0)
    ours = {row[0]: row[1:] for row in sheets.labels(found.chosen(Chosen(reviewer="沈")), []).rows}
    assert ours["ORG"] == (1, 0, 0)
    assert "TITLE" not in ours


def test_a_sheet_is_read_back_and_never_runs_in_a_spreadsheet(session, report_id, tmp_path):
    sheet = sheets.Sheet(("who", "share"), (("=1+1", 0.123456), ("沈", None)))
    path = tmp_path / "f.csv"
    sheets.write_csv(sheet, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["who", "share"], ["'=1+1", "0.1235"], ["沈", ""]]
    with pytest.raises(WouldOverwrite):
        sheets.write_csv(sheet, session.project.path)


def test_counting_is_followed_and_can_be_given_up(session, report_id):
    put(session, name="b")
    told = []
    figures.count(session, reached=lambda *how_far: told.append(how_far))
    assert told == [(1, 2), (2, 2)]
    with pytest.raises(Cancelled):
        figures.count(session, cancelled=lambda: True)


# -- whatever is done ----------------------------------------------------------------------------


class Counting(RuleBasedStateMachine):
    """Two reviewers decide at random; the counts always are those of the marks."""

    @initialize()
    def begin(self):
        import tempfile
        from pathlib import Path

        self.folder = tempfile.TemporaryDirectory()
        self.session = Session.create(Path(self.folder.name) / "p.annot", "沈")
        self.other = Session.open(self.session.project.path, "林")
        self.ids = [put(self.session, name=name) for name in "ab"]

    def teardown(self):
        for one in (self.session, self.other):
            one.close()
        self.folder.cleanup()

    def attempt(self, who, act):
        with suppress(UserError):  # overtaken, or nothing to do
            act(self.other if who else self.session)

    @rule(who=st.booleans(), report=st.booleans(), at=st.integers(0, 20), how=st.integers(0, 6))
    def decide(self, who, report, at, how):
        def act(session):
            found = list(session.report(self.ids[report])[1])
            one = found[at % len(found)]
            acts = (
                lambda: session.accept(one),
                lambda: session.reject(one),
                lambda: session.relabel(one, ("PER", "ORG", "LOC")[at % 3]),
                lambda: session.move(one, one.start, one.end + 1 + at % 2),
                lambda: session.set_value(one, Value(str(at))),
                lambda: session.split(one, one.start + 1),
                lambda: session.accept_all(self.ids[report], found[: at % 4]),
            )
            acts[how]()

        self.attempt(who, act)

    @rule(who=st.booleans(), report=st.booleans(), start=st.integers(0, 35), size=st.integers(1, 4))
    def add(self, who, report, start, size):
        self.attempt(who, lambda session: session.add(self.ids[report], start, start + size, "PER"))

    @rule(who=st.booleans(), back=st.booleans())
    def travel(self, who, back):
        self.attempt(who, lambda session: session.undo() if back else session.redo())

    @invariant()
    def kinds_sum_to_the_decided_suggestions(self):
        found = figures.count(self.session)
        marks = [m for number in self.ids for m in self.session.report(number)[1]]
        rules = by_rule(found.cases, found.open)
        for name in {(m.origin.by, m.origin.rule or "") for m in marks} - {("reviewer", "")}:
            ours = [m for m in marks if (m.origin.by, m.origin.rule or "") == name]
            one = rules[name]
            assert one.decided == sum(not m.is_open for m in ours)
            assert one.open == sum(m.is_open for m in ours)
        spans = sum(m.is_span for m in marks)
        assert sum(n for case, n in found.cases.items() if case.made is not None) >= spans
        with_rejected = found.chosen(Chosen(until="9999-12-31")).spans
        confirmed = sum(n for (_, s), n in with_rejected.items() if s is MarkStatus.CONFIRMED)
        assert confirmed >= spans
        one_by_one = [found.chosen(Chosen(reviewer=who)).cases for who in ("沈", "林")]
        assert one_by_one[0] + one_by_one[1] == found.cases


Counting.TestCase.settings = hypothesis_settings(
    max_examples=25, stateful_step_count=25, deadline=None
)
TestCounting = Counting.TestCase
