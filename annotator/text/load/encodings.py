"""Bytes to text: which codec fits, and how sure that is.

Always strict: a replacement character would be a silent loss.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import chardet

from annotator.errors import (
    BinaryFile,
    DamagedText,
    NoSuchEncoding,
    UnknownEncoding,
    WrongEncoding,
)
from annotator.text.load.frequent import FREQUENT_HANZI

if TYPE_CHECKING:
    from pathlib import Path

ENCODINGS = ("utf-8", "gb18030", "big5hkscs", "utf-16", "utf-16-le", "utf-16-be")

_SUPERSETS = {
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
    "ascii": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "cp950": "cp950",
    "utf-32": "utf-32",
} | {name: name for name in ENCODINGS}
_MARKS = (  # UTF-32 before UTF-16, whose mark its own begins with
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARABLE = ("utf-8", "gb18030", "big5hkscs")  # a declaration in ASCII means no UTF-16
_SAMPLE = 1 << 16  # bytes
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\ufffe\uffff]")
_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_PUNCTUATION = frozenset("，。、：；（）《》“”‘’！？—…·「」　０１２３４５６７８９\xa0")
_USUAL = FREQUENT_HANZI | _PUNCTUATION
_PRINTABLE = _USUAL | frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\t\r\n")
_IMPLAUSIBLE = 0.1  # share of usual characters that a text in the right codec always has
_HARDLY_BINARY = 0.25  # the share that it takes to believe in text against control bytes
_CLEARLY_TEXT = 0.5  # the share that leaves no doubt
_RIVAL = 0.6  # of the best share: chardet decides between such two
_GUESS = 0.1  # the confidence where only chardet has an opinion


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without a byte order mark, the codec it was decoded with, and how sure that is (0-1)."""

    text: str
    encoding: str
    confidence: float


def decode(
    data: bytes, path: Path | str, encoding: str | None = None, declared: str | None = None
) -> Decoded:
    """Return the text of ``data``, decoded strictly.

    ``encoding`` is what the user chose, ``declared`` what the data say of themselves, which counts
    where it fits; else the codec is found out.

    Raises:
        NoSuchEncoding, WrongEncoding: ``encoding`` is none of ours, or does not fit.
        BinaryFile: these bytes are no text.
        DamagedText: they are in one codec, but for a few bytes.
        UnknownEncoding: they fit no codec.

    """
    if encoding is not None:
        return _as_chosen(data, path, encoding)
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return Decoded(_marked(data, path, codec), codec, 1.0)
    return _as_declared(data, declared) or _as_utf8(data, path) or _found_out(data, path)


def codec_of(encoding: str) -> str:
    """Return the codec that is called ``encoding``, or one that holds it (gbk is gb18030).

    Raises:
        NoSuchEncoding: it is none of those that are read here.

    """
    codec = _SUPERSETS.get(encoding.strip().lower().replace("_", "-"))
    if codec is None:
        raise NoSuchEncoding(name=encoding, known=", ".join(ENCODINGS))
    return codec


def _as_chosen(data: bytes, path: Path | str, encoding: str) -> Decoded:
    codec = _with_mark(data, codec_of(encoding))
    if not codec.startswith("utf-16"):
        _refuse_binary(data, path)
    try:
        text, codec = _strictly(data, codec)
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, encoding=codec, offset=error.start) from error
    control = _CONTROL.search(text)
    if control and codec.startswith("utf"):
        offset = len(text[: control.start()].encode(codec))
        raise WrongEncoding(path=path, encoding=codec, offset=offset)
    return Decoded(text, codec, 1.0)


def _with_mark(data: bytes, codec: str) -> str:
    """Return the codec that drops the byte order mark of ``data``, if it is one of ``codec``."""
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked.startswith(codec[:6]):
            same_order = codec[6:] in ("", "-le" if mark == codecs.BOM_UTF16_LE else "-be")
            return marked if same_order or marked == "utf-8-sig" else codec
    if codec == "utf-16":
        return max(("utf-16-le", "utf-16-be"), key=lambda name: _plausibility(data, name))
    return codec


def _marked(data: bytes, path: Path | str, codec: str) -> str:
    if codec == "utf-8-sig":
        _refuse_binary(data, path)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise DamagedText(path=path, encoding=codec, offset=error.start) from error
    control = _CONTROL.search(text)
    if control and codec != "utf-8-sig":
        raise BinaryFile(path=path, offset=len(text[: control.start()].encode(codec)))
    return text


def _as_declared(data: bytes, declared: str | None) -> Decoded | None:
    """Return ``data`` decoded as declared, if it fits and strict UTF-8 does not fit better."""
    codec = _SUPERSETS.get((declared or "").strip().lower().replace("_", "-"))
    if codec not in _DECLARABLE or _CONTROL_BYTE.search(data, 0, _SAMPLE) or 0 in data:
        return None
    try:
        text, used = _strictly(data, codec)
    except UnicodeDecodeError:
        return None
    if codec != "utf-8" and _plausibility(data, "utf-8") > _plausibility(data, codec):
        return None
    return Decoded(text, used, 1.0)


def _as_utf8(data: bytes, path: Path | str) -> Decoded | None:
    control = _CONTROL_BYTE.search(data, 0, _SAMPLE)
    if control or 0 in data:
        return _as_utf16(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8", 1.0)
    except UnicodeDecodeError:
        return None


def _as_utf16(data: bytes, path: Path | str) -> Decoded:
    """Return ``data``, which hold control bytes, as UTF-16 if that makes them text."""
    shares = {name: _plausibility(data, name) for name in ("utf-16-le", "utf-16-be")}
    codec = max(shares, key=lambda name: shares[name])
    if shares[codec] < _HARDLY_BINARY:
        _refuse_binary(data, path)
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        if shares[codec] < _CLEARLY_TEXT:
            _refuse_binary(data, path)
        raise DamagedText(path=path, encoding=codec, offset=error.start) from error
    if _CONTROL.search(text):
        _refuse_binary(data, path)
    return Decoded(text, codec, _confidence(max(shares.values()), min(shares.values())))


def _found_out(data: bytes, path: Path | str) -> Decoded:
    """Return ``data``, which are neither UTF-8 nor binary, in the codec that reads best."""
    candidates = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be", "utf-8")
    shares = {name: _plausibility(data, name) for name in candidates}
    ranked = sorted(candidates, key=lambda name: -shares[name])
    best = shares[ranked[0]]
    if best < _IMPLAUSIBLE:
        return _guessed(data, path)
    rivals = [name for name in ranked if shares[name] >= _RIVAL * best]
    if len(rivals) > 1:
        opinion = _opinion(data)
        rivals.sort(key=lambda name: name != opinion)
    damage: UnicodeDecodeError | None = None
    for codec in rivals:
        try:
            text, used = _strictly(data, codec)
        except UnicodeDecodeError as error:
            damage = damage or error
        else:
            others = [shares[name] for name in candidates if name != codec]
            return Decoded(text, used, _confidence(shares[codec], max(others)))
    offset = damage.start if damage else 0
    raise DamagedText(path=path, encoding=rivals[0], offset=offset) from damage


def _guessed(data: bytes, path: Path | str) -> Decoded:
    """Return ``data`` in the codec that chardet names; nothing in them looks like Chinese."""
    opinion = _opinion(data)
    furthest = 0
    for codec in ("gb18030", "big5hkscs"):
        try:
            text, used = _strictly(data, codec)
        except UnicodeDecodeError as error:
            furthest = max(furthest, error.start)
        else:
            if opinion == codec:
                return Decoded(text, used, _GUESS)
    raise UnknownEncoding(path=path, offset=furthest or _first_high(data))


def _opinion(data: bytes) -> str | None:
    """Return the codec of ours that chardet would decode ``data`` with."""
    start = _first_high(data) & ~1
    named = chardet.detect(data[start : start + _SAMPLE])["encoding"]
    return _SUPERSETS.get((named or "").lower())


def _strictly(data: bytes, codec: str) -> tuple[str, str]:
    """Return the text of ``data`` and the codec used: cp950 has a few characters HKSCS has not."""
    try:
        return data.decode(codec), codec
    except UnicodeDecodeError:
        if codec != "big5hkscs":
            raise
        try:
            return data.decode("cp950"), "cp950"
        except UnicodeDecodeError:
            pass
        raise


def _plausibility(data: bytes, codec: str) -> float:
    """Return the share of usual characters in a sample of ``data`` read with ``codec``, 0 to 1.

    ASCII tells nothing of codecs that extend it, but much of UTF-16, where chance gives hardly any.
    """
    start = _first_high(data)
    if codec.startswith("utf-16"):
        sample = data[start & ~1 : start + _SAMPLE & ~1].decode(codec, "replace")
        usual, length = _PRINTABLE, len(sample)
    else:
        read = data[start : start + _SAMPLE].decode(codec, "replace")
        sample = "".join(char for char in read if char > "\x7f")
        usual, length = _USUAL, len(sample)
    return sum(map(usual.__contains__, sample)) / length if length else 0.0


def _confidence(share: float, next_best: float) -> float:
    """Return how far the share of usual characters stands above that of any other codec, 0 to 1."""
    lead = share / (share + next_best) if share else 0.0
    return round(lead * min(1.0, share / _CLEARLY_TEXT), 3)


def _first_high(data: bytes) -> int:
    found = _HIGH_BYTE.search(data)
    return found.start() if found else 0


def _refuse_binary(data: bytes, path: Path | str) -> None:
    control = _CONTROL_BYTE.search(data, 0, _SAMPLE)
    offset = control.start() if control else data.find(0)
    if offset >= 0:
        raise BinaryFile(path=path, offset=offset)
