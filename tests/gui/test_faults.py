"""A fault of the program is told, from whichever thread, and the window goes on."""

import sys
import threading

import pytest
from PySide6.QtWidgets import QMessageBox

from annotator.ui.faults import Faults


@pytest.fixture
def faults(window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    return Faults(window)


def fail():
    raise ZeroDivisionError("the report has no end")


@pytest.mark.parametrize("in_thread", [False, True])
def test_a_fault_is_told_with_its_trace(faults, window, qtbot, capsys, in_thread):
    def hooked():
        try:
            fail()
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())

    with qtbot.waitSignal(faults.happened):
        if in_thread:
            thread = threading.Thread(target=hooked)
            thread.start()
            thread.join()
        else:
            hooked()
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)))
    (box,) = window.findChildren(QMessageBox)
    assert "made a mistake" in box.text()
    assert "the report has no end" in box.detailedText()
    assert "the report has no end" in capsys.readouterr().err
    box.close()
