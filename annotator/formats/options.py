"""What a reader or a writer is told beside the path; each format says what of it it heeds."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from annotator import labels as label_sets

if TYPE_CHECKING:
    from annotator.formats.counting import Counting
    from annotator.labels import LabelSet


class Tokens(StrEnum):
    """What a token is, where a format is made of them; the values stand on the command line."""

    CHARACTER = "char"
    WORD = "word"


class Align(StrEnum):
    """What becomes of a span whose edges lie within words: left out, grown, or shrunk to them."""

    STRICT = "strict"
    EXPAND = "expand"
    CONTRACT = "contract"


class Scheme(StrEnum):
    """How tags tell where a span begins and ends."""

    BIO = "bio"
    BIOES = "bioes"
    BMES = "bmes"


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: what their offsets count, where the user says so; None: as they fit."""

    counting: Counting | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """How records are written.

    ``labels`` names and describes the labels; ``used`` are the ids of all that the records hold,
    in order, for formats that list them before the first record. ``language`` ("zh" or "en") is
    that of names and of instructions.
    """

    labels: LabelSet = field(default_factory=label_sets.default)
    used: tuple[str, ...] = ()
    scheme: Scheme = Scheme.BIO
    tokens: Tokens = Tokens.CHARACTER
    align: Align = Align.STRICT
    language: str = "zh"


AS_FITS = Reading()
AS_IS = Writing()
