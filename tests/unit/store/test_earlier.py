"""Projects that earlier versions made: opened with all that is in them, or left alone.

Each file in ``tests/data/projects`` was made by the program of its time, by acts that it had, and
bears the number of its schema. Who adds a migration first makes one with the program as it is, by
``python -m tests.lived tests/data/projects/NUMBER.annot``.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import pytest
from sqlalchemy import Engine, event

from annotator import labels
from annotator.errors import DamagedProject, NothingToUndo, Overtaken, UnwritablePlace
from annotator.model import ReportStatus
from annotator.review import Session
from annotator.review.verifying import Verification
from annotator.store import open_project, schema
from tests.conftest import ROOT

VERSIONS = ROOT / "annotator" / "store" / "migrations" / "versions"
PROJECTS = sorted((ROOT / "tests" / "data" / "projects").glob("*.annot"))
OLD_PROJECTS = [path for path in PROJECTS if path.stem != schema.newest()]
each = pytest.mark.parametrize("old", OLD_PROJECTS, ids=lambda path: path.stem)


@pytest.fixture
def path(old, tmp_path):
    """Return a copy of the project."""
    return shutil.copy(old, tmp_path / "curation.annot")


def contents(path):
    """Return what is in each table: rows as {column: value}."""
    with closing(sqlite3.connect(path)) as plain:
        plain.row_factory = sqlite3.Row
        tables = plain.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        ).fetchall()
        return {
            table: [dict(row) for row in plain.execute(f"SELECT * FROM {table}")]
            for (table,) in tables
            if not table.startswith("search_pairs")
        }


def test_there_is_one_of_every_earlier_schema():
    known = {step.stem.partition("_")[0] for step in VERSIONS.glob("0*.py")}
    assert {path.stem for path in OLD_PROJECTS} == known - {schema.newest()}


@each
def test_all_that_was_there_is_there_and_a_copy_of_it_is_kept(path, old, tmp_path):
    before = contents(path)
    open_project(path).close()
    after = contents(path)
    assert after["alembic_version"] == [{"version_num": schema.newest()}]
    statuses = {row["report_id"]: row["status"] for row in after["standing"]}
    for row in before["report"]:
        if "status" in row:
            assert statuses[row["id"]] == row.pop("status")
    if old.stem < "0006":
        del before["project"][0]["labelset"]  # kinds of relation are added to it
    del before["alembic_version"]
    for table, rows in before.items():
        known = [{name: row[name] for name in rows[0]} for row in after[table]] if rows else []
        assert sorted(known, key=repr) == sorted(rows, key=repr), table
    (backup,) = [found for found in tmp_path.glob("*.annot") if found != path]
    assert backup.name == f"curation.backup-{old.stem}.annot"
    assert contents(backup) == contents(old)
    open_project(path).close()
    assert len(list(tmp_path.glob("*.annot"))) == 2, "opened again, it is not copied again"


@each
def test_it_is_whole_and_one_goes_on_where_one_was(path):
    session = Session.open(path, "沈")
    assert [str(fault) for fault in Verification(session).faults()] == []
    log = session.decisions()
    session.reviewer = log[-1].reviewer
    report_id = next(session.each_line()).id
    session.undo()
    session.redo()
    mark = next(iter(session.report(report_id)[1]))
    assert session.set_note(mark, "再看") is not None
    assert session.set_status(report_id, ReportStatus.FLAGGED) is not None
    for _ in range(len(log) + 4):
        with suppress(Overtaken, NothingToUndo):
            session.undo()
    assert next(iter(session.report(report_id)[1])).note != "再看"
    assert [str(fault) for fault in Verification(session).faults()] == []
    session.close()


@each
def test_its_label_set_is_one_of_now(path, old):
    project = open_project(path)
    found = labels.parse(project.labelset)
    if old.stem < "0006":
        assert [one.id for one in found.labels] == [one.id for one in labels.default().labels]
        assert set(found.relations) <= set(labels.default().relations)
    if old.stem < "0007":
        assert not any(one.attributes for one in found.labels)
        with project.reading() as at:
            marks = [mark for number in at.reports.ids() for mark in at.marks.of_report(number)]
        assert marks
        assert {str(mark.attributes) for mark in marks} == {"{}"}
    project.close()


# -- what fails half-way -----------------------------------------------------------------------


@pytest.mark.parametrize("old", OLD_PROJECTS[:1], ids=["0001"])
def test_a_project_that_cannot_be_copied_first_is_not_changed(path, monkeypatch):
    before = path.read_bytes()
    monkeypatch.setattr(os, "fsync", _no_room)
    with pytest.raises(UnwritablePlace):
        open_project(path)
    assert path.read_bytes() == before


def _no_room(_descriptor):
    raise OSError(28, "No space left on device")


@each
@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_migration_that_fails_half_way_leaves_the_project_as_it_was(path, old, tmp_path, share):
    count = _statements(shutil.copy(path, tmp_path / "other" / "counted.annot"))
    before = path.read_bytes()
    left = [int(count * share)]

    def fail(_connection, _cursor, statement, *_):
        left[0] -= not statement.startswith(("SELECT", "PRAGMA", "BEGIN"))
        if left[0] < 0:
            raise RuntimeError("half-way")

    event.listen(Engine, "before_cursor_execute", fail)
    try:
        with pytest.raises(RuntimeError, match="half-way"):
            open_project(path)
    finally:
        event.remove(Engine, "before_cursor_execute", fail)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
    open_project(path).close()
    assert contents(path)["report_text"] == contents(old)["report_text"]


@pytest.fixture(autouse=True)
def other_folder(tmp_path):
    (tmp_path / "other").mkdir()


def _statements(path):
    """Return how many statements change a project while it is brought up."""
    found = []

    def count(_connection, _cursor, statement, *_):
        found.append(statement)

    event.listen(Engine, "before_cursor_execute", count)
    try:
        open_project(path).close()
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return sum(not one.startswith(("SELECT", "PRAGMA", "BEGIN")) for one in found)


KILLED = """
import os, signal, sys
from sqlalchemy import Engine, event
from annotator.store import open_project
def kill(_connection, _cursor, statement, *_):
    if "standing" in statement:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", kill)
open_project(sys.argv[1])
"""


@pytest.mark.parametrize("old", OLD_PROJECTS[3:4], ids=[OLD_PROJECTS[3].stem])
def test_a_program_killed_in_a_migration_leaves_the_project_as_it_was(path, old):
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert done.returncode == -9
    assert path.read_bytes() == before
    assert contents(path) == contents(old)
    open_project(path).close()
    assert contents(path)["report_text"] == contents(old)["report_text"]


@pytest.mark.parametrize("old", OLD_PROJECTS[-1:], ids=[OLD_PROJECTS[-1].stem])
def test_a_project_that_is_not_what_its_version_says_is_refused_and_left_alone(path, tmp_path):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("UPDATE alembic_version SET version_num = '0001'")
        plain.commit()
    before = path.read_bytes()
    with pytest.raises(DamagedProject, match="0001"):
        open_project(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == [path.name]
