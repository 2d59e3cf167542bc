"""The golden sentences of numbers and dates, read: what their marks stand around, and where."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.suggest.contacts import suggest_contacts
from annotator.suggest.dates.calendar import suggest_dates
from annotator.suggest.dates.durations import suggest_durations
from annotator.suggest.figures.numbers import suggest_numbers
from annotator.suggest.figures.ordinals import suggest_ordinals
from annotator.suggest.task import Task
from annotator.text.script import Script, convert

if TYPE_CHECKING:
    from datetime import date

TABLE = Path(__file__).parent / "golden" / "expressions.toml"
SUGGESTERS = (
    suggest_contacts,
    suggest_dates,
    suggest_durations,
    suggest_numbers,
    suggest_ordinals,
)
_MARK = re.compile("⟦(?P<label>[A-Z]+):(?P<body>[^⟧]+)⟧")


@dataclass(frozen=True)
class Expected:
    """What a mark of a golden sentence says; offsets are of the sentence without marks."""

    start: int
    text: str
    label: str
    value: str | None
    unit: str | None
    mod: str | None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Case:
    """A golden sentence without its marks, and what they say."""

    kind: str
    text: str
    report_date: str | None
    spans: tuple[Expected, ...]


def task_of(text: str, day: date | None = None) -> Task:
    """Return what the pipeline gives a suggester for ``text``, of whatever script."""
    simplified, _ = convert(text, Script.SIMPLIFIED)
    return Task(simplified, day, written=text)


def cases() -> list[Case]:
    """Return the golden sentences in their order."""
    groups = tomllib.loads(TABLE.read_text(encoding="utf-8"))["group"]
    return [
        _case(group["kind"], marked, group.get("report_date"))
        for group in groups
        for marked in group["cases"]
    ]


def _case(kind: str, marked: str, report_date: str | None) -> Case:
    text, spans, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        covered, value, unit, mod = (*mark["body"].split("|"), "", "", "")[:4]
        empty = "" if mark["label"] == "QUANTITY" else None
        spans.append(
            Expected(len(text), covered, mark["label"], value or None, unit or empty, mod or None)
        )
        text += covered
        at = mark.end()
    return Case(kind, text + marked[at:], report_date, tuple(spans))
