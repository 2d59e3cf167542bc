"""What a search costs by the size of the project: of 1,000 and of 100,000 reports.

``make bench`` runs it, shows the table and writes ``build/bench-search.json``: from the query to
the first place that is told, by the wall and by what this process had the processor for; how fast
reports are indexed, and how large the index is beside the texts. The indexed projects are kept in
``build``, as those of ``test_project`` are.
"""

import json
import os
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from annotator.review import Session, indexing
from annotator.review.queries import parse
from annotator.review.searching import Search
from tests.benchmarks import projects
from tests.benchmarks.test_project import made
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

SIZES = (1_000, 100_000)
BOUND = 300  # ms to the first place, of this process
RARE = "龘鼎"  # in three reports, two thirds down
QUERIES = {
    "frequent word": "商会",
    "one frequent character": "会",
    "rare word": RARE,
    "rare character": RARE[0],
    "missing word": "鼎龘",
    "one report's number": "第0000801号",
    "values": "QUANTITY > 100",
    "few values": "QUANTITY > 1000000",
    "dates": "DATE 2019..2021",
    "word in marks": "ORG 商会",
    "notes": "note:*",
}
TARGET = ROOT / "build" / "bench-search.json"


def indexed(reports):
    """Return an indexed project of so many reports, and what a report cost, in ms, if it is new."""
    folder = ROOT / "build" / "projects"
    kept = folder / f"{reports}-{projects.made_by()}.indexed.annot"
    if kept.exists():
        return kept, None
    fresh = folder / f"{reports}.fresh.annot"
    shutil.copy(made(reports), fresh)
    session = Session.open(fresh, "沈")
    with session.project.writing() as at:
        for number in range(reports * 2 // 3, reports * 2 // 3 + 3):
            one = at.reports.get(number)
            at.reports.set_text(number, one.text + RARE, one.encoding, one.confidence)
    wall, own = time.perf_counter(), time.process_time()
    indexing.catch_up(session)
    took = [(time.perf_counter() - wall) * 1000 / reports, (time.process_time() - own) * 1000]
    session.close()
    fresh.rename(kept)
    return kept, [round(took[0], 2), round(took[1] / reports, 2)]


def size(path):
    """Return the megabytes of the index, and those of the texts."""
    with closing(sqlite3.connect(path)) as plain:
        (index,) = plain.execute("SELECT sum(length(block)) FROM search_pairs_data").fetchone()
        (texts,) = plain.execute(
            "SELECT sum(length(CAST(text AS BLOB))) FROM report_text"
        ).fetchone()
    return [round(index / 1e6, 1), round(texts / 1e6, 1)]


def first(session, query):
    """Return the ms until a place is told, or that there is none, and how many were told."""
    wall, own = time.perf_counter(), time.process_time()
    search = Search(session, parse(query, session.labels))
    found = next((hits for hits in search.more(1000) if hits), [])
    return [
        round((time.perf_counter() - wall) * 1000, 1),
        round((time.process_time() - own) * 1000, 1),
        len(found),
    ]


def test_the_first_places_are_told_at_once_however_many_reports_there_are(capsys):
    told = {}
    for reports in SIZES:
        path, took = indexed(reports)
        session = Session.open(path, "沈")
        first(session, "会")  # what is read once in a process
        told[reports] = {what: first(session, query) for what, query in QUERIES.items()}
        told[reports]["index, texts (MB)"] = size(path)
        told[reports]["indexing (ms a report)"] = took or ["kept", "kept"]
        assert not indexing.waiting(session)
        session.close()
    TARGET.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    with capsys.disabled():
        print("\n\nA search, by the reports: ms to the first place (this process alone)\n")
        for what in told[SIZES[0]]:
            cells = (told[reports][what] for reports in SIZES)
            print(f"{what:26}" + "".join(f"{f'{one[0]} ({one[1]})':>20}" for one in cells))
        print(f"load of the machine meanwhile: {os.getloadavg()}")
    for what in QUERIES:
        assert told[SIZES[1]][what][1] <= BOUND, what
    assert told[SIZES[1]]["rare word"][2] >= 1
    assert told[SIZES[1]]["missing word"][2] == 0
