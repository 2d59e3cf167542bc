"""Tasks of Label Studio as records: whole exports, JSON_MIN, or one task alone.

Of several annotations the ground truth is what is confirmed, else the first that was not skipped;
what others say beside, drafts and predictions are suggestions. What is said of a task as a whole is
metadata of its report.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from annotator.formats import carried, checked, lines, native, remarks
from annotator.formats.checked import as_list, as_object
from annotator.formats.counting import Told, place
from annotator.formats.label_studio.config import ATTRIBUTE, FIELDS, TEXT
from annotator.formats.options import AS_FITS
from annotator.formats.record import Link, Record, plain_report
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading
    from annotator.model import Mark, Report
    from annotator.text.offsets import Span

_TASK_KEYS = frozenset(
    ("id", "data", "meta", "annotations", "completions", "drafts", "predictions", "file_upload")
)
_SAID = ("annotations", "completions", "drafts", "predictions")
_MIN_KEYS = frozenset(("annotation_id", "annotator"))
_OF_SPAN = ("textarea", "choices", "taxonomy", "rating", "number", "datetime", "pairwise")
_ELSEWHERE = ("http://", "https://", "s3://", "gs://", "/data/")
_RELATED = "relation"
"""The kind of a relation that nobody named."""


@dataclass(frozen=True, slots=True)
class _Region:
    """A labelled stretch of an annotation's text, and what else is said under its id.

    ``of`` is the key of the data that it says its text stands under.
    """

    id: str
    of: str
    told: Told
    labels: list[Any]
    said: dict[str, Any]


@dataclass(slots=True)
class _Result:
    """One annotation or prediction: its status, origin, regions and relations."""

    status: MarkStatus
    origin: str | None
    regions: list[_Region] = field(default_factory=list)
    relations: list[dict[str, Any]] = field(default_factory=list)
    meta: dict[str, Any] = field(default_factory=dict)
    bad: list[str] = field(default_factory=list)

    def leave_out(self, others: Collection[str]) -> None:
        """Leave out the regions of ``others`` of the task's texts."""
        for region in [one for one in self.regions if one.of in others]:
            self.regions.remove(region)
            self.bad.append(f"of another text of the task ({region.of})")


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each task in ``path``, and an error for each that holds no text.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    yield from remarks.each(path, lines.json_items(path), partial(_record, how=how))


def recognises(path: Path) -> bool:
    """Return whether the first item is a task, or what JSON_MIN makes of one."""
    found = lines.first_object(lines.json_items(path))
    is_task = isinstance(found.get("data"), dict)
    return (is_task and any(key in found for key in _SAID)) or found.keys() >= _MIN_KEYS


def _record(found: object, fallback: str, how: Reading) -> Record:
    """Return the record of a task.

    Raises:
        ValueError: it is none, or holds no text; the text says why.

    """
    task = _task(found)
    data: dict[str, Any] = task["data"]
    results = list(_results(task))
    key = _text_key(data, task)
    for result in results:
        result.leave_out({one for one in data if one != key and isinstance(data[one], str)})
    report = _report(task, key, fallback, results)
    known = carried.from_object(as_object(task.get("meta")).get(carried.KEY), report)
    return carried.joined(
        known,
        _marked(report, results, how),
        told=_told_again,
        shows=lambda begin, end: begin.status is end.status,
    )


def _told_again(known: Mark, own: Mark) -> Mark:
    """Return what is known of a span, but for what its regions say, which may have changed."""
    return replace(
        known,
        status=own.status,
        origin=replace(known.origin, score=own.origin.score),
        value=own.value,
        note=own.note,
        attributes=known.attributes | own.attributes,
        extra=known.extra | own.extra,
    )


# -- the task -----------------------------------------------------------------------------------


def _task(found: object) -> dict[str, Any]:
    """Return ``found`` as a task with "data"; JSON_MIN is made one."""
    if not isinstance(found, dict):
        raise ValueError("it is not an object")  # noqa: TRY004 - one error for callers
    if isinstance(found.get("data"), dict):
        return found
    if "data" in found:
        raise ValueError('its "data" is not an object')
    result: list[dict[str, Any]] = []
    data: dict[str, Any] = {}
    for key, told in found.items():
        if isinstance(told, list) and any("labels" in as_object(one) for one in told):
            result += [
                {"id": f"{key}{number}", "from_name": key, "type": "labels", "value": one}
                for number, one in enumerate(told)
            ]
        else:
            data[key] = told
    uid = data.pop("id", None)
    return {"id": uid, "data": data, "annotations": [{"result": result}]}


def _text_key(data: dict[str, Any], task: dict[str, Any]) -> str:
    """Return under which key of a task's data its text stands.

    Raises:
        ValueError: it holds none, or only where it is.

    """
    texts = [key for key, told in data.items() if isinstance(told, str)]
    named = next((key for key in _named(task) if key in texts), None)
    if named is not None and _is_elsewhere(data[named]):
        raise ValueError(f"its text is not in the file, but at {data[named][:80]}")
    here = [key for key in texts if not _is_elsewhere(data[key])]
    if named is None and not here:
        raise ValueError(f"its data hold no text ({', '.join(data) or 'nothing'})")
    return named or (TEXT if TEXT in here else max(here, key=lambda key: len(data[key])))


def _is_elsewhere(told: str) -> bool:
    """Return whether ``told`` only says where something is."""
    return told.startswith(_ELSEWHERE) and len(told.split()) == 1


def _named(task: dict[str, Any]) -> Iterator[str]:
    """Yield the keys of the data that labelled regions name."""
    for said in _SAID:
        for one in as_list(task.get(said)):
            for item in as_list(as_object(one).get("result")):
                if as_object(item).get("type") == "labels":
                    yield _text_of(item)


def _text_of(region: dict[str, Any]) -> str:
    """Return under which key of the data the text of a region stands, by what it says."""
    source = region.get("source")
    return source[1:] if isinstance(source, str) else str(region.get("to_name"))


def _report(task: dict[str, Any], key: str, fallback: str, results: list[_Result]) -> Report:
    data = dict(task["data"])
    text: str = data.pop(key)
    uid, name = data.pop("uid", None) or task.get("id"), data.pop("name", None)
    meta = {one: told for one, told in as_object(task.get("meta")).items() if one != carried.KEY}
    meta |= data
    for result in results:
        if result.status is MarkStatus.CONFIRMED:
            meta |= result.meta
    others = {one: told for one, told in task.items() if one not in _TASK_KEYS}
    return plain_report(
        text,
        name if isinstance(name, str) else fallback,
        None if uid is None else str(uid),
        meta=native.plain(meta),
        extra={"label_studio": native.plain(others)} if others else {},
    )


# -- annotations and predictions ----------------------------------------------------------------


def _results(task: dict[str, Any]) -> Iterator[_Result]:
    """Yield what is confirmed first, then what is suggested."""
    said = {key: task.get(key) or [] for key in _SAID}
    for key, told in said.items():
        if not isinstance(told, list):
            raise ValueError(f'its "{key}" are not a list')  # noqa: TRY004 - one error for callers
    made = [*said["annotations"], *said["completions"]]
    done = [one for one in made if not as_object(one).get("was_cancelled")]
    truth = [one for one in done if as_object(one).get("ground_truth") is True]
    for one in (truth or done)[:1]:
        yield _result(one, MarkStatus.CONFIRMED, None)
        made.remove(one)
    for one in made:
        yield _result(one, MarkStatus.SUGGESTED, f"annotation {as_object(one).get('id', '')}")
    for one in said["drafts"]:
        yield _result(one, MarkStatus.SUGGESTED, "draft")
    for one in said["predictions"]:
        model = as_object(one).get("model_version")
        yield _result(one, MarkStatus.SUGGESTED, model if isinstance(model, str) else None)


def _result(found: object, status: MarkStatus, origin: str | None) -> _Result:
    result = _Result(status, origin or None)
    told = as_object(found).get("result")
    if not isinstance(told, list):
        result.bad.append("without a list of results")
        return result
    by_id: dict[str, _Region] = {}
    beside: list[dict[str, Any]] = []
    for one in told:
        region = as_object(one)
        kind, value = region.get("type"), as_object(region.get("value"))
        if kind == "labels":
            new = _region(region, value, str(region.get("id", f"#{len(result.regions)}")))
            result.regions.append(new)
            by_id[new.id] = new
        elif kind == "relation":
            result.relations.append(region)
        elif kind in _OF_SPAN:
            beside.append(region)
        else:
            result.bad.append(f"on no plain text ({kind})")
    for region in beside:
        of = by_id.get(str(region.get("id")))
        (of.said if of else result.meta)[str(region.get("from_name"))] = _choice(region)
    if status is not MarkStatus.CONFIRMED:
        result.bad += [f"on the whole text, which nobody confirmed ({one})" for one in result.meta]
    return result


def _region(region: dict[str, Any], value: dict[str, Any], number: str) -> _Region:
    covered, labels = value.get("text"), value.get("labels")
    return _Region(
        id=number,
        of=_text_of(region),
        told=Told(
            value.get("start"), value.get("end"), covered if isinstance(covered, str) else None
        ),
        labels=labels if isinstance(labels, list) and labels else [labels],
        said={"score": region["score"]} if region.get("score") is not None else {},
    )


def _choice(region: dict[str, Any]) -> Any:  # noqa: ANN401 - JSON data, passed through
    """Return what a region says that marks nothing itself; of a list of one, that one."""
    value = as_object(region.get("value"))
    kind = str(region.get("type"))
    told = value.get("text" if kind == "textarea" else kind)
    return told[0] if isinstance(told, list) and len(told) == 1 else told


# -- spans --------------------------------------------------------------------------------------


def _marked(report: Report, results: list[_Result], how: Reading) -> Record:
    """Return ``report`` with the spans and relations of ``results``, each span once."""
    told = [_evidence(one.told, report.text) for result in results for one in result.regions]
    placed = place(report.text, told, given=how.counting)
    bad = Counter(reason for result in results for reason in result.bad)
    said = [remarks.no_span(f"regions {reason}: {count}") for reason, count in bad.items()]
    said += remarks.other_counting(placed)
    spans = iter(placed.spans)
    marks: dict[carried.Place, Mark] = {}
    links: list[Link] = []
    for result in results:
        by_id: dict[str, carried.Place] = {}
        for region in result.regions:
            there = next(spans)
            for label in region.labels:
                try:
                    mark = _mark(region, label, there, result)
                except ValueError as error:
                    said.append(remarks.no_span(error))
                    continue
                marks.setdefault(carried.place_of(mark), mark)
                by_id.setdefault(region.id, carried.place_of(mark))
        numbers = {one: number for number, one in enumerate(marks)}
        for one in result.relations:
            try:
                links += _links(one, {key: numbers[at] for key, at in by_id.items()})
            except ValueError as error:
                said.append(remarks.no_span(error))
    return Record(report, tuple(marks.values()), tuple(dict.fromkeys(links)), tuple(said))


def _evidence(told: Told, text: str) -> Told:
    """Return ``told`` with line ends as such: the editor makes a backslash and an n of each."""
    if told.covered is None or "\\n" not in told.covered or told.covered in text:
        return told
    return replace(told, covered=told.covered.replace("\\n", "\n"))


def _mark(region: _Region, label: object, there: Span | ValueError, result: _Result) -> Mark:
    origin = {"by": "import", "rule": result.origin, "score": region.said.get("score")}
    span: dict[str, Any] = {"label": label, "status": result.status.value, "origin": origin}
    attributes: dict[str, Any] = {}
    for name, told in region.said.items():
        if name in FIELDS:
            span[name] = "\n".join(map(str, told)) if isinstance(told, list) else told
        elif name.startswith(ATTRIBUTE):
            attributes[name.removeprefix(ATTRIBUTE)] = told
        elif name != "score":
            attributes[name] = told
    return native.mark(span | {"attributes": attributes}, there)


def _links(found: dict[str, Any], numbers: dict[str, int]) -> list[Link]:
    """Return the relations of one region, one a label.

    Raises:
        ValueError: it is not between two spans.

    """
    begin, end = (numbers.get(str(found.get(key))) for key in ("from_id", "to_id"))
    if begin is None or end is None or begin == end:
        raise ValueError("a relation is not between two spans of its report")
    if found.get("direction") == "left":
        begin, end = end, begin
    labels = found.get("labels") or [_RELATED]
    if not isinstance(labels, list) or not all(map(checked.is_name, labels)):
        raise ValueError("a relation has labels that are none")
    return [Link(one, begin, end) for one in labels]
