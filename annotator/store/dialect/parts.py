"""What a schema is made of, as SQLite tells it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sqlalchemy import Connection

_OWN_TABLES = ("sqlite_sequence", "sqlite_stat1", "sqlite_stat4")


class Part(NamedTuple):
    """One thing that a schema is made of.

    ``kind`` is table, column or index; or virtual, with what makes the table in place of its name;
    or strange.
    """

    kind: str
    name: str


def parts(connection: Connection) -> set[Part]:
    """Return what the schema is made of, but for what SQLite makes of its own accord."""
    made: set[Part] = set()
    objects = "SELECT type, name, sql FROM sqlite_master"
    for kind, name, sql in connection.exec_driver_sql(objects).all():
        if (kind == "table" and name in _OWN_TABLES) or (kind == "index" and sql is None):
            continue
        if str(sql).upper().startswith("CREATE VIRTUAL "):
            made.add(Part("virtual", str(sql)))
            continue
        made.add(Part(kind if kind in ("table", "index") else "strange", str(name)))
        if kind == "table":
            columns = "SELECT name, hidden FROM pragma_table_xinfo(?)"
            for column, hidden in connection.exec_driver_sql(columns, (name,)).all():
                made.add(Part("strange" if hidden else "column", f"{name}.{column}"))
    return made
