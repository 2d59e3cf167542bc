"""QUANTITY, MONEY and PERCENT: what is covered, what it means, and what is left alone."""

import pytest

from annotator.suggest.figures.numbers import suggest_numbers
from annotator.suggest.merge import merge
from tests.expressions import task_of

Q, M, P = "QUANTITY", "MONEY", "PERCENT"

FOUND = [
    ("到会代表45人。", "45人", Q, "45", "人", None),
    ("培训1500余人次", "1500余人次", Q, "1500", "人次", "MORE_THAN"),
    ("捐赠手套6万余双", "6万余双", Q, "60000", "双", "MORE_THAN"),
    ("新增30多家会员", "30多家", Q, "30", "家", "MORE_THAN"),
    ("共3.27万个", "3.27万个", Q, "32700", "个", None),
    ("登记 6 3 . 0 5万人", "6 3 . 0 5万人", Q, "630500", "人", None),
    ("１２名骨干", "１２名", Q, "12", "名", None),
    ("两名委员", "两名", Q, "2", "名", None),
    ("兩個小組", "兩個", Q, "2", "個", None),
    ("一千二百余家", "一千二百余家", Q, "1200", "家", "MORE_THAN"),
    ("分为三个阶段", "三个", Q, "3", "个", None),
    ("七方面内容", "七方面", Q, "7", "方面", None),
    ("6大工程", "6大", Q, "6", "大", None),
    ("四大举措", "四大", Q, "4", "大", None),
    ("提出5点建议", "5点", Q, "5", "点", None),
    ("来自7省市的客商", "7", Q, "7", "", None),
    ("三企业获奖", "三", Q, "3", "", None),
    ("约300名代表", "300名", Q, "300", "名", "APPROX"),
    ("近百名志愿者", "百名", Q, "100", "名", "APPROX"),
    ("上千名群众", "千名", Q, "1000", "名", "APPROX"),
    ("超过50家", "50家", Q, "50", "家", "MORE_THAN"),
    ("不超过50家", "50家", Q, "50", "家", "AT_MOST"),
    ("不少于15人", "15人", Q, "15", "人", "AT_LEAST"),
    ("不足10人", "10人", Q, "10", "人", "LESS_THAN"),
    ("60人左右", "60人左右", Q, "60", "人", "APPROX"),
    ("80家以上", "80家以上", Q, "80", "家", "AT_LEAST"),
    ("十来个", "十来个", Q, "10", "个", "APPROX"),
    ("签约12个项目", "12个", Q, "12", "个", None),
    ("附近3家", "3家", Q, "3", "家", None),
    ("十几个单位", "十几个", Q, "10", "个", "APPROX"),
    ("几十家", "几十家", Q, None, "家", "APPROX"),
    ("数百人", "数百人", Q, None, "人", "APPROX"),
    ("三五个", "三五个", Q, None, "个", "APPROX"),
    ("七八百人", "七八百人", Q, None, "人", "APPROX"),
    ("3-5个", "3-5个", Q, None, "个", None),
    ("20至30家", "20至30家", Q, None, "家", None),
    ("100平方米", "100平方米", Q, "100", "平方米", None),
    ("5kg", "5kg", Q, "5", "kg", None),
    ("提高10个百分点", "10个百分点", "PERCENT", "0.1", "ratio", None),
    ("增长3倍", "3倍", Q, "3", "倍", None),
    ("每组各一名", "一名", Q, "1", "名", None),
    ("捐款88.6万元", "88.6万元", M, "886000", "CNY", None),
    ("25万余元", "25万余元", M, "250000", "CNY", "MORE_THAN"),
    ("30多万元", "30多万元", M, "300000", "CNY", "MORE_THAN"),
    ("320余万元", "320余万元", M, "3200000", "CNY", "MORE_THAN"),
    ("1,234.5亿元", "1,234.5亿元", M, "123450000000", "CNY", None),
    ("壹佰万元整", "壹佰万元", M, "1000000", "CNY", None),
    ("百万元", "百万元", M, "1000000", "CNY", None),
    ("120万美元", "120万美元", M, "1200000", "USD", None),
    ("50万港元", "50万港元", M, "500000", "HKD", None),
    ("￥5,000.00", "￥5,000.00", M, "5000", "CNY", None),
    ("约US$ 30", "US$ 30", M, "30", "USD", "APPROX"),
    ("几千元", "几千元", M, None, "CNY", "APPROX"),
    ("3000至5000元", "3000至5000元", M, None, "CNY", None),
    ("500元以上", "500元以上", M, "500", "CNY", "AT_LEAST"),
    ("增长12.3%.其中", "12.3%", P, "0.123", "ratio", None),
    ("达100％", "100％", P, "1", "ratio", None),
    ("5‰", "5‰", P, "0.005", "ratio", None),
    ("不低于8%", "8%", P, "0.08", "ratio", "AT_LEAST"),
    ("5%-8%", "5%-8%", P, None, "ratio", None),
    ("百分之五", "百分之五", P, "0.05", "ratio", None),
    ("超过百分之九十", "百分之九十", P, "0.9", "ratio", "MORE_THAN"),
    ("百分之九十五左右", "百分之九十五左右", P, "0.95", "ratio", "APPROX"),
    ("占三分之一", "三分之一", P, "1/3", "ratio", None),
    ("百分之九十多", "百分之九十多", P, "0.9", "ratio", "MORE_THAN"),
    ("八成以上", "八成以上", P, "0.8", "ratio", "AT_LEAST"),
]
LEFT_ALONE = [
    "", "出一份力", "一手消息", "进一步统一步调", "冲在一线", "一个人", "一批骨干", "这一项",
    "1、召开大会", "一是加强学习", "二要带头", "（三）其他", "第七次", "第一书记", "一届二次",
    "十分重要", "千方百计", "四面八方", "三门峡市", "五台山下", "两个维护", "“两个先行”",
    "“四个平台”和", "五位一体", "党的十大", "党的十九大", "3大会", "2014年", "12月", "24号",
    "19001-2016", "1.2.3版", "WAP2个", "COVID-19个", "1/3个", "4月28日", "星期三", "周三人",
    "初二名", "4个体工商户", "五大学习", "1 2个", "百家", "千人", "万家灯火", "三五", "2020企业",
    "4点", "三元区", "8人民", "一元", "三五分之一", "分之一个", "1" * 70 + "个",
]  # fmt: skip


@pytest.mark.parametrize(("text", "covered", "label", "value", "unit", "mod"), FOUND)
def test_an_amount_is_read(text, covered, label, value, unit, mod):
    [found] = merge(suggest_numbers(task_of(text))).kept
    meaning = (found.value.value, found.value.unit, found.value.mod)
    assert (text[found.start : found.end], found.label) == (covered, label)
    assert meaning == (value, unit, mod)


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_counts_nothing_is_left_alone(text):
    assert [text[one.start : one.end] for one in suggest_numbers(task_of(text))] == []


def test_amounts_in_one_sentence_keep_their_places():
    text = "甲乙先后捐款2000元和3500元，分别增长5%、6%和7%。"
    covered = [text[one.start : one.end] for one in suggest_numbers(task_of(text))]
    assert covered == ["2000元", "3500元", "5%", "6%", "7%"]


def test_origin_names_the_rule_and_a_score():
    [found] = suggest_numbers(task_of("12人"))
    assert (found.origin.by, found.origin.rule) == ("numbers", "measure_word")
    assert found.origin.score is not None
    assert 0.5 < found.origin.score < 1
