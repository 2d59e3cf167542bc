"""Plain text files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import EmptyFile
from annotator.text.load.encodings import Decoded, decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source


def read_plain(part: Part) -> Iterator[Source]:
    """Yield the text of ``part`` as it stands, line ends included."""
    found = decoded(part)
    yield part.source(
        found.text, "text", found.encoding, confidence=found.confidence, keep_data=True
    )


def decoded(part: Part, declared: str | None = None) -> Decoded:
    """Return the text layer of ``part``.

    Raises:
        EmptyFile: nothing but white space is in it.
        UserError: it cannot be decoded (see ``encodings.decode``).

    """
    if not part.data or part.data.isspace():
        raise EmptyFile(path=part.path)
    found = decode(part.data, part.path, part.choices.encoding, declared)
    if not found.text or found.text.isspace():
        raise EmptyFile(path=part.path)
    return found
