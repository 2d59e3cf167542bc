"""Writing CoNLL: tokens and tags, two columns apart by a tab.

A sentence ends behind its mark and at line ends, but never within a span.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from annotator import paths
from annotator.formats.carried import shown
from annotator.formats.conll.tags import OUTSIDE, tags_of
from annotator.formats.losses import apart
from annotator.formats.options import AS_IS
from annotator.formats.tokens import Grid
from annotator.text.words import sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Record
    from annotator.model import Mark

START = "-DOCSTART-"
"""The token before each report."""

_START_LINE = f"{START} -X- O O\n\n"  # as spaCy's converter wants it


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write ``records`` to ``path`` and return how many; an older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            out.write(_START_LINE)
            out.writelines(lines(record, how))
            count += 1
    return count


def lines(record: Record, how: Writing) -> Iterator[str]:
    """Yield the lines of a report, a blank one behind each sentence."""
    text = record.report.text
    grid = Grid(text, how.tokens)
    tags = [OUTSIDE] * len(grid.spans)
    inner = [False] * len(grid.spans)  # whether the token goes on with the span of the one before
    for mark in _placed(shown(record).marks, grid, how):
        length = mark.end - mark.start
        tags[mark.start : mark.end] = tags_of(mark.label, length, how.scheme)
        inner[mark.start + 1 : mark.end] = [True] * (length - 1)
    ends = chain(sentence_ends(text), [len(text) + 1])
    end = next(ends)
    for at, ((start, stop), tag) in enumerate(zip(grid.spans, tags, strict=True)):
        is_first = False
        while end <= start:
            is_first, end = True, next(ends)
        if is_first and at and not inner[at]:
            yield "\n"
        yield f"{text[start:stop]}\t{tag}\n"
    if tags:
        yield "\n"


def _placed(marks: tuple[Mark, ...], grid: Grid, how: Writing) -> list[Mark]:
    """Return ``marks`` without overlaps, at the tokens that they are made of."""
    alone = [marks[one] for one in apart(marks)]
    found = []
    for mark in alone:
        there = grid.covered(mark.start, mark.end, how.align)
        if there is not None:
            found.append(replace(mark, start=there[0], end=there[1]))
    return [found[one] for one in apart(found)]
