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
        "view.copy",
        ("Ctrl+C",),
        needs="report",
    ),
    ActionRow(
        "find",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Find in the report…"),
        "find_bar.open",
        ("Ctrl+F",),
        rule=True,
        needs="report",
    ),
    ActionRow(
        "find_next",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Find the next place"),
        "find_bar.go_on",
        ("F3",),
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "find_previous",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Find the place before"),
        "find_bar.go_back",
        ("Shift+F3",),
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "edit_value",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Edit value"),
        "inspector.edit_value",
        ("V",),
        rule=True,
        needs="mark",
    ),
    ActionRow(
        "edit_note",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Edit note"),
        "inspector.edit_note",
        ("M",),
        needs="mark",
    ),
    ActionRow(
        "edit_attributes",
        "edit",
        QT_TRANSLATE_NOOP("Actions", "Edit attributes"),
        "inspector.edit_attributes",
        ("Shift+V",),
        needs="mark",
    ),
)
