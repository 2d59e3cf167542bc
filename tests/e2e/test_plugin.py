"""A plug-in that is installed for real, and what the program then suggests."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.long

TEXT = "晨曦股份（股票代码：000858）与600519.SH签约，4月28日捐款4.11万元。"


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """Return a folder that the distribution in tests/data/plugin is installed into."""
    folder = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(ROOT / "tests" / "data" / "plugin", folder / "source")
    target = folder / "installed"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    alone = ["--no-deps", "--no-build-isolation", "--no-index", "--target", str(target)]
    subprocess.run([*pip, *alone, str(source)], check=True, timeout=300)
    return target


def path_of(folder):
    """Return the environment in which what is installed in ``folder`` is there too."""
    paths = [str(folder), os.environ.get("PYTHONPATH", "")]
    return {"PYTHONPATH": os.pathsep.join(filter(None, paths))}


def spans(line):
    return [(span["text"], span["label"], span["origin"]) for span in json.loads(line)["spans"]]


def test_an_installed_plugin_suggests_and_without_it_nothing_changes(
    annotator, report_file, installed
):
    report = report_file(TEXT)
    before = annotator("suggest", report)
    done = annotator("suggest", report, env=path_of(installed))
    assert (done.returncode, done.stderr) == (0, "")
    theirs = [one for one in spans(done.stdout) if one[2]["by"] == "stock_codes"]
    assert [(text, label, origin["rule"], origin["score"]) for text, label, origin in theirs] == [
        ("000858", "ORG", "named", 0.8),
        ("600519.SH", "ORG", "exchange", 0.9),
    ]
    others = [one for one in spans(done.stdout) if one[2]["by"] != "stock_codes"]
    ours = spans(before.stdout)
    assert [one for one in others if one not in ours] == []
    assert "stock_codes" not in before.stdout
    again = annotator("suggest", report)
    assert (again.stdout, again.stderr) == (before.stdout, "")


def test_its_candidates_are_ours_in_a_project(annotator, report_file, installed, tmp_path):
    project, orgs = tmp_path / "p.annot", tmp_path / "orgs.txt"
    orgs.write_text("晨曦股份\n", encoding="utf-8")
    annotator("import", project, report_file(TEXT), env=path_of(installed))
    added = ("--add", orgs, "--label", "ORG", "--find-again")
    done = annotator("lists", project, *added, env=path_of(installed))
    assert "changed: 1" in done.stdout
    out = tmp_path / "o.jsonl"
    annotator("export", project, "--format", "jsonl", "--output", out, "--also", "suggested")
    by = {origin["by"] for _, _, origin in spans(out.read_text(encoding="utf-8"))}
    assert {"stock_codes", "gazetteer"} <= by


def test_the_doctor_knows_it_with_its_version(annotator, installed):
    checks = {one["name"]: one for one in json.loads(annotator("doctor", "--json").stdout)}
    assert "suggester stock_codes" not in checks
    found = json.loads(annotator("doctor", "--json", env=path_of(installed)).stdout)
    check = next(one for one in found if one["name"] == "suggester stock_codes")
    assert (check["ok"], check["found"]) == (True, "annotator-stock-codes 1.2.3")


def test_one_that_breaks_is_one_line_and_the_rest_is_done(
    annotator, report_file, installed, tmp_path
):
    broken = shutil.copytree(installed, tmp_path / "broken")
    (broken / "annotator_stock_codes.py").write_text("import nowhere\n", encoding="utf-8")
    plain = annotator("suggest", report_file(TEXT), report_file(TEXT + "。", "b.txt"))
    done = annotator(
        *("suggest", report_file(TEXT), report_file(TEXT + "。", "b.txt")), env=path_of(broken)
    )
    assert (done.returncode, done.stdout) == (0, plain.stdout)
    assert done.stderr == (
        "annotator: The suggester stock_codes of annotator-stock-codes 1.2.3 does not work: "
        "ModuleNotFoundError: No module named 'nowhere'. What it suggests is left out; "
        "update or remove it.\n"
    )
    doctor = annotator("doctor", env=path_of(broken))
    assert doctor.returncode == 1
    assert "LACK  suggester stock_codes" in doctor.stdout
    assert "pip uninstall annotator-stock-codes" in doctor.stdout
