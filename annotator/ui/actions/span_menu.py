"""What a reviewer does with a suggestion, a span, or selected text."""

from __future__ import annotations

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.ui.actions.row import ActionRow

ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "accept",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Accept and go on"),
        "desk.accept",
        ("Space", "Return", "Enter"),
        tool=QT_TRANSLATE_NOOP("Actions", "✓ Accept"),
        needs="report",
    ),
    ActionRow(
        "accept_up_to_here",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Accept all up to here"),
        "desk.accept_up_to_here",
        ("Shift+Space", "Shift+Return", "Shift+Enter"),
        needs="open",
    ),
    ActionRow(
        "accept_rest",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Accept all the rest"),
        "desk.accept_rest",
        ("Ctrl+Enter", "Ctrl+Return"),
        needs="open",
    ),
    ActionRow(
        "finish_rest",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Accept all the rest, open the next report"),
        "desk.finish_rest",
        ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"),
        needs="report",
    ),
    ActionRow(
        "reject",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Reject and go on"),
        "desk.reject",
        ("X",),
        tool=QT_TRANSLATE_NOOP("Actions", "✗ Reject"),
        needs="report",
    ),
    ActionRow(
        "remove",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Remove span"),
        "desk.remove",
        ("Del", "Backspace"),
        tool=QT_TRANSLATE_NOOP("Actions", "Remove"),
        needs="report",
    ),
    ActionRow(
        "label_in_report",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Label every place in the report…"),
        "occurring.label_in_report",
        ("A",),
        rule=True,
        needs="report",
    ),
    ActionRow(
        "label_in_project",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Label every place in the project…"),
        "occurring.label_in_project",
        ("Shift+A",),
        needs="report",
    ),
    ActionRow(
        "reject_alike",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Reject all like this…"),
        "occurring.reject_alike",
        ("R",),
        needs="report",
    ),
    ActionRow(
        "link",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Link to another span"),
        "linking.link",
        ("L",),
        rule=True,
        needs="report",
    ),
    # a label's key is one character: with Shift none is taken away from it
    ActionRow(
        "add_word",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Add to the word list"),
        "listing.add_word",
        ("Shift+L",),
        rule=True,
        needs="report",
    ),
    ActionRow(
        "never_suggest",
        "span",
        QT_TRANSLATE_NOOP("Actions", "Never suggest this"),
        "listing.never_suggest",
        ("Shift+X",),
        needs="report",
    ),
)
