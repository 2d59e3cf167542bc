"""Which schema a project has, and the way from an older one to this program's."""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from annotator.errors import DamagedProject, NewerProject
from annotator.store import dialect
from annotator.store.dialect import Part, pairs
from annotator.store.marked import EXPRESSIONS
from annotator.store.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    if Part("table", "alembic_version") not in dialect.parts(connection):
        raise DamagedProject(path=path, reason="it lacks alembic_version")
    said = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalars().all()
    if not said:
        raise DamagedProject(path=path, reason="it lacks its version")
    if len(said) > 1:
        raise DamagedProject(path=path, reason=f"it has {len(said)} versions")
    revision = said[0]
    known, newest = _revisions()
    if revision not in known:
        raise NewerProject(path=path, revision=revision)
    return None if revision in newest else str(revision)


def check(connection: Connection, path: Path) -> None:
    """Make sure that the newest schema is whole behind ``connection``, and nothing else is there.

    Raises:
        DamagedProject: something is missing, or strange.

    """
    wanted = _parts()
    found = dialect.parts(connection)
    strange = {part for part in found - wanted if not _is_beside(part)}
    missing = {part for part in wanted - found if part.kind != "index"}  # which are but for speed
    if missing:
        raise DamagedProject(path=path, reason=f"it lacks {_named(missing)}")
    if strange:
        raise DamagedProject(path=path, reason=f"it holds {_named(strange)}, which is not ours")


def _is_beside(part: Part) -> bool:
    """Return whether a part is of Alembic's table, of the search index, or ours in other words."""
    table = part.name.partition(".")[0]
    return table == "alembic_version" or part.name in EXPRESSIONS or pairs.is_own(part)


def _named(parts: Iterable[Part]) -> str:
    return ", ".join(sorted(part.name for part in parts))


@cache
def _parts() -> frozenset[Part]:
    """Return what the newest schema is made of."""
    tables = metadata.tables.values()
    return frozenset(
        chain(
            (Part("table", table.name) for table in tables),
            (Part("column", f"{one.name}.{c.name}") for one in tables for c in one.columns),
            (Part("index", str(index.name)) for table in tables for index in table.indexes),
        )
    )


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
