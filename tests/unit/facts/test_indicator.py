"""What a number counts is read in the words around it, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.facts import MarkedText, facts
from annotator.facts.words import plain
from annotator.model import Mark, MarkStatus, Origin
from annotator.suggest import suggest
from annotator.text.clean import clean
from annotator.text.script import Script, convert

WORDLESS = {"年龄", "票", "得票"}
"""What the classifier alone tells: 61岁 is 年龄."""


def marked_of(text):
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
    return MarkedText(view, marks)


def told(text):
    """Return the words of each number of ``text``, None where there are none."""
    return [one.indicator and one.indicator.text for one in facts(marked_of(text))]


BEHIND = [
    ("商会走访了86家会员企业。", ["会员企业"]),
    ("会上表彰了12名优秀党务工作者。", ["优秀党务工作者"]),
    ("全市有3.2万户个体工商户在册登记。", ["个体工商户"]),
    ("15名来自高校的专家到会指导。", ["专家"]),
    ("28家商会的会长到场祝贺。", ["商会"]),
    ("四成以上的会员没有参加过培训。", ["会员"]),
    ("向受灾群众送去20万元善款。", ["善款"]),
    ("6家会员企业被市政府评为“诚信企业”。", ["“诚信企业”"]),
]
BEFORE = [
    ("商会现有会员320家。", ["会员"]),
    ("全年走访企业86家、商户32户。", ["走访企业", "商户"]),
    ("累计筹集抗疫资金45万元。", ["抗疫资金"]),
    ("会员企业捐款捐物折合人民币36万元。", ["捐款捐物"]),
    ("党组织覆盖率达到87.5%。", ["党组织覆盖率"]),
    ("会议应到代表120人,实到112人。", ["代表", "实到"]),
    ("订阅《半月谈》等报刊16种。", ["报刊"]),
    ("解决问题42个。", ["解决问题"]),
    ("浏览次数:318次", ["浏览次数"]),
]
CARRIED = [
    ("会员由2019年的120家增加到186家。", ["会员", "会员"]),
    ("现有党员52名,比上年增长10.5%。", ["党员", "党员"]),
    ("会员286家,比上年末的261家增长9.6%。", ["会员", "会员", "会员"]),
    ("有企业40家、商户16户,分别增长5%和8%。", ["企业", "商户", "企业", "商户"]),
    ("会员210家,其中女会员46家,占会员总数的21.9%。", ["会员", "女会员", "女会员"]),
    ("发放贷款128笔、3600万元。", ["贷款", "贷款"]),
]
ACTS = [
    ("各县商会代表共94人参加会议。", ["参加会议"]),
    ("会长一行26人来到灾区。", ["一行"]),
    ("大会以35票赞成通过了章程。", ["赞成"]),
    ("这位61岁的会长仍在一线。", ["年龄"]),
]


@pytest.mark.parametrize(("text", "words"), BEHIND + BEFORE + CARRIED + ACTS)
def test_what_is_counted_is_told_in_the_words_of_the_report(text, words):
    assert told(text) == words


def test_a_sentence_does_not_take_its_words_from_the_one_before():
    assert told("现有会员320家。另外12。")[0] == "会员"
    assert "会员" not in told("现有会员320家。增长8%。")[1:]


@pytest.mark.parametrize(("text", "words"), BEFORE[:4])
def test_traditional_and_glossed_text_gives_the_same_words(text, words):
    traditional, _ = convert(text, Script.TRADITIONAL)
    assert told(traditional) == words


def test_a_gloss_does_not_stand_in_the_words():
    (one,) = facts(marked_of("商會現(xiàn)有會員(yuán)320家。"))
    assert one.indicator.text == "会员"


PIECES = st.sampled_from(
    [
        *(
            "现有会员",
            "走访",
            "企业",
            "其中",
            "占",
            "的",
            "比上年增长",
            "捐款",
            "共",
            "参加会议",
            "党员",
        ),
        *("320家", "12名", "4.5万元", "36%", "8次", "61岁", "25票", "三个", "2019年", "湖南商会"),
        *("、", ",", "。", "\n", " ", "“", "”", "(", ")", "率", "由", "增加到"),
    ]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_words_stand_where_they_are_said_to(text):
    marked = marked_of(text)
    for one in facts(marked):
        said = one.indicator
        if said is None or said.text in WORDLESS:
            continue
        start, end = said.place
        assert 0 <= start < end <= len(text)
        at, to = marked.view.map.forward(start, end)
        assert plain(marked.view.text[at:to]) in said.text
        assert said.text
