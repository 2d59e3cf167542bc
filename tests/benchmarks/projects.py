"""Projects to measure on: so many reports of 2,500 characters, a hundred marks in each.

The texts are those of ``documents``, cut in pieces that are used over and over; every report begins
with a line of its own, so that no two are alike. What hangs on a report is written by the database
itself, from tables of the pieces: ten million marks take a minute so, and as many objects an hour.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import labels
from annotator.model import Act, MarkChange, MarkStatus, ReportStatus
from annotator.review import Session
from annotator.store import engine, schema
from annotator.store.changes import to_json
from annotator.store.tables import report, report_text
from tests.benchmarks import documents

if TYPE_CHECKING:
    from sqlalchemy import Connection

LENGTH = 2_500
MARKS = 100
_PIECES = 400
_HEAD = "第{number:07}号\n"  # before each piece
_AT = len(_HEAD.format(number=0))
_BATCH = 5_000
_DECISIONS = 5  # a report that was worked on
_REVIEWERS = ("沈", "林", "周")
_STATUSES = (  # of each twenty reports
    *(ReportStatus.NEW,) * 14,
    *(ReportStatus.IN_PROGRESS,) * 2,
    *(ReportStatus.DONE,) * 3,
    ReportStatus.FLAGGED,
)
_TAGS = ("急", "总会", "待核", "样本")


def build(path: Path, reports: int) -> None:
    """Make a project of so many reports at ``path``."""
    session = Session.create(path, _REVIEWERS[0], labels.default())
    session.close()
    sqlite = engine.connect(path)
    with engine.transaction(sqlite, path, writes=True) as db:
        _write_reports(db, reports)
        _write_pieces(db)
        for statement in _STATEMENTS:
            db.exec_driver_sql(statement)
        _write_decisions(db)
    sqlite.dispose()


def made_by() -> str:
    """Return what the projects made now are like: the schema, and this file."""
    newest = schema.newest()
    return f"{newest}-{hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]}"


def _pieces() -> list[str]:
    text, _ = documents.make(_PIECES * LENGTH)
    return [text[at : at + LENGTH - _AT] for at in range(0, _PIECES * LENGTH, LENGTH)]


def _write_reports(db: Connection, reports: int) -> None:
    pieces = _pieces()
    for first in range(1, reports + 1, _BATCH):
        numbers = range(first, min(first + _BATCH, reports + 1))
        db.execute(report.insert(), [_report(number) for number in numbers])
        texts = [
            {"report_id": one, "text": _HEAD.format(number=one) + pieces[one % _PIECES]}
            for one in numbers
        ]
        db.execute(report_text.insert(), texts)


def _report(number: int) -> dict[str, object]:
    date = f"20{10 + number % 14}-{1 + number % 12:02}-{1 + number % 28:02}"
    tags = [_TAGS[number // 10 % len(_TAGS)]] if number % 10 == 0 else None
    return {
        "id": number,
        "uid": f"{number:016x}",
        "name": f"{number:06}_商会{number % 97}工作简报.txt",
        "path": f"/reports/{number:06}.txt",
        "sha256": f"{number:064x}",
        "encoding": "utf-8",
        "length": LENGTH,
        "added_at": "2024-01-01T00:00:00+00:00",
        "meta": {"report_date": date, "title": "工作简报"} | ({"tags": tags} if tags else {}),
        "extra": {},
    }


def _write_pieces(db: Connection) -> None:
    """Lay the marks of every piece, its tallies, and what a report's number says, aside."""
    db.exec_driver_sql(
        'CREATE TEMP TABLE piece (number, start, "end", label, status, by, rule, score, value, '
        "unit)"
    )
    db.exec_driver_sql("CREATE TEMP TABLE stand (number, status)")
    rows = list(_marks())
    db.exec_driver_sql(f"INSERT INTO piece VALUES ({', '.join('?' * 10)})", rows)
    stands = [(number, status.value) for number, status in enumerate(_STATUSES)]
    db.exec_driver_sql("INSERT INTO stand VALUES (?, ?)", stands)
    db.exec_driver_sql("CREATE INDEX temp.by_number ON piece (number, start)")


def _marks():
    """Yield the rows of ``piece``: of four marks three are open and one is a span."""
    text, spans = documents.make(_PIECES * LENGTH)
    for number, (start, end, label) in enumerate(spans):
        piece, at = divmod(start, LENGTH)
        if at + end - start > LENGTH - _AT:
            continue
        value = documents.value_of(text[start:end], label)
        yield (
            *(piece, at + _AT, at + _AT + end - start, {"TIME": "DATE"}.get(label, label)),
            (MarkStatus.CONFIRMED if number % 4 == 3 else MarkStatus.SUGGESTED).value,
            "names" if label in {"PER", "ORG"} else "numbers",
            label.lower(),
            0.5 + number % 50 / 100,
            value.value,
            value.unit,
        )


_STATEMENTS = (
    f"""
    INSERT INTO mark (report_id, start, "end", label, status, origin_by, origin_rule, origin_score,
                      value, unit, note, extra)
    SELECT report.id, piece.start, piece."end", piece.label, piece.status, piece.by, piece.rule,
           piece.score, piece.value, piece.unit, '', '{{}}'
    FROM report JOIN piece ON piece.number = report.id % {_PIECES}
    ORDER BY report.id, piece.start
    """,
    f"""
    INSERT INTO tally (report_id, label, status, count)
    SELECT report.id, piece.label, piece.status, piece.count
    FROM report JOIN (SELECT number, label, status, count(*) AS count FROM piece GROUP BY 1, 2, 3)
                     AS piece ON piece.number = report.id % {_PIECES}
    ORDER BY report.id
    """,
    f"""
    INSERT INTO standing (report_id, status, open, confirmed, longest, least, date, reviewer,
                          touched_at, findings)
    SELECT report.id, stand.status, piece.open, piece.confirmed, piece.longest, piece.least,
           report.meta ->> '$.report_date',
           CASE WHEN stand.status != 'new' THEN CASE report.id % {len(_REVIEWERS)}
                WHEN 0 THEN '{_REVIEWERS[0]}' WHEN 1 THEN '{_REVIEWERS[1]}'
                ELSE '{_REVIEWERS[2]}' END END,
           CASE WHEN stand.status != 'new'
                THEN strftime('2024-%m-%dT%H:%M:%S', report.id * 60, 'unixepoch') END,
           CASE WHEN stand.status != 'new' THEN report.id % 3 END
    FROM report
    JOIN (SELECT number, sum(status = 'suggested') AS open, sum(status = 'confirmed') AS confirmed,
                 max("end" - start) AS longest,
                 min(CASE status WHEN 'suggested' THEN score END) AS least
          FROM piece GROUP BY number) AS piece ON piece.number = report.id % {_PIECES}
    JOIN stand ON stand.number = report.id % {len(_STATUSES)}
    ORDER BY report.id
    """,
    """
    INSERT INTO tag (report_id, name)
    SELECT report.id, value FROM report, json_each(report.meta, '$.tags')
    """,
)


def _write_decisions(db: Connection) -> None:
    """Log some decisions of each report that was worked on; they say the same, which is enough."""
    db.exec_driver_sql("CREATE TEMP TABLE nth (number)")
    db.exec_driver_sql("INSERT INTO nth VALUES (?)", [(one,) for one in range(_DECISIONS)])
    mark = documents.a_mark()
    changes = json.dumps([to_json(MarkChange(mark, mark))], ensure_ascii=False)
    db.exec_driver_sql(
        """
        INSERT INTO decision (report_id, act, reviewer, made_at, changes, encoding, state)
        SELECT report_id, ?, reviewer, touched_at, ?, 'utf-8', 'done'
        FROM standing, nth WHERE reviewer IS NOT NULL ORDER BY report_id
        """,
        (Act.ACCEPT.value, changes),
    )
