"""Planted faults and changed figures are found in whole reports, and hardly anything else."""

from dataclasses import replace

import pytest

from annotator.formats import gold
from annotator.model import Severity
from tests.conftest import ROOT
from tests.planted import COPIES, DATED, DEVELOPMENT, FAULTS, SEEDS, alarms, findings, reports

HOLD = {  # some of what holds in the real reports, by the first words of the evidence
    ("004_", "parts"): 2,
    ("004_", "items"): 2,
    ("004_", "counts"): 1,
    ("004_", "order"): 1,
    ("002_", "ratio"): 1,
    ("002_", "items"): 1,
    ("000_", "items"): 2,
    ("000_", "counts"): 2,
    ("000_", "ages"): 1,
}


@pytest.fixture(scope="module")
def seeds():
    return reports(SEEDS)


@pytest.fixture(scope="module")
def by_hand(shared):
    """Return the real reports with the marks made by hand."""
    marked = {one.report.sha256: one.marks for one in gold.read(shared / "gold")}
    return [replace(one, marks=marked[one.report.sha256]) for one in reports(shared / "reports")]


def is_planted(record, finding):
    return any(one.is_found_in(record, [finding]) for one in FAULTS)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda one: f"{one.report}{one.rule}")
def test_what_is_planted_in_the_sample_reports_is_found(seeds, fault):
    assert any(fault.is_found_in(record, alarms(record)) for record in seeds)


def test_nothing_else_is_found_in_the_sample_reports(seeds):
    others = [
        (record.report.name, str(one))
        for record in seeds
        for one in alarms(record)
        if not is_planted(record, one)
    ]
    assert others == []


def test_nothing_is_found_in_reports_that_are_sound():
    for folder in (DEVELOPMENT, DATED):
        found = [str(one) for record in reports(folder / "reports") for one in alarms(record)]
        assert found == []


def test_nothing_is_found_in_the_real_reports_and_what_holds_is_told(shared):
    for record in reports(shared / "reports"):
        found = findings(record)
        assert [str(one) for one in found if one.severity is not Severity.HOLDS] == []
        for (name, rule), least in HOLD.items():
            if record.report.name.startswith(name):
                assert sum(one.rule == rule for one in found) >= least, (name, rule)


def test_nothing_is_found_in_the_real_reports_marked_by_hand(by_hand):
    assert [str(one) for record in by_hand for one in alarms(record)] == []


@pytest.mark.parametrize("copy", [one for one in COPIES if not one.is_real], ids=str)
def test_a_changed_figure_of_a_sample_report_is_found(copy):
    assert copy.is_found_in(alarms(copy.record()))


@pytest.mark.parametrize("copy", [one for one in COPIES if one.is_real], ids=str)
def test_a_changed_figure_of_a_real_report_is_found(shared, by_hand, copy):
    assert copy.is_found_in(alarms(copy.record()))
    (marked,) = [one for one in by_hand if one.report.name.startswith(copy.report)]
    assert copy.is_found_in(alarms(copy.record(marked.marks)))


def test_the_table_tells_of_every_planted_fault():
    lines = (ROOT / "seeds" / "README.md").read_text("utf-8").split("## Planted faults")[1]
    rows = [line for line in lines.split("\n## ")[0].splitlines() if line.startswith("| ")]
    planted = [row.split("|")[1].strip() for row in rows[1:]]
    assert sorted(planted) == sorted(one.report.rstrip("_") for one in FAULTS)
