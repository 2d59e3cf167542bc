"""The queue: which reports are shown, in which order; its counts are those of the marks."""

import sqlite3
from collections import Counter
from contextlib import closing

import pytest

from annotator.model import (
    Field,
    Mark,
    MarkStatus,
    Origin,
    QueueFilter,
    QueueOrder,
    Report,
    ReportStatus,
)
from annotator.review import Session

OPEN, SPAN, OUT = MarkStatus.SUGGESTED, MarkStatus.CONFIRMED, MarkStatus.REJECTED


def a_mark(report_id, start, label, status, score=None):
    return Mark(0, report_id, start, start + 2, label, status, Origin("n", "r", score))


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    with made.project.writing() as at:
        for name, meta in (
            ("b.txt", {"report_date": "2020-05", "tags": ["急", "总会"]}),
            ("a_100%.txt", {"report_date": "2019-01-02"}),
            ("C.txt", {"tags": ["总会"]}),
            ("d.txt", {}),
        ):
            at.reports.add(Report(name, name, "会员共120名，占七成。" * 9, name * 8, meta=meta))
        at.marks.add_many(
            [
                *(a_mark(1, start, "PER", OPEN, 0.9) for start in (0, 5, 9)),
                *(a_mark(2, start, "ORG", OPEN, 0.4) for start in (0, 5)),
                a_mark(2, 20, "PER", SPAN),
                a_mark(3, 0, "PER", OUT, 0.2),
            ]
        )
        at.reports.set_status(3, ReportStatus.DONE)
    yield made
    made.close()


def shown(session, order=QueueOrder.ADDED, *, descending=False, **asked):
    with session.project.reading() as at:
        return list(at.queue.ids(QueueFilter(**asked), order, descending=descending))


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [1, 2, 3, 4]),
        ({"name": "c.T"}, [3]),
        ({"name": "0%"}, [2]),
        ({"name": "_"}, [2]),
        ({"statuses": frozenset({ReportStatus.DONE})}, [3]),
        ({"label": "PER"}, [1, 2, 3]),
        ({"label": "PER", "mark_status": OPEN}, [1]),
        ({"mark_status": SPAN}, [2]),
        ({"below": 0.5}, [2]),
        ({"tags": frozenset({"总会"})}, [1, 3]),
        ({"tags": frozenset({"总会", "急"})}, [1]),
        ({"since": "2019-06"}, [1]),
        ({"until": "2019-01-02"}, [2]),
        ({"until": "2020"}, [1, 2]),
        ({"reviewer": "沈"}, []),
        ({"with_findings": True}, []),
    ],
)
def test_a_filter_shows_the_reports_that_are_so(session, asked, expected):
    assert shown(session, **asked) == expected


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (QueueOrder.ADDED, [1, 2, 3, 4]),
        (QueueOrder.NAME, [3, 2, 1, 4]),
        (QueueOrder.STATUS, [1, 2, 4, 3]),
        (QueueOrder.PROGRESS, [1, 2, 3, 4]),
        (QueueOrder.OPEN, [3, 4, 2, 1]),
        (QueueOrder.SCORE, [2, 1, 3, 4]),
        (QueueOrder.DATE, [3, 4, 2, 1]),
    ],
)
def test_an_order_holds_in_both_directions(session, order, expected):
    assert shown(session, order) == expected
    keyed = {QueueOrder.ADDED, QueueOrder.NAME}
    turned = shown(session, order, descending=True)
    assert turned[0] == expected[-1] or order not in keyed
    assert turned != expected


def test_who_worked_last_and_when_is_told(session):
    mark = session.report(1)[1].get(1)
    session.accept(mark)
    (line,) = [one for one in session.each_line() if one.id == 1]
    assert (line.reviewer, line.tags, line.date) == ("沈", ("急", "总会"), "2020-05")
    assert line.touched_at
    assert shown(session, reviewer="沈") == [1]
    assert shown(session, QueueOrder.TOUCHED, descending=True)[0] == 1


def test_tags_and_the_date_follow_the_metadata(session):
    with session.project.writing() as at:
        at.reports.set_field(1, Field.META, {"tags": ["新"], "report_date": None})
        at.reports.set_findings(1, 2)
    assert shown(session, tags=frozenset({"总会"})) == [3]
    assert shown(session, tags=frozenset({"新"})) == [1]
    assert shown(session, with_findings=True) == [1]
    (line,) = [one for one in session.each_line() if one.id == 1]
    assert (line.tags, line.date, line.findings) == (("新",), None, 2)
    with session.project.reading() as at:
        assert at.queue.tags() == {"总会": 1, "新": 1}
        assert at.queue.totals() == Counter({ReportStatus.NEW: 3, ReportStatus.DONE: 1})


def test_the_least_sure_suggestion_is_followed_through_every_act(session):
    def sure(report_id):
        return [number for number in shown(session, below=0.5) if number == report_id]

    first, second = list(session.report(2)[1])[:2]
    session.accept(first)
    assert sure(2) == [2]
    session.reject(second)
    assert sure(2) == []
    session.undo()
    assert sure(2) == [2]


def test_what_is_kept_beside_the_marks_is_what_counting_them_gives(session):
    for mark in list(session.report(1)[1])[:2]:
        session.relabel(mark, "TITLE")
    session.undo()
    session.add(4, 0, 8, "PER")
    session.close()
    with closing(sqlite3.connect(session.project.path)) as db:
        assert db.execute("SELECT * FROM tally WHERE count != 0 ORDER BY 1, 2, 3").fetchall() == (
            db.execute(
                "SELECT report_id, label, status, count(*) FROM mark "
                "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
            ).fetchall()
        )
        for name, column in (("suggested", "open"), ("confirmed",) * 2, ("rejected",) * 2):
            counted = db.execute(
                "SELECT report.id, (SELECT count(*) FROM mark WHERE report_id = report.id "
                f"AND status = '{name}') FROM report ORDER BY 1"
            ).fetchall()
            kept = db.execute(f"SELECT report_id, {column} FROM standing ORDER BY 1").fetchall()
            assert kept == counted
        least = db.execute(
            "SELECT report.id, (SELECT min(origin_score) FROM mark WHERE report_id = report.id "
            "AND status = 'suggested') FROM report ORDER BY 1"
        ).fetchall()
        assert least == db.execute("SELECT report_id, least FROM standing ORDER BY 1").fetchall()
        longest = db.execute("SELECT longest FROM standing WHERE report_id = 4").fetchone()
        assert longest == (8,)
