"""Searching: each place is found that a plain scan finds, and no other, however it is indexed."""

import re
import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session, bring_in, indexing, reading, searching
from annotator.review.queries import parse
from annotator.review.searching import Search
from annotator.text.cancel import Cancelled
from annotator.text.clean import clean
from annotator.text.fold import fold

OPEN, SPAN, OUT = MarkStatus.SUGGESTED, MarkStatus.CONFIRMED, MarkStatus.REJECTED
PIECES = st.sampled_from(
    [
        *(
            "商",
            "會",
            "会",
            "商會(huì)長(zhǎng)",
            "商会",
            "会长",
            "長",
            "龘",
            "。",
            "，",
            " ",
            "　",
        ),
        *(
            "\r\n",
            "\n",
            "7 8 . 1 2%",
            "１２",
            "12",
            "人",
            "😀",
            "👨‍👩‍👧",
            "\U00020bb7",
            "\u00a0",
            "(huì)",
        ),
    ]
)
TEXTS = st.lists(st.lists(PIECES, max_size=14).map("".join), min_size=1, max_size=5)
WORDS = st.one_of(
    st.sampled_from(
        ["商会", "会长", "商會長", "会", "龘", "78.12%", "12人", "😀", "\U00020bb7商", "商 会"]
    ),
    st.lists(PIECES, min_size=1, max_size=2).map("".join),
)


@pytest.fixture(autouse=True)
def asked_at_once(monkeypatch):
    """Let the index be asked of all reports, few as they are."""
    monkeypatch.setattr(searching, "_FIRST", 0)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "p.annot"
    Session.create(path, "沈").close()
    return path


def filled(session, texts):
    with session.project.writing() as at:
        for number, text in enumerate(texts):
            name = f"{number}.txt"
            at.reports.add(Report(f"u{number}", name, text, f"{number:064}"))
    return session


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    filled(
        made, ["商會(huì)長來，会员1200人。", "会员120人，占5%。\r\n商会\n会长", "龘商会 2020年5月"]
    )
    values = (
        (1, 0, 8, "ORG", SPAN, Value(), "要查"),
        (1, 12, 17, "QUANTITY", OPEN, Value("1200", "人"), ""),
        (2, 2, 6, "QUANTITY", OPEN, Value("120", "人"), ""),
        (2, 8, 10, "PERCENT", OUT, Value("0.05", "ratio"), ""),
        (3, 0, 3, "PER", OPEN, Value(), ""),
        (3, 4, 11, "DATE", OPEN, Value("2020-05"), ""),
    )
    for report_id, start, end, label, status, value, note in values:
        origin = Origin("numbers", "money" if label == "PERCENT" else None, 0.5 * (report_id > 1))
        with made.project.writing() as at:
            mark = Mark(0, report_id, start, end, label, status, origin, value, note)
            at.marks.add_many([mark], report_id)
    yield made
    made.close()


def hits(session, query, most=10_000):
    search = Search(session, parse(query, session.labels))
    return [hit for some in search.more(most) for hit in some]


def told(session, query):
    return [(hit.place.report_id, hit.covered) for hit in hits(session, query)]


def scanned(texts, word):
    """Return what a plain scan of the folded clean texts finds: report, start and end."""
    wanted = re.escape(" ".join(fold(word).split())).replace("\\ ", " +")
    found = []
    for report_id, text in enumerate(texts, 1):
        view = clean(text)
        here = re.finditer(wanted, fold(view.text)) if wanted else ()
        found += [(report_id, *view.map.back(*one.span())) for one in here]
    return found


@settings(max_examples=60)
@given(TEXTS, WORDS)
def test_each_place_is_what_a_plain_scan_finds_before_and_after_indexing(
    tmp_path_factory, empty, texts, word
):
    path = tmp_path_factory.mktemp("any") / "p.annot"
    shutil.copy(empty, path)
    session = filled(Session.open(path, "沈"), texts)
    if not fold(word).strip():
        session.close()
        return
    for _ in range(2):
        found = [
            (h.place.report_id, h.place.start, h.place.end) for h in hits(session, f'"{word}"')
        ]
        assert found == scanned(texts, word)
        assert list(indexing.waiting(session)) == []
    session.close()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("商會", [(1, "商會"), (2, "商会"), (3, "商会")]),
        ("会员 商会", [(1, "商會"), (1, "会员"), (2, "会员"), (2, "商会")]),
        ('"商会 会长"', [(2, "商会 会长")]),
        ("会员 in:0.t", [(1, "会员")]),
        ("商会 near:会员", [(1, "商會"), (2, "商会")]),
        ("商会 is:unmarked", [(2, "商会")]),
        ("PER", [(3, "龘商会")]),
        ("PER 商会", [(3, "龘商会")]),
        ("PER 会员", []),
        ("QUANTITY > 1000 人", [(1, "1200人")]),
        ("QUANTITY 100..130", [(2, "120人")]),
        ("QUANTITY near:占", [(2, "120人")]),
        ("PERCENT <= 5%", [(2, "5%")]),
        ("PERCENT < 5%", []),
        ("DATE 2019..2020", [(3, "2020年5月")]),
        ("DATE = 2020-05", [(3, "2020年5月")]),
        ("DATE < 2020", []),
        ("is:rejected", [(2, "5%")]),
        ("is:confirmed", [(1, "商會長")]),
        ("note:*", [(1, "商會長")]),
        ("note:查", [(1, "商會長")]),
        ("note:别", []),
        ("rule:money", [(2, "5%")]),
        ("by:numbers is:confirmed", [(1, "商會長")]),
        ("score < 0.3 is:open", [(1, "1200人")]),
    ],
)
def test_a_query_finds_what_is_asked_for(session, query, expected):
    assert told(session, query) == expected
    assert told(session, query) == expected


def test_a_place_is_told_with_what_is_around_and_on_it(session):
    first, *_ = hits(session, "商会")
    assert (first.name, first.place.start, first.place.end) == ("0.txt", 0, 2)
    assert (first.before, first.covered, first.after) == ("", "商會", "長來，会员1200人。")
    assert [mark.label for mark in first.marks] == ["ORG"]
    second = hits(session, "商会")[1]
    assert (second.before, second.after) == ("会员120人，占5%。 ", " 会长")
    assert second.marks == ()


def test_a_rejected_mark_that_is_found_is_told(session):
    (only,) = hits(session, "is:rejected")
    assert only.place.there == ()
    assert only.marks == (only.about,)


def test_more_goes_on_where_it_stopped(session):
    whole = hits(session, "商会 会")
    search = Search(session, parse("商会 会", session.labels))
    parts = []
    while not search.is_done:
        some = [hit for found in search.more(2) for hit in found]
        assert len(some) <= 2
        parts += some
    assert parts == whole


def test_a_search_that_is_cancelled_goes_on_later(session):
    search = Search(session, parse("商会", session.labels))
    with pytest.raises(Cancelled):
        list(search.more(10, lambda: True))
    assert len([hit for some in search.more(10) for hit in some]) == 3


def test_a_report_that_is_read_otherwise_is_found_as_it_is_read(session):
    indexing.catch_up(session)
    raw = "商會(huì)長"
    assert told(session, f'"{raw}"') == []
    reading.set_rules(session, 1, {"glosses": False})
    assert told(session, f'"{raw}"') == [(1, raw)]
    assert told(session, "商会长") == []
    session.undo()
    assert told(session, f'"{raw}"') == []
    assert told(session, "商会长") == [(1, "商會長")]
    reading.set_project_rules(session, {"glosses": False})
    assert told(session, f'"{raw}"') == [(1, raw)]


def test_a_report_that_is_decoded_anew_is_found_as_it_is_decoded(tmp_path, session):
    path = tmp_path / "new.txt"
    path.write_bytes("鼎会员甲乙丙丁".encode("gb18030"))
    (arrival,) = bring_in(session, [path])
    assert list(indexing.waiting(session)) == [1, 2, 3]  # documents are indexed as they arrive
    assert told(session, "鼎会") == [(arrival.report_id, "鼎会")]
    reading.set_encoding(session, arrival.report_id, "big5")
    now = session.report(arrival.report_id)[0].text
    assert told(session, "鼎会") == []
    assert told(session, f'"{now[:2]}"') == [(arrival.report_id, now[:2])]
    session.undo()
    assert told(session, "鼎会") == [(arrival.report_id, "鼎会")]


def test_a_damaged_index_is_made_again_and_nobody_sees_it(session):
    indexing.catch_up(session)
    session.project.close()
    with closing(sqlite3.connect(session.project.path)) as plain, plain:
        plain.execute("DELETE FROM search_pairs_data")
    assert told(session, "龘商") == [(3, "龘商")]
    indexing.catch_up(session)
    assert list(indexing.waiting(session)) == []
    assert told(session, "龘商") == [(3, "龘商")]


def test_an_index_that_is_mostly_passed_over_is_made_again(session):
    with session.project.writing() as at:
        for _ in range(1100):
            at.search.put([(1, "商会")])
    indexing.catch_up(session)
    with closing(sqlite3.connect(session.project.path)) as plain:
        (given,) = plain.execute("SELECT max(document) FROM indexed").fetchone()
    assert given == 3
    assert len(told(session, "商会")) == 3


def test_somebody_who_writes_meanwhile_keeps_no_one_from_searching(session):
    with closing(sqlite3.connect(session.project.path)) as plain:
        plain.execute("BEGIN IMMEDIATE")
        assert told(session, "龘商") == [(3, "龘商")]
        assert list(indexing.waiting(session)) == [1, 2, 3]
        plain.execute("ROLLBACK")
    assert told(session, "龘商") == [(3, "龘商")]
    assert list(indexing.waiting(session)) == []


def test_catching_up_tells_how_far_it_is_and_can_be_cancelled(session):
    reached = []
    indexing.catch_up(session, reached=lambda *far: reached.append(far))
    assert reached == [(3, 3)]
    reading.set_project_rules(session, {})
    with pytest.raises(Cancelled):
        indexing.catch_up(session, lambda: True)
    assert list(indexing.waiting(session)) == [1, 2, 3]


def test_without_fts5_everything_is_found_all_the_same(session, monkeypatch):
    answer = "SELECT 1 WHERE 0"  # of a SQLite without it
    monkeypatch.setattr("annotator.store.dialect.pairs._FTS5", answer)
    assert told(session, "龘商") == [(3, "龘商")]
    indexing.catch_up(session)
    assert list(indexing.waiting(session)) == [1, 2, 3]
    assert told(session, "PER 商会") == [(3, "龘商会")]


def test_what_is_decided_while_reports_are_indexed_lets_them_wait_no_longer(session, monkeypatch):
    monkeypatch.setattr(indexing, "_AT_ONCE", 1)
    decided = []

    def decide():
        if not decided:  # once, between the reading and the keeping of a report
            decided.append(session.add(1, 9, 11, "TERM"))
        return False

    real = indexing.folded
    monkeypatch.setattr(indexing, "folded", lambda report: (decide(), real(report))[1])
    indexing.catch_up(session)
    assert list(indexing.waiting(session)) == []
    assert told(session, "龘商") == [(3, "龘商")]


def test_marks_are_rejected_over_reports_in_one_step_but_those_changed_since(session):
    before = [told(session, f"is:{status}") for status in ("open", "confirmed", "rejected")]
    marks = [hit.about for hit in hits(session, "by:numbers") if hit.about.label != "PERCENT"]
    session.accept(next(mark for mark in marks if mark.label == "PER"))
    outcome = session.reject_everywhere(marks)
    assert len({part.decision.step for part in outcome.parts()}) == 1
    assert told(session, "is:open") == []
    assert told(session, "is:confirmed") == [(3, "龘商会")]
    assert len(told(session, "is:rejected")) == 5
    session.undo()
    session.undo()
    after = [told(session, f"is:{status}") for status in ("open", "confirmed", "rejected")]
    assert after == before
    assert session.reject_everywhere([]) is None
