"""Workbooks (XLSX, XLS, ODS): a report a row."""

from __future__ import annotations

import datetime
import io
import re
from typing import TYPE_CHECKING

import python_calamine
from lxml import etree

from annotator.errors import (
    DamagedFile,
    NoTextField,
    ProtectedFile,
    SheetWithoutField,
    TableTooLarge,
    UserError,
)
from annotator.text.load import zips
from annotator.text.load.rows import Rows, Sampled, under_names

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source

_CELL_LIMIT = 5_000_000  # of a sheet, which is read into memory whole, empty cells too
_CHUNK = 1 << 20
_OVERLAP = 64  # bytes: longer than any reference to a cell
_CELL = re.compile(rb"""\sr\s*=\s*["']([A-Z]{1,3})([0-9]{1,7})["']""")
_EXACT_FLOAT = 1e15
_OLE = b"\xd0\xcf\x11\xe0"


def read_workbook(part: Part) -> Iterator[Source | UserError]:
    """Yield each row with a text of every sheet that has the column of the first one's text.

    Raises:
        DamagedFile, ProtectedFile, HasDoctype: it cannot be opened.
        TableTooLarge, UnpacksTooLarge, SuspiciousArchive: it is over a limit.
        NoSuchField, NoTextField: no sheet has the column chosen, or any text.

    """
    sheets = [sheet for sheet in map(Sampled, workbook_rows(part)) if sheet.columns]
    choice = part.choices.text_field
    fitting = [sheet for sheet in sheets if choice is None or choice in sheet.columns]
    if not sheets:
        raise NoTextField(path=part.path)
    field = (fitting or sheets)[0].text_field(part.path, choice)
    for sheet in sheets:
        if field in sheet.columns:
            yield from sheet.sources(part, field)
        else:
            yield SheetWithoutField(path=part.path, sheet=sheet.found.name, field=field)


def workbook_rows(part: Part) -> Iterator[Rows]:
    """Yield the rows of each sheet of the workbook ``part``; the first has its plain name."""
    _check(part)
    try:
        book = python_calamine.load_workbook(io.BytesIO(part.data))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
    except python_calamine.PasswordError as error:
        raise ProtectedFile(path=part.path) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise DamagedFile(path=part.path, kind="XLSX, XLS, ODS") from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # Rust's, of a file that it does not expect
            raise
        raise DamagedFile(path=part.path, kind="XLSX, XLS, ODS") from error
    for index, (name, sheet) in enumerate(sheets):
        shown = f"{part.name}/{name}" if index else part.name
        yield Rows(shown, "table", "utf-8", 1.0, under_names(_cells(part, sheet)))


def _cells(part: Part, sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    for row in sheet.iter_rows():
        part.stop_if_cancelled()
        yield [as_written(cell) for cell in row]


def as_written(cell: object) -> str:
    """Return a cell's value as one would write it: 12 and not 12.0, 2020-04-28."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_FLOAT:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        midnight = cell.time() == datetime.time()
        return cell.date().isoformat() if midnight else cell.isoformat(" ")
    return str(cell)


def _check(part: Part) -> None:
    """Refuse what would not fit into memory, or was made to do harm, before it is opened."""
    if part.data.startswith(_OLE):  # XLS: 65,536 rows of 256 columns at the most
        return
    with zips.opened(io.BytesIO(part.data), part.path, "XLSX, XLS, ODS") as archive:
        zips.refuse_doctypes(archive, part.path, "XLSX, XLS, ODS")
        for member in archive.infolist():
            name = member.filename.lower()
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                cells = _span(archive, member)
            elif name == "content.xml":
                cells = _repeated(archive, member, part)
            else:
                continue
            if cells > _CELL_LIMIT:
                raise TableTooLarge(path=part.path, cells=cells, limit=_CELL_LIMIT)


def _span(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """Return how many cells lie in the rectangle round all cells of an XLSX sheet."""
    rows: list[int] = []
    columns: list[int] = []
    for piece in _pieces(archive, member):
        found = [(_column(cell[1]), int(cell[2])) for cell in _CELL.finditer(piece)]
        if found:
            columns += [min(c for c, _ in found), max(c for c, _ in found)]
            rows += [min(r for _, r in found), max(r for _, r in found)]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1) if rows else 0


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _pieces(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield ``member`` in pieces that overlap, so that each reference lies whole in one."""
    rest = b""
    with archive.open(member) as file:
        while chunk := file.read(_CHUNK):
            yield rest + chunk
            rest = chunk[-_OVERLAP:]


def _repeated(archive: zipfile.ZipFile, member: zipfile.ZipInfo, part: Part) -> int:
    """Return how many cells an ODS file makes of the repeated rows and cells that hold anything."""
    total = columns = width = 0
    try:
        with archive.open(member) as file:
            for _, element in etree.iterparse(file, no_network=True, resolve_entities=False):
                name = etree.QName(element).localname
                if name in ("table-cell", "covered-table-cell"):
                    columns += _times(element, "columns")
                    width = columns if len(element) or element.text else width
                elif name == "table-row":
                    total += _times(element, "rows") * width
                    columns = width = 0
                if name in ("table-row", "table"):
                    element.clear()
    except etree.XMLSyntaxError as error:
        raise DamagedFile(path=part.path, kind="ODS") from error
    return total


def _times(element: etree._Element, what: str) -> int:
    """Return how often ``element`` stands there; limited, so that the product stays a number."""
    value = next(
        (v for k, v in element.attrib.items() if str(k).endswith(f"number-{what}-repeated")), "1"
    )
    return min(int(value), _CELL_LIMIT + 1) if str(value).isdecimal() else 1
