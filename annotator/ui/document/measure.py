"""How large a report is written: its fonts, and the height of a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontMetricsF

from annotator.ui import theme
from annotator.ui.document.paragraph import Metrics

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

_TEXT_PIXELS, _TAG_PIXELS, _KEY_PIXELS = 17, 11, 10
_GAP = 9  # three lanes of lines
_FRAME = 3  # above the text of a compact row: the current mark's frame


@dataclass(frozen=True, slots=True)
class Measure:
    """The font of the text, that of the tags, and the heights that follow from them."""

    text_font: QFont
    tag_font: QFont
    metrics: Metrics


def measured(zoom: float = 1.0, *, compact: bool = False) -> Measure:
    """Return the measure of a report shown ``zoom`` times as large, in compact rows or not."""
    text_font = theme.text_font(round(_TEXT_PIXELS * zoom))
    tag_font = theme.text_font(round((_KEY_PIXELS if compact else _TAG_PIXELS) * zoom))
    text = int(QFontMetricsF(text_font).height() + 0.99)
    if compact:
        gap = max(_GAP, tag_font.pixelSize()) + 1
        return Measure(text_font, tag_font, Metrics(_FRAME, text, gap, compact=True))
    tag = int(QFontMetricsF(tag_font).height()) - 2
    return Measure(text_font, tag_font, Metrics(tag, text, _GAP))
