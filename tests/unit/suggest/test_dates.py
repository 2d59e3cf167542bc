"""DATE: extent and TIMEX3 value, resolved against the report's day or left without value."""

from datetime import date

import pytest

from annotator.suggest.dates.calendar import suggest_dates
from annotator.suggest.dates.durations import suggest_durations
from annotator.suggest.merge import merge
from tests.expressions import task_of

REPORTED = date(2021, 5, 20)

FOUND = [
    ("2018年9月6日举行", "2018年9月6日", "2018-09-06", None),
    ("2018 年 9 月 6 日", "2018 年 9 月 6 日", "2018-09-06", None),
    ("２０１８年９月６日", "２０１８年９月６日", "2018-09-06", None),
    ("二〇一八年九月六日", "二〇一八年九月六日", "2018-09-06", None),
    ("2018年9月6-8日", "2018年9月6-8日", "2018-09-06/2018-09-08", None),
    ("2018年9月6日至10月8日", "2018年9月6日至10月8日", "2018-09-06/2018-10-08", None),
    ("2018年9月8-6日", "2018年9月8-6日", None, None),
    ("2018年9月6日上午9:30", "2018年9月6日上午9:30", "2018-09-06T09:30", None),
    ("2018年9月6日下午3时半", "2018年9月6日下午3时半", "2018-09-06T15:30", None),
    ("2018年9月6日14时20分", "2018年9月6日14时20分", "2018-09-06T14:20", None),
    ("2018年9月6日25:99", "2018年9月6日25:99", None, None),
    ("9月6日（星期四）下午", "9月6日（星期四）下午", None, None),
    ("3月18日下午，", "3月18日下午", "2021-03-18TAF", None),
    ("3月18日晚", "3月18日晚", "2021-03-18TEV", None),
    ("5月30日", "5月30日", "2021-05-30", None),
    ("12月28日", "12月28日", None, None),
    ("2月30日", "2月30日", None, None),
    ("2018年2月30日", "2018年2月30日", None, None),
    ("2018-09-06", "2018-09-06", "2018-09-06", None),
    ("2018/9/6 10:20", "2018/9/6 10:20", "2018-09-06T10:20", None),
    ("2018.09.06", "2018.09.06", "2018-09-06", None),
    ("2018年9月以来", "2018年9月", "2018-09", None),
    ("去年12月", "去年12月", "2020-12", None),
    ("3月份以来", "3月份", "2021-03", None),
    ("4月中旬", "4月中旬", "2021-04", "MID"),
    ("元月下旬", "元月下旬", "2021-01", "END"),
    ("2018年3月至5月", "2018年3月至5月", "2018-03/2018-05", None),
    ("1-3月", "1-3月", "2021-01/2021-03", None),
    ("截至2018年底", "2018年底", "2018", "END"),
    ("2018年初", "2018年初", "2018", "START"),
    ("2018年度", "2018年度", "2018", None),
    ("2018年第三季度", "2018年第三季度", "2018-Q3", None),
    ("今年前三季度", "今年前三季度", "2021-01/2021-09", None),
    ("去年下半年", "去年下半年", "2020-H2", None),
    ("2018-2020年", "2018-2020年", "2018/2020", None),
    ("今年", "今年", "2021", None),
    ("前年", "前年", "2019", None),
    ("与上年持平", "上年", None, None),
    ("同年", "同年", None, None),
    ("昨天下午3时", "昨天下午3时", "2021-05-19T15", None),
    ("今晚", "今晚", "2021-05-20TEV", None),
    ("后天", "后天", "2021-05-22", None),
    ("当日", "当日", None, None),
    ("上个月", "上个月", "2021-04", None),
    ("下月初", "下月初", "2021-06", "START"),
    ("本周", "本周", "2021-W20", None),
    ("下周三", "下周三", "2021-05-26", None),
    ("18日上午", "18日上午", "2021-05-18TMO", None),
    ("30日", "30日", None, None),
    ("20世纪90年代末", "20世纪90年代末", "199", "END"),
    ("上世纪80年代", "上世纪80年代", "198", None),
    ("20世纪35年代", "20世纪35年代", None, None),
    ("近年来", "近年", None, None),
    ("多年的积累", "多年", None, None),
    ("年底前", "年底", "2021", "END"),
    ("三季度", "三季度", None, None),
    ("国庆节期间", "国庆节", None, None),
    ("连续24小时", "24小时", "PT24H", None),
    ("为期两天", "两天", "P2D", None),
    ("2天半", "2天半", "P2.5D", None),
    ("近5年", "近5年", "P5Y", "APPROX"),
    ("过去三年", "过去三年", "P3Y", None),
    ("过去的一年，", "过去的一年", "P1Y", None),
    ("30余天", "30余天", "P30D", "MORE_THAN"),
    ("两年多", "两年多", "P2Y", "MORE_THAN"),
    ("三个多月", "三个多月", "P3M", "MORE_THAN"),
    ("一个半月", "一个半月", "P1.5M", None),
    ("半年", "半年", "P6M", None),
    ("半小时", "半小时", "PT30M", None),
    ("不少于40分钟", "40分钟", "PT40M", "AT_LEAST"),
    ("三周", "三周", "P3W", None),
    ("一年来", "一年", "P1Y", None),
    ("十几天", "十几天", None, "APPROX"),
    ("几十年", "几十年", None, "APPROX"),
    ("近几个月", "近几个月", None, "APPROX"),
    ("20几年", "20几年", None, "APPROX"),
    ("每年", "每年", "P1Y", "EACH"),
    ("每两年", "每两年", "P2Y", "EACH"),
    ("每三五天", "每三五天", None, "EACH"),
    ("每半年", "每半年", "P6M", "EACH"),
]
LEFT_ALONE = [
    "", "第三年级", "一百周年", "2018", "目前天气", "如今年轻人", "以前年龄", "百年大计",
    "一年一度", "说明天下", "3年级", "第2天", "三五年", "2.5.1", "2018-13", "12018-09-06",
    "90天津人", "一秒", "个月",
]  # fmt: skip


def found_in(text, day=REPORTED):
    task = task_of(text, day)
    return merge([*suggest_dates(task), *suggest_durations(task)]).kept


@pytest.mark.parametrize(("text", "covered", "value", "mod"), FOUND)
def test_a_date_is_read(text, covered, value, mod):
    [found] = found_in(text)
    assert (text[found.start : found.end], found.label) == (covered, "DATE")
    assert (found.value.value, found.value.mod) == (value, mod)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_no_date_is_left_alone(text):
    assert [text[one.start : one.end] for one in found_in(text)] == []


@pytest.mark.parametrize(
    "text", ["3月18日", "3月", "去年", "今天", "上月", "本周", "下周三", "18日", "去年下半年"]
)
def test_without_a_report_date_nothing_relative_has_a_value(text):
    [found] = found_in(text, None)
    assert (text[found.start : found.end], found.value.value) == (text, None)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2016年3月成立，5月启动。", ["2016-03", "2016-05"]),
        ("2016年3月成立。5月启动。", ["2016-03", "2021-05"]),
        ("2016年9月成立，5月启动。", ["2016-09", None]),
        ("按2018年的计划，4月启动。", ["2018", None]),
        ("按今年的计划，4月启动。", ["2021", "2021-04"]),
        ("去年2月成立，3月启动。", ["2020-02", "2020-03"]),
        ("4月28日报名，18日开班", ["2021-04-28", None]),
    ],
)
def test_a_year_is_taken_over_within_a_sentence_only_where_it_is_certain(text, values):
    got = [one.value.value for one in found_in(text)]
    assert got == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("一、上年度主要工作\n6月换届。", ["2020", "2020-06"]),
        ("一、去年工作回顾\n10月18日换届。", ["2020", "2020-10-18"]),
        ("二、明年打算\n一季度换届。", ["2022", "2022-Q1"]),
        ("召开上年度总结大会\n4月换届。", [None, "2021-04"]),
        ("以上年度工作为准\n4月换届。", ["2021-04"]),
    ],
)
def test_a_heading_tells_the_year_of_what_stands_under_it(text, values):
    got = [one.value.value for one in found_in(text) if one.end - one.start < 8]
    assert got == values


@pytest.mark.parametrize(
    ("day", "text", "values"),
    [
        (date(2021, 1, 16), "他说，2020年是最难的一年。\n5月，换届。", ["2020", "2020-05"]),
        (date(2021, 1, 16), "他说，2020年是最难的一年。\n1月12日换届。", ["2020", "2021-01-12"]),
        (date(2021, 6, 16), "他说，2020年是最难的一年。\n5月，换届。", ["2020", "2021-05"]),
        (date(2021, 12, 25), "他说，2022年是关键之年。\n12月20日换届。", ["2022", "2021-12-20"]),
        (None, "协会成立于2009年，2012年是换届年。\n5月，换届。", ["2009", "2012", None]),
        (date(2020, 12, 20), "过去一年工作总结\n10月18日换届。", ["P1Y", "2020-10-18"]),
        (date(2021, 1, 20), "过去一年工作总结\n10月18日换届。", ["P1Y", "2020-10-18"]),
        (date(2020, 12, 20), "二、新一年工作打算\n一季度换届。", ["P1Y", "2021-Q1"]),
    ],
)
def test_what_is_looked_back_on_or_forward_to_depends_on_the_month(day, text, values):
    assert [one.value.value for one in found_in(text, day)] == values


def test_days_at_the_calendar_s_ends_do_not_overflow():
    assert [one.value.value for one in found_in("昨天", date.min)] == [None]
    assert [one.value.value for one in found_in("下周", date.max)] == [None]
    assert [one.value.value for one in found_in("下周日", date.max)] == [None]
