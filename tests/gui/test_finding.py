"""A long report in the window: there at once, its suggestions from the top, the rest on its way."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.model import ReportStatus
from annotator.review import Session
from annotator.suggest import LONG, Beside, Cancelled, suggest_in
from annotator.ui import app
from tests.driver import Hand, queued

pytestmark = pytest.mark.long

_WAIT = 60_000


class Gate:
    """Lets candidates through a part at a time."""

    def __init__(self, monkeypatch):
        self._permits = threading.Semaphore(0)
        self._open = threading.Event()
        find = Beside.find

        def gated(beside, report, cancelled, search):
            for part in find(beside, report, cancelled, search):
                while not self._open.is_set() and not self._permits.acquire(timeout=0.02):
                    if cancelled():
                        raise Cancelled
                yield part

        monkeypatch.setattr(Beside, "find", gated)

    def let(self, count=1):
        for _ in range(count):
            self._permits.release()

    def open(self):
        self._open.set()


@pytest.fixture
def gate(monkeypatch):
    return Gate(monkeypatch)


@pytest.fixture
def window(qtbot, tmp_path, report_file, gate, seeds_text):
    """Return a window in which a long report has arrived, its candidates held back."""
    path = report_file(seeds_text(2 * LONG), "long.txt")
    app.make_application()
    made = app.open_window(str(tmp_path / "p.annot"), [path])
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(lambda: made.desk.report is not None, timeout=_WAIT)
    yield made
    gate.open()


@pytest.fixture
def hand(window):
    return Hand(window)


def summary(window):
    return queued(window)[0]


def part(window, qtbot, gate):
    """Let one part through and return how far candidates are found then."""
    before = summary(window).found_to
    gate.let()
    qtbot.waitUntil(lambda: summary(window).found_to != before, timeout=_WAIT)
    return summary(window).found_to


def finish(window, qtbot, gate):
    gate.open()
    qtbot.waitUntil(lambda: summary(window).found_to is None, timeout=_WAIT)
    qtbot.waitUntil(lambda: not window.transfers.arrivals._progress._cancel.isVisible())


def expected(window):
    return [(one.start, one.end, one.label) for one in suggest_in(window.desk.report)]


def places(marks):
    return [(mark.start, mark.end, mark.label) for mark in marks]


def kept(window):
    session = Session.open(window.desk.session.project.path, "reader")
    marks = session.report(window.desk.report_id)[1]
    session.close()
    return list(marks)


def test_it_is_read_at_once_and_suggestions_arrive_from_the_top(window, hand, qtbot, gate):
    assert hand.marks() == []
    assert summary(window).found_to == 0
    hand.press("PgDown")
    assert window.view.page.position() > 0
    end = part(window, qtbot, gate)
    assert 0 < end < len(hand.text())
    assert places(window.view.page.marks) == [one for one in expected(window) if one[0] < end]
    assert places(kept(window)) == places(window.view.page.marks)
    progress = window.transfers.arrivals._progress
    assert progress._cancel.isVisible()
    assert (progress._progress.value(), progress._progress.maximum()) == (end, len(hand.text()))
    further = part(window, qtbot, gate)
    assert further > end
    finish(window, qtbot, gate)
    assert places(window.view.page.marks) == expected(window)
    assert places(kept(window)) == expected(window)


def test_the_first_suggestion_becomes_current_without_moving_the_page(window, hand, qtbot, gate):
    hand.press("PgDown")
    here = window.view.page.position()
    part(window, qtbot, gate)
    assert window.desk.current == next(iter(window.desk.marks))
    assert window.view.page.position() == here


def test_acts_meanwhile_stand(window, hand, qtbot, gate):
    part(window, qtbot, gate)
    first = window.desk.current
    hand.press("Space")
    second = window.desk.current
    hand.press("X")
    third = window.desk.current
    # what is still to be found, labelled otherwise before it is
    later = suggest_in(window.desk.report)[-1]
    window.desk.select(later.start, later.end)
    window.desk.label("TERM")
    assert window.desk.current.label == "TERM"
    finish(window, qtbot, gate)
    marks = {mark.id: mark for mark in kept(window)}
    assert marks[first.id].status.value == "confirmed"
    assert marks[second.id].status.value == "rejected"
    assert marks[third.id].is_open
    here = [mark for mark in marks.values() if mark.end > later.start and mark.start < later.end]
    assert [(mark.label, mark.status.value) for mark in here] == [("TERM", "confirmed")]
    assert list(window.desk.marks) == kept(window)
    assert summary(window).status is ReportStatus.IN_PROGRESS
    hand.press("Z")
    assert list(window.desk.marks) == kept(window)


def test_an_act_made_before_its_part_is_painted_stands(window, hand, qtbot, gate):
    told = []
    window.transfers.arrivals.found.disconnect(window.desk.follow_found)
    window.transfers.arrivals.found.connect(told.append)
    gate.let()
    qtbot.waitUntil(lambda: bool(told), timeout=_WAIT)
    window.desk.read_again()  # as a coming back to the window may, before it is told
    window.desk.go_to(window.desk.marks.next_open(0))
    accepted = window.desk.current
    hand.press("Space")
    window.desk.follow_found(told[0])
    assert window.desk.marks.get(accepted.id).is_span
    assert list(window.desk.marks) == kept(window)


@pytest.mark.parametrize("how", ["Esc", "button"])
def test_it_is_stopped_and_the_rest_found_later(window, hand, qtbot, gate, how):
    end = part(window, qtbot, gate)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=_WAIT):
        if how == "Esc":
            hand.press("Esc", on=window.view)
        else:
            hand.push(window.transfers.arrivals._progress._cancel)
    assert "Stopped" in window.statusBar().currentMessage() + window._told_line.whole()
    assert summary(window).found_to == end
    assert places(kept(window)) == [one for one in expected(window) if one[0] < end]
    gate.open()
    with qtbot.waitSignal(window.rereading.ended, timeout=_WAIT):
        window.commands.actions["find_again"].trigger()
    assert summary(window).found_to is None
    assert places(window.view.page.marks) == expected(window)
    assert places(kept(window)) == expected(window)


def test_escape_first_drops_the_selection(window, hand, qtbot, gate):
    hand.press("Shift+Right")
    assert window.view.selection() == (0, 1)
    hand.press("Esc", on=window.view)
    assert window.view.selection() == (1, 1)
    part(window, qtbot, gate)
    finish(window, qtbot, gate)
    assert places(window.view.page.marks) == expected(window)


def test_a_window_closed_meanwhile_keeps_what_was_told(window, qtbot, gate):
    end = part(window, qtbot, gate)
    project = window.desk.session.project.path
    beside = window.transfers.arrivals._beside
    window.close()
    assert beside._process is None
    session = Session.open(project, "reader")
    assert session.summary(1).found_to == end
    found = [one for one in expected_of(session) if one[0] < end]
    assert places(session.report(1)[1]) == found
    session.close()


def expected_of(session):
    return [(one.start, one.end, one.label) for one in suggest_in(session.report(1)[0])]


def test_finding_again_shows_its_changes_from_the_top_and_can_be_stopped(window, hand, qtbot, gate):
    finish(window, qtbot, gate)
    gate._open.clear()
    session = window.desk.session
    with session.project.writing() as at:  # some that an older program did not find
        from annotator.model import MarkChange

        for mark in at.marks.of_report(1)[::3]:
            at.marks.apply(MarkChange(mark, None))
    window.desk.read_again()
    before = places(window.desk.marks)
    window.commands.actions["find_again"].trigger()
    gate.let()
    qtbot.waitUntil(lambda: len(window.desk.marks) > len(before), timeout=_WAIT)
    assert places(window.view.page.marks) == places(kept(window))
    assert places(window.desk.marks)[:50] == expected(window)[:50]
    assert places(window.desk.marks) != expected(window)
    with qtbot.waitSignal(window.rereading.ended, timeout=_WAIT):
        QTest.mouseClick(window.rereading._progress._cancel, Qt.MouseButton.LeftButton)
    assert "What was found until now stays" in window._told_line.whole()
    hand.press("Z")
    assert places(window.desk.marks) == places(kept(window)) == before
    gate.open()
    with qtbot.waitSignal(window.rereading.ended, timeout=_WAIT):
        window.commands.actions["find_again"].trigger()
    assert places(window.desk.marks) == places(kept(window)) == expected(window)
    assert "Looked through to the end" in window._told_line.whole()
