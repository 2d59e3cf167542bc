"""The first steps: a minute of practice on a report that the program brings along.

The practice project lies in a folder of its own, which is gone when practice ends; what the user
adds or opens meanwhile ends practice first, and so never goes there.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from annotator import paths
from annotator.errors import UserError
from annotator.model import Act
from annotator.ui.actions.in_force import shown

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

translate = QCoreApplication.translate
_COLUMNS = 2
_STEPS = ("accept", "reject", "relabel", "add", "undo", "done")
_ACTS = {
    "accept": {Act.ACCEPT, Act.ACCEPT_ALL},
    "reject": {Act.REJECT, Act.REMOVE},
    "relabel": {Act.RELABEL},
    "add": {Act.ADD},
    "undo": {Act.UNDO},
    "done": {Act.SET_STATUS},
}


class FirstSteps(QFrame):
    """A panel above the report: an invitation, and then the steps, ticked off as they are done."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folder: Path | None = None  # of the practice project, while there is one
        self.home: Path | None = None  # the project to go back to, while one practises
        self.ticked: set[str] = set()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self.steps = {name: QLabel(self) for name in _STEPS}
        self.begin = QPushButton(self)
        self.leave = QPushButton(self)
        for label in (self._text, *self.steps.values()):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._lay_out()
        self.begin.clicked.connect(self.start)
        self.leave.clicked.connect(self.end)
        window.desk.summaryChanged.connect(lambda _: self._tick())
        window.desk.reportOpened.connect(lambda *_: self._follow())
        window.transfers.beginning.connect(self._make_way)
        window.kept.changed.connect(self.retranslate)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for number, label in enumerate(self.steps.values()):
            label.setWordWrap(True)
            grid.addWidget(label, number // _COLUMNS, number % _COLUMNS)
            grid.setColumnStretch(number % _COLUMNS, 1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.begin, self.leave):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the report
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self._text)
        layout.addLayout(grid)
        layout.addLayout(buttons)

    # -- beginning and ending -------------------------------------------------------------------

    @property
    def practising(self) -> bool:
        """Whether the practice project is open."""
        return self._folder is not None

    def offer(self) -> None:
        """Invite to practice where no project holds a report yet; once declined, never again."""
        greeted = self._window.kept.settings.greeted == "yes"
        self.setVisible(self.practising or not (greeted or self._window.queue_model.totals.total()))
        self.retranslate()

    def start(self) -> None:
        """Open the practice project."""
        if self.practising:
            self._window.read_on()
            return
        if not self._window.unsaved_bar.may_leave(self.start):
            return
        home = self._window.desk.session.project.path.absolute()
        self._folder = Path(tempfile.mkdtemp(prefix="report-annotator-"))
        project = self._folder / f"{translate('FirstSteps', 'practice')}.annot"
        self._window.switch_project(project, new=True)
        if self._window.desk.session.project.path != project:  # what failed has been told
            self._forget()
            return
        self.home = home
        self._window.kept.change(last_project=str(home), greeted="yes")
        self.ticked.clear()
        self.offer()
        self._window.transfers.add(paths.resources() / "first_run" / "practice.txt")
        self._window.read_on()

    def end(self) -> None:
        """Go back to where one came from, or decline the invitation."""
        if not self._window.unsaved_bar.may_leave(self.end):
            return
        if self.home is not None:
            self._window.switch_project(self.home, new=False)
        self._window.kept.change(greeted="yes")
        self.hide()
        self._window.read_on()

    def _make_way(self) -> None:
        """Let what the user brings in go to the user's own project."""
        if self.practising:
            self.end()

    def _follow(self) -> None:
        """Notice that a report is open, and be it in another project than that of practice."""
        if self.practising:
            self.follow_project()
        elif self._window.desk.report is not None:
            self.hide()

    def follow_project(self) -> None:
        """End practice where another project has been opened."""
        if self._folder is None or self.home is None:
            return
        if self._window.desk.session.project.path.parent != self._folder:
            self._forget()
            self.hide()

    def close_project(self) -> None:
        """Take the practice project away; it must be closed."""
        self._forget()

    def _forget(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = self.home = None

    # -- the steps ------------------------------------------------------------------------------

    def _tick(self) -> None:
        """Tick off what the log of the practice project says was done."""
        if self.home is None:
            return
        try:
            done = {decision.act for decision in self._window.desk.session.decisions()}
        except UserError:  # the act that fails says so itself
            return
        self.ticked |= {name for name, acts in _ACTS.items() if acts & done}
        self.retranslate()

    def retranslate(self) -> None:
        """Write all in the language, and with the keys, of now."""
        first = next((name for name in _STEPS if name not in self.ticked), None)
        texts = self._texts() if self.practising else {}
        for name, label in self.steps.items():
            label.setVisible(self.practising)
            sign = "✓" if name in self.ticked else "➤" if name == first else "○"
            label.setText(f"{sign} {texts.get(name, '')}")
            font = label.font()
            font.setBold(name == first)
            label.setFont(font)
        self.begin.setVisible(not self.practising)
        self.begin.setText(translate("FirstSteps", "Practise for a minute"))
        self._text.setText(self._heading(all_done=first is None))
        self.leave.setText(
            translate("FirstSteps", "End practice")
            if self.practising
            else translate("FirstSteps", "Not now")
        )

    def _heading(self, *, all_done: bool) -> str:
        if not self.practising:
            return translate(
                "FirstSteps",
                "Is this your first time here? Learn the keys in a minute on a short report. "
                "Or add your own reports: File → Add reports, or drop them here.",
            )
        if all_done:
            return translate(
                "FirstSteps", "That is all there is to it. End practice, and add your reports."
            )
        return translate(
            "FirstSteps", "Practice: nothing of this is kept. Do each of these once, in any order."
        )

    def _texts(self) -> dict[str, str]:
        keymap = self._window.commands.keymap
        labels = self._window.desk.session.labels.labels

        def key(name: str) -> str:
            keys = keymap.of(name) or keymap.of("palette")
            return shown(keys[0]) if keys else "—"

        label = key(f"label.{labels[0].id}")
        return {
            "accept": translate("FirstSteps", "{key}: the framed suggestion is right").format(
                key=key("accept")
            ),
            "reject": translate("FirstSteps", "{key}: it should not be there").format(
                key=key("reject")
            ),
            "relabel": translate(
                "FirstSteps", "Another label's key, such as {key}: its label is wrong"
            ).format(key=label),
            "add": translate(
                "FirstSteps", "Select text with the mouse, then a label's key: one was missing"
            ),
            "undo": translate("FirstSteps", "{key}: take back what was done last").format(
                key=key("undo")
            ),
            "done": translate("FirstSteps", "{key}: the report is done").format(key=key("finish")),
        }
