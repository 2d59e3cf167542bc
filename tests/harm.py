"""Projects harmed in a thousand ways, and a child process that works with each.

``harmed`` makes the variant with a number, always the same; run as a program, this opens variants,
does with each all that can be done with a project, and prints a line of JSON for each.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
import traceback
from contextlib import closing, suppress
from pathlib import Path

from annotator.errors import UserError
from annotator.formats import by_name
from annotator.model import LogFilter, MarkStatus
from annotator.review import Selection, Session, export, figures, log
from annotator.review.queries import parse
from annotator.review.searching import Search
from annotator.review.statistics import statistics
from annotator.review.verifying import Verification

PAGE = 4096
VALUES = (
    *("NULL", "''", "'x'", "x'ff00fe'", "CAST(x'e58f' AS TEXT)", "CAST(x'00' AS TEXT)"),
    *("0", "-1", "-9223372036854775808", "9223372036854775807", "2147483648", "99999"),
    *("1.5", "9e999", "-9e999", "1e300", "'NaN'", "'[]'", "'{}'", "'null'", "'{'", "'[1, 2'"),
    *("'\"text\"'", "'12'", "'1e999'", "'NaN'", "printf('%.*c', 3000, '[')"),
    *("printf('%.*c', 200000, 'x')", '\'{"a": {"b": [1e400, -0.0]}}\'', "'" + "字" * 50 + "'"),
    *("char(55296)", "char(0, 10, 8238)", "'done'", "'confirmed'", "'add'", "'undo'"),
)
MARK = (
    '{"id": 1, "report_id": 1, "start": 0, "end": 2, "label": "PER", "status": "confirmed", '
    '"origin": {"by": "reviewer", "rule": null, "score": null}, '
    '"value": {"value": null, "unit": null, "mod": null}, "note": "", "extra": {}}'
)
RELATION = (
    '{"id": 9, "report_id": 1, "kind": "ALIAS", "from_mark": 1, "to_mark": 99999, "extra": {}}'
)
CHANGES = (
    *("{}", "[]", "[{}]", "[1]", '["mark"]', '[{"what": "mark"}]', '[{"what": "dance"}]'),
    '[{"what": "mark", "before": null, "after": null}]',
    f'[{{"what": "mark", "before": null, "after": {MARK}}}]',
    f'[{{"what": "mark", "before": {MARK}, "after": null}}]',
    '[{"what": "mark", "before": 3, "after": [1]}]',
    f'[{{"what": "mark", "before": null, "after": {MARK.replace(": 0,", ": -5,")}}}]',
    f'[{{"what": "mark", "before": null, "after": {MARK.replace(": 2,", ": 1e9,")}}}]',
    f'[{{"what": "mark", "before": null, "after": {MARK.replace("PER", "")}}}]',
    f'[{{"what": "mark", "before": null, "after": {MARK.replace("null", "[]")}}}]',
    '[{"what": "status", "before": "new", "after": "gone"}]',
    '[{"what": "status", "before": "new", "after": "done"}]',
    '[{"what": "field", "field": "meta", "before": {}, "after": 7}]',
    '[{"what": "field", "field": "text", "before": {}, "after": {}}]',
    '[{"what": "field", "field": "encoding", "before": ["utf-8", 1], "after": ["klingon", 2]}]',
    '[{"what": "field", "field": "furniture", "before": [], "after": [[0, -3, 1], 2]}]',
    '[{"what": "list", "list_id": "a", "before": null, "after": null, "added": 1, "removed": 2}]',
    '[{"what": "relation", "before": null, "after": {"id": 1}}]',
    f'[{{"what": "relation", "before": null, "after": {RELATION}}}]',
    '[{"what": "labels", "before": "", "after": "not toml ["}]',
    '[{"what": "label", "before": "PER", "after": "ORG", "marks": ["a", null, 1e99]}]',
    '[{"what": "label", "before": 1, "after": 2, "marks": 3}]',
)
SCHEMA = (
    "CREATE TRIGGER harm AFTER INSERT ON decision BEGIN DELETE FROM mark; END",
    "CREATE VIEW harm AS SELECT load_extension('x') FROM mark",
    "ALTER TABLE mark RENAME TO mark2; CREATE VIEW mark AS SELECT * FROM mark2",
    "CREATE TABLE harm (x, y AS (randomblob(100000)))",
    "CREATE INDEX harm ON mark (abs(start))",
    "CREATE VIRTUAL TABLE harm USING fts5(x)",
    "DROP INDEX ix_mark_report_id_start",
    "DROP TABLE tally",
    "DROP TABLE report_source",
    "ALTER TABLE mark DROP COLUMN note",
    "ALTER TABLE report ADD COLUMN more TEXT NOT NULL DEFAULT 'x'",
    "CREATE TABLE harm (x INTEGER CHECK (x > (SELECT 1)))",
    "DELETE FROM sqlite_sequence",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE sqlite_sequence SET seq = 'x'",
    "UPDATE alembic_version SET version_num = '0003'",
    "UPDATE alembic_version SET version_num = '0001'",
    "UPDATE alembic_version SET version_num = x'00'",
    "INSERT INTO alembic_version VALUES ('0001')",
    "PRAGMA user_version = 77",
    "PRAGMA application_id = 1",
    "PRAGMA journal_mode = DELETE",
    "INSERT INTO project SELECT 2, made_at, labelset, rules FROM project",
    "UPDATE decision SET reverts = id",
    "UPDATE decision SET reverts = (SELECT max(id) FROM decision)",
    "UPDATE decision SET step = 1",
    "UPDATE decision SET step = -1, state = 'undone'",
    "UPDATE decision SET state = 'undone'",
    "UPDATE decision SET state = 'dance'",
    "UPDATE relation SET to_mark = from_mark",
    "UPDATE relation SET to_mark = 99999",
    "DELETE FROM mark",
    "DELETE FROM report",
    "DELETE FROM standing",
    "UPDATE mark SET start = end, end = start",
    "UPDATE mark SET end = end + 100000",
    "UPDATE mark SET start = -5",
    "UPDATE mark SET report_id = 1",
    "UPDATE report_text SET text = substr(text, 1, 3)",
    "UPDATE report_text SET text = text || text",
    "UPDATE report_text SET text = ''",
    "UPDATE report SET length = 0",
    "UPDATE report_source SET data = zeroblob(10)",
    "UPDATE report SET encoding = 'rot13'",
    "UPDATE report SET kind = 'dance'",
    'UPDATE report SET meta = \'{"report_date": "2020-13-45", "tags": [1, {}]}\'',
    "UPDATE report SET furniture = '[[5, 1, true], [-1, 999999, false]]'",
    "UPDATE project SET labelset = 'overlap = 7'",
    "UPDATE project SET labelset = replace(labelset, 'PER', 'ORG')",
    "UPDATE project SET labelset = ''",
    'UPDATE mark SET attributes = \'{"a": 1, "b": [2]}\'',
    "UPDATE mark SET extra = '{\"origin\": 3}'",
    "UPDATE mark SET origin_score = 9e999",
    "UPDATE mark SET value = 'x', unit = 7",
)


def harmed(base: Path, number: int, path: Path) -> str:
    """Write the variant ``number`` of the project ``base`` to ``path``, and return what it is.

    Below 0 it is the project as it is.
    """
    random_ = random.Random(number)
    path.write_bytes(base.read_bytes())
    if number < 0:
        return "nothing"
    kind = KINDS[number % len(KINDS)]
    return f"{kind.__name__.strip('_')}: {kind(path, random_)}"


def _bytes(path: Path, random_: random.Random) -> str:
    data = bytearray(path.read_bytes())
    within = random_.choice((100, PAGE, len(data), len(data)))
    places = [random_.randrange(within) for _ in range(random_.choice((1, 3, 40, 400)))]
    for place in places:
        data[place] = random_.choice((0, 255, data[place] ^ 1 << random_.randrange(8)))
    path.write_bytes(data)
    return f"{len(places)} of the first {within}"


def _pages(path: Path, random_: random.Random) -> str:
    data = path.read_bytes()
    pages = [data[at : at + PAGE] for at in range(0, len(data), PAGE)]
    one, other = random_.randrange(len(pages)), random_.randrange(len(pages))
    how = random_.choice(("swapped", "zero", "doubled", "noise"))
    if how == "swapped":
        pages[one], pages[other] = pages[other], pages[one]
    else:
        pages[one] = {"zero": bytes(PAGE), "doubled": pages[other]}.get(
            how, random_.randbytes(PAGE)
        )
    path.write_bytes(b"".join(pages))
    return f"page {one} {how} {other}"


def _cut(path: Path, random_: random.Random) -> str:
    data = path.read_bytes()
    end = random_.choice(
        (random_.randrange(len(data)), random_.randrange(len(data) // PAGE) * PAGE)
    )
    more = random_.choice((b"", b"", random_.randbytes(random_.choice((7, PAGE)))))
    path.write_bytes((data if more else data[:end]) + more)
    return f"{len(more)} more" if more else f"at {end}"


def _columns(plain: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = (
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' "
        "AND sql NOT LIKE 'CREATE VIRTUAL%'"
    )
    return [
        (table, column[1])
        for (table,) in plain.execute(tables).fetchall()
        for column in plain.execute(f"PRAGMA table_info({table})")
    ]


def _query(path: Path, *statements: str) -> str:
    with closing(sqlite3.connect(path)) as plain:
        for statement in statements:
            with suppress(sqlite3.Error):  # NOT NULL stands in the way, and so on
                plain.executescript(statement)
        plain.commit()
    return "; ".join(statements)


def _cell(path: Path, random_: random.Random) -> str:
    """Put one value where another was, in one row or all, past what the schema says."""
    with closing(sqlite3.connect(path)) as plain:
        table, column = random_.choice(_columns(plain))
    where = random_.choice(("", " WHERE rowid = 1", " WHERE rowid = (SELECT max(rowid) FROM {0})"))
    statement = f'UPDATE {table} SET "{column}" = {random_.choice(VALUES)}{where.format(table)}'
    loose = (
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = "
        "replace(sql, 'NOT NULL', '') WHERE type = 'table'"
    )
    if random_.random() < 0.3:
        _query(path, loose)
    return _query(path, statement)


def _cells(path: Path, random_: random.Random) -> str:
    return " & ".join(_cell(path, random_) for _ in range(5))


def _changes(path: Path, random_: random.Random) -> str:
    changes = random_.choice(CHANGES).replace("'", "''")
    which = random_.choice(("", " WHERE id = (SELECT max(id) FROM decision)", " WHERE id % 3 = 0"))
    act = random_.choice(
        ("", ", act = 'undo'", ", act = 'redo', reverts = id", ", report_id = NULL")
    )
    return _query(path, f"UPDATE decision SET changes = '{changes}'{act}{which}")


def _schema(path: Path, random_: random.Random) -> str:
    return _query(path, *random_.sample(SCHEMA, random_.choice((1, 1, 1, 2))))


KINDS = (_bytes, _bytes, _pages, _cut, _cell, _cell, _cell, _cells, _changes, _schema)


# -- what is done with each -------------------------------------------------------------------


def work(path: Path, folder: Path) -> str:
    """Do with a project what can be done; return what was refused, and how, "" for nothing.

    What only reads comes first, and must leave the file as it is where it is refused.
    """
    before = path.read_bytes()
    told: list[str] = []
    with _refusing(told, "open"):
        _look(path, folder, told)
    assert not told or path.read_bytes() == before, "a refused file was altered"
    if not told or not told[0].startswith("open"):
        _act(path, told)
    return "; ".join(told)


def _look(path: Path, folder: Path, told: list[str]) -> None:
    session = Session.open(path, "沈")
    try:
        for name, do in (
            *(("read", _read), ("verify", _verify), ("stats", statistics)),
            *(("log", _log), ("figures", figures.count)),
        ):
            with _refusing(told, name):
                do(session)
        with _refusing(told, "export"):
            export(
                session, by_name("jsonl"), folder / "out.jsonl", Selection(frozenset(MarkStatus))
            )
    finally:
        session.close()


def _act(path: Path, told: list[str]) -> None:
    session = Session.open(path, "沈")
    try:
        with _refusing(told, "search"):
            for query in ("商会", "PER", "QUANTITY > 1", "note:核对"):
                list(Search(session, parse(query, session.labels)).more(100))
        for name in ("undo", "undo", "redo", "undo"):
            with _refusing(told, name):
                getattr(session, name)()
        with _refusing(told, "accept"):
            _accept(session)
        with _refusing(told, "read again"):
            _read(session)
    finally:
        session.close()


class _refusing:  # noqa: N801 - reads like the word
    def __init__(self, told: list[str], name: str) -> None:
        self._told, self._name = told, name

    def __enter__(self) -> None: ...

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> bool:
        if isinstance(error, UserError):
            self._told.append(f"{self._name}: {error}")
        return isinstance(error, UserError)


def _read(session: Session) -> None:
    """Open each report, look at every mark, and at what was done to the first ones."""
    for summary in session.each_line():
        report, marks = session.report(summary.id)
        for mark in list(marks)[:3]:
            session.history(mark)
            assert 0 <= mark.start < mark.end <= len(report.text)
    session.word_lists()
    session.decisions()


def _verify(session: Session) -> None:
    for fault in Verification(session).faults():
        assert isinstance(fault, UserError)
        str(fault)


def _log(session: Session) -> None:
    for line in log.told(session, LogFilter()):
        log.as_json(line)


def _accept(session: Session) -> None:
    for summary in list(session.each_line())[:2]:
        mark = next((one for one in session.report(summary.id)[1] if one.is_open), None)
        if mark is not None:
            session.accept(mark)
            session.reject(session.report(summary.id)[1].get(mark.id) or mark)


def main(base: str, first: str, behind: str) -> None:
    """Work with the variants of ``base`` from ``first`` to ``behind``; a line of JSON for each."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(int(first), int(behind)):
            path = Path(folder) / f"{number}.annot"
            line = {"number": number, "harm": harmed(Path(base), number, path)}
            print(json.dumps({**line, "begun": True}), flush=True)
            try:
                line["told"] = work(path, Path(folder))
            except BaseException:  # noqa: BLE001 - whatever it is, the test is told
                line["fault"] = traceback.format_exc()
            print(json.dumps(line), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
