"""The word lists: well formed, told of, without doubles, in simplified characters.

What is wrong in a list today is named here, one by one; once it is put right, its line must go.
"""

import re
from collections import Counter

import pytest

from annotator import paths
from annotator.suggest import suggest
from annotator.suggest.names.unit_heads import KINDS as HEAD_KINDS
from annotator.text import gazetteers
from annotator.text.script import Script, convert
from tests.conftest import ROOT

FOLDER = paths.resources() / "gazetteers"
LISTS = sorted(path.name for path in FOLDER.glob("*.tsv"))
COLUMNS = {
    "bar_words.tsv": {1, 2},
    "divisions.tsv": {4},
    "fact_words.tsv": {2},
    "measure_words.tsv": {1, 2},
    "name_words.tsv": {2},
    "national_bodies.tsv": {2},
    "national_events.tsv": {2},
    "not_numbers.tsv": {1},
    "old_divisions.tsv": {5},
    "places.tsv": {2},
    "set_phrases.tsv": {1, 2},
    "surnames.tsv": {2},
    "titles.tsv": {1, 2},
    "unit_heads.tsv": {2},
}
LEVELS = {"province", "prefecture", "county"}
KINDS = {
    "bar_words.tsv": {"weak"},
    "fact_words.tsv": {"act", "noun_act", "manner", "common", "link", "grown"},
    "national_bodies.tsv": {
        *("party", "state", "ministry", "united_front", "people_body", "bank", "state_company"),
        *("media", "international", "private_company", "hk_mo_tw", "university"),
    },
    "national_events.tsv": {"congress", "meeting", "fair", "campaign", "history"},
    "places.tsv": {
        *("country", "continent", "foreign_region", "foreign_city", "region", "former"),
        *("new_area", "red_site", "landmark"),
    },
    "set_phrases.tsv": {"quoted"},
    "surnames.tsv": {"common", "rare", "double"},
    "unit_heads.tsv": set(HEAD_KINDS),
}
KEYS = {"divisions.tsv": (0, 3), "old_divisions.tsv": (0, 3)}
"""Which columns make a row one of its own, where it is not the first: one name, two parents."""
BY_KIND = {"fact_words.tsv", "name_words.tsv", "unit_heads.tsv"}
"""Lists in which a word stands once for each kind."""

CONVERTED = {
    "divisions.tsv": {"乾安县", "乾安", "乾县"},  # OpenCC makes them 干…: found by that too
}
"""Entries that are no longer themselves once simplified."""


def rows(name):
    """Return a list's rows as they are written, without comments: what a reader of it gets."""
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def simplified(text):
    return convert(text, Script.SIMPLIFIED)[0]


def test_every_list_has_its_columns_told_here():
    assert set(LISTS) == set(COLUMNS)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_plain_text_with_its_columns_and_no_blanks_beside_words(name):
    raw = (FOLDER / name).read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    assert rows(name)
    for row in rows(name):
        assert len(row) in COLUMNS[name], row
        assert row[0], row
        assert all(field == field.strip() for field in row), row


@pytest.mark.parametrize("name", LISTS)
def test_a_list_says_first_what_it_is(name):
    assert (FOLDER / name).read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("name", LISTS)
def test_no_row_stands_twice(name):
    columns = (0, 1) if name in BY_KIND else KEYS.get(name, (0,))
    counted = Counter(tuple(row[column] for column in columns) for row in rows(name))
    assert not {key for key, count in counted.items() if count > 1}


@pytest.mark.parametrize("name", sorted(KINDS))
def test_every_kind_is_a_known_one_and_every_known_one_is_used(name):
    told = {kind for row in rows(name) for kind in row[1:2]}
    kinds = {kind.removesuffix(";weak") for kind in told}
    assert kinds == KINDS[name]


@pytest.mark.parametrize("name", ["divisions.tsv", "old_divisions.tsv"])
def test_every_division_has_a_level_and_a_short_form_made_of_its_name(name):
    for division, short, level, *_ in rows(name):
        assert level in LEVELS, division
        letters = iter(division)
        assert all(letter in letters for letter in short), division  # 阜蒙: 阜新蒙古族自治县
        assert len(short) != 1, division


def test_every_division_s_parent_is_a_division_of_a_higher_level():
    levels = {row[0]: row[2] for row in rows("divisions.tsv") if row[2] != "county"}
    for division, _, level, parent in rows("divisions.tsv"):
        if level == "province":
            assert parent == "中国", division
        else:
            assert parent in levels, division
            assert level != "prefecture" or levels[parent] == "province", division


def test_every_kind_of_name_words_is_asked_for_and_every_one_asked_for_is_there():
    source = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "annotator").rglob("*.py"))
    )
    assert set(re.findall(r'words_of\("(\w+)"\)', source)) == {r[1] for r in rows("name_words.tsv")}


def test_the_readme_tells_of_every_list_and_of_no_other():
    told = re.findall(
        r"^## (\S+\.tsv)$", (FOLDER / "README.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(set(told)) == len(told)
    assert set(told) == set(LISTS)


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"measure_words.tsv"}))
def test_every_entry_is_itself_once_simplified(name):
    forms = {row[0] for row in rows(name)}
    if "divisions" in name:
        forms |= {row[1] for row in rows(name) if row[1]}
    assert {form for form in forms if simplified(form) != form} == CONVERTED.get(name, set())


def test_every_traditional_measure_word_has_its_simplified_one_beside_it():
    words = {row[0] for row in rows("measure_words.tsv")}
    traditional = {word for word in words if simplified(word) != word}
    assert traditional
    assert {simplified(word) for word in traditional} <= words


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("长阳县", "长阳土家族自治县"),
        ("延边州", "延边朝鲜族自治州"),
        ("恩施州", "恩施土家族苗族自治州"),
        ("黔东南州", "黔东南苗族侗族自治州"),
        ("双江县", "双江拉祜族佤族布朗族傣族自治县"),
        ("积石山县", "积石山保安族东乡族撒拉族自治县"),
        ("龙胜县", "龙胜各族自治县"),
        ("莫力达瓦旗", "莫力达瓦达斡尔族自治旗"),
    ],
)
def test_an_autonomous_division_is_known_by_its_everyday_name_too(short, whole):
    assert short in gazetteers.division_names()
    assert whole in gazetteers.division_names()
    found = [(one.start, one.end, one.label) for one in suggest(f"赴{short}考察。")]
    assert found == [(1, 1 + len(short), "LOC")]


def test_every_autonomous_division_has_an_everyday_name():
    listed = rows("divisions.tsv") + rows("old_divisions.tsv")
    autonomous = {row[0] for row in listed if re.search("自治[州县旗]$", row[0])}
    assert len(autonomous) > 100
    names = gazetteers.division_names()
    without = set()
    for name in autonomous:
        places = (name[:end] for end in range(2, len(name) - len("自治县") + 1))
        if not any(f"{place}{name[-1]}" in names for place in places if place[-1] != "族"):
            without.add(name)
    assert not without
