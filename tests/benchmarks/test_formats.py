"""A project of reports with 100 spans each, written in each common format, and brought in from it.

``make bench`` prints reports a second and the memory at the peak for 1,000 and 10,000 of them. No
time is checked, but that every span comes back is, and that memory does not grow with the project.
"""

import json
import subprocess
import sys

import pytest

from tests.benchmarks.test_transfer import SIZES, call, records
from tests.conftest import ROOT

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform == "win32", reason="memory is told by the resource module"),
]

_FORMATS = {  # format: what its file or folder is called
    "jsonl": "out.jsonl",
    "doccano": "out.jsonl",
    "label-studio": "out.json",
    "brat": "out",
    "conll": "out.conll",
    "hf-parquet": "out.parquet",
}


@pytest.fixture(scope="module")
def projects(tmp_path_factory):
    """Return a project of each size, with confirmed spans."""
    folder = tmp_path_factory.mktemp("projects")
    made = {}
    for count in SIZES:
        source = folder / f"{count}.jsonl"
        with source.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(f"{line}\n" for line in records(count))
        made[count] = folder / f"{count}.annot"
        call(folder / "home", "import", made[count], source)
        source.unlink()
    return made


def spans_in(project):
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "stats", str(project), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return sum(one["confirmed"] for one in json.loads(done.stdout)["labels"].values())


@pytest.mark.parametrize("form", _FORMATS)
def test_a_format_goes_out_and_comes_in(projects, tmp_path, capsys, form):
    told = {}
    for count, project in projects.items():
        target, again = tmp_path / f"{count}" / _FORMATS[form], tmp_path / f"{count}.annot"
        out = ("export", project, "--format", form, "--output", target)
        told[count, "export"] = call(tmp_path / "home", *out)
        told[count, "import"] = call(tmp_path / "home", "import", again, target, "--format", form)
        assert spans_in(again) == spans_in(project)
    with capsys.disabled():
        print(f"\n\n{form}: reports a second, MB at the peak")
        for (count, what), (seconds, peak) in told.items():
            print(f"  {what} {count:>6,}: {count / seconds:7,.0f} a second, {peak:4.0f} MB")
    least, most = SIZES
    for what in ("export", "import"):
        assert told[most, what][1] <= 1.5 * told[least, what][1], what
