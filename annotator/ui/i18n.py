"""The language of the window: which there are, and switching between them while it is open.

Source texts are English. They are translated in the context named at each call of
``QCoreApplication.translate``; lupdate collects them into ``resources/i18n``.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from annotator import paths
from annotator.errors import Phrase, UserError

_installed: list[QTranslator] = []
_current = ["en"]
_chinese: list[QTranslator] = []


def language(chosen: str) -> str:
    """Return "zh_CN" or "en" for a setting that may be "system"."""
    if chosen != "system":
        return chosen
    return "zh_CN" if QLocale.system().language() is QLocale.Language.Chinese else "en"


def install(code: str) -> None:
    """Translate the application into the language ``code``; widgets are told by Qt."""
    for old in _installed:
        QCoreApplication.removeTranslator(old)
    _installed.clear()
    _current[0] = code
    ours = str(paths.resources() / "i18n")
    of_qt = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{code}", of_qt), (f"annotator_{code}", ours)):
        translator = QTranslator()
        if translator.load(name, folder):
            QCoreApplication.installTranslator(translator)
            _installed.append(translator)


def current() -> str:
    """Return the code of the language that is installed."""
    return _current[0]


def chinese(context: str, text: str) -> str:
    """Return ``text`` in Chinese, whichever language is installed; itself where it has none."""
    if not _chinese:
        translator = QTranslator()
        translator.load("annotator_zh_CN", str(paths.resources() / "i18n"))
        _chinese.append(translator)
    return _chinese[0].translate(context, text) or text


def sentence(error: UserError) -> str:
    """Return the sentence of ``error`` in the window's language."""
    template = QCoreApplication.translate("errors", error.template)
    return template.format(**{name: _spoken(value) for name, value in error.params.items()})


def _spoken(value: object) -> object:
    """Return what stands in a sentence for ``value``: another sentence, or a part of one."""
    if isinstance(value, UserError):
        return sentence(value)
    if isinstance(value, Phrase):
        return f"{QCoreApplication.translate(value.context, value.text)}{value.rest}"
    return value
