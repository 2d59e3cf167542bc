"""Backups of a real project: made while others write, put back, made day by day and let go."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Event, Thread

import pytest

from annotator.errors import (
    AlreadyThere,
    BackupOfItself,
    DamagedProject,
    LeftOver,
    LockedProject,
    NewerProject,
    NoSuchProject,
    NotAProject,
    UnwritablePlace,
)
from annotator.model import ReportStatus
from annotator.review import Session, keeping
from annotator.review.relabelling import Watch
from annotator.review.verifying import Verification
from annotator.text.cancel import Cancelled
from tests.conftest import ROOT
from tests.lived import live_in, reports

TODAY = date(2100, 5, 20)  # what is decided in these tests is decided before


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Return a project that has been worked in."""
    folder = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_NER", "off")
        return live_in(folder / "p.annot", reports(folder / "reports"))


@pytest.fixture
def path(lived, tmp_path):
    """Return a copy of that project, in a folder of its own."""
    (tmp_path / "here").mkdir()
    return shutil.copy(lived, tmp_path / "here" / "p.annot")


@pytest.fixture
def session(path):
    made = Session.open(path, "沈")
    yield made
    made.close()


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def query(path, statement, *values):
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute(statement, values).fetchall()
        plain.commit()
    return found


def faults(path):
    session = Session.open(path, "verifier")
    found = list(map(str, Verification(session).faults()))
    session.close()
    return found


def decisions(path):
    return query(path, "SELECT count(*) FROM decision")[0][0]


def work(session):
    """Do something that is logged."""
    report_id = next(session.each_line()).id
    status = session.summary(report_id).status
    other = ReportStatus.DONE if status is not ReportStatus.DONE else ReportStatus.FLAGGED
    assert session.set_status(report_id, other) is not None


# -- backing up -------------------------------------------------------------------------------


def test_a_backup_is_the_project_as_it_was_and_a_project_itself(path, tmp_path):
    target = keeping.back_up(path, tmp_path / "there" / "b.annot")
    assert names(target.parent) == ["b.annot"]
    for table in ("report_text", "mark", "decision", "relation", "standing", "word"):
        rows = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert query(target, rows) == query(path, rows)
    assert query(target, "PRAGMA journal_mode") == [("wal",)]
    assert faults(target) == []


def test_without_a_place_it_goes_into_the_folder_beside_the_project(path, tmp_path):
    first = keeping.back_up(path)
    assert first.parent == path.with_name("p.backups")
    assert first.name.startswith("p-20")
    there = tmp_path / "there"
    there.mkdir()
    assert keeping.back_up(path, there).parent == there


def test_what_others_write_meanwhile_is_in_it_wholly_or_not_at_all(path, tmp_path):
    query(
        path, "INSERT INTO report_text SELECT 1000, printf('%.*c', 6000000, 'x')"
    )  # some 1500 pages
    query(path, "DELETE FROM report_text WHERE report_id = 1000")
    ready, enough = Event(), Event()

    def write():
        other = Session.open(path, "林")
        while not enough.is_set():
            work(other)
            ready.set()
        other.close()

    writer = Thread(target=write)
    writer.start()
    try:
        assert ready.wait(30)
        before, seen = decisions(path), []
        for number in range(3):
            target = keeping.back_up(path, tmp_path / f"{number}.annot")
            seen.append(decisions(target))
            assert faults(target) == []
    finally:
        enough.set()
        writer.join()
    assert before <= seen[0] <= seen[1] <= seen[2] <= decisions(path)
    assert seen[2] > before, "it was written to meanwhile"


def test_an_older_backup_is_replaced_and_nothing_else_is(path, session, tmp_path):
    target = keeping.back_up(path, tmp_path / "b.annot")
    before = decisions(target)
    work(session)
    keeping.back_up(path, target)
    assert decisions(target) == before + 1
    notes = tmp_path / "notes.annot"
    notes.write_text("mine", encoding="utf-8")
    with pytest.raises(AlreadyThere):
        keeping.back_up(path, notes)
    assert notes.read_text(encoding="utf-8") == "mine"
    with pytest.raises(BackupOfItself):
        keeping.back_up(path, path)
    (tmp_path / "gone.annot-wal").write_bytes(b"left")
    with pytest.raises(LeftOver):
        keeping.back_up(path, tmp_path / "gone.annot")
    with pytest.raises(NoSuchProject):
        keeping.back_up(tmp_path / "none.annot", tmp_path / "x.annot")


def test_a_project_that_somebody_works_in_is_not_overwritten_by_a_backup(path, tmp_path):
    target = keeping.back_up(path, tmp_path / "b.annot")
    other = Session.open(target, "林")
    work(other)
    with pytest.raises(LockedProject):
        keeping.back_up(path, target)
    other.close()


def test_a_backup_that_fails_or_is_stopped_leaves_the_older_one(path, tmp_path, monkeypatch):
    target = keeping.back_up(path, tmp_path / "there" / "b.annot")
    before = target.read_bytes()
    with pytest.raises(Cancelled):
        keeping.back_up(path, target, Watch(cancelled=lambda: True))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", _no_room)
        with pytest.raises(UnwritablePlace, match="No space"):
            keeping.back_up(path, target)
    assert target.read_bytes() == before
    assert names(target.parent) == ["b.annot"]


def _no_room(_descriptor):
    raise OSError(28, "No space left on device")


def test_of_a_damaged_project_there_is_no_backup(path, tmp_path):
    target = keeping.back_up(path, tmp_path / "b.annot")
    before = target.read_bytes()
    damage(path)
    with pytest.raises(DamagedProject, match=r"p\.annot"):
        keeping.back_up(path, target)
    assert target.read_bytes() == before


def damage(path):
    data = bytearray(path.read_bytes())
    for page in range(3, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xa5" * 64
    path.write_bytes(data)


# -- putting back -----------------------------------------------------------------------------


def test_a_backup_takes_the_place_of_the_project_which_is_kept(path, session, tmp_path):
    backup = keeping.back_up(path, tmp_path / "b.annot")
    then = decisions(path)
    work(session)
    session.close()
    done = keeping.restore(backup, path)
    assert done.sure
    assert decisions(path) == then
    assert decisions(done.kept) == then + 1
    assert done.kept.parent == path.with_name("p.backups")
    assert (faults(path), faults(done.kept)) == ([], [])
    assert query(path, "PRAGMA journal_mode") == [("wal",)]
    assert path.stat().st_nlink == done.kept.stat().st_nlink == 1
    again = Session.open(path, "沈")
    work(again)
    again.close()
    assert (decisions(path), decisions(backup)) == (then + 1, then)
    assert names(path.parent) == ["p.annot", "p.backups"]


def test_a_project_can_be_restored_where_there_is_none(path, tmp_path):
    backup = keeping.back_up(path, tmp_path / "b.annot")
    place = tmp_path / "new" / "q.annot"
    assert keeping.restore(backup, place).kept is None
    assert faults(place) == []
    assert names(place.parent) == ["q.annot"]
    with pytest.raises(NotAProject):
        keeping.restore(backup, tmp_path / "new" / "q.txt")
    with pytest.raises(BackupOfItself):
        keeping.restore(backup, backup)


def test_what_is_no_project_of_ours_is_not_restored(path, tmp_path):
    before = path.read_bytes()
    text = tmp_path / "text.annot"
    text.write_text("text", encoding="utf-8")
    with pytest.raises(NotAProject):
        keeping.restore(text, path)
    other = tmp_path / "other.annot"
    query(other, "CREATE TABLE report (id)")
    with pytest.raises(NotAProject):
        keeping.restore(other, path)
    newer = keeping.back_up(path, tmp_path / "newer.annot")
    query(newer, "UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerProject):
        keeping.restore(newer, path)
    broken = keeping.back_up(path, tmp_path / "broken.annot")
    damage(broken)
    with pytest.raises(DamagedProject):
        keeping.restore(broken, path)
    assert path.read_bytes() == before
    assert names(path.parent) == ["p.annot"]


HOLDING = """
import sys
from annotator.model import ReportStatus
from annotator.review import Session
session = Session.open(sys.argv[1], "elsewhere")
list(session.each_line())
print("open", flush=True)
sys.stdin.read()
session.set_status(next(session.each_line()).id, ReportStatus.FLAGGED)
session.close()
"""


def test_a_project_that_a_window_of_another_process_has_open_is_not_replaced(path, tmp_path):
    backup = keeping.back_up(path, tmp_path / "b.annot")
    before = decisions(path)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(LockedProject):
            keeping.restore(backup, path)
        assert decisions(path) == before
        other.stdin.close()
        assert other.wait(30) == 0, "it has lost nothing"
    assert decisions(path) == before + 1
    assert names(path.parent) == ["p.annot"]
    assert keeping.restore(backup, path).kept is not None


def test_a_project_too_damaged_to_be_opened_is_kept_with_its_log_and_replaced(path, tmp_path):
    backup = keeping.back_up(path, tmp_path / "b.annot")
    path.write_bytes(b"\x00" * 5000)
    path.with_name("p.annot-wal").write_bytes(b"log")
    done = keeping.restore(backup, path)
    assert not done.sure
    assert done.kept.read_bytes() == b"\x00" * 5000
    assert done.kept.with_name(done.kept.name + "-wal").read_bytes() == b"log"
    assert faults(path) == []


def test_a_project_of_an_earlier_version_is_backed_up_as_it_is_and_restored(path, tmp_path):
    old = shutil.copy(ROOT / "tests" / "data" / "projects" / "0004.annot", tmp_path / "old.annot")
    backup = keeping.back_up(old, tmp_path / "b.annot")
    assert query(backup, "SELECT version_num FROM alembic_version") == [("0004",)]
    keeping.restore(backup, path)
    assert query(path, "SELECT version_num FROM alembic_version") == [("0004",)]
    assert faults(path) == []


# -- making small -----------------------------------------------------------------------------


def test_a_project_is_made_small_and_stays_what_it_is(path, session):
    query(path, "INSERT INTO report_text SELECT 1000, printf('%.*c', 3000000, 'x')")
    query(path, "DELETE FROM report_text WHERE report_id = 1000")
    marks = query(path, "SELECT * FROM mark ORDER BY id")
    before, after = keeping.compact(path)
    assert before > 3_000_000 > after == path.stat().st_size
    assert query(path, "SELECT * FROM mark ORDER BY id") == marks
    work(session)  # it was open meanwhile
    session.close()
    assert faults(path) == []


# -- day by day -------------------------------------------------------------------------------


def daily(path):
    return names(path.with_name("p.backups")) if path.with_name("p.backups").exists() else []


def test_a_day_has_one_backup_and_only_where_something_was_done(path, session):
    assert keeping.back_up_daily(session, 7, TODAY) == path.parent / "p.backups/p-2100-05-20.annot"
    work(session)
    assert keeping.back_up_daily(session, 7, TODAY) is None, "it has one already"
    assert keeping.back_up_daily(session, 7, TODAY + timedelta(1)) is not None
    assert keeping.back_up_daily(session, 7, TODAY + timedelta(2)) is None, "nothing was done"
    work(session)
    assert keeping.back_up_daily(session, 7, TODAY + timedelta(3)) is not None
    assert daily(path) == [f"p-2100-05-{day}.annot" for day in (20, 21, 23)]


def test_an_empty_project_has_none(tmp_path):
    session = Session.create(tmp_path / "q.annot", "沈")
    assert keeping.back_up_daily(session, 7, TODAY) is None
    session.close()
    assert names(tmp_path) == ["q.annot"]


def test_old_ones_go_and_what_somebody_else_laid_there_stays(path, session):
    folder = path.with_name("p.backups")
    for number in range(45):
        assert keeping.back_up_daily(session, 3, TODAY + timedelta(number)) is not None
        work(session)
    folder.joinpath("notes.txt").write_text("mine", encoding="utf-8")
    other = Path(shutil.copy(path, folder / "p-2100-05-22-before.annot"))
    keeping.back_up_daily(session, 3, TODAY + timedelta(45))
    there = [name for name in daily(path) if name.startswith("p-2100-") and name != other.name]
    days = [date.fromisoformat(name[2:12]) for name in there]
    assert days[-3:] == [TODAY + timedelta(number) for number in (43, 44, 45)]
    assert date(2100, 5, 31) in days
    assert date(2100, 6, 30) in days
    assert len(days) < 12
    assert {"notes.txt", other.name} <= set(daily(path))


def test_a_backup_that_somebody_works_in_is_never_deleted(path, session):
    keeping.back_up_daily(session, 3, date(2020, 1, 1))
    taken = path.with_name("p.backups") / "p-2020-01-01.annot"
    other = Session.open(taken, "林")
    work(other)  # today: long after the day of the backup
    other.close()
    for number in range(13):
        work(session)
        keeping.back_up_daily(session, 3, TODAY + timedelta(40 * number))
    there = daily(path)
    assert there[0] == taken.name
    assert len(there) == 13, "of the others one had to go"
    opened = Session.open(taken, "林")
    assert keeping.back_up_daily(opened, 3, TODAY) is None, "a backup has none of its own"
    opened.close()


def test_a_folder_that_cannot_be_written_is_told(path, session):
    path.with_name("p.backups").write_text("no folder", encoding="utf-8")
    with pytest.raises(UnwritablePlace):
        keeping.back_up_daily(session, 7, TODAY)
