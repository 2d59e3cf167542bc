"""What a stretch of text is worth under a label, and how a typed value is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.errors import BadValue
from annotator.labels import default
from annotator.model import Value
from annotator.suggest import RULES, suggest
from annotator.text.clean import View
from annotator.text.han import INKLESS
from annotator.text.numerals import parse_number
from annotator.text.offsets import OffsetMap

if TYPE_CHECKING:
    from annotator.labels import Label
    from annotator.text.offsets import Span

_CONTEXT = 12  # clean code points on either side
_EXAMPLES = {
    "number": "41100, 4.11万",
    "money": "6755000, 675.5万",
    "ratio": "0.775, 77.5%, 1/3",
    "timex3": "2015-12, 2015-12-02/2015-12-03, PT24H",
}
_KINDS = {label.id: label.value_kind for label in default().labels if label.value_kind}
"""What kind of value the rules read under an id."""
_PERCENT = re.compile(r"(.+)[%％]")
_FRACTION = re.compile(r"\d+/[1-9]\d*")
# TIMEX3 values as LABELS.md uses them: ISO 8601 points, ranges, durations, halves, parts of a day
_MONTH, _DAY = "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_POINT = (
    rf"[0-9X]{{4}}(?:-(?:{_MONTH}(?:-{_DAY})?|H[12]|Q[1-4]|W[0-5][0-9]|S[PU]|FA|WI))?"
    r"(?:T(?:[0-2][0-9](?::[0-5][0-9])?(?::[0-5][0-9])?|MO|MI|AF|EV|NI|DT))?"
)
_TIMEX3 = re.compile(rf"{_POINT}(?:/{_POINT})?|[0-9]{{2,3}}X?X?|PT?[0-9.X]+[A-Z](?:[0-9.]+[A-Z])*")


_NO_INK = re.compile(rf"[\s{INKLESS}\u200d]")


def trimmed(view: View, start: int, end: int) -> Span:
    """Return the raw span ``start``-``end`` without the blanks and line ends at its edges.

    Nor does it begin or end with what the clean ``view`` leaves out, such as a gloss. It is empty
    if nothing else is in it.
    """
    first, last = view.map.forward(start, end)
    text = view.text
    while first < last and _NO_INK.match(text, first):
        first += 1
    while first < last and _NO_INK.match(text, last - 1):
        last -= 1
    return view.map.back(first, last)


def of_span(view: View, start: int, end: int, label: Label, report_date: str | None) -> Value:
    """Return the value that the rules read in the raw span ``start``-``end`` under ``label``.

    It is read in the clean ``view``, among the words around it, which may change it (约12人), else
    by itself; it is empty where they read none.
    """
    if label.value_kind is None:
        return Value()
    span = view.map.forward(start, end)
    for near in (_CONTEXT, 0):
        first = max(0, span[0] - near)
        for found in suggest(view.text[first : span[1] + near], report_date, suggesters=RULES):
            here = (found.start + first, found.end + first)
            if here == span and _reads(found.label, label):
                return found.value
    return Value()


def _reads(found: str, label: Label) -> bool:
    """Return whether what a rule reads under the id ``found`` is a value of ``label``.

    One number is as good as another where labels were merged. A label that no rule knows takes
    values of its kind from whichever rule reads them.
    """
    kind = _KINDS.get(found)
    if not _KINDS.keys() & set(label.suggested_as):
        return kind == label.value_kind
    return found in label.suggested_as and (kind == "timex3") == (label.value_kind == "timex3")


def typed(text: str, label: Label) -> str | None:
    """Return the normal form of a value as a reviewer types it: ``4.11万`` is ``41100``.

    None for an empty ``text``. A label without a kind of value takes any text.

    Raises:
        BadValue: it cannot be read as that label's kind of value.

    """
    text = text.strip()
    if not text or label.value_kind is None:
        return text or None
    read = of_span(View(text, OffsetMap()), 0, len(text), label, None).value
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
