"""Reports of 2,500 characters with 100 spans each, brought into a project and written out again.

``make bench`` prints the seconds that the command line needs for 1,000 and 10,000 of them, in the
native format, beside those of other programs for the same documents. A time is never checked, but
that the spans come out as they went in is, and that memory does not grow with the project.
"""

import hashlib
import json
import os
import subprocess
import sys
import time

import pytest

from tests.benchmarks import documents
from tests.benchmarks.rivals import known
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

SIZES = (1_000, 10_000)
_LENGTH = 2_500
_TEXTS = 50  # that are made; each report is one of them with a line of its own
_PEAK = "import resource, sys; from annotator.__main__ import main; import atexit; "
_PEAK += "atexit.register(lambda: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, "
_PEAK += "file=sys.stderr)); sys.exit(main())"


def records(count):
    """Yield ``count`` native records as lines, each another text."""
    made = [documents.make(_LENGTH - number, True) for number in range(_TEXTS)]
    for number in range(count):
        text, spans = made[number % _TEXTS]
        text += f"\n第{number}篇"
        marks = [
            {
                "start": start,
                "end": end,
                "label": {"TIME": "DATE"}.get(label, label),
                "text": text[start:end],
                "status": "confirmed",
                "origin": {"by": "import", "rule": None, "score": None},
                "value": None,
                "unit": None,
                "mod": None,
            }
            for start, end, label in spans
        ]
        yield json.dumps(
            {
                "id": f"d{number}",
                "name": f"{number:05}.txt",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "text": text,
                "meta": {},
                "spans": marks,
                "relations": [],
            },
            ensure_ascii=False,
        )


def call(home, *arguments):
    """Return the seconds that a call of the program takes, and its most memory in MB."""
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", _PEAK, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "ANNOTATOR_HOME": str(home), "ANNOTATOR_NER": "off"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return time.perf_counter() - begun, int(done.stderr.split()[-1]) / 1024


@pytest.mark.skipif(sys.platform == "win32", reason="memory is told by the resource module")
def test_ten_thousand_reports_come_in_and_go_out(tmp_path, capsys):
    rivals = known("reports_100_spans_s")
    told = {}
    for count in SIZES:
        source, target = tmp_path / f"{count}.jsonl", tmp_path / f"{count}.out.jsonl"
        with source.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in records(count))
        project = tmp_path / f"{count}.annot"
        told[count, "import"] = call(tmp_path / "home", "import", project, source)
        export = ("export", project, "--format", "jsonl", "--output", target)
        told[count, "export"] = call(tmp_path / "home", *export)
        assert target.read_bytes() == source.read_bytes()
    with capsys.disabled():
        print(
            "\n\nReports with 100 spans each, seconds and MB at the peak; other programs' seconds\n"
        )
        for (count, what), (seconds, peak) in told.items():
            others = rivals.get(str(count), {}).get(what, {})
            named = ", ".join(f"{name} {took or 'never ended'}" for name, took in others.items())
            print(f"{what} {count:>6,}: {seconds:6.1f} s, {peak:4.0f} MB; {named}")
    least, most = SIZES
    for what in ("import", "export"):
        assert told[most, what][1] <= 1.5 * told[least, what][1], what
