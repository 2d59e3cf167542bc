"""Buttons that Qt makes by itself and gives no name, which a screen reader meets all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QTableView

translate = QCoreApplication.translate


def name_corner(table: QTableView) -> None:
    """Say what the corner of ``table`` does: it chooses all rows."""
    _name(table, translate("Unnamed", "Choose all rows"))


def clearable(field: QLineEdit) -> None:
    """Give ``field`` the button that empties it, with its name."""
    field.setClearButtonEnabled(True)
    _name(field, translate("Unnamed", "Empty the field"))


def _name(widget: QTableView | QLineEdit, name: str) -> None:
    button = widget.findChild(QAbstractButton)
    if isinstance(button, QAbstractButton):
        button.setAccessibleName(name)
