"""What can be wrong with the labels of a set: which label, and what to do about it."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError
from annotator.errors.work import BadLabelSet


class FaultyLabelSet(BadLabelSet):
    template = QT_TRANSLATE_NOOP("errors", "{reason} The label set {path} is not used.")


class LabelFault(UserError):
    template = QT_TRANSLATE_NOOP("errors", "{label} cannot be a label of this set. Mend it.")


class NoLabels(LabelFault):
    template = QT_TRANSLATE_NOOP("errors", "A label set that has no labels is none. Add one.")


class BadLabelId(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The id “{label}” is not a word of its own. "
        "Write letters, figures and _ alone, as no other label has them.",
    )


class LabelIdUsed(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The id {label} is that of another label until now. "
        "Choose another id, or change that label first and press OK.",
    )


class NoLabelName(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{label} lacks a name. Give it one in Chinese and one in English."
    )


class LabelNameTaken(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{label} and {other} are both called “{name}”. Give one another name."
    )


class BadInk(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{label}: “{colour}” is not a colour. Write one such as #1558B0."
    )


class BadLabelKey(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{label}: “{key}” is not one free key. Write one letter, figure or sign, or none."
    )


class LabelKeyTaken(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{label}: “{key}” is not one free key, it belongs to “{other}”. Choose another, or none.",
    )


class BadValueKind(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{label}: “{kind}” is not a kind of value. Write one of {known}, or none."
    )


class BadAttributeId(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{label}: the id “{attribute}” of an attribute is not a word of its own. "
        "Write letters, figures and _ alone, as no other attribute of the label has them.",
    )


class BadChoiceId(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{label}: the id “{choice}” of a choice of {attribute} is not a word of its own. "
        "Write letters, figures and _ alone, as no other of its choices has them.",
    )


class NoAttributeName(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{label}: “{id}” among its attributes lacks a name of its own. "
        "Give it one in Chinese and one in English.",
    )


class LabelTakesTwice(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{label} takes what is suggested as {id}, and so does another. Let one alone do."
    )


class SpansOverlap(LabelFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The new label set forbids spans to overlap, and in {name} some do. "
        "Write overlap = true into it, or remove those spans first.",
    )
