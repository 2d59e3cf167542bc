"""Every action of the window in one table: its id, text, menu, keys, and what it calls.

The window makes a QAction of each row; menus, tool bar, shortcuts and tests read the same table,
which stands menu by menu in the files here. A label's action comes from the label set, under the
id ``label.ID`` and the label's own key.
"""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions import (
    edge_menu,
    edit_menu,
    file_menu,
    go_menu,
    help_menu,
    label_menu,
    report_menu,
    span_menu,
    view_menu,
)
from annotator.ui.actions.row import ActionRow

__all__ = ["ACTIONS", "MENUS", "ActionRow", "keys_in_use", "row"]

MENUS = {
    "file": QT_TRANSLATE_NOOP("Actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("Actions", "&Edit"),
    "go": QT_TRANSLATE_NOOP("Actions", "&Go"),
    "span": QT_TRANSLATE_NOOP("Actions", "&Span"),
    "edge": QT_TRANSLATE_NOOP("Actions", "E&dges"),
    "label": QT_TRANSLATE_NOOP("Actions", "&Label"),
    "report": QT_TRANSLATE_NOOP("Actions", "&Report"),
    "view": QT_TRANSLATE_NOOP("Actions", "&View"),
    "help": QT_TRANSLATE_NOOP("Actions", "&Help"),
}

ACTIONS: tuple[ActionRow, ...] = (
    *file_menu.ROWS,
    *edit_menu.ROWS,
    *go_menu.ROWS,
    *span_menu.ROWS,
    *edge_menu.ROWS,
    *label_menu.ROWS,
    *report_menu.ROWS,
    *view_menu.ROWS,
    *help_menu.ROWS,
)


def row(action_id: str) -> ActionRow:
    """Return the row with this id; it must be in the table."""
    return next(found for found in ACTIONS if found.id == action_id)


def keys_in_use() -> dict[str, str]:
    """Return the action that each key belongs to; a key stands once in the table."""
    return {key: found.id for found in ACTIONS for key in found.keys}
