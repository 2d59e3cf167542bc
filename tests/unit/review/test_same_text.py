"""Files whose text a report has already are told of, and come in only where that is asked for."""

import sqlite3
from contextlib import closing

import pytest

from annotator.review import Session, bring_in, reading
from annotator.review.likeness import take_fingerprints
from annotator.text.cancel import Cancelled

TEXT = "4月28日，商会会长沈丹率12人赴南京，捐款4.11万元。\n会员共120名。\n"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


@pytest.fixture
def folder(report_file):
    """Return a folder with one text in three encodings, and another text."""
    report_file(TEXT, "in/a.txt")
    report_file(TEXT.replace("\n", "\r\n"), "in/b.txt")
    report_file(TEXT, "in/c.txt", "gb18030")
    return report_file("会员3名。", "in/d.txt").parent


def names(session):
    return [line.name for line in session.each_line()]


def test_the_first_comes_in_and_the_others_are_told_with_its_name(session, folder):
    arrivals = list(bring_in(session, [folder]))
    assert [(one.name, one.same_as) for one in arrivals] == [
        ("a.txt", ""),
        ("b.txt", "a.txt"),
        ("c.txt", "a.txt"),
        ("d.txt", ""),
    ]
    assert names(session) == ["a.txt", "d.txt"]
    assert {one.report_id for one in arrivals if one.same_as} == {1}
    assert [one.path.name for one in arrivals if one.path] == ["b.txt", "c.txt"]


def test_the_same_bytes_are_known_and_not_told_as_the_same_text(session, folder):
    list(bring_in(session, [folder / "a.txt"]))
    (again,) = bring_in(session, [folder / "a.txt"])
    assert (again.known, again.same_as) == (True, "")


def test_asked_for_they_come_in_and_name_the_report(session, folder):
    list(bring_in(session, [folder]))
    arrivals = list(bring_in(session, [folder], same_text=True))
    assert [one.known for one in arrivals] == [True, False, False, True]
    first = session.report(1)[0]
    for report_id in (3, 4):
        report = session.report(report_id)[0]
        assert report.meta["same_as"] == first.uid
        assert report.text.split() == first.text.split()


def test_reports_of_an_older_project_are_compared_too(session, folder):
    list(bring_in(session, [folder / "a.txt", folder / "d.txt"]))
    with closing(sqlite3.connect(session.project.path)) as db:
        db.execute("DELETE FROM fingerprint")
        db.commit()
    told = []
    (arrival,) = bring_in(
        session, [folder / "c.txt"], compared=lambda done, total: told.append((done, total))
    )
    assert arrival.same_as == "a.txt"
    assert told == [(2, 2)]


def test_making_them_ready_can_be_stopped(session, folder):
    list(bring_in(session, [folder / "a.txt"]))
    with closing(sqlite3.connect(session.project.path)) as db:
        db.execute("DELETE FROM fingerprint")
        db.commit()
    with pytest.raises(Cancelled):
        take_fingerprints(session, lambda: True, lambda *_: None)
    assert list(bring_in(session, [folder / "d.txt"], cancelled=lambda: True)) == []
    assert names(session) == ["a.txt"]


def test_a_text_that_is_decoded_anew_is_compared_as_it_is_then(session, folder, report_file):
    wrong = report_file("会员共一百二十名，商会会长沈丹。", "w/w.txt", "gb18030")
    list(bring_in(session, [wrong]))
    reading.set_encoding(session, 1, "big5hkscs")
    right = report_file("会员共一百二十名，商会会长沈丹。", "r/r.txt")
    (arrival,) = bring_in(session, [right])
    assert arrival.same_as == ""
    assert names(session) == ["w.txt", "r.txt"]
