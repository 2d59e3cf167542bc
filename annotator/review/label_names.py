"""Which labels of a project the names in annotated files stand for: as they are chosen, or guessed.

A name that is none of the project's stays as it is: its spans are shown, never dropped.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.errors import BadNames, NoSuchLabel, ProjectNotReport
from annotator.formats.record import with_marks
from annotator.store.files import SUFFIX
from annotator.text.load import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from annotator.formats import Record
    from annotator.labels import LabelSet


class LabelNames:
    """The label that each name in files is taken for.

    ``chosen`` says it of some, None: what has this name is left out. Of the others it is guessed.
    """

    def __init__(self, labels: LabelSet, chosen: Mapping[str, str | None] | None = None) -> None:
        self._chosen = dict(chosen or {})
        self._exact = labels.under()
        self._alike = _alike(labels)

    def guess(self, name: str) -> str | None:
        """Return the id of the label that ``name`` is an id, a name or an alias of, or None.

        Capitals make no difference, nor do blanks around it; what two labels are called is none.
        """
        return self._exact.get(name) or self._alike.get(_plain(name))

    def of(self, name: str) -> str | None:
        """Return the label that ``name`` comes in as, None: it is left out."""
        if name in self._chosen:
            return self._chosen[name]
        return self.guess(name) or name

    def put(self, record: Record) -> Record:
        """Return ``record`` under these labels, without the marks that are left out."""
        under = {mark.label: self.of(mark.label) for mark in record.marks}
        if all(name == label for name, label in under.items()):
            return record
        kept: list[int] = []
        marks = []
        for place, mark in enumerate(record.marks):
            label = under[mark.label]
            if label is not None:
                kept.append(place)
                marks.append(replace(mark, label=label))
        return with_marks(record, kept, marks)


def read_names(path: Path) -> dict[str, str | None]:
    """Return what the file ``path`` says of names: a line each, the name, a tab, and the label.

    A name with nothing behind its tab is left out; empty lines are passed over.

    Raises:
        BadNames: a line says something else.
        UserError: it cannot be read or decoded (see ``text.load``).

    """
    if path.suffix.lower() == SUFFIX:
        raise ProjectNotReport(path=path)  # which only SQLite may open
    data = read_bytes(path)
    found: dict[str, str | None] = {}
    for number, line in enumerate(decode(data, path).text.splitlines() if data else (), 1):
        if not line.strip():
            continue
        name, tab, label = line.partition("\t")
        if not tab or not name.strip() or "\t" in label:
            raise BadNames(path=path, line=number)
        found[name.strip()] = label.strip() or None
    return found


def check_names(labels: LabelSet, chosen: Mapping[str, str | None]) -> None:
    """Make sure that what names are to become is a label of the project.

    Raises:
        NoSuchLabel: it is none.

    """
    for label in chosen.values():
        if label is not None and labels.find(label) is None:
            known = ", ".join(one.id for one in labels.labels)
            raise NoSuchLabel(label=label, known=known)


def _alike(labels: LabelSet) -> dict[str, str]:
    """Return the label of each id, alias and name, written alike; ids and aliases go first."""
    ids = _by_one([(name, one.id) for one in labels.labels for name in one.suggested_as])
    names = _by_one(
        [(name, one.id) for one in labels.labels for name in (one.name_zh, one.name_en)]
    )
    return names | ids


def _by_one(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return what stands for one label alone, written alike, and which."""
    found: dict[str, set[str]] = {}
    for name, label in told:
        found.setdefault(_plain(name), set()).add(label)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _plain(name: str) -> str:
    return name.strip().casefold()
