"""How annotated files come in: their format, what their labels are, as spans or as suggestions.

The first records are read beside the window and shown as they will come in, and anew as one
chooses; then the reports are found that they are of.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
)

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats import FORMATS, READ, Counting, Reading, Record, Unit
from annotator.review import Taking
from annotator.review.outlook import joins, look_into
from annotator.ui.choice import Choice
from annotator.ui.dialogs.first_records import FirstRecordsTable
from annotator.ui.dialogs.label_names import LabelNamesTable
from annotator.ui.i18n import sentence
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from annotator.errors import UserError
    from annotator.formats import Format
    from annotator.review import Session
    from annotator.review.matching import Match
    from annotator.review.outlook import Outlook

translate = QCoreApplication.translate
_REMARK_LINES = 4
_NARROWEST, _LOWEST = 50, 6  # a table has so many characters across, and lines down, at the least
_UNITS = {
    None: QT_TRANSLATE_NOOP("Incoming", "what fits"),
    Unit.CODE_POINT: QT_TRANSLATE_NOOP("Incoming", "characters (code points)"),
    Unit.UTF16: QT_TRANSLATE_NOOP("Incoming", "UTF-16 units"),
    Unit.BYTE: QT_TRANSLATE_NOOP("Incoming", "bytes of UTF-8"),
}


class IncomingDialog(QDialog):
    """Asks how the files at ``paths`` come in, read as ``form`` unless that is chosen otherwise."""

    chosen = Signal(object)  # a Taking

    def __init__(
        self,
        paths: Sequence[Path],
        form: Format,
        session: Session,
        language: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._paths = tuple(paths)
        self._session = session
        self._outlook: Outlook | None = None
        self._looking, self._joining = LatestCall(self), LatestCall(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Incoming", "Import annotated files"))
        self.form, self.way, self.unit = (Choice(self) for _ in range(3))
        self.inclusive = QCheckBox(translate("Incoming", "the end is the last one"), self)
        self.records = FirstRecordsTable(self)
        self.remarks = QPlainTextEdit(self)
        self.labels = LabelNamesTable(session.labels, language, self)
        self.told = self._line()
        self.problem = self._line()
        self.problem.hide()
        self.buttons = self._buttons()
        self._set_up_remarks()
        self._offer(form)
        self._lay_out()
        self._connect()
        self.resize(QSize(940, 640).boundedTo(parent.screen().availableSize() * 0.9))
        self._look()

    # -- assembly -------------------------------------------------------------------------------

    def _set_up_remarks(self) -> None:
        """Let what is said of the record that is chosen be read below, and copied."""
        self.remarks.setReadOnly(True)
        self.remarks.setTabChangesFocus(True)
        self.remarks.setAccessibleName(translate("Incoming", "Remarks"))
        self.remarks.setFixedHeight(_REMARK_LINES * self.fontMetrics().lineSpacing())
        self.remarks.hide()

    def _line(self) -> QLabel:
        line = QLabel(self)
        line.setWordWrap(True)
        line.setTextFormat(Qt.TextFormat.PlainText)
        return line

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel, self)
        self.ok = buttons.button(kinds.Ok)
        self.ok.setText(translate("Incoming", "Import"))
        buttons.button(kinds.Cancel).setText(translate("Lists", "Cancel"))
        return buttons

    def _offer(self, form: Format) -> None:
        for name in READ:
            self.form.addItem(translate("formats", FORMATS[name].title), name)
        self.form.setCurrentIndex(max(0, self.form.findData(form.name)))
        self.way.addItem(translate("Incoming", "confirmed spans, but for what the file suggests"))
        self.way.addItem(translate("Incoming", "suggestions, each to be reviewed"))
        for unit, text in _UNITS.items():
            self.unit.addItem(translate("Incoming", text), unit)
        for box in (self.form, self.way, self.unit):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        names = ", ".join(path.name for path in self._paths[:3])
        heading = QLabel(f"{names}, …" if len(self._paths) > 3 else names, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        heading.setToolTip("\n".join(map(str, self._paths[:50])))
        form.addRow(translate("Incoming", "Files"), heading)
        form.addRow(translate("Incoming", "Format"), self.form)
        form.addRow(translate("Incoming", "Come in as"), self.way)
        counting = QHBoxLayout()
        counting.addWidget(self.unit, 1)
        counting.addWidget(self.inclusive)
        form.addRow(translate("Incoming", "Offsets count"), counting)
        self._form, self._counting = form, counting
        metrics = self.fontMetrics()
        self.records.setMinimumWidth(_NARROWEST * metrics.averageCharWidth())
        for table in (self.records, self.labels):
            table.setMinimumHeight(_LOWEST * metrics.lineSpacing())
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.told)
        layout.addWidget(self.records, 3)
        layout.addWidget(self.remarks)
        layout.addWidget(self.labels, 2)
        layout.addWidget(self.problem)
        layout.addWidget(self.buttons)

    def _connect(self) -> None:
        self.buttons.accepted.connect(self._give)
        self.buttons.rejected.connect(self.reject)
        self.form.activated.connect(lambda _: self._look(anew=True))
        self.unit.activated.connect(lambda _: self._look())
        self.inclusive.clicked.connect(lambda _: self._look())
        self.records.currentCellChanged.connect(lambda *_: self._show_remarks())
        self._looking.done.connect(self._show)
        self._looking.refused.connect(self._refuse)
        self._joining.done.connect(self._show_joins)
        self._joining.refused.connect(self._refuse)
        self.finished.connect(lambda _: self.stop())

    def stop(self) -> None:
        """Return when nothing is under way beside the window any more."""
        self._looking.stop()
        self._joining.stop()

    # -- looking --------------------------------------------------------------------------------

    def _chosen_form(self) -> Format:
        return FORMATS[str(self.form.currentData())]

    def _reading(self) -> Reading:
        unit, inclusive = self.unit.currentData(), self.inclusive.isChecked()
        if not unit and not inclusive:
            return Reading()
        return Reading(counting=Counting(Unit(unit or Unit.CODE_POINT), inclusive))

    def _look(self, *, anew: bool = False) -> None:
        """Read the first records; ``anew``: as another format, whose offsets nobody spoke of."""
        if anew or self._outlook is None:
            self.unit.setCurrentIndex(0)
            self.inclusive.setChecked(False)
            self._form.setRowVisible(self._counting, False)
        self.ok.setEnabled(False)
        self.problem.hide()
        self.told.setText(translate("Incoming", "Reading the first records…"))
        self._joining.leave()
        form, reading, paths = self._chosen_form(), self._reading(), self._paths
        self._looking.start(lambda cancelled: look_into(paths, form, reading, cancelled))

    def _refuse(self, error: UserError) -> None:
        self.records.show_records(())
        self.labels.show_names(())
        self.told.clear()
        self.problem.setText(sentence(error))
        self.problem.show()

    def _show(self, outlook: Outlook) -> None:
        """Show what was found, and look for the reports that it is of."""
        self._outlook = outlook
        self.told.setText(self._in_words(outlook))
        self.records.show_records(outlook.first)
        self.labels.show_names(outlook.names)
        readable = any(isinstance(one, Record) for one in outlook.first)
        self.ok.setEnabled(readable or not outlook.is_all)
        if self.ok.isEnabled() and not self.focusWidget():
            self.form.setFocus()
        heeded = "counting" in self._chosen_form().heeds
        if outlook.asks_counting and heeded:
            self._form.setRowVisible(self._counting, True)
        session, first = self._session, outlook.first
        self._joining.start(lambda cancelled: joins(session, first, cancelled, _untold))

    def _show_joins(self, found: Sequence[Match | UserError | None]) -> None:
        self.records.show_joins(found)
        self._show_remarks()

    def _show_remarks(self) -> None:
        """Show in full what is said of the record that is chosen."""
        text = self.records.remarks(self.records.currentRow())
        self.remarks.setPlainText(text)
        self.remarks.setVisible(bool(text))

    def _in_words(self, outlook: Outlook) -> str:
        shown = len(outlook.first)
        if shown == outlook.records:
            text = translate("Incoming", "Records: {count}.")
        elif outlook.is_all:
            text = translate("Incoming", "Records: {count}. The first {shown} are shown.")
        else:
            text = translate(
                "Incoming",
                "The labels of the first {count} records are shown, "
                "and {shown} of those themselves.",
            )
        told = [text.format(count=f"{outlook.records:,}", shown=shown)]
        if outlook.unnamed:
            more = translate("Incoming", "Labels that are not shown here: {count}.")
            told.append(more.format(count=f"{outlook.unnamed:,}"))
        return " ".join(told)

    # -- taking ---------------------------------------------------------------------------------

    def _give(self) -> None:
        """Tell what was chosen, and close."""
        taking = Taking(
            form=self._chosen_form(),
            reading=self._reading(),
            as_suggestions=self.way.currentIndex() == 1,
            labels=self.labels.chosen(),
        )
        self.accept()
        self.chosen.emit(taking)


def _untold(_done: int, _total: int) -> None:
    """Tell nobody how far it is: the import does."""
