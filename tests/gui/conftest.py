"""A real window on a real project, and a hand to work it."""

import shutil

import pytest

from annotator.review import Session, bring_in
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


@pytest.fixture(scope="session")
def read_before(tmp_path_factory):
    """Return a project that holds the sample report and another: read once, as that takes long."""
    folder = tmp_path_factory.mktemp("read_before")
    paths = [folder / "reports" / name for name in ("a.txt", "b.txt")]
    paths[0].parent.mkdir()
    for path, text in zip(paths, (SAMPLE, "会员3名。"), strict=True):
        path.write_bytes(text.encode())
    session = Session.create(folder / "p.annot", Settings().who())
    assert not [one.error for one in bring_in(session, [paths[0].parent]) if one.error]
    session.close()
    return folder / "p.annot"


def window_on(qtbot, project, reports=()):
    """Return a window on ``project``, with all of ``reports`` arrived in it."""
    app.make_application()
    made = app.open_window(str(project), list(reports))
    qtbot.addWidget(made)
    if reports:
        with qtbot.waitSignal(made.transfers.arrivals.ended, timeout=60_000):
            made.show()
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.view.setFocus()
    qtbot.waitUntil(made.view.hasFocus)
    return made


@pytest.fixture
def window(qtbot, tmp_path, report_file, read_before):
    """Return a window on a project with the sample report and another, whose files are there."""
    report_file(SAMPLE, "reports/a.txt")
    report_file("会员3名。", "reports/b.txt")
    shutil.copy(read_before, tmp_path / "p.annot")
    made = window_on(qtbot, tmp_path / "p.annot")
    assert isinstance(made, MainWindow)
    assert made.kept.settings == Settings()
    return made


@pytest.fixture
def hand(window):
    """Return a hand on the window."""
    return Hand(window)
