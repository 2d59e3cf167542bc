"""Of several calls beside the window only the latest is told of, and nobody waits for others."""

import threading
from time import perf_counter

from PySide6.QtCore import QObject

from annotator.errors import EmptySelection
from annotator.ui.workers import LatestCall


def test_only_the_latest_is_told_and_the_one_before_is_not_waited_for(qtbot):
    parent = QObject()
    latest, told, gate = LatestCall(parent), [], threading.Event()
    latest.done.connect(told.append)
    latest.start(lambda _: gate.wait(30) and "old")
    qtbot.waitUntil(latest._worker.isRunning)
    with qtbot.waitSignal(latest.done):
        latest.start(lambda _: "new")
    assert told == ["new"]
    assert not latest.is_busy
    gate.set()
    latest.stop()
    assert told == ["new"]


def test_what_is_left_before_it_begins_is_never_made(qtbot):
    parent = QObject()
    latest, made = LatestCall(parent), []
    latest.start(lambda _: made.append("first"))
    with qtbot.waitSignal(latest.done):
        latest.start(lambda _: made.append("second"))
    latest.stop()
    assert made == ["second"]


def test_a_refusal_is_told(qtbot):
    parent = QObject()
    latest = LatestCall(parent)

    def refuse(_):
        raise EmptySelection

    with qtbot.waitSignal(latest.refused) as told:
        latest.start(refuse)
    assert isinstance(told.args[0], EmptySelection)
    latest.stop()


def test_what_a_call_told_before_it_was_left_is_not_taken_for_the_answer(qtbot, qapp):
    owner = QObject()
    call, told = LatestCall(owner), []
    call.done.connect(told.append)
    for number in range(300):
        call.start(lambda _, number=number: ("left", number))
        ends = perf_counter() + (number % 7) * 0.0007  # it ends before, while, or after it is left
        while perf_counter() < ends:
            if number % 3 == 0:
                qapp.processEvents()
        call.start(lambda _, number=number: ("wanted", number))
        qtbot.waitUntil(lambda: not call.is_busy)
        assert told[-1] == ("wanted", number)
    call.stop()
