"""Finding one's way."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "palette",
        "help",
        QT_TRANSLATE_NOOP("Actions", "Find and run…"),
        "program.show_palette",
        ("Ctrl+K",),
    ),
    ActionRow(
        "keys", "help", QT_TRANSLATE_NOOP("Actions", "Keys"), "program.show_keys", ("?", "F1")
    ),
    ActionRow(
        "edit_keys",
        "help",
        QT_TRANSLATE_NOOP("Actions", "Change keys…"),
        "program.edit_keys",
        ("Ctrl+Shift+K",),
    ),
    ActionRow(
        "first_steps", "help", QT_TRANSLATE_NOOP("Actions", "First steps"), "first_steps.start"
    ),
    ActionRow("about", "help", QT_TRANSLATE_NOOP("Actions", "About"), "program.about"),
)
