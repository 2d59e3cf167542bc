"""Where the current mark begins and ends: [ and ] let it grow, { and } shrink; Alt: by words."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "start_left",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "Begin one character earlier"),
        "editing.start_left",
        ("[",),
        needs="report",
    ),
    ActionRow(
        "end_right",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "End one character later"),
        "editing.end_right",
        ("]",),
        needs="report",
    ),
    ActionRow(
        "start_right",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "Begin one character later"),
        "editing.start_right",
        ("{",),
        needs="report",
    ),
    ActionRow(
        "end_left",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "End one character earlier"),
        "editing.end_left",
        ("}",),
        needs="report",
    ),
    ActionRow(
        "start_word_left",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "Begin one word earlier"),
        "editing.start_word_left",
        ("Alt+[",),
        rule=True,
        needs="report",
    ),
    ActionRow(
        "end_word_right",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "End one word later"),
        "editing.end_word_right",
        ("Alt+]",),
        needs="report",
    ),
    ActionRow(
        "start_word_right",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "Begin one word later"),
        "editing.start_word_right",
        ("Alt+{",),
        needs="report",
    ),
    ActionRow(
        "end_word_left",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "End one word earlier"),
        "editing.end_word_left",
        ("Alt+}",),
        needs="report",
    ),
    ActionRow(
        "split",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "Split at the caret"),
        "editing.split",
        ("S",),
        rule=True,
        needs="report",
    ),
    ActionRow(
        "unite",
        "edge",
        QT_TRANSLATE_NOOP("Actions", "Unite with the next"),
        "editing.unite",
        ("U",),
        needs="report",
    ),
)
