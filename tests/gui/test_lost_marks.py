"""Marks are read when they are looked at: what somebody else did meanwhile is seen then."""

import pytest

from annotator.model import Mark, MarkStatus, Origin, Report
from annotator.review import Session
from annotator.ui import app

LINE = "会员共120名，占七成。\n"
LINES = 400


@pytest.fixture
def window(qtbot, tmp_path):
    """Return a window on a report with a suggestion on each of many lines."""
    session = Session.create(tmp_path / "p.annot", "沈")
    with session.project.writing() as at:
        report_id = at.reports.add(Report("u", "r.txt", LINE * LINES, "a" * 64))
        at.marks.add_many(
            Mark(
                *(0, report_id, start, start + 4, "QUANTITY", MarkStatus.SUGGESTED),
                Origin("numbers", "measure_word", 0.9),
            )
            for start in range(LINE.index("120名"), len(LINE) * LINES, len(LINE))
        )
    session.close()
    app.make_application()
    made = app.open_window(str(tmp_path / "p.annot"), [])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def last_shown(window):
    """Return the last mark as the view shows it."""
    return list(window.view.page.marks)[-1]


def test_what_somebody_else_decided_further_down_is_seen_when_one_gets_there(window, hand, qtbot):
    other = Session.open(window.desk.session.project.path, "林")
    marks = list(other.report(window.desk.report_id)[1])
    other.accept(marks[-1])
    other.reject(marks[-2])
    with qtbot.waitSignal(window.desk.marksReplaced):
        window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().maximum())
        hand.painted()
    assert last_shown(window).status is MarkStatus.CONFIRMED
    assert window.desk.marks.open == LINES - 2
    assert window.desk.current.start == LINE.index("120名")  # where one was, one is
    other.close()


def test_marks_that_cannot_be_read_any_more_are_told_of_once(window, hand, qtbot):
    with window.desk.session.project.writing() as at:
        at.marks._db.exec_driver_sql("UPDATE mark SET extra = 'not json' WHERE id = 400")
    told = []
    window.lost_marks.failed.disconnect()
    window.lost_marks.failed.connect(told.append)
    for _ in range(3):
        window.view.verticalScrollBar().setValue(window.view.verticalScrollBar().maximum())
        hand.painted()
        window.view.viewport().repaint()
    qtbot.waitUntil(lambda: len(told) == 1)
    hand.painted()
    assert [type(error).__name__ for error in told] == ["DamagedProject"]


def test_what_changes_just_while_a_report_is_read_again_is_seen_and_no_fault(
    window, hand, qtbot, monkeypatch
):
    other = Session.open(window.desk.session.project.path, "林")
    window.linking.link()  # who links looks at the mark as soon as the report is read
    first, second = list(window.desk.marks)[:2]
    other.accept(second)
    read = window.desk.session.report

    def read_while_somebody_acts(report_id):
        found = read(report_id)
        monkeypatch.undo()
        other.reject(first)
        return found

    monkeypatch.setattr(window.desk.session, "report", read_while_somebody_acts)
    window.desk.catch_up()
    statuses = [MarkStatus.REJECTED, MarkStatus.CONFIRMED]
    qtbot.waitUntil(lambda: [mark.status for mark in window.desk.marks][:2] == statuses)
    other.close()
