"""What is asked of the database in words of SQLite: JSON, ids given, numbers in texts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, case, func, literal_column, text

if TYPE_CHECKING:
    from sqlalchemy import Column, ColumnElement, Connection, TableValuedAlias

# -- ids --------------------------------------------------------------------------------------

KEEPS_IDS: dict[str, Any] = {"sqlite_autoincrement": True}
"""What a table is made with whose ids are never given twice."""


def given(connection: Connection, table: str) -> int:
    """Return the highest id that was ever given in a table that keeps its ids."""
    asked = "SELECT seq FROM sqlite_sequence WHERE name = ?"
    return int(connection.exec_driver_sql(asked, (table,)).scalar() or 0)


def forget_given(connection: Connection, table: str) -> None:
    """Let a table, which is empty, begin again with its first id."""
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = ?", (table,))


def only(condition: str) -> dict[str, Any]:
    """Return what an index is made with that holds the rows alone that are so."""
    return {"sqlite_where": text(condition)}


def unindexed(column: Column[Any]) -> ColumnElement[Any]:
    """Return a column by whose index SQLite does not go, for it would take the longer way."""
    return literal_column(f"+{column.table.name}.{column.name}", column.type)


# -- JSON -------------------------------------------------------------------------------------


def each(values: ColumnElement[Any] | str = "ids", *, name: str | None = None) -> TableValuedAlias:
    """Return the entries of a JSON list as a table: ``key`` (from 0), ``value``, ``type``.

    The list is a column's, or the parameter of this name.
    """
    asked = bindparam(values) if isinstance(values, str) else values
    return func.json_each(asked).table_valued("key", "value", "type", name=name)


def each_within(
    values: ColumnElement[Any], place: str, *, name: str | None = None
) -> TableValuedAlias:
    """Return the entries of the list at a ``place`` ("$.marks") of a JSON object as a table."""
    return func.json_each(values, place).table_valued("key", "value", name=name)


def at(values: ColumnElement[Any], place: str) -> ColumnElement[Any]:
    """Return what stands at a ``place`` ("$.after.id") of a JSON object."""
    return func.json_extract(values, place)


def valid(values: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column's JSON, an empty list where it is none."""
    return case((func.json_valid(values) == 1, values), else_="[]")


def holds(values: ColumnElement[Any], needle: str) -> ColumnElement[bool]:
    """Return whether a text stands in a column, letter by letter."""
    return func.instr(values, needle) > 0


# -- numbers in texts -------------------------------------------------------------------------

NUMBER = (
    "CASE WHEN value GLOB '[0-9]*/[0-9]*' AND value NOT GLOB '*-*'"
    " AND value NOT GLOB '[0-9][0-9][0-9][0-9]/*'"
    " THEN CAST(substr(value, 1, instr(value, '/') - 1) AS REAL)"
    " / CAST(substr(value, instr(value, '/') + 1) AS REAL)"
    " ELSE CAST(value AS REAL) END"
)
"""What a value is as a number: of a fraction in words what it comes to, of a date its year."""

as_number: ColumnElement[float] = literal_column(NUMBER)


def begins_as_number(values: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return whether a text begins as a number does."""
    return values.op("GLOB")("[-0-9]*")


def begins_as_year(values: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return whether a text begins with four figures."""
    return values.op("GLOB")("[0-9][0-9][0-9][0-9]*")
