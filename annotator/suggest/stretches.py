"""A report in stretches: the first ones are told of while the later ones are still looked through.

What a stretch holds is found within it alone, so a stretch ends where a line does; one line that
is longer than a stretch may be is cut behind a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.offsets import Span

LENGTH = 20_000
"""Code points from which on a stretch ends with its line: most reports are one stretch."""
_LONGEST = 2 * LENGTH
_LINE_END = re.compile("\r\n|[\n\r]")
_SENTENCE_END = re.compile("[。！？!?；;][”’」』）)]*")


def stretches(text: str) -> Iterator[Span]:
    """Yield the stretches of ``text``, from its beginning to its end, without a gap."""
    start = 0
    while start < len(text):
        end = _end(text, start)
        yield start, end
        start = end


def _end(text: str, start: int) -> int:
    if start + LENGTH >= len(text):
        return len(text)
    line = _LINE_END.search(text, start + LENGTH, start + _LONGEST)
    if line:
        return line.end()
    sentence = _SENTENCE_END.search(text, start + LENGTH, start + _LONGEST)
    return sentence.end() if sentence else min(start + _LONGEST, len(text))
