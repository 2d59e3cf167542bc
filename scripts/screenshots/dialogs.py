"""What opens over the window, and the queue beside it."""

from __future__ import annotations

import json
from collections import Counter
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model import QueueFilter, QueueOrder, QueueQuery, ReportStatus
from annotator.text.views import Mode, view_of
from scripts.screenshots.windows import (
    HOME,
    PAIR,
    TALL,
    WIDE,
    draw_over,
    kept,
    look,
    opened,
    over,
    shown,
    wait,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableWidget

    from annotator.ui import app
    from tests.driver import Hand


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


OVER_IT = {"palette": palette, "label-set": label_set, "label-all": label_all, "queue": filtered}


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
