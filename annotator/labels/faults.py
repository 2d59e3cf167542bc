"""What can be wrong with the labels of a set, each found out before anything is built on them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.errors import (
    BadAttributeId,
    BadChoiceId,
    BadInk,
    BadLabelId,
    BadLabelKey,
    BadValueKind,
    LabelFault,
    LabelKeyTaken,
    LabelNameTaken,
    LabelTakesTwice,
    NoAttributeName,
    NoLabelName,
    NoLabels,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.labels.attributes import Attribute, AttributeChoice
    from annotator.labels.labelset import Label

VALUE_KINDS = ("number", "money", "ratio", "timex3")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ID = re.compile(r"\w+")


def faults(labels: Sequence[Label]) -> Iterator[LabelFault]:
    """Yield what keeps ``labels`` from being a set, in their order."""
    if not labels:
        yield NoLabels()
    ids, keys = set[str](), dict[str, str]()
    for label in labels:
        if not _ID.fullmatch(label.id) or label.id in ids:
            yield BadLabelId(label=label.id)
        ids.add(label.id)
        for ink in (label.ink_light, label.ink_dark):
            if not _COLOUR.fullmatch(ink):
                yield BadInk(label=label.id, colour=ink)
        if label.hotkey is not None:
            if len(label.hotkey) != 1 or label.hotkey.isspace():
                yield BadLabelKey(label=label.id, key=label.hotkey)
            elif label.hotkey in keys:
                yield LabelKeyTaken(label=label.id, key=label.hotkey, other=keys[label.hotkey])
            keys.setdefault(label.hotkey, label.id)
        if label.value_kind not in (None, *VALUE_KINDS):
            known = ", ".join(VALUE_KINDS)
            yield BadValueKind(label=label.id, kind=label.value_kind, known=known)
        yield from _of_attributes(label)
    yield from _claims(labels)


def of_names(labels: Sequence[Label]) -> Iterator[LabelFault]:
    """Yield which of the names nobody could tell apart, or read.

    Projects of before may have such names; who edits a set mends them.
    """
    for language in ("zh", "en"):
        taken: dict[str, str] = {}
        for label in labels:
            name = label.name(language)
            if not name.strip() or not name.isprintable():
                yield NoLabelName(label=label.id)
            elif name in taken:
                yield LabelNameTaken(label=label.id, name=name, other=taken[name])
            taken.setdefault(name, label.id)
        for label in labels:
            yield from _of_attribute_names(label, language)


def _of_attributes(label: Label) -> Iterator[LabelFault]:
    """Yield which ids of the label's attributes, and of their choices, are none."""
    ids = set[str]()
    for one in label.attributes:
        if not _ID.fullmatch(one.id) or one.id in ids:
            yield BadAttributeId(label=label.id, attribute=one.id)
        ids.add(one.id)
        choices = set[str]()
        for choice in one.choices:
            if not _ID.fullmatch(choice.id) or choice.id in choices:
                yield BadChoiceId(label=label.id, attribute=one.id, choice=choice.id)
            choices.add(choice.id)


def _of_attribute_names(label: Label, language: str) -> Iterator[LabelFault]:
    """Yield where the names of attributes, or of the choices of one, cannot be told apart."""
    groups: list[Sequence[Attribute | AttributeChoice]] = [label.attributes]
    groups += [one.choices for one in label.attributes]
    for group in groups:
        names = set[str]()
        for one in group:
            name = one.name(language)
            if not name.strip() or not name.isprintable() or name in names:
                yield NoAttributeName(label=label.id, id=one.id)
            names.add(name)


def _claims(labels: Sequence[Label]) -> Iterator[LabelFault]:
    """Yield where suggestions of one id would come under two labels."""
    claimed = {label.id for label in labels}
    for label in labels:
        for one in label.takes:
            if one in claimed:
                yield LabelTakesTwice(label=label.id, id=one)
            claimed.add(one)
