"""PDF: page after page in the order of the file, columns set right where it draws across them."""

from __future__ import annotations

import re
import threading
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2 import raw

from annotator.errors import (
    DamagedFile,
    DamagedPage,
    EmptyFile,
    PagesWithoutText,
    PicturePages,
    ProtectedFile,
    TooManyPages,
    UserError,
)
from annotator.text.load.columns import Box, Glyph, draws_across, in_columns
from annotator.text.load.properties import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source

PAGE_LIMIT = 5_000
_PDFIUM = threading.Lock()  # the library keeps its state in globals
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_NAMED_PAGES = 20  # that one sentence lists
_WRAPPED = re.compile("[\x02\ufffe]")  # what PDFium puts for a hyphen at the end of a line
_UNMAPPED = re.compile("[\x00\x01\x03-\x08\x0e-\x1f\uffff]")  # glyphs that mean no character


def read_pdf(part: Part) -> Iterator[Source]:
    """Yield the text of all pages, a line break between them; ``losses`` name those not read.

    Raises:
        DamagedFile, ProtectedFile, EmptyFile: it cannot be opened.
        PagesWithoutText: it holds pictures alone.

    """
    if not part.data:
        raise EmptyFile(path=part.path)
    with _PDFIUM:
        document = _open(part)
        try:
            pages, losses = _pages(part, document)
            said = document.get_metadata_dict()
        finally:
            document.close()
    text = "\n".join(pages)
    if not text or text.isspace():
        raise PagesWithoutText(path=part.path)
    created = _CREATED.match(said.get("CreationDate", ""))
    meta = properties(
        said.get("Title", ""),
        said.get("Author", ""),
        "-".join(created.groups()) if created else "",
    )
    yield part.source(text, "pdf", "", meta=meta, losses=tuple(losses))


def _open(part: Part) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(part.data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ProtectedFile(path=part.path) from error
        raise DamagedFile(path=part.path, kind="PDF") from error


def _pages(part: Part, document: pypdfium2.PdfDocument) -> tuple[list[str], list[UserError]]:
    """Return the text of each page that can be read, and what could not be."""
    count = len(document)
    pages: list[str] = []
    losses: list[UserError] = []
    pictures: list[int] = []
    for number in range(1, min(count, PAGE_LIMIT) + 1):
        part.stop_if_cancelled()
        try:
            text, is_picture = _page(document, number - 1)
        except pypdfium2.PdfiumError:
            losses.append(DamagedPage(path=part.path, page=number))
            continue
        if text:
            pages.append(text)
        elif is_picture:
            pictures.append(number)
    if len(losses) == count:
        raise DamagedFile(path=part.path, kind="PDF")
    if count > PAGE_LIMIT:
        losses.append(TooManyPages(path=part.path, pages=count, limit=PAGE_LIMIT))
    if pictures:
        named = ", ".join(map(str, pictures[:_NAMED_PAGES]))
        more = ", …" if len(pictures) > _NAMED_PAGES else ""
        losses.append(PicturePages(path=part.path, pages=named + more))
    return pages, losses


def _page(document: pypdfium2.PdfDocument, index: int) -> tuple[str, bool]:
    """Return the text of a page, and whether it draws anything."""
    page = document[index]
    try:
        letters = page.get_textpage()
        try:
            return _text(letters), raw.FPDFPage_CountObjects(page) > 0
        finally:
            letters.close()
    finally:
        page.close()


def _text(letters: pypdfium2.PdfTextPage) -> str:
    boxes = [Box(*letters.get_rect(index)) for index in range(letters.count_rects())]
    text = in_columns(_glyphs(letters)) if draws_across(boxes) else letters.get_text_range()
    text = _WRAPPED.sub("-\n", text.replace("\r\n", "\n"))
    return _UNMAPPED.sub("", text).strip("\n")


def _glyphs(letters: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    """Yield each character in PDFium's order with the box it is drawn in; pairs as one."""
    high = 0
    for index in range(letters.count_chars()):
        unit = raw.FPDFText_GetUnicode(letters, index)
        if 0xD800 <= unit < 0xDC00:
            high = unit
        elif 0xDC00 <= unit < 0xE000:
            if high:
                joined = 0x10000 + ((high - 0xD800) << 10) + unit - 0xDC00
                yield Glyph(chr(joined), Box(*letters.get_charbox(index)))
            high = 0
        else:
            high = 0
            yield Glyph(chr(unit), Box(*letters.get_charbox(index)))
