"""What reports say against each other, in its dialog: found, gone to, ruled on, remembered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.ui.dialogs.across import AcrossDialog
from tests.gui.conftest import window_on

ONE = "福州市长乐区商会\n\n截至2021年底，长乐区商会有会员企业120家。\n"
OTHER = "福州市长乐区商会\n\n截至2021年底，长乐区商会有会员企业125家。\n"


@pytest.fixture
def window(qtbot, tmp_path, report_file):
    reports = [report_file(ONE, "r/a.txt"), report_file(OTHER, "r/b.txt")]
    return window_on(qtbot, tmp_path / "p.annot", reports)


def opened(window, qtbot):
    window.commands.actions["across"].trigger()

    def seen():
        return [one for one in window.findChildren(AcrossDialog) if one.isVisible()]

    qtbot.waitUntil(lambda: bool(seen()))
    return seen()[0]


def rows(dialog):
    items = [dialog.tree.topLevelItem(at) for at in range(dialog.tree.topLevelItemCount())]
    return [(item.text(0), item.text(1)) for item in items]


SAID = "会员企业, 长乐区商会, 2021: 120家 (a.txt); 125家 (b.txt)."


def test_both_places_are_told_and_gone_to(window, qtbot):
    dialog = opened(window, qtbot)
    assert rows(dialog) == [(SAID, "")]
    top = dialog.tree.topLevelItem(0)
    assert [top.child(at).text(0) for at in range(top.childCount())] == [
        "a.txt: 120家",
        "b.txt: 125家",
    ]
    dialog.tree.setCurrentItem(top.child(1))
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.report.name == "b.txt")
    mark = window.desk.current
    assert OTHER[mark.start : mark.end] == "125家"


def test_a_dismissal_survives_a_restart_and_is_undone(window, qtbot, tmp_path):
    dialog = opened(window, qtbot)
    dialog.reason.setText("后者为更正")
    QTest.mouseClick(dialog.dismiss, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(dialog)[0][1] != "")
    assert "后者为更正" in rows(dialog)[0][1]
    assert not dialog.dismiss.isEnabled()
    window.close()
    again = window_on(qtbot, tmp_path / "p.annot")
    dialog = opened(again, qtbot)
    assert "后者为更正" in rows(dialog)[0][1]
    with qtbot.waitSignal(again.across.asked):
        QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    again.desk.undo()
    dialog = opened(again, qtbot)
    assert rows(dialog) == [(SAID, "")]


def test_it_is_opened_again_and_speaks_chinese(window, qtbot):
    window.commands.actions["language.zh_CN"].trigger()
    dialog = opened(window, qtbot)
    assert dialog.windowTitle() == "各篇之间"
    QTest.mouseClick(dialog.dismiss, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(dialog)[0][1] == "已搁置")
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: rows(dialog)[0][1] == "")


def test_where_nothing_differs_that_is_said(qtbot, tmp_path, report_file):
    window = window_on(qtbot, tmp_path / "p.annot", [report_file(ONE)])
    window.across.find()
    qtbot.waitUntil(lambda: "different things" in window.statusBar().currentMessage())
