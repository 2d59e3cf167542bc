"""Word lists of a project: read, kept, logged, undone; and candidates that follow them."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from annotator.errors import (
    EmptyList,
    EmptySelection,
    EntryTooLong,
    ListsChanged,
    ListTaken,
    NoSuchLabel,
    NoSuchList,
    NothingToUndo,
    Overtaken,
    TooManyEntries,
    VanishedFile,
)
from annotator.model import Act, ListHead, ListMode, MarkStatus, WordList
from annotator.review import Session, bring_in, lists, reading
from annotator.store import open_project
from tests.conftest import ROOT

TEXT = "4月28日，晨曦会会长沈丹率12人赴南京。\n"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "me")
    yield made
    made.close()


@pytest.fixture
def report_id(session, report_file):
    (arrival,) = bring_in(session, [report_file(TEXT)])
    return arrival.report_id


def orgs(*words, name="ORG"):
    return ListHead(name, "ORG"), words


def kept(session):
    return [
        (one.head.name, one.head.label, one.head.mode.value, one.entries)
        for one in session.word_lists()
    ]


def marks(session, report_id):
    report, found = session.report(report_id)
    return {(report.text[m.start : m.end], m.label, m.origin.by) for m in found}


# -- reading --------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_read_an_entry_a_line(tmp_path, encoding):
    path = tmp_path / "orgs.tsv"
    text = (
        "# 我们的名单\r\n晨曦会\t2020\r\n\r\n  中国商会\u00a0\r\n晨曦会\r\n苏州\u00a0联合会\u200b\n"
    )
    path.write_bytes(text.encode(encoding))
    assert lists.read_entries(path) == ("晨曦会", "中国商会", "苏州 联合会")


def test_files_that_hold_no_list(tmp_path):
    path = tmp_path / "x.txt"
    with pytest.raises(VanishedFile):
        lists.read_entries(path)
    for data in (b"", b"# nothing\n\n"):
        path.write_bytes(data)
        with pytest.raises(EmptyList):
            lists.read_entries(path)
    path.write_text("好" * 201, encoding="utf-8")
    with pytest.raises(EntryTooLong, match="line 1"):
        lists.read_entries(path)


def test_a_list_has_an_end(monkeypatch):
    monkeypatch.setattr(lists, "MOST_ENTRIES", 2)
    with pytest.raises(TooManyEntries):
        lists.entries_in("甲\n乙\n丙", "x")


def test_a_label_must_be_of_the_set_but_for_what_is_ignored_under_any(session):
    with pytest.raises(NoSuchLabel, match="PER"):
        lists.head("x", "NOPE", ListMode.MARK, session.labels)
    with pytest.raises(NoSuchLabel):
        lists.head("x", "", ListMode.MARK, session.labels)
    assert lists.head("", "", ListMode.IGNORE, session.labels).name == "ignore"
    assert lists.head(" a  b ", "PER", ListMode.MARK, session.labels).name == "a b"


# -- keeping --------------------------------------------------------------------------------------


def test_a_list_is_made_added_to_and_taken_away_each_in_a_decision(session):
    assert session.word_lists() == ()
    lists.add(session, *orgs("晨曦会"))
    lists.add(session, *orgs("晨曦会", "联合会"))
    assert lists.add(session, *orgs("联合会")) is None
    assert kept(session) == [("ORG", "ORG", "mark", ("晨曦会", "联合会"))]
    with pytest.raises(ListTaken):
        lists.add(session, ListHead("ORG", "PER"), ["沈丹"])
    outcome = lists.remove(session, "ORG")
    assert session.word_lists() == ()
    with pytest.raises(NoSuchList):
        lists.remove(session, "ORG")
    assert [one.act for one in session.decisions()] == [Act.SET_LISTS] * 3
    assert outcome.summary is None
    assert outcome.decision.report_id is None
    assert session.decisions()[1].changes[0].added == ("联合会",)


def test_each_is_undone_and_done_again_by_any_session(session):
    lists.add(session, *orgs("晨曦会"))
    lists.add(session, *orgs("联合会"))
    lists.remove(session, "ORG")
    other = Session.open(session.project.path, "me")
    other.undo()
    assert kept(session) == [("ORG", "ORG", "mark", ("晨曦会", "联合会"))]
    other.undo()
    assert kept(other) == [("ORG", "ORG", "mark", ("晨曦会",))]
    other.undo()
    assert kept(session) == []
    with pytest.raises(NothingToUndo):
        session.undo()
    for _ in range(2):
        session.redo()
    assert kept(other) == [("ORG", "ORG", "mark", ("晨曦会", "联合会"))]
    other.close()


def test_what_a_colleague_changed_since_stays(session):
    lists.add(session, *orgs("晨曦会"))
    other = Session.open(session.project.path, "you")
    lists.add(other, *orgs("联合会"))
    with pytest.raises(Overtaken):
        session.undo()
    assert kept(session) == [("ORG", "ORG", "mark", ("晨曦会", "联合会"))]
    lists.remove(session, "ORG")
    with pytest.raises(Overtaken):
        other.undo()
    session.undo()
    lists.edit(other, [other.word_lists()[0]], [WordList(1, ListHead("ORG", "ORG"), ("联合会",))])
    other.close()
    with pytest.raises(NothingToUndo):
        session.undo()


def test_many_lists_are_edited_in_one_decision(session):
    lists.add(session, *orgs("甲会", name="A"))
    lists.add(session, *orgs("乙会", name="B"))
    first, second = session.word_lists()
    swapped = [
        WordList(first.id, ListHead("B", "ORG"), ("甲会", "丙会")),
        WordList(second.id, ListHead("A", "PER", ListMode.IGNORE), ()),
        WordList(0, ListHead("C", "LOC"), ("丁",)),
    ]
    lists.edit(session, [first, second], swapped)
    now = [
        ("B", "ORG", "mark", ("甲会", "丙会")),
        ("A", "PER", "ignore", ()),
        ("C", "LOC", "mark", ("丁",)),
    ]
    assert kept(session) == now
    assert lists.edit(session, session.word_lists(), session.word_lists()) is None
    session.undo()
    assert session.word_lists() == (first, second)
    session.redo()
    assert kept(session) == now


def test_an_edit_of_what_somebody_changed_meanwhile_is_refused(session):
    lists.add(session, *orgs("甲会", name="A"))
    before = session.word_lists()
    lists.add(session, *orgs("乙会", name="A"))
    with pytest.raises(ListsChanged):
        lists.edit(session, before, [])
    with pytest.raises(ListTaken):
        lists.edit(session, before, [*before, WordList(0, ListHead("A", "ORG"))])
    lists.edit(session, before, [*before, WordList(0, ListHead("B", "ORG"), ("丙会",))])
    assert [name for name, *_ in kept(session)] == ["A", "B"]


def test_a_name_that_was_taken_meanwhile_does_not_come_back(session):
    lists.add(session, *orgs("甲会", name="A"))
    lists.remove(session, "A")
    other = Session.open(session.project.path, "you")
    lists.add(other, *orgs("乙会", name="A"))
    other.close()
    with pytest.raises(Overtaken):
        session.undo()
    assert kept(session) == [("A", "ORG", "mark", ("乙会",))]


def test_a_word_goes_into_the_list_of_its_label(session):
    lists.add_word(session, " 晨曦会\n", "ORG", ListMode.MARK)
    lists.add_word(session, "沈丹", "", ListMode.IGNORE)
    assert kept(session) == [
        ("ORG", "ORG", "mark", ("晨曦会",)),
        ("ignore", "", "ignore", ("沈丹",)),
    ]
    with pytest.raises(EmptySelection):
        lists.add_word(session, " \u200b", "ORG", ListMode.MARK)
    with pytest.raises(EntryTooLong):
        lists.add_word(session, "好" * 201, "ORG", ListMode.MARK)


def test_a_long_list_is_kept_whole_and_undone(session):
    many = tuple(f"甲乙{number}" for number in range(20_000))
    lists.add(session, *orgs(*many))
    assert session.word_lists()[0].entries == many
    lists.remove(session, "ORG")
    session.undo()
    assert session.word_lists()[0].entries == many


# -- candidates -----------------------------------------------------------------------------------


def test_a_report_that_comes_in_is_searched_by_the_lists(session, report_file):
    lists.add(session, *orgs("晨曦会"))
    lists.add(session, ListHead("ignore", "", ListMode.IGNORE), ["12人"])
    (arrival,) = bring_in(session, [report_file(TEXT)])
    found = marks(session, arrival.report_id)
    assert ("晨曦会", "ORG", "gazetteer") in found
    assert "12人" not in {text for text, *_ in found}


def test_candidates_follow_the_lists_and_leave_the_reviewers_work(session, report_id):
    _, found = session.report(report_id)
    people = next(m for m in found if m.label == "QUANTITY")
    session.accept(people)
    lists.add(session, *orgs("晨曦会"))
    lists.add(session, ListHead("ignore", "", ListMode.IGNORE), ["12人", "4月28日"])
    reading.follow_lists(session, report_id)
    assert ("晨曦会", "ORG", "gazetteer") in marks(session, report_id)
    assert "4月28日" not in {text for text, *_ in marks(session, report_id)}
    assert session.report(report_id)[1].get(people.id).status is MarkStatus.CONFIRMED
    assert reading.follow_lists(session, report_id).outcome is None
    lists.remove(session, "ORG")
    reading.follow_lists(session, report_id)
    assert ("晨曦会", "ORG", "gazetteer") not in marks(session, report_id)


def test_undo_passes_over_what_followed_the_lists(session, report_id):
    _, found = session.report(report_id)
    session.accept(next(iter(found)))
    lists.add(session, *orgs("晨曦会"))
    reading.follow_lists(session, report_id)
    assert session.decisions()[-1].act is Act.FOLLOW_LISTS
    assert session.undo().decision.report_id is None
    reading.follow_lists(session, report_id)
    assert ("晨曦会", "ORG", "gazetteer") not in marks(session, report_id)
    session.redo()
    assert [one[0] for one in kept(session)] == ["ORG"]
    session.undo()
    session.undo()
    assert not [m for m in session.report(report_id)[1] if m.is_span]


# -- the schema before ----------------------------------------------------------------------------


def test_the_log_of_an_older_project_is_whole_and_undone_to_its_first_act(tmp_path):
    path = tmp_path / "old.annot"
    shutil.copy(ROOT / "tests" / "data" / "projects" / "0002.annot", path)
    with closing(sqlite3.connect(path)) as before:
        rows = before.execute("SELECT id, act, changes, reverts, state FROM decision").fetchall()
    open_project(path).close()
    with closing(sqlite3.connect(path)) as after:
        assert after.execute("PRAGMA foreign_key_check").fetchall() == []
        assert "anew" not in str(after.execute("SELECT sql FROM sqlite_master").fetchall())
        now = after.execute("SELECT id, act, changes, reverts, state FROM decision").fetchall()
        assert now == rows
    session = Session.open(path, "tester")
    lists.add(session, *orgs("晨曦会"))
    assert session.decisions()[-1].id == rows[-1][0] + 1
    for _ in range(5):
        session.undo()
    with pytest.raises(NothingToUndo):
        session.undo()
    assert {m.status for m in session.report(1)[1]} == {MarkStatus.SUGGESTED}
    session.close()
