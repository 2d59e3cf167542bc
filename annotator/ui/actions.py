"""Every action of the window in one table: its id, text, menu, keys, and what it calls.

The window makes a QAction of each row; menus, tool bar, shortcuts and tests read the same table. A
label's action comes from the label set, under the id ``label.ID`` and the label's own key.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.errors import QT_TRANSLATE_NOOP

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "review": QT_TRANSLATE_NOOP("Actions", "&Review"),
    "label": QT_TRANSLATE_NOOP("Actions", "&Label"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``command`` is ``OWNER.NAME``: a part of the window and a method of it.

    Of the keys the first is shown.

    ``tool`` is the short text on the tool bar, None where it has no button; ``group`` makes rows
    exclusive choices; ``rule`` draws a line above it in the menu.
    """

    id: str
    menu: str
    text: str
    command: str
    keys: tuple[str, ...] = ()
    tool: str | None = None
    group: str | None = None
    checkable: bool = False
    rule: bool = False


ACTIONS: tuple[ActionRow, ...] = (
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
        "export",
        "file",
        QT_TRANSLATE_NOOP("Actions", "Export spans…"),
        "transfers.export",
        ("Ctrl+E",),
        rule=True,
    ),
    ActionRow(
        "quit", "file", QT_TRANSLATE_NOOP("Actions", "Quit"), "window.close", ("Ctrl+Q",), rule=True
    ),
    ActionRow(
        "previous",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Previous suggestion"),
        "desk.previous_suggestion",
        ("K",),
        tool=QT_TRANSLATE_NOOP("Actions", "◀ Previous"),
    ),
    ActionRow(
        "next",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Next suggestion"),
        "desk.next_suggestion",
        ("J",),
        tool=QT_TRANSLATE_NOOP("Actions", "Next ▶"),
    ),
    ActionRow(
        "accept",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Accept and go on"),
        "desk.accept",
        ("Space", "Return", "Enter"),
        tool=QT_TRANSLATE_NOOP("Actions", "✓ Accept"),
    ),
    ActionRow(
        "accept_up_to_here",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Accept all up to here"),
        "desk.accept_up_to_here",
        ("Shift+Space", "Shift+Return", "Shift+Enter"),
    ),
    ActionRow(
        "accept_rest",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Accept all the rest"),
        "desk.accept_rest",
        ("Ctrl+Return", "Ctrl+Enter"),
    ),
    ActionRow(
        "reject",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Reject and go on"),
        "desk.reject",
        ("X",),
        tool=QT_TRANSLATE_NOOP("Actions", "✗ Reject"),
    ),
    ActionRow(
        "remove",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Remove span"),
        "desk.remove",
        ("Del", "Backspace"),
        tool=QT_TRANSLATE_NOOP("Actions", "Remove"),
    ),
    ActionRow("copy", "review", QT_TRANSLATE_NOOP("Actions", "Copy"), "window.copy", ("Ctrl+C",)),
    ActionRow(
        "edit_value",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Edit value"),
        "window.edit_value",
        ("V",),
        rule=True,
    ),
    ActionRow(
        "edit_note", "review", QT_TRANSLATE_NOOP("Actions", "Edit note"), "window.edit_note", ("M",)
    ),
    ActionRow(
        "undo",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Undo"),
        "desk.undo",
        ("Z", "Ctrl+Z"),
        tool=QT_TRANSLATE_NOOP("Actions", "Undo"),
        rule=True,
    ),
    ActionRow(
        "redo",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Redo"),
        "desk.redo",
        ("Shift+Z", "Ctrl+Shift+Z", "Ctrl+Y"),
        tool=QT_TRANSLATE_NOOP("Actions", "Redo"),
    ),
    ActionRow(
        "finish",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Report done, open the next"),
        "desk.finish_report",
        ("D",),
        tool=QT_TRANSLATE_NOOP("Actions", "Report done"),
        rule=True,
    ),
    ActionRow(
        "next_report",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Next report"),
        "desk.next_report",
        ("N",),
        tool=QT_TRANSLATE_NOOP("Actions", "Next report"),
    ),
    ActionRow(
        "previous_report",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Previous report"),
        "desk.previous_report",
        ("B",),
    ),
    ActionRow(
        "flag",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Flag the report"),
        "desk.flag_report",
        ("F",),
    ),
    ActionRow(
        "about_report",
        "review",
        QT_TRANSLATE_NOOP("Actions", "About the report…"),
        "rereading.about_report",
        ("I",),
        rule=True,
    ),
    ActionRow(
        "flip_furniture",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Page furniture, or not"),
        "rereading.flip_furniture",
        ("G",),
    ),
    ActionRow(
        "find_again",
        "review",
        QT_TRANSLATE_NOOP("Actions", "Find candidates again"),
        "rereading.find_again",
    ),
    ActionRow(
        "show_rejected",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Show rejected"),
        "window.show_rejected",
        ("H",),
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
        "window.set_theme",
        group="theme",
        rule=True,
    ),
    ActionRow(
        "theme.light",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Light theme"),
        "window.set_theme",
        group="theme",
    ),
    ActionRow(
        "theme.dark",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Dark theme"),
        "window.set_theme",
        group="theme",
    ),
    ActionRow(
        "language.system",
        "view",
        QT_TRANSLATE_NOOP("Actions", "Language of the desktop"),
        "window.set_language",
        group="language",
        rule=True,
    ),
    # each language is named in itself, so that who cannot read the other finds it
    ActionRow("language.zh_CN", "view", "中文", "window.set_language", group="language"),
    ActionRow("language.en", "view", "English", "window.set_language", group="language"),
    ActionRow(
        "keys", "help", QT_TRANSLATE_NOOP("Actions", "Keys"), "window.show_keys", ("?", "F1")
    ),
    ActionRow("about", "help", QT_TRANSLATE_NOOP("Actions", "About"), "window.about"),
)


def row(action_id: str) -> ActionRow:
    """Return the row with this id; it must be in the table."""
    return next(found for found in ACTIONS if found.id == action_id)


def keys_in_use() -> dict[str, str]:
    """Return the action that each key belongs to; a key stands once in the table."""
    return {key: found.id for found in ACTIONS for key in found.keys}
