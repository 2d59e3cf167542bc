"""Projects on disk: made whole or not at all, opened or refused with the right sentence."""

import multiprocessing
import sqlite3
import subprocess
import sys

import pytest

from annotator import labels
from annotator.errors import (
    AlreadyThere,
    DamagedProject,
    LeftOver,
    LockedProject,
    MarkGone,
    NewerProject,
    NoSuchProject,
    NotAProject,
    OtherDatabase,
    UnreadableFile,
    UnwritablePlace,
)
from annotator.model import Mark, MarkChange, MarkStatus, Origin, Report, ReportStatus, Value
from annotator.store import create, open_project
from annotator.store import project as store_project
from annotator.store.dialect import APPLICATION_ID
from tests.conftest import AWKWARD

TOML = labels.default().source


def a_report(text=AWKWARD, sha256="a" * 64):
    return Report("uid", "report.txt", text, sha256, "/x/report.txt", "utf-8", {"k": [1]}, {"e": 2})


def a_mark(report_id, mark_id=0, start=0, end=3):
    origin = Origin("numbers", "money", 0.5)
    value = Value("41100", "个", "MORE_THAN")
    status = MarkStatus.SUGGESTED
    return Mark(mark_id, report_id, start, end, "PER", status, origin, value, "n", {"x": [1]})


@pytest.fixture
def path(tmp_path):
    return tmp_path / "project" / "p.annot"


@pytest.fixture
def project(path):
    made = create(path, TOML)
    yield made
    made.close()


def test_a_new_project_is_one_sqlite_file_that_says_whose_it_is(project, path):
    project.close()
    assert [file.name for file in path.parent.iterdir()] == ["p.annot"]
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert plain.execute("SELECT version_num FROM alembic_version").fetchall() == [("0012",)]
    plain.close()
    assert open_project(path).labelset == TOML


def test_a_project_is_named_by_path_or_by_url(project, path):
    again = open_project(f"sqlite:///{path}")
    assert again.path == path
    again.close()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://localhost/x",
        "sqlite://",
        "no such://",
        "sqlite:///:memory:",
        "sqlite:///x.annot?mode=ro",
        "sqlite://h:p/x.annot",
    ],
)
def test_another_kind_of_database_is_refused(url):
    with pytest.raises(NotAProject):
        open_project(url)


def test_that_another_database_cannot_hold_a_project_yet_is_said_without_its_password():
    with pytest.raises(OtherDatabase) as caught:
        create("postgresql://me:secret@host/curation", TOML)
    said = str(caught.value)
    assert "postgresql://me:***@host/curation is a database of another kind" in said
    assert "sqlite:///PATH" in said
    assert "secret" not in said


def test_reports_and_marks_come_back_as_they_were_stored(project):
    with project.writing() as at:
        report_id = at.reports.add(a_report())
        at.marks.add_many([a_mark(report_id)])
    with project.reading() as at:
        assert at.reports.get(report_id) == a_report()
        assert at.reports.find("a" * 64) == report_id
        assert at.reports.length(report_id) == len(AWKWARD)
        (mark,) = at.marks.of_report(report_id)
        assert mark == a_mark(report_id, mark.id)
        (summary,) = at.queue.lines(at.queue.ids())
        assert (summary.open, summary.confirmed, summary.status) == (1, 0, ReportStatus.NEW)
        assert summary.progress == 0.0


def test_the_same_bytes_are_not_stored_twice(project):
    with project.writing() as at:
        assert at.reports.add(a_report()) is not None
        assert at.reports.add(a_report()) is None
        assert len(at.reports.ids()) == 1


def test_a_step_that_fails_leaves_nothing(project):
    def failing():
        with project.writing() as at:
            at.reports.add(a_report())
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        failing()
    with project.reading() as at:
        assert at.reports.ids() == []


def test_an_id_is_never_given_twice(project):
    with project.writing() as at:
        report_id = at.reports.add(a_report())
        first = at.marks.next_id()
        change = MarkChange(None, a_mark(report_id, first))
        at.marks.apply(change)
        at.marks.apply(change.inverse())
        assert at.marks.next_id() == first + 1
        at.marks.apply(change)  # undone and done again: the same mark
        assert at.marks.get(first) == a_mark(report_id, first)


def test_a_change_of_a_mark_that_is_otherwise_now_is_refused(project):
    with project.writing() as at:
        report_id = at.reports.add(a_report())
        at.marks.apply(MarkChange(None, a_mark(report_id, 1)))
        stale = a_mark(report_id, 1, end=5)
        with pytest.raises(MarkGone):
            at.marks.apply(MarkChange(stale, None))
        with pytest.raises(MarkGone):
            at.marks.get(99)


def test_a_mark_needs_its_report(project):
    def without():
        with project.writing() as at:
            at.marks.add_many([a_mark(report_id=7)])

    with pytest.raises(Exception, match="FOREIGN KEY"):
        without()


# -- refusals -------------------------------------------------------------------------------------


def test_a_project_that_is_not_there(path):
    with pytest.raises(NoSuchProject, match=r"p\.annot"):
        open_project(path)


@pytest.mark.parametrize("data", [b"", b"just text", b"SQLite format 3\x00"])
def test_a_file_that_is_no_project(tmp_path, data):
    path = tmp_path / "p.annot"
    path.write_bytes(data)
    with pytest.raises(NotAProject):
        open_project(path)
    assert path.read_bytes() == data


def test_another_programs_database_and_a_folder_are_no_projects(tmp_path):
    path = tmp_path / "p.annot"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE report (id)")
    plain.close()
    with pytest.raises(NotAProject):
        open_project(path)
    with pytest.raises((NotAProject, UnreadableFile)):
        open_project(tmp_path)


def plain(path, statement):
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()


def test_a_newer_project_is_refused_untouched(project, path):
    project.close()
    plain(path, "UPDATE alembic_version SET version_num = '9999'")
    before = path.read_bytes()
    with pytest.raises(NewerProject, match="9999"):
        open_project(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    ["DROP TABLE mark", "DROP TABLE alembic_version", "DELETE FROM alembic_version"],
)
def test_a_project_that_lacks_a_part_is_damaged(project, path, statement):
    project.close()
    plain(path, statement)
    with pytest.raises(DamagedProject, match="lacks"):
        open_project(path)


def test_a_project_without_its_label_set_is_damaged(project, path):
    project.close()
    plain(path, "DELETE FROM project")
    with pytest.raises(DamagedProject, match="label set"):
        open_project(path)


@pytest.mark.parametrize("harm", ["truncated", "overwritten"])
def test_a_damaged_file_is_told(project, path, harm):
    with project.writing() as at:
        report_id = at.reports.add(a_report("字" * 20_000))
        at.marks.add_many([a_mark(report_id, start=k, end=k + 1) for k in range(2000)])
    project.close()
    data = bytearray(path.read_bytes())
    if harm == "truncated":
        del data[len(data) // 2 :]
    else:
        for page in range(1, len(data) // 4096):
            data[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(data)
    with pytest.raises(DamagedProject):
        open_project(path)


def _hold(path, pragma, ready, release):
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in pragma:
        connection.execute(statement)
    ready.set()
    release.wait(30)
    connection.close()


@pytest.fixture
def holding(path):
    """Return a function that lets another process hold the project by SQL statements."""
    context = multiprocessing.get_context("spawn")
    ready, release = context.Event(), context.Event()
    started = []

    def hold(*pragma):
        process = context.Process(target=_hold, args=(path, pragma, ready, release))
        process.start()
        started.append(process)
        assert ready.wait(30)

    yield hold
    release.set()
    for process in started:
        process.join(30)


def test_a_project_that_another_process_keeps_to_itself_is_not_opened(project, path, holding):
    project.close()
    holding("PRAGMA locking_mode = EXCLUSIVE", "BEGIN IMMEDIATE")
    with pytest.raises(LockedProject):
        open_project(path)


def test_a_step_while_another_process_writes_is_refused_and_leaves_nothing(project, holding):
    holding("BEGIN IMMEDIATE")

    def write():
        with project.writing() as at:
            at.reports.add(a_report())

    with pytest.raises(LockedProject):
        write()
    with project.reading() as at:
        assert at.reports.ids() == []


def test_a_place_that_is_taken_or_cannot_hold_a_folder_is_refused(tmp_path, path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnwritablePlace):
        create(tmp_path / "file" / "p.annot", TOML)
    (tmp_path / "taken.annot").write_text("", encoding="utf-8")
    with pytest.raises(AlreadyThere):
        create(tmp_path / "taken.annot", TOML)
    with pytest.raises(NotAProject):
        create(tmp_path / "project", TOML)


def test_of_two_makers_of_one_project_the_second_gives_way(path, monkeypatch):
    fill = store_project._fill

    def slowly(fresh, labelset):
        fill(fresh, labelset)
        monkeypatch.setattr(store_project, "_fill", fill)
        with create(path, TOML).writing() as at:
            at.reports.add(a_report())

    monkeypatch.setattr(store_project, "_fill", slowly)
    with pytest.raises(AlreadyThere):
        create(path, TOML)
    with open_project(path).reading() as at:
        assert len(at.reports.ids()) == 1


def test_the_log_of_a_project_that_is_gone_is_not_replayed(path):
    path.parent.mkdir()
    path.with_name("p.annot-wal").write_bytes(b"left")
    with pytest.raises(LeftOver, match=r"p\.annot-wal"):
        create(path, TOML)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mark SET status = 'weird'",
        "UPDATE mark SET extra = 'not json'",
        "UPDATE standing SET status = 'weird'",
        "UPDATE report SET meta = 'x'",
        "DELETE FROM report_text",
        "UPDATE report_text SET text = CAST(x'ff00' AS TEXT)",
        "ALTER TABLE mark RENAME COLUMN note TO memo",
        "CREATE TRIGGER t AFTER INSERT ON report BEGIN DELETE FROM report_text; END",
    ],
)
def test_what_we_did_not_write_is_damage_told_in_a_sentence(project, path, statement):
    with project.writing() as at:
        report_id = at.reports.add(a_report())
        at.marks.add_many([a_mark(report_id)])
    project.close()
    plain(path, statement)

    def read_all():
        with open_project(path).reading() as at:
            at.queue.lines(at.queue.ids())
            at.reports.get(report_id)
            at.marks.of_report(report_id)

    with pytest.raises(DamagedProject):
        read_all()


def test_a_maker_killed_in_the_middle_leaves_no_project(path):
    script = (
        "import os, signal, sys\n"
        "from annotator.store import project, schema\n"
        "schema.upgrade = lambda c: os.kill(os.getpid(), signal.SIGKILL)\n"
        "project.create(sys.argv[1], '')\n"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert done.returncode == -9
    assert not path.exists()
    made = create(path, TOML)
    made.close()
