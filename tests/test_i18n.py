"""Chinese and English are complete: every text collected, translated, compiled and true to form."""

import re
import subprocess
import sys
import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QGroupBox, QLabel

from annotator import errors, labels
from annotator.errors import UserError
from annotator.ui import i18n
from annotator.ui.actions import ACTIONS, MENUS
from tests.conftest import ROOT

CATALOGUE = ROOT / "resources" / "i18n" / "annotator_zh_CN.ts"
FIELD = re.compile(r"\{\w+\}")


def messages(path=CATALOGUE):
    return {
        (context.findtext("name"), message.findtext("source")): message.findtext("translation")
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def every_error():
    found = [UserError]
    for kind in found:
        found += kind.__subclasses__()
    return [
        kind
        for kind in found
        # a kind of errors has no sentence of its own
        if kind.__module__.startswith(errors.__name__) and kind.template != UserError.template
    ]


def test_lupdate_finds_nothing_new_and_the_compiled_file_is_of_now(tmp_path):
    script = ROOT / "scripts" / "translations.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, cwd=ROOT)
    assert messages(tmp_path / CATALOGUE.name) == messages()
    fresh = (tmp_path / "annotator_zh_CN.qm").read_bytes()
    assert fresh == CATALOGUE.with_suffix(".qm").read_bytes()


def test_every_text_is_translated_with_the_same_fields():
    for (_, source), translation in messages().items():
        assert translation, source
        assert sorted(FIELD.findall(source)) == sorted(FIELD.findall(translation)), source


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_every_error_is_a_sentence_in_both_languages(qapp, kind):
    params = {field: f"<{field}>" for field in re.findall(r"\{(\w+)\}", kind.template)}
    error = kind(**params)
    i18n.install("en")
    assert i18n.sentence(error) == str(error)
    i18n.install("zh_CN")
    chinese = i18n.sentence(error)
    i18n.install("en")
    assert re.search("[一-鿿]", chinese)
    assert all(value in chinese for value in params.values())
    assert str(error)[-1] in ".)" or "annotator" in str(error)


def test_an_error_within_an_error_is_translated_too(qapp):
    i18n.install("zh_CN")
    inner = errors.BadRecord(path="a", line=3, reason="x")
    text = i18n.sentence(errors.BadGold(path="b", reason=inner))
    i18n.install("en")
    assert "第 3 行" in text


def test_menus_and_actions_are_in_the_catalogue():
    known = messages()
    for text in [*MENUS.values(), *(row.text for row in ACTIONS)]:
        assert ("Actions", text) in known or text in ("中文", "English")


def texts(window):
    """Every text that the window shows of itself, but for reports, labels and origins."""
    shown = [action.text() for action in window.commands.actions.values()]
    for kind in (QLabel, QAbstractButton):
        shown += [widget.text() for widget in window.findChildren(kind) if widget.isVisible()]
    shown += [box.title() for box in window.findChildren(QGroupBox)]
    return shown


@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_the_window_speaks_one_language(qtbot, tmp_path, report_file, code):
    from annotator.ui import app

    app.make_application()
    window = app.open_window(str(tmp_path / "p.annot"), [report_file("9。", "1.txt")])
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        window.show()
    window.looks.set_language(code)
    QCoreApplication.processEvents()
    expected = {"en": re.compile("[一-鿿]"), "zh_CN": re.compile(r"\b[A-Za-z]{3,}\b")}[code]
    known = {"中文", "English", "Ctrl", "utf", "txt", "1.txt"}
    known |= {name for label in labels.default().labels for name in (label.id,)}
    for text in texts(window):
        stray = [w for w in expected.findall(text) if w not in known]
        assert not stray or text in known, text
    window.close()
    i18n.install("en")
