"""A label set and its labels, read from TOML and checked before anything is built on them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import BadLabelSet
from annotator.labels import relation_kinds
from annotator.labels.relation_kinds import RelationKind

if TYPE_CHECKING:
    from pathlib import Path

VALUE_KINDS = ("number", "money", "ratio", "timex3")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_ID = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Label:
    """One label: names and inks for both languages and themes, its key, how its value is read."""

    id: str
    name_zh: str
    name_en: str
    ink_light: str
    ink_dark: str
    hotkey: str | None = None
    value_kind: str | None = None

    def name(self, language: str) -> str:
        """Return the name in ``language`` ("zh" or a code that begins so, else English)."""
        return self.name_zh if language.startswith("zh") else self.name_en


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
    source: str
    relations: tuple[RelationKind, ...] = ()

    def find(self, label_id: str) -> Label | None:
        """Return the label with this id, or None."""
        return next((label for label in self.labels if label.id == label_id), None)

    def get(self, label_id: str) -> Label:
        """Return the label with this id, or a plain grey one for an id this set does not know.

        Imported spans may carry labels of another set; they are shown, never dropped.
        """
        return self.find(label_id) or Label(label_id, label_id, label_id, "#5F6368", "#C4C7CA")

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
        BadLabelSet: the file cannot be read, is not TOML, or does not describe a label set.

    """
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadLabelSet(path=path, reason=error) from error
    return parse(source, str(path))


def parse(source: str, where: str = "") -> LabelSet:
    """Return the label set that the TOML text ``source`` describes; ``where`` is for the message.

    Raises:
        BadLabelSet: it is not TOML, or does not describe a label set.

    """
    try:
        table = tomllib.loads(source)
        labels = tuple(_label(row) for row in table["label"])
        result = LabelSet(
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
        _check(result)
    except KeyError as error:
        raise BadLabelSet(path=where, reason=f"{error} is missing") from error
    except (TypeError, ValueError, AttributeError) as error:
        raise BadLabelSet(path=where, reason=error) from error
    return result


def _label(row: dict[str, Any]) -> Label:
    hotkey, kind = row.get("hotkey"), row.get("value")
    return Label(
        id=str(row["id"]),
        name_zh=str(row["name"]["zh"]),
        name_en=str(row["name"]["en"]),
        ink_light=str(row["colour"]["light"]),
        ink_dark=str(row["colour"]["dark"]),
        hotkey=None if hotkey is None else str(hotkey).upper(),
        value_kind=None if kind is None else str(kind),
    )


def _check(labels: LabelSet) -> None:
    """Raise ValueError with the reason where two labels collide or a field cannot be used."""
    if not labels.labels:
        raise ValueError("it has no labels")
    ids, keys = set[str](), set[str]()
    for label in labels.labels:
        if not _ID.fullmatch(label.id) or label.id in ids:
            raise ValueError(f"the id {label.id!r} is not a word of its own")
        ids.add(label.id)
        for ink in (label.ink_light, label.ink_dark):
            if not _COLOUR.fullmatch(ink):
                raise ValueError(f"{label.id}: {ink!r} is not a colour such as #1558B0")
        if label.hotkey is not None:
            if len(label.hotkey) != 1 or label.hotkey in keys:
                raise ValueError(f"{label.id}: the hotkey {label.hotkey!r} is not one free key")
            keys.add(label.hotkey)
        if label.value_kind not in (None, *VALUE_KINDS):
            raise ValueError(f"{label.id}: {label.value_kind!r} is not a kind of value")
