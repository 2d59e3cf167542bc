"""Text as a document's structure lays it out: lines, cells, and white space of the source."""

from __future__ import annotations

import io
import re

_SPACES = re.compile(r"[ \t\n\r\f]+")  # what HTML collapses: not NBSP, not U+3000


class Layout:
    """Builds a text from pieces, breaks and cell ends; breaks never open or double a line.

    Positions are code points of the text so far.
    """

    def __init__(self) -> None:
        self._out = io.StringIO()  # many small strings would take more
        self._length = 0
        self._ended = True  # the last character is a line break, or there is none
        self._space = False  # white space is due before the next character of this line
        self._due = ""  # a break or tabs due before the next character
        self.lines = 0  # line breaks so far

    @property
    def position(self) -> int:
        """Return how long the text is, without what is due."""
        return self._length

    def write(self, text: str) -> None:
        """Add ``text`` as it stands, behind what is due."""
        if not text:
            return
        if self._due:
            self._put(self._due)
        elif self._space and not self._ended:
            self._put(" ")
        self._due, self._space = "", False
        self._put(text)

    def flow(self, text: str) -> None:
        """Add ``text`` with its white space collapsed as a browser does."""
        words = _SPACES.sub(" ", text)
        if words[:1] == " ":
            self._space = True
        inner = words.strip(" ")
        if inner:
            self.write(inner)
            self._space = words[-1] == " "

    def block(self) -> None:
        """End the line, unless nothing stands on it yet."""
        self._space = False
        if not self._ended and not self._due:
            self._due = "\n"

    def line_break(self) -> None:
        """End the line, also an empty one."""
        self._space = False
        if self._due:
            self._put(self._due)
            self._due = ""
        self._put("\n")

    def cell(self, columns: int = 1) -> None:
        """End ``columns`` cells of a table's row."""
        self._space = False
        self._due = self._due.replace("\n", "") + "\t" * columns

    def open_row(self) -> None:
        """Begin a table's row on a line of its own."""
        self._due, self._space = "", False
        if not self._ended:
            self._put("\n")

    def close_row(self) -> None:
        """End a table's row; its last cells are dropped where they are empty."""
        self._space = False
        self._due = "" if self._ended else "\n"

    def text(self) -> str:
        """Return all of it, without what is due and without line breaks at its end."""
        return self._out.getvalue().rstrip("\n")

    def since(self, position: int) -> str:
        """Return what was written behind ``position``."""
        self._out.seek(position)
        return self._out.read()

    def _put(self, piece: str) -> None:
        self._out.write(piece)
        self._length += len(piece)
        self._ended = piece[-1] == "\n"
        self.lines += piece.count("\n")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range, cut at the end of ``text``, without the white space at its ends."""
    end = min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
