"""Who holds which post where: pairs, organisations, dates, and what a reviewer has said of them."""

from dataclasses import replace

import pytest

from annotator.facts import MarkedText, posts
from annotator.model import Relation

HEAD = "江苏省辽宁商会召开年会\n"
BODY = "江苏省辽宁商会"


@pytest.fixture
def told(marked):
    """Return the posts of a text; ``change`` gives its marks, and relations, as told."""

    def tell(text, date="2020-05-01", change=None):
        found = marked(text, date)
        if change is None:
            return posts(found)
        marks, relations = change(text, [one.mark for one in found.placed])
        return posts(MarkedText(found.view, marks, relations, date))

    return tell


@pytest.fixture
def seen(told):
    """Return each post of a text as its person, title and organisation in words."""
    return lambda text, **rest: words(text, told(text, **rest))


def words(text, found):
    return [
        (
            text[one.person.start : one.person.end],
            text[one.title.start : one.title.end],
            one.organisation and one.organisation.text,
        )
        for one in found
    ]


PAIRS = [
    ("会长张建东主持会议。", [("张建东", "会长")]),
    ("张建东会长主持会议。", [("张建东", "会长")]),
    ("会长、党支部书记张建东讲话。", [("张建东", "会长"), ("张建东", "党支部书记")]),
    ("常务副会长兼秘书长李国华主持。", [("李国华", "常务副会长"), ("李国华", "秘书长")]),
    ("副会长张建东、李国华和王志强出席。",
     [("张建东", "副会长"), ("李国华", "副会长"), ("王志强", "副会长")]),
    ("会长张建东、秘书长李国华出席。", [("张建东", "会长"), ("李国华", "秘书长")]),
    ("张建东当选会长,李国华、王志强当选副会长。",
     [("张建东", "会长"), ("李国华", "副会长"), ("王志强", "副会长")]),
    ("会议选举张建东为会长,聘请李国华为名誉会长。", [("张建东", "会长"), ("李国华", "名誉会长")]),
    ("张建东、李国华分别当选会长和监事长。", [("张建东", "会长"), ("李国华", "监事长")]),
    ("张建东(女)、李国华(回族)等2人当选副会长。", [("张建东", "副会长"), ("李国华", "副会长")]),
    ("张建东同志当选为会长。", [("张建东", "会长")]),
    ("会长:张建东\n副会长:李国华、王志强\n",
     [("张建东", "会长"), ("李国华", "副会长"), ("王志强", "副会长")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_titles_are_given_to_those_who_hold_them(seen, text, pairs):
    assert [one[:2] for one in seen(HEAD + text)] == pairs


BODIES = [
    ("江苏省总商会党委书记张建东到会。", ["江苏省总商会党委"]),
    ("辽宁省工商联副主席张建东、二级巡视员李国华出席。", ["辽宁省工商联", "辽宁省工商联"]),
    ("市工商联党组成员、副主席张建东出席。", ["市工商联党组", "市工商联"]),
    ("苏州市浙江商会会长张建东、副会长李国华出席。", ["苏州市浙江商会", "苏州市浙江商会"]),
    ("南京华东贸易有限公司董事长张建东当选会长。", ["南京华东贸易有限公司", BODY]),
    ("会议由秘书长张建东主持。", [BODY]),
    ("通讯员张建东报道。", [None]),
    ("省工商联副主席张建东出席。会议由会长李国华主持。", ["省工商联", BODY]),
    ("考察团来到苏州市浙江商会,会长张建东介绍了情况。", ["苏州市浙江商会"]),
    ("市委组织部的张建东副部长通报情况。", ["市委组织部"]),
    ("5月6日,苏州市浙江商会会长张建东一行来访,执行会长李国华接待。", ["苏州市浙江商会", BODY]),
    ("昆山市委副书记、市长张建东出席。", ["昆山市委", "昆山市"]),
    ("习近平总书记指出,要两个健康。", [None]),
]


@pytest.mark.parametrize(("text", "bodies"), BODIES)
def test_a_title_is_in_what_is_named_with_it_else_in_what_the_report_is_about(seen, text, bodies):
    assert [one[2] for one in seen(HEAD + text)] == bodies


def test_a_surname_with_a_title_is_in_what_the_full_name_was(seen):
    text = HEAD + "苏州市浙江商会会长张建东到访。\n张会长说,要多走动。"
    assert seen(text)[-1] == ("张", "会长", "苏州市浙江商会")


# -- dates -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("会长张建东讲话。", ["2020-05-01"]),
        ("2016年起张建东担任会长。", ["2016"]),
        ("2016年起,张建东任会长,李国华任秘书长。", ["2016", "2020-05-01"]),
        ("2019年12月张建东当选会长,李国华任秘书长。", ["2019-12", "2020-05-01"]),
        ("2012年3月 南京华东贸易有限公司总经理张建东\n", ["2012-03"]),
        ("2019年12月,会长张建东到会。", ["2020-05-01"]),
    ],
)
def test_a_post_is_held_when_its_clause_says_else_on_the_day_of_the_report(told, text, dates):
    found = told(HEAD + text)
    assert [one.as_of.text for one in found] == dates
    assert [one.as_of.place is None for one in found] == [date == "2020-05-01" for date in dates]


def test_without_a_date_no_post_has_one(told):
    assert [one.as_of for one in told(HEAD + "会长张建东讲话。", date=None)] == [None]


# -- what a reviewer says --------------------------------------------------------------------------

TEXT = HEAD + "江苏省总商会副会长张建东、李国华出席,王志强在苏州市浙江商会。"


def _mark(text, marks, wanted):
    return next(one for one in marks if text[one.start : one.end] == wanted)


def _with(marks, one, **attributes):
    return [replace(m, attributes=attributes) if m.id == one.id else m for m in marks]


def _joined(text, marks, *joins):
    """Return relations of the kinds and words of ``joins``."""
    return [
        Relation(at, 1, kind, _mark(text, marks, one).id, _mark(text, marks, other).id)
        for at, (kind, one, other) in enumerate(joins, 1)
    ]


def test_a_title_that_a_reviewer_gave_somebody_is_nobody_elses(seen, told):
    def change(text, marks):
        return marks, _joined(text, marks, ("HAS_TITLE", "王志强", "副会长"))

    assert seen(TEXT, change=change) == [("王志强", "副会长", "江苏省总商会")]
    assert [one.is_sure for one in told(TEXT, change=change)] == [False]


def test_a_post_is_sure_where_a_reviewer_gave_the_title_and_the_organisation(seen, told):
    def change(text, marks):
        joins = ("HAS_TITLE", "王志强", "副会长"), ("POST_IN", "副会长", "苏州市浙江商会")
        return marks, _joined(text, marks, *joins)

    assert seen(TEXT, change=change) == [("王志强", "副会长", "苏州市浙江商会")]
    (post,) = told(TEXT, change=change)
    assert post.is_sure
    place = post.organisation.place
    assert TEXT[place[0] : place[1]] == "苏州市浙江商会"
    assert post.organisation.rule is None


def test_a_title_may_be_given_to_several(seen):
    def change(text, marks):
        joins = (("HAS_TITLE", name, "副会长") for name in ("李国华", "王志强"))
        return marks, _joined(text, marks, *joins)

    assert [one[0] for one in seen(TEXT, change=change)] == ["李国华", "王志强"]


@pytest.mark.parametrize(("said", "organisation"), [("苏州商会", "苏州商会"), ("-", None)])
def test_an_organisation_that_a_reviewer_wrote_goes_before_the_rules(
    seen, told, said, organisation
):
    def change(text, marks):
        return _with(marks, _mark(text, marks, "副会长"), organisation=said), []

    assert [one[2] for one in seen(TEXT, change=change)] == [organisation, organisation]
    assert not any(one.is_sure for one in told(TEXT, change=change))


def test_a_title_that_a_reviewer_says_nobody_holds_is_no_post(seen):
    def change(text, marks):
        return _with(marks, _mark(text, marks, "副会长"), holder="-"), []

    assert seen(TEXT, change=change) == []


def test_a_date_that_a_reviewer_wrote_goes_before_that_of_the_clause(told):
    def change(text, marks):
        return _with(marks, _mark(text, marks, "会长"), as_of="2017-01"), []

    (post,) = told(HEAD + "2016年张建东当选会长。", change=change)
    assert post.as_of.text == "2017-01"


# -- scripts and places ----------------------------------------------------------------------------


def test_a_traditional_and_glossed_text_gives_the_same(told):
    plain = told(HEAD + "市工商联党组成员、副主席张建东,常务副会长李国华兼任秘书长。")
    glossed = (
        "江蘇省遼寧商會(huì)召開(kāi)年會(huì)\n"
        "市工商聯(lián)黨(dǎng)組成員(yuán)、副主席張(zhāng)建東(dōng),"
        "常務(wù)副會(huì)長(zhǎng)李國(guó)華(huá)兼任秘書(shū)長(zhǎng)。"
    )
    found = told(glossed)
    assert [one.organisation.text for one in found] == [one.organisation.text for one in plain]
    assert len(found) == len(plain) == 4
    for one in found:
        start, end = one.organisation.place
        assert glossed[start:end].startswith(("市", "江"))


def test_posts_stand_in_text_order(told):
    found = told(HEAD + "会长张建东、秘书长李国华出席。\n副会长:王志强、赵明华\n")
    places = [(one.title.start, one.person.start) for one in found]
    assert places == sorted(places)


def test_without_people_or_titles_there_is_no_post(seen):
    assert seen("") == seen("会议开得很好。") == seen(HEAD + "张建东出席。") == []
