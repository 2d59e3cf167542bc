"""What decisions did, and where suggestions come from, in the window's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import ReportStatus, Ruling
from annotator.review.wording import NOTHING, PARTS, RULINGS, STATUSES, Speech
from annotator.ui.dialogs.report import EDITABLE, FOUND
from annotator.ui.dialogs.rules import NAMES

if TYPE_CHECKING:
    from annotator.labels import LabelSet
    from annotator.labels.attributes import Attribute
    from annotator.model import Origin
    from annotator.review.accounts import Turn

translate = QCoreApplication.translate
_META = EDITABLE | FOUND
_PARTS: dict[str, str] = {part.value: name for part, name in PARTS.items()}

_ORIGINS = {
    "reviewer": QT_TRANSLATE_NOOP("Inspector", "reviewer"),
    "import": QT_TRANSLATE_NOOP("Inspector", "imported"),
    "numbers": QT_TRANSLATE_NOOP("Inspector", "numbers"),
    "ordinals": QT_TRANSLATE_NOOP("Inspector", "ordinals"),
    "dates": QT_TRANSLATE_NOOP("Inspector", "dates"),
    "durations": QT_TRANSLATE_NOOP("Inspector", "durations"),
    "documents": QT_TRANSLATE_NOOP("Inspector", "documents"),
    "contacts": QT_TRANSLATE_NOOP("Inspector", "contacts"),
    "persons": QT_TRANSLATE_NOOP("Inspector", "persons"),
    "posts": QT_TRANSLATE_NOOP("Inspector", "posts"),
    "organisations": QT_TRANSLATE_NOOP("Inspector", "organisations"),
    "places": QT_TRANSLATE_NOOP("Inspector", "places"),
    "events": QT_TRANSLATE_NOOP("Inspector", "events"),
    "terms": QT_TRANSLATE_NOOP("Inspector", "set phrases"),
    "gazetteer": QT_TRANSLATE_NOOP("Inspector", "word list"),
}


def origin_in_words(origin: Origin) -> str:
    """Return who or what proposed a span: suggester, rule, score."""
    by = origin.by
    parts = [translate("Inspector", _ORIGINS[by]) if by in _ORIGINS else by]
    if origin.rule:
        parts.append(origin.rule)
    if origin.score is not None:
        parts.append(f"{origin.score:.2f}")
    return " · ".join(parts)


class Spoken(Speech):
    """Accounts in the window's language, with the names of labels."""

    def __init__(self, labels: LabelSet, language: str) -> None:
        self._labels = labels
        self._language = language

    def say(self, context: str, text: str) -> str:
        """Return a text in the window's language."""
        return translate(context, text)

    def label(self, label_id: str) -> str:
        """Return a label's name."""
        return self._labels.get(label_id).name(self._language)

    def kind(self, kind_id: str) -> str:
        """Return the name of a kind of relation."""
        return self._labels.relation(kind_id).name(self._language)

    def what(self, turn: Turn) -> str:
        """Return the name of what is otherwise."""
        kind, _, name = turn.what.partition(".")
        attribute = self._attribute(name) if kind == "attribute" else None
        if attribute is not None:
            return attribute.name(self._language)
        if kind == "attribute" and name in _PARTS:
            return translate("Facts", _PARTS[name])
        if kind == "meta" and name in _META:
            return translate("Report", _META[name])
        if kind == "rule" and name in NAMES:
            return translate("Rules", NAMES[name])
        return super().what(turn)

    def side(self, turn: Turn, side: str) -> str:
        """Return one side of a turn by its name, where it has one."""
        kind, _, name = turn.what.partition(".")
        attribute = self._attribute(name) if kind == "attribute" else None
        if attribute is not None:
            return attribute.choice(side).name(self._language)
        if kind == "status":
            return translate("Queue", STATUSES[ReportStatus(side)])
        if kind == "ruling":
            ruling, told, reason = side.partition(": ")
            return translate("Findings", RULINGS[Ruling(ruling)]) + told + reason
        if kind == "ways":
            return ", ".join(way if way == NOTHING else self.label(way) for way in side.split(", "))
        if kind == "rule":
            return translate("Rules", "on") if side == "on" else translate("Rules", "off")
        return super().side(turn, side)

    def _attribute(self, attribute_id: str) -> Attribute | None:
        """Return the attribute of this id of the first label that asks it."""
        asked = (one for label in self._labels.labels for one in label.attributes)
        return next((one for one in asked if one.id == attribute_id), None)
