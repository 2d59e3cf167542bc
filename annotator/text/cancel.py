"""How long work is stopped from outside."""

from __future__ import annotations

from collections.abc import Callable


class Cancelled(Exception):  # noqa: N818 - it is no error: the caller asked for it
    """The caller does not want the result any more."""


Asked = Callable[[], bool]
"""Whether the caller has asked to stop; long work calls it now and then."""


def never() -> bool:
    """Return that nobody asked to stop."""
    return False
