"""Migrations lead to the tables that the program expects."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from annotator.store import engine as sqlite
from annotator.store import schema
from annotator.store.tables import metadata


@pytest.mark.filterwarnings("ignore:Skipped unsupported reflection of expression-based index")
def test_the_migrations_make_just_the_tables_of_the_program(tmp_path):
    path = tmp_path / "p.annot"
    engine = sqlite.connect(path)
    with sqlite.transaction(engine, path, writes=True) as connection:
        schema.upgrade(connection)
    with sqlite.transaction(engine, path, writes=False) as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_a_migration_that_fails_leaves_the_schema_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "p.annot"
    engine = sqlite.connect(path)

    def interrupted():
        with sqlite.transaction(engine, path, writes=True) as connection:
            schema.upgrade(connection)
            raise RuntimeError("after the last step")

    with pytest.raises(RuntimeError):
        interrupted()
    with sqlite.transaction(engine, path, writes=False) as connection:
        names = connection.exec_driver_sql("SELECT name FROM sqlite_master").fetchall()
        assert names == []
    engine.dispose()
