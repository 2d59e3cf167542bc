"""Exports put together in the window: by key and mouse, counted, previewed, written beside it."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QMessageBox

from annotator import settings
from annotator.model import MarkStatus
from annotator.review import Selection, bring_in
from annotator.review.datacard import Card
from annotator.ui.dialogs.export import ExportDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(window, hand, qtbot):
    """Return a function that opens the dialog by its key and waits until it has counted."""

    def opening():
        hand.press("Ctrl+E")
        qtbot.waitUntil(lambda: bool(window.findChildren(ExportDialog)))
        dialog = window.findChildren(ExportDialog)[-1]
        qtbot.waitExposed(dialog)
        counted(dialog, qtbot)
        return dialog

    return opening


def counted(dialog, qtbot, begins="Reports: "):
    """Wait until the dialog tells what there is."""
    qtbot.waitUntil(lambda: dialog.told.text().startswith(begins), timeout=20_000)


def choose(choice, value):
    """Choose from a box by its keys."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    for _ in range(choice.findData(value)):
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.currentData() == value


def click(box):
    """Click on the mark of a check box, which may be wider than what it says."""
    place = box.rect().center()
    place.setX(8)
    QTest.mouseClick(box, LEFT, pos=place)


def written(window, qtbot):
    qtbot.waitUntil(lambda: "are written" in window.statusBar().currentMessage(), timeout=20_000)
    qtbot.waitUntil(lambda: not window.findChildren(ExportDialog))


def records(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_enter_writes_what_is_shown_and_the_choices_are_remembered(
    window, hand, qtbot, opened, tmp_path
):
    hand.press("Space")
    dialog = opened()
    assert dialog.told.text() == "Reports: 1; spans: 1\nNothing of that is lost."
    qtbot.waitUntil(lambda: dialog.preview.toPlainText().startswith('{"id": "'))
    choose(dialog.form.text, "clean")
    click(dialog.form.also[MarkStatus.SUGGESTED])
    counted(dialog, qtbot, "Reports: 2")
    hand.type(str(tmp_path / "out.jsonl"), on=dialog.form.path)
    QTest.keyClick(dialog.form.path, Qt.Key.Key_Return)
    written(window, qtbot)
    first, second = records(tmp_path / "out.jsonl")
    assert "\u00a0" not in first["text"]
    assert {span["status"] for span in first["spans"]} == {"confirmed", "suggested"}
    assert [span["text"] for span in second["spans"]] == ["3名"]
    card = (tmp_path / "out.README.md").read_text(encoding="utf-8")
    assert "text: the clean text" in card
    assert settings.load().export["also"] == ["suggested"]
    again = opened()
    assert again.form.text.currentData() == "clean"
    assert again.form.also[MarkStatus.SUGGESTED].isChecked()
    assert again.form.path.text() == str(tmp_path / "p.jsonl")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.view.hasFocus)
    assert not (tmp_path / "p.jsonl").exists()


def test_the_options_of_a_format_are_shown_with_it_and_its_losses_told(window, hand, qtbot, opened):
    hand.press("Space")
    dialog = opened()
    assert not dialog.form.options["language"].isVisible()
    before = dialog.form.path.text()
    choose(dialog.form.format, "brat")
    assert dialog.form.options["language"].isVisible()
    assert not dialog.form.options["scheme"].isVisible()
    assert dialog.form.path.text() == before.removesuffix(".jsonl")
    qtbot.waitUntil(lambda: "── a.ann ──\nT1\tDATE 8 13\t4月28日" in dialog.preview.toPlainText())
    choose(dialog.form.format, "conll")
    assert dialog.form.path.text() == before.replace(".jsonl", ".conll")
    assert not dialog.form.options["language"].isVisible()
    choose(dialog.form.options["scheme"], "bmes")
    qtbot.waitUntil(lambda: "CoNLL cannot carry: " in dialog.told.text(), timeout=20_000)
    qtbot.waitUntil(lambda: "4\tB-DATE\n月\tM-DATE" in dialog.preview.toPlainText())
    QTest.mouseClick(dialog.export_button, LEFT)
    written(window, qtbot)
    (box,) = window.findChildren(QMessageBox)
    assert "dates and other metadata of reports (1)" in box.text()
    box.accept()
    out = window.desk.session.project.path.with_name("p.conll")
    assert "日\tE-DATE" in out.read_text(encoding="utf-8")


def test_a_split_is_chosen_with_its_seed_and_a_bad_one_refused(
    window, hand, qtbot, opened, tmp_path
):
    dialog = opened()
    assert dialog.told.text().endswith("go out with suggestions only.")
    assert not dialog.form.seed.isEnabled()
    hand.type("80", on=dialog.form.split.lineEdit())
    assert "“80” is no split" in dialog.problem.text()
    assert not dialog.export_button.isEnabled()
    hand.type("1/1", on=dialog.form.split.lineEdit())
    assert dialog.problem.text() == ""
    click(dialog.form.also[MarkStatus.SUGGESTED])
    click(dialog.form.card)
    assert not dialog.form.licence.isEnabled()
    assert dialog.form.seed.isEnabled()
    qtbot.waitUntil(lambda: "test: Reports: 1" in dialog.told.text(), timeout=20_000)
    QTest.mouseClick(dialog.export_button, LEFT)
    written(window, qtbot)
    assert {one.name for one in tmp_path.glob("p.*")} == {
        *("p.annot", "p.train.jsonl", "p.test.jsonl"),
        *(one.name for one in tmp_path.glob("p.annot-*")),
    }


def test_what_the_queue_shows_and_whose_spans_are_chosen(window, hand, qtbot, opened):
    hand.press("Space")
    window.queue.bar.field.setText("b.txt")
    qtbot.waitUntil(lambda: len(window.queue_model.ids()) == 1)
    window.view.setFocus()
    dialog = opened()
    click(dialog.form.also[MarkStatus.SUGGESTED])
    counted(dialog, qtbot, "Reports: 2")
    dialog.form.reports.setFocus()
    QTest.keyClick(dialog.form.reports, Qt.Key.Key_Down)
    assert dialog.form.reports.currentText() == "those that the queue shows"
    counted(dialog, qtbot, "Reports: 1; spans: 1\n")
    QTest.keyClick(dialog.form.reports, Qt.Key.Key_Home)
    choose(dialog.form.reviewer, window.desk.session.reviewer)
    counted(dialog, qtbot, "Reports: 1; spans: 1\n")
    dialog.reject()


def test_another_place_is_chosen_and_what_is_there_is_told(window, qtbot, opened, tmp_path):
    dialog = opened()
    (tmp_path / "there.jsonl").write_text("old", encoding="utf-8")
    QTest.mouseClick(dialog.form.browse, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)))
    (choosing,) = dialog.findChildren(QFileDialog)
    choosing.setOption(QFileDialog.Option.DontConfirmOverwrite)
    choosing.findChild(QLineEdit, "fileNameEdit").setText(str(tmp_path / "there.jsonl"))
    button = choosing.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Save)
    qtbot.waitUntil(button.isEnabled)
    QTest.mouseClick(button, LEFT)
    assert dialog.form.path.text() == str(tmp_path / "there.jsonl")
    assert dialog.problem.text() == "there.jsonl is there already, and will be replaced."
    dialog.form.split.setEditText("1/1")
    assert dialog.problem.text() == ""
    for part in ("train", "test"):
        (tmp_path / f"there.{part}.jsonl").write_text("old", encoding="utf-8")
    dialog.form.seed.setValue(1)
    told = "there.train.jsonl, there.test.jsonl are there already, and will be replaced."
    assert dialog.problem.text() == told
    (tmp_path / "there").mkdir()
    choose(dialog.form.format, "brat")
    assert "there is there already. It is replaced if" in dialog.problem.text()
    dialog.form.path.clear()
    assert dialog.problem.text() == "Say where it is to be written."
    assert not dialog.export_button.isEnabled()
    dialog.form.path.setText(str(window.desk.session.project.path))
    assert "holds a project or a report" in dialog.problem.text()
    assert not dialog.export_button.isEnabled()
    dialog.reject()


def test_an_export_is_given_up_by_escape_and_leaves_what_was_there(
    window, hand, qtbot, opened, tmp_path
):
    long = tmp_path / "long.jsonl"
    record = {"text": "商會會員在臺灣使用記憶體。" * 80_000, "spans": []}
    long.write_text(json.dumps(record), encoding="utf-8")
    list(bring_in(window.desk.session, [long]))
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    dialog = opened()
    click(dialog.form.also[MarkStatus.SUGGESTED])
    choose(dialog.form.text, "simplified_from_taiwan")  # which takes a while
    dialog.form.path.setText(str(out))
    QTest.mouseClick(dialog.export_button, LEFT)
    bar = window.statusBar()
    assert "Exporting" in visible(bar)
    qtbot.waitUntil(window.view.hasFocus)
    hand.press("Escape")
    qtbot.waitUntil(lambda: "Exporting" not in visible(bar), timeout=20_000)
    assert out.read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "out.README.md").exists()
    assert bar.currentMessage() == "Stopped: nothing was exported."


def visible(bar):
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def test_a_place_that_cannot_be_written_is_told_and_the_project_is_whole(
    window, hand, qtbot, opened, tmp_path
):
    hand.press("Space")
    dialog = opened()
    (tmp_path / "file").write_text("", encoding="utf-8")
    dialog.form.path.setText(str(tmp_path / "file" / "out.jsonl"))
    QTest.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: bool(window.findChildren(QMessageBox)), timeout=20_000)
    (box,) = window.findChildren(QMessageBox)
    assert "cannot be written" in box.text()
    box.accept()
    assert window.desk.session.summary(window.desk.report_id).confirmed == 1


def test_whatever_is_typed_as_a_place_is_told_in_a_sentence(window, opened, tmp_path):
    dialog = opened()
    for typed, told in (
        ("", "Say where"),
        ("/", "Say where"),
        (f"{'x' * 300}.jsonl", "too long"),
        (str(tmp_path / "folder"), "it is no file"),
        ("~nobody of that name/x.jsonl", ""),
    ):
        (tmp_path / "folder").mkdir(exist_ok=True)
        dialog.form.path.setText(typed)
        assert told in dialog.problem.text()
        assert dialog.export_button.isEnabled() is not bool(told)
        choose(dialog.form.format, "csv")
        choose(dialog.form.format, "jsonl")
        assert bool(dialog.form.path.text()) is bool(typed)
    dialog.reject()


def test_another_project_closes_what_was_asked_of_the_one_before(window, opened, tmp_path):
    dialog = opened()
    closed = []
    dialog.finished.connect(closed.append)
    window.switch_project(tmp_path / "other.annot", new=True)
    assert closed == [ExportDialog.DialogCode.Rejected]


def test_what_is_told_can_be_read_however_small_the_dialog_is(window, hand, opened):
    hand.press("Space")
    dialog = opened()
    dialog.resize(1, 1)
    told, preview = dialog.told, dialog.preview
    assert told.height() >= told.heightForWidth(told.width())
    assert preview.width() > 40 * preview.fontMetrics().averageCharWidth()
    dialog.reject()


@pytest.mark.parametrize("folder", [3, "x" * 300], ids=["number", "long"])
def test_settings_that_somebody_has_spoilt_choose_nothing(window, qtbot, opened, folder):
    spoilt = {"format": [7], "also": "x", "seed": "a", "text": {}, "split": 3}
    spoilt |= {"scheme": None, "licence": ["x"], "reviewer": "nobody", "folder": folder}
    window.kept.change(export=spoilt)
    dialog = opened()
    wanted = dialog.form.wanted()
    assert (wanted.form.name, wanted.selection) == ("jsonl", Selection())
    assert wanted.path == window.desk.session.project.path.with_suffix(".jsonl")
    assert wanted.card == Card("unknown", "p")
    dialog.reject()
