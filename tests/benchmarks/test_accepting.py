"""What it costs to accept many suggestions in one act, and to take that back, up to 40,000 of them.

``make bench`` runs it and shows the table. Only the ratio within one run is checked, never a time.
"""

import gc
import time

import pytest

from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session

pytestmark = pytest.mark.bench

SIZES = (4_000, 40_000)
LINE = "会员共120名，占七成。\n"


def session_with(path, count):
    session = Session.create(path, "沈")
    place, origin = LINE.index("120名"), Origin("numbers", "measure_word", 0.9)
    with session.project.writing() as at:
        report_id = at.reports.add(Report("u", "r.txt", LINE * count, "a" * 64))
        at.marks.add_many(
            Mark(
                *(0, report_id, start, start + 4, "QUANTITY", MarkStatus.SUGGESTED, origin),
                value=Value("120", "名"),
            )
            for start in range(place, len(LINE) * count, len(LINE))
        )
    return session, report_id


def test_accepting_all_costs_the_same_a_suggestion_however_many(tmp_path, capsys):
    costs = {}
    for size in SIZES:
        session, report_id = session_with(tmp_path / f"{size}.annot", size)
        marks = list(session.report(report_id)[1])
        took = []
        for act in (lambda: session.accept_all(report_id, marks), session.undo, session.redo):  # noqa: B023 - called here
            gc.collect()
            start = time.perf_counter()
            act()
            took.append(time.perf_counter() - start)
        session.close()
        costs[size] = [one / size for one in took]
        with capsys.disabled():
            told = ", ".join(
                f"{name} {one:.2f} s"
                for name, one in zip(("accepted", "undone", "redone"), took, strict=True)
            )
            print(f"\n{size:,} suggestions: {told}")
    for few, many in zip(*costs.values(), strict=True):
        assert many <= 2 * few
