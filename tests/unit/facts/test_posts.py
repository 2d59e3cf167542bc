"""Who holds which post where: pairs, organisations, dates, and what a reviewer has said of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.facts import MarkedText, posts
from annotator.model import Mark, MarkStatus, Origin, Relation
from annotator.suggest import suggest
from annotator.text.clean import clean

HEAD = "江苏省辽宁商会召开年会\n"
BODY = "江苏省辽宁商会"


def marks_of(text):
    view = clean(text)
    marks = [
        Mark(
            at,
            1,
            *view.map.back(one.start, one.end),
            one.label,
            MarkStatus.SUGGESTED,
            Origin("t"),
            one.value,
        )
        for at, one in enumerate(suggest(view.text, None), 1)
    ]
    return view, marks


def told(text, date="2020-05-01", change=None):
    view, marks = marks_of(text)
    relations = []
    if change is not None:
        marks, relations = change(text, marks)
    return posts(MarkedText(view, marks, relations, date))


def words(text, found):
    """Return each post as its person, title and organisation in words."""
    return [
        (
            text[one.person.start : one.person.end],
            text[one.title.start : one.title.end],
            one.organisation and one.organisation.text,
        )
        for one in found
    ]


def seen(text, **rest):
    return words(text, told(text, **rest))


PAIRS = [
    ("会长张建东主持会议。", [("张建东", "会长")]),
    ("张建东会长主持会议。", [("张建东", "会长")]),
    ("会长、党支部书记张建东讲话。", [("张建东", "会长"), ("张建东", "党支部书记")]),
    ("常务副会长兼秘书长李国华主持。", [("李国华", "常务副会长"), ("李国华", "秘书长")]),
    ("副会长张建东、李国华和王志强出席。", [(name, "副会长") for name in ("张建东", "李国华", "王志强")]),
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
def test_titles_are_given_to_those_who_hold_them(text, pairs):
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
]


@pytest.mark.parametrize(("text", "bodies"), BODIES)
def test_a_title_is_in_what_is_named_with_it_else_in_what_the_report_is_about(text, bodies):
    assert [one[2] for one in seen(HEAD + text)] == bodies


def test_a_surname_with_a_title_is_in_what_the_full_name_was():
    text = HEAD + "苏州市浙江商会会长张建东到访。\n张会长说,要多走动。"
    assert seen(text)[-1] == ("张", "会长", "苏州市浙江商会")
