"""Records as tasks of Label Studio, one by one, and the configuration that they need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.formats import attributed, carried
from annotator.formats.label_studio.config import ATTRIBUTE, FIELDS, LABEL, TEXT, config, offered
from annotator.formats.lines import write_items
from annotator.formats.options import AS_IS
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Record
    from annotator.model import Mark

    _Choice = tuple[str, str, str]

CONFIG = ".config.xml"
"""How the file beside the tasks ends that holds the labelling configuration."""


def beside(path: Path) -> Path:
    """Return where the labelling configuration for the tasks in ``path`` is written."""
    return path.with_suffix(CONFIG)


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; older files there stay until the end.

    Beside it stands the labelling configuration.

    Raises:
        UnwritablePlace: a file or its folder cannot be written; nothing is left behind.

    """
    choices = offered(how.labels)
    with paths.replacing(beside(path)) as view:
        view.write_text(config(how), encoding="utf-8", newline="\n")
        return write_items(path, (_task(record, choices) for record in records))


def _task(record: Record, choices: Collection[_Choice]) -> dict[str, Any]:
    """Return ``record`` as a task; no one completed it whom another server would have to know."""
    confirmed, suggested = (
        _results(record, status, choices) for status in (MarkStatus.CONFIRMED, MarkStatus.SUGGESTED)
    )
    return {
        "data": {TEXT: record.report.text, "uid": record.report.uid, "name": record.report.name},
        "annotations": [{"result": confirmed}] if confirmed else [],
        "predictions": [{"result": suggested}] if suggested else [],
        "meta": {carried.KEY: _rest(record, choices)},
    }


def _rest(record: Record, choices: Collection[_Choice]) -> dict[str, Any]:
    """Return what of ``record`` is not said by its data and its regions."""
    found = carried.to_object(record)
    del found["id"], found["name"]
    for span, mark in zip(found["spans"], record.marks, strict=True):
        if mark.status is MarkStatus.REJECTED:
            continue  # it is no region
        for field in FIELDS:
            span.pop(field, None)
        for attribute, choice in mark.attributes.items():
            if (mark.label, attribute, choice) in choices:
                del span["attributes"][attribute]
    return found


def _results(
    record: Record, status: MarkStatus, choices: Collection[_Choice]
) -> list[dict[str, Any]]:
    """Return the regions and relations of the spans that have this ``status``."""
    found: list[dict[str, Any]] = []
    for number, mark in enumerate(record.marks):
        if mark.status is status:
            found += _regions(f"s{number}", mark, record.report.text, choices)
    for link in record.links:
        ends = record.marks[link.from_mark], record.marks[link.to_mark]
        if all(mark.status is status for mark in ends):
            found.append(
                {
                    "type": "relation",
                    "from_id": f"s{link.from_mark}",
                    "to_id": f"s{link.to_mark}",
                    "direction": "right",
                    "labels": [link.kind],
                }
            )
    return found


def _regions(
    number: str, mark: Mark, text: str, choices: Collection[_Choice]
) -> Iterator[dict[str, Any]]:
    """Yield the region of a span, and those that say more of it."""
    where = {"start": mark.start, "end": mark.end}
    covered = {"text": text[mark.start : mark.end], "labels": [mark.label]}
    region = _region(number, LABEL, "labels", where | covered)
    score = mark.origin.score
    yield region if score is None else region | {"score": score}
    for field, told in attributed.texts(mark).items():
        yield _region(number, field, "textarea", where | {"text": [told]})
    for attribute, choice in mark.attributes.items():
        if (mark.label, attribute, choice) in choices:
            value = where | {"choices": [choice]}
            yield _region(number, ATTRIBUTE + attribute, "choices", value)


def _region(number: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": number, "from_name": name, "to_name": TEXT, "type": kind, "value": value}
