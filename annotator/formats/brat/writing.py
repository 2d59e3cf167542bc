"""Writing brat: a folder that brat opens, with the types that occur declared in it.

The texts are written as they come; memory holds the names of the files and of the types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator import paths
from annotator.formats.brat import beside, told
from annotator.formats.brat.configuration import Configuration
from annotator.formats.brat.names import type_of
from annotator.formats.carried import shown
from annotator.formats.checked import as_list
from annotator.formats.names import Stems
from annotator.formats.options import AS_IS
from annotator.labels.attributes import YES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Link, Record
    from annotator.model import Mark
    from annotator.text.offsets import Span


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to the folder ``path`` and return how many; an older one stays until then.

    Raises:
        UnwritablePlace: the folder cannot be written, or something was done in the one there.

    """
    count = 0
    stems = Stems()
    configuration = Configuration(how)
    with (
        paths.replacing_folder(path, beside.is_untouched) as fresh,
        (fresh / beside.NAME).open("w", encoding="utf-8", newline="\n") as told_beside,
    ):
        for record in records:
            pair = _write_pair(record, fresh / stems.stem_of(record.report.name))
            told_beside.write(beside.line(pair, record))
            configuration.take(shown(record))
            count += 1
        told_beside.write(beside.line(configuration.write(fresh)))
    return count


def _write_pair(record: Record, stem: Path) -> tuple[Path, Path]:
    """Write both files of a report, and return them."""
    text = stem.with_name(f"{stem.name}.txt")
    text.write_bytes(record.report.text.encode("utf-8", "surrogatepass"))
    annotations = text.with_suffix(".ann")
    with annotations.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(f"{line}\n" for line in lines(shown(record)))
    return text, annotations


def lines(record: Record) -> Iterator[str]:
    """Yield the lines of the .ann file: spans, relations, and what is said of either."""
    text = record.report.text
    for number, mark in enumerate(record.marks, 1):
        parts = pieces(mark, text)
        where = ";".join(f"{start} {end}" for start, end in parts)
        covered = " ".join(text[start:end] for start, end in parts)
        yield f"T{number}\t{type_of(mark.label)} {where}\t{covered}"
    for number, link in enumerate(record.links, 1):
        ends = f"Arg1:T{link.from_mark + 1} Arg2:T{link.to_mark + 1}"
        yield f"R{number}\t{type_of(link.kind)} {ends}\t"
    yield from _attributes(record.marks)
    yield from _normalisations(record.marks)
    said = [*_said_of_marks(record.marks, text), *_said_of_links(record.links)]
    for number, one in enumerate(said, 1):
        yield f"#{number}\t{one}"


def pieces(mark: Mark, text: str) -> list[Span]:
    """Return the pieces of a span, none of which holds a line end.

    A span of line ends alone has one piece without extent.
    """
    found = []
    for start, end in _apart(mark):
        at = start
        for line in text[start:end].splitlines(keepends=True):
            bare = line.splitlines()[0]
            if bare:
                found.append((at, at + len(bare)))
            at += len(line)
    return found or [(mark.start, mark.start)]


def _apart(mark: Mark) -> list[Span]:
    """Return the pieces that a span was read in, if they still fit it, else the whole."""
    whole = [(mark.start, mark.end)]
    told_of = mark.extra.get("pieces")
    if not isinstance(told_of, list) or not all(
        isinstance(one, list) and [type(part) for part in one] == [int, int] for one in told_of
    ):
        return whole
    edges = [edge for piece in told_of for edge in piece]
    fits = edges and (edges[0], edges[-1]) == whole[0] and sorted(set(edges)) == edges
    return [(start, end) for start, end in told_of] if fits else whole


def _attributes(marks: Iterable[Mark]) -> Iterator[str]:
    number = 0
    for at, mark in enumerate(marks, 1):
        for name, choice in sorted(mark.attributes.items()):
            number += 1
            chosen = "" if choice == YES.id else f" {type_of(choice)}"
            yield f"A{number}\t{type_of(name)} T{at}{chosen}"


def _normalisations(marks: Iterable[Mark]) -> Iterator[str]:
    """Yield what brat itself knew of what spans refer to, as it was read."""
    number = 0
    for at, mark in enumerate(marks, 1):
        for one in as_list(mark.extra.get("normalisations")):
            if isinstance(one, list) and len(one) == 3 and all(map(_is_plain, one)):
                number += 1
                yield f"N{number}\t{one[0]} T{at} {one[1]}\t{one[2]}"


def _said_of_marks(marks: Iterable[Mark], text: str) -> Iterator[str]:
    for at, mark in enumerate(marks, 1):
        parts = pieces(mark, text)
        plain = mark.note if _is_plain(mark.note) else ""
        extent = (parts[0][0], parts[-1][1]) != (mark.start, mark.end)
        more = told.to_json(mark, "" if plain else mark.note, extent=extent)
        for kind, said in (("AnnotatorNotes", plain), (told.TYPE, more)):
            if said:
                yield f"{kind} T{at}\t{said}"


def _said_of_links(links: Iterable[Link]) -> Iterator[str]:
    for at, link in enumerate(links, 1):
        if _is_plain(link.extra.get("note")):
            yield f"AnnotatorNotes R{at}\t{link.extra['note']}"


def _is_plain(told: object) -> bool:
    """Return whether a text stands on one line, with no blank at its ends."""
    return isinstance(told, str) and told.strip().splitlines() == [told]
