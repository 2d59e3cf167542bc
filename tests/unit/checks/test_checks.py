"""What does not add up is found, with its evidence on the raw text; what does add up is told."""

from decimal import Decimal

import pytest

from annotator.checks import RULES
from annotator.checks.written import like, slack_of
from annotator.model import Severity

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
    ("parts", "共有党员416名，其中男性235名、女性118名。"),  # men and women are all
    ("parts", "会员286家，其中制造业118家、商贸业97家、建筑业38家、其他31家。"),
    ("parts", "现有党员30名，按学历分：本科20名，大专12名。"),
    ("ratio", "发放问卷420份，回收有效问卷397份，有效回收率95.4%。"),
    ("ratio", "会员企业286家。全年走访会员企业216家，走访面达85.5%。"),
    ("ratio", "共有党员268名，其中女党员97名，占32.6%。"),
    ("growth", "会员38.7万人，比上年的36.2万人增长9.6%。"),
    ("growth", "党员327名，比上年增加41名，增长13.4%。"),
    ("growth", "全年净增25家，比上年末的261家增长6.9%。"),
    ("balance", "全年收入68.4万元，支出41.7万元，结余26.1万元。"),
    ("balance", "新发展会员67家，退会19家，净增46家。"),
    ("balance", "当年结余13.2万元，加上年结转46.9万元，累计结余61.1万元。"),
    ("product", "资助学生30名，每名5000元，共18万元。"),
    ("product", "慰问困难家庭29户，发放7.25万元，户均2800元。"),
    ("votes", "实到29名，赞成22票，反对3票，弃权2票。"),
    ("votes", "到会27名，以25票赞成、0票反对、1票弃权通过。"),
    ("votes", "应到党员46名，请假3名，实到42名。"),
    ("votes", "应到41名，实到46名。"),
    ("counts", "增补王平、罗斌、李明两同志为委员。"),
    ("counts", "北京、山东、河南、湖南等3省市。"),
    ("items", "要抓好三项工作：一是学习；二是走访；三是宣传；四是总结。"),
    ("items", "做到五个突出，支部有了起色。\n一是突出学习。\n二是突出服务。\n三是突出公益。"),
    ("items", "具体做好3项工作：\n1、学习。\n2、走访。\n"),
    ("items", "有五大做法：建立机制；整合资源；丰富活动；深化服务。"),
    ("items", "他们是以下4位代表：\n★ 甲\n★ 乙\n★ 丙\n完"),
    ("tables", "捐款名单（共4笔）\n1\t张三\t30元\n2\t李四\t20元\n3\t王五\t10元\n完"),
    ("tables", "名单\n1\t张三\t30元\n2\t李四\t20元\n3\t王五\t10元\n合计：70元"),
    ("tables", "区县\t会员\n东区\t12\n西区\t13\n南区\t10\n合计\t36\n"),
    ("order", "2019年5月至2018年3月任会长。"),
    ("order", "12月3—2日召开会议。"),
    ("order", "2018年6月29日—7月1日，共五天。"),
]
HINTS = [
    ("parts", "会员286家，其中制造业118家、商贸业97家、建筑业38家、服务业12家。"),
    ("ages", "喜庆时刻，建党98周年。"),
    ("ages", "商会成立于2007年，走过了十五年。"),
    ("ages", "1965年生，今年50岁。"),
    ("future", "2020年5月17日，大会隆重召开。"),
    ("unlikely", "支部现有党员5亿名。"),
    ("unlikely", "全市党员5亿名。"),
    ("unlikely", "组织覆盖率达177.5%。"),
    ("unlikely", "13月5日开会。"),
    ("unlikely", "他今年171岁。"),
]
HOLDS = [
    ("parts", "会员286家，其中制造业118家、商贸业97家、建筑业38家、服务业33家。"),
    ("parts", "按学历分：研究生1146名，本科9872名，合计11018名。"),
    ("parts", "现有正式党员39名、预备党员2名，共41名。"),
    ("parts", "共4.11万个，其中甲0.13万个、乙0.27万个、丙3.71万个。"),  # 1269 + 2735 + 3.71万
    ("parts", "会员2.94万名，其中男性2.07万名、女性0.88万名。"),  # within rounding
    (
        "parts",
        "党员175.83万人，比上年增长4.43%。其中，个协97.71万人，占个协总数的2.84%；私协78.12万人。",
    ),
    ("ratio", "直属商会22家中已建立党支部19家，组织覆盖率86.4%。"),
    ("ratio", "所属商会40家，已具备条件的31家商会都已成立党支部，覆盖率达77.5%。"),
    ("ratio", "新入会41家，占会员总数286家的14.3%。"),
    ("growth", "由2014年底的1860家增加到2015年底的2046家，增长10%。"),
    ("growth", "党员由31名增加到46名，净增15名，增长48.4%。"),
    ("balance", "收取会费312.5万元，其他收入46.2万元，支出287.3万元，结余71.4万元。"),
    ("product", "困难学生22名，发放助学金13.2万元，人均6000元。"),
    ("votes", "实到241名，赞成239票，反对0票，弃权2票。"),
    ("votes", "应到31人，实到26人，请假4人，缺席1人。"),
    ("counts", "当选的2名支部委员是王君霞、朱立群。"),
    ("counts", "北京、山东、河南、湖南等4省市。"),
    ("items", "讲了三点意见：一要有机制；二要有队伍；三要有平台。"),
    ("items", "具体做好3项工作：\n1、学习。有两点：一是精读；二是细读。\n2、走访。\n3、宣传。\n"),
    ("tables", "区县\t会员\n东区\t12\n西区\t13\n南区\t10\n合计\t35\n"),
    ("weekday", "2023年5月17日（星期三）报到。"),
    ("order", "2018年6月29日—7月1日，共三天。"),
    ("ages", "以建党99周年为契机。"),
    ("ages", "商会成立于2007年，走过了十二年。"),
]
SOUND = [
    "会员企业286家，其中制造业118家、商贸业97家。",  # the others are not told of
    "党员30名，其中女性15名、大专以上20名。",  # one may be both
    "比上年末增加164个。其中党委58个、党支部2694个。",  # parts of the whole, not of the growth
    "46家商会中已有39家建立党组织，组织覆盖率由2019年的52.4%提高到84.8%。",
    "选出3名支部委员：王君霞、朱立群等。",
    "张三、李四等12人参加。",
    "会员97.71万人，占全省的2.84%。",
    "受理投诉2137件，办结2065件，办结率96.6%。其中消费1208件、合同446件、劳动219件、其他264件。",
    "2018年以来受理投诉85件，去年办结29件，成功率96.5%。",  # of another year than the whole
    "投诉量由每月40余起降到个位数。",
    "一是学习；二是走访；三是宣传。",
    "12月29日至1月3日放假。",
    "计划于2020年8月召开大会。",
    "学习他在庆祝香港回归祖国二十五周年大会上的讲话。",
    "销售收入增长177.5%。",
]
DATE = "2020-04-28"


def severities(found):
    return {(one.rule, one.severity) for one in found}


@pytest.mark.parametrize(("rule", "text"), FAULTS)
def test_what_does_not_add_up_is_found(checked, rule, text):
    (found,) = [one for one in checked(text, DATE) if one.severity is not Severity.HOLDS]
    assert (found.rule, found.severity) == (rule, Severity.FAULT)
    assert str(found)
    assert (found.start, found.end) == (
        found.evidence[0][0],
        max(end for _, end in found.evidence),
    )


@pytest.mark.parametrize(("rule", "text"), HINTS)
def test_what_may_be_wrong_is_hinted_at(checked, rule, text):
    assert (rule, Severity.HINT) in severities(checked(text, DATE))
    assert Severity.FAULT not in {one.severity for one in checked(text, DATE)}


@pytest.mark.parametrize(("rule", "text"), HOLDS)
def test_what_adds_up_is_told(checked, rule, text):
    found = severities(checked(text, DATE))
    assert (rule, Severity.HOLDS) in found
    assert {severity for _, severity in found} == {Severity.HOLDS}


@pytest.mark.parametrize("text", SOUND)
def test_what_the_words_leave_open_is_left_alone(checked, text):
    assert [one for one in checked(text, DATE) if one.severity is not Severity.HOLDS] == []


def test_every_rule_has_a_case():
    cases = {rule for rule, _ in (*FAULTS, *HINTS, *HOLDS)}
    assert cases == RULES.keys() - {"same_indicator"}  # which takes facts


def test_evidence_lies_on_the_raw_text_and_in_its_words(checked):
    text = "現(xiàn)有3.26萬(wàn)人,其中本地1 . 1 8萬(wàn)人、外來(lái)2.18萬(wàn)人。"
    (found,) = checked(text)
    assert [text[start:end] for start, end in found.evidence] == [
        "3.26萬(wàn)人",
        "1 . 1 8萬(wàn)人",
        "2.18萬(wàn)人",
    ]
    assert "3.36萬人" in str(found)
    assert "0.015萬人" in str(found)


def test_what_a_reviewer_rejected_is_no_figure(checked):
    text = FAULTS[0][1]
    assert checked(text, rejected={"138家"}) == []


def test_a_date_no_report_has_been_given_is_not_guessed(checked):
    assert checked("以建党98周年为契机。") == []


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


@pytest.mark.parametrize(
    ("words", "amount", "written"),
    [
        ("4.11万个", "41104", "4.1104万个"),
        ("港幣 300,000元", "1500", "港幣 1500元"),
        ("五个", "4", "4个"),
        ("三万元", "25000", "2.5万元"),
    ],
)
def test_an_amount_is_written_like_another(words, amount, written):
    assert like(words, Decimal(amount)) == written
