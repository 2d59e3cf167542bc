"""spaCy's DocBin: reports as ``Doc``, all spans in ``spans["sc"]``, those apart in ``ents``.

Every blank is a token of its own but for a single one behind a word, which is that word's, so that
``doc.text`` is the raw text. What else is known stands as JSON in ``user_data["record"]``. A DocBin
is written and read as a whole: memory holds the file.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import BadRecord, MissingExtra, UserError
from annotator.formats import carried, checked, remarks
from annotator.formats.lines import LONGEST, opened
from annotator.formats.options import AS_FITS, AS_IS, Tokens
from annotator.formats.record import Record, plain_report
from annotator.formats.tokens import Grid, joined
from annotator.model import Mark, MarkStatus, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Reading, Writing
    from annotator.model import Report
    from annotator.text.offsets import Span

ALL = "sc"
"""The group of all spans: the one that spaCy's SpanCategorizer learns from."""

_ATTRIBUTES = ("ENT_IOB", "ENT_TYPE")
_LARGEST = 4 * LONGEST  # bytes, unpacked
_CHUNK = 1 << 20


# -- writing ------------------------------------------------------------------------------------


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        MissingExtra: spaCy is not installed.
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    spacy = _spacy()
    vocab = spacy.blank("zh").vocab
    found = spacy.tokens.DocBin(attrs=_ATTRIBUTES, store_user_data=True)
    with paths.replacing(path) as fresh:
        for record in records:
            found.add(_doc(record, vocab, how))
        found.to_disk(fresh)
    return len(found)


def _doc(record: Record, vocab: Any, how: Writing) -> Any:  # noqa: ANN401 - spaCy has no types
    spacy = _spacy()
    shown = carried.shown(record)
    words, spaces = _words(shown, how.tokens)
    doc = spacy.tokens.Doc(vocab, words=words, spaces=spaces)
    spans = []
    for mark in shown.marks:
        span = doc.char_span(mark.start, mark.end, label=mark.label, alignment_mode=how.align.value)
        spans += [] if span is None else [span]
    solid = [one for one in spans if not (one[0].is_space or one[-1].is_space)]
    doc.ents = spacy.util.filter_spans(solid)  # the longest first, and the first of them
    doc.spans[ALL] = spans
    doc.user_data[carried.KEY] = json.dumps(carried.to_object(record), ensure_ascii=False)
    return doc


def _words(record: Record, kind: Tokens) -> tuple[list[str], list[bool]]:
    """Return the words of a report, and whether there is a blank behind each that is its own.

    A blank at the edge of a span is a word: spaCy knows no place between a word and its blank.
    """
    text = record.report.text
    pinned = {mark.start for mark in record.marks} | {mark.end - 1 for mark in record.marks}
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for start, end in [*Grid(text, kind).spans, (len(text), len(text))]:
        gap = range(at, start)
        if words and gap and text[at] == " " and at not in pinned:
            spaces[-1] = True
            gap = gap[1:]
        words += [text[one] for one in gap] + ([text[start:end]] if end > start else [])
        spaces += [False] * (len(words) - len(spaces))
        at = end
    return words, spaces


# -- reading ------------------------------------------------------------------------------------


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield the record of each ``Doc`` in ``path``, and an error for each that is none.

    Its marks are the entities and the spans of all groups. Of a ``Doc`` that does not know where
    blanks are the text is made as that of CoNLL.

    Raises:
        MissingExtra: spaCy is not installed.
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    del how  # spaCy has its own tokens for places
    spacy = _spacy()
    try:
        found = spacy.tokens.DocBin(store_user_data=True).from_bytes(_content(path))
        vocab = spacy.blank("zh").vocab
        for string in found.strings:
            vocab.strings.add(string)
    except UserError:
        raise
    except Exception as error:  # noqa: BLE001 - bytes of any kind, in spaCy's hands
        reason = f"it is no DocBin of spaCy ({remarks.first_line(error)})"
        yield BadRecord(path=path, line=1, reason=reason)
        return
    for number in range(1, len(found) + 1):
        try:
            (doc,) = _alone(found, number - 1).get_docs(vocab)
            record = _record(doc, f"{path.name}:{number}")
        except Exception as error:  # noqa: BLE001 - as above
            reason = f"it is no Doc ({remarks.first_line(error)})"
            yield BadRecord(path=path, line=number, reason=reason)
        else:
            yield remarks.placed_at(record, path, number)


def recognises(path: Path) -> bool:
    """Return that a file is of this format: there is no other with its ending."""
    del path
    return True


def _content(path: Path) -> bytes:
    """Return the bytes of the file, if it is not larger than it may be, packed or unpacked.

    Raises:
        ValueError: it is.

    """
    with opened(path) as file:
        raw = file.read(LONGEST + 1)
    if len(raw) > LONGEST:
        raise ValueError(f"it is larger than {LONGEST >> 20} MB")
    unpack = zlib.decompressobj()
    size, rest = 0, raw
    while rest and size <= _LARGEST:
        size += len(unpack.decompress(rest, _CHUNK))
        rest = unpack.unconsumed_tail
    if size > _LARGEST:
        raise ValueError(f"it is larger than {_LARGEST >> 20} MB unpacked")
    return raw


def _alone(docs: Any, at: int) -> Any:  # noqa: ANN401 - spaCy has no types
    """Return a DocBin of one ``Doc``, so that a bad one does not stop the others."""
    one = type(docs)(store_user_data=True)
    one.attrs = docs.attrs
    for name in ("tokens", "spaces", "cats", "flags", "span_groups", "user_data"):
        setattr(one, name, getattr(docs, name)[at : at + 1])
    return one


def _record(doc: Any, fallback: str) -> Record:  # noqa: ANN401 - spaCy has no types
    """Return the record of a ``Doc``.

    Raises:
        ValueError: what we kept beside it is no record any more.

    """
    if doc.has_unknown_spaces:
        text, starts = joined([token.text for token in doc])
    else:
        text, starts = doc.text, [token.idx for token in doc]
    places = [(start, start + len(token)) for start, token in zip(starts, doc, strict=True)]
    kept = doc.user_data.get(carried.KEY)
    held = checked.loads(kept.encode()) if isinstance(kept, str) else None
    report = plain_report(text, fallback, extra={"cats": dict(doc.cats)} if doc.cats else {})
    known = carried.from_object(held, report)
    return carried.joined(known, _spans(doc, report, places), linked=False)


def _spans(doc: Any, report: Report, places: list[Span]) -> Record:  # noqa: ANN401 - as above
    """Return the report with the spans of all groups, and the entities that are in none."""
    marks: dict[tuple[int, int, str], Mark] = {}
    said = []
    for span in [*(one for group in doc.spans.values() for one in group), *doc.ents]:
        label = span.label_
        if span.start >= span.end:
            said.append(remarks.no_span(f"the span {span.start}-{span.end} has no extent"))
        elif not checked.is_name(label):
            said.append(remarks.no_span(f"the span {span.start}-{span.end} has no label"))
        else:
            place = places[span.start][0], places[span.end - 1][1], label
            extra = {"kb_id": span.kb_id_} if span.kb_id_ else {}
            mark = Mark(0, 0, *place, MarkStatus.CONFIRMED, Origin("import"), extra=extra)
            marks.setdefault(place, mark)
    return Record(report, tuple(marks.values()), remarks=tuple(said))


def _spacy() -> Any:  # noqa: ANN401 - spaCy has no types
    """Return spaCy, with ``spacy.tokens`` and ``spacy.util``.

    Raises:
        MissingExtra: it is not installed.

    """
    try:
        import spacy
        import spacy.tokens
        import spacy.util
    except ImportError as error:
        raise MissingExtra(name="spacy", extra="spacy") from error
    return spacy
