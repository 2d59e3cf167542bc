"""The queue by keys and mouse, on a project of some thousand reports."""

import shutil
from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from sqlalchemy import Engine, event

from annotator.model import QueueFilter, QueueOrder, QueueQuery, ReportStatus
from annotator.review import Session
from annotator.ui.models.queue import STRETCH, SUMMARY_ROLE
from tests.benchmarks import projects
from tests.driver import Hand
from tests.gui.conftest import window_on

REPORTS = 3_000
SHIFT = Qt.KeyboardModifier.ShiftModifier
FLAGGED = QueueFilter(statuses=frozenset({ReportStatus.FLAGGED}))


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    """Return a project of many reports, each with a hundred marks."""
    path = tmp_path_factory.mktemp("many") / "p.annot"
    projects.build(path, REPORTS)
    return path


@pytest.fixture
def window(qtbot, tmp_path, many):
    """Return a window on a copy of it, in English."""
    shutil.copy(many, tmp_path / "p.annot")
    made = window_on(qtbot, tmp_path / "p.annot")
    made.looks.set_language("en")
    yield made
    made.close()


@pytest.fixture
def hand(window):
    return Hand(window)


@pytest.fixture
def reader(window):
    """Return a session of its own on the project."""
    made = Session.open(window.desk.session.project.path, "reader")
    yield made
    made.close()


@pytest.fixture
def settled(qtbot, window):
    """Return a function that does something and returns once the queue has followed it."""

    def do(act):
        with qtbot.waitSignal(window.queue_model.answered):
            act()

    return do


def shown(window):
    model = window.queue_model
    return [model.index(row).data(SUMMARY_ROLE) for row in range(model.rowCount())]


def chips(window):
    return [button.text() for button in window.queue.chips.buttons]


def dialog(window):
    return next(d for d in window.findChildren(QDialog) if d.isVisible())


def choose(hand, menu, text):
    """Choose an entry of a menu by the keyboard."""
    action = next(one for one in menu.actions() if one.text() == text)
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    hand.painted()


# -- reading --------------------------------------------------------------------------------------


def test_only_the_lines_that_are_seen_are_read(qtbot, window, hand):
    read = Counter()

    def note(_connection, _cursor, statement, parameters, *_):
        if "FROM report JOIN standing" in statement and "json_each" in statement:
            read["lines"] += parameters[0].count(",") + 1

    event.listen(Engine, "after_cursor_execute", note)
    try:
        bar = window.queue.list.verticalScrollBar()
        assert window.queue_model.rowCount() == REPORTS
        bar.setValue(bar.maximum())
        hand.painted()
        hand.painted()
        assert 0 < read["lines"] <= 2 * STRETCH
        bar.setValue(bar.maximum() // 2)
        hand.painted()
        hand.painted()
        assert read["lines"] <= 4 * STRETCH
    finally:
        event.remove(Engine, "after_cursor_execute", note)
    row = window.queue.list.indexAt(window.queue.list.viewport().rect().center())
    assert row.data() == f"{row.row() + 1:06}_商会{(row.row() + 1) % 97}工作简报.txt"


def test_it_opens_at_the_first_report_that_is_not_done(qtbot, window, hand, reader):
    first = window.desk.report_id
    assert reader.summary(first).status is not ReportStatus.DONE
    assert "of 3,000 done" in window.queue._heading.text()
    done = reader.totals()[ReportStatus.DONE]
    hand.press("D")
    assert window.queue._heading.text() == f"Reports: {done + 1:,} of 3,000 done"


# -- filtering ------------------------------------------------------------------------------------


def test_a_part_of_the_name_is_typed_and_the_first_report_opened(window, hand, settled):
    hand.press("Shift+N")
    field = window.queue.bar.field
    assert field.hasFocus()
    settled(lambda: hand.type("00297 商会", field))
    names = [one.name for one in shown(window)]
    assert len(names) == 11
    assert all("00297" in name and "商会" in name for name in names)
    assert window.queue._shown.text() == "11 of 3,000 shown"
    hand.press("Return")
    assert window.desk.report.name == names[0]
    assert window.view.hasFocus()


def test_keys_go_from_the_field_into_the_list_and_back_to_the_report(window, hand, settled):
    opened = window.desk.report_id
    hand.press("Shift+N")
    settled(lambda: hand.type("00299", window.queue.bar.field))
    hand.press("Down")
    rows = window.queue.list
    assert rows.hasFocus()
    assert rows.currentIndex().row() == 0
    hand.press("Down")
    hand.press("Return")
    assert window.desk.report.name.startswith("002990")
    assert window.view.hasFocus()
    rows.setFocus()
    hand.press("Up")
    hand.press("Up")
    assert window.queue.bar.field.hasFocus()
    hand.press("Escape")
    assert window.view.hasFocus()
    settled(window.commands.actions["clear_filter"].trigger)
    assert window.queue.bar.field.text() == ""
    assert opened in window.queue_model.ids()


def test_conditions_are_chosen_in_the_dialog_seen_as_chips_and_taken_away(window, hand, settled):
    hand.press("Ctrl+Shift+N")
    asking = dialog(window)
    settled(lambda: hand.press("Space", on=asking.statuses[ReportStatus.FLAGGED]))
    flagged = len(shown(window))
    assert {one.status for one in shown(window)} == {ReportStatus.FLAGGED}
    settled(lambda: hand.press("Space", on=asking.statuses[ReportStatus.DONE]))
    settled(asking.findings.click)
    hand.type("2015", asking.since)
    settled(lambda: hand.press("Return", on=asking.since))
    asking.reject()
    assert chips(window) == ["done ×", "flagged ×", "from 2015 on ×", "with findings ×"]
    assert all(one.findings and one.date >= "2015" for one in shown(window))
    for count in (3, 2, 1, 0):
        settled(lambda: hand.push(window.queue.chips.buttons[0]))
        assert len(chips(window)) == count
    assert len(shown(window)) == REPORTS > flagged
    assert not window.queue._shown.isVisible()


def test_a_label_a_score_and_a_tag_are_asked_for(window, hand, settled, reader):
    hand.press("Ctrl+Shift+N")
    asking = dialog(window)
    settled(lambda: asking.label.setCurrentIndex(asking.label.findData("PER")))
    settled(lambda: asking.mark_status.setCurrentIndex(2))
    settled(lambda: asking.below.setValue(0.52))
    hand.type("急", asking.tag)
    settled(lambda: hand.press("Return", on=asking.tag))
    assert asking.tag.text() == ""
    wanted = window.queue_model.query.wanted
    assert (wanted.label, wanted.below, wanted.tags) == ("PER", 0.52, frozenset({"急"}))
    assert list(window.queue_model.ids()) == list(reader.queue_ids(QueueQuery(wanted)))
    assert chips(window) == ["Person confirmed ×", "score below 0.52 ×", "#急 ×"]


def test_a_day_that_is_none_is_refused_in_a_sentence(window, hand):
    hand.press("Ctrl+Shift+N")
    asking = dialog(window)
    hand.type("soon", asking.until)
    hand.press("Return", on=asking.until)
    assert "soon" in asking.problem.text()
    assert window.queue_model.query.wanted == QueueFilter()


def test_an_empty_result_says_why_and_shows_all_again(window, hand, settled):
    settled(
        lambda: window.queueing.ask(QueueQuery(QueueFilter(name="nobody", tags=frozenset("急"))))
    )
    said = window.queue._empty
    assert said.isVisible()
    assert said._text.text() == "No report is as asked: “nobody” in the name, #急."
    settled(lambda: hand.push(said.clear))
    assert window.queue.list.isVisible()
    assert len(shown(window)) == REPORTS


def test_it_is_sorted_by_a_menu_and_stays_so_after_a_restart(qtbot, window, hand, settled):
    menu = window.queue.bar.sort.menu()
    menu.aboutToShow.emit()
    settled(lambda: choose(hand, menu, "Report date"))
    menu.aboutToShow.emit()
    settled(lambda: choose(hand, menu, "Descending"))
    dates = [one.date for one in shown(window)[:400]]
    assert dates == sorted(dates, reverse=True)
    project = window.desk.session.project.path
    window.close()
    again = window_on(qtbot, project)
    assert again.queue_model.query == QueueQuery(order=QueueOrder.DATE, descending=True)
    assert [one.date for one in shown(again)[:400]] == dates
    again.close()


def test_a_saved_filter_survives_a_restart(qtbot, window, hand, settled):
    settled(lambda: window.queueing.ask(QueueQuery(FLAGGED, QueueOrder.OPEN)))
    flagged = list(window.queue_model.ids())
    hand.press("Ctrl+Shift+N")
    asking = dialog(window)
    hand.type("second look", asking.names.lineEdit())
    hand.push(asking.keep)
    asking.reject()
    project = window.desk.session.project.path
    window.close()
    again = window_on(qtbot, project)
    assert again.queue_model.rowCount() == REPORTS
    menu = again.queue.bar.filter.menu()
    menu.aboutToShow.emit()
    with qtbot.waitSignal(again.queue_model.answered):
        choose(Hand(again), menu, "second look")
    assert list(again.queue_model.ids()) == flagged
    again.queueing.filter_by()
    asking = dialog(again)
    Hand(again).type("second look", asking.names.lineEdit())
    Hand(again).push(asking.forget)
    assert again.kept.settings.filters == {}
    again.close()


# -- working along it -----------------------------------------------------------------------------


def test_the_next_report_is_the_next_of_the_filtered_queue(window, hand, settled):
    settled(lambda: window.queueing.ask(QueueQuery(FLAGGED, QueueOrder.NAME, descending=True)))
    wanted = list(window.queue_model.ids())
    way = []
    for key in ("N", "N", "D", "D", "B"):
        hand.press(key)
        way.append(window.desk.report_id)
    assert way == [*wanted[:4], wanted[2]]
    assert list(window.queue_model.ids()) == wanted  # those that are done stay
    assert window.queue_model.index(1).data(SUMMARY_ROLE).status is ReportStatus.DONE
    settled(lambda: hand.press("F5"))
    assert list(window.queue_model.ids()) == [wanted[0], *wanted[3:]]


def test_a_click_opens_and_a_click_with_a_key_only_selects(window, hand):
    rows = window.queue.list

    def click(row, modifiers=Qt.KeyboardModifier.NoModifier):
        place = rows.visualRect(window.queue_model.index(row)).center()
        QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, modifiers, place)
        hand.painted()

    click(2)
    assert window.desk.report_id == 3
    click(5, SHIFT)
    assert window.desk.report_id == 3
    assert window.queue.selected() == [3, 4, 5, 6]


def test_several_reports_are_flagged_and_done_by_one_key_and_taken_back_by_one(
    window, hand, reader
):
    rows = window.queue.list
    before = [reader.summary(one).status for one in (1, 2, 3)]
    opened = window.desk.report_id
    rows.setFocus()
    hand.press("Shift+Down")
    hand.press("Shift+Down")
    hand.press("F")
    assert [reader.summary(one).status for one in (1, 2, 3)] == [ReportStatus.FLAGGED] * 3
    assert window.statusBar().currentMessage() == "Report: flagged — reports: 3"
    hand.press("D")
    assert [reader.summary(one).status for one in (1, 2, 3)] == [ReportStatus.DONE] * 3
    assert window.desk.report_id == opened
    for _ in range(2):
        hand.press("Z", on=window.view)
    assert [reader.summary(one).status for one in (1, 2, 3)] == before


def test_tags_are_given_to_several_reports_and_taken_back_in_one_step(window, hand, reader):
    before = {one: reader.summary(one).tags for one in (1, 2, 3)}
    window.queue.list.setFocus()
    hand.press("Shift+Down")
    hand.press("Shift+Down")
    hand.press("Ctrl+T")
    asking = dialog(window)
    hand.type("复查", asking.field)
    hand.press("Return")
    assert asking.list.item(0).text() == "复查"
    hand.press("Return")
    assert window.queue.list.hasFocus()
    for one, tags in before.items():
        assert set(reader.summary(one).tags) == {*tags, "复查"}
    assert window.queue_model.index(0).data(SUMMARY_ROLE).tags == ("复查",)
    assert window.desk.report.tags == ("复查",)
    assert window.statusBar().currentMessage() == "Tags — reports: 3"
    hand.press("Z", on=window.view)
    assert {one: reader.summary(one).tags for one in before} == before
    assert window.desk.report.tags == ()
    hand.press("Shift+Z", on=window.view)
    assert reader.tags()["复查"] == 3


def test_a_tag_that_some_have_is_half_checked_and_stays_theirs(window, hand, reader):
    reader.set_tags([1, 2], ["甲"])
    reader.set_tags([1], ["乙"])
    window.queue.list.setFocus()
    hand.press("Shift+Down")
    hand.press("Ctrl+T")
    asking = dialog(window)
    items = {asking.list.item(row).text(): asking.list.item(row) for row in range(2)}
    assert items["甲"].checkState() is Qt.CheckState.Checked
    assert items["乙"].checkState() is Qt.CheckState.PartiallyChecked
    asking.list.setCurrentItem(items["甲"])
    hand.press("Space", on=asking.list)
    hand.press("Return", on=asking.field)
    assert reader.summary(1).tags == ("乙",)
    assert reader.summary(2).tags == ()


def test_a_tag_is_completed_from_those_there_are(window, hand):
    hand.press("Ctrl+T")
    field = dialog(window).field
    hand.type("总", field)
    assert field.completer().completionCount() == 1
    assert field.completer().currentCompletion() == "总会"


def test_many_reports_are_tagged_beside_the_window_and_it_can_be_stopped(
    qtbot, window, hand, reader
):
    window.queue.list.setFocus()
    hand.press("Ctrl+A")
    hand.press("Ctrl+T")
    asking = dialog(window)
    hand.type("全部", asking.field)
    hand.press("Return")
    hand.press("Return")
    assert window.filing._progress._cancel.isVisible()
    hand.press("Escape", on=window.view)
    qtbot.waitUntil(lambda: not window.filing._call.is_busy, timeout=60_000)
    assert "全部" not in reader.tags()
    window.filing._set_tags(window.desk.session, window.queue.selected(), ["全部"], [])
    qtbot.waitUntil(lambda: not window.filing._call.is_busy, timeout=60_000)
    assert reader.tags()["全部"] == REPORTS
    assert window.queue_model.index(7).data(SUMMARY_ROLE).tags[-1:] == ("全部",)
    hand.press("Z", on=window.view)
    assert window.filing._progress._cancel.isVisible()  # as many are taken back beside it, too
    qtbot.waitUntil(lambda: not window.filing._call.is_busy, timeout=60_000)
    assert "全部" not in reader.tags()
    assert "全部" not in window.queue_model.index(7).data(SUMMARY_ROLE).tags


def test_the_row_tells_everything_to_a_screen_reader_and_in_its_tool_tip(window, reader):
    reader.set_tags([1], ["总会"])
    window.queue_model.put(reader.summary(1))
    told = window.queue_model.index(0).data(Qt.ItemDataRole.ToolTipRole).splitlines()
    assert told[1:3] == ["new", "25 / 99"]
    assert told[-2:] == ["last worked on by reader", "#总会"]
    assert "open suggestions: 74" in told
