"""Judges a project after its reviewer was killed, as ``python judge.py PROJECT WHO FIRST < TOLD``.

FIRST is the project as it was before any act; TOLD, as JSON lines, what the last reviewer told of
(see ``telling``). Each act that was told must be in the log with all that it changed, and at most
one more; the file and the marks must be whole; and all must be undone to the first act, and done
again. A line of JSON says how many decisions were told, and how many were not; what is wrong is
raised. What is undone here is undone in a copy.
"""

from __future__ import annotations

import shutil
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from annotator.__main__ import main as annotator
from annotator.errors import NothingToRedo, NothingToUndo
from annotator.model import MarkChange
from annotator.review import Session
from tests.torture.telling import heard, print_of, tell


class Wrong(Exception):  # noqa: N818 - named as what it finds
    """Something was lost, or is not as it was told."""


def need(holds, what):
    """Raise Wrong, saying ``what``, unless it ``holds``."""
    if not holds:
        raise Wrong(what)


def state(session):
    """Return all that acts may change: status, marks and relations of every report."""
    with session.project.reading() as at:
        return [
            (number, at.reports.status(number), at.marks.of_report(number), links(at, number))
            for number in at.reports.ids()
        ]


def links(at, report_id):
    return sorted(at.relations.of_report(report_id), key=lambda one: one.id)


def check_log(log, told):
    """Check that each act told is in the log as it was told, and at most one act more; count."""
    since = told[0]["ready"]
    prints = {one.id: print_of(one) for one in log if one.id > since}
    known = {}
    for line in told[1:]:
        known |= {int(number): text for number, text in line.get("decisions", {}).items()}
    for number, text in known.items():
        need(number in prints, f"decision {number} was told and is not in the log")
        need(prints[number] == text, f"decision {number} is not in the log as it was told")
    seen = max([since, *known, *(line.get("newest", 0) for line in told[1:])])
    more = [one for one in log if one.id > seen]
    steps = {one.step or one.id for one in more}
    if len(steps) > 1 and all(one.reverts for one in more):  # a step undone, or done again
        of = {one.id: one.step or one.id for one in log}
        steps = {of[one.reverts] for one in more}
    need(len(steps) <= 1, f"of the last acts several were not told: {more}")
    untold = set(prints) - set(known)
    if not any("newest" in line for line in told):
        need(untold == {one.id for one in more}, f"{untold} were not told")
    return {"decisions": len(prints), "untold": len(more)}


def check_painted(log, told, first):
    """Check what a window painted after each act against the log as it was then."""
    lines = [line for line in told if "newest" in line]
    with first.project.reading() as at:
        marks = {
            mark.id: mark for number in at.reports.ids() for mark in at.marks.of_report(number)
        }
    names = {one.name: one.id for one in first.each_line()}
    waiting = iter(log)
    done = 0
    for line in lines:
        while done < line["newest"]:
            one = next(waiting)
            done = one.id
            for change in one.changes:
                if isinstance(change, MarkChange):
                    marks.pop(change.mark_id, None)
                    if change.after is not None:
                        marks[change.mark_id] = change.after
        report = names[line["report"]]
        now = [
            [m.id, m.start, m.end, m.label, m.status.value]
            for m in marks.values()
            if m.report_id == report
        ]
        need(sorted(now) == sorted(line["marks"]), f"after {done} something else was painted")


def check_file(project):
    """Check the file with SQLite's own means, and the project by ``annotator verify``."""
    with closing(sqlite3.connect(project)) as plain:
        found = plain.execute("PRAGMA integrity_check").fetchall()
        need(found == [("ok",)], f"integrity_check: {found}")
    need(annotator(["verify", str(project)]) == 0, "annotator verify found faults")


def check_way_back(project, who, first):
    """Check that all is undone to the first act, and done again: the same each time."""
    session = Session.open(project, who)
    try:
        travel(session.redo, NothingToRedo)
        end = state(session)
        travel(session.undo, NothingToUndo)
        need(state(session) == first, "undone, it is not as it was at first")
        travel(session.redo, NothingToRedo)
        need(state(session) == end, "done again, it is not as it was")
    finally:
        session.close()


def travel(step, at_end):
    while True:
        try:
            step()
        except at_end:
            return


def judge(project, who, first, told):
    """Judge, and return what was counted."""
    session = Session.open(project, who)
    log = session.decisions()
    before = Session.open(first, who)
    try:
        found = check_log(log, told)
        check_painted(log, told, before)
        beginning = state(before)
    finally:
        before.close()
        session.close()
    check_file(project)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.annot"
        shutil.copy(project, copy)
        check_way_back(copy, who, beginning)
    return found


def main():
    """Judge, and tell what was counted."""
    project, who, first = sys.argv[1:]
    tell(judge(Path(project), who, Path(first), heard(sys.stdin)))


if __name__ == "__main__":
    main()
