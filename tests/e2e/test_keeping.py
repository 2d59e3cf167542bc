"""A project kept safe from the command line: verified, backed up, restored, made small."""

import json
import sqlite3
from contextlib import closing

import pytest


@pytest.fixture
def project(annotator, report_file, tmp_path):
    """Return a project of one report."""
    path = tmp_path / "p.annot"
    report_file("4月28日，商会会员120名，捐款4.11万元。", "r/a.txt")
    assert annotator("import", path, tmp_path / "r").returncode == 0
    return path


def query(path, statement):
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute(statement).fetchall()
        plain.commit()
    return found


def test_a_whole_project_is_told_in_a_sentence(annotator, project):
    done = annotator("verify", project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{project} is whole: 1 reports, ")
    told = json.loads(annotator("verify", project, "--json").stdout)
    assert told["faults"] == []
    assert told["looked_at"]["report"] == 1


def test_each_fault_is_told_with_its_place_and_the_status_is_1(annotator, project):
    query(project, "UPDATE report_text SET text = replace(text, '120', '820')")
    query(project, "UPDATE mark SET end = 500 WHERE id = 1")
    done = annotator("verify", project)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("a.txt: its text is not the one")
    assert "its longest is noted as" in lines[1]
    assert "a.txt: mark 1 at " in lines[2]
    assert lines[3].startswith("3 faults")
    done = annotator("verify", "--json", project)
    assert done.returncode == 1
    faults = json.loads(done.stdout)["faults"]
    assert [one["fault"] for one in faults] == ["AlteredText", "OtherNote", "MarkOutside"]
    assert (faults[2]["report"], faults[2]["mark"]) == ("a.txt", 1)


def test_what_is_no_project_is_refused_in_a_sentence(annotator, tmp_path):
    done = annotator("verify", tmp_path / "none.annot")
    assert done.returncode == 1
    assert done.stderr.startswith("annotator: There is no project")


def test_a_project_is_backed_up_and_restored(annotator, project, tmp_path):
    done = annotator("backup", project)
    assert (done.returncode, done.stderr) == (0, "")
    (backup,) = (tmp_path / "p.backups").iterdir()
    assert done.stdout == f"{project} is backed up: {backup}\n"
    there = tmp_path / "there.annot"
    assert json.loads(annotator("backup", project, there, "--json").stdout) == {
        "backup": str(there)
    }
    marks = query(project, "SELECT count(*) FROM mark")
    query(project, "DELETE FROM mark")
    done = annotator("restore", there, project)
    assert (done.returncode, done.stderr) == (0, "")
    first, second = done.stdout.splitlines()
    assert first == f"{project} is as {there} was."
    assert query(project, "SELECT count(*) FROM mark") == marks
    kept = second.partition(": ")[2]
    assert query(kept, "SELECT count(*) FROM mark") == [(0,)]
    assert annotator("verify", project).returncode == 0


def test_a_project_that_is_open_is_not_replaced(annotator, project, tmp_path):
    backup = tmp_path / "b.annot"
    assert annotator("backup", project, backup).returncode == 0
    with closing(sqlite3.connect(project)) as held:
        held.execute("SELECT count(*) FROM mark").fetchone()
        done = annotator("restore", backup, project)
    assert done.returncode == 1
    assert "locked by another process" in done.stderr
    assert not (tmp_path / "p.backups").exists()


def test_a_project_is_made_small(annotator, project):
    query(project, "INSERT INTO report_text SELECT 1000, printf('%.*c', 3000000, 'x')")
    query(project, "DELETE FROM report_text WHERE report_id = 1000")
    done = annotator("compact", project)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{project}: 3,")
    sizes = json.loads(annotator("compact", "--json", project).stdout)
    assert sizes["before"] == sizes["after"] == project.stat().st_size
