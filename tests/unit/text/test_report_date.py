"""The report's own date: labelled, by dateline, or the latest full date; never a guess."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.report_date import find_report_date

DATES = [
    ("发布时间：2019-06-05 来源：网站", "2019-06-05"),
    ("发布日期:2019年6月5日", "2019-06-05"),
    ("发布时间： 2019/06/05 09:30", "2019-06-05"),
    ("發佈日期：2019.6.5", "2019-06-05"),
    ("时间：2019-06-05", "2019-06-05"),
    ("日期：２０１９年６月５日", "2019-06-05"),
    ("发布时间：2019-06-05。将于2019年12月1日截止", "2019-06-05"),
    ("时间：2019-07-01\n发布时间：2019-06-05", "2019-06-05"),
    ("活动时间：2018年1月2日。2018年3月4日总结。", "2018-03-04"),
    ("发布时间：2019-13-45，2019年2月3日", "2019-02-03"),
    ("2018年1月2日开始，2018年3月4日结束，2017年12月31日筹备", "2018-03-04"),
    ("二〇一九年六月十五日印发", "2019-06-15"),
    ("2019年6月28-30日举办", "2019-06-30"),
    ("2019年6月28日至7月2日举办", "2019-07-02"),
    ("2019年6月28日至26日", "2019-06-28"),
    ("2019 年 6 月 5 日", "2019-06-05"),
    ("本报苏州6月5日电 会议落实2019年6月5日的决定，期限至2019年9月1日", "2019-06-05"),
    ("本报苏州6月5日电 2019年9月1日", "2019-09-01"),
]
NONE = [
    "",
    "6月5日上午召开",
    "本报苏州6月5日电 全年工作",
    "2019年6月",
    "2019年",
    "去年12月",
    "2019年2月30日",
    "1234年5月6日",
    "2019-6/5",
    "12019-06-05",
    "2019-06-051",
    "发布时间：昨天",
]


@pytest.mark.parametrize(("text", "day"), DATES)
def test_the_date_is_found(text, day):
    assert find_report_date(text) == day


@pytest.mark.parametrize("text", NONE)
def test_no_date_is_guessed(text):
    assert find_report_date(text) is None


@given(st.text("发布时间：2019年6月5日-/. 至本报电一二十〇\n", max_size=80) | st.text(max_size=60))
def test_any_text_gives_an_iso_date_or_none(text):
    day = find_report_date(text)
    assert day is None or (len(day) == 10 and day[4] == day[7] == "-")
