"""Markdown: its source is the raw text; front matter gives metadata."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.load.named import known_key
from annotator.text.load.plain import decoded
from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source

_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_PAIR = re.compile(r"""^([^\s:#][^:\r\n]{0,40}?)[ \t]*[:：][ \t]*(\S[^\r\n]*)\r?$""", re.MULTILINE)
_HEADING = re.compile(r"^#[ \t]+(\S[^\r\n]*?)[ \t#]*\r?$", re.MULTILINE)
_LONGEST_FRONT = 20_000  # code points
_LONGEST_TITLE = 120


def read_markdown(part: Part) -> Iterator[Source]:
    """Yield the source of ``part``, marks included; front matter counts as furniture."""
    found = decoded(part)
    end = _front_matter(found.text)
    meta = _pairs(found.text[:end])
    heading = _HEADING.search(found.text, end)
    if heading and "title" not in meta:
        meta["title"] = re.sub("[*`_]", "", heading[1])[:_LONGEST_TITLE].strip()
    yield part.source(
        found.text,
        "markdown",
        found.encoding,
        confidence=found.confidence,
        meta=meta,
        furniture=((0, end),) if end else (),
        keep_data=True,
    )


def _front_matter(text: str) -> int:
    """Return where the front matter of ``text`` ends, in code points; 0 if it has none."""
    opening = _FENCE.match(text)
    if not opening:
        return 0
    closing = _CLOSING.search(text, opening.end(), opening.end() + _LONGEST_FRONT)
    return closing.end() if closing else 0


def _pairs(front: str) -> dict[str, str]:
    meta = {
        known_key(pair[1].strip()): pair[2].strip().strip("\"'") for pair in _PAIR.finditer(front)
    }
    if "published" in meta:
        meta["published"] = find_report_date(meta["published"]) or meta["published"]
    return {key: value for key, value in meta.items() if value}
