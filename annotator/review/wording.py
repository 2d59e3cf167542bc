"""Acts, and what they did, in words: English here, and translated by the window.

A text that is to be translated stands here as a template, as it does in an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Act, Part, Qualifier, ReportStatus, Ruling

if TYPE_CHECKING:
    from annotator.review.accounts import Account, Turn

LONGEST = 24
"""Characters of a text in a line."""
NOTHING = "–"

ACTS = {
    Act.ADD: QT_TRANSLATE_NOOP("Telling", "Added"),
    Act.ACCEPT: QT_TRANSLATE_NOOP("Telling", "Accepted"),
    Act.ACCEPT_ALL: QT_TRANSLATE_NOOP("Telling", "Accepted"),
    Act.MOVE: QT_TRANSLATE_NOOP("Telling", "Edge moved"),
    Act.SPLIT: QT_TRANSLATE_NOOP("Telling", "Split"),
    Act.UNITE: QT_TRANSLATE_NOOP("Telling", "United"),
    Act.LABEL_ALL: QT_TRANSLATE_NOOP("Telling", "Labelled"),
    Act.REJECT_ALL: QT_TRANSLATE_NOOP("Telling", "Rejected"),
    Act.REJECT: QT_TRANSLATE_NOOP("Telling", "Rejected"),
    Act.RELABEL: QT_TRANSLATE_NOOP("Telling", "Relabelled"),
    Act.REMOVE: QT_TRANSLATE_NOOP("Telling", "Removed"),
    Act.SET_VALUE: QT_TRANSLATE_NOOP("Telling", "Value set"),
    Act.SET_NOTE: QT_TRANSLATE_NOOP("Telling", "Note set"),
    Act.SET_ATTRIBUTE: QT_TRANSLATE_NOOP("Telling", "Attribute set"),
    Act.LINK: QT_TRANSLATE_NOOP("Telling", "Linked"),
    Act.UNLINK: QT_TRANSLATE_NOOP("Telling", "Link removed"),
    Act.RELINK: QT_TRANSLATE_NOOP("Telling", "Kind of link changed"),
    Act.SET_STATUS: QT_TRANSLATE_NOOP("Telling", "Report"),
    Act.IMPORT: QT_TRANSLATE_NOOP("Telling", "Imported"),
    Act.SET_META: QT_TRANSLATE_NOOP("Telling", "What is known of the report is changed"),
    Act.SET_TAGS: QT_TRANSLATE_NOOP("Telling", "Tags"),
    Act.SET_RULES: QT_TRANSLATE_NOOP("Telling", "Clean-up is changed"),
    Act.SET_FURNITURE: QT_TRANSLATE_NOOP("Telling", "Page furniture is changed"),
    Act.SET_ENCODING: QT_TRANSLATE_NOOP("Telling", "Decoded anew"),
    Act.FIND_AGAIN: QT_TRANSLATE_NOOP("Telling", "Candidates found again"),
    Act.SET_LABELS: QT_TRANSLATE_NOOP("Telling", "Labels changed"),
    Act.SETTLE: QT_TRANSLATE_NOOP("Telling", "Right in several ways"),
    Act.JUDGE: QT_TRANSLATE_NOOP("Telling", "Finding ruled on"),
    Act.SET_FACT: QT_TRANSLATE_NOOP("Telling", "Fact set"),
    Act.SET_POST: QT_TRANSLATE_NOOP("Telling", "Post set"),
    Act.SET_LISTS: QT_TRANSLATE_NOOP("Telling", "Word lists changed"),
    Act.FOLLOW_LISTS: QT_TRANSLATE_NOOP("Telling", "Candidates found again"),
    Act.UNDO: QT_TRANSLATE_NOOP("Telling", "Undone"),
    Act.REDO: QT_TRANSLATE_NOOP("Telling", "Redone"),
}
STATUSES = {
    ReportStatus.NEW: QT_TRANSLATE_NOOP("Queue", "new"),
    ReportStatus.IN_PROGRESS: QT_TRANSLATE_NOOP("Queue", "in progress"),
    ReportStatus.DONE: QT_TRANSLATE_NOOP("Queue", "done"),
    ReportStatus.FLAGGED: QT_TRANSLATE_NOOP("Queue", "flagged"),
}
_WHAT = {
    "kind": QT_TRANSLATE_NOOP("Log", "link"),
    "place": QT_TRANSLATE_NOOP("Log", "place"),
    "value": QT_TRANSLATE_NOOP("Log", "value"),
    "note": QT_TRANSLATE_NOOP("Log", "note"),
    "status": QT_TRANSLATE_NOOP("Log", "report"),
    "furniture": QT_TRANSLATE_NOOP("Log", "stretches"),
    "encoding": QT_TRANSLATE_NOOP("Log", "encoding"),
    "entries": QT_TRANSLATE_NOOP("Log", "entries"),
    "labels": QT_TRANSLATE_NOOP("Log", "labels"),
    "ruling": QT_TRANSLATE_NOOP("Log", "finding"),
    "ways": QT_TRANSLATE_NOOP("Log", "right as"),
}
PARTS = {
    Part.INDICATOR: QT_TRANSLATE_NOOP("Facts", "Indicator"),
    Part.SCOPE: QT_TRANSLATE_NOOP("Facts", "Scope"),
    Part.AS_OF: QT_TRANSLATE_NOOP("Facts", "As of"),
    Part.QUALIFIERS: QT_TRANSLATE_NOOP("Facts", "Meant as"),
    Part.ORGANISATION: QT_TRANSLATE_NOOP("Facts", "Organisation"),
    Part.HOLDER: QT_TRANSLATE_NOOP("Facts", "Holder"),
}
QUALIFIERS = {
    Qualifier.PART: QT_TRANSLATE_NOOP("Facts", "part of a whole"),
    Qualifier.NEW: QT_TRANSLATE_NOOP("Facts", "new"),
    Qualifier.TOTAL: QT_TRANSLATE_NOOP("Facts", "total"),
    Qualifier.CHANGE: QT_TRANSLATE_NOOP("Facts", "change"),
    Qualifier.SHARE: QT_TRANSLATE_NOOP("Facts", "share"),
    Qualifier.PLANNED: QT_TRANSLATE_NOOP("Facts", "planned"),
    Qualifier.MEAN: QT_TRANSLATE_NOOP("Facts", "mean"),
}
RULINGS = {
    Ruling.CONFIRMED: QT_TRANSLATE_NOOP("Findings", "confirmed"),
    Ruling.DISMISSED: QT_TRANSLATE_NOOP("Findings", "dismissed"),
}
_MARKS = QT_TRANSLATE_NOOP("Log", "marks: {count}")
_MORE = QT_TRANSLATE_NOOP("Log", "{count} more")


class Speech:
    """How accounts are worded: in English and by ids; the window speaks otherwise."""

    def say(self, context: str, text: str) -> str:
        """Return one of the texts above."""
        del context
        return text

    def label(self, label_id: str) -> str:
        """Return what a label is called."""
        return label_id

    def kind(self, kind_id: str) -> str:
        """Return what a kind of relation is called."""
        return kind_id

    def side(self, turn: Turn, side: str) -> str:
        """Return one side of a turn, which is not empty."""
        return self.kind(side) if turn.what == "kind" else side

    def what(self, turn: Turn) -> str:
        """Return what is otherwise by a turn."""
        name = _WHAT.get(turn.what)
        return turn.what.partition(".")[2] if name is None else self.say("Log", name)


def in_words(told: Account, speech: Speech) -> str:
    """Return what a decision did on one line: text, label, and what is otherwise, before → after.

    Long texts are shortened.
    """
    parts = []
    label = next((turn for turn in told.turns if turn.what == "label"), None)
    if told.of_many:
        parts.append(speech.say("Log", _MARKS).format(count=f"{told.marks:,}"))
    elif told.text:
        parts.append(shortened(told.text))
    elif told.mark is not None:  # the text is decoded otherwise by now
        parts.append(f"{told.mark.start}-{told.mark.end}")
    if label is not None:
        parts.append(f"{speech.label(label.before)} → {speech.label(label.after)}")
    elif told.joins:
        parts += [_kinds(turn, speech) for turn in told.turns if turn.what == "kind"]
    elif told.label:
        parts.append(f"({speech.label(told.label)})")
    passed = ("label", "name", "kind") if told.joins else ("label", "name")
    others = [_turned(turn, speech) for turn in told.turns if turn.what not in passed]
    if told.marks > 1 and not told.of_many:
        others.append(speech.say("Log", _MORE).format(count=f"{told.marks - 1:,}"))
    first = " ".join(parts)
    return ", ".join([first, *others] if first else others)


def _kinds(turn: Turn, speech: Speech) -> str:
    return f"({' → '.join(speech.kind(side) for side in (turn.before, turn.after) if side)})"


def _turned(turn: Turn, speech: Speech) -> str:
    before, after = (
        shortened(speech.side(turn, side)) if side else "" for side in (turn.before, turn.after)
    )
    if turn.what in ("entries", "labels"):
        return f"{speech.what(turn)} {' '.join(side for side in (before, after) if side)}".rstrip()
    return f"{speech.what(turn)}: {before or NOTHING} → {after or NOTHING}"


def shortened(text: str) -> str:
    """Return a text as it stands in a line."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
