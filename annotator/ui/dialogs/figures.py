"""What has been done in a project, in charts and tables: counted once, then looked at in parts."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QImageWriter
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UnwritablePlace, UserError
from annotator.paths import replacing
from annotator.review import sheets
from annotator.review.exporting import check_target
from annotator.review.figures import Chosen
from annotator.ui.charts import picture
from annotator.ui.choice import Choice
from annotator.ui.dialogs import files
from annotator.ui.figure_pages import (
    labels_page,
    pace_page,
    progress_page,
    reviewers_page,
    rules_page,
)
from annotator.ui.i18n import sentence
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.labels import LabelSet
    from annotator.review.figures import Figures
    from annotator.ui.figure_pages import Page
    from annotator.ui.theme import Theme

    Asked = Callable[[], bool]
    Count = Callable[[Asked, Callable[[int, int], object]], Figures]

translate = QCoreApplication.translate


class FiguresDialog(QDialog):
    """Counts beside the window, by ``count``; closing it gives that up."""

    def __init__(
        self,
        count: Count,
        labels: LabelSet,
        language: str,
        theme: Theme,
        project: Path,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._all: Figures | None = None
        self._call = OneCall(self)
        self._call.reached.connect(self._reach)
        self._call.refused.connect(self._fail)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Figures", "Figures"))
        self.reviewer = Choice(self)
        self.since, self.until = QDateEdit(self), QDateEdit(self)
        self.tabs = QTabWidget(self)
        self.pages: tuple[Page, ...] = (
            progress_page(theme, self),
            labels_page(labels, language, theme, self),
            rules_page(theme, self),
            reviewers_page(theme, self),
            pace_page(theme, self),
        )
        for page in self.pages:
            self.tabs.addTab(page, page.name)
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.save_picture = QPushButton(translate("Figures", "Save the picture…"), self)
        self.save_table = QPushButton(translate("Figures", "Save the table…"), self)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._lay_out()
        self._begin(count)
        self.resize(QSize(940, 680).boundedTo(parent.screen().availableSize() * 0.92))

    # -- assembly -------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        for text, field in (
            (translate("Figures", "&Reviewer:"), self.reviewer),
            (translate("Figures", "&From:"), self.since),
            (translate("Figures", "&Up to:"), self.until),
        ):
            label = QLabel(text, self)
            label.setBuddy(field)
            above.addWidget(label)
            above.addWidget(field)
        above.addStretch()
        self.reviewer.addItem(translate("Figures", "All reviewers"), None)
        self.reviewer.currentIndexChanged.connect(lambda _: self._show())
        for day in (self.since, self.until):
            day.setDisplayFormat("yyyy-MM-dd")
            day.setCalendarPopup(True)
            day.dateChanged.connect(lambda _: self._show())
        self.save_picture.clicked.connect(
            lambda: files.figures(self, partial(self._write, self.write_picture), picture=True)
        )
        self.save_table.clicked.connect(
            lambda: files.figures(self, partial(self._write, self.write_table), picture=False)
        )
        self.buttons.rejected.connect(self.reject)
        below = QHBoxLayout()
        for button in (self.save_picture, self.save_table):
            button.setAutoDefault(False)
            below.addWidget(button)
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.addLayout(above)
        layout.addWidget(self.tabs)
        for widget in (self.progress, self.told):
            layout.addWidget(widget)
        layout.addLayout(below)

    # -- counting -------------------------------------------------------------------------------

    def _begin(self, count: Count) -> None:
        self._enable(on=False)
        self._call.start(lambda cancelled: count(cancelled, self._call.reach), self._take)

    def _enable(self, *, on: bool) -> None:
        for widget in (self.reviewer, self.since, self.until, self.tabs):
            widget.setEnabled(on)
        for button in (self.save_picture, self.save_table):
            button.setEnabled(on)
        close = self.buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(translate("Figures", "Close") if on else translate("Figures", "Cancel"))
        self.progress.setVisible(not on)
        self._say("" if on else translate("Figures", "Counting…"))

    def _reach(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _take(self, found: Figures) -> None:
        self._all = found
        for name in found.reviewers:
            self.reviewer.addItem(name, name)
        days = [date.fromisoformat(day) for day in found.days] or [date.today()]  # noqa: DTZ011 - of this machine, as all days here
        for field, day in ((self.since, days[0]), (self.until, days[-1])):
            with QSignalBlocker(field):
                field.setDateRange(_qt(days[0]), _qt(days[-1]))
                field.setDate(_qt(day))
        self._enable(on=True)
        self._show()
        self.tabs.tabBar().setFocus()

    def _fail(self, error: UserError) -> None:
        self.progress.hide()
        self._say(sentence(error))

    def _say(self, text: str) -> None:
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _show(self) -> None:
        if self._all is None:
            return
        found = self._all.chosen(self.chosen())
        for page in self.pages:
            page.show_figures(found)

    def chosen(self) -> Chosen:
        """Return what is chosen above; days that leave nothing out are none."""
        since, until = self.since.date(), self.until.date()
        return Chosen(
            self.reviewer.currentData(),
            None if since == self.since.minimumDate() else _iso(since),
            None if until == self.until.maximumDate() else _iso(until),
        )

    def done(self, result: int) -> None:
        """Close, when nothing is being counted any more."""
        self.stop()
        super().done(result)

    def stop(self) -> None:
        """Return when nothing is being counted any more."""
        self._call.stop()

    # -- files ----------------------------------------------------------------------------------

    def page(self) -> Page:
        """Return the page that is seen."""
        return self.pages[self.tabs.currentIndex()]

    def _write(self, write: Callable[[Path], None], path: Path) -> None:
        try:
            write(path)
        except UserError as error:
            self._say(sentence(error))
            return
        self._say(translate("Figures", "Written to {name}.").format(name=path.name))

    def write_picture(self, path: Path) -> None:
        """Write the charts of the page that is seen to ``path`` (PNG)."""
        check_target(path, [self._project])
        with replacing(path) as fresh:
            writer = QImageWriter(str(fresh), b"png")
            if not writer.write(picture(self.page().charts)):
                raise UnwritablePlace(path=path, reason=writer.errorString())

    def write_table(self, path: Path) -> None:
        """Write the table of the page that is seen to ``path`` (CSV)."""
        sheets.write_csv(self.page().model.titled(), path, [self._project])


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _iso(day: QDate) -> str:
    return day.toString(Qt.DateFormat.ISODate)
