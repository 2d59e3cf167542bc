"""Draw the window as a user sees it, into a folder of PNGs for the README and the guide.

``python scripts/screenshots.py FOLDER [REPORTS]`` opens the real window on the sample reports, or
on those in the folder REPORTS, works it by key and mouse, and grabs it: the window and what opens
over it in both themes and languages, overlapping spans, and a report of a million characters.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections import Counter
from contextlib import contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
HOME = Path(tempfile.mkdtemp(prefix="screenshots-"))
os.environ["ANNOTATOR_HOME"] = str(HOME)

from PySide6.QtCore import QEventLoop, QPoint, QRect, QSize  # noqa: E402 - the home is set first
from PySide6.QtGui import QPainter, QPixmap  # noqa: E402 - as above
from PySide6.QtWidgets import QApplication, QDialog, QTableWidget  # noqa: E402 - as above

from annotator import labels  # noqa: E402 - as above
from annotator.model import (  # noqa: E402 - as above
    MarkChange,
    QueueFilter,
    QueueOrder,
    QueueQuery,
    ReportStatus,
)
from annotator.review import Session  # noqa: E402 - as above
from annotator.text.views import Mode, view_of  # noqa: E402 - as above
from annotator.ui import app  # noqa: E402 - as above
from tests.driver import Hand  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.review.log import Line

VARIANTS = (("light", "zh_CN"), ("light", "en"), ("dark", "zh_CN"), ("dark", "en"))
PAIR = (VARIANTS[0], VARIANTS[-1])  # both themes and languages in two pictures
SEARCHES = (("light", "zh_CN", "会员 near:企业"), ("dark", "en", "QUANTITY > 100 is:open"))
SIZE = (1360, 820)
WIDE = QSize(1120, 560)  # of a dialog that asks for as much: no real screen is as small as this one
TALL = QSize(1080, 640)  # as wide, and higher
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


def main(folder: Path, reports: Path) -> int:
    """Draw every picture and return 0."""
    folder.mkdir(parents=True, exist_ok=True)
    app.make_application()
    with window_on(HOME / "samples.annot", [reports]) as (window, hand):
        window.kept.change(reviewer="沈丹")
        review(window, hand)
        for theme, language in VARIANTS:
            look(window, theme, language)
            kept(window.grab(), folder / f"window-{theme}-{language.split('_')[0]}.png")
        for theme, language in VARIANTS:
            look(window, theme, language)
            for name, draw in OVER_IT.items():
                picture = folder / f"{name}-{theme}-{language.split('_')[0]}.png"
                draw(window, hand, picture)
        incoming(window, hand, folder)
        exports(window, hand, folder)
        searched(window, hand, folder)
        history(window, hand, folder)
        views(window, hand, folder)
        first_steps(window, hand, folder)
    overlaps(folder)
    consistency(folder, reports)
    figures(folder, reports)
    with window_on(HOME / "million.annot", [million()]) as (window, _):
        look(window, "light", "zh_CN")
        kept(window.grab(), folder / "million-light-zh.png")
    return 0


@contextmanager
def window_on(project: Path, reports: list[Path]) -> Iterator[tuple[app.MainWindow, Hand]]:
    """Yield a window on ``project`` with all of ``reports`` in it, and a hand on it."""
    window = app.open_window(str(project), reports)
    loop = QEventLoop()
    window.transfers.arrivals.ended.connect(loop.quit)
    window.resize(*SIZE)
    window.show()
    if reports:
        loop.exec()
    window.activateWindow()
    window.view.setFocus()
    yield window, Hand(window)
    window.close()


def look(window: app.MainWindow, theme: str, language: str) -> None:
    """Show the window in a theme and a language, with nothing told."""
    window.commands.actions[f"theme.{theme}"].trigger()
    window.commands.actions[f"language.{language}"].trigger()
    window.statusBar().clearMessage()
    QApplication.processEvents()


def kept(picture: QPixmap, path: Path) -> None:
    """Write a picture and tell of it."""
    picture.save(str(path))
    print(path)


def review(window: app.MainWindow, hand: Hand) -> None:
    """Decide on some suggestions, so that every kind of mark is to be seen."""
    first, *_ = window.queue_model.ids()
    window.desk.open_report(first)
    hand.press("D")  # done, and on to the second
    window.activateWindow()
    for key in ("Space", "Space", "J", "Space", "X", "Space", "Space", "J"):
        hand.press(key)
    ids = window.queue_model.ids()
    other = Session.open(window.desk.session.project.path, "林一帆")
    other.set_tags([ids[1], ids[3]], ["总会"])
    other.set_tags([ids[2]], ["待核"])
    other.set_statuses([ids[2]], ReportStatus.FLAGGED)
    other.close()
    shown(window, QueueQuery())


# -- what opens over the window -----------------------------------------------------------------


def over(window: app.MainWindow, hand: Hand, action_id: str, picture: Path) -> None:
    """Draw the dialog that an action opens, over the window."""
    window.commands.actions[action_id].trigger()
    draw_over(window, hand, opened(window, hand), picture)


def draw_over(window: app.MainWindow, hand: Hand, dialog: QDialog, picture: Path) -> None:
    """Draw a dialog that is open, over the window, and close it."""
    whole = window.grab()
    painter = QPainter(whole)
    middle = QPoint(whole.width() - dialog.width(), whole.height() - dialog.height()) / 2
    painter.drawPixmap(middle, dialog.grab())
    painter.setPen(window.looks.theme.edge)  # where a desktop draws its frame
    painter.drawRect(QRect(middle, dialog.size()))
    painter.end()
    kept(whole, picture)
    dialog.close()
    hand.painted()


def opened(window: app.MainWindow, hand: Hand) -> QDialog:
    """Return the dialog over the window, which may be looking for its contents first."""
    while True:
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                hand.painted()
                return dialog
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def palette(window: app.MainWindow, hand: Hand, picture: Path) -> None:
    """Draw the command palette."""
    over(window, hand, "palette", picture)


def label_set(window: app.MainWindow, hand: Hand, picture: Path) -> None:
    """Draw the editor of labels."""
    over(window, hand, "label_set", picture)


def label_all(window: app.MainWindow, hand: Hand, picture: Path) -> None:
    """Draw the preview of labelling every place of a text that is there often."""
    text = window.desk.report.text
    count = Counter(text[mark.start : mark.end] for mark in window.desk.marks)
    often, _ = count.most_common(1)[0]
    window.desk.go_to(next(m for m in window.desk.marks if text[m.start : m.end] == often))
    over(window, hand, "label_in_report", picture)


def filtered(window: app.MainWindow, hand: Hand, picture: Path) -> None:
    """Draw the queue as it is asked for what is open, sorted by date."""
    wanted = QueueFilter(statuses=frozenset(ReportStatus) - {ReportStatus.DONE}, below=0.8)
    shown(window, QueueQuery(wanted, QueueOrder.DATE, descending=True))
    window.queue.list.setFocus()
    hand.painted()
    kept(window.grab(), picture)
    shown(window, QueueQuery())
    window.view.setFocus()


def incoming(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw annotated files as they are about to come in: a view of the open report, and others."""
    report = window.desk.report
    view = view_of(report.text, Mode.SIMPLIFIED, report.rules)
    places = [view.map.forward(mark.start, mark.end) for mark in window.desk.marks]
    names = cycle(("ORG", "人名", "金额", "misc"))
    spans = [_span(view.text, *place, name) for place, name in zip(places, names, strict=False)]
    other = "商会召开一届二次会员大会。"
    wrong = {"start": 4, "end": 99, "label": "EVENT"}
    records = (
        {"text": view.text, "spans": spans},
        {"text": other, "spans": [_span(other, 0, 2, "ORG"), wrong]},
        {"text": other, "spans": "none"},
    )
    path = HOME / "marked elsewhere.jsonl"
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    for theme, language in PAIR:
        look(window, theme, language)
        window.transfers.bring_in([path])
        dialog = opened(window, hand)
        dialog.resize(WIDE)
        wait(partial(_is_looked_into, dialog.records))
        hand.painted()
        draw_over(window, hand, dialog, folder / f"import-{theme}-{language.split('_')[0]}.png")


def _is_looked_into(table: QTableWidget) -> bool:
    """Return whether it is told of all records what they join."""
    joins = [table.item(row, 3).text() for row in range(table.rowCount())]
    return bool(joins) and "…" not in joins


def _span(text: str, start: int, end: int, label: str) -> dict[str, object]:
    """Return a span as a native record tells it."""
    return {"start": start, "end": end, "label": label, "text": text[start:end]}


def shown(window: app.MainWindow, query: QueueQuery) -> None:
    """Return once the queue shows what ``query`` asks for."""
    loop = QEventLoop()
    window.queue_model.answered.connect(loop.quit)
    window.queueing.ask(query)
    loop.exec()
    window.queue_model.answered.disconnect(loop.quit)


OVER_IT = {"palette": palette, "label-set": label_set, "label-all": label_all, "queue": filtered}


def exports(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw an export that is put together, counted and previewed."""
    for (theme, language), form in zip(PAIR, ("brat", "conll"), strict=True):
        look(window, theme, language)
        chosen = {"format": form, "also": ["suggested"], "text": "clean", "split": "80/10/10"}
        window.kept.change(export=chosen)
        window.commands.actions["export"].trigger()
        dialog = opened(window, hand)
        dialog.resize(TALL)
        dialog.form.show_place(Path(dialog.form.path.text()).relative_to(HOME))
        wait(lambda form=dialog: form.preview.toPlainText() and "\n" in form.told.text())
        hand.painted()
        draw_over(window, hand, dialog, folder / f"export-{theme}-{language.split('_')[0]}.png")


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


def wait(until: Callable[[], object]) -> None:
    """Return when ``until`` holds."""
    while not until():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


# -- other reports ------------------------------------------------------------------------------


def views(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw a glossed report raw and clean, if there is one."""
    glossed = [s.id for s in window.queue_model.summaries() if "glossed" in s.name]
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


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path((*sys.argv, ROOT / "seeds")[2])))
