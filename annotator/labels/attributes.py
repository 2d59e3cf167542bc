"""What else may be said of a span under a label: attributes, each a few choices, or a flag."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_KEYS = frozenset(("id", "name", "choices"))
_CHOICE_KEYS = frozenset(("id", "zh", "en"))


@dataclass(frozen=True, slots=True)
class AttributeChoice:
    """One of the choices of an attribute; its id is what a span keeps."""

    id: str
    name_zh: str
    name_en: str

    def name(self, language: str) -> str:
        """Return the name in ``language`` ("zh" or a code that begins so, else English)."""
        return self.name_zh if language.startswith("zh") else self.name_en


YES = AttributeChoice("yes", "是", "yes")
"""The choice of an attribute for which a label set writes none."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """A question that a label asks of its spans; a span answers with the id of a choice, or not."""

    id: str
    name_zh: str
    name_en: str
    choices: tuple[AttributeChoice, ...] = (YES,)

    @property
    def is_flag(self) -> bool:
        """Whether it is said of a span or not, for there is one choice."""
        return len(self.choices) == 1

    def name(self, language: str) -> str:
        """Return the name in ``language`` ("zh" or a code that begins so, else English)."""
        return self.name_zh if language.startswith("zh") else self.name_en

    def offers(self, choice_id: str) -> bool:
        """Return whether a choice has this id."""
        return any(choice.id == choice_id for choice in self.choices)

    def choice(self, choice_id: str) -> AttributeChoice:
        """Return the choice with this id, or one that is called so for an id it does not offer."""
        found = next((choice for choice in self.choices if choice.id == choice_id), None)
        return found or AttributeChoice(choice_id, choice_id, choice_id)


def asked(attributes: Iterable[Attribute], said: Mapping[str, str]) -> list[Attribute]:
    """Return ``attributes`` so that all that is ``said`` can be shown by them.

    What another program said of a span, or a label set of before asked, is shown, never dropped:
    by a further choice of one, or, last, by one that is called as its id.
    """
    found = []
    for one in attributes:
        choice = said.get(one.id)
        if choice is None or one.offers(choice):
            found.append(one)
        else:
            found.append(replace(one, choices=(*one.choices, one.choice(choice))))
    for attribute_id in sorted(said.keys() - {one.id for one in found}):
        unknown = Attribute(attribute_id, attribute_id, attribute_id, ())
        found.append(replace(unknown, choices=(unknown.choice(said[attribute_id]),)))
    return found


def joined(one: tuple[Attribute, ...], other: Iterable[Attribute]) -> tuple[Attribute, ...]:
    """Return the attributes of both, so that whatever was said under either can be said.

    An attribute that both have is that of ``one``, with the further choices of the ``other``.
    """
    found = {attribute.id: attribute for attribute in one}
    for attribute in other:
        there = found.get(attribute.id)
        if there is None:
            found[attribute.id] = attribute
            continue
        more = (choice for choice in attribute.choices if not there.offers(choice.id))
        found[attribute.id] = replace(there, choices=(*there.choices, *more))
    return tuple(found.values())


def read(rows: object) -> tuple[Attribute, ...]:
    """Return the attributes that the tables ``[[label.attribute]]`` of a label describe.

    Raises:
        KeyError, TypeError: one is not whole; the text says why.

    """
    if not isinstance(rows, list):
        raise TypeError("its attributes are no tables [[label.attribute]]")
    return tuple(_attribute(row) for row in rows)


def _attribute(row: dict[str, Any]) -> Attribute:
    name, zh, en = str(row["id"]), str(row["name"]["zh"]), str(row["name"]["en"])
    if "choices" not in row:
        return Attribute(name, zh, en)
    choices = row["choices"]
    if not isinstance(choices, list) or not choices:
        raise TypeError(f"the choices of {name} are no list")
    found = (AttributeChoice(str(one["id"]), str(one["zh"]), str(one["en"])) for one in choices)
    return Attribute(name, zh, en, tuple(found))


def strange_keys(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each key of ``rows`` that an attribute, or a choice of one, has not, and those it has.

    ``rows`` are what ``read`` takes.
    """
    for row in rows:
        yield from ((key, _KEYS) for key in row if key not in _KEYS)
        for choice in row.get("choices", []):
            yield from ((key, _CHOICE_KEYS) for key in choice if key not in _CHOICE_KEYS)
