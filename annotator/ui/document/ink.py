"""Pens, brushes and tags of every label in one theme, made once and not on each paint."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen, QStaticText, QTransform

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from annotator.labels import Label, LabelSet
    from annotator.ui.theme import Theme

_TINT, _FAINT_TINT, _DARK_MORE = 46, 18, 24
_DASHES = (3.0, 2.0)


@dataclass(frozen=True, slots=True)
class Ink:
    """What one label is painted with; ``dashed`` and ``faint`` are for suggestions."""

    colour: QColor
    solid: QPen
    dashed: QPen
    tint: QColor
    faint: QColor
    tag: QStaticText
    tag_width: float


class Inks:
    """The inks of a label set; a label it does not know gets one when it is met."""

    def __init__(self, labels: LabelSet, theme: Theme, tag_font: QFont, language: str) -> None:
        self.theme = theme
        self.tag_font = tag_font
        self.tag_height = QFontMetricsF(tag_font).height()
        self._labels = labels
        self._language = language
        self._made: dict[str, Ink] = {}
        self.outline = QPen(theme.current, 2)
        self.hover = QPen(theme.dim, 1)

    def of(self, label_id: str) -> Ink:
        """Return the ink of a label."""
        ink = self._made.get(label_id)
        if ink is None:
            ink = self._made[label_id] = self._make(self._labels.get(label_id))
        return ink

    def _make(self, label: Label) -> Ink:
        colour = QColor(label.ink_dark if self.theme.dark else label.ink_light)
        solid, dashed = QPen(colour, 2), QPen(colour, 2)
        for pen in (solid, dashed):
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        dashed.setDashPattern(_DASHES)
        more = _DARK_MORE if self.theme.dark else 0
        tint, faint = QColor(colour), QColor(colour)
        tint.setAlpha(_TINT + more)
        faint.setAlpha(_FAINT_TINT + more // 2)
        name = label.name(self._language)
        tag = QStaticText(name)
        tag.setTextFormat(Qt.TextFormat.PlainText)
        tag.prepare(QTransform(), self.tag_font)
        width = QFontMetricsF(self.tag_font).horizontalAdvance(name)
        return Ink(colour, solid, dashed, tint, faint, tag, width)
