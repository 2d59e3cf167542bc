"""Choosing files: reports, folders, projects, and where an export goes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QFileInfo, Qt
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog, QStyle

from annotator.formats import FORMATS, READ
from annotator.review.sources import READABLE

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from annotator.formats import Format

translate = QCoreApplication.translate


def reports(parent: QWidget, chosen: Callable[[list[Path]], object]) -> None:
    """Ask for reports, or files of annotated ones, to add."""
    dialog = _dialog(parent, translate("Files", "Add reports"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(
        [
            translate("Files", "Reports and records ({endings})").format(
                endings=" ".join(f"*{ending}" for ending in READABLE)
            ),
            translate("Files", "All files (*)"),
        ]
    )
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


def annotated(parent: QWidget, chosen: Callable[[list[Path]], object]) -> None:
    """Ask for files of annotated reports."""
    dialog = _dialog(parent, translate("Files", "Import annotated files"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    endings = dict.fromkeys(ending for name in READ for ending in FORMATS[name].suffixes)
    dialog.setNameFilters(
        [
            translate("Files", "Annotated files ({endings})").format(
                endings=" ".join(f"*{ending}" for ending in endings)
            ),
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
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # a project is never replaced
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def export(
    parent: QWidget, form: Format, suggested: Path, chosen: Callable[[Path], object]
) -> None:
    """Ask where spans are to be written in the format ``form``: for a file, or a new folder."""
    dialog = _dialog(parent, translate("Files", "Export spans"))
    if form.is_folder:
        dialog.setNameFilter(translate("Files", "All files (*)"))
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it is not replaced unasked
    else:
        title = translate("formats", form.title)
        dialog.setNameFilter(f"{title} ({' '.join(f'*{ending}' for ending in form.suffixes)})")
    _for_saving(dialog, "" if form.is_folder else form.suffixes[0].removeprefix("."))
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def facts(parent: QWidget, suggested: Path, suffix: str, chosen: Callable[[Path], object]) -> None:
    """Ask where facts and posts are to be written, in a file that ends in ``suffix``."""
    dialog = _dialog(parent, translate("Files", "Export facts and posts"))
    dialog.setNameFilter(f"*{suffix}")
    _for_saving(dialog, suffix.removeprefix("."))
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def backup(parent: QWidget, suggested: Path, chosen: Callable[[Path], object]) -> None:
    """Ask where a backup of the project is to be laid."""
    dialog = _dialog(parent, translate("Files", "Back up the project"))
    dialog.setNameFilter(translate("Files", "Projects (*.annot)"))
    _for_saving(dialog, "annot")
    dialog.setDirectory(str(suggested.parent))
    dialog.selectFile(suggested.name)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def word_list(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Ask for a file of words, one a line."""
    dialog = _dialog(parent, translate("Files", "Add a word list"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters(
        [translate("Files", "Lists (*.txt *.tsv)"), translate("Files", "All files (*)")]
    )
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def label_set(parent: QWidget, chosen: Callable[[Path], object], *, saving: bool) -> None:
    """Ask for the file of a label set, or where one is to be written."""
    title = translate("Files", "Write the label set") if saving else translate("Files", "Label set")
    dialog = _dialog(parent, title)
    dialog.setNameFilter(translate("Files", "Label sets (*.toml)"))
    if saving:
        _for_saving(dialog, "toml")
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def figures(parent: QWidget, chosen: Callable[[Path], object], *, picture: bool) -> None:
    """Ask where charts are to be written as a picture, or their figures as a table."""
    title, kind = translate("Files", "Save the table"), translate("Files", "Tables (*.csv)")
    if picture:
        title, kind = translate("Files", "Save the picture"), translate("Files", "Pictures (*.png)")
    dialog = _dialog(parent, title)
    dialog.setNameFilter(kind)
    _for_saving(dialog, "png" if picture else "csv")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def text(parent: QWidget, title: str, chosen: Callable[[Path], object]) -> None:
    """Ask where a text is to be written; ``title`` says which."""
    dialog = _dialog(parent, title)
    dialog.setNameFilter(translate("Files", "Text (*.txt)"))
    _for_saving(dialog, "txt")
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


class _Icons(QAbstractFileIconProvider):
    """Icons by kind alone: Qt's own looks into files.

    Where it closes a project that is open here, POSIX drops every lock this process holds on it.
    """

    def icon(self, which: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        style = QApplication.style()
        folder = which.isDir() if isinstance(which, QFileInfo) else which in _FOLDERS
        kind = QStyle.StandardPixmap.SP_DirIcon if folder else QStyle.StandardPixmap.SP_FileIcon
        return style.standardIcon(kind)

    def type(self, info: QFileInfo) -> str:
        return translate("Files", "Folder") if info.isDir() else info.suffix()


_FOLDERS = (QAbstractFileIconProvider.IconType.Folder, QAbstractFileIconProvider.IconType.Drive)
_icons: list[_Icons] = []  # a dialog does not keep its provider alive


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if not _icons:
        _icons.append(_Icons())
    dialog.setIconProvider(_icons[0])
    for part, text in (
        (QFileDialog.DialogLabel.LookIn, translate("Files", "Folder:")),
        (QFileDialog.DialogLabel.FileName, translate("Files", "Name:")),
        (QFileDialog.DialogLabel.FileType, translate("Files", "Kind:")),
    ):
        dialog.setLabelText(part, text)
    return dialog


def _for_saving(dialog: QFileDialog, suffix: str) -> None:
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
