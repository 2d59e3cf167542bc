"""A label set and its labels, read from TOML and checked before anything is built on them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import BadLabelSet, FaultyLabelSet
from annotator.labels import attributes, relation_kinds
from annotator.labels.faults import VALUE_KINDS, faults, of_names
from annotator.labels.relation_kinds import RelationKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from annotator.labels.attributes import Attribute

__all__ = ["VALUE_KINDS", "Label", "LabelSet", "default", "load", "parse"]

_KEYS = frozenset(("id", "name", "overlap", "label", "relation"))
_LABEL_KEYS = frozenset(("id", "name", "colour", "hotkey", "value", "takes", "attribute"))


@dataclass(frozen=True, slots=True)
class Label:
    """One label: names and inks for both languages and themes, its key, how its value is read.

    Its ``attributes`` are what else may be said of a span. What is suggested under its id comes
    under it, and what is suggested under those it ``takes``: the ids that it had before, and those
    of labels that were merged into it.
    """

    id: str
    name_zh: str
    name_en: str
    ink_light: str
    ink_dark: str
    hotkey: str | None = None
    value_kind: str | None = None
    takes: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()

    @property
    def suggested_as(self) -> tuple[str, ...]:
        """Return the ids under which suggesters know it, its own first."""
        return (self.id, *self.takes)

    def name(self, language: str) -> str:
        """Return the name in ``language`` ("zh" or a code that begins so, else English)."""
        return self.name_zh if language.startswith("zh") else self.name_en

    def offers(self, attribute_id: str, choice_id: str) -> bool:
        """Return whether a span may be said to be so."""
        return any(one.id == attribute_id and one.offers(choice_id) for one in self.attributes)

    def keeping(self, said: Mapping[str, str]) -> dict[str, str]:
        """Return what of ``said`` of a span under another label may be said under this one."""
        return {one: choice for one, choice in said.items() if self.offers(one, choice)}


@dataclass(frozen=True, slots=True)
class LabelSet:
    """The labels of a project, in the order they are shown, and its kinds of relation.

    ``overlap`` says whether two spans may share characters; ``source`` is the TOML it came from.
    """

    id: str
    name_zh: str
    name_en: str
    labels: tuple[Label, ...]
    overlap: bool
    source: str = field(compare=False)
    relations: tuple[RelationKind, ...] = ()

    def find(self, label_id: str) -> Label | None:
        """Return the label with this id, or None."""
        return next((label for label in self.labels if label.id == label_id), None)

    def get(self, label_id: str) -> Label:
        """Return the label with this id, or a plain grey one for an id this set does not know.

        Imported spans may carry labels of another set; they are shown, never dropped.
        """
        return self.find(label_id) or Label(label_id, label_id, label_id, "#5F6368", "#C4C7CA")

    def under(self) -> dict[str, str]:
        """Return the label that what is suggested under an id comes under, for each such id."""
        return {one: label.id for label in self.labels for one in label.suggested_as}

    def relation(self, kind_id: str) -> RelationKind:
        """Return the kind with this id, or one that joins all for an id this set does not know."""
        found = next((kind for kind in self.relations if kind.id == kind_id), None)
        return found or RelationKind(kind_id, kind_id, kind_id)


def default() -> LabelSet:
    """Return the label set for reports of chambers and associations."""
    return load(paths.resources() / "labelsets" / "report.toml")


def load(path: Path) -> LabelSet:
    """Return the label set kept in ``path``.

    Raises:
        BadLabelSet: the file cannot be read, is not TOML, or does not describe a label set; so
            does one that holds what a label set has not, or names that cannot be told apart.

    """
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadLabelSet(path=path, reason=error) from error
    found = parse(source, str(path))
    try:
        _check_keys(tomllib.loads(source))
    except ValueError as error:
        raise BadLabelSet(path=path, reason=error) from error
    for fault in of_names(found.labels):
        raise FaultyLabelSet(path=path, reason=fault)
    return found


def parse(source: str, where: str = "") -> LabelSet:
    """Return the label set that the TOML text ``source`` describes; ``where`` is for the message.

    Raises:
        BadLabelSet: it is not TOML, or does not describe a label set.

    """
    try:
        table = tomllib.loads(source)
        labels = _labels(table["label"])
        for fault in faults(labels):
            raise FaultyLabelSet(path=where, reason=fault)
        return LabelSet(
            id=str(table["id"]),
            name_zh=str(table["name"]["zh"]),
            name_en=str(table["name"]["en"]),
            labels=labels,
            overlap=bool(table.get("overlap", False)),
            source=source,
            relations=relation_kinds.read(
                table.get("relation", []), {label.id for label in labels}
            ),
        )
    except KeyError as error:
        raise BadLabelSet(path=where, reason=f"{error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise BadLabelSet(path=where, reason=error) from error


def _labels(rows: object) -> tuple[Label, ...]:
    if not isinstance(rows, list):
        raise ValueError("its labels are no tables [[label]]")  # noqa: TRY004 - said as the others
    found: list[Label] = []
    for number, row in enumerate(rows, 1):
        try:
            found.append(_label(row))
        except KeyError as error:
            raise ValueError(f"{error} is missing in label {number}") from error
        except (TypeError, AttributeError) as error:
            raise ValueError(f"label {number} is not written as a label is ({error})") from error
    return tuple(found)


def _label(row: dict[str, Any]) -> Label:
    hotkey, kind, takes = row.get("hotkey"), row.get("value"), row.get("takes", [])
    if not isinstance(takes, list):
        raise TypeError("takes is no list of ids")
    return Label(
        id=str(row["id"]),
        name_zh=str(row["name"]["zh"]),
        name_en=str(row["name"]["en"]),
        ink_light=str(row["colour"]["light"]),
        ink_dark=str(row["colour"]["dark"]),
        hotkey=None if hotkey is None else str(hotkey).upper(),
        value_kind=None if kind is None else str(kind),
        takes=tuple(str(one) for one in takes),
        attributes=attributes.read(row.get("attribute", [])),
    )


def _check_keys(table: dict[str, Any]) -> None:
    """Raise ValueError where ``table`` holds what a label set has not: a slip would pass unseen."""
    tables = [("the file", table, _KEYS)]
    tables += [
        (f"label {number}", row, _LABEL_KEYS) for number, row in enumerate(table["label"], 1)
    ]
    strange = [
        (key, where, known) for where, found, known in tables for key in found if key not in known
    ]
    for number, row in enumerate(table["label"], 1):
        there = attributes.strange_keys(row.get("attribute", []))
        strange += [(key, f"an attribute of label {number}", known) for key, known in there]
    for key, where, known in strange:
        raise ValueError(f"{key!r} in {where} is not one of {', '.join(sorted(known))}")
