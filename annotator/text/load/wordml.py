"""The text of WordprocessingML: paragraphs, tables, boxes, notes, ruby, tracked changes.

Elements are told by their local names, which the transitional and the strict form share. Read from
the XML itself because libraries for it leave out the base of ruby, text boxes or tracked changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.text.load.ruby import glossed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

_DROPPED = frozenset({"del", "moveFrom", "instrText", "delText", "delInstrText", "annotationRef"})
_FIXED = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


@dataclass(slots=True)
class Notes:
    """Which foot- and endnotes the text refers to, in its order: kind and id of each."""

    referred: list[tuple[str, str]] = field(default_factory=list)

    def mark(self, kind: str, identity: str) -> str:
        """Return the mark of a reference, numbered from 1."""
        self.referred.append((kind, identity))
        return f"[{len(self.referred)}]"


def local(element: etree._Element) -> str:
    """Return the name of ``element`` without its namespace; "" for a comment or the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """Return the attribute called ``name`` in any namespace, "" where there is none."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def child(element: etree._Element, *names: str) -> etree._Element | None:
    """Return what lies at the path ``names`` below ``element``."""
    found: etree._Element | None = element
    for name in names:
        if found is None:
            return None
        found = next((inner for inner in found if local(inner) == name), None)
    return found


def text_of(container: etree._Element, notes: Notes) -> str:
    """Return the text of a body, cell, box, note, header or footer: a line a paragraph."""
    return "\n".join(_lines(container, notes))


def _lines(container: etree._Element, notes: Notes) -> list[str]:
    """Return the paragraphs and tables below ``container``; boxes follow their paragraph."""
    lines: list[str] = []
    joined = False  # the paragraph mark before was deleted
    for block in _blocks(container):
        if local(block) == "tbl":
            lines.append(_table(block, notes))
            joined = False
            continue
        boxes: list[str] = []
        paragraph = _inline(block, notes, boxes)
        if joined:
            lines[-1] += paragraph
        else:
            lines.append(paragraph)
        lines += boxes
        joined = child(block, "pPr", "rPr", "del") is not None and not boxes
    return lines


def _blocks(container: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of ``container``, also those in content controls."""
    for element in container:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name == "AlternateContent":
            yield from _blocks(_alternative(element))
        elif name not in _DROPPED and not _is_formatting(name):
            yield from _blocks(element)


def _table(table: etree._Element, notes: Notes) -> str:
    rows = [row for row in _parts(table, "tr") if child(row, "trPr", "del") is None]
    return "\n".join("\t".join(text_of(cell, notes) for cell in _parts(row, "tc")) for row in rows)


def _parts(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, also those in content controls."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) not in ("tbl", "tr", "tc", "p", *_DROPPED):
            yield from _parts(element, name)


def _inline(element: etree._Element, notes: Notes, boxes: list[str]) -> str:
    """Return the text of what stands in a line; text boxes anchored there go to ``boxes``."""
    return "".join(_piece(inner, notes, boxes) for inner in element)


def _piece(element: etree._Element, notes: Notes, boxes: list[str]) -> str:
    name = local(element)
    if name == "t":
        return element.text or ""
    if name in _FIXED:
        return _FIXED[name]
    if name == "sym":
        return _symbol(attribute(element, "char"))
    if name in ("footnoteReference", "endnoteReference"):
        return notes.mark(name.removesuffix("Reference"), attribute(element, "id"))
    if name == "ruby":
        return _ruby(element, notes, boxes)
    if name == "AlternateContent":
        return _inline(_alternative(element), notes, boxes)
    if name == "txbxContent":
        text = text_of(element, notes)
        boxes += [text] if text.strip() else []
        return ""
    if name in _DROPPED or _is_formatting(name):
        return ""
    return _inline(element, notes, boxes)


def _is_formatting(name: str) -> bool:
    return not name or name.endswith("Pr")  # pPr, rPr, tblPr, sdtPr, trackChange in them ...


def _alternative(element: etree._Element) -> etree._Element:
    """Return the first form of alternative content that holds anything."""
    forms = [inner for inner in element if local(inner) in ("Choice", "Fallback")]
    return next((form for form in forms if len(form)), element)


def _ruby(element: etree._Element, notes: Notes, boxes: list[str]) -> str:
    base, reading = child(element, "rubyBase"), child(element, "rt")
    return glossed(
        "" if base is None else _inline(base, notes, boxes),
        "" if reading is None else _inline(reading, notes, boxes),
    )


def _symbol(code: str) -> str:
    """Return the character of a w:sym; none where its code is no character."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else ""
