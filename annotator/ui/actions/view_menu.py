"""How the report and the window look."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "show_rejected",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Show rejected"),
        "window.show_rejected",
        ("H",),
        checkable=True,
    ),
    ActionRow(
        "compact",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Compact rows"),
        "looks.set_compact",
        ("C",),
        checkable=True,
    ),
    ActionRow(
        "toggle_view",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Raw, clean, converted text in turn"),
        "viewing.toggle",
        ("T",),
        tool=QT_TRANSLATE_NOOP("Actions", "Text view"),
        rule=True,
    ),
    ActionRow(
        "mode.raw",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Raw text"),
        "viewing.set_mode",
        group="mode",
    ),
    ActionRow(
        "mode.clean",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Clean text"),
        "viewing.set_mode",
        group="mode",
    ),
    ActionRow(
        "mode.simplified",
        "view",
        QT_TRANSLATE_NOOP("Actions", "In simplified characters"),
        "viewing.set_mode",
        group="mode",
    ),
    ActionRow(
        "mode.traditional",
        "view",
        QT_TRANSLATE_NOOP("Actions", "In traditional characters"),
        "viewing.set_mode",
        group="mode",
    ),
    ActionRow(
        "mode.simplified_from_taiwan",
        "view",
        QT_TRANSLATE_NOOP("Actions", "In simplified characters, words of Taiwan turned"),
        "viewing.set_mode",
        group="mode",
    ),
    ActionRow(
        "mode.traditional_of_taiwan",
        "view",
        QT_TRANSLATE_NOOP("Actions", "In traditional characters, in words of Taiwan"),
        "viewing.set_mode",
        group="mode",
    ),
    ActionRow(
        "theme.system",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Theme of the desktop"),
        "looks.set_theme",
        group="theme",
        rule=True,
    ),
    ActionRow(
        "theme.light",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Light theme"),
        "looks.set_theme",
        group="theme",
    ),
    ActionRow(
        "theme.dark",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Dark theme"),
        "looks.set_theme",
        group="theme",
    ),
    ActionRow(
        "language.system",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Language of the desktop"),
        "looks.set_language",
        group="language",
        rule=True,
    ),
    # each language is named in itself, so that who cannot read the other finds it
    ActionRow("language.zh_CN", "view", "中文", "looks.set_language", group="language"),
    ActionRow("language.en", "view", "English", "looks.set_language", group="language"),
)
