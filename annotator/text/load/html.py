"""Web pages: their text with line breaks and cells, their metadata, and which of it is furniture.

The page is parsed as a stream, so that neither deep nesting nor 30 MB of tags cost much memory.
Nothing is ever fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from annotator.errors import EmptyFile
from annotator.text.load.layout import Layout, trimmed
from annotator.text.load.plain import decoded
from annotator.text.load.ruby import Ruby
from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source

_DECLARED = re.compile(
    rb"""<meta\s[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml\s[^>]{0,100}encoding=["']([\w-]+)""",
    re.IGNORECASE,
)
_PROLOGUE = 1 << 14  # bytes searched for a declared charset
_PIECE = 1 << 16  # characters fed to the parser at once
_SILENT = frozenset({"script", "style", "template", "noscript", "title", "rp", "iframe"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog"}
    | {"dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2"}
    | {"h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu"}
    | {"nav", "ol", "optgroup", "option", "p", "pre", "search", "section", "select", "summary"}
    | {"table", "caption", "thead", "tbody", "tfoot", "ul"}
)
_FURNITURE = frozenset({"nav", "header", "footer", "aside"})
_FURNITURE_ROLES = frozenset({"navigation", "contentinfo", "banner"})
_LONGEST_TITLE = 300
_OPEN_REGIONS = 50  # within one another: no page needs more
_META = {  # key -> names of meta tags, the surest first, in lower case
    "title": ("og:title", "articletitle", "twitter:title"),
    "published": (
        *("article:published_time", "og:release_date", "datepublished", "pubdate", "publishdate"),
        *("publish_date", "publishtime", "dc.date", "dcterms.date", "date"),
    ),
    "author": ("author", "article:author", "og:article:author", "dc.creator"),
    "source": ("contentsource", "source", "og:site_name", "mediaid", "dc.source"),
}


def read_html(part: Part) -> Iterator[Source]:
    """Yield the page that ``part`` holds.

    Raises:
        EmptyFile: it shows no text.
        UserError: it cannot be decoded (see ``encodings.decode``).

    """
    found = _DECLARED.search(part.data, 0, _PROLOGUE)
    declared = (found[1] or found[2]).decode("ascii") if found else None
    page = decoded(part, declared)
    reader = _Page()
    # the stubs ask for more of a target than lxml does
    parser = etree.HTMLParser(target=reader, encoding="utf-8", huge_tree=True)  # type: ignore[arg-type]
    try:
        for start in range(0, len(page.text), _PIECE):
            part.stop_if_cancelled()
            parser.feed(page.text[start : start + _PIECE].encode())
        parser.close()
    except etree.XMLSyntaxError as error:  # it found no element at all
        raise EmptyFile(path=part.path) from error
    text = reader.layout.text()
    if not text or text.isspace():
        raise EmptyFile(path=part.path)
    yield part.source(
        text,
        "html",
        page.encoding,
        confidence=page.confidence,
        meta=_metadata(reader),
        furniture=_furniture(reader, text),
        keep_data=True,
    )


@dataclass(slots=True)
class _Region:
    """An element that may be furniture: where it starts, and what was seen in it."""

    tag: str
    depth: int
    start: int
    in_article: bool
    has_heading: bool = False
    has_article: bool = False


@dataclass(slots=True)
class _Row:
    """A table's row: how many cells were begun, and at which line the current one began."""

    cells: int = 0
    line: int = 0


@dataclass(slots=True)
class _Page:
    """Takes the parser's events and writes the page's text."""

    layout: Layout = field(default_factory=Layout)
    names: dict[str, str] = field(default_factory=dict)  # meta tags
    title: str = ""
    heading: str = ""
    regions: list[_Region] = field(default_factory=list)  # open ones
    furniture: list[tuple[int, int]] = field(default_factory=list)
    rows: list[_Row] = field(default_factory=list)
    depth: int = 0
    silent: int = 0  # how many open elements hide their text
    pre: int = 0
    articles: int = 0
    pre_begins: bool = False
    heading_from: int | None = None
    in_title: bool = False
    ruby: Ruby | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        self.depth += 1
        if tag == "meta":
            self._note_meta(attributes)
        elif tag == "title":
            self.in_title = not self.title
        if tag in _SILENT:
            self.silent += 1
        if self.silent:
            return
        if self.ruby is not None or tag == "ruby":
            self._start_ruby(tag)
        elif tag == "br":
            self.layout.line_break()
        else:
            self._start_block(tag)
            self._open_region(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element."""
        self.depth -= 1
        if tag in _SILENT:
            self.silent -= 1
            self.in_title = False
            return
        if self.silent or tag == "br":
            return
        if self.ruby is not None:
            self._end_ruby(tag)
        else:
            self._end_block(tag)
            self._close_region()

    def data(self, text: str) -> None:
        """Take text between tags."""
        if self.in_title and len(self.title) < _LONGEST_TITLE:
            self.title += text
        if self.silent:
            return
        if self.ruby is not None:
            self.ruby.data(text)
        elif self.pre:
            self._write_pre(text)
        else:
            self.layout.flow(text)

    def close(self) -> None:
        """End the page."""

    def _write_pre(self, text: str) -> None:
        if self.pre_begins:  # its first line break belongs to the tag
            text = text.removeprefix("\r").removeprefix("\n")
            self.pre_begins = False
        self.layout.write(text.replace("\r\n", "\n"))

    def _start_ruby(self, tag: str) -> None:
        if self.ruby is None:
            self.ruby = Ruby(self.depth)
        else:
            self.ruby.start(tag)

    def _end_ruby(self, tag: str) -> None:
        if self.ruby is not None and self.depth < self.ruby.depth:
            self.layout.flow(self.ruby.text())
            self.ruby = None
        elif self.ruby is not None:
            self.ruby.end(tag)

    def _start_block(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._start_cell()
        elif tag == "tr":
            self.layout.open_row()
            self.rows.append(_Row(line=self.layout.lines))
        elif tag in _BLOCKS:
            self.layout.block()
        if tag == "pre":
            self.pre += 1
            self.pre_begins = True
        elif tag == "h1":
            self.heading_from = self.layout.position
            for region in self.regions:
                region.has_heading = True
        elif tag in ("article", "main"):
            self.articles += 1
            for region in self.regions:
                region.has_article = True

    def _start_cell(self) -> None:
        """Begin a cell: behind a tab, or on a line of its own where the one before has lines."""
        if not self.rows:
            self.layout.block()
            return
        row = self.rows[-1]
        if row.cells and row.line == self.layout.lines:
            self.layout.cell()
        elif row.cells:
            self.layout.block()
        row.cells += 1
        row.line = self.layout.lines

    def _end_block(self, tag: str) -> None:
        if tag == "tr" and self.rows:
            self.layout.close_row()
            self.rows.pop()
        elif tag in _BLOCKS:
            self.layout.block()
        if tag == "pre":
            self.pre -= 1
        elif tag == "h1" and self.heading_from is not None:
            self.heading = self.heading or self.layout.since(self.heading_from).strip()
            self.heading_from = None
        elif tag in ("article", "main"):
            self.articles -= 1

    def _open_region(self, tag: str, attributes: dict[str, str]) -> None:
        role = attributes.get("role", "").strip().lower()
        named = tag in _FURNITURE or role in _FURNITURE_ROLES
        if named and len(self.regions) < _OPEN_REGIONS:
            start = self.layout.position
            self.regions.append(_Region(tag, self.depth, start, self.articles > 0))

    def _close_region(self) -> None:
        if not self.regions or self.depth >= self.regions[-1].depth:
            return
        region = self.regions.pop()
        titles = region.tag == "header" and region.in_article and region.has_heading
        if not titles and not region.has_article:
            self.furniture.append((region.start, self.layout.position))

    def _note_meta(self, attributes: dict[str, str]) -> None:
        content = " ".join(attributes.get("content", "").split())
        for key in ("name", "property", "itemprop"):
            name = attributes.get(key, "").strip().lower()
            if name and content:
                self.names.setdefault(name, content)


def _metadata(page: _Page) -> dict[str, str]:
    """Return what the page's head and first heading say, without what is empty."""
    found = {
        key: next((page.names[name] for name in names if name in page.names), "")
        for key, names in _META.items()
    }
    found["published"] = find_report_date(found["published"]) or found["published"]
    title = " ".join(page.title.split())
    heading = " ".join(page.heading.split())
    if not found["title"]:
        found["title"] = heading if heading and heading in title else title or heading
    return {key: value for key, value in found.items() if value}


def _furniture(page: _Page, text: str) -> tuple[tuple[int, int], ...]:
    """Return the furniture as ranges that neither touch one another nor are empty."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted(trimmed(text, *found) for found in page.furniture):
        if start < end and (not ranges or start >= ranges[-1][1]):
            ranges.append((start, end))
    return tuple(ranges)
