"""A label set's kinds of relation: which labels each joins, and which of them fit two spans."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class RelationKind:
    """One kind of relation: its names, and the labels that may stand at either end.

    ``alike`` demands one label at both ends. A kind without ends, as an unknown one is, joins all.
    """

    id: str
    name_zh: str
    name_en: str
    from_labels: tuple[str, ...] = ()
    to_labels: tuple[str, ...] = ()
    alike: bool = False

    def name(self, language: str) -> str:
        """Return the name in ``language`` ("zh" or a code that begins so, else English)."""
        return self.name_zh if language.startswith("zh") else self.name_en

    def joins(self, from_label: str, to_label: str) -> bool:
        """Return whether it may lead from a span with one label to a span with the other."""
        if not self.from_labels and not self.to_labels:
            return True
        if self.alike and from_label != to_label:
            return False
        return from_label in self.from_labels and to_label in self.to_labels

    def partners(self, label: str) -> list[str]:
        """Return the labels that a span with ``label`` may be joined to, in either direction."""
        found: list[str] = []
        if label in self.from_labels:
            found += [label] if self.alike else self.to_labels
        if label in self.to_labels:
            found += [label] if self.alike else self.from_labels
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Fit:
    """A kind that joins two spans; ``turned``: from the second to the first."""

    kind: RelationKind
    turned: bool = False


def fitting(kinds: Iterable[RelationKind], one: str, other: str) -> list[Fit]:
    """Return which of ``kinds`` join spans labelled ``one`` and ``other``, from ``one`` if any."""
    found: list[Fit] = []
    for kind in kinds:
        if kind.joins(one, other):
            found.append(Fit(kind))
        elif kind.joins(other, one):
            found.append(Fit(kind, turned=True))
    return found


def read(rows: Sequence[dict[str, Any]], labels: set[str]) -> tuple[RelationKind, ...]:
    """Return the kinds that the tables ``[[relation]]`` of a label set with ``labels`` describe.

    Raises:
        KeyError, TypeError, ValueError: one is not whole, or cannot be used; the text says why.

    """
    kinds = tuple(_kind(row) for row in rows)
    ids = set[str]()
    for kind in kinds:
        if not kind.id.isidentifier() or kind.id in ids:
            raise ValueError(f"the relation {kind.id!r} is not a word of its own")
        ids.add(kind.id)
        unknown = [end for end in (*kind.from_labels, *kind.to_labels) if end not in labels]
        if unknown:
            raise ValueError(f"{kind.id}: {unknown[0]!r} is no label of this set")
        if not kind.from_labels or not kind.to_labels:
            raise ValueError(f"{kind.id}: it lacks labels at one end")
        if kind.alike and set(kind.from_labels) != set(kind.to_labels):
            raise ValueError(f"{kind.id}: its ends are alike, but have other labels")
    return kinds


def _kind(row: dict[str, Any]) -> RelationKind:
    alike = bool(row.get("alike", False))
    begins = _labels(row["from"], str(row["id"]))
    return RelationKind(
        id=str(row["id"]),
        name_zh=str(row["name"]["zh"]),
        name_en=str(row["name"]["en"]),
        from_labels=begins,
        to_labels=begins if alike and "to" not in row else _labels(row["to"], str(row["id"])),
        alike=alike,
    )


def _labels(found: object, kind: str) -> tuple[str, ...]:
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError(f"{kind}: its ends are not lists of labels")
    return tuple(found)
