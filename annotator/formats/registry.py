"""The formats there are, by name and by file ending."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import (
    QT_TRANSLATE_NOOP,
    NotReadFormat,
    NotWrittenFormat,
    UnknownFormat,
)
from annotator.formats import (
    brat,
    cas,
    chat,
    cluener,
    conll,
    docbin,
    doccano,
    hf_jsonl,
    hf_parquet,
    label_studio,
    langextract,
    native,
    prodigy,
    pubannotation,
    tables,
    w3c,
)
from annotator.formats.losses import Loss
from annotator.formats.options import Tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from annotator.errors import BadRecord
    from annotator.formats.options import Reading, Writing
    from annotator.formats.record import Record

    Read = Callable[[Path, Reading], Iterator[Record | BadRecord]]
    Write = Callable[[Iterable[Record], Path, Writing], int]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how it is read and written, and what it cannot carry.

    ``title`` is what it is called in the window, where it is no name of a program or a standard a
    text of its own. ``read`` yields each record, or the error that stands in its place, so that one
    bad line does not stop the rest; None: it is only written. ``write`` replaces the file, or the
    folder where ``is_folder``, at its end, and returns the number of records; None: it is only
    read. ``loses`` says what is lost by it, given how it is to be written. ``recognises`` tells
    whether a file with one of ``suffixes`` is of it, by its beginning. ``heeds`` are the fields of
    ``Writing`` and ``Reading`` that make a difference to it. ``extra`` is what has to be installed
    for it besides the program. ``companion`` gives the file that one is read with, where a record
    is made of two; ``beside`` the file that is written beside one, if any is; ``unread`` are the
    endings of the names of those that go with its files and hold no records.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    read: Read | None
    write: Write | None
    loses: Callable[[Writing], frozenset[Loss]] = lambda _: frozenset()
    recognises: Callable[[Path], bool] = lambda _: False
    heeds: tuple[str, ...] = ()
    is_folder: bool = False
    extra: str = ""
    companion: Callable[[Path], Path | None] = lambda _: None
    beside: Callable[[Path], Path | None] = lambda _: None
    unread: frozenset[str] = frozenset()

    def reader(self) -> Read:
        """Return ``read``.

        Raises:
            NotReadFormat: it is only written.

        """
        if self.read is None:
            raise NotReadFormat(name=self.name, known=", ".join(READ))
        return self.read

    def writer(self) -> Write:
        """Return ``write``.

        Raises:
            NotWrittenFormat: it is only read.

        """
        if self.write is None:
            raise NotWrittenFormat(name=self.name, known=", ".join(WRITTEN))
        return self.write


def always(*losses: Loss) -> Callable[[Writing], frozenset[Loss]]:
    """Return that a format loses this however it is written."""
    found = frozenset(losses)
    return lambda _: found


def _loses_in_words(how: Writing) -> frozenset[Loss]:
    """Return what is lost where spans are made of tokens: of words, what crosses them."""
    return frozenset((Loss.EDGES,)) if how.tokens is Tokens.WORD else frozenset()


def _loses_in_tags(how: Writing) -> frozenset[Loss]:
    """Return what tags lose: all but the text and its spans, and of these what crosses words."""
    return _IN_TAGS | _loses_in_words(how)


_IN_TAGS = frozenset(
    (
        *(Loss.REJECTED, Loss.STATUS, Loss.ORIGIN, Loss.SCORE, Loss.VALUE, Loss.NOTE),
        *(Loss.ATTRIBUTE, Loss.OVERLAP, Loss.RELATION, Loss.BLANK, Loss.NAME, Loss.SOURCE),
        *(Loss.META, Loss.READING, Loss.EXTRA),
    )
)
_IN_TABLES = (
    *(Loss.TEXT, Loss.UNMARKED, Loss.ORIGIN, Loss.SCORE, Loss.RELATION, Loss.META),
    *(Loss.READING, Loss.EXTRA),
)
_EVERY = (
    Format(
        "jsonl",
        "JSONL",
        (".jsonl",),
        native.read,
        native.write,
        recognises=native.recognises,
        heeds=("counting",),
    ),
    Format(
        "brat",
        "brat",
        (".ann", ".txt"),
        brat.read,
        brat.write,
        recognises=brat.recognises,
        heeds=("labels", "language", "counting"),
        is_folder=True,
        companion=brat.companion,
        unread=brat.UNREAD,
    ),
    Format(
        "conll",
        "CoNLL",
        (".conll", ".bio", ".bioes", ".bmes", ".iob"),
        conll.read,
        conll.write,
        loses=_loses_in_tags,
        recognises=conll.recognises,
        heeds=("scheme", "tokens", "align"),
    ),
    Format(
        "doccano",
        "doccano",
        (".jsonl",),
        doccano.read,
        doccano.write,
        recognises=doccano.recognises,
        heeds=("counting",),
    ),
    Format(
        "label-studio",
        "Label Studio",
        (".json",),
        label_studio.read,
        label_studio.write,
        recognises=label_studio.recognises,
        heeds=("labels", "language", "counting"),
        beside=label_studio.beside,
        unread=frozenset((label_studio.CONFIG,)),
    ),
    Format(
        "hf-jsonl",
        "Hugging Face JSONL",
        (".jsonl",),
        hf_jsonl.read,
        hf_jsonl.write,
        recognises=hf_jsonl.recognises,
        heeds=("counting",),
    ),
    Format(
        "hf-parquet",
        "Hugging Face Parquet",
        (".parquet",),
        hf_parquet.read,
        hf_parquet.write,
        recognises=hf_parquet.recognises,
        heeds=("counting", "labels"),
        extra="parquet",
    ),
    Format(
        "langextract",
        "LangExtract",
        (".jsonl",),
        langextract.read,
        langextract.write,
        recognises=langextract.recognises,
        heeds=("counting",),
    ),
    Format(
        "spacy",
        "spaCy",
        (".spacy",),
        docbin.read,
        docbin.write,
        loses=_loses_in_words,
        recognises=docbin.recognises,
        heeds=("tokens", "align"),
        extra="spacy",
    ),
    Format(
        "csv",
        "CSV",
        (".csv",),
        None,
        tables.write_csv,
        loses=always(*_IN_TABLES),
    ),
    Format(
        "xlsx",
        "XLSX",
        (".xlsx",),
        None,
        tables.write_xlsx,
        loses=always(*_IN_TABLES, Loss.CELL),
    ),
    Format(
        "chat",
        QT_TRANSLATE_NOOP("formats", "Chats to tune a language model"),
        (".jsonl",),
        None,
        chat.write,
        loses=always(
            *(Loss.REJECTED, Loss.STATUS, Loss.ORIGIN, Loss.SCORE, Loss.NOTE, Loss.RELATION),
            *(Loss.NAME, Loss.SOURCE, Loss.META, Loss.READING, Loss.EXTRA),
        ),
        heeds=("labels", "language"),
    ),
    Format(
        "prodigy",
        "Prodigy",
        (".jsonl",),
        prodigy.read,
        prodigy.write,
        recognises=prodigy.recognises,
        heeds=("tokens", "counting"),
    ),
    Format(
        "cluener",
        "CLUENER",
        (".json", ".jsonl"),
        cluener.read,
        cluener.write,
        recognises=cluener.recognises,
        heeds=("counting",),
    ),
    Format(
        "w3c",
        "W3C Web Annotation",
        (".jsonld", ".json"),
        w3c.read,
        w3c.write,
        recognises=w3c.recognises,
        heeds=("counting",),
    ),
    Format(
        "cas-xmi",
        "UIMA CAS XMI",
        (".xmi", ".zip"),
        cas.read_xmi,
        cas.write_xmi,
        loses=always(Loss.CONTROL),
        recognises=cas.recognises_xmi,
        heeds=("counting",),
        is_folder=True,
        extra="cas",
        unread=frozenset((cas.TYPE_SYSTEM,)),
    ),
    Format(
        "cas-json",
        "UIMA CAS JSON",
        (".json",),
        cas.read_json,
        cas.write_json,
        recognises=cas.recognises_json,
        heeds=("counting",),
        is_folder=True,
        extra="cas",
    ),
    Format(
        "pubannotation",
        "PubAnnotation",
        (".json",),
        pubannotation.read,
        pubannotation.write,
        recognises=pubannotation.recognises,
        heeds=("counting",),
    ),
)
FORMATS: dict[str, Format] = {one.name: one for one in _EVERY}
READ = tuple(name for name, one in FORMATS.items() if one.read)
WRITTEN = tuple(name for name, one in FORMATS.items() if one.write)
UNREAD = tuple(sorted(ending.lower() for one in _EVERY for ending in one.unread))
"""The endings of the names of files that hold no records, in any format; in small letters."""


def by_name(name: str) -> Format:
    """Return the format called ``name``.

    Raises:
        UnknownFormat: there is none.

    """
    try:
        return FORMATS[name]
    except KeyError as error:
        raise UnknownFormat(name=name, known=", ".join(FORMATS)) from error


def for_path(path: Path) -> Format | None:
    """Return the format that is read and that ``path`` is of, by its ending and its beginning.

    A folder is of one by what it holds. None where there is none: then it may hold plain reports.
    """
    is_folder = path.is_dir()
    name = path.name.lower()
    return next(
        (
            one
            for one in FORMATS.values()
            if one.read
            and (one.is_folder if is_folder else name.endswith(one.suffixes))
            and one.recognises(path)
        ),
        None,
    )


def once_each(paths: Collection[Path]) -> list[Path]:
    """Return ``paths`` without those that are read together with another of them."""
    there = set(paths)
    return [
        path
        for path in paths
        if there.isdisjoint(filter(None, (one.companion(path) for one in FORMATS.values())))
    ]
