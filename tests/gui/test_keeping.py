"""The project kept safe from the window: verified, beside the reviewer's work."""

import sqlite3
from contextlib import closing

from PySide6.QtWidgets import QMessageBox


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
    assert window.keeping._worker is None
    window.keeping.verify()
    qtbot.waitUntil(lambda: "0 reports" in said(window))
