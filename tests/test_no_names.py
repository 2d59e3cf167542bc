"""No rule and no word list was made from the reports it is tried on.

What the marked reports in ../shared name is looked for in the program's source and resources. A
name of three characters or more counts wherever it stands, in a rule, a list or a comment. One of
two (中办, 三亮) is as likely a piece of other words (集中办公), so it counts where it stands by
itself: as an entry of a list, a quoted string or one choice of a pattern. One character (张) stands
in every list of surnames and cannot be told.
"""

import json
import re

import pytest

from annotator.text.clean import clean
from annotator.text.script import Script, convert
from tests.conftest import ROOT

_HAN = re.compile("[\u4e00-\u9fff]+")
_SHORT = 2
_CLAUSE = 6
"""Code points from which on a clause is its author's own."""

GENERAL = {
    "中办": "the general office of the Central Committee, by the name everybody uses",
    "中央": "the Central Committee, by the name everybody uses",
    "中央编办": "an organ of the Central Committee",
    "中国个体劳动者协会": "a national association",
    "中国个协": "its short name, nationwide",
    "全国工商联": "a national body, with its departments and its national chambers",
    "全国政协": "a national body, with its committees",
    "国家工商总局": "a ministry until 2018",
    "民政部": "a ministry",
    "工商联": "what the federations of all places end in: the last word of names",
    "行业党委": "what the committees of all trades are called: the last word of names",
    "党员先锋队": "a set phrase of campaigns since the 1990s",
    "三亮": "a set phrase of the campaign of 2010 (三亮三比三评)",
    "一届二次党员大会": "the example that LABELS.md itself gives",
}
"""What the reports name and the program may too: national and general. One line each."""
PHRASES = {"我是党员我先上": "a slogan of the whole country in 2020"}
"""Clauses of the reports that everybody wrote."""


@pytest.fixture(scope="module")
def lines():
    """Return the lines of everything that says how the program finds names: where, and the text."""
    found = []
    for folder in ("annotator", "resources"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in {".py", ".tsv", ".md", ".toml", ".ts"}:
                rows = path.read_text(encoding="utf-8").splitlines()
                place = path.relative_to(ROOT)
                found += [(f"{place}:{number}", row) for number, row in enumerate(rows, 1)]
    assert len(found) > 10_000
    return found


def simplified(text):
    return convert(text, Script.SIMPLIFIED)[0]


def names_in(shared, labels):
    """Return what the marked reports name, as it is written there and simplified."""
    names = set()
    for path in sorted((shared / "gold").glob("*.json")):
        for span in json.loads(path.read_text(encoding="utf-8"))["spans"]:
            if span["label"] in labels:
                name = re.sub(r"\s", "", span["text"])
                names |= {name, simplified(name)}
    assert len(names) > 10
    return {name for name in names if len(name) >= _SHORT}


def stands(name, row):
    """Return whether a line names ``name``: anywhere, or by itself where that is too short."""
    return name in row and (len(name) > _SHORT or name in _HAN.findall(row))


def hits(names, lines):
    return [
        f"{place} has {name}" for name in sorted(names) for place, row in lines if stands(name, row)
    ]


def test_no_line_names_a_person_of_the_reports(shared, lines):
    assert hits(names_in(shared, {"PER"}), lines) == []


def test_no_line_names_an_organisation_or_an_event_of_the_reports_but_national_ones(shared, lines):
    assert hits(names_in(shared, {"ORG", "EVENT"}) - GENERAL.keys(), lines) == []


def test_what_may_stand_there_is_named_by_the_reports_and_stands_there(shared, lines):
    named = names_in(shared, {"ORG", "EVENT"})
    assert GENERAL.keys() <= named
    assert [name for name in GENERAL if not hits({name}, lines)] == []


def test_no_line_repeats_a_clause_of_the_reports(shared, lines):
    clauses = set()
    for path in sorted((shared / "reports").glob("*.txt")):
        text = simplified(clean(path.read_text(encoding="utf-8")).text)
        clauses |= {one for one in _HAN.findall(text) if len(one) >= _CLAUSE}
    assert len(clauses) > 100
    whole = "\n".join(row for _, row in lines)
    assert {clause for clause in clauses if clause in whole} == PHRASES.keys()


@pytest.mark.parametrize(
    ("name", "row", "counts"),
    [
        ("彭远山", '_RULE = re.compile("彭远山")', True),
        ("彭远山", "# as in 会长彭远山主持", True),
        ("三创", "三创\tquoted", True),
        ("三创", '"(?:三会|三创)"', True),
        ("三创", "三亮三创三评", False),
    ],
)
def test_a_name_counts_where_it_stands_and_a_short_one_where_it_stands_alone(name, row, counts):
    assert stands(name, row) is counts
