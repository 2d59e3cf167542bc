"""The project kept safe from the window: backed up and verified, beside the reviewer's work."""

import sqlite3
from contextlib import closing
from datetime import datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.model import ListMode
from annotator.review import Session, lists
from annotator.ui.dialogs.settings import SettingsDialog


def said(window):
    """Return what the open message box says, empty where there is none."""
    return next((box.text() for box in window.findChildren(QMessageBox) if box.isVisible()), "")


def alter(window, statement):
    with closing(sqlite3.connect(window.desk.session.project.path)) as plain:
        plain.execute(statement)
        plain.commit()


def test_a_whole_project_is_told_to_be_whole(window, qtbot):
    window.desk.accept()
    window.commands.actions["verify"].trigger()
    qtbot.waitUntil(lambda: "The project is whole" in said(window))
    assert "2 reports" in said(window)
    assert "1 decisions" in said(window)


def test_what_is_wrong_is_listed_with_its_place(window, qtbot):
    mark = window.desk.current
    window.desk.accept()
    alter(window, f"UPDATE mark SET label = 'PER' WHERE id = {mark.id}")
    alter(window, "UPDATE report_text SET text = replace(text, '3名', '8名')")
    window.commands.actions["verify"].trigger()
    qtbot.waitUntil(lambda: "Faults found" in said(window))
    assert "project: 4." in said(window)
    assert f"a.txt: mark {mark.id} is not as decision 1 left it (label)" in said(window)
    assert "b.txt: its text is not the one" in said(window)


def test_a_project_that_is_left_meanwhile_is_verified_no_further(window, qtbot, tmp_path):
    window.keeping.verify()
    window.switch_project(tmp_path / "other.annot", new=True)
    assert said(window) == ""
    window.keeping.verify()
    qtbot.waitUntil(lambda: "0 reports" in said(window))


# -- backups ----------------------------------------------------------------------------------


def bar(window):
    return window.statusBar().currentMessage()


def test_a_backup_is_laid_where_the_reviewer_says_while_the_window_is_open(window, qtbot, tmp_path):
    window.desk.accept()
    window.commands.actions["back_up"].trigger()
    dialog = window.findChild(QFileDialog)
    assert dialog.selectedFiles()[0].startswith(str(tmp_path / "p-20"))
    target = tmp_path / "there" / "copy.annot"
    target.parent.mkdir()
    dialog.setDirectory(str(target.parent))
    dialog.selectFile(target.name)
    dialog.accept()
    qtbot.waitUntil(lambda: str(target) in bar(window))
    copy = Session.open(target, "reader")
    assert [one.act.value for one in copy.decisions()] == ["accept"]
    copy.close()
    window.desk.accept()  # the window goes on in the project itself
    assert len(window.desk.session.decisions()) == 2


def test_why_there_is_no_backup_is_said_in_a_box(window, qtbot):
    window.keeping.back_up(window.desk.session.project.path)
    qtbot.waitUntil(lambda: "is the project itself" in said(window))


@pytest.fixture
def folder(window):
    """Return the folder of the window's daily backups, which is there once one is made."""
    return window.desk.session.project.path.with_name("p.backups")


def test_the_days_backup_is_made_beside_the_window_after_it_was_opened(window, qtbot, folder):
    today = datetime.now().astimezone().date()
    qtbot.waitUntil(lambda: folder.exists() and any(folder.glob("p-*.annot")), timeout=20_000)
    qtbot.waitUntil(lambda: not window.keeping._daily.is_busy)
    assert [one.name for one in folder.iterdir()] == [f"p-{today:%Y-%m-%d}.annot"]
    assert bar(window) == "", "nothing is said of it"


def test_that_it_cannot_be_made_is_said_in_the_status_bar(window, qtbot, folder):
    folder.write_text("no folder", encoding="utf-8")
    qtbot.waitUntil(lambda: "daily backup is not made" in bar(window), timeout=20_000)
    assert "cannot be written" in bar(window)
    assert said(window) == "", "no box is in the way"


def test_none_is_made_where_the_settings_say_so(window, hand, qtbot, folder):
    hand.press("Ctrl+,")
    dialog = window.findChild(SettingsDialog)
    choice = dialog.choices["backups"]
    assert choice.currentData() == 7
    choice.setCurrentIndex(choice.findData(0))
    choice.activated.emit(choice.currentIndex())
    dialog.close()
    assert window.kept.settings.backups == 0
    with qtbot.waitSignal(window.keeping._calm.timeout, timeout=20_000):
        pass
    assert not window.keeping._daily.is_busy
    assert not folder.exists()


# -- damaged projects -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE standing SET status = 'weird' WHERE report_id = 1",
        "UPDATE mark SET start = -5 WHERE id = 1",
        "UPDATE mark SET note = CAST(x'ff00' AS TEXT) WHERE id = 1",
        "UPDATE mark SET end = 99999 WHERE id = 1",
        "UPDATE report_text SET text = '' WHERE report_id = 1",
        "UPDATE report SET meta = '[' WHERE id = 1",
        "UPDATE project SET rules = 'x'",
        "UPDATE word_list SET mode = 'x'",
        "UPDATE decision SET changes = '[{}]'",
    ],
)
def test_a_damaged_project_is_told_of_and_the_window_stays_at_work(window, qtbot, tmp_path, harm):
    window.desk.accept()
    home = window.desk.session.project.path
    path = tmp_path / "harmed.annot"
    window.keeping.back_up(path)
    qtbot.waitUntil(lambda: "backed up" in bar(window))
    lists_there = Session.open(path, "reader")
    lists.add_word(lists_there, "商会", "ORG", ListMode.MARK)
    lists_there.close()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute(harm)
        plain.commit()
    window.switch_project(path, new=False)
    asked = ("accept", "undo", "undo", "about_report", "find_again", "word_lists", "next_report")
    for one in asked:
        window.commands.actions[one].trigger()
    qtbot.waitUntil(lambda: "damaged" in said(window) + bar(window))
    for box in window.findChildren(QMessageBox):
        box.close()
    window.switch_project(home, new=False)
    assert window.desk.session.project.path == home
    window.desk.undo()
    assert window.desk.session.decisions()[-1].act.value == "undo"
