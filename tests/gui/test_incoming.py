"""Annotated files come in by a dialog: format, labels, spans or suggestions, and what they join."""

import json

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from annotator.model import MarkStatus
from annotator.text.views import Mode, view_of
from annotator.ui.dialogs.arrivals import ArrivalsDialog
from annotator.ui.dialogs.incoming import IncomingDialog
from tests.driver import drop, queued
from tests.gui.conftest import SAMPLE

_NAME, _TEXT, _SPANS, _JOINS, _REMARKS = range(5)


def lines(path, *found):
    written = [
        one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in found
    ]
    path.write_text("\n".join(written), encoding="utf-8")
    return path


@pytest.fixture
def theirs(tmp_path):
    """Return a file with spans in a view of the open report, and with a text of its own."""
    view = view_of(SAMPLE, Mode.TRADITIONAL)
    at, whole = view.text.index("沈丹"), len(view.text)
    ours = {
        "text": view.text,
        "spans": [
            {"start": at, "end": at + 2, "label": "Person", "text": "沈丹"},
            {"start": 0, "end": 2, "label": "团体"},
            {"start": 2, "end": 4, "label": "旁白"},
            {"start": 4, "end": whole + 9, "label": "旁白"},
        ],
    }
    other = {"text": "另一篇报告。", "spans": [{"start": 0, "end": 3, "label": "团体"}]}
    return lines(tmp_path / "theirs.jsonl", ours, other, '{"text": 3, "spans": []}')


def looked(window, qtbot):
    """Return the dialog, when it shows what its records join."""

    def joined():
        found = window.findChildren(IncomingDialog)
        return bool(found) and "…" not in (column(found[-1], _JOINS) or "…")

    qtbot.waitUntil(joined, timeout=60_000)
    return window.findChildren(IncomingDialog)[-1]


def cell(dialog, row, column):
    return dialog.records.item(row, column).text()


def column(dialog, number):
    return [cell(dialog, row, number) for row in range(dialog.records.rowCount())]


def names(dialog):
    table = dialog.labels
    return {
        table.item(row, 0).text(): (table.item(row, 1).text(), table.choice(row).currentText())
        for row in range(table.rowCount())
    }


def walk_to(widget, hand):
    """Press Tab until a widget has the focus; no way there is longer than this."""
    for _ in range(20):
        if widget.hasFocus():
            return
        hand.press("Tab")
    raise AssertionError(f"{widget} is not come to by Tab")


def marks(window, report_id):
    report, found = window.desk.session.report(report_id)
    return {
        (report.text[m.start : m.end], m.label, m.status)
        for m in found
        if m.origin.by == "import" or m.is_span
    }


def reports(window):
    """Return the name and id of each report of the project, in the order they came."""
    return [(line.name, line.id) for line in window.desk.session.each_line()]


def test_what_is_dropped_is_shown_mapped_and_imported_by_keys(window, hand, qtbot, theirs):
    drop(window, theirs)
    dialog = looked(window, qtbot)
    assert column(dialog, _NAME) == ["theirs.jsonl:1", "theirs.jsonl:2", "—"]
    assert cell(dialog, 0, _TEXT).startswith("商會召開大會 4月28日")
    assert column(dialog, _SPANS)[:2] == ["3", "1"]
    assert column(dialog, _JOINS) == [
        "joins a.txt, as a view",
        "a new report",
        "is refused",
    ]
    assert cell(dialog, 0, _REMARKS).startswith("line 1: the span 4-")
    assert cell(dialog, 2, _REMARKS).startswith("line 3: it is not an object")
    assert names(dialog) == {
        "团体": ("2", "as it is"),
        "Person": ("1", "Person · PER"),
        "旁白": ("1", "as it is"),
    }
    assert "Mend that line" not in cell(dialog, 2, _REMARKS)
    dialog.records.selectRow(2)
    assert "Mend that line" in dialog.remarks.toPlainText()
    assert dialog.form.hasFocus()
    walk_to(dialog.way, hand)
    hand.press("Down", on=dialog.way)
    for name, begins in (("团体", "Organisation"), ("旁白", "leave")):
        box = dialog.labels.choice(list(names(dialog)).index(name))
        walk_to(box, hand)
        while not box.currentText().startswith(begins):
            hand.press("Down", on=box)
    assert [choice for _, choice in names(dialog).values()] == [
        "Organisation · ORG",
        "Person · PER",
        "leave out",
    ]
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        hand.press("Return")
    (told,) = window.findChildren(ArrivalsDialog)
    told.close()
    (_, first), _, (name, new) = reports(window)
    assert name == "theirs.jsonl:2"
    assert {one for one in marks(window, first) if one[0] in ("沈丹", "商会")} >= {
        ("商会", "ORG", MarkStatus.SUGGESTED)
    }
    assert marks(window, new) == {("另一篇", "ORG", MarkStatus.SUGGESTED)}
    assert not any(label == "旁白" for _, label, _ in marks(window, first))
    qtbot.waitUntil(lambda: queued(window)[-1].name == name)


def test_spans_come_in_confirmed_unless_that_is_asked(window, hand, qtbot, theirs):
    window.transfers.bring_in([theirs])
    dialog = looked(window, qtbot)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        hand.push(dialog.ok)
    (_, first), *_ = reports(window)
    assert ("沈丹", "PER", MarkStatus.CONFIRMED) in marks(window, first)
    assert ("商会", "团体", MarkStatus.CONFIRMED) in marks(window, first)
    (told,) = window.findChildren(ArrivalsDialog)
    assert "refused: 2" in told.heading.text()
    assert "spans added to those: 3" in told.heading.text()


def test_cancelled_nothing_comes_in(window, hand, qtbot, theirs):
    window.transfers.bring_in([theirs])
    dialog = looked(window, qtbot)
    hand.press("Escape", on=dialog)
    qtbot.waitUntil(lambda: not window.findChildren(IncomingDialog))
    assert len(reports(window)) == 2


def test_a_file_is_read_as_the_format_that_is_chosen(window, hand, qtbot, tmp_path):
    path = lines(tmp_path / "rows.txt", {"text": "商会开会", "label": [[0, 2, "ORG"]]})
    hand.press("Ctrl+I")
    chooser = window.findChild(QFileDialog)
    chooser.filesSelected.emit([str(path)])
    chooser.close()
    dialog = looked(window, qtbot)
    assert dialog.form.currentData() == "jsonl"
    assert not dialog.labels.rowCount()
    while dialog.form.currentData() != "doccano":
        hand.press("Down", on=dialog.form)
    dialog = looked(window, qtbot)
    qtbot.waitUntil(lambda: dialog.labels.rowCount() == 1, timeout=60_000)
    assert cell(dialog, 0, _TEXT) == "商会开会"
    qtbot.waitUntil(dialog.ok.isEnabled)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        hand.push(dialog.ok)
    assert marks(window, reports(window)[-1][1]) == {("商会", "ORG", MarkStatus.CONFIRMED)}


def test_what_offsets_count_is_asked_where_it_matters(window, hand, qtbot, tmp_path):
    text = "\U00020bb7野家商会"
    path = lines(tmp_path / "rows.jsonl", {"text": text, "label": [[4, 6, "ORG"]]})
    window.transfers.bring_in([path])
    dialog = looked(window, qtbot)
    assert cell(dialog, 0, _JOINS) == "is refused"
    assert dialog.unit.isVisible()
    assert not dialog.ok.isEnabled()
    while dialog.unit.currentText() != "UTF-16 units":
        hand.press("Down", on=dialog.unit)
    qtbot.waitUntil(dialog.ok.isEnabled, timeout=60_000)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        hand.push(dialog.ok)
    assert marks(window, reports(window)[-1][1]) == {("商会", "ORG", MarkStatus.CONFIRMED)}


def test_what_is_chosen_for_a_label_stays_when_the_files_are_read_anew(
    window, hand, qtbot, tmp_path
):
    path = lines(
        tmp_path / "a.jsonl", {"text": "商会", "spans": [{"start": 0, "end": 2, "label": "X"}]}
    )
    window.transfers.bring_in([path])
    dialog = looked(window, qtbot)
    assert not dialog.unit.isVisible()
    hand.press("Down", on=dialog.labels.choice(0))
    for name in ("doccano", "jsonl"):
        while dialog.form.currentData() != name:
            hand.press("Down" if name == "doccano" else "Up", on=dialog.form)
    qtbot.waitUntil(lambda: dialog.ok.isEnabled() and dialog.labels.rowCount(), timeout=60_000)
    assert names(dialog) == {"X": ("1", "leave out")}


def test_plain_reports_come_in_without_a_question(window, qtbot, report_file):
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        drop(window, report_file("会员9名。", "plain.txt"))
    assert not window.findChildren(IncomingDialog)
    assert reports(window)[-1][0] == "plain.txt"


def test_a_file_that_vanished_meanwhile_is_told(window, qtbot, theirs):
    window.transfers.bring_in([theirs])
    dialog = looked(window, qtbot)
    theirs.unlink()
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        dialog.ok.click()
    (box,) = window.findChildren(QMessageBox)
    assert "is not there" in box.text()
    box.close()


def test_the_window_closes_while_files_are_looked_into(window, qtbot, tmp_path):
    many = [{"text": f"商会{k}期。" * 50, "spans": []} for k in range(900)]
    window.transfers.bring_in([lines(tmp_path / "many.jsonl", *many)])
    qtbot.waitUntil(lambda: bool(window.findChildren(IncomingDialog)), timeout=60_000)
    window.close()
    assert not window.isVisible()


def test_of_many_problems_the_first_are_listed_and_the_rest_counted(window, qtbot, tmp_path):
    good = {"text": "商会", "spans": []}
    window.transfers.bring_in([lines(tmp_path / "bad.jsonl", good, *["[]"] * 1200)])
    dialog = looked(window, qtbot)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        dialog.ok.click()
    (told,) = window.findChildren(ArrivalsDialog)
    assert told.heading.text() == "Reports added: 1; refused: 1,200"
    listed = told.list.toPlainText().splitlines()
    assert (len(listed), listed[-1]) == (1001, "… and 200 more.")
    told.close()
