"""Rows by the thousand: what SQLAlchemy does for each of them takes longer than the database needs.

The statement is SQLAlchemy's own; only its parameters are put together here, where the database's
driver takes them by place. Others get them by name, the usual way.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Dialect, Table

    _Writer = Callable[[Any], Any]


def insert_rows(connection: Connection, table: Table, found: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows, each with all of the table's columns but its id, in their order."""
    names = tuple(column.name for column in table.columns)[1:]
    statement, writers = _compiled(table, connection.dialect)
    if statement is None:
        connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in found])
        return
    if writers:
        found = [_written(row, writers) for row in found]
    connection.exec_driver_sql(statement, list(found))


def _written(row: tuple[Any, ...], writers: Sequence[tuple[int, _Writer]]) -> tuple[Any, ...]:
    values = list(row)
    for place, write in writers:
        values[place] = write(values[place])
    return tuple(values)


@cache
def _compiled(table: Table, dialect: Dialect) -> tuple[str | None, list[tuple[int, _Writer]]]:
    """Return the statement, and what writes the columns that are not stored as they are.

    No statement where the driver takes no parameters by place.
    """
    columns = list(table.columns)[1:]
    compiled = insert(table).compile(
        dialect=dialect, column_keys=[column.name for column in columns]
    )
    if not dialect.positional:
        return None, []
    assert compiled.positiontup == [column.name for column in columns]
    found = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]
    return str(compiled), [(place, write) for place, write in enumerate(found) if write]
