"""A real window on a real project, and a hand to work it."""

import pytest

from annotator.settings import Settings
from annotator.ui import app
from annotator.ui.main_window import MainWindow
from tests.driver import Hand

SAMPLE = (
    "商会召开大会\n\n"
    "4月28日，\U00020bb7野家商会会长沈丹\u00a0率12人赴南京，捐款4.11万元。\r\n"
    "会员共120名，占77.5%。印发《工作要点》，详见 www.example.org 。\n"
    "发布时间：2020-04-29\n"
)


@pytest.fixture
def window(qtbot, tmp_path, report_file):
    """Return a window on a project with the sample report and another."""
    folder = report_file(SAMPLE, "reports/a.txt").parent
    report_file("会员3名。", "reports/b.txt")
    app.make_application()
    made = app.open_window(str(tmp_path / "p.annot"), [folder])
    qtbot.addWidget(made)
    with qtbot.waitSignal(made.transfers.arrivals.ended, timeout=60_000):
        made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    assert isinstance(made, MainWindow)
    assert made.kept.settings == Settings()
    return made


@pytest.fixture
def hand(window):
    """Return a hand on the window."""
    return Hand(window)
