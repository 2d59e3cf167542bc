"""QUANTITY, MONEY and PERCENT: a numeral with what it counts, and what that comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.figures.amounts import Amount, find_amounts, leading_mod, trailing_mod
from annotator.suggest.figures.columns import money_columns
from annotator.suggest.figures.listed import Listed
from annotator.suggest.figures.money import (
    currency_before,
    currency_behind,
    home_currency,
    is_bare_yuan,
    spent,
)
from annotator.suggest.figures.shares import suggest_shares
from annotator.suggest.scores import origin
from annotator.text.gazetteers import measure_words, not_numbers
from annotator.text.numerals import ARABIC, parse_ratio

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.suggest.task import Task

_BY = "numbers"
_BLANK = " \xa0"
_PERCENT = re.compile(rf"[ \xa0]?[%％‰](?:[-－–—~～至到](?P<to>{ARABIC})[%％‰])?")
_MINUS = re.compile(r"(?<=[\u4e00-\u9fff（(：:，,、])[-－−]\Z|^[-－−]\Z")
_PART_OF = "分之"
_GREAT = re.compile(
    "大(?!会|学|队|厦|道|街|桥|报告|家|精神|召开|以来|代表|期间|文件|小|约|致|于|连|同|理|兴|庆"
    "|通|足)"
)
_GREAT_NUMBER = re.compile(r"[二两三四五六七八九十]|[2-9]|[1-9][0-9]")
_CONGRESS = re.compile("(?:党的|中共)\\Z")
_POINTS = re.compile(
    "[点](?=(?:要求|意见|建议|希望|体会|做法|措施|启示|内容|思考|共识|看法|倡议|经验|工作|主张"
    "|期望|感受))|则(?=[,，。；;、（(\r\n]|\\Z)"
)
_OF_A_REGION = ("东", "东北")
_COUNTED = re.compile("省市|省区|省|同志|企业|单位|部门")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_YEAR_SINCE = frozenset("起")
_TERM_AHEAD = re.compile("[^“”‘’「」,，。；;：:\r\n]{1,12}[”’」]")
_OPENING = frozenset("“‘「")
_COUNTS_ONE = ("各", "共", "仅", "只有", "共计", "其中", "另有", "翻", "翻了", "再翻")
_EACH_TIME = re.compile(
    "每(?:个|隔)?[0-9一二三两半]{0,2}个?(?:年度?|季度|月|周|半年|天|日|季)"
    r"(?:[\u4e00-\u9fff0-9]{0,7})\Z|(?:至少|最少|不少于)[\u4e00-\u9fff]{0,3}\Z"
)
_RECURRING = frozenset("次期场轮届篇堂节")
_BOTH = re.compile(r"[（(](?P<word>[\u4e00-\u9fff]{1,2})[)）]")
_STOREY = tuple("厦楼座场栋幢心城区元室号")
_TABLE_HEAD = re.compile(r"(?:^|[\n\r。；;])[ \xa0\u3000]*\Z|(?:(?<!代)表|图)\Z")
_NOT_MORE_THINGS = re.compile(
    r"[年月天日小分秒周星季世载度点个岁地次么少种样方边元万亿千百第是在为以的了和与及、，。]"
    r"|[^\u4e00-\u9fff]"
)
_ENDS = re.compile(r"[,，。；;、）)\r\n]|\Z|左右|以上")
_COUNT_BEFORE = re.compile(
    "(?:(?<![指分系参次级函代倍因岁基])[数量]|总计|合计|共计|共有)(?:已|将)?(?:为|达到?|突破"
    "|超过?|近|约|至|到|增至|升至)*\\Z"
)
_HEAP_BEFORE = re.compile(
    "(?:达到?|突破|超过?|近|约|逾|共|为|有|至|到|就业|[数量员户众人次粉丝口])\\Z"
)
_OF_MONEY = re.compile("[资款金值额收税债贷费价][^，。；、]{0,4}\\Z")
_HEAP = re.compile("[万亿]\\Z")
_SPENT_ON = re.compile("[^\u4e00-\u9fff]|[借给来用支帮投买购修建设为]|\\Z")
_FEW = frozenset("两三四五六七八九")
_GROUPS = re.compile(
    "[地省市区县](?![级长委府城域立区属直县市镇面块头方位主产形势点段理工毯铁盘板质下道壤震皮基"
    "一二三四五六七八九])|级(?![别调主巡科职警高公])|届|路(?!军|口|公交|车|上)"
)
_GROUPS_BEFORE = {
    "级": re.compile("[省市县区乡镇村街社国所企]\\Z"),
    "路": re.compile("分(?:成|为|作)?\\Z"),
    "省": re.compile("(?<!东)(?<!东北)\\Z"),
    "区": re.compile("[^园发小社期]\\Z"),
    "届": re.compile("(?:连任|连续|历经|历任|任满|超过)\\Z"),
}
"""What leads up to 级 and 路 where they count; 三级 alone is a rank."""
_QUAKE = re.compile("级(?=(?:强烈)?(?:地震|强震|余震|大风|台风|阵风))")
_COUNTER = re.compile(
    r"(?:点击|阅读|浏览|访问|播放)"
    r"(?:(?:量|次数|数|人数)[ \xa0\u3000]*[:：]?|[ \xa0\u3000]*[:：]|[ \xa0])[ \xa0\u3000]*\Z"
)
_TORN_AFTER = re.compile(r"[ \xa0][0-9]")
_PIECES = frozenset("个名家人次份票项位件所座支处番")
_ONE_COUNTED = re.compile("(?:各[建设派立办出配选增]|不止|只能[\u4e00-\u9fff]{0,2})\\Z")

_Reading = tuple[int, str, str, str]
"""End, label, unit and rule of an amount with what follows it."""


def suggest_numbers(task: Task) -> Iterator[Suggestion]:
    """Yield every amount whose unit, currency or sign says what it is."""
    yield from suggest_shares(task)
    yield from money_columns(task)
    listed = Listed(task)
    for count, amount in enumerate(find_amounts(task.text)):
        if count % 100 == 0:
            task.check()
        suggestion = _read(task, amount)
        if suggestion:
            yield suggestion
            yield from listed.sharing(amount, suggestion)
        else:
            listed.wait(amount)


def _read(task: Task, amount: Amount) -> Suggestion | None:
    """Return what an amount and its right-hand neighbour make, by the first kind that fits."""
    text = task.text
    if amount.ordinal or text.startswith(_PART_OF, amount.end):
        return None
    if text.startswith(_PART_OF, max(0, amount.start - 2)):
        return None
    for kind in _KINDS:
        reading = kind(text, amount)
        if reading:
            return _suggestion(task, amount, reading)
    return None


def _suggestion(task: Task, amount: Amount, reading: _Reading) -> Suggestion:
    text = task.text
    end, label, unit, rule = reading
    start, value = amount.start, amount.value
    if unit.endswith("百分点"):
        label, unit = "PERCENT", "ratio"
        value = parse_ratio(f"{value}%") if value else None
    elif label == "QUANTITY":
        unit = task.as_written(end - len(unit), end)
    elif label == "PERCENT":
        if _MINUS.search(text, max(0, start - 2), start):
            start -= 1
        value = parse_ratio(text[start:end])
    elif rule in {"money_before", "money"}:
        before = currency_before(text, start)
        start = before[0] if before else start
        if unit == "CNY" and is_bare_yuan(text, start, end):
            unit = task.once(home_currency)
    end, behind = trailing_mod(text, end)
    mod = amount.mod
    if start < amount.start and mod is None:
        mod = leading_mod(text, start)
    return Suggestion(start, end, label, origin(_BY, rule), Value(value, unit, mod or behind))


def _percent(text: str, amount: Amount) -> _Reading | None:
    sign = _PERCENT.match(text, amount.end)
    return (sign.end(), "PERCENT", "ratio", "percent") if sign else None


def _money(text: str, amount: Amount) -> _Reading | None:
    end = _unit_start(text, amount)
    currency = currency_behind(text, end)
    if not currency or amount.is_one or not_numbers().match(text, amount.start):
        return None
    before = currency_before(text, amount.start)
    return currency[0], "MONEY", before[1] if before else currency[1], "money"


def _money_before(text: str, amount: Amount) -> _Reading | None:
    before = currency_before(text, amount.start)
    return (amount.end, "MONEY", before[1], "money_before") if before else None


def _money_spent(text: str, amount: Amount) -> _Reading | None:
    """Read 凑了260万: so many ten thousands of what can only be money."""
    heap = _HEAP.search(text[amount.start : amount.end].rstrip("多余"))
    if not heap or not spent(text, amount.start) or not _SPENT_ON.match(text, amount.end):
        return None
    return amount.end, "MONEY", "CNY", "spent"


def _group(text: str, amount: Amount) -> _Reading | None:
    """Read 两地, 三省, 市县两级, 分两路; 6.2级 of an earthquake."""
    before = text[max(0, amount.start - 4) : amount.start]
    if amount.in_figures:
        quake = _QUAKE.match(text, amount.end)
        return (amount.end + 1, "QUANTITY", "级", "magnitude") if quake else None
    word = _GROUPS.match(text, amount.end) if amount.head in _FEW else None
    if not word or not _may_count(text, amount):
        return None
    fits = _GROUPS_BEFORE.get(word[0])
    if fits and not fits.search(before):
        return None
    return word.end(), "QUANTITY", word[0], "group"


def _unit_start(text: str, amount: Amount) -> int:
    """Return where the unit begins, behind one blank where a figure has one behind it."""
    end = amount.end
    if not amount.in_figures or text[end : end + 1] not in {" ", "\xa0"}:
        return end
    small = len(amount.head) < 3 and "." not in amount.head
    opens = small and _TABLE_HEAD.search(text, max(0, amount.start - 4), amount.start)
    year = _YEAR.fullmatch(amount.head)
    # at the very beginning 12 人 stands in nothing it could be a row of
    return end if year or (opens and amount.start > 0) else end + 1


def _quantity(text: str, amount: Amount) -> _Reading | None:
    word = measure_words().match(text, _unit_start(text, amount))
    if not word or not _may_count(text, amount, word[0]):
        return None
    if word[0] in _YEAR_SINCE and _YEAR.fullmatch(amount.head):
        return None
    if word[0] == "层" and text.endswith(_STOREY, 0, amount.start):
        return None
    end = word.end()
    both = _BOTH.match(text, end)
    if both and measure_words().fullmatch(both["word"]):
        end = both.end()
    return end, "QUANTITY", text[word.start() : end], "measure_word"


def _points(text: str, amount: Amount) -> _Reading | None:
    word = _POINTS.match(text, amount.end)
    if not word or not _may_count(text, amount):
        return None
    return word.end(), "QUANTITY", word[0], "points"


def _great(text: str, amount: Amount) -> _Reading | None:
    """Read 五大(做法); the congresses of a party (党的十大) are names."""
    word = _GREAT.match(text, amount.end)
    if not word or not _GREAT_NUMBER.fullmatch(amount.head) or not _may_count(text, amount):
        return None
    if _CONGRESS.search(text, max(0, amount.start - 2), amount.start):
        return None
    return word.end(), "QUANTITY", word[0], "great"


def _bare(text: str, amount: Amount) -> _Reading | None:
    """Read a number that stands directly before what it counts, or at the end of its clause."""
    torn = _TORN_AFTER.match(text, amount.end)
    if (
        amount.in_figures
        and not torn
        and _COUNTER.search(text, max(0, amount.start - 14), amount.start)
    ):
        return amount.end, "QUANTITY", "", "counter"
    if _YEAR.fullmatch(amount.head) or not _may_count(text, amount):
        return None
    counted = _COUNTED.match(text, amount.end)
    if counted and text.endswith(_OF_A_REGION, 0, amount.start):
        return None
    if counted or _counts_things(text, amount):
        return amount.end, "QUANTITY", "", "bare"
    return (amount.end, "QUANTITY", "", "total") if _is_total(text, amount) else None


def _counts_things(text: str, amount: Amount) -> bool:
    """Return whether 余 or 多 and what follows make it a number of things: 30余会员企业."""
    if not amount.more or (len(amount.head) == 1 and amount.head not in "十百千万亿"):
        return False
    return not _NOT_MORE_THINGS.match(text, amount.end) and amount.end < len(text)


def _is_total(text: str, amount: Amount) -> bool:
    """Return whether it closes a clause that says how many: 会员总数为1368，人数达6.8万。"""
    if not _ENDS.match(text, amount.end) or not amount.in_figures:
        return False
    before = text[max(0, amount.start - 8) : amount.start]
    if _COUNT_BEFORE.search(before):
        return True
    heap = _HEAP.search(text, amount.start, amount.end) and _HEAP_BEFORE.search(before)
    return bool(heap) and not _OF_MONEY.search(before)


def _may_count(text: str, amount: Amount, unit: str = "") -> bool:
    """Return whether the amount is no idiom, no lone 一 and not the head of a quoted phrase."""
    start = amount.start
    if amount.is_one:
        if text.endswith(_COUNTS_ONE, max(0, start - 2), start) or unit == "倍":
            return not not_numbers().match(text, start)
        if unit and (
            (unit in _PIECES and _ONE_COUNTED.search(text, max(0, start - 4), start))
            or trailing_mod(text, amount.end + len(unit))[1] in {"AT_LEAST", "AT_MOST"}
        ):
            return not not_numbers().match(text, start)
        recurs = unit in _RECURRING
        return recurs and bool(_EACH_TIME.search(text, max(0, start - 12), start))
    if _in_idiom(text, start):
        return False
    quoted = text[start - 1 : start] in _OPENING
    return not (quoted and _TERM_AHEAD.match(text, amount.end))


def _in_idiom(text: str, start: int) -> bool:
    """Return whether no number begins or goes on here: 三番五次 begins with two."""
    if not_numbers().match(text, start):
        return True
    idiom = not_numbers().match(text, start - 2) if start > 1 else None
    return idiom is not None and idiom.end() > start + 1


_KINDS: tuple[Callable[[str, Amount], _Reading | None], ...] = (
    _percent,
    _money,
    _money_before,
    _quantity,
    _money_spent,
    _group,
    _points,
    _great,
    _bare,
)
