"""The label set of a project changed: marks, lists and candidates follow, and all is undone."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator import labels
from annotator.errors import (
    LabelFault,
    LabelIdUsed,
    LabelsChanged,
    Overtaken,
    SpansOverlap,
)
from annotator.model import Act, ListHead, Mark, MarkStatus, Origin, Value
from annotator.review import Session, bring_in, lists, reading
from annotator.review.relabelling import Watch
from annotator.text.cancel import Cancelled

TEXT = "4月28日，晨曦会会长沈丹率12人赴南京，捐款4.11万元。\n"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "me")
    yield made
    made.close()


@pytest.fixture
def report_id(session, report_file):
    (arrival,) = bring_in(session, [report_file(TEXT)])
    return arrival.report_id


def edited(session, fates=(), drop=(), **changes):
    """Return an edit: ``changes`` of labels by id, what becomes of others by ``fates``."""
    found = [
        replace(one, **changes.get(one.id, {}))
        for one in session.labels.labels
        if one.id not in drop
    ]
    return labels.edit(session.labels, found, dict(fates))


def merged(session, one, into):
    return edited(session, {one: into}, drop=[one])


def renamed(session, one, new):
    return edited(session, {one: new}, **{one: {"id": new}})


def marks(session, report_id):
    report, found = session.report(report_id)
    return {(report.text[m.start : m.end], m.label, m.status.value) for m in found}


def state(session):
    """Return all but the log, who came by last, tallies of nothing, and what search goes by."""
    session.project.close()
    with closing(sqlite3.connect(session.project.path)) as db:
        tables = [
            name
            for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if not name.startswith("search_")
        ]
        wanted = {
            **{name: f"SELECT * FROM {name}" for name in tables},
            "standing": "SELECT report_id, status, open, confirmed, rejected, date FROM standing",
            "tally": "SELECT * FROM tally WHERE count != 0",
        }
        return {
            name: sorted(db.execute(statement), key=repr)
            for name, statement in wanted.items()
            if name not in ("decision", "sqlite_sequence")
        }


def put(session, report_id, *wanted):
    """Give the report these marks: (start, end, label, status)."""
    made = [
        Mark(0, report_id, start, end, label, MarkStatus(status), Origin("import"), note=note)
        for start, end, label, status, note in wanted
    ]
    with session.project.writing() as at:
        at.marks.add_many(made)


def test_names_keys_colours_and_order_change_and_nothing_else(session, report_id):
    before = state(session)
    new = {"name_en": "Human", "name_zh": "人", "hotkey": "P", "ink_light": "#112233"}
    edit = edited(session, PER=new)
    turned = labels.edit(session.labels, edit.after.labels[::-1], {})
    outcome = session.change_labels(turned)
    assert outcome.decision.act is Act.SET_LABELS
    assert session.labels.labels[-1].name("en") == "Human"
    again = Session.open(session.project.path, "me")
    assert again.labels == session.labels
    assert again.labels.labels[0].id == "CONTACT"
    again.undo()
    again.close()
    assert state(session) == before
    assert session.refresh_labels()
    assert session.labels.get("PER").name("en") == "Person"


def test_a_renamed_id_takes_its_marks_lists_and_candidates_along(session, report_id):
    lists.add(session, ListHead("PER", "PER"), ["晨曦"])
    before, seen = state(session), marks(session, report_id)
    assert ("沈丹", "PER", "suggested") in seen
    session.change_labels(renamed(session, "PER", "PERSON"))
    assert ("沈丹", "PERSON", "suggested") in marks(session, report_id)
    assert not any(label == "PER" for _, label, _ in marks(session, report_id))
    assert [one.head for one in session.word_lists()] == [ListHead("PERSON", "PERSON")]
    assert session.labels.relation("HAS_TITLE").from_labels == ("PERSON",)
    reading.find_again(session, report_id)
    found = marks(session, report_id)
    assert {("沈丹", "PERSON", "suggested"), ("晨曦", "PERSON", "suggested")} <= found
    session.undo()
    session.undo()
    assert state(session) == before


def test_a_new_report_comes_with_the_labels_of_now(session, report_file):
    session.change_labels(renamed(session, "PER", "PERSON"))
    session.change_labels(edited(session, drop=["TITLE"]))
    (arrival,) = bring_in(session, [report_file(TEXT)])
    found = {label for _, label, _ in marks(session, arrival.report_id)}
    assert "PERSON" in found
    assert not found & {"PER", "TITLE"}


def test_values_are_read_under_a_renamed_label_and_a_new_one_of_the_kind(session, report_id):
    session.change_labels(renamed(session, "QUANTITY", "COUNT"))
    fresh = labels.Label("PEOPLE", "人数", "People", "#1558B0", "#82B1FF", None, "number")
    edit = labels.edit(session.labels, [*session.labels.labels, fresh], {})
    session.change_labels(edit)
    at = TEXT.index("12人")
    mark = next(m for m in session.report(report_id)[1] if m.start == at)
    assert (mark.label, mark.value.value) == ("COUNT", "12")
    session.relabel(mark, "PEOPLE")
    mark = session.report(report_id)[1].get(mark.id)
    assert (mark.label, mark.value) == ("PEOPLE", Value("12", mark.value.unit))


def test_labels_are_merged_in_all_reports_and_one_mark_stays_a_place(session, report_file):
    first, second = (
        one.report_id
        for one in bring_in(
            session, [report_file("甲乙丙丁", "a.txt"), report_file("戊己庚", "b.txt")]
        )
    )
    put(
        session,
        first,
        (0, 1, "ORG", "suggested", ""),
        (0, 1, "LOC", "confirmed", "one"),
        (1, 2, "ORG", "confirmed", "two"),
        (1, 2, "LOC", "rejected", "three"),
        (2, 3, "LOC", "rejected", ""),
        (2, 4, "LOC", "suggested", ""),
    )
    put(session, second, (0, 1, "LOC", "suggested", ""), (1, 2, "PER", "suggested", ""))
    before = state(session)
    use = session.label_use(["LOC"], ["ORG"])
    assert dict(use.counts) == {"confirmed": 1, "rejected": 2, "suggested": 2}
    assert (use.marks, use.reports, use.folded) == (5, 2, 2)
    assert [(p.before, p.text, p.after) for p in use.places][:2] == [
        ("", "甲", "乙丙丁"),
        ("甲", "乙", "丙丁"),
    ]
    outcome = session.change_labels(merged(session, "LOC", "ORG"))
    assert outcome.summary is None
    assert marks(session, first) == {
        ("甲", "ORG", "confirmed"),
        ("乙", "ORG", "confirmed"),
        ("丙", "ORG", "rejected"),
        ("丙丁", "ORG", "suggested"),
    }
    notes = {m.start: m.note for m in session.report(first)[1]}
    assert notes == {0: "one", 1: "two\nthree", 2: ""}
    assert marks(session, second) == {("戊", "ORG", "suggested"), ("己", "PER", "suggested")}
    assert session.labels.get("ORG").takes == ("LOC",)
    after = state(session)
    again = Session.open(session.project.path, "me")  # as after a restart
    again.undo()
    assert state(again) == before
    again.redo()
    assert state(again) == after
    again.close()


def test_relations_go_on_between_the_marks_that_stay(session, report_file):
    (report_id,) = (one.report_id for one in bring_in(session, [report_file("甲乙丙", "a.txt")]))
    free = replace(session.labels, overlap=True)
    session.change_labels(labels.of_file(session.labels, free))
    put(
        session,
        report_id,
        (0, 1, "PER", "confirmed", ""),
        (1, 2, "TITLE", "confirmed", ""),
        (1, 2, "TERM", "suggested", ""),
        (2, 3, "TERM", "suggested", ""),
    )
    person, title, term, other = sorted(session.report(report_id)[1], key=lambda m: m.id)
    session.link(person, title, "HAS_TITLE")
    session.link(term, other, "ALIAS")
    before = state(session)
    session.change_labels(merged(session, "TERM", "TITLE"))
    found = session.report(report_id)[1].relations
    assert [(one.kind, one.from_mark, one.to_mark) for one in found] == [
        ("HAS_TITLE", person.id, title.id),
        ("ALIAS", title.id, other.id),
    ]
    session.undo()
    assert state(session) == before
    session.redo()
    assert len(session.report(report_id)[1].relations) == 2
    session.undo()
    session.change_labels(edited(session, drop=["TITLE"]))
    assert [one.kind for one in session.report(report_id)[1].relations] == ["ALIAS"]
    session.undo()
    assert state(session) == before


def test_values_are_read_anew_where_the_kind_is_another(session, report_id):
    before = state(session)
    seen = []
    edit = edited(session, QUANTITY={"value_kind": None})
    session.change_labels(edit, Watch(reached=lambda done, total: seen.append((done, total))))
    at = TEXT.index("12人")
    mark = next(m for m in session.report(report_id)[1] if m.start == at)
    assert mark.value == Value()
    assert seen == [(0, 1)]
    session.undo()
    assert state(session) == before
    session.change_labels(merged(session, "MONEY", "QUANTITY"))
    mark = next(m for m in session.report(report_id)[1] if m.start == TEXT.index("4.11"))
    assert (mark.label, mark.value.value) == ("QUANTITY", "41100")
    session.undo()
    assert state(session) == before


def test_a_label_goes_with_its_marks_and_lists_and_comes_back(session, report_id):
    lists.add(session, ListHead("people", "PER"), ["甲", "乙"])
    before = state(session)
    session.change_labels(edited(session, drop=["PER"]))
    assert not any(label == "PER" for _, label, _ in marks(session, report_id))
    assert session.word_lists() == ()
    assert session.labels.find("PER") is None
    left = [kind.id for kind in session.labels.relations]
    assert left == ["POST_IN", "COUNTS", "SCOPE", "AS_OF", "ALIAS"]
    session.undo()
    assert state(session) == before
    assert session.labels.find("PER") is not None


def test_what_was_made_with_a_new_label_by_another_keeps_it(session, report_id):
    fresh = labels.Label("SHIP", "船", "Ship", "#1558B0", "#82B1FF")
    session.change_labels(labels.edit(session.labels, [*session.labels.labels, fresh], {}))
    other = Session.open(session.project.path, "you")
    other.add(report_id, 0, 2, "SHIP")
    other.close()
    with pytest.raises(Overtaken):
        session.undo()
    assert session.labels.find("SHIP") is not None
    assert ("4月", "SHIP", "confirmed") in marks(session, report_id)


def test_what_somebody_changed_since_a_merge_stays_when_it_is_undone(session, report_id):
    session.change_labels(merged(session, "PER", "ORG"))
    other = Session.open(session.project.path, "you")
    mark = next(m for m in other.report(report_id)[1] if m.start == TEXT.index("沈丹"))
    other.relabel(mark, "LOC")
    other.close()
    session.undo()
    assert ("沈丹", "LOC", "confirmed") in marks(session, report_id)
    assert session.labels.find("PER") is not None


def test_a_session_that_has_not_seen_a_change_is_refused_once(session, report_id):
    other = Session.open(session.project.path, "you")
    session.change_labels(renamed(session, "PER", "PERSON"))
    with pytest.raises(LabelsChanged):
        other.add(report_id, 0, 2, "PER")
    other.add(report_id, 0, 2, "PERSON")
    edit = edited(other, ORG={"name_en": "Body"})
    session.change_labels(edited(session, LOC={"name_en": "Site"}))
    with pytest.raises(LabelsChanged):
        other.change_labels(edit)
    other.close()
    assert session.labels.get("ORG").name("en") == "Organisation"


def test_what_is_no_set_is_refused(session):
    for change in ({"name_en": " "}, {"name_en": "Title"}, {"hotkey": "3"}, {"ink_dark": "red"}):
        with pytest.raises(LabelFault):
            edited(session, PER=change)
    with pytest.raises(LabelIdUsed):
        edited(session, {"PER": "LOC", "LOC": "SITE"}, PER={"id": "LOC"}, LOC={"id": "SITE"})
    assert session.change_labels(edited(session)) is None
    assert session.decisions() == []


def test_spans_that_overlap_forbid_a_set_that_forbids_them(session, report_id):
    free = replace(session.labels, overlap=True)
    session.change_labels(labels.of_file(session.labels, free))
    session.add(report_id, 0, 2, "DATE")
    session.add(report_id, 1, 3, "PER")
    with pytest.raises(SpansOverlap):
        session.change_labels(labels.of_file(session.labels, labels.default()))
    assert session.labels.overlap


def test_a_cancelled_change_changes_nothing(session, report_id):
    before = state(session)
    with pytest.raises(Cancelled):
        session.change_labels(
            edited(session, QUANTITY={"value_kind": None}), Watch(cancelled=lambda: True)
        )
    assert state(session) == before
    assert session.labels.get("QUANTITY").value_kind == "number"


_PLACES = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.integers(1, 3),
        st.sampled_from(["PER", "ORG", "LOC"]),
        st.sampled_from(list(MarkStatus)),
        st.sampled_from(["", "n"]),
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def open_session(tmp_path_factory):
    folder = tmp_path_factory.mktemp("merging")
    free = replace(labels.default(), overlap=True)
    made = Session.create(folder / "p.annot", "me", replace(free, source=labels.to_toml(free)))
    (folder / "a.txt").write_text("甲乙丙丁戊己庚辛", encoding="utf-8")
    (arrival,) = bring_in(made, [folder / "a.txt"])
    yield made, arrival.report_id
    made.close()


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(wanted=_PLACES, pairs=st.permutations(["PER", "ORG", "LOC"]))
def test_a_merge_undone_is_as_if_it_had_never_been(open_session, wanted, pairs):
    session, report_id = open_session
    put(session, report_id, *[(a, a + n, label, s, note) for a, n, label, s, note in wanted])
    before = state(session)
    texts = {(m.start, m.end) for m in session.report(report_id)[1] if m.label in pairs[:2]}
    session.change_labels(merged(session, pairs[0], pairs[1]))
    found = [(m.start, m.end) for m in session.report(report_id)[1] if m.label == pairs[1]]
    assert set(found) == texts
    session.undo()
    assert state(session) == before
