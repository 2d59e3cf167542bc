"""DOCX: body, notes, page headers and footers, and the document's properties."""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from annotator.errors import (
    DamagedFile,
    EmptyFile,
    HasDoctype,
    ProtectedFile,
    TooDeep,
    UserError,
)
from annotator.text.load import zips
from annotator.text.load.layout import trimmed
from annotator.text.load.properties import properties
from annotator.text.load.wordml import Notes, attribute, child, local, text_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source

_KIND = "DOCX"
_OLE = b"\xd0\xcf\x11\xe0"  # how Office wraps a document that it encrypts
_TOO_DEEP = ("depth", "huge", "buffer", "size limit")  # in what libxml2 says of its limits


def read_docx(part: Part) -> Iterator[Source]:
    """Yield the document that ``part`` holds.

    Raises:
        DamagedFile, ProtectedFile, EmptyFile: there is no text to be had.
        HasDoctype, TooDeep, UnpacksTooLarge, SuspiciousArchive, TooManyMembers: it may do harm.

    """
    if not part.data:
        raise EmptyFile(path=part.path)
    if part.data.startswith(_OLE):
        raise ProtectedFile(path=part.path)
    with zips.opened(io.BytesIO(part.data), part.path, _KIND) as archive:
        zips.refuse_doctypes(archive, part.path, _KIND)
        package = _Package(part, archive)
        yield _document(part, package)


@dataclass(slots=True)
class _Package:
    """The parts of a document, by their names in its zip; ``losses`` of those that are damaged."""

    part: Part
    archive: zipfile.ZipFile
    losses: list[UserError] = field(default_factory=list)

    def root(self, name: str) -> etree._Element:
        """Return the root element of the part ``name``.

        Raises:
            DamagedFile, HasDoctype, TooDeep: it is not there, no XML, or may do harm.

        """
        self.part.stop_if_cancelled()
        path = self.part.path
        try:
            member = self.archive.getinfo(name)
        except KeyError as error:
            raise DamagedFile(path=path, kind=_KIND) from error
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
        data = zips.unpacked(self.archive, member, path, _KIND)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if zips.has_doctype(data):
                raise HasDoctype(path=path, part=name) from error
            if any(limit in str(error).lower() for limit in _TOO_DEEP):
                raise TooDeep(path=path) from error
            raise DamagedFile(path=path, kind=_KIND) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise HasDoctype(path=path, part=name)
        return root

    def optional(self, name: str) -> etree._Element | None:
        """Return the root of a part that the text can do without; damage to it is a loss."""
        try:
            return self.root(name) if name in self.archive.NameToInfo else None
        except DamagedFile:
            self.losses.append(DamagedFile(path=f"{self.part.path}/{name}", kind=_KIND))
            return None

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return what the part ``name`` refers to: id -> (last word of the type, part name)."""
        folder, base = posixpath.split(name)
        rels = self.optional(posixpath.join(folder, "_rels", f"{base}.rels"))
        found: dict[str, tuple[str, str]] = {}
        for one in [] if rels is None else rels:
            if attribute(one, "TargetMode") != "External":
                target = posixpath.join("/", folder, attribute(one, "Target"))
                kind = attribute(one, "Type").rpartition("/")[2]
                found[attribute(one, "Id")] = (kind, posixpath.normpath(target).lstrip("/"))
        return found


def _document(part: Part, package: _Package) -> Source:
    """Return the text: page headers, body, notes, page footers, a line between them."""
    main = next(
        (name for kind, name in package.related("").values() if kind == "officeDocument"),
        "word/document.xml",
    )
    root = package.root(main)
    body = child(root, "body")
    if local(root) != "document" or body is None:
        raise DamagedFile(path=part.path, kind=_KIND)
    related = package.related(main)
    notes = Notes()
    try:
        pieces = [
            *((text, True) for text in _running(package, root, related, "header")),
            (text_of(body, notes), False),
            *((text, False) for text in _notes(package, related, notes)),
            *((text, True) for text in _running(package, root, related, "footer")),
        ]
    except RecursionError as error:
        raise TooDeep(path=part.path) from error
    text, furniture = _joined(pieces)
    if not text or text.isspace():
        raise EmptyFile(path=part.path)
    return part.source(
        text,
        "docx",
        "utf-8",
        meta=_properties(package),
        furniture=furniture,
        losses=tuple(package.losses),
    )


def _running(
    package: _Package, root: etree._Element, related: dict[str, tuple[str, str]], kind: str
) -> Iterator[str]:
    """Yield the page headers or footers (``kind``) that sections refer to, each text once."""
    seen: set[str] = set()
    for element in root.iter():
        if local(element) != f"{kind}Reference":
            continue
        _, name = related.get(attribute(element, "id"), ("", ""))
        found = package.optional(name)
        text = "" if found is None else text_of(found, Notes()).strip()
        if text and text not in seen:
            seen.add(text)
            yield text


def _notes(package: _Package, related: dict[str, tuple[str, str]], notes: Notes) -> Iterator[str]:
    """Yield the notes that the body refers to, each behind its mark."""
    bodies: dict[tuple[str, str], etree._Element] = {}
    for kind, name in related.values():
        found = package.optional(name) if kind in ("footnotes", "endnotes") else None
        for note in [] if found is None else found:
            bodies[(kind.removesuffix("s"), attribute(note, "id"))] = note
    for number, key in enumerate(list(notes.referred), start=1):
        if key in bodies:
            yield f"[{number}] {text_of(bodies[key], Notes()).strip()}"


def _joined(pieces: list[tuple[str, bool]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the pieces as lines of one text, and the ranges of those that are furniture."""
    text = "\n".join(piece for piece, _ in pieces)
    furniture: list[tuple[int, int]] = []
    start = 0
    for piece, is_furniture in pieces:
        if is_furniture:
            furniture.append(trimmed(text, start, start + len(piece)))
        start += len(piece) + 1
    return text, tuple(furniture)


def _properties(package: _Package) -> dict[str, str]:
    related = package.related("").values()
    name = next((name for kind, name in related if kind == "core-properties"), "")
    core = package.optional(name)
    if core is None:
        return {}
    said = {local(element): element.text or "" for element in core}
    created = said.get("created", "")[:10]
    return properties(said.get("title", ""), said.get("creator", ""), created)
