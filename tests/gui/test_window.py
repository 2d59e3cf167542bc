"""The window around a review: files in and out, themes, languages, keys, what is remembered."""

import json
import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
)

from annotator import settings
from annotator.review import Session
from annotator.ui import app
from annotator.ui.dialogs.arrivals import ArrivalsDialog
from annotator.ui.dialogs.export import ExportDialog
from annotator.ui.models import QueueModel
from tests.driver import drop, queued


def message(window, qtbot):
    """Return the text of the message box that is open, and close it."""
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    box = window.findChildren(QMessageBox)[-1]
    text = box.text()
    box.close()
    activate(window, qtbot)
    return text


def activate(window, qtbot):
    """Give the window back the keyboard, as a desktop does when a dialog closes."""
    window.activateWindow()
    window.view.setFocus()
    qtbot.waitUntil(window.isActiveWindow)


def choose(window, qtbot, path):
    """Type a path into the file dialog that is open, and confirm."""
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    dialog = window.findChildren(QFileDialog)[-1]
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    field.setText(str(path))
    box = dialog.findChild(QDialogButtonBox)
    kinds = (QDialogButtonBox.StandardButton.Open, QDialogButtonBox.StandardButton.Save)
    button = next(filter(None, map(box.button, kinds)))
    qtbot.waitUntil(button.isEnabled)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    activate(window, qtbot)


def test_dropped_reports_come_in_and_a_dropped_project_opens(window, qtbot, report_file, tmp_path):
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        drop(window, report_file("会员7名。", "new/c.txt").parent)
    assert [s.name for s in queued(window)] == ["a.txt", "b.txt", "c.txt"]
    window.switch_project(tmp_path / "other.annot", new=True)
    assert queued(window) == []
    assert window.desk.report is None
    drop(window, tmp_path / "p.annot")
    assert [s.name for s in queued(window)] == ["a.txt", "b.txt", "c.txt"]


def test_reports_are_added_by_dialog(window, hand, qtbot, report_file):
    hand.press("Ctrl+O")
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        choose(window, qtbot, report_file("会员7名。", "new/c.txt"))
    assert queued(window)[-1].name == "c.txt"
    hand.press("Ctrl+Shift+O")
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        choose(window, qtbot, report_file("会员8名。", "more/d.txt").parent)
    assert queued(window)[-1].name == "d.txt"


def test_projects_are_made_and_opened_by_dialog(window, qtbot, tmp_path):
    first = window.desk.session.project.path
    window.commands.actions["new_project"].trigger()
    choose(window, qtbot, tmp_path / "second.annot")
    qtbot.waitUntil(lambda: window.desk.session.project.path.name == "second.annot")
    assert "second.annot" in window.windowTitle()
    window.commands.actions["open_project"].trigger()
    choose(window, qtbot, first)
    qtbot.waitUntil(lambda: window.desk.session.project.path == first)
    assert len(queued(window)) == 2


def test_refused_files_are_told_together_and_the_rest_comes_in(window, qtbot, report_file):
    folder = report_file("", "mixed/1.txt").parent
    report_file("会员7名。", "mixed/2.txt")
    (folder / "3.txt").write_bytes(b"\x00\x01")
    window.transfers.bring_in([folder, folder / "gone.txt"])
    qtbot.waitUntil(lambda: bool(window.findChildren(ArrivalsDialog)), timeout=60_000)
    (dialog,) = window.findChildren(ArrivalsDialog)
    assert dialog.findChild(QLabel).text() == "Reports added: 1; refused: 3"
    assert not dialog.same.isVisible()
    text = dialog.list.toPlainText()
    for said in ("gone.txt is not there", "1.txt is empty", "3.txt is not a text file"):
        assert said in text
    assert queued(window)[-1].name == "2.txt"
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == text
    dialog.save.click()
    choose(window, qtbot, folder / "refused.txt")
    assert (folder / "refused.txt").read_text(encoding="utf-8") == f"{text}\n"


def test_what_has_the_text_of_another_is_told_and_added_on_request(window, qtbot, report_file):
    report_file("会员7名。", "same/1.txt")
    folder = report_file("会员7名。\n", "same/2.txt").parent
    window.transfers.bring_in([folder])
    qtbot.waitUntil(lambda: bool(window.findChildren(ArrivalsDialog)), timeout=60_000)
    (dialog,) = window.findChildren(ArrivalsDialog)
    said = dialog.findChild(QLabel).text()
    assert said == "Reports added: 1; with the text of another: 1"
    assert dialog.list.toPlainText() == "2.txt has the text of 1.txt."
    assert window.queue_model.rowCount() == 3
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        dialog.same.click()
    assert [line.name for line in queued(window)[2:]] == ["1.txt", "2.txt"]
    again = window.desk.session.report(4)[0]
    assert again.meta["same_as"] == window.desk.session.report(3)[0].uid


def test_an_import_is_cancelled_by_its_button(window, qtbot, report_file):
    for k in range(60):
        report_file(f"会员{k}名。" * 400, f"many/{k:02}.txt")
    folder = report_file("会员。", "many/60.txt").parent
    seen = []
    window.transfers.arrivals.arrived.connect(seen.append)
    window.transfers.bring_in([folder])
    qtbot.waitUntil(lambda: len(seen) > 1, timeout=60_000)
    assert window.transfers.arrivals._progress._cancel.isVisible()
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        QTest.mouseClick(window.transfers.arrivals._progress._cancel, Qt.MouseButton.LeftButton)
    count = len(queued(window))
    assert 2 < count < 62
    assert len(list(window.desk.session.each_line())) == count


@pytest.mark.parametrize("name", ["gone.annot", "text.annot"])
def test_a_project_that_cannot_be_opened_leaves_the_one_that_is_open(window, qtbot, tmp_path, name):
    (tmp_path / "text.annot").write_text("no project", encoding="utf-8")
    window.switch_project(tmp_path / name, new=False)
    assert name in message(window, qtbot)
    assert len(queued(window)) == 2
    assert list(window.desk.session.each_line())


def test_an_act_on_what_changed_elsewhere_is_refused_and_the_report_read_again(window, hand):
    other = Session.open(window.desk.session.project.path, "林")
    seen = window.desk.current
    other.reject(seen)
    hand.press("Space")
    assert "changed elsewhere" in window.statusBar().currentMessage()
    assert other.report(window.desk.report_id)[1].get(seen.id).status.value == "rejected"
    assert window.desk.marks.get(seen.id).status.value == "rejected"
    other.close()


def test_coming_back_to_the_window_shows_what_was_done_elsewhere(window, hand, qtbot):
    other = Session.open(window.desk.session.project.path, "林")
    hand.press("J")
    here = hand.current()
    other.accept(next(iter(window.desk.marks)))
    other.close()
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert hand.marks()[0][2] == "confirmed"
    assert hand.current() == here
    assert queued(window)[0].confirmed == 1


def test_adding_the_open_report_again_moves_nothing(window, hand, qtbot, tmp_path):
    hand.press("J")
    here = hand.current()
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        window.transfers.bring_in([tmp_path / "reports" / "a.txt"])
    assert hand.current() == here


@pytest.mark.long
@pytest.mark.parametrize("dialog", ["open_reports", "open_folder", "open_project", "export"])
def test_no_dialog_lets_another_process_take_the_project_apart(
    window, hand, qtbot, home, dialog, monkeypatch
):
    """A dialog that opens and closes the project file drops this process's locks on it."""
    path = window.desk.session.project.path
    monkeypatch.chdir(path.parent)
    hand.press("Space")
    window.commands.actions[dialog].trigger()
    for export in window.findChildren(ExportDialog):
        export.form.browse.click()
    box = window.findChildren(QFileDialog)[-1]
    box.setDirectory(str(path.parent))
    listing = box.findChild(QListView, "listView")
    qtbot.waitUntil(lambda: listing.model().rowCount(listing.rootIndex()) > 0)
    box.grab()  # with an icon for each file
    box.reject()
    for export in window.findChildren(ExportDialog):
        export.reject()
    activate(window, qtbot)

    def elsewhere():
        call = [sys.executable, "-m", "annotator", "stats", str(path), "--json"]
        done = subprocess.run(call, capture_output=True, check=True, text=True)
        return sum(row["confirmed"] for row in json.loads(done.stdout)["labels"].values())

    assert elsewhere() == 1
    hand.press("Space")
    hand.press("Space")
    assert elsewhere() == 3


def test_a_log_that_was_taken_away_is_noticed_before_the_next_act(window, hand):
    path = window.desk.session.project.path
    hand.press("Space")
    with path.open("rb"):
        pass  # closing it drops this process's locks, as a foreign dialog might
    call = [sys.executable, "-m", "annotator", "stats", str(path)]
    subprocess.run(call, capture_output=True, check=True)
    hand.press("Space")
    other = Session.open(path, "reader")
    assert next(other.each_line()).confirmed == 2
    other.close()


def test_a_dropped_link_to_a_page_is_not_taken(window):
    data = QMimeData()
    data.setUrls([QUrl("https://www.example.org/report.txt")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_what_is_being_typed_is_kept_when_the_project_is_left(window, hand, tmp_path):
    first, mark_id = window.desk.session.project.path, window.desk.current.id
    hand.press("M")
    hand.type("see the appendix", window.inspector.note)
    window.switch_project(tmp_path / "second.annot", new=True)
    other = Session.open(first, "reader")
    assert other.report(next(other.each_line()).id)[1].get(mark_id).note == "see the appendix"
    other.close()


def test_a_new_project_never_replaces_one(window, qtbot):
    path = window.desk.session.project.path
    window.switch_project(path, new=True)
    assert "is there already" in message(window, qtbot)
    assert len(queued(window)) == 2


def test_a_long_name_gives_way_to_what_is_told(window, hand, report_file, qtbot):
    name = "关于召开" * 20 + ".txt"
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        window.transfers.bring_in([report_file("会员9名。", name)])
    for _ in range(2):
        hand.press("N")
    assert name in window._report_line.toolTip()
    assert window._report_line.width() < window.width()
    assert "…" in window._report_line.text()


def test_themes_and_languages_switch_at_once_and_are_remembered(window, qtbot):
    actions = window.commands.actions
    actions["theme.dark"].trigger()
    assert QApplication.palette().window().color().lightness() < 80
    actions["language.zh_CN"].trigger()
    assert actions["accept"].text() == "接受并继续"
    assert window.palette_panel.buttons["PER"].text() == "人名"
    assert "报告" in window.queue._heading.text()
    kept = settings.load()
    assert (kept.theme, kept.language) == ("dark", "zh_CN")
    actions["theme.light"].trigger()
    actions["language.en"].trigger()
    assert actions["accept"].text() == "Accept and go on"
    assert window.palette_panel.buttons["PER"].text() == "Person"
    assert QApplication.palette().window().color().lightness() > 200


def test_the_window_opens_again_on_the_last_project_as_it_stood(window, qtbot):
    window.resize(780, 640)
    window.close()
    again = app.open_window(None, [])
    qtbot.addWidget(again)
    assert len(queued(again)) == 2
    assert (again.width(), again.height()) == (780, 640)
    again.close()


def test_a_last_project_that_is_damaged_gives_ones_own(window, qtbot, capsys):
    path = window.desk.session.project.path
    window.close()
    path.write_bytes(b"no project")
    again = app.open_window(None, [])
    qtbot.addWidget(again)
    assert again.desk.session.project.path.name == "curation.annot"
    assert "not a project" in capsys.readouterr().err
    again.close()


def test_about_says_what_it_is(window, qtbot):
    window.commands.actions["about"].trigger()
    assert "Report annotator" in message(window, qtbot)


def test_an_empty_project_invites_reports(window, tmp_path):
    window.switch_project(tmp_path / "empty.annot", new=True)
    assert "Drop reports here" in window._report_line.whole()
    for name in ("next", "finish", "accept", "edit_note"):
        assert not window.commands.actions[name].isEnabled()


def test_the_queue_model_is_a_proper_one(window, qtmodeltester):
    model = QueueModel()
    qtmodeltester.check(model)
    model.show_session(window.desk.session)
    qtmodeltester.check(model)
    model.put(queued(window)[1])
    assert model.rowCount() == 2
    assert list(model.ids()) == [s.id for s in queued(window)]


def test_what_is_told_can_be_read_in_the_status_bar(window, hand):
    hand.press("Space")
    told = window._told_line
    assert told.whole().startswith("Accepted: ")
    assert told.isVisible()
    assert told.text().startswith("Accepted: ")
    assert told.visibleRegion().boundingRect().width() > 100
    window.resize(820, 600)
    hand.painted()
    assert told.visibleRegion().boundingRect().width() > 60
