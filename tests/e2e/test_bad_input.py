"""Bad input, on the command line and in the window: one sentence each, nothing half-written."""

import os
import sqlite3
import stat
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from annotator.errors import UnwritablePlace
from annotator.review import Session
from annotator.ui import app

GOOD = "商会共有会员120名。"


def files_of(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


BAD_SOURCES = {
    "an empty file": (b"", "is empty"),
    "a binary": (b"\x7fELF\x02\x01\x01\x00" * 40, "is not a text file"),
    "an undecodable file": ("商会".encode() + b"\xff\xff" + "开会".encode(), "damaged at byte"),
    "a file that vanished": (None, "is not there"),
    "a directory without reports": ("folder", "holds no reports"),
}


@pytest.fixture(params=BAD_SOURCES.values(), ids=BAD_SOURCES.keys())
def bad_source(request, tmp_path):
    """Return a path that holds no report, and what is to be said of it."""
    content, said = request.param
    path = tmp_path / "in" / "bad.txt"
    path.parent.mkdir()
    if content == "folder":
        path.mkdir()
        (path / "picture.png").write_bytes(b"\x89PNG")
    elif content is not None:
        path.write_bytes(content)
    return path, said


def test_a_bad_source_on_the_command_line(annotator, bad_source, report_file, tmp_path):
    path, said = bad_source
    good, project = report_file(GOOD, "good.txt"), tmp_path / "p.annot"
    done = annotator("import", project, path, good)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert str(path) in done.stderr
    assert said in done.stderr
    assert "good.txt: added" in done.stdout
    session = Session.open(project, "reader")
    assert [summary.name for summary in session.each_line()] == ["good.txt"]
    session.close()
    suggested = annotator("suggest", path, good)
    assert suggested.returncode == 1
    assert said in suggested.stderr
    assert "good.txt" in suggested.stdout


def test_a_bad_source_in_the_window(qtbot, bad_source, report_file, tmp_path):
    path, said = bad_source
    app.make_application()
    window = app.open_window(str(tmp_path / "p.annot"), [path, report_file(GOOD, "good.txt")])
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.transfers.arrivals.ended, timeout=60_000):
        window.show()
    boxes = window.findChildren(QMessageBox)
    assert len(boxes) == 1
    assert said in boxes[0].text()
    assert boxes[0].text().count("\n") == 0
    assert window.desk.report.name == "good.txt"
    boxes[0].close()


# -- projects that are none -----------------------------------------------------------------------


def harmed_project(path, harm):
    """Make a project at ``path`` and harm it; return what is to be said of it."""
    if harm == "not one":
        path.write_text("just text", encoding="utf-8")
        return "is not a project"
    Session.create(path, "maker").close()
    if harm == "newer":
        connection = sqlite3.connect(path)
        connection.execute("UPDATE alembic_version SET version_num = '9999_later'")
        connection.commit()
        connection.close()
        return "made by a newer version"
    data = bytearray(path.read_bytes())
    data[4096 : 4096 * 4] = os.urandom(4096 * 3)
    path.write_bytes(data)
    return "is damaged"


HARMS = ("not one", "newer", "damaged")


@pytest.mark.parametrize("harm", HARMS)
def test_a_bad_project_on_the_command_line(annotator, report_file, tmp_path, harm):
    path = tmp_path / "p.annot"
    said = harmed_project(path, harm)
    before = path.read_bytes()
    out = tmp_path / "out.jsonl"
    for call in (
        ["stats", path],
        ["import", path, report_file(GOOD, "good.txt")],
        ["export", path, "--format", "jsonl", "--output", out],
        ["open", path],
    ):
        done = annotator(*call)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert said in done.stderr
    assert path.read_bytes() == before
    assert not out.exists()
    assert [name for name in files_of(tmp_path) if "p.annot" in name] == ["p.annot"]


@pytest.mark.parametrize("harm", HARMS)
def test_a_bad_project_in_the_window(qtbot, tmp_path, harm):
    app.make_application()
    window = app.open_window(None, [])
    qtbot.addWidget(window)
    window.show()
    path = tmp_path / "p.annot"
    said = harmed_project(path, harm)
    window.switch_project(path, new=False)
    (box,) = window.findChildren(QMessageBox)
    assert said in box.text()
    assert window.desk.session.project.path.name == "curation.annot"
    box.close()


def test_a_project_that_is_not_there(annotator, tmp_path):
    for call in (["stats"], ["open"], ["export", "--format", "jsonl", "--output", tmp_path / "o"]):
        done = annotator(call[0], tmp_path / "gone.annot", *call[1:])
        assert done.returncode == 1
        assert "There is no project" in done.stderr
    assert files_of(tmp_path) == []


def test_a_project_locked_by_another_process(annotator, report_file, tmp_path):
    path = tmp_path / "p.annot"
    annotator("import", path, report_file(GOOD, "good.txt"))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    done = annotator("import", path, report_file("会员3名。", "more.txt"))
    assert done.returncode == 1
    assert "locked by another process" in done.stderr
    assert annotator("stats", path).returncode == 0  # readers go on
    holder.execute("ROLLBACK")
    holder.close()
    assert annotator("import", path, tmp_path / "more.txt").returncode == 0


# -- places that cannot be written ----------------------------------------------------------------


@pytest.fixture
def read_only_folder(tmp_path):
    """Return a folder that this process cannot write in, though it may be root."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    if not os.access(folder, os.W_OK):
        yield folder
        folder.chmod(stat.S_IRWXU)
        return
    folder.chmod(stat.S_IRWXU)
    for candidate in (Path("/sys/kernel"), Path("/proc/self")):  # not even root's
        if candidate.is_dir():
            yield candidate
            return
    pytest.skip("this user may write everywhere")


def test_a_read_only_folder(annotator, read_only_folder, report_file, tmp_path):
    target = read_only_folder / "p.annot"
    done = annotator("import", target, report_file(GOOD, "good.txt"))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr
    project = tmp_path / "p.annot"
    annotator("import", project, tmp_path / "good.txt")
    for call in (
        ["export", project, "--format", "jsonl", "--output", read_only_folder / "o.jsonl"],
        ["suggest", tmp_path / "good.txt", "--output", read_only_folder / "o.jsonl"],
    ):
        done = annotator(*call)
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
    assert not target.exists()


def test_a_read_only_home_does_not_stop_the_window(qtbot, read_only_folder, tmp_path, monkeypatch):
    monkeypatch.setenv("ANNOTATOR_HOME", str(read_only_folder))
    app.make_application()
    with pytest.raises(UnwritablePlace):
        app.open_window(None, [])
    Session.create(tmp_path / "p.annot", "maker").close()
    window = app.open_window(str(tmp_path / "p.annot"), [])
    qtbot.addWidget(window)
    window.show()
    window.looks.set_theme("dark")
    assert "cannot be written" in window.statusBar().currentMessage()
    window.close()


def test_an_unreadable_record_file_is_told(annotator, tmp_path):
    path = tmp_path / "theirs.jsonl"
    path.mkdir()
    done = annotator("evaluate", "--gold", tmp_path, "--predictions", path)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
