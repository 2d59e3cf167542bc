"""Texts that are marked in several ways, worked through by key in the window."""

import sqlite3
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator import labels
from annotator.model import Act, Mark, MarkStatus, Origin, Report, ReportStatus
from annotator.review import Session
from annotator.ui.dialogs.consistency import ConsistencyDialog

TEXTS = (  # what is confirmed in each: a text and its label
    ("晨曦会来，晨曦会到", ("晨曦会", "ORG"), ("晨曦会", "ORG")),
    ("在晨曦会里", ("晨曦会", "LOC")),
    ("到晨曦会去，沈丹来",),
    ("沈丹，沈丹", ("沈丹", "PER"), ("沈丹", "PER")),
)


@pytest.fixture
def project(tmp_path):
    """A project of finished reports with two texts that are marked in several ways."""
    session = Session.create(tmp_path / "c.annot", "沈")
    with session.project.writing() as at:
        for number, (text, *spans) in enumerate(TEXTS):
            name = f"{number}.txt"
            report_id = at.reports.add(Report(name, name, text, name * 12))
            found, marks = 0, []
            for covered, label in spans:
                start = text.index(covered, found)
                found = start + len(covered)
                place = (0, report_id, start, found, label)
                marks.append(Mark(*place, MarkStatus.CONFIRMED, Origin("names")))
            at.marks.add_many(marks)
            at.reports.set_status(report_id, ReportStatus.DONE)
    session.close()
    return tmp_path / "c.annot"


@pytest.fixture
def on_project(window, project):
    window.switch_project(project, new=False)
    return window


def opened(qtbot, window, hand):
    """Open the dialog by its key, and return it with the places of the first text."""
    hand.press("Ctrl+Shift+C", on=window.view)
    qtbot.waitUntil(lambda: window.findChild(ConsistencyDialog) is not None, timeout=20_000)
    dialog = window.findChild(ConsistencyDialog)
    settled(qtbot, dialog)
    return dialog


def settled(qtbot, dialog):
    """Wait until nothing goes on beside the dialog."""
    qtbot.waitUntil(lambda: not dialog._busy and not dialog._looking.is_busy, timeout=20_000)


@pytest.fixture
def dialog(qtbot, on_project, hand):
    return opened(qtbot, on_project, hand)


def listed(dialog):
    model = dialog.conflicts
    return {
        model.index(row, 0).data(): model.index(row, 1).data() for row in range(model.rowCount())
    }


def places(dialog):
    """The places that are shown: report, what is there, whether it is ticked."""
    model = dialog.places
    return [
        (model.index(row, 0).data(), model.index(row, 4).data(), model.is_ticked(row))
        for row in range(model.rowCount())
    ]


def spans(window):
    """The confirmed marks of all reports: (report, text, label)."""
    reader = Session.open(window.desk.session.project.path, "reader")
    found = []
    for summary in reader.each_line():
        report, marks = reader.report(summary.id)
        found += [(summary.name, report.text[m.start : m.end], m.label) for m in marks if m.is_span]
    reader.close()
    return found


def go_to(dialog, text, qtbot, hand):
    for _ in range(5):
        if dialog.current().text == text:
            break
        hand.press("J", on=dialog.list)
        settled(qtbot, dialog)
    assert dialog.current().text == text


def test_what_is_seldom_is_ticked_and_first_and_enter_puts_it_right(
    qtbot, on_project, dialog, hand
):
    assert listed(dialog) == {
        "沈丹": "Person 2 · no mark 1",
        "晨曦会": "Organisation 2 · Place 1 · no mark 1",
    }
    go_to(dialog, "晨曦会", qtbot, hand)
    assert sorted(places(dialog)[:2]) == [
        ("1.txt", "labelled: Place", True),
        ("2.txt", "nothing", True),
    ]
    assert [tick for *_, tick in places(dialog)[2:]] == [False, False]
    assert dialog.label.currentData() == "ORG"
    assert "Label 2 places" in dialog.give.text()
    assert "Take 1 marks away" in dialog.take_away.text()
    hand.press("Return", on=dialog.table)
    qtbot.waitUntil(lambda: "晨曦会" not in listed(dialog))
    assert [label for _, text, label in spans(on_project) if text == "晨曦会"] == ["ORG"] * 4
    decided = on_project.desk.session.decisions()
    assert {one.act for one in decided} == {Act.LABEL_ALL}
    assert len({one.step for one in decided}) == 1


def test_undo_brings_the_text_back(qtbot, on_project, dialog, hand):
    before = spans(on_project)
    go_to(dialog, "晨曦会", qtbot, hand)
    hand.press("Return", on=dialog.table)
    qtbot.waitUntil(lambda: "晨曦会" not in listed(dialog))
    settled(qtbot, dialog)
    hand.press("Z", on=dialog.list)
    settled(qtbot, dialog)
    assert spans(on_project) == before
    assert dialog.current().text == "晨曦会"
    assert len(places(dialog)) == 4
    hand.press("Z", on=dialog.list)  # nothing else was done here
    assert spans(on_project) == before


def test_a_labels_key_labels_what_is_ticked(qtbot, on_project, dialog, hand):
    go_to(dialog, "晨曦会", qtbot, hand)
    hand.press("W", on=dialog.table)  # of set phrases
    qtbot.waitUntil(lambda: ("1.txt", "晨曦会", "TERM") in spans(on_project))
    settled(qtbot, dialog)
    assert listed(dialog)["晨曦会"] == "Organisation 2 · Set phrase 2"
    assert [tick for *_, tick in places(dialog)] == [False, False, True, True]


def test_space_ticks_and_x_takes_marks_away(qtbot, on_project, dialog, hand):
    go_to(dialog, "沈丹", qtbot, hand)
    dialog.table.selectAll()
    hand.press("Space", on=dialog.table)  # the first is ticked: no more
    assert not dialog.give.isEnabled()
    hand.press("Space", on=dialog.table)
    assert "Take 2 marks away (X)" in dialog.take_away.text()
    hand.press("X", on=dialog.table)
    qtbot.waitUntil(lambda: "沈丹" not in listed(dialog))
    assert "沈丹" not in [text for _, text, _ in spans(on_project)]


def test_what_is_right_both_ways_goes_and_does_not_come_again(qtbot, on_project, dialog, hand):
    for _ in range(2):
        hand.press("D", on=dialog.list)
        settled(qtbot, dialog)
    assert listed(dialog) == {}
    assert "any more" in dialog.heading.text()
    hand.press("Esc", on=dialog)
    qtbot.waitUntil(lambda: on_project.findChild(ConsistencyDialog) is None)
    assert on_project.view.hasFocus()
    hand.press("Ctrl+Shift+C", on=on_project.view)
    bar = on_project.statusBar()
    qtbot.waitUntil(lambda: "No text is marked" in bar.currentMessage(), timeout=20_000)
    hand.press("Z", on=on_project.view)
    assert "Undone: Right in several ways: " in bar.currentMessage()
    again = opened(qtbot, on_project, hand)
    assert len(listed(again)) == 1


def test_the_mouse_does_the_same(qtbot, on_project, dialog):
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(dialog.both, left)
    settled(qtbot, dialog)
    assert len(listed(dialog)) == 1
    QTest.mouseClick(dialog.give, left)
    qtbot.waitUntil(lambda: listed(dialog) == {})


def test_what_somebody_changed_meanwhile_is_shown_and_left(qtbot, on_project, dialog, hand):
    go_to(dialog, "沈丹", qtbot, hand)
    other = Session.open(on_project.desk.session.project.path, "林")
    other.add(3, TEXTS[2][0].index("沈丹"), TEXTS[2][0].index("沈丹") + 2, "TERM")
    other.close()
    hand.press("Return", on=dialog.table)
    settled(qtbot, dialog)
    assert ("2.txt", "沈丹", "TERM") in spans(on_project)
    assert listed(dialog)["沈丹"] == "Person 2 · Set phrase 1"


def test_an_act_that_cannot_be_saved_waits_in_the_window(qtbot, on_project, dialog, hand):
    go_to(dialog, "沈丹", qtbot, hand)
    with closing(sqlite3.connect(on_project.desk.session.project.path)) as locking:
        locking.execute("BEGIN IMMEDIATE")
        hand.press("Return", on=dialog.table)
        qtbot.waitUntil(lambda: on_project.desk.unsaved.count == 1, timeout=20_000)
        locking.rollback()
    qtbot.waitUntil(lambda: on_project.findChild(ConsistencyDialog) is None)
    qtbot.waitUntil(lambda: on_project.desk.unsaved.count == 0, timeout=20_000)
    assert ("2.txt", "沈丹", "PER") in spans(on_project)


def test_looking_is_given_up(qtbot, on_project):
    on_project.consistency.find()
    on_project.stop_work()
    qtbot.waitUntil(lambda: not on_project.consistency._call.is_busy, timeout=20_000)
    assert on_project.findChild(ConsistencyDialog) is None


def test_labels_stand_above_it_in_their_menu(on_project):
    actions = on_project.commands._menus["label"].actions()
    names = [one.objectName() for one in actions if not one.isSeparator()]
    assert names == [*(f"label.{one.id}" for one in labels.default().labels), "consistency"]
    assert actions[-2].isSeparator()
