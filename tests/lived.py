"""A small project that has been worked in: several kinds of reports, nearly every act, undos.

Run as a program, it makes one for ``tests/data/projects``.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from annotator import labels
from annotator.model import ListMode, ReportStatus, Value
from annotator.review import Session, bring_in, lists, occurrences, reading, searching
from annotator.review.queries import parse

PLAIN = (
    "商会召开大会\r\n\r\n4月28日，\U00020bb7野家商会会长沈丹\u00a0率12人赴南京，捐款4.11万元。\r\n"
    "会员共120名，占77.5%。印发《工作要点》，秘书长林一与沈丹出席。\r\n发布时间：2020-04-29\r\n"
)
BIG5 = "商會召開大會，會長林一捐款三萬元，會員共88名。\r\n"
PAGE = (
    "<html><head><title>简报</title></head><body><nav>首页</nav>"
    "<p>商会会长沈丹率5人走访企业，捐款2万元。</p></body></html>"
)
TABLE = "编号,正文\n1,理事会议于2020年4月2日召开，到会27人。\n2,会员捐款3.5万元。\n"


def reports(folder):
    """Write reports of several kinds into ``folder`` and return it."""
    folder.mkdir(parents=True)
    (folder / "a.txt").write_bytes(PLAIN.encode())
    (folder / "b.txt").write_bytes(BIG5.encode("big5"))
    (folder / "c.html").write_bytes(PAGE.encode())
    (folder / "d.csv").write_bytes(TABLE.encode())
    (folder / "e.md").write_bytes("# 通知\n\n会员大会定于5月6日举行。\n".encode("utf-8-sig"))
    record = {
        "name": "f.docx",
        "text": "商会会长沈丹。",
        "sha256": "f" * 64,
        "reading": {"kind": "docx", "furniture": [[0, 2, True]]},
        "spans": [
            {"start": 0, "end": 2, "label": "ORG", "status": "confirmed"},
            {"start": 4, "end": 6, "label": "PER", "status": "suggested", "note": "?"},
        ],
        "relations": [],
    }
    (folder / "f.jsonl").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return folder


def live_in(path, folder):
    """Make a project at ``path`` of the ``reports`` in ``folder``, and work in it."""
    session = Session.create(path, "沈")
    problems = [one.error for one in bring_in(session, [folder]) if one.error]
    assert not problems
    first = next(one.id for one in session.each_line() if one.name == "a.txt")
    _judge(session, first)
    _link(session, first)
    _read_otherwise(session)
    _relabel(session)
    for _ in range(3):
        session.undo()
    session.redo()
    session.reviewer = "林"
    session.set_status(first, ReportStatus.DONE)
    for _ in searching.Search(session, parse("商会", session.labels)).more(100):
        pass  # what is searched is indexed
    session.close()
    return path


def on(session, report_id, covered):
    """Return the first mark of a report that stands on this text and is not rejected."""
    report, marks = session.report(report_id)
    return next(
        m for m in marks if report.text[m.start : m.end] == covered and m.status != "rejected"
    )


def _judge(session, first):
    session.accept(on(session, first, "4月28日"))
    session.set_note(on(session, first, "4月28日"), "核对")
    session.reject(on(session, first, "120名"))
    amount = on(session, first, "4.11万元")
    session.set_value(amount, Value("41200", "CNY", "MORE_THAN"))
    session.undo()
    session.redo()
    session.set_attribute(on(session, first, "4.11万元"), "sense", "planned")
    twelve = on(session, first, "12人")
    session.move(twelve, twelve.start, twelve.end - 1)
    start = PLAIN.index("工作要点")
    session.add(first, start, start + 4, "DOC")
    session.split(on(session, first, "工作要点"), start + 2)
    session.unite(on(session, first, "工作"), on(session, first, "要点"))
    session.reject(on(session, first, "工作要点"))
    session.undo()
    session.set_note(on(session, first, "工作要点"), "重做")


def _link(session, first):
    for name in ("沈丹", "林一"):
        start = PLAIN.index(name)
        session.add(first, start, start + 2, "PER")
    start = PLAIN.index("会长")
    session.add(first, start, start + 2, "TITLE")
    session.link(on(session, first, "沈丹"), on(session, first, "会长"), "HAS_TITLE")
    session.link(on(session, first, "沈丹"), on(session, first, "林一"), "ALIAS")
    session.reject(on(session, first, "林一"))
    session.accept_all(first, session.report(first)[1])


def _read_otherwise(session):
    by_name = {one.name: one.id for one in session.each_line()}
    reading.set_meta(session, by_name["a.txt"], {"report_date": "2019-04-29"})
    reading.flip_furniture(session, by_name["a.txt"], 0, 3)
    reading.set_encoding(session, by_name["b.txt"], "gb18030")
    session.undo()
    reading.set_rules(session, by_name["c.html"], {"glosses": False})
    session.set_status(by_name["c.html"], ReportStatus.FLAGGED)
    lists.add_word(session, "工作要点", "DOC", ListMode.MARK)
    lists.add_word(session, "商会", "", ListMode.IGNORE)
    reading.follow_lists(session, by_name["a.txt"])
    found = occurrences.find(session, "沈丹", "PER", list(by_name.values()))
    session.label_all("PER", [one.place for one in found.found])


def _relabel(session):
    found = [one for one in session.labels.labels if one.id != "DOC"]
    session.change_labels(labels.edit(session.labels, found, {"DOC": "TERM"}))
    renamed = [
        replace(one, id="FIGURE") if one.id == "QUANTITY" else one for one in session.labels.labels
    ]
    session.change_labels(labels.edit(session.labels, renamed, {"QUANTITY": "FIGURE"}))


def main(out):
    """Make a project at ``out``, in one file, which tells nothing of where it was made."""
    with tempfile.TemporaryDirectory() as folder:
        live_in(Path(out), reports(Path(folder) / "reports"))
    with closing(sqlite3.connect(out, isolation_level=None)) as plain:
        plain.execute("UPDATE report SET path = name WHERE path <> ''")
        plain.execute("VACUUM")


if __name__ == "__main__":
    main(sys.argv[1])
