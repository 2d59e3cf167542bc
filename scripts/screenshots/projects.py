"""Projects of their own: one to learn by, with overlaps, reviewed to the end, very long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from annotator import labels
from annotator.review import Session
from scripts.screenshots.windows import (
    HOME,
    PAIR,
    ROOT,
    VARIANTS,
    WIDE,
    draw_over,
    kept,
    look,
    opened,
    wait,
    window_on,
)

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.ui import app
    from tests.driver import Hand

MILLION = 1_000_000
OVERLAPPING = "中共云泽市五金机电商会党支部书记沈丹同志主持召开一届二次党员大会，党员120名到会。\n"
OVERLAPS = (  # what is marked there, from the widest in
    ("中共云泽市五金机电商会党支部", "ORG"),
    ("云泽市五金机电商会", "ORG"),
    ("云泽市", "LOC"),
    ("云泽", "LOC"),
    ("五金机电", "TERM"),
    ("党支部书记", "TITLE"),
    ("书记", "TITLE"),
    ("沈丹", "PER"),
    ("一届二次党员大会", "EVENT"),
    ("一届二次", "ORDINAL"),
)


def views(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw a glossed report raw and clean, if there is one."""
    queue = window.queue_model
    lines = map(queue.line, range(queue.rowCount()))
    glossed = [one.id for one in lines if one is not None and "glossed" in one.name]
    if not glossed:
        return
    look(window, "light", "en")
    window.desk.open_report(glossed[-1])
    for mode in ("raw", "clean"):
        window.commands.actions[f"mode.{mode}"].trigger()
        window.statusBar().clearMessage()
        hand.painted()
        kept(window.view.grab(), folder / f"glossed-{mode}.png")


def first_steps(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw what teaches the loop."""
    loop = QEventLoop()
    window.transfers.arrivals.ended.connect(loop.quit)
    window.commands.actions["first_steps"].trigger()
    loop.exec()
    for theme, language in VARIANTS:
        look(window, theme, language)
        hand.painted()
        kept(window.grab(), folder / f"first-{theme}-{language.split('_')[0]}.png")


def overlaps(folder: Path) -> None:
    """Draw spans that lie over one another, in a project whose label set allows it."""
    project, report = HOME / "overlaps.annot", HOME / "overlaps.txt"
    report.write_text(OVERLAPPING * 3, encoding="utf-8")
    overlapping = labels.default().source.replace("overlap = false", "overlap = true")
    Session.create(project, "沈", labels.parse(overlapping)).close()
    with window_on(project, [report]) as (window, _):
        session, report_id = window.desk.session, window.desk.report_id
        for covered, label in OVERLAPS:
            start = OVERLAPPING.index(covered)
            session.add(report_id, start, start + len(covered), label)
        window.desk.read_again()
        for theme in ("light", "dark"):
            look(window, theme, "zh_CN")
            kept(window.view.grab(), folder / f"overlaps-{theme}.png")


def consistency(folder: Path, reports: Path) -> None:
    """Draw the texts that are marked in several ways, when every suggestion has been accepted."""
    with window_on(HOME / "consistency.annot", [reports]) as (window, hand):
        for _ in window.queue_model.ids():
            hand.press("Ctrl+Shift+Return", on=window.view)
        for theme, language in PAIR:
            look(window, theme, language)
            window.commands.actions["consistency"].trigger()
            dialog = opened(window, hand)
            dialog.resize(WIDE)
            wait(dialog.places.rowCount)  # it looks them up
            hand.painted()
            name = f"consistency-{theme}-{language.split('_')[0]}.png"
            draw_over(window, hand, dialog, folder / name)


def figures(folder: Path, reports: Path) -> None:
    """Draw how right each rule is, when a report or two have been reviewed."""
    with window_on(HOME / "figures.annot", [reports]) as (window, hand):
        for number in range(400):
            hand.press("X" if number % 11 == 4 else "Space", on=window.view)
        for theme, language in PAIR:
            look(window, theme, language)
            window.commands.actions["figures"].trigger()
            dialog = opened(window, hand)
            while not dialog.tabs.isEnabled():  # it counts
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            dialog.tabs.setCurrentIndex(2)
            hand.painted()
            name = f"figures-{theme}-{language.split('_')[0]}.png"
            draw_over(window, hand, dialog, folder / name)


def million() -> Path:
    """Return a report of a million characters, made of a long sample."""
    text = (ROOT / "seeds" / "12_yearbook_long.txt").read_text(encoding="utf-8")
    path = HOME / "million.txt"
    path.write_text((text * (MILLION // len(text) + 1))[:MILLION], encoding="utf-8")
    return path
