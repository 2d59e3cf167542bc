"""Rows that are not what we wrote: a value that another program, or a fault, put there."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from sqlalchemy.exc import MultipleResultsFound, NoResultFound

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_R = TypeVar("_R")
_IMPOSSIBLE = (
    *(ValueError, TypeError, KeyError, NoResultFound, MultipleResultsFound),
    *(OverflowError, RecursionError),  # a number, or JSON nested, beyond what we ever write
)


class UnreadableRow(Exception):  # noqa: N818 - named as what it finds
    """A row whose values cannot be what they stand for; the text says which."""


def read(function: Callable[_P, _R]) -> Callable[_P, _R]:
    """Let ``function``, which reads rows, raise UnreadableRow where their values are impossible."""

    @wraps(function)
    def reading(*args: _P.args, **kwargs: _P.kwargs) -> _R:
        try:
            return function(*args, **kwargs)
        except _IMPOSSIBLE as error:
            raise UnreadableRow(f"a row is not readable ({error})") from error

    return reading
