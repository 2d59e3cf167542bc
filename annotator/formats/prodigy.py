"""Prodigy's JSONL: one task a line, with tokens, spans, relations and the answer to it.

Offsets count code points. ``token_end`` is the last token of a span, not the one after; the head
and the child of a relation are the last tokens of their spans. Tokens are characters, or words cut
where a span begins or ends, so that every span is made of whole ones. Other keys pass through
Prodigy: under ``record`` stands what it has no place for, and what was rejected, which is no span
of a task. A task with open suggestions is one to "ignore", for nobody has accepted it.
(prodi.gy/docs/api-interfaces: spans_manual, relations.)
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from annotator.formats import carried, checked, native, remarks
from annotator.formats.counting import Told, place
from annotator.formats.lines import first_object, json_lines, write_lines
from annotator.formats.options import AS_FITS, AS_IS, Tokens
from annotator.formats.record import Link, Record
from annotator.model import MarkStatus
from annotator.text import segment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.model import Mark, Report

_ANSWERS = {
    "accept": MarkStatus.CONFIRMED,
    "reject": MarkStatus.REJECTED,
    "ignore": MarkStatus.SUGGESTED,
}
_HASHES = ("_input_hash", "_task_hash")
"""What Prodigy makes anew of every task, for they depend on its spans."""
_KEYS = frozenset(("tokens", "spans", "relations", "answer", *_HASHES))
_SPAN_KEYS = frozenset(
    ("start", "end", "token_start", "token_end", "label", "text", "answer", "score", "source")
)


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    return write_lines(path, (_to_object(record, how.tokens) for record in records))


def _to_object(record: Record, tokens: Tokens) -> dict[str, Any]:
    shown = carried.shown(record)
    text = record.report.text
    starts = _starts(text, shown.marks, tokens)
    done = all(mark.is_span for mark in shown.marks)
    spans = [_span(mark, starts) for mark in shown.marks]
    head, rest = carried.head(record)
    return {
        "text": text,
        "tokens": [
            {"text": text[start:end], "start": start, "end": end, "id": number, "ws": False}
            for number, (start, end) in enumerate(pairwise([*starts, len(text)]))
        ],
        "spans": [
            span | _told(mark, text, done=done)
            for span, mark in zip(spans, shown.marks, strict=True)
        ],
        "relations": [
            {
                "head": spans[link.from_mark]["token_end"],
                "child": spans[link.to_mark]["token_end"],
                "head_span": spans[link.from_mark],
                "child_span": spans[link.to_mark],
                "label": link.kind,
            }
            for link in shown.links
        ],
        "answer": "accept" if done else "ignore",
        **head,
        carried.KEY: rest,
    }


def _starts(text: str, marks: Iterable[Mark], tokens: Tokens) -> list[int]:
    """Return where the tokens of ``text`` begin; each ends where the next one does."""
    if tokens is Tokens.CHARACTER:
        return list(range(len(text)))
    edges = {edge for mark in marks for edge in (mark.start, mark.end)} - {len(text)}
    return sorted(edges | {word.start for word in segment.tag(text)})


def _span(mark: Mark, starts: Sequence[int]) -> dict[str, Any]:
    return {
        "start": mark.start,
        "end": mark.end,
        "token_start": bisect_left(starts, mark.start),
        "token_end": bisect_left(starts, mark.end) - 1,
        "label": mark.label,
    }


def _told(mark: Mark, text: str, *, done: bool) -> dict[str, Any]:
    """Return what a span says beside its place; its own answer, where its task has another."""
    told: dict[str, Any] = {"text": text[mark.start : mark.end]}
    if mark.origin.score is not None:
        told["score"] = mark.origin.score
    if mark.is_span and not done:
        told["answer"] = "accept"
    return told


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each task in ``path``, and an error for each line that is none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    yield from remarks.each(path, json_lines(path), partial(_record, how=how))


def recognises(path: Path) -> bool:
    """Return whether the first line is a task that Prodigy has seen, or one that we wrote."""
    found = first_object(json_lines(path))
    if not isinstance(found.get("text"), str):
        return False
    tokens = found.get("tokens")
    of_prodigy = isinstance(tokens, list) and all(
        isinstance(one, dict) and "start" in one for one in tokens[:1]
    )
    answered = found.get("answer") in _ANSWERS if isinstance(found.get("answer"), str) else False
    return any(key in found for key in _HASHES) or ("spans" in found and (of_prodigy or answered))


def _record(line: object, fallback: str, how: Reading) -> Record:
    """Return the record of one task.

    Raises:
        ValueError: it is none; the text says why.

    """
    found = checked.with_text(line)
    spans, answer = found.get("spans") or [], _answer(found.get("answer"))
    if not isinstance(spans, list):
        raise ValueError('its "spans" are not a list')  # noqa: TRY004 - one error for callers
    report = carried.report_of(found, _KEYS, fallback)
    return carried.joined(
        carried.from_object(found.get(carried.KEY), report),
        _marked(report, spans, answer or MarkStatus.SUGGESTED, found, how),
        linked="relations" in found,
        told=lambda known, own: replace(known, status=own.status),
    )


def _answer(found: object) -> MarkStatus | None:
    if found is None:
        return None
    if not isinstance(found, str) or found not in _ANSWERS:
        raise ValueError(f"its answer is {found!r}, not one of {', '.join(_ANSWERS)}")
    return _ANSWERS[found]


def _marked(
    report: Report, spans: list[Any], status: MarkStatus, found: dict[str, Any], how: Reading
) -> Record:
    """Return ``report`` with ``spans`` and the relations between them."""
    told = [_where(one, found.get("tokens")) for one in spans]
    placed = place(report.text, told, given=how.counting)
    said = remarks.other_counting(placed)
    marks: list[Mark] = []
    ends = _Ends()
    for one, there in zip(spans, placed.spans, strict=True):
        try:
            mark = native.mark(_as_ours(one, status), there)
        except ValueError as error:
            said.append(remarks.no_span(error))
        else:
            ends.add(one, len(marks))
            marks.append(mark)
    links: list[Link] = []
    relations = found.get("relations") or []
    for one in relations if isinstance(relations, list) else [relations]:
        try:
            links.append(ends.link(one))
        except ValueError as error:
            said.append(remarks.no_span(error))
    return Record(report, tuple(marks), tuple(links), tuple(said))


def _where(span: object, tokens: object) -> Told:
    """Return the offsets of a span, and what it covers by itself or by its tokens."""
    if not isinstance(span, dict):
        return Told(None, None)
    start, end, covered = span.get("start"), span.get("end"), span.get("text")
    if not isinstance(covered, str):
        first, last = span.get("token_start"), span.get("token_end")
        covered = _of_tokens(tokens, first, last) if start != end else None
    return Told(start, end, covered)


def _of_tokens(tokens: object, first: object, last: object) -> str | None:
    """Return the text of the tokens from ``first`` to ``last``, inclusive, if they have one."""
    if not isinstance(tokens, list) or type(first) is not int or type(last) is not int:
        return None
    found = tokens[first : last + 1] if 0 <= first <= last < len(tokens) else []
    if not all(isinstance(one, dict) and isinstance(one.get("text"), str) for one in found):
        return None
    text = "".join(one["text"] + " " * (one.get("ws") is True) for one in found[:-1])
    return text + found[-1]["text"] if found else None


def _as_ours(span: object, status: MarkStatus) -> object:
    """Return what a span says beside its offsets, as a span of ours says it.

    Raises:
        ValueError: its answer is none.

    """
    if not isinstance(span, dict):
        return span
    others = {key: value for key, value in span.items() if key not in _SPAN_KEYS}
    return {
        "label": span.get("label"),
        "status": (_answer(span.get("answer")) or status).value,
        "origin": {"by": "import", "rule": span.get("source"), "score": span.get("score")},
    } | ({"prodigy": others} if others else {})


class _Ends:
    """Which span a relation means: by its offsets and label, else by its last token."""

    def __init__(self) -> None:
        self._by_place: dict[tuple[object, ...], int] = {}
        self._by_token: dict[int, int] = {}

    def add(self, span: dict[str, Any], number: int) -> None:
        """Know ``span``, the one of this ``number``."""
        self._by_place.setdefault((span["start"], span["end"], span["label"]), number)
        if type(span.get("token_end")) is int:
            self._by_token.setdefault(span["token_end"], number)

    def link(self, found: object) -> Link:
        """Return the relation that ``found`` tells of.

        Raises:
            ValueError: it is not between two of the spans, or has no label.

        """
        if not isinstance(found, dict):
            raise ValueError("a relation is not an object")  # noqa: TRY004 - one error for callers
        kind = found.get("label")
        if not checked.is_name(kind):
            raise ValueError("a relation has no label")
        begin, end = self._end(found, "head"), self._end(found, "child")
        if begin is None or end is None or begin == end:
            raise ValueError(f"the relation {kind} is not between two spans of its report")
        return Link(kind, begin, end)

    def _end(self, found: dict[str, Any], key: str) -> int | None:
        span, token = found.get(f"{key}_span"), found.get(key)
        if isinstance(span, dict):
            where = tuple(span.get(one) for one in ("start", "end", "label"))
            if not any(isinstance(one, dict | list) for one in where):
                return self._by_place.get(where)
        return self._by_token.get(token) if type(token) is int else None
