"""The look of the window: two themes read from resources, the fonts, and Qt's palette."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from annotator import paths
from annotator.ui.colours import legible

if TYPE_CHECKING:
    from annotator.labels import Label

_EDGE_BY_FUSION = 130  # per cent: so much darker than its window it draws a box's edge
# Named outright: a Chinese font reached by fallback lays out half as fast.
_CJK_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK TC",
    "Noto Sans CJK JP",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, each by what it paints."""

    name: str
    dark: bool
    window: QColor
    panel: QColor
    text: QColor
    dim: QColor
    line: QColor
    edge: QColor
    button: QColor
    accent: QColor
    accent_text: QColor
    page: QColor
    page_text: QColor
    selection: QColor
    found: QColor
    current: QColor
    chip_text: QColor
    fault: QColor
    doubt: QColor
    sound: QColor
    hint: QColor
    hint_text: QColor


_FONT = "annotator_font"  # the font that all widgets were styled with last


def load(name: str) -> Theme:
    """Return the theme called ``name``: "light", "dark", or "system" for the desktop's choice."""
    if name == "system":
        scheme = QGuiApplication.styleHints().colorScheme()
        name = "dark" if scheme is Qt.ColorScheme.Dark else "light"
    table = tomllib.loads((paths.resources() / "themes" / f"{name}.toml").read_text("utf-8"))
    colours = {
        f.name: QColor(table[f.name]) for f in fields(Theme) if f.name not in ("name", "dark")
    }
    return Theme(name=name, dark=table["dark"], **colours)


def colour_of(label: Label, theme: Theme) -> QColor:
    """Return the colour of a label in ``theme``: its own, or the nearest that reads there."""
    own = label.ink_dark if theme.dark else label.ink_light
    return QColor(legible(own, theme.page.name()))


def apply(theme: Theme) -> None:
    """Give the whole application the colours of ``theme``, on the one style that follows them."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    palette, sheet = _palette(theme), _sheet(theme)
    font = application.font().toString()
    dressed = (application.styleSheet(), application.palette(), application.property(_FONT))
    if dressed == (sheet, palette, font):
        return  # all widgets would be styled again, which is seen to take time
    application.setProperty(_FONT, font)
    if not application.styleSheet():  # else it is Fusion already, beneath the sheet
        application.setStyle("Fusion")
    application.setPalette(palette)
    box = _palette(theme)
    box.setColor(QPalette.ColorRole.Window, theme.edge.lighter(_EDGE_BY_FUSION))
    for boxed in ("QCheckBox", "QTableView"):
        application.setPalette(box, boxed)  # type: ignore[arg-type]  # as its stubs are not
    application.setStyleSheet(sheet)


def _sheet(theme: Theme) -> str:
    """Return rules for a field's edge.

    Fusion derives it from the window's colour, which in the dark is hardly seen.
    """
    return (
        f"QLineEdit {{ background: {theme.panel.name()}; border: 1px solid {theme.edge.name()};"
        " border-radius: 3px; padding: 3px 4px; }"
        f" QLineEdit:focus {{ border-color: {theme.accent.name()}; }}"
        f" QLineEdit:disabled {{ background: {theme.window.name()};"
        f" border-color: {theme.line.name()}; }}"
    )


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette(theme.button, theme.window)
    for which, colour in (
        (role.WindowText, theme.text),
        (role.Text, theme.text),
        (role.ButtonText, theme.text),
        (role.Base, theme.panel),
        (role.AlternateBase, theme.window),
        (role.ToolTipBase, theme.hint),
        (role.ToolTipText, theme.hint_text),
        (role.PlaceholderText, theme.dim),
        (role.Highlight, theme.accent),
        (role.HighlightedText, theme.accent_text),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
    ):
        palette.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        faint = QColor(theme.dim)
        faint.setAlpha(190)
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette


def cjk_family() -> str | None:
    """Return the first font there is that holds Chinese, or None."""
    families = QFontDatabase.families()
    known = next((family for family in _CJK_FAMILIES if family in families), None)
    if known is not None:
        return known
    able = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return able[0] if able else None


def text_font(pixels: int) -> QFont:
    """Return the font of that size in which a report, and all Chinese, is written."""
    font = QFont()
    family = cjk_family()
    if family is not None:
        font.setFamilies([family])
    font.setPixelSize(pixels)
    return font
