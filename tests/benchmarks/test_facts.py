"""What facts, posts and checks cost beside the candidates that they are made of, by the length.

``make bench`` runs it, shows the table and writes ``build/bench-facts.json``: the seconds that this
process had the processor for while it found candidates; while it put these as marks into the clean
text and told their facts and posts; while it checked them. The garbage collector is on as in the
window, which looks through all objects only when a report was opened; words known from the time
before are forgotten. The documents are those that the window
is measured on, and our own reports over and over, which hold twice as much.
"""

import gc
import itertools
import json
import os
import time

import pytest

from annotator.checks import check
from annotator.checks.written import slack_of
from annotator.facts import MarkedText, facts, posts
from annotator.facts.around.before import lead
from annotator.facts.indicator.behind import noun_behind
from annotator.facts.posts.title_kinds import fits, kind_of_body, kind_of_title
from annotator.model import Report
from annotator.review.commands import suggested
from annotator.suggest import find
from annotator.text.clean import clean
from annotator.ui.app import collect_when_told
from tests.benchmarks import documents
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

SIZES = (3_000, 100_000, 1_000_000)
TURNS = 3  # of which the fastest counts
DAY = "2021-06-18"
TIMES = 2  # so many times as long candidates take at least
TARGET = ROOT / "build" / "bench-facts.json"
_CACHED = (lead, noun_behind, fits, kind_of_body, kind_of_title, slack_of)


def timed(work):
    """Return what ``work`` gives, and the seconds that it had the processor for."""
    for cached in _CACHED:
        cached.cache_clear()
    gc.collect()
    start = time.process_time()  # other programs want the processor too
    result = work()
    return result, time.process_time() - start


def measured(text):
    """Return how much a text holds, and the seconds for each step."""
    report = Report("u", "n", text, "s", meta={"report_date": DAY})
    found, candidates = timed(lambda: [one for part in find(report) for one in part.kept])
    marks = [suggested(one, number) for number, one in enumerate(found, 1)]
    view = clean(text)
    least = [float("inf")] * 2

    def told():
        marked = MarkedText(view, marks, (), report.date)
        return marked, facts(marked), posts(marked)

    for _ in range(TURNS):
        marked = known = held = findings = None  # those of the turn before are freed first
        (marked, known, held), first = timed(told)
        findings, second = timed(lambda marked=marked, known=known: check(marked, known))
        least = [min(pair) for pair in zip(least, (first, second), strict=True)]
    return {
        "marks": len(marks),
        "facts": len(known),
        "posts": len(held),
        "findings": len(findings),
        "s candidates": round(candidates, 4),
        "s facts, posts": round(least[0], 4),
        "s checks": round(least[1], 4),
        "s both": round(sum(least), 4),
    }


def test_facts_and_checks_take_a_part_of_the_time_of_candidates(seeds_text, capsys, request):
    measured(seeds_text(10_000))  # what is read once in a process
    request.addfinalizer(collect_when_told())
    texts = {"document": lambda size: documents.make(size)[0], "our reports": seeds_text}
    told = {
        f"{name}, {size:,}": measured(make(size))
        for (name, make), size in itertools.product(texts.items(), SIZES)
    }
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")
    heads = list(next(iter(told.values())))
    with capsys.disabled():
        print("\n\nFacts, posts and checks, by the length in characters")
        print(" " * 24 + "".join(f"{head:>16}" for head in heads))
        for name, row in told.items():
            print(f"{name:24}" + "".join(f"{row[head]:>16,}" for head in heads))
        print(f"load of the machine meanwhile: {os.getloadavg()}")
    for name, row in told.items():
        assert TIMES * row["s both"] < row["s candidates"], name
