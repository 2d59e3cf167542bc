"""The project kept safe from the window: backed up and verified, beside the reviewer's work."""

import sqlite3
from contextlib import closing
from datetime import datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.review import Session
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
