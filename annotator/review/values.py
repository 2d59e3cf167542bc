"""What a stretch of text is worth under a label, and how a typed value is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.errors import BadValue
from annotator.model import Value
from annotator.suggest import RULES, suggest
from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from annotator.labels import Label

_CONTEXT = 12  # code points on either side
_EXAMPLES = {
    "number": "41100, 4.11万",
    "money": "6755000, 675.5万",
    "ratio": "0.775, 77.5%, 1/3",
    "timex3": "2015-12, 2015-12-02/2015-12-03, PT24H",
}
_PERCENT = re.compile(r"(.+)[%％]")
_FRACTION = re.compile(r"\d+/[1-9]\d*")
# TIMEX3 values as LABELS.md uses them: ISO 8601 points, ranges, durations, halves, parts of a day
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_POINT = (
    rf"[0-9X]{{4}}(?:-(?:{_MONTH}(?:-{_DAY})?|H[12]|Q[1-4]|W[0-5][0-9]|S[PU]|FA|WI))?"
    r"(?:T(?:[0-2][0-9](?::[0-5][0-9])?(?::[0-5][0-9])?|MO|MI|AF|EV|NI|DT))?"
)
_TIMEX3 = re.compile(rf"{_POINT}(?:/{_POINT})?|[0-9]{{2,3}}X?X?|PT?[0-9.X]+[A-Z](?:[0-9.]+[A-Z])*")


# what has no ink beside what Python takes for blank: zero-width characters and the byte order mark
_INKLESS = "\u200b\u200c\u200d\u2060\ufeff\u00ad"


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``start``-``end`` without the blanks and line ends at its edges; empty if all is."""
    while start < end and (text[start].isspace() or text[start] in _INKLESS):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INKLESS):
        end -= 1
    return start, end


def of_span(text: str, start: int, end: int, label: Label, report_date: str | None) -> Value:
    """Return the value that the rules read in ``start``-``end`` under ``label``, or an empty one.

    It is read among the words around it, which may change it (约12人), else by itself.
    """
    if label.value_kind is None:
        return Value()
    for near in (_CONTEXT, 0):
        first = max(0, start - near)
        for found in suggest(text[first : end + near], report_date, suggesters=RULES):
            here = (found.start + first, found.end + first)
            if here == (start, end) and found.label == label.id:
                return found.value
    return Value()


def typed(text: str, label: Label) -> str | None:
    """Return the normal form of a value as a reviewer types it: ``4.11万`` is ``41100``.

    None for an empty ``text``. A label without a kind of value takes any text.

    Raises:
        BadValue: it cannot be read as that label's kind of value.

    """
    text = text.strip()
    if not text or label.value_kind is None:
        return text or None
    read = of_span(text, 0, len(text), label, None).value
    if read is not None:  # in words, as in a report
        return read
    if label.value_kind == "timex3":
        if not _TIMEX3.fullmatch(text):
            raise _bad(text, label)
        return text
    if label.value_kind == "ratio" and _FRACTION.fullmatch(text):
        return text
    percent = _PERCENT.fullmatch(text) if label.value_kind == "ratio" else None
    number = parse_number(percent[1] if percent else text)
    if number is None:
        raise _bad(text, label)
    if percent:
        number = number / 100
    plain = format(number, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _bad(text: str, label: Label) -> BadValue:
    return BadValue(value=text, label=label.id, example=_EXAMPLES[label.value_kind or "number"])
