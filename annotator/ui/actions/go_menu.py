"""Walking over suggestions and reports."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "previous",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Previous suggestion"),
        "desk.previous_suggestion",
        ("K",),
        tool=QT_TRANSLATE_NOOP("Actions", "◀ Previous"),
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "next",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Next suggestion"),
        "desk.next_suggestion",
        ("J",),
        tool=QT_TRANSLATE_NOOP("Actions", "Next ▶"),
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "previous_unsure",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Previous unsure suggestion"),
        "desk.previous_unsure",
        ("Shift+K",),
        rule=True,
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "next_unsure",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Next unsure suggestion"),
        "desk.next_unsure",
        ("Shift+J",),
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "next_here",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Next span at this place"),
        "editing.next_here",
        ("O",),
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "next_finding",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Next finding"),
        "findings.next",
        ("P",),
        rule=True,
        needs="report",
        repeats=True,
    ),
    ActionRow(
        "previous_finding",
        "go",
        QT_TRANSLATE_NOOP("Actions", "Previous finding"),
        "findings.previous",
        ("Shift+P",),
        needs="report",
        repeats=True,
    ),
)
