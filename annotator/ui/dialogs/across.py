"""What reports of a project say against each other, each with its places, to be ruled on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.checks.across import IGNORE, NAMES
from annotator.model import Judgement, Ruling
from annotator.ui.findings.words import ruling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.model import Elsewhere, ProjectFinding
    from annotator.review.project_checking import CheckedAcross

translate = QCoreApplication.translate
_FOUND = Qt.ItemDataRole.UserRole
_SIZE = QSize(760, 480)


class AcrossDialog(QDialog):
    """The findings with their places below them; Enter on a place goes there."""

    ruled = Signal(object, object)  # a CheckedAcross as it was seen, and a Judgement or None
    placeAsked = Signal(object)  # an Elsewhere that is to be read

    def __init__(self, found: Sequence[CheckedAcross], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Across", "Across reports"))
        self.tree, self.ignore, self.reason = QTreeWidget(self), QLabel(self), QLineEdit(self)
        self.dismiss = QPushButton(translate("Across", "&Dismiss"), self)
        self.again = QPushButton(translate("Across", "&Open again"), self)
        self.go = QPushButton(translate("Across", "&Go there"), self)
        self.close_button = QPushButton(translate("Keys", "Close"), self)
        self._lay_out()
        self._connect()
        self.show_found(found)
        self.resize(_SIZE.boundedTo(parent.screen().availableSize() * 0.9))

    def _lay_out(self) -> None:
        self.tree.setHeaderLabels(
            [translate("Across", "What differs"), translate("Across", "Ruling")]
        )
        self.tree.setAccessibleName(translate("Across", "Across reports"))
        self.tree.setColumnWidth(0, _SIZE.width() * 2 // 3)
        self.ignore.setWordWrap(True)
        self.ignore.setTextFormat(Qt.TextFormat.PlainText)
        self.reason.setPlaceholderText(translate("Across", "Why it is right to ignore it"))
        self.reason.setAccessibleName(translate("Across", "Why it is right to ignore it"))
        ruling = QHBoxLayout()
        ruling.addWidget(self.reason, 1)
        ruling.addWidget(self.dismiss)
        ruling.addWidget(self.again)
        buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        buttons.addButton(self.go, roles.ActionRole)
        buttons.addButton(self.close_button, roles.RejectRole)
        buttons.rejected.connect(self.reject)
        for button in (self.dismiss, self.again, self.go, self.close_button):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.addWidget(self.tree, 1)
        column.addWidget(self.ignore)
        column.addLayout(ruling)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.tree.currentItemChanged.connect(lambda *_: self._follow())
        self.tree.itemActivated.connect(lambda *_: self._go())
        self.go.clicked.connect(self._go)
        self.dismiss.clicked.connect(self._dismiss)
        self.reason.returnPressed.connect(self._dismiss)
        self.again.clicked.connect(lambda: self._rule(None))

    def show_found(self, found: Sequence[CheckedAcross]) -> None:
        """Show what was found, the place of before where it is there still."""
        here = max(0, self.tree.indexOfTopLevelItem(self._top() or QTreeWidgetItem()))
        self.tree.clear()
        for one in found:
            item = QTreeWidgetItem([_sentence(one.finding), ruling(one.judgement)])
            item.setData(0, _FOUND, one)
            item.setToolTip(0, translate("findings", NAMES[one.finding.rule]))
            for place in one.finding.places:
                below = QTreeWidgetItem([f"{place.report}: {place.value}"])
                below.setData(0, _FOUND, place)
                item.addChild(below)
            self.tree.addTopLevelItem(item)
            item.setExpanded(one.is_open)
        top = self.tree.topLevelItem(min(here, len(found) - 1))
        if top is not None:
            self.tree.setCurrentItem(top)
        self._follow()

    def _top(self) -> QTreeWidgetItem | None:
        """Return the item of the current finding."""
        item = self.tree.currentItem()
        return item if item is None or item.parent() is None else item.parent()

    def _finding(self) -> CheckedAcross | None:
        top = self._top()
        return None if top is None else top.data(0, _FOUND)

    def _follow(self) -> None:
        one = self._finding()
        told = translate("Findings", "Right to ignore: {when}")
        when = "" if one is None else translate("findings", IGNORE[one.finding.rule])
        self.ignore.setText(told.format(when=when) if when else "")
        self.dismiss.setEnabled(one is not None and one.is_open)
        self.reason.setEnabled(one is not None and one.is_open)
        self.again.setEnabled(one is not None and one.judgement is not None)
        self.go.setEnabled(one is not None)

    def _go(self) -> None:
        """Ask for the current place, of a finding the first."""
        one, item = self._finding(), self.tree.currentItem()
        if one is None or item is None:
            return
        place: Elsewhere = one.finding.places[0] if item is self._top() else item.data(0, _FOUND)
        self.accept()
        self.placeAsked.emit(place)

    def _dismiss(self) -> None:
        one = self._finding()
        if one is not None and one.is_open:
            self._rule(Judgement(Ruling.DISMISSED, self.reason.text().strip()))
            self.reason.clear()

    def _rule(self, judgement: Judgement | None) -> None:
        one = self._finding()
        if one is not None:
            self.ruled.emit(one, judgement)


def _sentence(finding: ProjectFinding) -> str:
    return translate("findings", finding.template).format(**finding.facts)
