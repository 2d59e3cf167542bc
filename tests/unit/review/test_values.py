"""Values as a reviewer types them, and as they are read from a drawn span."""

import pytest

from annotator import labels
from annotator.errors import BadValue
from annotator.model import Value
from annotator.review import values
from annotator.text.clean import clean

SET = labels.default()


@pytest.mark.parametrize(
    ("label", "typed", "kept"),
    [
        ("QUANTITY", "4.11万", "41100"),
        ("QUANTITY", " 12 ", "12"),
        ("QUANTITY", "十二", "12"),
        ("MONEY", "6,755,000", "6755000"),
        ("PERCENT", "77.5%", "0.775"),
        ("PERCENT", "77.50％", "0.775"),
        ("PERCENT", "0.775", "0.775"),
        ("PERCENT", "1/3", "1/3"),
        ("DATE", "2014-08", "2014-08"),
        ("DATE", "2015-12-02/2015-12-03", "2015-12-02/2015-12-03"),
        ("DATE", "2019-H2", "2019-H2"),
        ("DATE", "2020-04-28TAF", "2020-04-28TAF"),
        ("DATE", "PT24H", "PT24H"),
        ("DATE", "P1Y", "P1Y"),
        ("ORG", "省总商会", "省总商会"),
        ("QUANTITY", "", None),
        ("PERCENT", "三分之一", "1/3"),
        ("PERCENT", "百分之五", "0.05"),
        ("DATE", "2020年4月", "2020-04"),
        ("DATE", "2020-04-28T16:08", "2020-04-28T16:08"),
    ],
)
def test_a_typed_value_is_kept_in_normal_form(label, typed, kept):
    assert values.typed(typed, SET.get(label)) == kept


@pytest.mark.parametrize(
    ("label", "typed"),
    [
        ("QUANTITY", "许多"),
        ("MONEY", "12元钱"),
        ("PERCENT", "一半多%"),
        ("DATE", "去年"),
        ("DATE", "1/3"),
        ("DATE", "2020-99-99"),
        ("DATE", "20XXZZZ"),
        ("MONEY", "5%"),
    ],
)
def test_what_is_no_value_is_refused_with_a_way_out(label, typed):
    with pytest.raises(BadValue, match="Write it as"):
        values.typed(typed, SET.get(label))


@pytest.mark.parametrize(
    ("covered", "label", "value"),
    [
        ("4.11万个", "QUANTITY", Value("41100", "个")),
        ("13万余元", "MONEY", Value("130000", "CNY", "MORE_THAN")),
        ("77.5%", "PERCENT", Value("0.775", "ratio")),
        ("去年12月", "DATE", Value("2019-12")),
        ("省总商会", "ORG", Value()),
        ("省总商会", "QUANTITY", Value()),
    ],
)
def test_a_drawn_span_is_read_under_its_label(covered, label, value):
    for before, after in (("", ""), ("据统计，", "。")):
        text, start = before + covered + after, len(before)
        found = values.of_span(
            clean(text), start, start + len(covered), SET.get(label), "2020-04-28"
        )
        assert found == value


def test_the_words_around_a_drawn_span_count():
    text = clean("到会约120人。")
    assert values.of_span(text, 3, 7, SET.get("QUANTITY"), None) == Value("120", "人", "APPROX")
    assert values.of_span(text, 3, 6, SET.get("QUANTITY"), None) == Value()


def test_reading_a_drawn_span_never_waits_for_the_segmenter():
    import subprocess
    import sys

    script = (
        "import sys\n"
        "from annotator import labels\n"
        "from annotator.review import values\n"
        "from annotator.text.clean import clean\n"
        "values.of_span(clean('4.11万个'), 0, 6, labels.default().get('QUANTITY'), None)\n"
        "sys.exit('jieba' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
