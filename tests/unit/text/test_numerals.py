"""Numerals read exactly, and not at all where they do not say how many."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.numerals import canonical, parse_number, parse_ratio

NUMBERS = [
    ("7", "7"),
    ("0", "0"),
    ("007", "7"),
    ("12.50", "12.5"),
    ("1,200", "1200"),
    ("12,345,678.9", "12345678.9"),
    ("１２３", "123"),
    ("３．５", "3.5"),
    ("4.11万", "41100"),
    ("3千", "3000"),
    ("1.2万亿", "1200000000000"),
    ("1亿2000万", "120000000"),
    ("3万5000", "35000"),
    ("6 3 . 0 5万", "630500"),
    ("-3.5", "-3.5"),
    ("−2", "-2"),
    ("负二", "-2"),
    (" 12 ", "12"),
    ("零", "0"),
    ("两", "2"),
    ("兩", "2"),
    ("十", "10"),
    ("十二", "12"),
    ("二十", "20"),
    ("廿五", "25"),
    ("卅", "30"),
    ("一百零五", "105"),
    ("一百一十", "110"),
    ("三百五十", "350"),
    ("三百五", "350"),
    ("两万五", "25000"),
    ("一千零五十", "1050"),
    ("一万零三", "10003"),
    ("一万零五百", "10500"),
    ("十万", "100000"),
    ("百万", "1000000"),
    ("百", "100"),
    ("三十亿五千万", "3050000000"),
    ("二点五", "2.5"),
    ("三点五万", "35000"),
    ("十二点零五", "12.05"),
    ("半", "0.5"),
    ("一半", "0.5"),
    ("二〇二〇", "2020"),
    ("一九九八", "1998"),
    ("一〇五", "105"),
    ("壹佰贰拾", "120"),
    ("叁仟萬", "30000000"),
    ("八億", "800000000"),
]
NOT_NUMBERS = [
    "", " ", "万人", "三五", "七八十", "十几", "几十", "3万5", "3万500", "1亿2", "千百万", "百十",
    "二百三百", "十三五", "一二三", "12,34", "1,2345", ".", "1.", "1 2", "点五", "三点",
    "二点五点一", "三五点五", "2.5点五", "①", "Ⅳ", "½", "²", "٣",
    "-", "约5", "5%", "5个", "1e5", "nan", "Infinity",
    "1万亿3000亿", "9" * 65,
]  # fmt: skip
RATIOS = [
    ("77.5%", "0.775"),
    ("100％", "1"),
    ("0.05%", "0.0005"),
    ("5‰", "0.005"),
    ("-3%", "-0.03"),
    ("百分之五", "0.05"),
    ("百分之三点五", "0.035"),
    ("百分之一百二十", "1.2"),
    ("千分之三", "0.003"),
    ("万分之一", "0.0001"),
    ("三分之一", "1/3"),
    ("四分之三", "3/4"),
    ("十分之一", "1/10"),
]


@pytest.mark.parametrize(("text", "value"), NUMBERS)
def test_numeral_is_read_exactly(text, value):
    number = parse_number(text)
    assert number is not None
    assert canonical(number) == value


@pytest.mark.parametrize("text", NOT_NUMBERS)
def test_what_is_no_number_has_no_value(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(("text", "value"), RATIOS)
def test_ratio(text, value):
    assert parse_ratio(text) == value


@pytest.mark.parametrize(
    "text",
    ["", "5", "%", "五成", "零分之一", "分之一", "百分之", "x分之一", "约5%", "1" * 200 + "%"],
)
def test_what_is_no_ratio_has_none(text):
    assert parse_ratio(text) is None


@given(st.integers(0, 10**15), st.integers(0, 6))
def test_figures_with_decimals_keep_every_digit(digits, places):
    number = Decimal(digits).scaleb(-places)
    assert parse_number(format(number, "f")) == number


@given(st.integers(0, 99_999_999))
def test_chinese_numeral_round_trip(number):
    assert parse_number(in_chinese(number)) == number


@given(st.text(max_size=80) | st.text("0123456789.,一二两三十百千万亿零点半负-% ", max_size=30))
def test_any_text_gives_a_finite_number_or_none(text):
    number = parse_number(text)
    assert number is None or number.is_finite()
    assert number is None or "E" not in canonical(number)
    parse_ratio(text)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_canonical_has_neither_exponent_nor_spare_zeros(number):
    plain = canonical(number)
    assert Decimal(plain) == number
    assert "E" not in plain
    assert not ("." in plain and plain.endswith(("0", ".")))


def in_chinese(number):
    """Write a number below 10**8 the long way: 10305 is 一万零三百零五."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        gap = "零" if 0 < low < 1000 else ""
        return in_chinese(high) + "万" + (gap + in_chinese(low) if low else "")
    if number == 0:
        return "零"
    written, zero = "", False
    for unit, factor in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = number // factor % 10
        if digit:
            written += ("零" if zero and written else "") + "零一二三四五六七八九"[digit] + unit
        zero = not digit
    return written
