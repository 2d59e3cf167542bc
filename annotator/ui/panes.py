"""The three panes of the window: the queue, the report, and what belongs to the current span."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTHS = (240, 820, 300)
_NARROWEST_QUEUE, _NARROWEST_SIDE = 120, 236


def panes(parent: QWidget, queue: QWidget, report: QWidget, beside: Sequence[QWidget]) -> QSplitter:
    """Return the panes side by side; ``beside`` stand below each other, and scroll."""
    right = QWidget(parent)
    column = QVBoxLayout(right)
    column.setContentsMargins(0, 8, 8, 8)
    for part in beside:
        column.addWidget(part)
    column.addStretch(1)
    side = QScrollArea(parent)
    side.setWidget(right)
    side.setWidgetResizable(True)
    side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    side.setFrameShape(QScrollArea.Shape.NoFrame)
    side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    side.setMinimumWidth(_NARROWEST_SIDE)
    queue.setMinimumWidth(_NARROWEST_QUEUE)
    splitter = QSplitter(Qt.Orientation.Horizontal, parent)
    for panel in (queue, report, side):
        splitter.addWidget(panel)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes(list(WIDTHS))
    splitter.setChildrenCollapsible(False)
    return splitter
