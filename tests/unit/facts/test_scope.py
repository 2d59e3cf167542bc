"""Each number has whom its clause or paragraph speaks of as its scope, else the report's body."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.facts.scope import scope

HEAD = "贵阳市眉山商会年会召开\n"
PARTS = [
    *("。", "，", "\n", "、", "的", "等", "其中", "全市", "各商会", "商会", "支部", "他"),
    *("贵阳市眉山商会", "会长王建东", "甘肃省", "12人", "3万元", "35%", "捐款"),
]
OWNED = [
    # nothing is named: the body of the report
    ("共有会员30名。", ["贵阳市眉山商会"]),
    ("商会现有会员30名，党员5名。", ["贵阳市眉山商会"] * 2),
    # what opens the clause, and what follows it in the paragraph
    (
        "2020年，成都市甲子商会发展会员12家。走访企业30家。\n举办活动6场。",
        ["成都市甲子商会"] * 2 + ["贵阳市眉山商会"],
    ),
    ("截至2020年底，全市共有个体工商户3200户，增长5%。", ["全市", "全市"]),
    ("各商会组织会员捐款30万元。", ["各商会"]),
    # who is only asked, joined or thanked does not count
    ("联合成都市甲子商会举办活动6场。", ["贵阳市眉山商会"]),
    ("活动被四川省工商联评为先进，获奖励3万元。", ["贵阳市眉山商会"]),
    # who gives
    (
        "成都市甲子有限公司捐款3万元，会长王建东捐款2万元，商会共收到15万元。",
        ["成都市甲子有限公司", "王建东", "贵阳市眉山商会"],
    ),
    # names that a number counts are not its scope
    ("选举王建东、李明华等7人为副会长。", ["贵阳市眉山商会"]),
    # those at a meeting are of who holds it
    ("成都市甲子商会会长王建东出席，共90人参加会议。", ["贵阳市眉山商会"]),
    # an age is of a person
    ("63岁的老人王建东捐款200元。", ["王建东", "王建东"]),
    # who speaks speaks of his own
    ("成都市甲子商会会长王建东说，今年发展会员12家。", ["成都市甲子商会"]),
    ("王建东会长提出三点要求。", ["王建东"]),
]


def owners(read):
    found = scope(read)
    return [found[one.mark.id].text if one.mark.id in found else None for one in read.numbers]


@pytest.mark.parametrize(("text", "names"), OWNED)
def test_scopes_of_numbers(marked, text, names):
    assert owners(marked(HEAD + text)) == names


def test_items_of_a_digest_have_bodies_of_their_own(marked):
    text = "简讯\n◆成都市甲子商会换届\n发展会员12家。\n◆贵阳市眉山商会捐款\n共有会员30名。\n"
    assert owners(marked(text)) == ["成都市甲子商会", "贵阳市眉山商会"]


def test_a_row_belongs_to_the_body_that_it_begins_with(marked):
    text = HEAD + "成都市甲子有限公司\t王建东会长\t30000元\n王建东会长\t2000元\n"
    assert owners(marked(text)) == ["成都市甲子有限公司", "王建东"]


def test_a_portrait_is_about_its_person(marked):
    text = "——记贵阳市眉山商会会长王建东\n拿出3万元，资助学生12名。商会有会员30名。\n"
    assert owners(marked(text)) == ["王建东", "王建东", "贵阳市眉山商会"]


def test_nobody_is_told_of_where_nobody_is_named(marked):
    assert owners(marked("共有30名。")) == [None]


def test_a_branch_and_the_body_that_it_is_in_are_told_apart(marked):
    text = "贵阳市眉山商会党支部换届\n支部现有党员27名。商会现有会员368名。"
    assert owners(marked(text)) == ["贵阳市眉山商会党支部", "贵阳市眉山商会"]


def test_glosses_and_traditional_characters_change_nothing(marked):
    text = "貴陽市眉山商會年會召開(kāi)\n全市共有會(huì)員(yuán)30名。商會(huì)現(xiàn)有黨員5名。"
    assert owners(marked(text)) == ["全市", "贵阳市眉山商会"]


@settings(deadline=None, max_examples=80)
@given(st.lists(st.sampled_from(PARTS), max_size=16))
def test_a_scope_rests_on_words_of_the_text(marked, parts):
    text = HEAD + "".join(parts)
    read = marked(text)
    for said in scope(read).values():
        start, end = said.place
        assert said.text == text[start:end].replace(" ", "").removesuffix("的")
