"""What is read from a database, checked: each value must be what the program could have written.

SQLite stores any value in any column, and a file may have been in anybody's hands.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from annotator.model import Act, Field, FieldChange, StatusChange

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from annotator.model import Decision, Entry, Mark, Origin, Relation, Report, ReportSummary

FARTHEST = (1 << 31) - 1  # code points, or marks: what an array of the window can hold
_SHOWN = 40

_Check = tuple["Callable[[Any], bool]", str]


def _is_text(value: object) -> bool:
    return type(value) is str


def _is_text_or_none(value: object) -> bool:
    return value is None or type(value) is str


def _is_whole(value: object) -> bool:
    return type(value) is int


def _is_whole_or_none(value: object) -> bool:
    return value is None or type(value) is int


def _is_count(value: object) -> bool:
    return type(value) is int and 0 <= value <= FARTHEST


def _is_count_or_none(value: object) -> bool:
    return value is None or _is_count(value)


def _is_number_or_none(value: object) -> bool:
    return value is None or (type(value) in (int, float) and math.isfinite(value))  # type: ignore[arg-type]


def _is_table(value: object) -> bool:
    return type(value) is dict


def _is_words(value: object) -> bool:
    return type(value) is dict and all(type(one) is str for one in value.values())


_SUMMARY = {
    **dict.fromkeys(("id", "length", "open", "confirmed", "rejected"), _is_count),
    "name": _is_text,
    **dict.fromkeys(("found_to", "findings"), _is_count_or_none),
    **dict.fromkeys(("date", "reviewer", "touched_at"), _is_text_or_none),
}
_REPORT = {
    **dict.fromkeys(("uid", "name", "text", "sha256", "path", "encoding", "kind"), _is_text),
    **dict.fromkeys(("meta", "extra"), _is_table),
    "confidence": _is_number_or_none,
}
_MARK = {
    **dict.fromkeys(("id", "report_id"), _is_whole),
    **dict.fromkeys(("start", "end"), _is_count),
    **dict.fromkeys(("label", "note"), _is_text),
    "extra": _is_table,
    "attributes": _is_words,
}
_ORIGIN = {"by": _is_text, "rule": _is_text_or_none, "score": _is_number_or_none}
_VALUE = dict.fromkeys(("value", "unit", "mod"), _is_text_or_none)
_RELATION = {
    **dict.fromkeys(("id", "report_id", "from_mark", "to_mark"), _is_whole),
    "kind": _is_text,
    "extra": _is_table,
}
_LOGGED = {
    "id": _is_whole,
    "reviewer": _is_text,
    **dict.fromkeys(("report_id", "reverts", "step"), _is_whole_or_none),
}
_DECISION = {**_LOGGED, "made_at": _is_text, "encoding": _is_text}


def mark(found: Mark) -> Mark:
    """Return the mark; raise ValueError where one cannot be so."""
    _check(found, _MARK)
    _check(found.origin, _ORIGIN)
    _check(found.value, _VALUE)
    if not found.start < found.end:
        raise ValueError(f"it begins at {found.start} and ends at {found.end}")
    return found


def origin(found: Origin) -> Origin:
    """Return the origin; raise ValueError where one cannot be so."""
    _check(found, _ORIGIN)
    return found


def inside(end: int, length: int) -> None:
    """Raise ValueError where a mark that ends there lies outside a text of this ``length``."""
    if end > length:
        raise ValueError(f"a mark ends at {end}, outside the text of {length} characters")


def relation(found: Relation) -> Relation:
    """Return the relation; raise ValueError where one cannot be so."""
    _check(found, _RELATION)
    return found


def report(found: Report, length: object) -> Report:
    """Return the report; raise ValueError where one cannot be so, or has not this ``length``."""
    _check(found, _REPORT)
    if length != len(found.text):
        raise ValueError(f"its text has {len(found.text)} characters, where {length} were stored")
    for start, end, _ in found.furniture:
        if not 0 <= start <= end <= len(found.text):
            raise ValueError(f"page furniture at {start}-{end} lies outside its text")
    return found


def field(which: Field, value: object) -> object:
    """Return what a field of a report is changed to; raise ValueError where it cannot be so."""
    if which in (Field.META, Field.RULES):
        is_so = type(value) is dict
    elif which is Field.ENCODING:
        is_so = isinstance(value, list) and len(value) == 2 and _is_text(value[0])
    else:
        is_so = isinstance(value, list) and all(map(_is_furniture, value))
    if not is_so:
        raise ValueError(f"its {which} is {_shown(value)}")
    return value


def _is_furniture(value: object) -> bool:
    return isinstance(value, list) and len(value) == 3 and all(map(_is_count, value[:2]))


def summary(found: ReportSummary) -> ReportSummary:
    """Return the line of the queue; raise ValueError where one cannot be so."""
    _check(found, _SUMMARY)
    return found


def decision(found: Decision) -> Decision:
    """Return the decision; raise ValueError where one cannot be so."""
    _check(found, _DECISION)
    _refers_back(found)
    if found.report_id is None:
        of_report = [isinstance(one, StatusChange | FieldChange) for one in found.changes]
        if any(of_report):
            raise ValueError("it changes a report, and is of none")
    return found


def entry(found: Entry) -> Entry:
    """Return the line of the log; raise ValueError where one cannot be so."""
    _check(found, _LOGGED)
    _refers_back(found)
    return found


def _refers_back(found: Decision | Entry) -> None:
    """Raise ValueError where it names what did not come before: who follows that, never ends."""
    reverts, step = found.reverts, found.step
    if found.act in (Act.UNDO, Act.REDO) and reverts is None:
        raise ValueError("it takes back, or does again, nothing")
    if reverts is not None and not 0 < reverts < found.id:
        raise ValueError(f"it takes back decision {reverts}, which is not before it")
    if step is not None and not 0 < step <= found.id:
        raise ValueError(f"it is of the step {step}, which begins after it")


def whole(found: Any) -> int:  # noqa: ANN401 - checked here
    """Return ``found``; raise ValueError where it is no whole number."""
    if type(found) is not int:
        raise ValueError(f"{_shown(found)} is no whole number")
    return found


def text(found: Any) -> str:  # noqa: ANN401 - checked here
    """Return ``found``; raise ValueError where it is no text."""
    if type(found) is not str:
        raise ValueError(f"{_shown(found)} is no text")
    return found


def texts(*found: Any) -> tuple[Any, ...]:  # noqa: ANN401 - checked here
    """Return ``found``; raise ValueError where one is no text."""
    return tuple(map(text, found))


def _check(found: object, wanted: Mapping[str, Callable[[object], bool]]) -> None:
    for name, is_so in wanted.items():
        value = getattr(found, name)
        if not is_so(value):
            raise ValueError(f"its {name} is {_shown(value)}")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
