"""JSON and JSON Lines: a report an object."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from annotator.errors import BadRecord, NoTextField, UserError
from annotator.text.load.named import TEXT_NAMES
from annotator.text.load.plain import decoded
from annotator.text.load.rows import Row, Rows, sources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.text.load.source import Part, Source

_LONGEST_NUMBER = 100  # digits
_SURROGATE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|"
    r"(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]"
)
_LINE = re.compile(r"[^\n]+")
_NO_FIELDS: Row = {}


class _Number(str):
    """A number as it is written, which is no text to review."""

    __slots__ = ()


def read_json(part: Part) -> Iterator[Source | UserError]:
    """Yield each object of ``part`` that has a text.

    Raises:
        BadRecord: it is no JSON, or goes beyond a limit.
        UserError: it cannot be decoded, or no key of it holds text.

    """
    yield from sources(part, json_rows(part))


def json_rows(part: Part) -> Rows:
    """Return the objects of ``part``: a list, the one list in an object, or the object itself."""
    found = decoded(part)
    try:
        value = _loads(found.text)
    except _BadJsonError as error:
        raise BadRecord(path=part.path, line=error.line, reason=error.reason) from error
    items = _items(value)
    if items is None:
        raise NoTextField(path=part.path)
    rows = ((number, _fields(item)) for number, item in enumerate(items, start=1))
    single = items is not value and items[:1] == [value]
    return Rows(part.name, "json", found.encoding, found.confidence, rows, single)


def read_json_lines(part: Part) -> Iterator[Source | UserError]:
    """Yield the object in each line of ``part``, and an error for each line that holds none.

    Raises:
        UserError: it cannot be decoded, or no key of it holds text.

    """
    yield from sources(part, json_line_rows(part))


def json_line_rows(part: Part) -> Rows:
    """Return the object of each line of ``part`` under the number of the line."""
    found = decoded(part)
    return Rows(part.name, "json", found.encoding, found.confidence, _lines(part, found.text))


def _lines(part: Part, text: str) -> Iterator[tuple[int, Row | UserError]]:
    number, seen = 1, 0
    for line in _LINE.finditer(text):
        number += text.count("\n", seen, line.start())
        seen = line.start()
        if line[0].isspace():
            continue
        try:
            value = _loads(line[0])
        except _BadJsonError as error:
            yield number, BadRecord(path=part.path, line=number, reason=error.reason)
        else:
            yield number, _fields(value)


class _BadJsonError(ValueError):
    """JSON that is not taken: the line it is refused for, counted from 1, and why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line
        self.reason = reason


def _loads(text: str) -> Any:  # noqa: ANN401 - JSON data, of any kind
    """Return the JSON in ``text``, numbers as they are written.

    Raises:
        _BadJsonError: it is no JSON, nested too deep, has a number too long or half a character.

    """
    try:
        value = json.loads(text, parse_int=_number, parse_float=_number, parse_constant=_number)
    except json.JSONDecodeError as error:
        reason = f"it is not JSON at character {error.colno}: {error.msg}"
        raise _BadJsonError(error.lineno, reason) from error
    except RecursionError as error:
        raise _BadJsonError(1, "it is nested too deep") from error
    half = _SURROGATE.search(text)
    if half and _has_half_characters(value):
        line = text.count("\n", 0, half.start()) + 1
        raise _BadJsonError(line, "it holds half a character (a lone surrogate)")
    return value


def _number(literal: str) -> _Number:
    if len(literal) > _LONGEST_NUMBER:
        raise _BadJsonError(1, f"it holds a number of more than {_LONGEST_NUMBER} digits")
    return _Number(literal)


def _has_half_characters(value: object) -> bool:
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _items(value: object) -> list[Any] | None:
    """Return the reports in ``value``, a list of objects or texts; None where there are none."""
    if isinstance(value, list):
        return value
    if not isinstance(value, dict):
        return None
    lists = [inner for inner in value.values() if _is_list_of_objects(inner)]
    has_text = any(name.strip().lower() in TEXT_NAMES for name in value)
    return lists[0] if len(lists) == 1 and not has_text else [value]


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(x, dict) for x in value)


def _fields(item: object) -> Row:
    """Return the scalars of an object as strings; a bare string is its own text."""
    if isinstance(item, str) and not isinstance(item, _Number):
        return {"text": item}
    if not isinstance(item, dict):
        return _NO_FIELDS
    return {name: _plain(value) for name, value in item.items() if _is_scalar(value)}


def _is_scalar(value: object) -> bool:
    return isinstance(value, str | bool)


def _plain(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
