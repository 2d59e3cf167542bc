"""Which schema a project has, and the way from an older one to this program's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from annotator.errors import DamagedProject, NewerProject
from annotator.store.tables import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection) -> None:
    """Bring the schema behind ``connection`` to the newest, inside its transaction."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def outdated(connection: Connection, path: Path) -> str | None:
    """Return the revision of an older schema behind ``connection``, None where it is the newest.

    Raises:
        NewerProject: a newer program made it.
        DamagedProject: it does not say which it is.

    """
    if "alembic_version" not in inspect(connection).get_table_names():
        raise DamagedProject(path=path, reason="it lacks alembic_version")
    revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    if revision is None:
        raise DamagedProject(path=path, reason="it lacks its version")
    known, newest = _revisions()
    if revision not in known:
        raise NewerProject(path=path, revision=revision)
    return None if revision in newest else str(revision)


def check(connection: Connection, path: Path) -> None:
    """Make sure that the newest schema is whole behind ``connection``, and nothing else is there.

    Raises:
        DamagedProject: something is missing, or strange.

    """
    inspector = inspect(connection)
    found = set(inspector.get_table_names())
    missing = set(metadata.tables) - found
    for name in set(metadata.tables) & found:
        columns = {column["name"] for column in inspector.get_columns(name)}
        missing |= {f"{name}.{column.name}" for column in metadata.tables[name].columns} - {
            f"{name}.{column}" for column in columns
        }
    strange = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).scalar()
    if strange is not None:
        raise DamagedProject(path=path, reason=f"it holds {strange}, which is not ours")
    if missing:
        raise DamagedProject(path=path, reason=f"it lacks {', '.join(sorted(missing))}")


def newest() -> str:
    """Return the revision of the schema that this program makes."""
    (revision,) = _revisions()[1]
    return revision


@cache
def _revisions() -> tuple[frozenset[str], frozenset[str]]:
    """Return all revisions, and the newest: to read them takes as long as all else on opening."""
    script = ScriptDirectory.from_config(_config())
    known = frozenset(step.revision for step in script.walk_revisions())
    return known, frozenset(script.get_heads())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
