"""JSON from elsewhere, checked at the door: what passes can be stored and written again.

Each check raises ValueError with the reason; the reader adds file and line.
"""

from __future__ import annotations

import json
import math
import re
from decimal import Decimal
from typing import Any, TypeGuard

LONGEST_NUMBER = 100  # digits
_FARTHEST_EXPONENT = 400  # beyond what a float can hold
_BLANKS = re.compile(r"\s")
_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_SURROGATE_TEXT = re.compile(_SURROGATE.pattern.decode())


def loads(raw: bytes) -> Any:  # noqa: ANN401 - JSON data, of any kind
    """Return the JSON in the line ``raw``, numbers with a point as Decimal."""
    try:
        found = json.loads(raw.decode("utf-8-sig"), cls=_Decoder)
    except UnicodeDecodeError as error:
        raise ValueError(f"it is not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"it is not JSON at character {error.pos}: {error.msg}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if _SURROGATE.search(raw):
        _check_surrogates(found)
    return found


def first(text: str, at: int) -> tuple[Any, int]:
    """Return the JSON value that begins at ``text[at]``, and where it ends."""
    try:
        found, end = _DECODER.raw_decode(text, at)
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error
    if _SURROGATE_TEXT.search(text, at, end):
        _check_surrogates(found)
    return found, end


def _check_surrogates(found: object) -> None:
    try:
        json.dumps(found, ensure_ascii=False, default=str).encode()
    except UnicodeEncodeError as error:
        raise ValueError("it holds half a surrogate pair") from error


def as_object(value: object) -> dict[str, Any]:
    """Return ``value`` if it is a JSON object, else an empty one."""
    return value if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """Return ``value`` if it is a JSON list, else an empty one."""
    return value if isinstance(value, list) else []


def with_text(value: object) -> dict[str, Any]:
    """Return ``value``, which must be an object with a "text"."""
    if isinstance(value, dict) and isinstance(value.get("text"), str):
        return value
    raise ValueError('it is not an object with a "text"')


def text(value: object, what: str) -> str | None:
    """Return ``value``, which must be a string or nothing."""
    if value is None or isinstance(value, str):
        return value
    raise ValueError(f"{what} is not a string")


def is_name(value: object) -> TypeGuard[str]:
    """Return whether ``value`` can be a label or the kind of a relation: it can be seen."""
    return isinstance(value, str) and bool(value) and value.isprintable()


def score(value: object, what: str) -> float | None:
    """Return ``value``, which must be a finite number or nothing."""
    if value is None:
        return None
    number = isinstance(value, int | Decimal) and not isinstance(value, bool)
    if not number or not math.isfinite(float(value)):  # type: ignore[arg-type]  # it is a number
        raise ValueError(f"{what} is not a number")
    return float(value)  # type: ignore[arg-type]  # as above


def offsets(start: object, end: object, length: int | None) -> tuple[int, int]:
    """Return a span's offsets, which must lie in a text of ``length`` code points, if known."""
    if type(start) is not int or type(end) is not int or not 0 <= start < end:
        raise ValueError(f"the span {start}-{end} has no extent")
    if length is not None and end > length:
        raise ValueError(f"the span {start}-{end} does not lie in the text of {length} characters")
    return start, end


def covers(told: str, covered: str) -> bool:
    """Return whether ``told`` may be the clean text of the raw stretch ``covered``.

    Clean-up only takes away (glosses, line ends) and makes blanks alike, so the characters of the
    clean text stand in the raw one in order, its first and its last at the edges.
    """
    raw, clean = _BLANKS.sub(" ", covered), _BLANKS.sub(" ", told)
    if raw == clean:
        return True
    rest = iter(raw)
    edges = raw.strip()[:1] == clean.strip()[:1] and raw.strip()[-1:] == clean.strip()[-1:]
    return edges and all(character in rest for character in clean)


def plain(value: Decimal) -> str:
    """Return ``value`` as a decimal without exponent or trailing zeros."""
    found = format(value, "f")
    return found.rstrip("0").rstrip(".") if "." in found else found


def _integer(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ValueError(f"a number has over {LONGEST_NUMBER} digits")
    return int(digits)


def _decimal(digits: str) -> Decimal:
    exponent = re.search(r"[eE]([-+]?\d+)", digits)
    far = exponent is not None and (
        len(exponent[1]) > 4 or abs(int(exponent[1])) > _FARTHEST_EXPONENT
    )
    if len(digits) > LONGEST_NUMBER or far:
        raise ValueError(f"a number has over {LONGEST_NUMBER} digits")
    return Decimal(digits)


def _constant(name: str) -> float:
    raise ValueError(f"{name} is not a number")


class _Decoder(json.JSONDecoder):
    """Takes numbers as they are written, and no more than numbers."""

    def __init__(self) -> None:
        super().__init__(parse_int=_integer, parse_float=_decimal, parse_constant=_constant)


_DECODER = _Decoder()
