"""Choosing files: reports, folders, projects, and where an export goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

translate = QCoreApplication.translate


def reports(parent: QWidget, chosen: Callable[[list[Path]], object]) -> None:
    """Ask for reports, or files of annotated ones, to add."""
    dialog = _dialog(parent, translate("Files", "Add reports"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            translate("Files", "Reports and records (*.txt *.text *.jsonl)"),
            translate("Files", "All files (*)"),
        ]
    )
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def folder(parent: QWidget, chosen: Callable[[list[Path]], object]) -> None:
    """Ask for a folder of reports to add."""
    dialog = _dialog(parent, translate("Files", "Add a folder of reports"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def project(parent: QWidget, chosen: Callable[[Path], object], *, new: bool) -> None:
    """Ask for a project to open, or for the place of a new one."""
    title = translate("Files", "New project") if new else translate("Files", "Open project")
    dialog = _dialog(parent, title)
    dialog.setNameFilter(translate("Files", "Projects (*.annot)"))
    if new:
        _for_saving(dialog, "annot")
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def export(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Ask where confirmed spans are to be written."""
    dialog = _dialog(parent, translate("Files", "Export confirmed spans"))
    dialog.setNameFilter(translate("Files", "Native records (*.jsonl)"))
    _for_saving(dialog, "jsonl")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def _for_saving(dialog: QFileDialog, suffix: str) -> None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
