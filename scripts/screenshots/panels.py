"""The panels below the report: what is searched for, what was done, what does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from annotator.model import MarkChange
from annotator.review import Session
from scripts.screenshots.windows import HOME, PAIR, kept, look, wait, window_on

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.review.log import Line
    from annotator.ui import app
    from tests.driver import Hand

SEARCHES = (("light", "zh_CN", "会员 near:企业"), ("dark", "en", "QUANTITY > 100 is:open"))
_FIRST_FACT = 2  # a row of the report below
FAULTS = 4  # of what is said here
ADDED_UP = (
    "云泽市五金机电商会年报\n\n"
    "会员企业286家，其中制造业118家、商贸业97家、建筑业138家。\n"
    "直属商会22家中已建立党支部19家，组织覆盖率84.6%。\n"
    "按学历分：研究生1146名，本科9872名，合计11018名。\n"
    "现有正式党员39名、预备党员2名，共42名。\n"
    "2023年5月17日（星期二）报到。\n"
)


def searched(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw what is found in the project, one place of it gone to."""
    panel = window.searching.panel
    for theme, language, query in SEARCHES:
        look(window, theme, language)
        window.commands.actions["search_project"].trigger()
        hand.type(query, panel.field)
        hand.press("Return", on=panel.field)
        while not panel.table.hasFocus() or panel.behind.text():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for key in ("Space", "Down", "Down", "Space", "Return"):
            hand.press(key)
        kept(window.grab(), folder / f"search-{theme}-{language.split('_')[0]}.png")
    panel.hide()


def history(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw the history, with a decision that something rests on, and one that was undone."""
    first, second, *_ = window.queue_model.ids()
    window.desk.open_report(second)
    hand.press("Z", on=window.view)
    mark = next(mark for mark in window.desk.marks if mark.is_span)
    window.desk.go_to(mark)
    session = Session.open(window.desk.session.project.path, "林一帆")
    session.set_note(mark, "全称见第二段")
    session.close()
    shown = window.history
    for theme, language in PAIR:
        look(window, theme, language)
        if not shown.isVisible():
            window.commands.actions["history"].trigger()
        wait(lambda: shown.model.rowCount() > 0 and not shown.model.is_looking)
        names = [mark.id in changed(shown.model.line(row)) for row in range(shown.model.rowCount())]
        shown.table.selectRow(len(names) - 1 - names[::-1].index(True))  # its first decision
        wait(lambda: window.desk.current is not None and window.desk.current.id == mark.id)
        hand.press("Delete", on=shown.table)
        kept(window.grab(), folder / f"history-{theme}-{language.split('_')[0]}.png")
    shown.close()
    window.desk.open_report(first)


def changed(line: Line | None) -> set[int]:
    """Return the ids of the marks that a decision changed."""
    changes = () if line is None else line.logged.decision.changes
    return {change.mark_id for change in changes if isinstance(change, MarkChange)}


def findings(folder: Path) -> None:
    """Draw what does not add up in a report: one confirmed, one dismissed for a reason."""
    report = HOME / "findings.txt"
    report.write_text(ADDED_UP, encoding="utf-8")
    with window_on(HOME / "findings.annot", [report]) as (window, hand):
        part = window.findings
        panel = part.panel
        wait(lambda: part.looking.is_known and len(part.found) == FAULTS)
        hand.press("Ctrl+P", on=window.view)
        panel.table.selectRow(FAULTS - 1)
        hand.press("C", on=panel.table)
        panel.table.selectRow(FAULTS - 2)
        hand.press("D", on=panel.table)
        hand.type("另有名誉党员1名", panel.reason.field)
        hand.press("Return", on=panel.reason.field)
        hand.push(panel.holds)
        for theme, language in PAIR:
            look(window, theme, language)
            hand.press("End", on=panel.wanted)
            panel.table.selectRow(1)
            hand.painted()
            kept(window.grab(), folder / f"findings-{theme}-{language.split('_')[0]}.png")


def facts(folder: Path, reports: Path) -> None:
    """Draw the facts of a report, some of them accepted."""
    report = next(iter(sorted(reports.glob("*work_report*"))), None)
    if report is None:
        return
    with window_on(HOME / "facts.annot", [report]) as (window, hand):
        panel = window.facts
        hand.press("Ctrl+D", on=window.view)
        wait(lambda: panel.models[0].rowCount() > 0)
        panel.table.selectRow(_FIRST_FACT)
        for _ in range(3):
            here = panel.table.currentIndex().row()
            hand.press("Space", on=panel.table)
            wait(lambda here=here: panel.models[0].rows[here].is_sure)
        for theme, language in PAIR:
            look(window, theme, language)
            hand.painted()
            kept(window.grab(), folder / f"facts-{theme}-{language.split('_')[0]}.png")
