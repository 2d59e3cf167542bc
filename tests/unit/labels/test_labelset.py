"""Label sets: the default one, and what is refused."""

import itertools
from dataclasses import replace

import pytest

from annotator import labels
from annotator.errors import BadLabelSet
from annotator.labels import attributes
from annotator.labels.draft import Draft
from annotator.ui.actions import keys_in_use

GOOD = """
id = "small"
name = { zh = "小", en = "Small" }
[[label]]
id = "PER"
name = { zh = "人名", en = "Person" }
colour = { light = "#B3261E", dark = "#FF8A80" }
hotkey = "p"
"""

IN_THE_GUIDE = {
    *("PER", "TITLE", "ORG", "LOC", "DOC", "EVENT", "DATE", "QUANTITY", "MONEY"),
    *("PERCENT", "ORDINAL", "CONTACT", "TERM"),
}


def test_the_default_set_has_the_labels_of_the_guide_in_both_languages():
    found = labels.default()
    assert {label.id for label in found.labels} == IN_THE_GUIDE
    assert not found.overlap
    for label in found.labels:
        assert label.name("zh_CN") != label.name("en")


def test_every_label_has_a_key_of_its_own_that_no_command_has():
    keys = [label.hotkey for label in labels.default().labels]
    assert None not in keys
    assert len(set(keys)) == len(keys)
    assert not set(keys) & {key.upper() for key in keys_in_use()}


def test_no_two_labels_share_an_ink():
    for one, other in itertools.combinations(labels.default().labels, 2):
        assert one.ink_light != other.ink_light
        assert one.ink_dark != other.ink_dark


def test_a_label_that_the_set_does_not_know_is_shown_not_dropped():
    unknown = labels.default().get("VESSEL")
    assert unknown.id == "VESSEL"
    assert unknown.name("zh") == "VESSEL"


def test_a_key_may_be_written_small():
    assert labels.parse(GOOD).labels[0].hotkey == "P"


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (('id = "small"', ""), "'id' is missing"),
        (("[[label]]", "[[lable]]"), "'label' is missing"),
        (("#B3261E", "red"), "not a colour"),
        (('"PER"', '"P R"'), "not a word"),
        (('hotkey = "p"', 'hotkey = "pp"'), "not one free key"),
        (('hotkey = "p"', 'value = "colour"'), "not a kind of value"),
        (("zh = ", "zh : "), "line"),
        (('name = { zh = "人名", en = "Person" }', 'name = "Person"'), "cannot be used"),
    ],
)
def test_a_set_that_cannot_be_used_is_refused_with_the_reason(mend, said):
    with pytest.raises(BadLabelSet, match=said):
        labels.parse(GOOD.replace(*mend), "small.toml")


def test_two_labels_must_not_share_an_id_or_a_key():
    second = GOOD[GOOD.index("[[label]]") :]
    with pytest.raises(BadLabelSet, match="not a word of its own"):
        labels.parse(GOOD + second)
    with pytest.raises(BadLabelSet, match="not one free key"):
        labels.parse(GOOD + second.replace('"PER"', '"ORG"'))
    with pytest.raises(BadLabelSet, match="has no labels"):
        labels.parse('label = []\nid = "e"\nname = { zh = "e", en = "e" }')


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BadLabelSet, match=r"none\.toml"):
        labels.load(tmp_path / "none.toml")


# -- kinds of relation ---------------------------------------------------------------------------

RELATED = (
    GOOD
    + """
[[label]]
id = "ORG"
name = { zh = "机构", en = "Organisation" }
colour = { light = "#1558B0", dark = "#82B1FF" }
[[relation]]
id = "WORKS_FOR"
name = { zh = "任职", en = "works for" }
from = ["PER"]
to = ["ORG"]
[[relation]]
id = "ALIAS"
name = { zh = "别名", en = "alias of" }
from = ["PER", "ORG"]
alike = true
"""
)


def fits(found, one, other):
    return [(fit.kind.id, fit.turned) for fit in labels.fitting(found.relations, one, other)]


def test_the_default_set_joins_what_belongs_together():
    found = labels.default()
    assert fits(found, "PER", "TITLE") == [("HAS_TITLE", False)]
    assert fits(found, "TITLE", "PER") == [("HAS_TITLE", True)]
    assert fits(found, "TITLE", "ORG") == [("POST_IN", False)]
    assert fits(found, "QUANTITY", "ORG") == [("COUNTS", False), ("SCOPE", False)]
    assert fits(found, "ORG", "ORG") == [("ALIAS", False)]
    assert fits(found, "PER", "DATE") == []
    for kind in found.relations:
        assert kind.name("zh_CN") != kind.name("en")


def test_a_kind_joins_its_labels_and_alike_ones_one_label_only():
    found = labels.parse(RELATED)
    works, alias = found.relations
    assert works.joins("PER", "ORG")
    assert not works.joins("ORG", "PER")
    assert alias.joins("PER", "PER")
    assert not alias.joins("PER", "ORG")
    assert works.partners("ORG") == ["PER"]
    assert alias.partners("ORG") == ["ORG"]
    assert works.partners("DATE") == []


def test_a_kind_that_the_set_does_not_know_joins_all():
    unknown = labels.parse(RELATED).relation("KIN")
    assert unknown.name("zh") == "KIN"
    assert unknown.joins("PER", "DATE")


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (('id = "WORKS_FOR"', 'id = "works for"'), "not a word"),
        (('id = "WORKS_FOR"', 'id = "ALIAS"'), "not a word of its own"),
        (('to = ["ORG"]', 'to = ["VESSEL"]'), "no label of this set"),
        (('to = ["ORG"]', "to = []"), "lacks labels at one end"),
        (('to = ["ORG"]', 'to = "ORG"'), "not lists of labels"),
        (('to = ["ORG"]', ""), "'to' is missing"),
        (("alike = true", 'alike = true\nto = ["ORG"]'), "have other labels"),
    ],
)
def test_kinds_that_cannot_be_used_are_refused_with_the_reason(mend, said):
    with pytest.raises(BadLabelSet, match=said):
        labels.parse(RELATED.replace(*mend), "small.toml")


# -- attributes ----------------------------------------------------------------------------------

ASKING = (
    GOOD
    + """
[[label.attribute]]
id = "tenure"
name = { zh = "任职", en = "Tenure" }
choices = [{ id = "former", zh = "曾任", en = "former" },
           { id = "acting", zh = "代理", en = "acting" }]
[[label.attribute]]
id = "deceased"
name = { zh = "已故", en = "Deceased" }
"""
)


def test_the_default_set_asks_little_and_in_both_languages():
    found = {one.id: [a.id for a in one.attributes] for one in labels.default().labels}
    assert {one: asked for one, asked in found.items() if asked} == {
        "TITLE": ["tenure"],
        "QUANTITY": ["sense", "cumulative"],
        "MONEY": ["sense", "cumulative"],
        "PERCENT": ["sense"],
    }
    for attribute in (a for one in labels.default().labels for a in one.attributes):
        for named in (attribute, *attribute.choices):
            assert named.name("zh_CN") != named.name("en")


def test_an_attribute_has_choices_or_is_a_flag():
    tenure, deceased = labels.parse(ASKING).labels[0].attributes
    assert [choice.name("zh") for choice in tenure.choices] == ["曾任", "代理"]
    assert not tenure.is_flag
    assert deceased.is_flag
    assert deceased.choices[0].id == "yes"


def test_attributes_are_written_and_read_back(tmp_path):
    for found in (labels.parse(ASKING), labels.default()):
        again = labels.parse(labels.to_toml(found))
        assert again == found
        path = tmp_path / "set.toml"
        path.write_text(labels.to_toml(found), encoding="utf-8")
        assert labels.load(path) == found


@pytest.mark.parametrize(
    ("mend", "said"),
    [
        (('id = "tenure"', 'id = "te nure"'), "PER: the id “te nure” of an attribute"),
        (('id = "tenure"', 'id = "deceased"'), "PER: the id “deceased” of an attribute"),
        (('id = "acting"', 'id = "former"'), "“former” of a choice of tenure is not a word"),
        (('id = "acting"', 'id = "a-b"'), "“a-b” of a choice of tenure is not a word"),
        (('id = "deceased"', ""), "'id' is missing in label 1"),
        ((', zh = "曾任"', ""), "'zh' is missing in label 1"),
        (("choices = [{", "choices = []\nname2 = [{"), "the choices of tenure are no list"),
        (('zh = "代理", en = "acting"', 'zh = "曾任", en = "acting"'), "“acting” among its attr"),
        (('zh = "已故"', 'zh = " "'), "“deceased” among its attributes lacks a name"),
        (('en = "former"', 'en = "former", de = "a"'), "'de' in an attribute of label 1"),
        (('id = "deceased"', 'id = "deceased"\nkind = 1'), "'kind' in an attribute of label 1"),
    ],
)
def test_attributes_that_cannot_be_used_are_refused_with_the_reason(tmp_path, mend, said):
    path = tmp_path / "small.toml"
    path.write_text(ASKING.replace(*mend, 1), encoding="utf-8")
    with pytest.raises(BadLabelSet, match=said):
        labels.load(path)


def test_a_label_of_a_draft_keeps_its_attributes_and_merged_ones_are_joined():
    before = labels.default()
    draft = Draft.of(before)
    rows = [row.label.id for row in draft.rows]
    fresh = draft.add("#111111", "#EEEEEE")
    assert draft.rows[fresh].label.attributes == ()
    draft.change(rows.index("TITLE"), id="POST")
    draft.merge(rows.index("QUANTITY"), rows.index("TITLE"))
    draft.merge(rows.index("PER"), rows.index("ORG"))
    after = draft.finished().after
    assert [one.id for one in after.get("POST").attributes] == ["tenure", "sense", "cumulative"]
    assert after.get("MONEY") == before.get("MONEY")
    assert labels.parse(after.source) == after


def test_an_attribute_that_two_merged_labels_have_takes_the_choices_of_both():
    tenure, deceased = labels.parse(ASKING).labels[0].attributes
    one, other = replace(tenure, choices=tenure.choices[:1]), replace(tenure, name_en="Term")
    both = attributes.joined((one,), (deceased, other))
    assert both == (tenure, deceased)


def test_what_a_label_does_not_ask_is_shown_by_its_id():
    title = labels.default().get("TITLE")
    known, unknown = attributes.asked(title.attributes, {"rank": "first", "tenure": "once"})
    assert known.choices[:-1] == title.attributes[0].choices
    assert (unknown.name("en"), unknown.choices[0].name("en")) == ("rank", "first")
    assert known.choices[-1].name("zh") == "once"
