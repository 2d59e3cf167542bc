"""Which schema a project has, and the way from an older one to this program's."""

from __future__ import annotations

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


def check(connection: Connection, path: Path) -> None:
    """Make sure that this program can work with the schema behind ``connection``.

    Raises:
        NewerProject: a newer program made it.
        DamagedProject: a table is missing, or the schema does not say which it is.

    """
    inspector = inspect(connection)
    found = set(inspector.get_table_names())
    missing = set(metadata.tables) - found
    if "alembic_version" not in found:
        missing.add("alembic_version")
    revision = None
    if "alembic_version" in found:
        revision = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        known = {step.revision for step in ScriptDirectory.from_config(_config()).walk_revisions()}
        if revision is not None and revision not in known:
            raise NewerProject(path=path, revision=revision)
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
    if missing or revision is None:
        reason = f"it lacks {', '.join(sorted(missing)) or 'its version'}"
        raise DamagedProject(path=path, reason=reason)


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config
