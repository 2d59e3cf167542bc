"""An export is put together here: what goes out, what is lost, and how the file will read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.review import check_target
from annotator.review.exporting import in_its_place, survey
from annotator.review.previewing import preview
from annotator.ui import telling
from annotator.ui.dialogs import files
from annotator.ui.export_form import ExportForm
from annotator.ui.i18n import sentence
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from typing import Any

    from annotator.review import Session
    from annotator.review.exporting import Exported
    from annotator.review.previewing import Shown
    from annotator.ui.export_form import Offers, Wanted
    from annotator.ui.workers import CallWorker

translate = QCoreApplication.translate
_SETTLED_MS = 150  # without a change, after which it is counted anew
_NARROWEST = 42  # characters of a preview, beside which there is room for what is told above it


class ExportDialog(QDialog):
    """Counts and previews beside the window; tells what is to be written when it is closed so."""

    chosen = Signal(object)  # a Wanted
    kept = Signal(object)  # the choices, as JSON data

    def __init__(
        self, session: Session, offers: Offers, last: Mapping[str, Any], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: Wanted | None = None
        self._surveyed, self._previewed = LatestCall(self), LatestCall(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Export", "Export spans"))
        self.form = ExportForm(offers, last, self)
        self.told, self.problem = QLabel(self), QLabel(self)
        self.preview = QPlainTextEdit(self)
        self.export_button = QPushButton(translate("Export", "&Export"), self)
        self.close_button = QPushButton(translate("Keys", "Close"), self)
        self._lay_out()
        self._connect()
        self._follow()
        self.form.format.setFocus()
        self.resize(QSize(1080, 640).boundedTo(parent.screen().availableSize() * 0.92))

    # -- assembly -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for label in (self.told, self.problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setMinimumWidth(_NARROWEST * self.preview.fontMetrics().averageCharWidth())
        self.preview.setAccessibleName(translate("Export", "How it will read"))
        buttons = QDialogButtonBox(self)
        self.export_button.setDefault(True)
        self.close_button.setAutoDefault(False)
        roles = QDialogButtonBox.ButtonRole
        buttons.addButton(self.export_button, roles.AcceptRole)
        buttons.addButton(self.close_button, roles.RejectRole)
        buttons.accepted.connect(self._export)
        buttons.rejected.connect(self.reject)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(self.form)
        left.addWidget(self.problem)
        left.addStretch(1)
        right.addWidget(self.told)
        right.addWidget(self.preview, 1)
        sides = QHBoxLayout()
        sides.addLayout(left, 2)
        sides.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.addLayout(sides, 1)
        layout.addWidget(buttons)

    def _connect(self) -> None:
        self.form.changed.connect(self._follow)
        self.form.placeAsked.connect(self._ask_for_place)
        self._surveyed.done.connect(self._show_survey)
        self._surveyed.refused.connect(lambda error: self.told.setText(sentence(error)))
        self._previewed.done.connect(lambda shown: self.preview.setPlainText(_in_lines(shown)))
        self._previewed.refused.connect(self._show_no_preview)

    # -- following ------------------------------------------------------------------------------

    def _follow(self) -> None:
        """Take what is asked for, and count and preview it anew where that makes a difference."""
        before = self._wanted
        try:
            wanted = self._wanted = self.form.wanted()
            said = _said_of(wanted, self._session.project.path)
        except UserError as error:
            self.problem.setText(sentence(error))
            self.export_button.setEnabled(False)
        else:
            self.problem.setText(said)
            self.export_button.setEnabled(bool(wanted.path.name))
        now = self._wanted
        if now is not None and (before is None or _content(now) != _content(before)):
            self._look_at(now)

    def _look_at(self, wanted: Wanted) -> None:
        self.told.setText(translate("Figures", "Counting…"))
        session, (form, selection, how) = self._session, _content(wanted)
        self._previewed.start(
            lambda cancelled: preview(session, form, selection, how, cancelled),
            after_ms=_SETTLED_MS,
        )
        reach = _Reach()
        reach.worker = self._surveyed.start(
            lambda cancelled: survey(session, form, selection, how, reach, cancelled),
            after_ms=_SETTLED_MS,
        )
        reach.worker.found.connect(partial(self._show_reached, reach.worker))

    def _show_reached(self, worker: CallWorker, percent: int) -> None:
        if self._surveyed.is_busy and worker.isRunning():
            text = translate("Export", "Counting… {percent} %")
            self.told.setText(text.format(percent=percent))

    def _show_survey(self, found: Exported) -> None:
        assert self._wanted is not None
        lines = telling.exported(found, self._wanted.form)
        self.told.setText("\n".join(lines))

    def _show_no_preview(self, error: UserError) -> None:
        self.preview.setPlainText(sentence(error))

    # -- where to, and off ----------------------------------------------------------------------

    def _ask_for_place(self) -> None:
        if self._wanted is not None:
            files.export(self, self._wanted.form, self._wanted.path, self.form.show_place)

    def _export(self) -> None:
        """Write it; the choices are remembered."""
        assert self._wanted is not None
        self.kept.emit(self.form.to_keep())
        self.chosen.emit(self._wanted)
        self.accept()

    def done(self, result: int) -> None:
        """Close, when nothing is being counted any more."""
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """Return when nothing is being counted any more."""
        self._surveyed.stop()
        self._previewed.stop()


class _Reach:
    """Tells from within a count how far it is; steps too small to be seen are not told."""

    worker: CallWorker

    def __init__(self) -> None:
        self._percent = 0

    def __call__(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        if percent != self._percent:
            self._percent = percent
            self.worker.found.emit(percent)


def _content(wanted: Wanted) -> tuple[Any, Any, Any]:
    """Return that of an export which decides what is in it."""
    return wanted.form, wanted.selection, wanted.how


def _said_of(wanted: Wanted, project: Path) -> str:
    """Return what is to be said of the place: there is none, or something will be replaced.

    Raises:
        WouldOverwrite, UnwritablePlace: nothing can be written there.

    """
    if not wanted.path.name:
        return translate("Export", "Say where it is to be written.")
    check_target(wanted.path, [project])
    there = [place.name for place in in_its_place(wanted.form, wanted.path, wanted.selection)]
    if not there:
        return ""
    if wanted.form.is_folder:
        text = translate(
            "Export",
            "{name} is there already. It is replaced if it is an export that nobody has touched.",
        )
    elif len(there) == 1:
        text = translate("Export", "{name} is there already, and will be replaced.")
    else:
        text = translate("Export", "{name} are there already, and will be replaced.")
    return text.format(name=", ".join(there))


def _in_lines(shown: Sequence[Shown]) -> str:
    lines: list[str] = []
    for one in shown:
        if len(shown) > 1:
            lines.append(f"── {one.name} ──")
        if one.lines is None:
            text = translate("Export", "{name}: {size} bytes that are no text")
            lines.append(text.format(name=one.name, size=f"{one.size:,}"))
        else:
            lines += one.lines
    return "\n".join(lines)
