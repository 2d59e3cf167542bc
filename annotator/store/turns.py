"""Whose turn it is to write: asked for often, at odd moments, so that nobody starves.

SQLite itself waits longer and longer between two tries, up to a tenth of a second. Where another
process writes act after act, the lock is free for moments only, and most of them pass between.
"""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DatabaseError

from annotator.store.dialect import BUSY_TIMEOUT_MS, is_locked

if TYPE_CHECKING:
    from sqlalchemy import Connection

_PAUSE_S = (0.0005, 0.004)  # between two tries: about as long as an act takes


def begin_to_write(connection: Connection) -> None:
    """Begin a transaction that writes, as soon as nobody else does.

    Raises:
        DatabaseError: somebody else still does after so long, or it cannot be begun.

    """
    ends = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            except DatabaseError as error:
                if not is_locked(error) or time.monotonic() > ends:
                    raise
            else:
                return
            time.sleep(random.uniform(*_PAUSE_S))
    finally:
        driver.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
