"""Each number is dated by what stands around it, else by the event told of, else by the report."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.facts import MarkedText, facts
from annotator.facts.as_of import as_of
from annotator.model import Value

DAY = "2021-07-06"
NEWS = "某市甲商会换届\n7月2日上午，甲商会召开会员大会。{}\n"
PARTS = [
    "。",
    "，",
    "\n",
    "由",
    "的",
    "比",
    "2019年",
    "2020年底",
    "三年来",
    "86家",
    "发展到",
    "目前",
]
DATED = [
    # what stands before a number in its sentence, and stays in force through the paragraph
    ("2014年，发展党员12名。走访企业30家。\n新建支部5个。", ["2014", "2014", DAY]),
    ("截至2020年底，共有党员26名，女党员9名。", ["2020", "2020"]),
    ("商会成立于2009年10月，现有会员368名。", [DAY]),
    # each end of a growth has its own
    ("2020年，会员由2019年的86家增加到143家。", ["2019", "2020"]),
    ("2018年5月商会成立。三年来，会员从86家发展到143家。", ["2018-05", DAY]),
    # what is only compared with dates nothing, and neither do lengths of time
    ("2020年发展会员30家，比2019年增长12%。", ["2020", "2020"]),
    ("2020年抗疫中，五天内募集善款61.8万元。", ["2020"]),
    ("2019年、2020年分别发展党员3名、5名。", ["2019", "2020"]),
    # a title dates its part
    (
        "一、2020年工作回顾\n发展会员12家。\n二、2021年工作打算\n发展会员20家。\n",
        ["2020", "2021"],
    ),
    # what ends with a colon dates the items after it
    ("2020年，协会做了以下工作：\n一是发展会员12家。\n二是新建支部3个。\n", ["2020", "2020"]),
    # whichever sentence it ends
    ("会长讲话。他回顾了2020年的工作：\n1.发展会员12家。\n2.现有会员30家。\n", ["2020", DAY]),
    # a founding dates what there was then, not what came of it
    ("协会成立于2011年，下设5个支部。", [DAY]),
    ("协会2009年成立、2014年建支部，党员由6名增至29名。", ["2014", DAY]),
    ("协会2009年成立，当时只有86家会员。", ["2009"]),
    # a term dates its sentence alone
    ("到2022年6月，组织覆盖率达到95%。组建联合支部5个。", ["2022-06", DAY]),
    # how old somebody is now
    ("1995年，王某发起成立协会。68岁的李某是会长。", [DAY]),
    # many years lead up to the report, and what is done on the spot is of the event
    ("2019年成立救援队。多年来，捐款1860万元。", [DAY]),
    ("2019年成立救援队。在场党员捐款3000元。", [DAY]),
    # what a growth began with, where only its years are told, or the beginning itself
    ("三年来，会员由86家发展到143家。", ["2018", DAY]),
    ("协会2009年成立。如今组建率从成立之初的31.5%提高到75%。", ["2009", DAY]),
    ("协会成立于2008年，最初只有32家会员，如今会员356家。", ["2008", DAY]),
    ("协会成立于2008年，发起的企业有32家，会员增至356家。", ["2008", DAY]),
    ("协会2009年成立，由32家企业发起，今有356家。", ["2009", "2009"]),
    ("协会2009年成立，当时会员86家，租房90平方米，如今会员356家。", ["2009", "2009", DAY]),
    ("2020年5月起，结对帮扶。协会由32家企业发起。", [DAY]),
    # what grows within a time
    ("第一届任期内(2016年12月至2021年4月)，会员由86家发展到143家。", ["2016-12", "2021-04"]),
    ("到明年底，覆盖率由现在的61.2%提高到70%。", [DAY, "2022"]),
    # times that are counted from the report
    ("未来五年，会员达到500家。", ["2026"]),
    ("三年前，这里有2家商会。", ["2018"]),
    ("2019年捐款3万元。其后两年，捐款5万元。", ["2019", "2019/2021"]),
    ("建议用三年时间培育企业100家。", ["2024"]),
    ("2014年换届。五年后会员达305家。", ["2019"]),
    ("上年度资助学生46名。", ["2020"]),
    ("上半年盈利的占41%；去年同期调查时为46%。", ["2021-H1", "2020-H1"]),
    ("“十三五”期间，投入3万元。“十四五”末达到5万元。", ["2016/2020", "2025"]),
    ("今后每年发展会员12家。", [DAY]),
    # what is of a part, or of what was made then
    ("共发展党员12名，其中上半年3名。培训5人。", [DAY, "2021-H1", DAY]),
    ("今年新增12家；去年同期新增9家。走访3家。", ["2021", "2020", "2021"]),
    ("另有2015年设立的互助金250万元。", [DAY]),
    ("会员较2019年的86家增加57家。", ["2019", DAY]),
    ("营业额恢复到2019年的92%。", [DAY]),
    ("一季度产值3100万元，全年产值2亿元。", ["2021-Q1", "2021"]),
    ("第二批180台定于9月28日发运。", ["2021-09-28"]),
    # a festival that it is near to tells the month
    ("今年春节前，慰问老党员12名。", ["2021-02"]),
    # a semicolon does not end what opens a sentence
    ("到2025年底，会员达180家；党员增加到120名。", ["2025", "2025"]),
    # what speaks of the same again
    ("协会于6月中旬组织了问卷调查。此次共发放问卷320份。", ["2021-06"]),
    ("2020年资助学生38名。此次捐款2万元。", ["2020", DAY]),
    ("五年前有学生190人。此次捐款2万元。", ["2016", DAY]),
    # what leads back to what is told
    ("2019年发展会员12家。会上，3名会员发言。", ["2019", DAY]),
    ("2019年启动行动。行动开展以来，投入资金3万元。", [DAY]),
    ("7月1日，商会召开大会，300人参加。会后认捐286万元。", ["2021-07-01", "2021-07-01"]),
    ("会议听取了2020年的报告。会议以41票赞成通过。", [DAY]),
    # dates as heads of columns
    ("年份\t2019年\t2020年\n会员\t86家\t143家\n党员\t6名\t9名\n", ["2019", "2020"] * 2),
    ("年份\t2019年\t2020年\n会员\t86家\n", [DAY]),
    ("年份\t2019\t2020\n会员\t86家\t143家\n", ["2019", "2020"]),
    ("年份\t会员\n2019\t86家\n2020\t143家\n合计 2021家\n", ["2019", "2020", DAY]),
    ("2019 会员86家，2020年143家。", [DAY, "2020"]),
    # a date that stands by a number, not one that is behind another word or in another line
    ("甲商会会员达300家\n商会于2009年成立。", [DAY]),
    ("会员143家多于2019年的86家。", [DAY, "2019"]),
    ("商会有会员368名成立于2009年。", [DAY]),
    # a year that a clause begins with is not what a meeting is about
    ("7月2日，商会召开大会，2020年发展会员12家。", ["2020"]),
    ("7月2日，商会召开大会，2020年开展活动12次。", ["2020"]),
    # a plan of five years dates its own sentence, and nothing where it is compared with
    ("“十三五”期间，协会成绩显著。共发展会员30家。", [DAY]),
    ("全市企业30家，比“十三五”末增长12%。", [DAY, DAY]),
    ("会员由“十三五”末的86家发展到143家。", ["2020", DAY]),
    ("一季度5家，比去年全年少30家，企业7家。", ["2021-Q1"] * 3),
    # semicolons join what a date opens; another paragraph is another matter
    ("到2025年底，会员达180家；党员达120名；支部达5个。", ["2025"] * 3),
    ("未来五年，会员达到500家；党员达到120名。", ["2026", "2026"]),
    ("到2020年底，党员6名；\n走访企业30家。", ["2020", DAY]),
    ("协会于6月中旬调查。\n大家参与。\n此次共发放问卷320份。", [DAY]),
    # what no calendar has
    ("上世纪90年代商会起步。三年后会员达30家。", ["199"]),
    ("五千年前，这里有居民30人。", [DAY]),
    ("2020年2月29日，发展12家；去年同期9家。", ["2020-02-29", "2019-02"]),
    ("今天前来参加的会员有30人。", [DAY]),
    # rows of a table after a colon, until the text goes on
    ("2020年捐款如下：\n甲公司 3万元\n乙公司 2万元\n现有会员30家。", ["2020", "2020", DAY]),
    # what the page counts is of the day of the report
    ("甲商会换届\n点击：376次\n2014年，甲商会召开大会，共32人参加。", [DAY, "2014"]),
]


def told(marked, text, date=DAY):
    read = marked(text, date)
    found = as_of(read)
    return [found[one.mark.id].text if one.mark.id in found else None for one in read.numbers]


def facts_told(marked, text, date):
    return [one.as_of.text for one in facts(marked(text, date))]


@pytest.mark.parametrize(("text", "dates"), DATED)
def test_dates_of_numbers(marked, text, dates):
    assert told(marked, text) == dates


def test_an_event_dates_what_has_no_date(marked):
    text = NEWS.format("会议应到党员27名。\n选举产生理事9名。")
    assert told(marked, text) == ["2021-07-02", "2021-07-02"]


def test_minutes_say_when_they_are_of_in_their_head(marked):
    text = "甲商会会长会议纪要\n时间：6月12日下午\n地点：甲公司\n会长主持，会员30人参加。\n"
    assert told(marked, text) == ["2021-06-12"]


def test_what_a_meeting_is_about_is_not_its_day(marked):
    text = "7月2日，甲商会召开会议，总结上半年工作，会员30人参加。\n"
    assert told(marked, text) == ["2021-07-02"]


def test_the_year_of_a_meeting_is_not_when_it_was_held(marked):
    text = "1月22日，甲商会2021年新春联谊会举行，300人参加。2020年，捐款12万元。\n"
    assert told(marked, text) == ["2021-01-22", "2020"]


@pytest.mark.parametrize(("date", "year"), [("2021-01-20", "2020"), (DAY, DAY)])
def test_the_year_past_is_the_one_before_only_early_in_a_year(marked, date, year):
    assert told(marked, "一年来，发展会员12家。", date) == [year]


def test_plans_without_a_date_are_of_the_year_that_is_planned_for(marked):
    text = "2021年，重点做好以下工作。\n一、加强党建\n计划发展党员3名。\n现有党员12名。\n"
    assert facts_told(marked, text, "2020-12-20") == ["2021", "2020-12-20"]


def test_the_event_moves_on_with_the_days_that_are_told_of(marked):
    text = "7月2日，甲商会代表抵达。\n7月3日，代表参观乙公司。\n双方签约项目5个。\n"
    assert told(marked, text) == ["2021-07-03"]


def test_the_event_moves_on_later_in_the_report_too(marked):
    text = NEWS.format("代表发言。" * 80 + "\n7月4日，代表参观乙公司。\n双方签约项目5个。")
    assert told(marked, text) == ["2021-07-04"]


def test_the_day_of_the_event_is_that_of_minutes_whatever_they_tell_of(marked):
    text = (
        "甲商会会议纪要\n时间：7月2日\n地点：甲公司\n会议决定：\n5月18日，参展。\n现收会费3万元。\n"
    )
    assert told(marked, text) == ["2021-07-02"]


def test_the_day_a_page_was_put_up_is_no_event(marked):
    text = "甲商会开会\n日期：2021-07-06\n7月2日，甲商会召开会议，会员30人参加。\n选出理事9名。\n"
    assert told(marked, text) == ["2021-07-02", "2021-07-02"]


def test_a_report_without_a_day_tells_of_no_day_long_past(marked):
    text = "甲商会简介\n2008年6月18日，甲商会成立。\n2022年末，投资5亿元。\n现有会员426家。\n"
    assert told(marked, text, None) == ["2022", None]


def test_what_stands_before_the_items_of_a_digest_is_of_the_report(marked):
    text = "简讯共2则。\n◆甲商会\n7月2日，甲商会召开大会。\n◆乙商会\n共有会员30名。\n"
    assert told(marked, text) == [DAY, DAY]


def test_items_of_a_digest_have_days_of_their_own(marked):
    text = "简讯\n◆甲商会\n7月2日，甲商会召开大会。\n发展会员12家。\n◆乙商会\n共有会员30名。\n"
    assert told(marked, text) == ["2021-07-02", DAY]


def test_no_date_at_all_is_told_as_none(marked):
    assert told(marked, "共有会员30名。", None) == [None]


def test_a_date_of_the_report_rests_on_no_words(marked):
    read = marked("共有会员30名。", DAY)
    (said,) = as_of(read).values()
    assert (said.text, said.place) == (DAY, None)


def test_glosses_and_traditional_characters_change_nothing(marked):
    text = "2020年，會(huì)員(yuán)由2019年的86家增加到143家。"
    assert told(marked, text) == ["2019", "2020"]


@pytest.mark.parametrize(
    "value",
    ["", "2016/", "2016/2018/2020", "2021-W20", "1995-SP", "PT24H", "T06:30", "XXXX-05-01", "199"],
)
def test_values_from_elsewhere_break_nothing(marked, value):
    read = marked("2020年工作总结\n2020年，会员由3家发展到5家。三年前，有3家；去年同期4家。", DAY)
    dates = {one.mark.id for one in read.of("DATE")}
    marks = [
        replace(one.mark, value=Value(value)) if one.mark.id in dates else one.mark
        for one in read.placed
    ]
    again = MarkedText(read.view, marks, date=DAY)
    assert len(facts(again)) == 4


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_a_date_rests_on_a_mark_of_a_date(marked, parts):
    read = marked("".join(parts), DAY)
    dates = {one.raw for one in read.placed if one.label == "DATE"}
    for said in as_of(read).values():
        assert said.place is None or said.place in dates
