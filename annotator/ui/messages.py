"""The only home of message boxes. None of them blocks: each is opened and left to the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

from annotator.ui.i18n import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from annotator.errors import UserError

translate = QCoreApplication.translate
_LISTED = 5


def error(parent: QWidget, problem: UserError) -> None:
    """Say what went wrong."""
    _open(parent, QMessageBox.Icon.Warning, sentence(problem))


def faulty(parent: QWidget, faults: Sequence[UserError]) -> None:
    """Say what is wrong in the project; the first few outright, all on request."""
    text = translate("Messages", "Faults found in the project: {count}. Go on with a backup of it.")
    sentences = [sentence(fault) for fault in faults]
    listed = "\n\n".join(sentences[:_LISTED])
    more = "\n".join(sentences) if len(sentences) > _LISTED else ""
    head = text.format(count=f"{len(sentences):,}")
    _open(parent, QMessageBox.Icon.Warning, f"{head}\n\n{listed}", more)


def lost(parent: QWidget, spans: Sequence[str]) -> None:
    """Say which spans there is no text for any more; undo brings them back."""
    text = translate(
        "Messages",
        "Spans whose text is not there in this encoding: {count}. They were taken away; "
        "undo (Z) brings text and spans back.",
    )
    listed = "\n".join(spans[:_LISTED])
    more = "\n".join(spans) if len(spans) > _LISTED else ""
    _open(parent, QMessageBox.Icon.Warning, f"{text.format(count=len(spans))}\n\n{listed}", more)


def unsaved(
    parent: QWidget, text: str, again: Callable[[], None], without: Callable[[], None]
) -> None:
    """Ask who leaves while an act is not saved: try ``again``, leave ``without`` it, or stay."""
    question = translate("Messages", "{text} Leave without it?").format(text=text)
    box = _box(parent, QMessageBox.Icon.Warning, question)
    save = box.addButton(translate("Messages", "Try again"), QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton(
        translate("Messages", "Leave without it"), QMessageBox.ButtonRole.DestructiveRole
    )
    stay = box.addButton(translate("Messages", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.setEscapeButton(stay)
    save.clicked.connect(again)
    leave.clicked.connect(without)
    box.open()


def fault(parent: QWidget, trace: str) -> None:
    """Say that the program itself failed; ``trace`` is shown on request."""
    text = translate(
        "Messages",
        "The program made a mistake and did not finish what it was doing. What was confirmed "
        "before is safe. Please send the details to its makers, and start it again.",
    )
    _open(parent, QMessageBox.Icon.Critical, text, trace)


def information(parent: QWidget, text: str) -> None:
    """Say something that is no error."""
    _open(parent, QMessageBox.Icon.Information, text)


def _open(parent: QWidget, icon: QMessageBox.Icon, text: str, details: str = "") -> None:
    box = _box(parent, icon, text)
    if details:
        box.setDetailedText(details)
    box.open()


def _box(parent: QWidget, icon: QMessageBox.Icon, text: str) -> QMessageBox:
    box = QMessageBox(icon, QCoreApplication.applicationName(), text, parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box
