"""What does not add up is found, with its evidence on the raw text; what does add up is not."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.checks import check
from annotator.checks.figures import slack_of
from annotator.facts import MarkedText
from annotator.model import Mark, MarkStatus, Origin
from annotator.suggest import suggest
from annotator.text.clean import clean

FAULTS = [
    ("parts", "会员企业286家，其中制造业118家、商贸业97家、建筑业138家。"),
    ("parts", "按学历分：研究生1146名，本科9872名，合计11118名。"),
    ("parts", "现有正式党员39名、预备党员2名，共42名。"),
    ("parts", "共3.26万人，其中本区户籍1.18万人、外来务工人员2.18万人。"),
    ("parts", "总收入171.6万元，其中会费142.8万元、捐赠23.5万元及利息15.3万元。"),
    ("ratio", "直属商会22家中已建立党支部19家，组织覆盖率84.6%。"),
    ("growth", "由2014年底的1860家增加到2015年底的2046家，增长12%。"),
    ("counts", "当选的3名支部委员是王君霞、朱立群。"),
    ("weekday", "2023年5月17日（星期二）报到。"),
]
SOUND = [
    "会员企业286家，其中制造业118家、商贸业97家、建筑业38家、服务业33家。",
    "会员企业286家，其中制造业118家、商贸业97家。",  # the others are not told of
    "按学历分：研究生1146名，本科9872名，合计11018名。",
    "现有正式党员39名、预备党员2名，共41名。",
    "共4.11万个，其中甲0.13万个、乙0.27万个、丙3.71万个。",  # 1269 + 2735 + 3.71万, rounded
    "会员2.94万名，其中男性2.07万名、女性0.88万名。",  # within rounding
    "党员30名，其中女性15名、大专以上20名。",  # one may be both
    "比上年末增加164个。其中党委58个、党支部2694个。",  # parts of the whole, not of the growth
    "直属商会22家中已建立党支部19家，组织覆盖率86.4%。",
    "46家商会中已有39家建立党组织，组织覆盖率由2019年的52.4%提高到84.8%。",
    "由2014年底的1860家增加到2015年底的2046家，增长10%。",
    "当选的2名支部委员是王君霞、朱立群。",
    "选出3名支部委员：王君霞、朱立群等。",
    "2023年5月17日（星期三）报到。",
]


def checked(text, rejected=()):
    view = clean(text)
    marks = [
        Mark(
            at,
            1,
            *view.map.back(one.start, one.end),
            one.label,
            MarkStatus.REJECTED
            if view.text[one.start : one.end] in rejected
            else MarkStatus.SUGGESTED,
            Origin("t"),
            one.value,
        )
        for at, one in enumerate(suggest(view.text, None), 1)
    ]
    return check(MarkedText(view, marks))


@pytest.mark.parametrize(("rule", "text"), FAULTS)
def test_what_does_not_add_up_is_found(rule, text):
    (found,) = checked(text)
    assert found.rule == rule
    assert str(found)
    assert (found.start, found.end) == (found.evidence[0][0], found.evidence[-1][1])


@pytest.mark.parametrize("text", SOUND)
def test_what_adds_up_is_left_alone(text):
    assert checked(text) == []


def test_evidence_lies_on_the_raw_text_and_in_its_words():
    text = "現(xiàn)有3.26萬(wàn)人,其中本地1 . 1 8萬(wàn)人、外來(lái)2.18萬(wàn)人。"
    (found,) = checked(text)
    assert [text[start:end] for start, end in found.evidence] == [
        "3.26萬(wàn)人",
        "1 . 1 8萬(wàn)人",
        "2.18萬(wàn)人",
    ]
    assert "33600" in str(found)


def test_what_a_reviewer_rejected_is_no_figure():
    text = FAULTS[0][1]
    assert checked(text, rejected={"138家"}) == []


@pytest.mark.parametrize(
    ("words", "slack"),
    [
        ("4.11万个", "50"),
        ("12人", "0"),
        ("3万元", "5000"),
        ("三万元", "5000"),
        ("675.5万元", "500"),
    ],
)
def test_rounding_is_worked_out_from_the_writing(words, slack):
    assert slack_of(words) == Decimal(slack)


exact = st.lists(st.integers(1, 99_999_999), min_size=2, max_size=5)


def in_wan(number):
    """Return a count in 万 with two decimals, rounded half up."""
    return (Decimal(number) / 10_000).quantize(Decimal("0.01"))


@given(exact)
def test_parts_rounded_as_written_never_alarm(parts):
    listed = "、".join(f"甲类{in_wan(part)}万个" for part in parts)
    assert checked(f"共有{in_wan(sum(parts))}万个，其中{listed}。") == []


@given(exact)
def test_a_sum_beyond_the_rounding_always_alarms(parts):
    total = sum(in_wan(part) for part in parts)
    beyond = Decimal("0.005") * (len(parts) + 1) + Decimal("0.01")
    if total - beyond < Decimal("0.01") or any(in_wan(part) <= 0 for part in parts):
        return
    listed = "、".join(f"甲类{in_wan(part)}万个" for part in parts)
    (found,) = checked(f"共有{total - beyond:.2f}万个，其中{listed}。")
    assert found.rule == "parts"
