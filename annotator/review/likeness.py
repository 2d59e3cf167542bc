"""The same text in two files: known by its fingerprint, which every report has before it is asked.

A project that an older version of the program made has none; they are taken in small steps, each a
transaction, before the first file is compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.review import indexing
from annotator.text.cancel import Cancelled
from annotator.text.fingerprint import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.review.session import Session
    from annotator.text.cancel import Asked

_AT_ONCE = 50
"""Reports in a step: who acts meanwhile waits a twentieth of a second at most."""


def take_fingerprints(
    session: Session, cancelled: Asked, reached: Callable[[int, int], object]
) -> None:
    """Take the fingerprint of each report that has none; tell of how many it has been done.

    Raises:
        Cancelled: it was; those that are taken stay.

    """
    with session.project.reading() as at:
        total = at.fingerprints.lacking()
    done = last = 0
    while done < total:
        if cancelled():
            raise Cancelled
        with session.project.writing() as at:
            some = at.fingerprints.texts(last, _AT_ONCE)
            if not some:
                return
            at.fingerprints.keep({of: fingerprint(text) for of, text in some})
        done, last = done + len(some), some[-1][0]
        reached(done, total)


def make_ready(session: Session, cancelled: Asked, reached: Callable[[int, int], object]) -> None:
    """Take the fingerprints, and index each report that waits for it: views are found by both.

    Raises:
        Cancelled: it was; what is done stays.

    """
    take_fingerprints(session, cancelled, reached)
    indexing.catch_up(session, cancelled, reached)
