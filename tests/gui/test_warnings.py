"""What a plug-in does wrong is told in the status bar, once, in the window's language."""

from importlib.metadata import EntryPoint

import pytest

from annotator.suggest import Beside, plugins
from annotator.ui import i18n


@pytest.fixture
def broken(monkeypatch):
    def refused(_):
        raise OSError("no more processes")  # so that plug-ins are looked for in this one

    monkeypatch.setattr(Beside, "_started", refused)
    point = EntryPoint("codes", "nowhere_to_be_found:x", plugins.GROUP)
    monkeypatch.setattr(plugins, "entry_points", lambda group: [point])
    plugins._loaded.clear()
    yield
    plugins._loaded.clear()


def test_a_plugin_that_does_not_work_is_told_after_all_is_in(broken, window, qtbot, report_file):
    def bring_in(name, text):
        with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
            window.transfers.bring_in([report_file(text, name)])

    bring_in("c.txt", "会员4名。")
    assert "The suggester codes of" in window.statusBar().currentMessage()
    window.statusBar().clearMessage()
    bring_in("d.txt", "会员5名。")
    assert "suggester" not in window.statusBar().currentMessage()


def test_it_is_told_in_chinese(window):
    window.looks.set_language("zh_CN")
    plugins.Plugin("codes", "some-package", "1.0").warn("x")
    assert "some-package 1.0 的候选插件 codes" in window.statusBar().currentMessage()
    window.looks.set_language("en")
    i18n.install("en")
