"""What a project costs by its size: of 1,000 and of 100,000 reports, with a hundred marks in each.

``make bench`` runs it, shows the table and writes ``build/bench-project.json``. The projects are
made once and kept in ``build``; each is measured on a copy, in processes of its own. Checked are
memory, and what must not grow; a time is never checked, for it is the machine's.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys

import pytest

from annotator import settings
from annotator.review import Session
from tests.benchmarks import projects
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

SIZES = (1_000, 100_000)
RUNS = 2  # processes, of which the better counts: other programs want the processor too
BOUNDS = {  # of 100,000 reports, ms; what they are measured by
    "open": (300, "median"),
    "report": (150, "median"),
    "act": (16, "p99"),
}
FILTER_MS = 200
MOST_MEGABYTES = 300
TARGET = ROOT / "build" / "bench-project.json"


def made(reports):
    """Return a project of so many reports, which is made where none is kept of this schema."""
    folder = ROOT / "build" / "projects"
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / f"{reports}-{projects.made_by()}.annot"
    if not kept.exists():
        fresh = kept.with_suffix(".new.annot")
        fresh.unlink(missing_ok=True)
        projects.build(fresh, reports)
        fresh.rename(kept)
    return kept


def run(kept, folder):
    """Measure a copy of a project in a process of its own; return what it tells."""
    project = folder / "p.annot"
    shutil.copy(kept, project)
    Session.create(folder / "empty.annot", "沈").close()
    told = {"ANNOTATOR_HOME": str(folder / "home"), "ANNOTATOR_NER": "off"}
    # no daily backup in the midst of it: that of another project would be measured, too
    settings.save(settings.Settings(backups=0), folder / "home" / "config" / "settings.json")
    asked = (folder / "empty.annot", project)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.project_run", *asked],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **told},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    shutil.rmtree(folder)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def measured(tmp_path_factory):
    """Return the figures of each project, by what was done."""
    found = {}
    for size in SIZES:
        kept = made(size)
        runs = [run(kept, tmp_path_factory.mktemp("project")) for _ in range(RUNS)]
        found[size] = {what: figures(what, [one[what] for one in runs]) for what in runs[0]}
    return found


def figures(what, runs):
    """Return [by the wall, of this process] of the better run, in ms, or MB for memory."""
    if what.startswith("memory"):
        return [round(max(max(one) for one in runs))] * 2
    return [
        round(min(_figure(what, [one[which] for one in times]) for times in runs), 1)
        for which in range(2)
    ]


def _figure(what, times):
    if BOUNDS.get(what, (0, "median"))[1] == "median":
        return statistics.median(times)
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.99))]


def show(capsys, found):
    with capsys.disabled():
        print("\n\nA project, by its reports: ms (this process alone), and MB of memory\n")
        few, many = found.values()
        print(f"{'':22}" + "".join(f"{size:>20,}" for size in found) + f"{'factor':>10}")
        for what in few:
            bound, by = BOUNDS.get(what, (FILTER_MS, "median"))
            bound = MOST_MEGABYTES if what.startswith("memory") else bound
            cells = "".join(f"{f'{wall} ({own})':>20}" for wall, own in (few[what], many[what]))
            factor = many[what][1] / max(few[what][1], 0.1)
            print(f"{what:22}{cells}{factor:>10.1f}   ({by} ≤ {bound})")
        print(f"load of the machine meanwhile: {os.getloadavg()}")


def test_a_hundred_thousand_reports_are_worked_on_as_a_thousand_are(measured, capsys):
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(json.dumps(measured, indent=1, ensure_ascii=False), encoding="utf-8")
    show(capsys, measured)
    few, many = measured.values()
    assert many["act"][1] <= 2 * few["act"][1]
    assert many["report"][1] <= 3 * few["report"][1]
    assert max(*many["memory"], *many["memory after"]) <= MOST_MEGABYTES
