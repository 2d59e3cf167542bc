"""What is done with the report as a whole, and how it is read."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "finish",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Report done, open the next"),
        "desk.finish_report",
        ("D",),
        tool=QT_TRANSLATE_NOOP("Actions", "Report done"),
        rule=True,
        needs="report",
        in_queue=True,
    ),
    ActionRow(
        "next_report",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Next report"),
        "desk.next_report",
        ("N",),
        tool=QT_TRANSLATE_NOOP("Actions", "Next report"),
        needs="report",
        in_queue=True,
    ),
    ActionRow(
        "previous_report",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Previous report"),
        "desk.previous_report",
        ("B",),
        needs="report",
        in_queue=True,
    ),
    ActionRow(
        "flag",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Flag the report"),
        "desk.flag_report",
        ("F",),
        needs="report",
        in_queue=True,
    ),
    ActionRow(
        "about_report",
        "report",
        QT_TRANSLATE_NOOP("Actions", "About the report…"),
        "rereading.about_report",
        ("I",),
        rule=True,
        needs="report",
    ),
    ActionRow(
        "flip_furniture",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Page furniture, or not"),
        "rereading.flip_furniture",
        ("G",),
        needs="report",
    ),
    ActionRow(
        "find_again",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Find candidates again"),
        "rereading.find_again",
        needs="report",
    ),
    ActionRow(
        "find_everywhere",
        "report",
        QT_TRANSLATE_NOOP("Actions", "Find candidates again in all reports"),
        "listing.find_everywhere",
    ),
)
