"""One key for every place of a text: previewed, ticked by key, kept as one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model import Act, Mark, MarkStatus, Origin, Report
from annotator.review import Session
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from tests.driver import queued
from tests.gui.test_review import go_to, kept

TEXT = "沈丹来，沈丹去，商會(huì)長沈丹。"


@pytest.fixture
def many(window):
    """Add three reports in which 沈丹 stands, once as another's span, and open the first."""
    session = window.desk.session
    with session.project.writing() as at:
        ids = [at.reports.add(Report(f"u{n}", f"more{n}.txt", TEXT, str(n) * 64)) for n in range(3)]
    marks = [
        Mark(0, 0, start, start + 2, label, status, Origin("names"))
        for start, label, status in (
            (0, "PER", MarkStatus.SUGGESTED),
            (4, "PER", MarkStatus.SUGGESTED),
        )
    ]
    session.add_imported(ids[0], marks)
    session.add_imported(ids[1], [Mark(0, 0, 0, 2, "ORG", MarkStatus.CONFIRMED, Origin("names"))])
    window.queue_model.show_session(session)
    window.desk.open_report(ids[0])
    return ids


def whole(window):
    session = Session.open(window.desk.session.project.path, "reader")
    with session.project.reading() as at:
        found = [(n, at.reports.status(n), at.marks.of_report(n)) for n in at.reports.ids()]
    session.close()
    return found


def spans(window, ids, label="PER"):
    session = Session.open(window.desk.session.project.path, "reader")
    found = [
        (number, mark.start)
        for number in ids
        for mark in session.report(number)[1]
        if mark.is_span and mark.label == label
    ]
    session.close()
    return found


def dialog_of(window):
    return next(iter(window.findChildren(OccurrencesDialog)))


def asked(qtbot, hand, window, key):
    """Press ``key`` and return the dialog that it opens, once what is looked for is found."""
    with qtbot.waitSignal(window.occurring.ended):
        hand.press(key)
    hand.painted()
    return dialog_of(window)


def cells(dialog, row):
    model = dialog.model
    return [model.data(model.index(row, column)) for column in range(model.columnCount())]


def answer(qtbot, hand, window, dialog):
    with qtbot.waitSignal(window.occurring.ended):
        hand.press("Return", on=dialog.table)
    hand.painted()


def test_every_place_in_the_report_is_labelled_after_a_preview_and_taken_back_by_one_key(
    hand, window, many, qtbot
):
    before = whole(window)
    dialog = asked(qtbot, hand, window, "A")
    assert dialog.table.hasFocus()
    assert [cells(dialog, row)[2] for row in range(3)] == ["沈丹"] * 3
    assert cells(dialog, 2) == ["more0.txt", "沈丹来，沈丹去，商會長", "沈丹", "。", "nothing"]
    assert cells(dialog, 0)[4] == "suggested so"
    assert "3" in dialog.ok.text()
    answer(qtbot, hand, window, dialog)
    assert spans(window, many) == [(many[0], place) for place in (0, 4, 16)]
    assert window.view.hasFocus()
    assert "suggestions and spans: 3" in window.statusBar().currentMessage()
    after = whole(window)
    hand.press("Z")
    assert whole(window) == before
    hand.press("Shift+Z")
    assert whole(window) == after


def test_what_is_not_ticked_stays_as_it_is(hand, window, many, qtbot):
    dialog = asked(qtbot, hand, window, "A")
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    hand.press("Space", on=dialog.table)
    assert "2" in dialog.ok.text()
    answer(qtbot, hand, window, dialog)
    assert spans(window, many) == [(many[0], place) for place in (0, 16)]


def test_every_place_in_the_project_is_labelled_and_others_spans_only_if_asked(
    hand, window, many, qtbot
):
    before = whole(window)
    dialog = asked(qtbot, hand, window, "Shift+A")
    states = [cells(dialog, row)[4] for row in range(dialog.model.rowCount())]
    assert states.count("nothing") == 6
    assert len([state for state in states if state.startswith("labelled: ")]) == 1
    answer(qtbot, hand, window, dialog)
    assert len(spans(window, many)) == 8
    assert len(spans(window, many, "ORG")) == 1
    summaries = {one.id: one.confirmed for one in queued(window)}
    assert [summaries[number] for number in many] == [3, 3, 3]
    decisions = window.desk.session.decisions()[-4:]
    assert {one.act for one in decisions} == {Act.LABEL_ALL}
    assert len({one.step for one in decisions}) == 1
    hand.press("Z")
    assert whole(window) == before


def test_selected_text_gets_the_label_that_is_offered_or_asked_for(hand, window, many, qtbot):
    hand.drag(2, 3)
    with qtbot.waitSignal(window.occurring.ended):
        hand.press("A")
        if QApplication.activePopupWidget() is not None:
            QTest.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    hand.painted()
    dialog = dialog_of(window)
    assert [cells(dialog, row)[2] for row in range(dialog.model.rowCount())] == ["来"]
    dialog.reject()


def test_escape_leaves_everything_as_it_was(hand, window, many, qtbot):
    before = whole(window)
    dialog = asked(qtbot, hand, window, "A")
    hand.press("Esc", on=dialog.table)
    assert whole(window) == before
    assert window.view.hasFocus()


def test_a_text_labelled_everywhere_says_so(hand, window, many, qtbot):
    answer(qtbot, hand, window, asked(qtbot, hand, window, "A"))
    with qtbot.waitSignal(window.occurring.ended):
        hand.press("A")
    assert not window.findChildren(OccurrencesDialog) or not dialog_of(window).isVisible()
    assert "wherever it stands" in window.statusBar().currentMessage()


def test_all_suggestions_alike_are_rejected_by_one_key(hand, window, many):
    before = whole(window)
    hand.press("R")
    dialog = dialog_of(window)
    assert dialog.model.rowCount() == 2
    hand.press("Return", on=dialog.table)
    hand.painted()
    assert {one for one in kept(window) if one[2] == "rejected"} == {("沈丹", "PER", "rejected")}
    assert window.desk.marks.open == 0
    assert len([d for d in window.desk.session.decisions() if d.act is Act.REJECT_ALL]) == 1
    hand.press("Z")
    assert whole(window) == before


def test_one_suggestion_alone_is_rejected_without_a_question(hand, window):
    go_to(hand, "12人")
    hand.press("R")
    assert ("12人", "QUANTITY", "rejected") in kept(window)
    assert hand.current() not in ("12人", None)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_dialog_shows_its_texts_whole(hand, window, many, qtbot, language, theme):
    window.looks.set_language(language)
    window.looks.set_theme(theme)
    dialog = asked(qtbot, hand, window, "A")
    for widget in (dialog.ok, dialog._hint, dialog._heading):
        assert widget.width() >= min(widget.sizeHint().width(), widget.minimumSizeHint().width())
    assert dialog.table.columnWidth(4) >= dialog.table.sizeHintForColumn(4)
    dialog.reject()
    window.looks.set_language("en")
