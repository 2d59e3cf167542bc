"""Pens, tints and tags of every label in one theme, made once and not on each paint."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen, QStaticText, QTransform

from annotator.model import MarkStatus
from annotator.ui.colours import LINE_CONTRAST, contrast, over
from annotator.ui.theme import colour_of

if TYPE_CHECKING:
    from annotator.labels import Label, LabelSet
    from annotator.model import Mark
    from annotator.ui.document.measure import Measure
    from annotator.ui.theme import Theme

UNSURE = 0.8  # a suggestion with a lower score is painted paler
_TINTS, _TINTS_IN_THE_DARK = (0.16, 0.06), (0.2, 0.08)  # of spans and of suggestions
_PALEST = (0.5, 0.6, 0.7, 0.8, 0.9)
_DASHES, _DOTS = (3.0, 2.0), (1.0, 1.5)


class Kind(IntEnum):
    """How a mark is drawn."""

    SPAN = 0
    OPEN = 1
    UNSURE = 2
    REJECTED = 3


def kind(mark: Mark) -> Kind:
    """Return how ``mark`` is drawn: by its status, and a suggestion by its score."""
    if mark.status is MarkStatus.CONFIRMED:
        return Kind.SPAN
    if mark.status is MarkStatus.REJECTED:
        return Kind.REJECTED
    score = mark.origin.score
    return Kind.OPEN if score is None or score >= UNSURE else Kind.UNSURE


def tints(theme: Theme) -> tuple[float, float]:
    """Return the opacity of the colour behind a span, and behind a suggestion."""
    return _TINTS_IN_THE_DARK if theme.dark else _TINTS


def pale(colour: str, page: str) -> str:
    """Return a paler ``colour`` for the line of an unsure suggestion, still seen on ``page``."""
    mixed = (over(colour, page, opacity) for opacity in _PALEST)
    return next((one for one in mixed if contrast(one, page) >= LINE_CONTRAST), colour)


@dataclass(frozen=True, slots=True)
class Ink:
    """What one label is painted with: a line and a tint for each ``Kind``, and its tag."""

    colour: QColor
    lines: tuple[QPen, QPen, QPen, QPen]
    tints: tuple[QColor | None, QColor | None, QColor | None, QColor | None]
    tag: QStaticText
    tag_width: float


class Inks:
    """The inks of a label set; a label it does not know gets one when it is met.

    In ``compact`` rows a tag is the label's key, else its name.
    """

    def __init__(self, labels: LabelSet, theme: Theme, language: str, measure: Measure) -> None:
        self.theme = theme
        self.tag_font = measure.tag_font
        self.compact = measure.metrics.compact
        self._metrics = QFontMetricsF(self.tag_font)
        self.tag_height = self._metrics.height()
        self._labels = labels
        self._language = language
        self._made: dict[str, Ink] = {}
        self._more: dict[int, tuple[QStaticText, float]] = {}
        self.outline = QPen(theme.current, 2)
        self.hover = QPen(theme.dim, 1)

    def of(self, label_id: str) -> Ink:
        """Return the ink of a label."""
        ink = self._made.get(label_id)
        if ink is None:
            ink = self._made[label_id] = self._make(self._labels.get(label_id))
        return ink

    def more(self, count: int) -> tuple[QStaticText, float]:
        """Return the text that says that ``count`` more marks lie there, and its width."""
        if count not in self._more:
            self._more[count] = self._written(f"+{count}")
        return self._more[count]

    def _make(self, label: Label) -> Ink:
        colour, page = colour_of(label, self.theme), self.theme.page.name()
        paler = QColor(pale(colour.name(), page))
        by_span, by_suggestion = (
            QColor(over(colour.name(), page, opacity)) for opacity in tints(self.theme)
        )
        lines = (
            _pen(colour),
            _pen(colour, _DASHES),
            _pen(paler, _DOTS),
            _pen(colour),
        )
        name = label.name(self._language)
        tag, width = self._written((label.hotkey or name[:1]) if self.compact else name)
        return Ink(colour, lines, (by_span, by_suggestion, None, None), tag, width)

    def _written(self, text: str) -> tuple[QStaticText, float]:
        made = QStaticText(text)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.prepare(QTransform(), self.tag_font)
        return made, self._metrics.horizontalAdvance(text)


def _pen(colour: QColor, pattern: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour, 2)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if pattern:
        pen.setDashPattern(pattern)
    return pen
