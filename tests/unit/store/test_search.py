"""The search index: no report that holds a text is left out, and it can always be made again."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model import Field, Report
from annotator.review import Session
from annotator.store.search import IndexDamaged, SearchIndex
from annotator.text.fold import fold

TEXTS = st.text(st.sampled_from("商会会长a1\"'*|.,%。 \U00020bb7😀龘"), max_size=12).map(fold)
DAMAGE = {
    "blocks of something else": "UPDATE search_pairs_data SET block = x'0011223344' WHERE id > 10",
    "no blocks": "DELETE FROM search_pairs_data WHERE id > 10",
    "no structure": "DELETE FROM search_pairs_data WHERE id = 10",
    "no data": "DROP TABLE search_pairs_data",
    "no index": "DROP TABLE search_pairs_idx",
    "no configuration": "DROP TABLE search_pairs_config",
    "of another version": "UPDATE search_pairs_config SET v = 99",
}


@pytest.fixture(scope="module")
def shared_session(tmp_path_factory):
    made = Session.create(tmp_path_factory.mktemp("search") / "p.annot", "沈")
    with made.project.writing() as at:
        for number in range(6):
            at.reports.add(Report(f"u{number}", f"{number}.txt", "会", str(number) * 64))
    yield made
    made.close()


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    with made.project.writing() as at:
        for number, text in enumerate(("商会会长", "会员 商会", "龘商")):
            at.reports.add(Report(f"u{number}", f"{number}.txt", text, str(number) * 64))
        at.search.put([(1, "商会会长"), (2, "会员 商会")])
    yield made
    made.close()


def found(session, *wanted):
    with session.project.reading() as at:
        return list(at.search.candidates(wanted))


def waiting(session):
    with session.project.reading() as at:
        return list(at.search.waiting())


@given(st.lists(TEXTS, min_size=1, max_size=6), st.integers(0, 5), st.integers(0, 12), st.data())
def test_a_report_that_holds_a_text_is_never_left_out(shared_session, texts, which, start, data):
    text = texts[which % len(texts)]
    wanted = text[start : start + data.draw(st.integers(1, 5))].strip()
    with shared_session.project.writing() as at:
        at.search.reset()
        at.search.put(list(enumerate(texts, 1)))
        candidates = at.search.candidates([wanted])
    holding = {number for number, one in enumerate(texts, 1) if wanted and wanted in one}
    assert candidates is None or holding <= set(candidates)
    assert candidates is not None or not wanted


def test_two_characters_name_just_the_reports_that_have_them(session):
    assert found(session, "商会") == [1, 2]
    assert found(session, "会员") == [2]
    assert found(session, "会会") == [1]
    assert found(session, "商会", "会长") == [1]
    assert found(session, "员商") == []


def test_one_character_is_found_wherever_it_stands(session):
    assert found(session, "员") == [2]
    assert found(session, "长") == [1]
    assert found(session, "商") == [1, 2]
    assert found(session, "龘") == []


def test_what_is_not_indexed_waits_and_what_is_read_otherwise_waits_again(session):
    assert waiting(session) == [3]
    with session.project.writing() as at:
        at.search.put([(3, "龘商")])
    assert waiting(session) == []
    for change in (
        lambda at: at.reports.set_field(2, Field.RULES, {"glosses": False}),
        lambda at: at.reports.set_text(2, "别的", "gb18030", 1.0),
    ):
        with session.project.writing() as at:
            change(at)
        assert waiting(session) == [2]
        assert found(session, "会员") == []
        with session.project.writing() as at:
            at.search.put([(2, "会员别的")])
        assert found(session, "会员") == [2]
    with session.project.writing() as at:
        at.reports.set_field(2, Field.META, {"title": "会"})
    assert waiting(session) == []
    with session.project.writing() as at:
        at.reports.set_project_rules({"glosses": False})
    assert waiting(session) == [1, 2, 3]


def test_what_is_given_up_with_its_step_is_not_indexed(session):
    def given_up():
        with session.project.writing() as at:
            at.search.put([(3, "龘商")])
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError):
        given_up()
    assert waiting(session) == [3]
    assert found(session, "龘商") == []


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_index_is_told_and_made_again(session, damage):
    session.project.close()
    with closing(sqlite3.connect(session.project.path)) as plain, plain:
        plain.execute(DAMAGE[damage])
    with pytest.raises(IndexDamaged):
        found(session, "商会")
    with session.project.writing() as at:
        at.search.reset()
    assert waiting(session) == [1, 2, 3]
    assert found(session, "商会") == []
    with session.project.writing() as at:
        at.search.put([(1, "商会会长"), (3, "龘商")])
    assert found(session, "商会") == [1]
    session.project.close()
    assert found(session, "龘") == [3]


def test_an_index_of_which_most_is_passed_over_is_stale(session):
    with session.project.writing() as at:
        assert not at.search.is_stale()
        for _ in range(700):
            at.search.put([(1, "商会"), (2, "会员")])
        assert at.search.is_stale()
        at.search.reset()
        assert not at.search.is_stale()


def test_this_machine_can_keep_an_index(session):
    with session.project.reading() as at:
        assert isinstance(at.search, SearchIndex)
        assert at.search.is_possible()
