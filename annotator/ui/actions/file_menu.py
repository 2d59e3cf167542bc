"""What comes in, goes out, and which project is open."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "open_reports",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Add reports…"),
        "transfers.add_reports",
        ("Ctrl+O",),
    ),
    ActionRow(
        "open_folder",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Add a folder…"),
        "transfers.add_folder",
        ("Ctrl+Shift+O",),
    ),
    ActionRow(
        "open_annotated",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Import annotated files…"),
        "transfers.add_annotated",
        ("Ctrl+I",),
    ),
    ActionRow(
        "new_project",
        "file",
        QT_TRANSLATE_NOOP("Actions", "New project…"),
        "window.new_project",
        rule=True,
    ),
    ActionRow(
        "open_project", "file", QT_TRANSLATE_NOOP("Actions", "Open project…"), "window.open_project"
    ),
    ActionRow(
        "word_lists",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Word lists…"),
        "listing.edit",
        ("Ctrl+L",),
        rule=True,
    ),
    ActionRow(
        "label_set",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Labels…"),
        "labelling.edit",
        ("Ctrl+Shift+L",),
    ),
    ActionRow(
        "export",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Export spans…"),
        "exporting.open",
        ("Ctrl+E",),
        rule=True,
    ),
    ActionRow(
        "export_facts",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Export facts…"),
        "fact_exporting.open",
        ("Ctrl+Shift+E",),
    ),
    ActionRow(
        "save_again",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Save what waits"),
        "desk.unsaved.try_again",
        ("Ctrl+S",),
    ),
    ActionRow(
        "back_up",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Back up…"),
        "keeping.ask_to_back_up",
        rule=True,
    ),
    ActionRow("verify", "file", QT_TRANSLATE_NOOP("Actions", "Verify project…"), "keeping.verify"),
    ActionRow(
        "settings",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Settings…"),
        "program.edit_settings",
        ("Ctrl+,",),
        rule=True,
    ),
    ActionRow(
        "quit", "file", QT_TRANSLATE_NOOP("Actions", "Quit"), "window.close", ("Ctrl+Q",), rule=True
    ),
)
