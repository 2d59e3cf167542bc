"""A project verified: nothing is said of one that was only worked in; what was altered is named."""

import shutil
import sqlite3
from contextlib import closing

import pytest

from annotator.errors import keeping as faults
from annotator.model import ReportStatus
from annotator.review import Session
from annotator.review.relabelling import Watch
from annotator.review.verifying import Verification
from annotator.text.cancel import Cancelled
from tests.lived import live_in, on, reports


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """Return a project that has been worked in."""
    folder = tmp_path_factory.mktemp("lived")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_NER", "off")
        return live_in(folder / "p.annot", reports(folder / "reports"))


@pytest.fixture
def path(lived, tmp_path):
    """Return a copy of that project."""
    return shutil.copy(lived, tmp_path / "p.annot")


def verified(path):
    """Return what is wrong with the project, and how much was looked at."""
    session = Session.open(path, "verifier")
    verification = Verification(session)
    found = list(verification.faults())
    session.close()
    return found, verification


def query(path, statement):
    with closing(sqlite3.connect(path)) as plain:
        found = plain.execute(statement).fetchall()
        plain.commit()
    return found


def test_a_project_that_was_worked_in_is_whole(path):
    before = path.read_bytes()
    found, verification = verified(path)
    assert [str(fault) for fault in found] == []
    (reports_there,) = query(path, "SELECT count(*) FROM report")[0]
    assert verification.counts["report"] == reports_there == 7
    assert verification.counts["decision"] > 30
    assert verification.unchecked == 2, "the page of HTML, and the document that came as a record"
    assert path.read_bytes() == before


DECIDED = (
    "(SELECT json_extract(c.value, '$.after.id') FROM decision, json_each(changes) c "
    "WHERE act = 'accept' AND json_extract(c.value, '$.what') = 'mark' LIMIT 1)"
)
MOVED = (
    "(SELECT m.value FROM decision, json_each(changes) c, json_each(c.value, '$.marks') m "
    "WHERE json_extract(c.value, '$.what') = 'label' LIMIT 1)"
)
GONE = (
    "(SELECT json_extract(c.value, '$.before.id') FROM decision, json_each(changes) c "
    "WHERE json_extract(c.value, '$.what') = 'mark' AND json_extract(c.value, '$.after') IS NULL "
    "AND json_extract(c.value, '$.before.id') NOT IN (SELECT id FROM mark) LIMIT 1)"
)
ALTERED = {
    "a letter of a text": (
        "UPDATE report_text SET text = replace(text, '南京', '北京')",
        [faults.AlteredText],
        "a.txt",
    ),
    "a letter of a row": (
        "UPDATE report_text SET text = replace(text, '3.5万', '8.5万')",
        [faults.AlteredText],
        "d.csv #2",
    ),
    "a text made longer": (
        "UPDATE report_text SET text = text || '。' WHERE report_id = 1",
        [faults.UnreadableReport],
        "a.txt cannot be read: its text has 100 characters, where 99 were stored",
    ),
    "a source": (
        (
            "UPDATE report_source SET data = (SELECT data FROM report_source WHERE report_id > 2)"
            " WHERE report_id = (SELECT min(report_id) FROM report_source)"
        ),
        [faults.AlteredSource],
        "b.txt",
    ),
    "a sha256": ("UPDATE report SET sha256 = 'e' WHERE id = 1", [faults.AlteredText], "a.txt"),
    "furniture": (
        "UPDATE report SET furniture = '[[0, 99999, true]]' WHERE name = 'f.docx'",
        [faults.UnreadableReport],
        "f.docx cannot be read: page furniture at 0-99999 lies outside",
    ),
    "a status": (
        (
            "UPDATE standing SET status = 'done' WHERE report_id = "
            "(SELECT id FROM report WHERE name = 'd.csv #2')"
        ),
        [faults.UndecidedStatus],
        "is done",
    ),
    "a report's date": (
        "UPDATE report SET meta = '{}' WHERE name = 'a.txt'",
        [faults.OtherReport],
        "its meta",
    ),
    "a count of marks": (
        "UPDATE standing SET confirmed = confirmed + 1 WHERE report_id = 1",
        [faults.OtherNote],
        "a.txt: its confirmed is noted as",
    ),
    "a count of a label": (
        "DELETE FROM tally WHERE label = 'PER' AND report_id = 1",
        [faults.OtherNote],
        "its PER ",
    ),
    "a count of a label that has no mark": (
        "INSERT INTO tally VALUES (1, 'NONE', 'confirmed', 3)",
        [faults.OtherNote],
        "its NONE confirmed is noted as 3 for the queue, and is 0",
    ),
    "how long a mark may be": (
        "UPDATE standing SET longest = 1 WHERE report_id = 1",
        [faults.OtherNote],
        "its longest is noted as 1 for",
    ),
    "who decided last": (
        "UPDATE standing SET reviewer = '周' WHERE report_id = 1",
        [faults.OtherNote],
        "its reviewer is noted as 周",
    ),
    "a line of the queue": (
        "DELETE FROM standing WHERE report_id = 1",
        [faults.UnreadableReport],
        "a.txt cannot be read",
    ),
    "a mark's status": (
        f"UPDATE mark SET status = 'rejected' WHERE id = {DECIDED}",
        [faults.OtherMark],
        "(status)",
    ),
    "a mark's offsets": (
        f"UPDATE mark SET start = start + 1 WHERE id = {DECIDED}",
        [faults.OtherMark],
        "(start)",
    ),
    "a mark's value": (
        "UPDATE mark SET value = '1' WHERE value = '41200'",
        [faults.OtherMark],
        "(value)",
    ),
    "a label that many got at once": (
        f"UPDATE mark SET label = 'PER' WHERE id = {MOVED}",
        [faults.OtherMark],
        "(label)",
    ),
    "a mark that goes": (
        f"DELETE FROM mark WHERE id = {DECIDED}",
        [faults.LostMark],
        "is gone",
    ),
    "a mark that comes back": (
        (
            "INSERT INTO mark (id, report_id, start, end, label, status, origin_by, note, extra) "
            f"SELECT {GONE}, 1, 0, 1, 'PER', 'confirmed', 'reviewer', '', '{{}}'"
        ),
        [faults.UndeadMark],
        "is there",
    ),
    "offsets behind the end": (
        (
            "UPDATE mark SET end = 99999 WHERE id = (SELECT max(id) FROM mark WHERE report_id = "
            "(SELECT id FROM report WHERE name = 'd.csv #1'))"
        ),
        [faults.MarkOutside],
        "-99999 lies outside",
    ),
    "a status that is none": (
        f"UPDATE mark SET status = 'done' WHERE id = {DECIDED}",
        [faults.UnreadableMark],
        "a.txt: mark 1 cannot be read",
    ),
    "text that is no UTF-8": (
        f"UPDATE mark SET note = CAST(x'ff00' AS TEXT) WHERE id = {DECIDED}",
        [faults.UnreadableMark],
        "UTF-8",
    ),
    "a link's end": (
        (
            "UPDATE relation SET to_mark = "
            "(SELECT id FROM mark WHERE report_id <> relation.report_id LIMIT 1)"
        ),
        [faults.OtherRelation, faults.LooseRelation],
        "does not stand",
    ),
    "a link to nothing": (
        "UPDATE relation SET to_mark = 99999",
        [faults.LostParent, faults.OtherRelation, faults.LooseRelation],
        "mark 99999",
    ),
    "a link that goes": ("DELETE FROM relation", [faults.OtherRelation], "link 1"),
    "a mark of no report": (
        (
            "UPDATE mark SET report_id = 77 WHERE id = (SELECT max(id) FROM mark WHERE report_id ="
            " (SELECT id FROM report WHERE name = 'd.csv #1'))"
        ),
        [faults.LostParent, faults.MarkOutside],
        "a row of report",
    ),
    "what a decision found": (
        "UPDATE decision SET changes = replace(changes, '\"41200\"', '\"7\"') WHERE act = 'redo'",
        [faults.BrokenMark],
        "had left it",
    ),
    "an act that is none": (
        "UPDATE decision SET act = 'dance' WHERE act = 'set_rules'",
        [faults.UnreadableEntry],
        "dance",
    ),
    "changes that are no JSON": (
        "UPDATE decision SET changes = '[{' WHERE act = 'set_furniture'",
        [faults.UnreadableEntry],
        "the table decision",
    ),
    "an undo of what is to come": (
        (
            "UPDATE decision SET reverts = (SELECT max(id) FROM decision) WHERE id = "
            "(SELECT min(id) FROM decision WHERE act = 'undo')"
        ),
        [faults.UnreadableEntry, faults.BrokenMark],
        "which is not before it",
    ),
    "a step that is to come": (
        "UPDATE decision SET step = 999 WHERE id = 3",
        [faults.UnreadableEntry],
        "which begins after it",
    ),
    "a word of a list": ("UPDATE word SET text = '?'", [faults.OtherProject] * 2, "word list"),
    "the label set": (
        "UPDATE project SET labelset = replace(labelset, '人名', '姓名')",
        [faults.OtherProject],
        "labels",
    ),
}


@pytest.mark.parametrize("name", ALTERED)
def test_what_was_altered_behind_the_program_is_named(path, name):
    statement, kinds, said = ALTERED[name]
    query(path, statement)
    found, _ = verified(path)
    assert [fault for fault in kinds if not any(type(one) is fault for one in found)] == []
    others = {type(one) for one in found} - set(kinds)
    assert others <= {faults.OtherNote}, "what the queue tells is otherwise, too"
    assert any(said in str(fault) for fault in found), [str(fault) for fault in found]


def test_an_index_that_does_not_fit_its_table_is_named(path):
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("PRAGMA writable_schema = ON")
        plain.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'report_id, start', 'report_id, label') "
            "WHERE name = 'ix_mark_report_id_start'"
        )
        plain.commit()
    found, _ = verified(path)
    assert {type(fault) for fault in found} == {faults.FileFault}
    assert "ix_mark_report_id_start" in str(found[0])


def test_who_goes_on_working_meanwhile_disturbs_nothing(path):
    session, other = Session.open(path, "verifier"), Session.open(path, "林")
    report_id = next(one.id for one in other.each_line() if one.name == "d.csv #1")

    def work(*_):
        for mark in list(other.report(report_id)[1]):
            other.accept(mark)
            other.undo()
            other.redo()

    assert list(Verification(session, Watch(reached=work)).faults()) == []
    assert on(other, report_id, "27人").is_span
    assert list(Verification(session).faults()) == []
    assert other.set_status(report_id, ReportStatus.DONE) is not None
    session.close()
    other.close()


def test_it_can_be_stopped_and_tells_how_far_it_is(path):
    session = Session.open(path, "verifier")
    far = []
    assert list(Verification(session, Watch(reached=lambda *now: far.append(now))).faults()) == []
    assert far[0][0] == 0
    assert far[0][1] > 50
    with pytest.raises(Cancelled):
        list(Verification(session, Watch(cancelled=lambda: True)).faults())
    assert list(Verification(session).faults()) == [], "the project can still be read"
    session.close()
