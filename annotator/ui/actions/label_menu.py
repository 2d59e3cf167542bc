"""What stands below the labels themselves."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "consistency",
        "label",
        QT_TRANSLATE_NOOP("Actions", "Consistency…"),
        "consistency.find",
        ("Ctrl+Shift+C",),
        rule=True,
    ),
)
