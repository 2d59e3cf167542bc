"""Queries: what one writes is what is asked for, and what cannot be read is told with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import errors, labels
from annotator.model import MarkFilter, MarkStatus, ValueRange
from annotator.review.queries import Query, parse, quoted

LABELS = labels.default()
OPEN, SPAN, OUT = MarkStatus.SUGGESTED, MarkStatus.CONFIRMED, MarkStatus.REJECTED


def marks(*names, **more):
    return MarkFilter(labels=frozenset(names), **more)


def valued(label, **more):
    return marks(label, value=ValueRange(**more))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("商會", Query(("商会",))),
        ("商会 ＡＢ", Query(("商会", "ab"))),
        ('"商会  会长"', Query(("商会  会长",))),
        ("“is:open”", Query(("is:open",))),
        ("12:30 http://x.cn", Query(("12:30", "http://x.cn"))),
        ("地点：云泽", Query(("地点:云泽",))),
        ("PER", Query(marks=marks("PER"))),
        ("label:人名 label:organisation", Query(marks=marks("PER", "ORG"))),
        ('"PER"', Query(("per",))),
        ("PER 商会", Query(("商会",), marks("PER"))),
        ("is:open is:rejected", Query(marks=marks(statuses=frozenset({OPEN, OUT})))),
        ("状态：已确认", Query(marks=marks(statuses=frozenset({SPAN})))),
        ("商会 is:unmarked", Query(("商会",), unmarked=True)),
        ('note:"要 查"', Query(marks=marks(note="要 查"))),
        ("备注:*", Query(marks=marks(note=""))),
        ("by:numbers rule:money", Query(marks=marks(by="numbers", rule="money"))),
        ("score < 0.5", Query(marks=marks(below=0.5))),
        ("near:會員 PER", Query(marks=marks("PER"), near=("会员",))),
        ("in:2019 商会", Query(("商会",), name="2019")),
        ("QUANTITY > 1000 人", Query(marks=valued("QUANTITY", low="1000", above=True, unit="人"))),
        ("QUANTITY>1000人", Query(marks=valued("QUANTITY", low="1000", above=True, unit="人"))),
        ("QUANTITY ≤ 4.11万", Query(marks=valued("QUANTITY", high="41100"))),
        (
            "QUANTITY > 10 会员",
            Query(("会员",), valued("QUANTITY", low="10", above=True)),
        ),
        ("数量 = 12", Query(marks=valued("QUANTITY", low="12", high="12"))),
        ("MONEY ＞＝ 5 万元", Query(marks=valued("MONEY", low="50000", unit="CNY"))),
        ("PERCENT < 5 %", Query(marks=valued("PERCENT", high="0.05", below=True))),
        ("PERCENT > 1/3", Query(marks=valued("PERCENT", low="1/3", above=True))),
        ("DATE 2019..2021", Query(marks=valued("DATE", low="2019", high="2021", dates=True))),
        ("DATE >= 2020年5月", Query(marks=valued("DATE", low="2020-05", dates=True))),
        ("DATE ..2021", Query(marks=valued("DATE", high="2021", dates=True))),
        (
            "QUANTITY > 5 QUANTITY < 9",
            Query(marks=valued("QUANTITY", low="5", high="9", above=True, below=True)),
        ),
        ("QUANTITY 5..9人", Query(marks=valued("QUANTITY", low="5", high="9", unit="人"))),
    ],
)
def test_a_query_is_read_as_it_is_meant(text, expected):
    assert parse(text, LABELS) == expected


@pytest.mark.parametrize(
    ("text", "error", "place"),
    [
        ("", errors.EmptyQuery, ""),
        ("near:会", errors.EmptyQuery, "near:会"),
        ('商会 "会长', errors.OpenQuotes, '"会长'),
        ("商会 foo:x", errors.NoSuchKeyword, "foo:x"),
        ("商会 note:", errors.NothingAsked, "note:"),
        ("is:gone", errors.NoSuchStatus, "is:gone"),
        ("label:某", errors.UnknownLabel, "label:某"),
        ("商会 > 5", errors.UnknownLabel, "商会"),
        ("商会  > 5 ", errors.UnknownLabel, "商会"),
        ("商会 QUANTITY >", errors.NothingAsked, ">"),
        ("> 5", errors.NothingCompared, ">"),
        ("PER > 5", errors.NoValues, "5"),
        ("QUANTITY > 很多", errors.NotComparable, "很多"),
        ("DATE > PT24H", errors.NotComparable, "PT24H"),
        ("DATE 2021..2019", errors.TurnedRange, "2021..2019"),
        ("QUANTITY 9..5", errors.TurnedRange, "9..5"),
        ("QUANTITY > 5 MONEY > 5", errors.TwoCompared, "MONEY"),
        ("score > 0.5", errors.NothingAsked, "score"),
        ("会 PER is:unmarked", errors.MarkedAndUnmarked, "is:unmarked"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, error, place):
    with pytest.raises(error) as caught:
        parse(text, LABELS)
    start, end = caught.value.span
    assert text[start:end] == place
    assert caught.value.harmless


@given(
    st.text(st.sampled_from('a会P.:：>＜=1 "“”%*是is:open..5人QUANTITY '), max_size=24) | st.text()
)
def test_whatever_is_written_is_read_or_refused(text):
    try:
        found = parse(text, LABELS)
    except errors.BadQuery as error:
        start, end = error.span
        assert 0 <= start <= end <= len(text)
    else:
        assert found.texts or found.marks is not None


@given(st.text(min_size=1).filter(lambda text: "\x00" not in text))
def test_what_is_put_in_quotation_marks_is_found_as_it_stands(text):
    try:
        found = parse(quoted(text, LABELS), LABELS)
    except errors.EmptyQuery:
        return
    assert (found.marks, found.near, found.name, found.unmarked) == (None, (), "", False)
    assert len(found.texts) == 1
