"""Rows with named fields, of a table or of JSON: one field is the text, the rest metadata."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from annotator.errors import NoSuchField, NoTextField, RowsWithoutText, UserError
from annotator.text.load.named import SAMPLE, best_field, is_name, metadata

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.text.load.source import Part, Source

_SAMPLE_ROWS = 200
_DATA = re.compile(r"[。！？；，]|\A[\s0-9.,:%/年月日-]*[0-9][\s0-9.,:%/年月日-]*\Z")
"""What no name of a column holds or is: a sentence, a number, a date."""

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows by their number from 1, some of them an error instead, and how they were decoded.

    ``name`` is what their sources are called before the number; ``single`` says that there is but
    one, which needs no number.
    """

    name: str
    kind: str
    encoding: str
    confidence: float
    rows: Iterator[tuple[int, Row | UserError]]
    single: bool = False


class Sampled:
    """Rows of which the first are known, so that their fields are."""

    def __init__(self, found: Rows) -> None:
        self.found = found
        first = list(islice(found.rows, _SAMPLE_ROWS))
        self.columns: dict[str, list[str]] = {}
        for _, row in first:
            if not isinstance(row, UserError):
                for name, value in row.items():
                    self.columns.setdefault(name, []).append(value)
        self.rows = chain(first, found.rows)

    def fields(self) -> list[tuple[str, str]]:
        """Return the fields, each with the first value of it that is not blank, cut."""
        return [
            (name, next((value.strip() for value in values if value.strip()), "")[:SAMPLE])
            for name, values in self.columns.items()
        ]

    def text_field(self, path: Path | str, choice: str | None) -> str:
        """Return the field that holds the text.

        Raises:
            NoSuchField: the one chosen is not there.
            NoTextField: no field holds any text.

        """
        if choice is not None and choice not in self.columns:
            raise NoSuchField(path=path, field=choice, known=", ".join(self.columns))
        field = choice if choice is not None else best_field(self.columns)
        if field is None:
            raise NoTextField(path=path)
        return field

    def sources(self, part: Part, field: str) -> Iterator[Source | UserError]:
        """Yield each row with text in ``field``; the last of them says how many had none.

        Raises:
            NoTextField: no row has any.

        """
        blank = 0
        found = False
        held: Source | None = None  # the last one waits for what is to be said of the rest
        for number, row in self.rows:
            part.stop_if_cancelled()
            if isinstance(row, UserError) or row.get(field, "").strip():
                if held is not None:
                    yield held
                held = None
            if isinstance(row, UserError):
                yield row
            elif row.get(field, "").strip():
                held = self._source(part, number, row, field)
                found = True
            else:
                blank += any(map(str.strip, row.values())) or not row
        if not found:
            raise NoTextField(path=part.path)
        passed = RowsWithoutText(path=part.path, count=blank, field=field)
        if held is not None:
            yield replace(held, losses=(passed,)) if blank else held
        elif blank:
            yield passed

    def _source(self, part: Part, number: int, row: Row, field: str) -> Source:
        found = self.found
        return part.source(
            row[field],
            found.kind,
            found.encoding,
            name=found.name if found.single else f"{found.name} #{number}",
            confidence=found.confidence,
            of_row=True,
            meta=metadata({name: value for name, value in row.items() if name != field}),
        )


def sources(part: Part, found: Rows) -> Iterator[Source | UserError]:
    """Yield the sources among ``found``; see ``Sampled``."""
    sampled = Sampled(found)
    yield from sampled.sources(part, sampled.text_field(part.path, part.choices.text_field))


def under_names(
    rows: Iterator[list[str]],
) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a table, numbered, under the names in its first row, if those are names.

    Cells beyond the names, and columns without one, are called by their number.
    """
    first = next(rows, None)
    while first is not None and not any(map(str.strip, first)):
        first = next(rows, None)
    if first is None:
        return
    if not _is_header(first):
        rows, first = chain([first], rows), []
    names = _distinct(first)
    for number, row in enumerate(rows, start=1):
        while len(names) < len(row):
            names.append(f"column {len(names) + 1}")
        yield number, dict(zip(names, row, strict=False))


def _is_header(row: list[str]) -> bool:
    """Return whether ``row`` is one of names: a usual one among them, or all short and no data."""
    if any(map(is_name, row)):
        return True
    return len(row) > 1 and not any(len(cell) > SAMPLE or _DATA.search(cell) for cell in row)


def _distinct(row: list[str]) -> list[str]:
    names: list[str] = []
    for number, cell in enumerate(row, start=1):
        name = " ".join(cell.split()) or f"column {number}"
        while name in names:
            name += f" ({number})"
        names.append(name)
    return names
