"""The pipeline: sorted, apart, inside the text, cancellable, on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.suggest import Cancelled, suggest

LABELS = {
    "PER", "TITLE", "LOC", "ORG", "DOC", "EVENT", "TERM", "DATE", "QUANTITY", "MONEY", "PERCENT",
    "ORDINAL", "CONTACT",
}  # fmt: skip
PIECES = st.sampled_from(
    ["2019年", "3月", "5日", "上午", "第", "一届", "二次", "12", "1,200", "万", "余", "元", "个",
     "人", "%", "百分之", "分之", "《", "》", "“", "”", "的通知", "电话：", "0512-", "65230001",
     "陈建国", "广州", "近", "约", "半", "年", "\r\n", "\xa0", "\u2028", "𠮷", "(gè)", "個", "，",
     "。", "-", "至", ".", " ", "每", "两", "首次", "a@b.cn", "www.", "去年", "底", "¥"]
)  # fmt: skip


def found_in(text, day=None):
    return [(text[one.start : one.end], one.label) for one in suggest(text, day)]


@settings(deadline=None, max_examples=300)
@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
def test_suggestions_lie_in_the_text_sorted_and_apart(text):
    found = suggest(text, "2020-04-28")
    position = 0
    for one in found:
        assert position <= one.start < one.end <= len(text)
        assert one.label in LABELS
        assert one.origin.score is not None
        assert 0 < one.origin.score < 1
        position = one.end


def test_all_suggesters_work_together():
    text = (
        "2018年3月5日，陈建国在广州签署《合作办法》，捐款5万元，占12%，第二次参加，30人到会，"
        "电话：65230001"
    )
    assert found_in(text) == [
        ("2018年3月5日", "DATE"),
        ("陈建国", "PER"),
        ("广州", "LOC"),
        ("合作办法", "DOC"),
        ("5万元", "MONEY"),
        ("12%", "PERCENT"),
        ("第二次", "ORDINAL"),
        ("30人", "QUANTITY"),
        ("65230001", "CONTACT"),
    ]


def test_a_place_that_opens_an_organisation_s_name_is_no_place():
    assert ("广州", "LOC") not in found_in("广州茶业商会成立")


def test_a_generic_party_body_is_no_organisation():
    assert found_in("党组织活动") == []


def test_a_lone_surname_is_no_name():
    assert found_in("李") == []


def test_offsets_count_code_points_of_the_raw_text():
    text = "𠮷\r\n\xa012人"
    [found] = suggest(text)
    assert (found.start, found.end) == (4, 7)


@pytest.mark.parametrize(
    ("day", "value"),
    [("2020-04-28", "2019"), (None, None), ("2020-04", None), ("yesterday", None)],
)
def test_relative_dates_resolve_against_the_given_day_alone(day, value):
    found = suggest("发布时间：2018-03-05\n去年", day)
    assert found[-1].value.value == value


def test_without_any_day_a_relative_date_has_no_value():
    [found] = suggest("去年")
    assert (found.label, found.value.value) == ("DATE", None)


def test_it_stops_when_asked_at_once():
    with pytest.raises(Cancelled):
        suggest("12人", cancelled=lambda: True)


@pytest.mark.parametrize("patience", range(1, 25))
def test_it_stops_when_asked_later(patience):
    asked = iter(range(patience))
    with pytest.raises(Cancelled):
        suggest("今天12人到会，" * 400, cancelled=lambda: next(asked, None) is None)


def test_it_goes_on_while_nobody_asks_it_to_stop():
    assert len(suggest("12人到会", cancelled=lambda: False)) == 1


def test_the_empty_text_has_no_candidates():
    assert suggest("") == []
