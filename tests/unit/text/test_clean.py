"""Golden cases of clean-up and page furniture: what changes, and what only looks as if it did."""

import tomllib

import pytest

from annotator.text.clean import ALL_RULES, DEFAULT_RULES, SHOWN_ONLY, clean, tidy
from annotator.text.furniture import find_furniture
from tests.conftest import ROOT

GOLDEN = ROOT / "tests" / "golden"
CASES = tomllib.loads((GOLDEN / "cleaning.toml").read_text(encoding="utf-8"))["case"]
PAGES = tomllib.loads((GOLDEN / "furniture.toml").read_text(encoding="utf-8"))["page"]


def rules_of(case):
    """Return the rules that a case is to be read by."""
    if case.get("only"):
        return frozenset({case["rule"]})
    return (DEFAULT_RULES - SHOWN_ONLY) | ({case["rule"]} & ALL_RULES)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['rule']}: {c['name']}" for c in CASES])
def test_a_golden_case_reads_as_it_should(case):
    assert tidy(case["raw"], rules_of(case)).text == case["view"]


@pytest.mark.parametrize("rule", sorted(ALL_RULES))
def test_a_rule_that_is_off_changes_nothing(rule):
    for case in CASES:
        if case["rule"] == rule and case.get("only"):
            assert tidy(case["raw"], frozenset()).text == case["raw"]


@pytest.mark.parametrize("page", PAGES, ids=[page["name"] for page in PAGES])
def test_page_furniture_is_told_from_the_report(page):
    text = "\n".join(line for _, line in page["lines"])
    view = clean(text, DEFAULT_RULES - {"broken_lines", "blank_lines"})
    dimmed = find_furniture(view.text)
    at, wrong = 0, []
    for (kind, raw), line in zip(page["lines"], view.text.split("\n"), strict=True):
        inside = any(start <= at and at + len(line) <= end for start, end in dimmed)
        if line.strip() and inside != (kind == "furniture"):
            wrong.append((kind, raw))
        at += len(line) + 1
    assert wrong == []
