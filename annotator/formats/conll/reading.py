"""Reading CoNLL: the token in the first column, its tag in the last, apart by tabs or by blanks.

The text is made of the tokens, a line each sentence: with a blank between words of letters or
digits, and none beside Chinese characters and signs. Single characters are put together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import BadRecord, BadSpan, ReadOtherwise, UserError
from annotator.formats.checked import is_name
from annotator.formats.conll.tags import chunks, has_ends, is_tag
from annotator.formats.conll.writing import START
from annotator.formats.lines import text_lines
from annotator.formats.options import AS_FITS
from annotator.formats.record import Record, plain_report
from annotator.formats.tokens import joined
from annotator.model import Mark, MarkStatus, Origin

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annotator.formats.options import Reading

_LONGEST_TEXT = 200_000
"""Code points of a report, where no ``-DOCSTART-`` says where reports end."""

_TOLD = 20  # lines of a report that are told one by one


def read(path: Path, how: Reading = AS_FITS) -> Iterator[Record | BadRecord]:
    """Yield each report of ``path``; a file without ``-DOCSTART-`` holds one.

    One of over 200,000 characters is read as several then, each of whole sentences.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    del how  # there are no offsets in it
    number, is_marked = 1, False
    found = _Document(path, number)
    for at, told in text_lines(path):
        line = "" if isinstance(told, str) and not told.strip() else told
        is_start = isinstance(line, str) and line.startswith(START)
        is_full = not line and not is_marked and found.length > _LONGEST_TEXT
        if (is_start and (is_marked or found.is_begun)) or is_full:
            yield found.record()
            number += 1
            found = _Document(path, number)
        if is_start:
            is_marked = True
        else:
            found.take(at, line)
    if is_marked or found.is_begun:
        yield found.record()


def recognises(path: Path) -> bool:
    """Return that a file is of this format: there is no other with its endings."""
    del path
    return True


class _Document:
    """One report as far as it is read: its tokens and their tags, sentence by sentence."""

    def __init__(self, path: Path, number: int) -> None:
        self._path = path
        self._name = f"{path.name}:{number}"
        self._sentences: list[list[tuple[int, str, str]]] = [[]]  # line, token, tag
        self._faults: list[UserError] = []
        self._more = 0  # faults that are not told one by one
        self._blanks = 0  # columns, where blanks are between them
        self.length = 0

    @property
    def is_begun(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.length or self._faults)

    def take(self, number: int, line: str | ValueError) -> None:
        """Take a line: a token with its tag, the end of a sentence, or a comment."""
        if not line:
            if self._sentences[-1]:
                self._sentences.append([])
            return
        try:
            if isinstance(line, ValueError):
                raise line
            columns = _columns(line)
            if not self._is_comment(line, columns):
                self._take_token(number, columns)
                self._blanks = 0 if "\t" in line else len(columns)
        except ValueError as error:
            self._refuse(number, error)

    def _is_comment(self, line: str, columns: list[str]) -> bool:
        if not line.startswith("#"):
            return False
        return not is_tag(columns[-1]) or ("\t" not in line and len(columns) != self._blanks)

    def _take_token(self, number: int, columns: list[str]) -> None:
        if len(columns) < 2:
            raise ValueError(f"“{columns[0][:20]}” stands without a tag")
        if not is_tag(columns[-1]):
            raise ValueError(f"“{columns[-1][:20]}” is no tag such as O or B-PER")
        token = columns[0].strip() or " "
        self._sentences[-1].append((number, token, columns[-1]))
        self.length += len(token)

    def _refuse(self, number: int, reason: ValueError) -> None:
        if len(self._faults) < _TOLD:
            self._faults.append(BadSpan(path=self._path, line=number, reason=reason))
        else:
            self._more += 1

    def record(self) -> Record | BadRecord:
        """Return the report; where none of its lines could be read, why."""
        if not self.length and self._faults:
            return BadRecord(**self._faults[0].params)
        text, starts = self._text()
        marks, odd = self._marks(starts)
        if odd:
            reason = f"{len(odd)} spans begin or end where the tags do not say so, the first here"
            self._faults.append(ReadOtherwise(path=self._path, line=odd[0], reason=reason))
        if self._more:
            reason = f"so could {self._more} further lines of this report not be read"
            last = self._faults[_TOLD - 1].params["line"]
            self._faults.append(BadSpan(path=self._path, line=last, reason=reason))
        report = plain_report(text, self._name)
        return Record(report, tuple(marks), remarks=tuple(self._faults))

    def _text(self) -> tuple[str, list[list[int]]]:
        """Return the text, and where in it each token of each sentence begins."""
        parts: list[str] = []
        starts: list[list[int]] = []
        at = 0
        for sentence in filter(None, self._sentences):
            text, there = joined([token for _, token, _ in sentence])
            parts.append(text)
            starts.append([at + one for one in there])
            at += len(text) + 1
        return "\n".join(parts), starts

    def _marks(self, starts: list[list[int]]) -> tuple[list[Mark], list[int]]:
        """Return the marks, and the lines of those that are not tagged as due."""
        ends = has_ends([tag for sentence in self._sentences for _, _, tag in sentence])
        marks, odd = [], []
        for sentence, there in zip(filter(None, self._sentences), starts, strict=True):
            for chunk in chunks([tag for _, _, tag in sentence], ends=ends):
                line, last = sentence[chunk.start][0], sentence[chunk.end - 1][1]
                if not is_name(chunk.label):
                    self._refuse(line, ValueError("the label of the span cannot be printed"))
                    continue
                if not chunk.is_regular:
                    odd.append(line)
                end = there[chunk.end - 1] + len(last)
                place = 0, 0, there[chunk.start], end, chunk.label
                marks.append(Mark(*place, MarkStatus.CONFIRMED, Origin("import")))
        return marks, odd


def _columns(line: str) -> list[str]:
    """Return the columns of a line; one that begins with a blank has a blank for its token."""
    if "\t" in line:
        return line.rstrip().split("\t")
    columns = line.split()
    return [" ", *columns] if line[0].isspace() and len(columns) == 1 else columns
