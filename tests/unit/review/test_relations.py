"""Relations on a real project file: joined, taken away, gone with their marks, and back by undo."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from annotator import labels
from annotator.errors import EndsOverlap, KindMisfit, MarkGone, NothingToUndo, Overtaken
from annotator.formats import by_name
from annotator.model import Act, Mark, MarkChange, MarkStatus, Origin, Report
from annotator.review import Selection, Session
from annotator.review.exporting import export
from annotator.review.statistics import statistics
from annotator.review.transfer import bring_in

TEXT = "\U00020bb7野家商会会长沈丹（又名沈一丹）率12人赴南京。"
MARKS = {
    "\U00020bb7野家商会": "ORG",
    "会长": "TITLE",
    "沈丹": "PER",
    "沈一丹": "PER",
    "12": "QUANTITY",
    "南京": "LOC",
}


def mark_on(covered, label, status=MarkStatus.CONFIRMED):
    start = TEXT.index(covered)
    return Mark(0, 0, start, start + len(covered), label, status, Origin("test"))


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.annot"


@pytest.fixture
def session(path):
    made = Session.create(path, "沈")
    with made.project.writing() as at:
        report_id = at.reports.add(Report("u", "r.txt", TEXT, "a" * 64))
        found = [mark_on(covered, label) for covered, label in MARKS.items()]
        at.marks.add_many(
            Mark(0, report_id, m.start, m.end, m.label, m.status, m.origin) for m in found
        )
    yield made
    made.close()


def at_(session, covered, label=None):
    start = TEXT.index(covered)
    end = start + len(covered)
    found = [m for m in session.report(1)[1] if (m.start, m.end) == (start, end)]
    return next(m for m in found if label is None or m.label == label)


def joined(session):
    """Return what is joined, as (kind, text, text)."""
    marks = session.report(1)[1]

    def text(number):
        mark = marks.get(number)
        return TEXT[mark.start : mark.end]

    return [(one.kind, text(one.from_mark), text(one.to_mark)) for one in marks.relations]


def link(session, one="沈丹", other="会长", kind="HAS_TITLE"):
    return session.link(at_(session, one), at_(session, other), kind)


def test_two_spans_are_joined_and_undo_parts_them_also_after_a_restart(session, path):
    outcome = link(session)
    assert outcome.decision.act is Act.LINK
    assert joined(session) == [("HAS_TITLE", "沈丹", "会长")]
    session.close()
    again = Session.open(path, "沈")
    assert joined(again) == [("HAS_TITLE", "沈丹", "会长")]
    again.undo()
    assert joined(again) == []
    again.redo()
    assert joined(again) == [("HAS_TITLE", "沈丹", "会长")]
    again.close()


def test_who_joins_suggestions_stands_behind_them_in_the_same_step(session):
    marks = session.report(1)[1]
    with session.project.writing() as at:
        for one in marks:
            at.marks.apply(_opened(one))
    link(session)
    assert at_(session, "沈丹").is_span
    assert at_(session, "会长").is_span
    assert at_(session, "南京").is_open
    session.undo()
    assert at_(session, "沈丹").is_open
    assert joined(session) == []


def _opened(mark):
    return MarkChange(mark, replace(mark, status=MarkStatus.SUGGESTED))


def test_what_is_joined_already_is_not_joined_again_also_turned_where_ends_are_alike(session):
    link(session)
    assert link(session) is None
    link(session, "沈一丹", "沈丹", "ALIAS")
    assert link(session, "沈丹", "沈一丹", "ALIAS") is None
    assert len(joined(session)) == 2


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [("会长", "沈丹", "HAS_TITLE"), ("沈丹", "南京", "POST_IN"), ("沈丹", "沈丹", "ALIAS")],
)
def test_a_kind_joins_only_the_labels_it_is_for(session, one, other, kind):
    with pytest.raises(KindMisfit):
        link(session, one, other, kind)
    assert joined(session) == []


def test_a_relation_is_taken_away_and_comes_back(session):
    link(session)
    relation = next(iter(session.report(1)[1].relations))
    assert session.unlink(relation).decision.act is Act.UNLINK
    assert joined(session) == []
    with pytest.raises(MarkGone):
        session.unlink(relation)
    session.undo()
    assert joined(session) == [("HAS_TITLE", "沈丹", "会长")]
    assert next(iter(session.report(1)[1].relations)) == relation


def test_a_relation_gets_another_kind(session):
    link(session, "会长", "南京", "POST_IN")
    relation = next(iter(session.report(1)[1].relations))
    with pytest.raises(KindMisfit):
        session.relink(relation, "ALIAS")
    assert session.relink(relation, "POST_IN") is None
    session.relink(relation, "IN_TOWN")  # a kind of another label set joins all
    assert joined(session) == [("IN_TOWN", "会长", "南京")]
    session.undo()
    assert joined(session) == [("POST_IN", "会长", "南京")]


def test_a_relation_goes_with_its_mark_in_one_step_and_comes_back_with_it(session):
    link(session)
    link(session, "会长", "\U00020bb7野家商会", "POST_IN")
    before = joined(session)
    outcome = session.reject(at_(session, "会长"))
    assert joined(session) == []
    assert len(outcome.decision.changes) == 3
    session.undo()
    assert joined(session) == before
    session.redo()
    assert joined(session) == []
    session.undo()
    assert joined(session) == before


def test_relabelling_keeps_a_relation_whose_kind_still_fits_and_lets_go_of_others(session):
    link(session, "会长", "\U00020bb7野家商会", "POST_IN")
    session.relabel(at_(session, "\U00020bb7野家商会"), "LOC")
    assert joined(session) == [("POST_IN", "会长", "\U00020bb7野家商会")]
    session.relabel(at_(session, "\U00020bb7野家商会"), "EVENT")
    assert joined(session) == []
    session.undo()
    assert joined(session) == [("POST_IN", "会长", "\U00020bb7野家商会")]


def test_a_span_laid_over_an_end_takes_the_relation_with_it(session):
    link(session)
    start = TEXT.index("会长沈丹")
    session.add(1, start, start + 4, "PER")
    assert joined(session) == []
    session.undo()
    assert joined(session) == [("HAS_TITLE", "沈丹", "会长")]


def test_a_value_or_a_note_leaves_relations_alone(session):
    link(session)
    session.set_note(at_(session, "沈丹"), "see page 2")
    assert joined(session) == [("HAS_TITLE", "沈丹", "会长")]


def test_the_history_of_a_mark_is_not_mixed_with_a_relation_of_the_same_number(session):
    link(session)
    mark = session.report(1)[1].get(1)
    assert session.history(mark) == []
    session.set_note(mark, "see page 2")
    assert [touch.act for touch in session.history(session.report(1)[1].get(1))] == [Act.SET_NOTE]


def test_marks_that_overlap_are_not_joined_where_only_one_can_be_a_span(session):
    session.add_imported(1, [mark_on("沈一", "PER", MarkStatus.SUGGESTED)])
    with pytest.raises(EndsOverlap):
        session.link(at_(session, "沈一"), at_(session, "沈一丹"), "ALIAS")
    assert at_(session, "沈一").is_open


# -- two reviewers --------------------------------------------------------------------------------


def test_what_somebody_has_joined_since_is_not_undone_away(session, path):
    start = TEXT.index("率")
    session.add(1, start, start + 1, "TITLE")
    other = Session.open(path, "林")
    link(other, "沈丹", "率")
    with pytest.raises(Overtaken):
        session.undo()
    assert joined(session) == [("HAS_TITLE", "沈丹", "率")]
    other.close()


def test_a_relation_does_not_come_back_to_a_mark_that_somebody_removed(session, path):
    link(session)
    session.unlink(next(iter(session.report(1)[1].relations)))
    other = Session.open(path, "林")
    other.reject(at_(other, "会长"))
    other.close()
    with pytest.raises(Overtaken):
        session.undo()
    assert joined(session) == []
    with pytest.raises(Overtaken):
        session.undo()  # and what joined them cannot be taken back twice
    with pytest.raises(NothingToUndo):
        session.undo()


# -- in and out -----------------------------------------------------------------------------------


def exported(session, path, statuses=(MarkStatus.CONFIRMED,)):
    export(session, by_name("jsonl"), path, Selection(frozenset(statuses)))
    return path


def test_relations_go_out_and_come_in_with_their_marks(session, tmp_path):
    link(session)
    link(session, "沈一丹", "沈丹", "ALIAS")
    out = exported(session, tmp_path / "out.jsonl")
    other = Session.create(tmp_path / "other.annot", "林")
    list(bring_in(other, [out]))
    assert joined(other) == joined(session)
    assert exported(other, tmp_path / "again.jsonl").read_bytes() == out.read_bytes()
    list(bring_in(other, [out]))
    assert len(joined(other)) == 2, "what is there already is not brought in twice"
    other.close()


def test_an_import_into_a_report_that_is_there_is_undone_with_its_relations(session, tmp_path):
    link(session)
    out = exported(session, tmp_path / "out.jsonl")
    session.undo()
    list(bring_in(session, [out]))
    assert joined(session) == [("HAS_TITLE", "沈丹", "会长")]
    session.undo()
    assert joined(session) == []


def test_a_relation_is_exported_only_with_both_its_marks(session, tmp_path):
    link(session)
    with session.project.writing() as at:
        at.marks.apply(_opened(at_(session, "会长")))
    out = exported(session, tmp_path / "out.jsonl")
    assert '"relations": []' in out.read_text("utf-8")
    out = exported(session, tmp_path / "all.jsonl", tuple(MarkStatus))
    assert "HAS_TITLE" in out.read_text("utf-8")


def test_statistics_count_relations(session):
    link(session)
    assert statistics(session)["relations"] == {"HAS_TITLE": 1}


def test_an_overlapping_set_joins_what_overlaps(tmp_path):
    free = labels.parse(labels.default().source.replace("overlap = false", "overlap = true"))
    made = Session.create(tmp_path / "free.annot", "沈", free)
    with made.project.writing() as at:
        at.reports.add(Report("u", "r.txt", TEXT, "a" * 64))
    marks = [mark_on("沈一丹", "PER", MarkStatus.SUGGESTED), mark_on("沈一", "PER")]
    made.add_imported(1, marks)
    made.link(at_(made, "沈一"), at_(made, "沈一丹"), "ALIAS")
    assert at_(made, "沈一丹").is_span
    made.close()


# -- any order of acts ----------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["link", "unlink", "reject", "relabel", "accept"]),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=12,
)


def state(session):
    marks = session.report(1)[1]
    return list(marks), list(marks.relations)


def do(session, act, one, other):
    marks = session.report(1)[1]
    there, relations = list(marks), list(marks.relations)
    mark, second = there[one % len(there)], there[other % len(there)]
    if act == "link":
        for fit in labels.fitting(session.labels.relations, mark.label, second.label)[:1]:
            ends = (second, mark) if fit.turned else (mark, second)
            if mark.id != second.id:
                session.link(*ends, fit.kind.id)
    elif act == "unlink" and relations:
        session.unlink(relations[other % len(relations)])
    elif act == "reject":
        session.reject(mark)
    elif act == "accept":
        session.accept(mark)
    elif act == "relabel":
        session.relabel(mark, ("PER", "TITLE", "LOC", "DATE")[other % 4])


@hypothesis_settings(max_examples=12)
@given(STEPS)
def test_after_any_acts_each_relation_has_its_ends_and_undo_leads_back(tmp_path_factory, steps):
    made = Session.create(tmp_path_factory.mktemp("p") / "p.annot", "沈")
    with made.project.writing() as at:
        report_id = at.reports.add(Report("u", "r.txt", TEXT, "a" * 64))
        at.marks.add_many(
            replace(mark_on(covered, label), report_id=report_id)
            for covered, label in MARKS.items()
        )
    before = state(made)
    for step in steps:
        do(made, *step)
        now = state(made)
        standing = {mark.id: mark for mark in now[0] if mark.status is not MarkStatus.REJECTED}
        for one in now[1]:
            begin, end = standing[one.from_mark], standing[one.to_mark]
            assert made.labels.relation(one.kind).joins(begin.label, end.label)
    end = state(made)
    undone = 0
    with suppress(NothingToUndo):
        while True:
            made.undo()
            undone += 1
    assert state(made) == before
    for _ in range(undone):
        made.redo()
    assert state(made) == end
    made.close()
