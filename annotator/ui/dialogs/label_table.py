"""The table in which labels are edited: colours, id, names, key, kind of value, number of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.labels import VALUE_KINDS
from annotator.ui.choice import Choice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from annotator.labels.draft import Row

translate = QCoreApplication.translate

_HEADS = (
    QT_TRANSLATE_NOOP("Labels", "Light"),
    QT_TRANSLATE_NOOP("Labels", "Dark"),
    QT_TRANSLATE_NOOP("Labels", "Id"),
    QT_TRANSLATE_NOOP("Labels", "Chinese name"),
    QT_TRANSLATE_NOOP("Labels", "English name"),
    QT_TRANSLATE_NOOP("Labels", "Key"),
    QT_TRANSLATE_NOOP("Labels", "Value"),
    QT_TRANSLATE_NOOP("Labels", "Marks"),
)
LIGHT, DARK, ID, ZH, EN, KEY, VALUE, MARKS = range(len(_HEADS))
TEXTS = {ID: "id", ZH: "name_zh", EN: "name_en", KEY: "hotkey"}
INKS = {LIGHT: "ink_light", DARK: "ink_dark"}
_VALUES = {
    None: QT_TRANSLATE_NOOP("Labels", "none"),
    "number": QT_TRANSLATE_NOOP("Labels", "number"),
    "money": QT_TRANSLATE_NOOP("Labels", "money"),
    "ratio": QT_TRANSLATE_NOOP("Labels", "ratio"),
    "timex3": QT_TRANSLATE_NOOP("Labels", "date"),
}


def label_table(parent: QWidget) -> QTableWidget:
    """Return a table for labels, without rows."""
    table = QTableWidget(0, len(_HEADS), parent)
    table.setHorizontalHeaderLabels([translate("Labels", head) for head in _HEADS])
    table.verticalHeader().hide()
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(
        QTableWidget.EditTrigger.DoubleClicked
        | QTableWidget.EditTrigger.EditKeyPressed
        | QTableWidget.EditTrigger.AnyKeyPressed
    )
    table.setTabKeyNavigation(False)
    for column in (ZH, EN):
        table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return table


def show_row(
    table: QTableWidget, row: int, one: Row, count: int, chosen: Callable[[Choice], object]
) -> None:
    """Show one label with the ``count`` of its marks; a kind of value is ``chosen`` in its box."""
    label = one.label
    plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
    for column, name in INKS.items():
        item = QTableWidgetItem()
        item.setBackground(QColor(getattr(label, name)))
        item.setToolTip(getattr(label, name))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, getattr(label, name))
        item.setFlags(plain)
        table.setItem(row, column, item)
    for column, name in TEXTS.items():
        table.setItem(row, column, QTableWidgetItem(getattr(label, name) or ""))
    choice = Choice(table)
    for kind in (None, *VALUE_KINDS):
        choice.addItem(translate("Labels", _VALUES[kind]), kind)
    choice.setCurrentIndex(max(0, choice.findData(label.value_kind)))
    choice.activated.connect(lambda _: chosen(choice))
    table.setCellWidget(row, VALUE, choice)
    marks = QTableWidgetItem(f"{count:,}")
    marks.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    marks.setFlags(plain)
    table.setItem(row, MARKS, marks)
