"""The simulated review done by hand in the real window: it ends at gold, in the actions counted.

On a report made for it, and on the real ones where they are there: their figures are printed.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.agreement import plan, value_agrees
from annotator.agreement.effort import Kind
from annotator.formats import gold as gold_files
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session
from annotator.review.evaluation import Measured, figures, reader
from tests.driver import Hand
from tests.gui.conftest import window_on

TEXT = (
    "商会召开大会。\r\n会长沈丹率12人赴南京，捐款4.11万元，又捐三万元。\n"
    "会员共120名，占77.5%，增7名。\n印发《工作要点》，另有甲乙丙丁戊己庚辛壬癸。\n"
)
REPORT = Report("u", "r.txt", TEXT, "a" * 64)
GOLD = [
    ("会长", "TITLE"),
    ("沈丹", "PER"),
    ("12人", "QUANTITY", "12", "人"),
    ("南京", "LOC"),
    ("4.11万元", "MONEY", "41100", "CNY"),
    ("三万元", "MONEY", "30000", "CNY"),
    ("120名", "QUANTITY", "120", "名"),
    ("77.5%", "PERCENT", "0.775", "ratio"),
    ("7名", "QUANTITY", "7", "名"),
    ("《工作要点》", "DOC"),
    ("乙丙丁戊己庚辛壬", "ORG"),
]
FOUND = [
    ("商会", "ORG"),  # not there: the window stands on it from the first
    ("召开", "TERM"),  # not there: the window has gone on to it
    ("会长沈丹", "PER"),  # wrong edges: gone when either part is drawn
    ("12人", "LOC"),  # another label
    ("南京", "LOC"),  # right
    ("4.11万", "MONEY", "41100", "CNY"),  # wrong edges
    ("三万元", "MONEY", "30000", "USD"),  # another unit
    ("120名", "QUANTITY", "12", "名"),  # another value
    ("占", "PER"),  # not there
    ("77.5%", "PERCENT", "0.775", "ratio"),  # right
    ("工作", "TERM"),  # gone when the document is drawn
    ("要点", "TERM"),  # so is this
    *((one, "PER") for one in "乙丙戊己庚"),  # so many that the window asks
]


def span(covered, label, value=None, unit=None, status=MarkStatus.SUGGESTED):
    start = TEXT.index(covered)
    if covered == "7名":
        start = TEXT.index("增7名") + 1
    origin = Origin("numbers", "rule", 0.9)
    return Mark(0, 1, start, start + len(covered), label, status, origin, Value(value, unit))


@pytest.fixture
def window(qtbot, tmp_path):
    """Return a window on a project with the one report and the suggestions found in it."""
    session = Session.create(tmp_path / "p.annot", "沈")
    with session.project.writing() as at:
        assert at.reports.add(REPORT) == 1
        at.marks.add_many(span(*one) for one in FOUND)
    session.close()
    return window_on(qtbot, tmp_path / "p.annot")


class Reviewer:
    """Does the steps of a plan by mouse and keys alone, and counts them."""

    def __init__(self, window):
        self.window, self.hand, self.actions = window, Hand(window), 0

    def press(self, key):
        self.hand.press(key)
        self.actions += 1

    def type(self, text, field):
        for character in text:
            if character.isascii():
                QTest.keyClick(field, character)
            else:
                event = QInputMethodEvent()
                event.setCommitString(character)
                QApplication.sendEvent(field, event)
            self.actions += 1

    def do(self, step):
        if step.clicked:
            self.hand.click(step.span.start)
            self.actions += 1
        if step.kind is Kind.ACCEPT_REST:
            self.press("Ctrl+Return")
            return
        current = self.window.desk.current
        if step.kind is not Kind.DRAW:
            assert (current.start, current.end) == (step.span.start, step.span.end)
        if step.kind is Kind.REJECT:
            self.press("X")
        elif step.kind is Kind.VALUE:
            self.put_value(step.span, current)
        else:
            if step.kind is Kind.DRAW:
                self.hand.drag(step.span.start, step.span.end)
                self.actions += 2
            for _ in range(step.keys):
                self.press(self.window.desk.session.labels.get(step.span.label).hotkey)

    def put_value(self, wanted, current):
        inspector = self.window.inspector
        self.press("V")
        self.type(wanted.value.value, inspector.value)
        if current.value.unit != wanted.value.unit and wanted.value.unit:
            QTest.keyClick(inspector.value, Qt.Key.Key_Tab)
            self.actions += 1
            assert inspector.unit.hasFocus()
            self.type(wanted.value.unit, inspector.unit)
        self.press("Return")


@pytest.mark.parametrize("values", [False, True])
def test_the_steps_lead_to_gold_in_just_so_many_actions(window, values):
    gold = [span(*one) for one in GOLD]
    found = list(window.desk.marks)
    reviewer = Reviewer(window)
    steps = plan(gold, found, reader(REPORT), values=values)
    for step in steps:
        before = reviewer.actions
        reviewer.do(step)
        assert reviewer.actions - before == step.actions, step
    assert window.desk.marks.open == 0
    spans = [mark for mark in window.desk.marks if mark.is_span]
    assert [(m.start, m.end, m.label) for m in spans] == [(g.start, g.end, g.label) for g in gold]
    wrong = [
        g
        for g, m in zip(gold, spans, strict=True)
        if g.value.value is not None and not value_agrees(g, m.value)
    ]
    assert len(wrong) == (0 if values else 2)
    effort = figures([Measured("r.txt", REPORT, gold, found)]).effort
    assert reviewer.actions == effort.actions + (effort.value_actions if values else 0)
    if not values:  # rejected where the window stands, and by a click; relabelled; drawn; the rest
        assert reviewer.actions == 2 * 1 + 2 + 2 + (6 * 3 + 1) + 1


REAL = ("000_809064a01b9aa0b1", "002_b3c61041b23d696d", "004_dc5c1f82971a276f")


@pytest.mark.parametrize("name", REAL)
def test_a_real_report_is_brought_to_gold(qtbot, tmp_path, shared, name, capsys):
    """By keys and mouse alone, from the candidates; values too."""
    (record,) = (one for one in gold_files.read(shared / "gold") if name in one.report.name)
    project = tmp_path / "p.annot"
    window = window_on(qtbot, project, [shared / "reports" / f"{name}.txt"])
    report, found = window.desk.report, list(window.desk.marks)
    reviewer, for_values = Reviewer(window), 0
    for step in plan(record.marks, found, reader(report), values=True):
        before = reviewer.actions
        reviewer.do(step)
        for_values += (reviewer.actions - before) * (step.kind is Kind.VALUE)
    window.close()

    session = Session.open(project, "沈")
    spans = [mark for mark in session.report(1)[1] if mark.is_span]
    session.close()
    assert [_said(mark) for mark in spans] == [_said(mark) for mark in record.marks]
    assert all(
        value_agrees(wanted, got)
        for wanted, got in ((g, m.value) for g, m in zip(record.marks, spans, strict=True))
        if wanted.value.value is not None
    )
    effort = figures([Measured(name, report, record.marks, found)]).effort
    counted = reviewer.actions - for_values
    with capsys.disabled():
        print(
            f"\n{name}: {counted / len(spans):.2f} actions a span by hand "
            f"({counted} for {len(spans)}), {effort.per_span:.2f} by the simulation of evaluate; "
            f"for values {for_values} and {effort.value_actions}"
        )
    assert (counted, for_values) == (effort.actions, effort.value_actions)


def _said(mark):
    return mark.start, mark.end, mark.label
