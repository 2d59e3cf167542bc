"""JSON piece by piece, read and written: one value a line, or the items of one long list.

A piece that cannot be read is told in its place, and the rest is read. Memory holds one piece.
"""

from __future__ import annotations

import codecs
import json
import re
import stat
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

from annotator import paths
from annotator.errors import UnreadableFile, UserError, VanishedFile
from annotator.formats import checked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LONGEST = 256 << 20
"""Bytes of one line or item, beyond which it is told and passed over."""

_CHUNK = 1 << 20
_BLANK = re.compile(r"[\s,]*")
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|["\[\]{}]|[^\s",:\[\]{}]+', re.DOTALL)
_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


# -- writing ------------------------------------------------------------------------------------


def write_lines(path: Path, found: Iterable[object]) -> int:
    """Write a line of JSON for each of ``found`` to ``path``; return how many.

    An older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        for one in found:
            out.write(json.dumps(one, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_items(path: Path, found: Iterable[object]) -> int:
    """Write a JSON list of ``found`` to ``path``, an item a line; return how many.

    An older file there stays until the end.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        out.write("[")
        for one in found:
            out.write((",\n" if count else "\n") + json.dumps(one, ensure_ascii=False))
            count += 1
        out.write("\n]\n")
    return count


# -- reading ------------------------------------------------------------------------------------


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Give the block the file ``path``, to read its bytes.

    Raises:
        VanishedFile, UnreadableFile: it is no file, or cannot be read.

    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise UnreadableFile(path=path, reason="it is no file")
        with path.open("rb") as file:
            yield file
    except FileNotFoundError as error:
        raise VanishedFile(path=path) from error
    except OSError as error:
        raise UnreadableFile(path=path, reason=error.strerror or error) from error


def text_lines(path: Path) -> Iterator[tuple[int, str | ValueError]]:
    """Yield the number, from 1, and the text of each line, without its end, or why it has none.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    for number, raw in _raw_lines(path, LONGEST):
        if isinstance(raw, ValueError):
            yield number, raw
            continue
        try:
            line = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield number, ValueError(f"it is not UTF-8 at byte {error.start}")
        else:
            yield number, line.rstrip("\r\n")


def _raw_lines(path: Path, longest: int) -> Iterator[tuple[int, bytes | ValueError]]:
    with opened(path) as file:
        number = 0
        while line := file.readline(longest + 1):
            number += 1
            if len(line) <= longest or line.endswith(b"\n"):
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(_CHUNK)
            yield number, ValueError(f"it is longer than {longest >> 20} MB")


def json_lines(path: Path, longest: int = LONGEST) -> Iterator[tuple[int, Any]]:
    """Yield the number and the JSON value of each line that is not blank, or a ValueError.

    A file whose first value goes on over several lines is told at once, not line by line.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    first = True
    for number, line in _raw_lines(path, longest):
        if isinstance(line, ValueError):
            yield number, line
        elif line.strip():
            if first and line.strip() in (b"{", b"["):
                yield (
                    number,
                    ValueError("what begins here is not whole; a line must hold all of it"),
                )
                return
            first = False
            try:
                yield number, checked.loads(line)
            except ValueError as error:
                yield number, error


def first_object(pieces: Iterator[tuple[int, object]]) -> dict[str, Any]:
    """Return the object that is the first of ``pieces``, lines or items; an empty one if none is.

    So it is where the file cannot be opened, too: whoever reads it says why.
    """
    try:
        found = next((found for _, found in pieces), None)
    except UserError:
        return {}
    return checked.as_object(found)


def beginning(path: Path, size: int = 4096) -> bytes:
    """Return the first bytes of the file ``path``; none where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""


def json_items(path: Path, longest: int = LONGEST) -> Iterator[tuple[int, Any]]:
    """Yield the number and the value of each item of the list in ``path``, or a ValueError.

    A file that begins with a value which is no list yields that, and those behind it. What stands
    after a place that is no JSON cannot be read, and is told as the last.

    Raises:
        VanishedFile, UnreadableFile: the file cannot be opened.

    """
    with opened(path) as file:
        yield from _Items(file, longest).read()


class _Items:
    """The text of one list as far as it is read, and how far of that its items are taken."""

    def __init__(self, file: IO[bytes], longest: int) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._longest = longest
        self._text = ""
        self._at = 0

    def read(self) -> Iterator[tuple[int, Any]]:
        """Yield each item with its number, or a ValueError in its place."""
        number = 0
        try:
            is_list = self._skip_blanks() and self._text[self._at] == "["
            self._at += is_list
            while self._skip_blanks():
                if is_list and self._text[self._at] == "]":
                    self._at += 1
                    if self._skip_blanks():
                        yield number + 1, ValueError("what stands behind the list is not read")
                    return
                number += 1
                found = self._item()
                yield number, found
                if isinstance(found, ValueError) and not is_list:
                    if self._skip_blanks():
                        yield number + 1, ValueError("the rest is not read")
                    return
            if is_list:
                yield number + 1, ValueError("the file ends within its list")
        except UnicodeDecodeError as error:
            yield number + 1, ValueError(f"it is not UTF-8 ({error.reason}); the rest is not read")
        except _NoEndError as error:
            yield number, ValueError(f"{error}; the rest is not read")

    def _skip_blanks(self) -> bool:
        """Go to the next character that is no blank and no comma; return whether there is one."""
        while True:
            self._at = _BLANK.match(self._text, self._at).end()  # type: ignore[union-attr]  # always
            if self._at < len(self._text):
                return True
            if not self._more():
                return False

    def _more(self) -> bool:
        """Read on, and let go of what is taken; return whether there was anything."""
        # twice as much each time: an item that is not whole yet is looked at again from its start
        chunk = self._file.read(max(_CHUNK, len(self._text) - self._at))
        self._text = self._text[self._at :] + self._decode.decode(chunk, final=not chunk)
        self._at = 0
        return bool(chunk)

    def _item(self) -> object:
        """Return the item that begins here, or why it cannot be read, and go behind it."""
        try:
            found, end = checked.first(self._text, self._at)
        except ValueError:  # it is not whole yet, or not well-formed
            end = self._end()
            try:
                found = checked.loads(self._text[self._at : end].encode())
            except ValueError as error:
                found = error
        if end == len(self._text) and self._more():  # a number may go on
            return self._item()
        if end - self._at > self._longest:
            found = ValueError(f"it is longer than {self._longest >> 20} MB")
        self._at = end
        return found

    def _end(self) -> int:
        """Return where the item that begins here ends, by its quotes and brackets alone."""
        depth, at = 0, self._at
        while True:
            found = _TOKEN.search(self._text, at)
            if found is None or found[0] == '"':  # a string without its end
                done = (found.start() if found else len(self._text)) - self._at
                if done > self._longest:
                    raise _NoEndError(f"it is longer than {self._longest >> 20} MB")
                if not self._more():
                    raise _NoEndError("the file ends within it")
                at = self._at + done
                continue
            depth += _DEEPER.get(found[0], 0)
            at = found.end()
            if depth <= 0:
                return at


class _NoEndError(ValueError):
    """An item has no end that could be found."""
