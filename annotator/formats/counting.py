"""What the offsets of a file count, found by trying which way fits the texts it says they cover.

Programs count characters in three ways: code points (Python), UTF-16 units (JavaScript, Java) and
bytes of UTF-8 (Rust, Go); and some give the last character of a span where others give the first
one after it. Offsets are made raw code points, end exclusive, here and nowhere else in this room.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
from typing import TYPE_CHECKING

from annotator.formats import checked
from annotator.text.clean import DEFAULT_RULES, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.text.offsets import Span


class Unit(StrEnum):
    """What one step of an offset is; the values stand on the command line."""

    CODE_POINT = "codepoint"
    UTF16 = "utf16"
    BYTE = "byte"


@dataclass(frozen=True, slots=True)
class Counting:
    """A way to count; ``inclusive``: the end is the last unit of the span, not the one after."""

    unit: Unit = Unit.CODE_POINT
    inclusive: bool = False

    def __str__(self) -> str:
        return f"{self.unit.value}, end inclusive" if self.inclusive else self.unit.value


CODE_POINTS = Counting()
UTF16 = Counting(Unit.UTF16)
EVERY = tuple(Counting(unit, inclusive) for inclusive in (False, True) for unit in Unit)


@dataclass(frozen=True, slots=True)
class Told:
    """The offsets of a span as a file gives them, and the text it says they cover, if it does."""

    start: object
    end: object
    covered: str | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """The spans of a text, each a raw span, or the reason why it is none; and how they count."""

    spans: tuple[Span | ValueError, ...]
    counting: Counting


class CountingUnknownError(ValueError):
    """How offsets count cannot be known, and it matters; whoever reads them may say it."""


class Ruler:
    """Converts offsets into one text between code points and another unit."""

    def __init__(self, text: str, unit: Unit) -> None:
        self.length = len(text)
        self._at: array[int] | None = None  # where each code point begins, in the unit
        if unit is Unit.UTF16 and not _is_flat(text):
            steps = (1 + (character > "\uffff") for character in text)
            self._at = array("L", accumulate(steps, initial=0))
        elif unit is Unit.BYTE and not text.isascii():
            steps = (len(character.encode("utf-8", "surrogatepass")) for character in text)
            self._at = array("L", accumulate(steps, initial=0))

    def to_code_points(self, offset: int) -> int:
        """Return the place ``offset`` units into the text, in code points.

        Raises:
            ValueError: it lies within a character, or past the end.

        """
        if self._at is None:
            found = offset
        else:
            found = bisect_left(self._at, offset)
            if found > self.length or self._at[found] != offset:
                raise ValueError(f"the offset {offset} lies within a character, or past the end")
        if not 0 <= found <= self.length:
            raise ValueError(f"the offset {offset} does not lie in the text")
        return found

    def from_code_points(self, point: int) -> int:
        """Return the place ``point`` code points into the text, in the unit."""
        return point if self._at is None else self._at[point]


def place(
    text: str,
    told: Sequence[Told],
    own: Counting = CODE_POINTS,
    given: Counting | None = None,
    rules: frozenset[str] = DEFAULT_RULES,
) -> Placed:
    """Return where in ``text`` the spans lie that a file tells of.

    ``own`` is how the format counts by its own rules, ``given`` how the user says that it does.
    Without the latter every way is tried on the spans whose text is given, and the one that most of
    them fit is taken, the format's own where it is as good as another. A span may say what it
    covers as it stands or as it reads clean by ``rules``; one that only may have read so counts for
    less.

    Raises:
        CountingUnknownError: it matters how the offsets count: no span gives its text, and the
            report holds characters beyond the 16-bit plane.

    """
    if given is not None:
        return Placed(_spans(text, told, given, rules), given)
    if not any(one.covered is not None for one in told):
        _check_clear(text, told, own)
        return Placed(_spans(text, told, own, rules), own)
    best, most = Placed((), own), (-1, -1, -1)
    saying = sum(one.covered is not None for one in told)
    for counting in (own, *(one for one in EVERY if one != own)):
        spans = _spans(text, told, counting, rules)
        fitting = _fitting(text, told, spans, rules)
        if fitting > most:
            best, most = Placed(spans, counting), fitting
        if most == (saying, saying, len(told)):
            break
    return best


def _fitting(
    text: str, told: Sequence[Told], spans: Sequence[Span | ValueError], rules: frozenset[str]
) -> tuple[int, int, int]:
    """Return how many ``spans`` cover what is told, how many to the letter, how many lie here."""
    there = [
        (span, one.covered)
        for span, one in zip(spans, told, strict=True)
        if isinstance(span, tuple)
    ]
    saying = [(span, covered) for span, covered in there if covered is not None]
    rest = [(span, covered) for span, covered in saying if text[slice(*span)] != covered]
    view = clean(text, rules) if rest else None
    loose = sum(view is not None and view.of_raw(*span) != covered for span, covered in rest)
    return len(saying), len(saying) - loose, len(there)


def _check_clear(text: str, told: Sequence[Told], own: Counting) -> None:
    if _is_flat(text):
        return
    first = next(place for place, character in enumerate(text) if character > "\uffff")
    ends = [one.end for one in told if type(one.end) is int]
    if own.unit is not Unit.BYTE and any(end > first for end in ends):
        raise CountingUnknownError(
            "the text holds characters such as “"
            + text[first]
            + "” that programs count differently, and no span says what it covers; "
            "say how the offsets count (--unit codepoint, utf16 or byte)"
        )


def _spans(
    text: str, told: Sequence[Told], counting: Counting, rules: frozenset[str]
) -> tuple[Span | ValueError, ...]:
    ruler = Ruler(text, counting.unit)
    found: list[Span | ValueError] = []
    for one in told:
        try:
            there = _there(one, counting, ruler)
            _check_covered(text, one, there, rules)
            found.append(there)
        except ValueError as error:
            found.append(error)
    return tuple(found)


def _there(told: Told, counting: Counting, ruler: Ruler) -> Span:
    end = told.end
    if counting.inclusive and type(end) is int:
        end += 1
    start, end = checked.offsets(told.start, end, None)
    if counting.unit is Unit.CODE_POINT and end > ruler.length:
        return checked.offsets(start, end, ruler.length)
    return ruler.to_code_points(start), ruler.to_code_points(end)


def _check_covered(text: str, told: Told, there: Span, rules: frozenset[str]) -> None:
    covered = text[slice(*there)]
    if told.covered is None or told.covered == covered or checked.covers(told.covered, covered):
        return
    if clean(text, rules).of_raw(*there) != told.covered:
        raise ValueError(
            f"the span {told.start}-{told.end} says “{told.covered[:20]}” "
            f"but covers “{covered[:20]}”"
        )


def _is_flat(text: str) -> bool:
    """Return whether no character of ``text`` lies beyond the 16-bit plane."""
    return text.isascii() or max(text, default="") <= "\uffff"
