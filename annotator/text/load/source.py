"""What reading is asked for, what it works on, and what it yields."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.text.cancel import Cancelled
from annotator.text.metadata import find_metadata

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.errors import UserError


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user said of how to read.

    ``encoding`` is that of text files, None to find it out; ``text_field`` is the column of a table
    or the key of JSON objects that holds the text, None to guess it.
    """

    encoding: str | None = None
    text_field: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One report as it was read.

    ``name`` is the file's, in a container followed by the member's path or the row's number;
    ``text`` the raw text, line ends as they are; ``kind`` one of text, html, docx, pdf, markdown,
    table and json. ``encoding`` is the codec the text layer was decoded with ("" for PDF) and
    ``confidence`` how sure that is, from 0 to 1. ``sha256`` is that of the bytes of the file or
    member, and of the text in UTF-8 for a row or an object. ``meta`` holds what was found of
    title, published, author, source and dateline, and the other columns or keys as strings.
    ``furniture`` are ranges of ``text``, in code points, end exclusive, that the document's
    structure tells to be navigation, header or footer. ``losses`` say what could not be read.
    ``data`` are the encoded bytes where another encoding may be chosen for them, else None.
    """

    name: str
    text: str
    kind: str
    encoding: str
    confidence: float
    sha256: str
    meta: dict[str, Any]
    furniture: tuple[tuple[int, int], ...]
    losses: tuple[UserError, ...]
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Part:
    """The bytes of a file, or of a member of an archive, that are to be read.

    ``name`` is the name its sources get, ``path`` what errors call it.
    """

    name: str
    path: Path | str
    data: bytes
    choices: Choices
    cancelled: Callable[[], bool]

    def stop_if_cancelled(self) -> None:
        """Raise ``Cancelled`` where the caller asked to stop."""
        if self.cancelled():
            raise Cancelled

    def source(
        self,
        text: str,
        kind: str,
        encoding: str,
        *,
        name: str | None = None,
        confidence: float = 1.0,
        of_row: bool = False,
        meta: dict[str, Any] | None = None,
        furniture: tuple[tuple[int, int], ...] = (),
        losses: tuple[UserError, ...] = (),
        keep_data: bool = False,
    ) -> Source:
        """Return the source that this part holds, or one row of it does (``of_row``).

        What the text itself tells of title and date is added to ``meta``, which wins over it.
        """
        return Source(
            name=name or self.name,
            text=text,
            kind=kind,
            encoding=encoding,
            confidence=confidence,
            sha256=hashlib.sha256(text.encode() if of_row else self.data).hexdigest(),
            meta={**find_metadata(text), **(meta or {})},
            furniture=furniture,
            losses=losses,
            data=self.data if keep_data else None,
        )
