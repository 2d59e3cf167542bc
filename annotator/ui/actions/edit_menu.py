"""Taking back and doing again, copying, and what a span carries."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "undo",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        "desk.undo",
        ("Z", "Ctrl+Z"),
        tool=QT_TRANSLATE_NOOP("Actions", "Undo"),
        rule=True,
        in_queue=True,
    ),
    ActionRow(
        "redo",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        "desk.redo",
        ("Shift+Z", "Ctrl+Shift+Z", "Ctrl+Y"),
        tool=QT_TRANSLATE_NOOP("Actions", "Redo"),
        in_queue=True,
    ),
    ActionRow(
        "copy",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Copy"),
        "window.copy",
        ("Ctrl+C",),
        needs="report",
    ),
    ActionRow(
        "edit_value",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Edit value"),
        "window.edit_value",
        ("V",),
        rule=True,
        needs="mark",
    ),
    ActionRow(
        "edit_note",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Edit note"),
        "window.edit_note",
        ("M",),
        needs="mark",
    ),
)
