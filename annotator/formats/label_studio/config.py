"""The labelling configuration for a project in Label Studio that takes our tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as Xml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.formats.options import Writing
    from annotator.labels import Attribute, AttributeChoice, Label, LabelSet

TEXT = "text"
LABEL = "label"
ATTRIBUTE = "attribute_"
"""What the name of a control begins with that says an attribute."""
FIELDS = {
    "value": ("数值", "Value"),
    "unit": ("单位", "Unit"),
    "mod": ("修饰", "Modifier"),
    "note": ("备注", "Note"),
}
"""The text areas of a region, and what stands above them, in Chinese and in English."""


class _Asked(NamedTuple):
    """An attribute as some labels share it: which, and what may be chosen with any of them."""

    attribute: Attribute
    labels: list[str]
    choices: dict[str, AttributeChoice]


def config(how: Writing) -> str:
    """Return the ``<View>`` for the labels, attributes and relations of ``how``, as XML."""
    view = Xml.Element("View")
    if how.labels.relations:
        relations = Xml.SubElement(view, "Relations")
        for kind in how.labels.relations:
            Xml.SubElement(relations, "Relation", value=kind.id)
    labels = Xml.SubElement(view, "Labels", name=LABEL, toName=TEXT)
    for label in how.labels.labels:
        Xml.SubElement(labels, "Label", _label(label, how.language))
    known = {label.id for label in how.labels.labels}
    for used in how.used:
        if used not in known:
            Xml.SubElement(labels, "Label", value=used)
    Xml.SubElement(view, "Text", name=TEXT, value=f"${TEXT}")
    region = Xml.SubElement(view, "View", visibleWhen="region-selected")
    for asked in _asked(how.labels.labels):
        _add_choices(region, asked, how.language)
    for name, titles in FIELDS.items():
        Xml.SubElement(region, "Header", value=titles[not how.language.startswith("zh")])
        Xml.SubElement(
            region, "TextArea", name=name, toName=TEXT, perRegion="true", maxSubmissions="1"
        )
    Xml.indent(view)
    return Xml.tostring(view, encoding="unicode") + "\n"


def offered(labels: LabelSet) -> frozenset[tuple[str, str, str]]:
    """Return what may be chosen in the configuration: label, attribute, choice."""
    return frozenset(
        (label.id, attribute.id, choice.id)
        for label in labels.labels
        for attribute in label.attributes
        for choice in attribute.choices
    )


def _label(label: Label, language: str) -> dict[str, str]:
    told = _named(label, language) | {"background": label.ink_light}
    return told | ({"hotkey": label.hotkey.lower()} if label.hotkey else {})


def _named(found: Label | AttributeChoice, language: str) -> dict[str, str]:
    """Return how something is shown, and as what it is saved."""
    name = found.name(language)
    return {"value": found.id} if name == found.id else {"value": name, "alias": found.id}


def _asked(labels: Iterable[Label]) -> list[_Asked]:
    found: dict[str, _Asked] = {}
    for label in labels:
        for attribute in label.attributes:
            asked = found.setdefault(attribute.id, _Asked(attribute, [], {}))
            asked.labels.append(label.id)
            for choice in attribute.choices:
                asked.choices.setdefault(choice.id, choice)
    return list(found.values())


def _add_choices(region: Xml.Element, asked: _Asked, language: str) -> None:
    attribute = asked.attribute
    Xml.SubElement(region, "Header", value=attribute.name(language))
    choices = Xml.SubElement(
        region,
        "Choices",
        name=ATTRIBUTE + attribute.id,
        toName=TEXT,
        perRegion="true",
        choice="single",
        whenTagName=LABEL,
        whenLabelValue=",".join(asked.labels),
    )
    for choice in asked.choices.values():
        Xml.SubElement(choices, "Choice", _named(choice, language))
