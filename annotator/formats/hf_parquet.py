"""A Hugging Face data set as Parquet, for ``datasets.load_dataset("parquet", …)``.

Labels are numbers whose names stand in the features that the file describes: those of the label
set in its order, then others that are used, so that parts written one by one number them alike.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import MissingExtra, UnreadableFile
from annotator.formats import checked, hf_rows, remarks
from annotator.formats.lines import beginning, opened
from annotator.formats.options import AS_FITS, AS_IS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.formats.record import Record

_AT_ONCE = 1000  # rows of a group at most
_CHARACTERS = 4_000_000  # of their texts; where they have more, the group ends
_ROWS_READ = 16  # at once
_MAGIC = b"PAR1"

_TEXT = {"dtype": "string", "_type": "Value"}
_NUMBER = {"dtype": "int64", "_type": "Value"}


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        MissingExtra: pyarrow is not installed.
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    arrow = arrow_of()
    names = list(dict.fromkeys((*(label.id for label in how.labels.labels), *how.used)))
    numbers = {name: number for number, name in enumerate(names)}
    schema = _schema(arrow, names)
    count = 0
    with (
        paths.replacing(path) as fresh,
        fresh.open("wb") as out,
        arrow.parquet.ParquetWriter(out, schema) as writer,
    ):
        for rows in _groups(records, numbers):
            writer.write_table(arrow.Table.from_pylist(rows, schema))
            count += len(rows)
    return count


def _groups(records: Iterable[Record], numbers: dict[str, int]) -> Iterator[list[dict[str, Any]]]:
    rows: list[dict[str, Any]] = []
    characters = 0
    for record in records:
        row = hf_rows.to_row(record)
        for span in row["spans"]:
            span["label"] = numbers[span["label"]]
        rows.append(row)
        characters += len(record.report.text)
        if len(rows) == _AT_ONCE or characters > _CHARACTERS:
            yield rows
            rows, characters = [], 0
    if rows:
        yield rows


def _features(names: Sequence[str]) -> dict[str, Any]:
    """Return the columns as the ``datasets`` library describes them."""
    labels = {"names": list(names), "_type": "ClassLabel"}
    span = {"start": _NUMBER, "end": _NUMBER, "label": labels}
    span |= dict.fromkeys(("text", "status", "value", "unit", "mod", "note", "more"), _TEXT)
    relation = {"kind": _TEXT, "from": _NUMBER, "to": _NUMBER, "more": _TEXT}
    texts = dict.fromkeys(("id", "name", "sha256", "text", "meta"), _TEXT)
    return {**texts, "spans": [span], "relations": [relation], "more": _TEXT}


def _schema(arrow: Any, names: Sequence[str]) -> Any:  # noqa: ANN401 - pyarrow has no types
    def type_of(feature: Any) -> Any:  # noqa: ANN401 - as above
        if isinstance(feature, list):
            return arrow.list_(type_of(feature[0]))
        if "_type" not in feature:
            return arrow.struct([(key, type_of(inner)) for key, inner in feature.items()])
        return arrow.string() if feature is _TEXT else arrow.int64()

    features = _features(names)
    told = json.dumps({"info": {"features": features}}, ensure_ascii=False)
    fields = [(key, type_of(feature)) for key, feature in features.items()]
    return arrow.schema(fields, {"huggingface": told})


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each row, and an error for each row or group that cannot be read.

    Raises:
        MissingExtra: pyarrow is not installed.
        VanishedFile, UnreadableFile: the file cannot be opened, or is no Parquet.

    """
    arrow = arrow_of()
    with opened(path) as file:
        try:
            table = arrow.parquet.ParquetFile(file)
            names = _names(table.schema_arrow.metadata)
        except (arrow.ArrowException, OSError, ValueError) as error:
            raise UnreadableFile(path=path, reason=remarks.first_line(error)) from error
        yield from remarks.each(path, _rows(table), partial(_record, names=names, how=how))


def _rows(table: Any) -> Iterator[tuple[int, object]]:  # noqa: ANN401 - pyarrow has no types
    """Yield the number of each row and the row, or why it and the rest of its group have none."""
    number = 0
    for group in range(table.num_row_groups):
        end = number + table.metadata.row_group(group).num_rows
        try:
            for batch in table.iter_batches(_ROWS_READ, [group]):
                for row in batch.to_pylist():
                    number += 1
                    yield number, row
        except (arrow_of().ArrowException, OSError, ValueError) as error:
            yield number + 1, ValueError(remarks.first_line(error))
        number = end


def _record(row: object, fallback: str, names: Sequence[str], how: Reading) -> Record:
    for span in checked.as_list(checked.as_object(row).get("spans")):
        if isinstance(span, dict) and type(span.get("label")) is int:
            span["label"] = _named(span["label"], names)
    plain = checked.loads(json.dumps(row, ensure_ascii=False, default=str).encode())
    return hf_rows.from_row(plain, fallback, how)


def _named(label: int, names: Sequence[str]) -> str | int:
    return names[label] if 0 <= label < len(names) else label


def _names(metadata: dict[bytes, bytes] | None) -> list[str]:
    """Return the names of the labels by their numbers, as far as the file tells them."""
    try:
        found = checked.loads((metadata or {}).get(b"huggingface", b"{}"))
        spans = found["info"]["features"]["spans"]
        span = spans[0] if isinstance(spans, list) else spans["feature"]
        names = span["label"]["names"]
    except (ValueError, LookupError, TypeError):
        return []
    return [str(name) for name in checked.as_list(names)]


def recognises(path: Path) -> bool:
    """Return whether the file begins as Parquet does."""
    return beginning(path, len(_MAGIC)) == _MAGIC


def arrow_of() -> Any:  # noqa: ANN401 - pyarrow has no types
    """Return pyarrow, with ``pyarrow.parquet``.

    Raises:
        MissingExtra: it is not installed.

    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet
    except ImportError as error:
        raise MissingExtra(name="hf-parquet", extra="parquet") from error
    return arrow
