"""The golden sentences of names, titles and phrases, read: what their marks stand around, where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from annotator.suggest import suggest

TABLE = Path(__file__).parent / "golden" / "names.toml"
LABELS = frozenset({"PER", "TITLE", "ORG", "LOC", "DOC", "EVENT", "TERM"})
_MARK = re.compile("⟦(?P<label>[A-Z]+):(?P<text>[^⟧]+)⟧")


class Named(NamedTuple):
    """A span of one of LABELS; offsets are of the sentence without marks."""

    start: int
    end: int
    label: str


@dataclass(frozen=True)
class Case:
    """A golden sentence without its marks, what they say, and whether it is to mislead."""

    kind: str
    trap: bool
    text: str
    spans: tuple[Named, ...]


def named_in(text: str) -> list[Named]:
    """Return what the program finds under LABELS."""
    return [Named(one.start, one.end, one.label) for one in suggest(text) if one.label in LABELS]


def marked(text: str, spans: list[Named] | tuple[Named, ...]) -> str:
    """Return ``text`` with marks around ``spans``, as the table writes it."""
    parts, at = [], 0
    for start, end, label in spans:
        parts += [text[at:start], f"⟦{label}:{text[start:end]}⟧"]
        at = end
    return "".join([*parts, text[at:]])


def cases() -> list[Case]:
    """Return the golden sentences in their order."""
    groups = tomllib.loads(TABLE.read_text(encoding="utf-8"))["group"]
    return [
        _case(group["kind"], group.get("trap", False), sentence)
        for group in groups
        for sentence in group["cases"]
    ]


def _case(kind: str, trap: bool, sentence: str) -> Case:
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(sentence):
        text += sentence[at : mark.start()]
        spans.append(Named(len(text), len(text) + len(mark["text"]), mark["label"]))
        text += mark["text"]
        at = mark.end()
    return Case(kind, trap, text + sentence[at:], tuple(spans))
