"""Calls beside the window: one at a time, told in order; or the latest, nobody waits for others."""

import threading
from time import perf_counter

from PySide6.QtCore import QObject

from annotator.errors import EmptySelection
from annotator.ui.workers import LatestCall, OneCall


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


def _one_call(owner):
    """Return an OneCall, and the list of what it tells, in its order."""
    call, told = OneCall(owner), []
    call.reached.connect(lambda *steps: told.append(steps))
    call.refused.connect(lambda error: told.append(type(error)))
    call.ended.connect(lambda: told.append("ended"))
    return call, told


def test_one_call_tells_how_far_it_is_then_what_it_returns_then_that_it_ended(qtbot):
    owner = QObject()
    call, told = _one_call(owner)

    def count(_):
        for number in range(1, 1001):
            call.reach(number, 1000)
        return "counted"

    with qtbot.waitSignal(call.ended):
        call.start(count, told.append)
    assert told == [(1, 1000), *((10 * n, 1000) for n in range(1, 101)), "counted", "ended"]


def test_a_refusal_goes_to_who_takes_it_else_to_all(qtbot):
    owner = QObject()
    call, told = _one_call(owner)

    def refuse(_):
        raise EmptySelection

    with qtbot.waitSignal(call.ended):
        call.start(refuse, told.append, lambda error: told.append(str(error)))
    with qtbot.waitSignal(call.ended):
        call.start(refuse, told.append)
    assert told == [str(EmptySelection()), "ended", EmptySelection, "ended"]


def test_of_a_call_that_was_stopped_nothing_is_told(qtbot, qapp):
    owner = QObject()
    call, told = _one_call(owner)
    returned = threading.Event()

    def count(_):
        call.reach(1, 1)
        returned.set()
        return "counted"

    call.start(count, told.append)
    assert returned.wait(30)
    call.stop()
    assert not call.is_busy
    qapp.processEvents()
    assert told == ["ended"]


def test_what_a_call_returns_may_begin_the_next(qtbot):
    owner = QObject()
    call, told = _one_call(owner)

    def go_on(found):
        told.append(found)
        call.stop()
        call.start(lambda _: "second", told.append)

    call.start(lambda _: "first", go_on)
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told == ["first", "ended", "second", "ended"]
    assert not call.is_busy
