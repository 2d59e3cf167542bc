"""A label set while it is edited: rows that remember which label of before they are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from annotator.labels.attributes import joined
from annotator.labels.edits import edit

if TYPE_CHECKING:
    from annotator.labels.edits import Edit
    from annotator.labels.labelset import Label, LabelSet

_FRESH = "LABEL"


@dataclass(frozen=True, slots=True)
class Row:
    """A label as it is to be, and the ids of the labels of before that become it.

    ``own`` is the id that it had itself, None where it is new; ``merged`` are those of others.
    """

    label: Label
    own: str | None
    merged: tuple[str, ...] = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """The ids of before whose marks it has."""
        return (*([] if self.own is None else [self.own]), *self.merged)


@dataclass(slots=True)
class Draft:
    """The rows in their order, and the ids of the labels of before that go with their marks."""

    before: LabelSet
    rows: list[Row] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, labels: LabelSet) -> Draft:
        """Return the draft in which nothing is changed yet."""
        return cls(labels, [Row(label, label.id) for label in labels.labels])

    @classmethod
    def of_edit(cls, edit: Edit) -> Draft:
        """Return the draft of a set that takes the place of another, with what becomes of that."""
        rows = []
        known = {label.id for label in edit.before.labels}
        for label in edit.after.labels:
            merged = tuple(one for one, fate in edit.fates.items() if fate == label.id)
            rows.append(Row(label, label.id if label.id in known else None, merged))
        gone = [one for one, fate in edit.fates.items() if fate is None]
        return cls(edit.before, rows, gone)

    def change(self, row: int, **fields: Any) -> None:  # noqa: ANN401 - as of ``replace``
        """Set fields of the label in ``row``."""
        one = self.rows[row]
        self.rows[row] = replace(one, label=replace(one.label, **fields))

    def add(self, ink_light: str, ink_dark: str) -> int:
        """Add a label with an id that no other has; return its row."""
        taken = {one.label.id for one in self.rows} | {one.id for one in self.before.labels}
        number = next(n for n in range(1, len(taken) + 2) if f"{_FRESH}{n}" not in taken)
        name = f"{_FRESH}{number}"
        template = self.rows[0].label
        fresh = replace(
            template,
            id=name,
            name_zh=name,
            name_en=name,
            ink_light=ink_light,
            ink_dark=ink_dark,
            hotkey=None,
            value_kind=None,
            takes=(),
            attributes=(),
        )
        self.rows.append(Row(fresh, None))
        return len(self.rows) - 1

    def move(self, row: int, by: int) -> int:
        """Move a row up or down; return where it is then."""
        to = min(len(self.rows) - 1, max(0, row + by))
        self.rows.insert(to, self.rows.pop(row))
        return to

    def merge(self, row: int, into: int) -> int:
        """Let the label in ``row`` become that in row ``into``; return where that is then.

        What was said of spans by attributes stays, so the label has those of both.
        """
        one, other = self.rows[row], self.rows[into]
        said = joined(other.label.attributes, one.label.attributes)
        self.rows[into] = replace(
            other,
            label=replace(other.label, attributes=said),
            merged=(*other.merged, *one.origins),
        )
        del self.rows[row]
        return into - (row < into)

    def remove(self, row: int) -> None:
        """Take away the label in ``row`` with its marks."""
        self.removed += self.rows[row].origins
        del self.rows[row]

    def finished(self) -> Edit:
        """Return the edit that makes the set so.

        Raises:
            LabelFault: it is no set.

        """
        fates: dict[str, str | None] = dict.fromkeys(self.removed)
        for row in self.rows:
            fates |= dict.fromkeys(row.origins, row.label.id)
        return edit(self.before, [row.label for row in self.rows], fates)
