"""The day a report was made, as far as its text says so: relative dates resolve against it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from annotator.text.anniversaries import year_by_anniversaries
from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_D = "0-9０-９"
_HAN = "〇零○一二三四五六七八九"
_TO = r"[ \xa0]{0,2}[-－–—~～至到][ \xa0]{0,2}"
_YEAR = rf"(?P<year>(?<![{_D}])[{_D}]{{4}}|[一二][{_HAN}]{{3}})"
_TORN_YEAR = rf"(?P<year>(?<![{_D}])[12１２](?: ?[{_D}]){{3}}|[一二](?: ?[{_HAN}]){{3}})"
_WORDS = re.compile(
    rf"{_TORN_YEAR}[ \xa0]{{0,2}}年[ \xa0]{{0,2}}"
    rf"(?P<month>[{_D}]{{1,2}}|[{_HAN}十]{{1,2}})[ \xa0]{{0,2}}月[ \xa0]{{0,2}}"
    rf"(?P<day>[{_D}]{{1,2}}|[{_HAN}十]{{1,3}})"
    rf"(?:[日号號]?{_TO}(?:(?P<month2>[{_D}]{{1,2}})月)?(?P<day2>[{_D}]{{1,2}}))?"
    r"[ \xa0]{0,2}[日号號]"
)
_FIGURES = re.compile(
    rf"{_YEAR}(?P<mark>[-./－．／])(?P<month>[{_D}]{{1,2}})(?P=mark)(?P<day>[{_D}]{{1,2}})(?![{_D}])"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    rf"(?<![0-9])(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(_MONTHS)})[a-z]{{0,6}}\.?,? "
    r"(?P<year>[0-9]{4})(?![0-9])",
    re.IGNORECASE,
)
_FORMS = (_WORDS, _FIGURES, _ENGLISH)
_PUBLISHED = re.compile(
    r"(?:发布|發布|發佈|发表|發表|刊发|刊登|更新|出版|公布|成文|印发)(?:时间|時間|日期)"
    r"[ \xa0\u3000]{0,4}[:：][ \xa0\u3000]{0,4}"
)
_DATED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:时间|時間|日期)[ \xa0\u3000]{0,4}[:：][ \xa0\u3000]{0,4}"
)
_DATELINE = re.compile(
    rf"(?:(?<=\s)|^)[（(]?(?:本报|本報|本网|本網|本刊|新华社|新華社|中新社)[\u4e00-\u9fff]{{0,12}}"
    rf"(?:[{_D}]{{4}}年)?(?P<month>[{_D}]{{1,2}})月(?P<day>[{_D}]{{1,2}})日(?:电|電|讯|訊)"
)
_LINES = 10
"""Lines from the top among which a page tells when it was published."""
_LONGEST = 160
_STAMP = re.compile(
    "来源|來源|作者|编辑|編輯|浏览|瀏覽|点击|點擊|阅读|閱讀|字体|字體|字号|字號|发布|發布|發佈"
)
_BAR = re.compile("设为首页|設為首頁|加入收藏|今天是|欢迎")
_AROUND = r"[ \xa0\u3000\t（()）【】\[\]]*"
_BEHIND = re.compile(
    rf"{_AROUND}(?:(?:星期|周|週)[一二三四五六日天])?"
    rf"{_AROUND}(?:[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?)?"
    rf"{_AROUND}(?:印发|印發)?{_AROUND}(?:[|｜/].*|字[体體号號].*)?"
)
_BODY = re.compile("(?:[会會委局处處部室办辦院社团團]|支部|公司|小组|小組|中心)[）)]?\\Z")
_LONGEST_BODY = 40
_DUE = re.compile(r"[ \xa0]?(?:之前|以前|前(?![往来去赴])|止|截止|到期)")
_DUE_BEFORE = re.compile(
    "(?:截止(?:日期|时间|時間)|期限|时限|時限|有效期)[\u4e00-\u9fff]{0,4}[:：]?[ \xa0]?\\Z"
    "|(?:延续|延續|延长|延長|有效期)至\\Z"
)
_MEANT_BEFORE = re.compile("(?:将|將|拟|擬|定|订|訂)[於于]\\Z")
_PLAN = re.compile(
    rf"{_YEAR}年[^\n\r。，,；;0-9]{{0,16}}?(?:工作要点|工作要點|工作计划|工作計劃|重点工作|重點工作|工作任务"
    "|工作任務|工作安排)"
)
_ISSUE = re.compile(rf"{_YEAR}年第[ ]?(?P<number>[{_D}]{{1,3}})期")
_NUMBER_OF_DOCUMENT = re.compile(
    rf"^[^\n\r。，,；;]{{0,24}}[〔［\[]{_YEAR}[〕］\]][ \xa0]?[{_D}]{{1,4}}[ \xa0]?[号號]"
    r"[ \xa0\u3000]*\r?$",
    re.MULTILINE,
)
_AS_OF = re.compile(rf"截[至止到]{{1,2}}{_YEAR}年(?P<month>[{_D}]{{1,2}})月")
_LONGEST_AGO = 2
"""Months after which figures as of the end of one are told."""
_LONE_DAY = re.compile(rf"(?<![{_D}年月至—-])(?P<month>[{_D}]{{1,2}})月(?P<day>[{_D}]{{1,2}})日")
_OTHER_YEAR = ("去年", "前年", "明年", "今年", "当年", "次年")
_LEAD = 400
_LAST_MONTH_OF_PLANS = 10
"""A report of November or December speaks of the plan of the year that comes."""


def find_report_date(text: str) -> str | None:
    """Return the report's own date, ISO 8601, or None where the text does not tell it.

    In this order: a date labelled as that of publication (发布时间：…), one in the first lines
    beside 来源 or 作者 or on a line of its own, one labelled 时间 or 日期, a dateline
    (本报南京4月28日电) whose year some full date of the text gives, the date under the name of who
    signs, the latest full date of the text that is no deadline; one that is still to come only if
    there is no other.
    Where there is no full date at all, the day that the first sentence names, in the year of the
    plans the text speaks of, of the number that the document bears, of the figures that it tells
    as of a month shortly before, of the issue it appeared in, or of the anniversaries that it
    keeps, if they name just one.
    """
    found = _labelled(text, _PUBLISHED) or _at_top(text) or _dated(text)
    if found is None:
        days = set(_full_dates(text))
        found = _dateline(text, days) or _signed(text) or _latest(text)
        if not days:
            found = _without_year(text)
    return found.isoformat() if found else None


def _labelled(text: str, label: re.Pattern[str]) -> date | None:
    """Return the first full date that directly follows ``label``."""
    for mark in label.finditer(text):
        for form in _FORMS:
            found = form.match(text, mark.end())
            days = _days(found) if found else []
            if days:
                return days[-1]
    return None


def _dated(text: str) -> date | None:
    """Return the date labelled 时间 or 日期, but that of signing where it is of a day to come."""
    labelled = _labelled(text, _DATED)
    signed = _signed(text) if labelled else None
    return signed if labelled and signed and signed < labelled else labelled


def _at_top(text: str) -> date | None:
    """Return the date of a line near the top that says whence a page is, else of one alone."""
    lines = [line.strip() for line in text[: _LINES * _LONGEST * 2].splitlines() if line.strip()]
    lines = [line for line in lines[:_LINES] if len(line) <= _LONGEST and not _BAR.search(line)]
    for line in lines:
        days = list(_full_dates(line)) if _STAMP.search(line) and "。" not in line else []
        if days:
            return days[0]
    return next(filter(None, map(_alone, lines)), None)


def _alone(line: str) -> date | None:
    """Return the date that is all a line says, but for the hour and what a page adds to it."""
    line = line.lstrip(" \xa0\u3000\t（(【[")
    for form in _FORMS:
        found = form.match(line)
        if found and _BEHIND.fullmatch(line, found.end()) and not found.groupdict().get("day2"):
            return next(iter(_days(found)), None)
    return None


def _dateline(text: str, days: set[date]) -> date | None:
    """Return the dateline's day where exactly one full date of the text is that day."""
    mark = _DATELINE.search(text)
    if not mark:
        return None
    month, day = _number(mark["month"]), _number(mark["day"])
    same = [known for known in days if (known.month, known.day) == (month, day)]
    return same[0] if len(same) == 1 else None


def _signed(text: str) -> date | None:
    """Return the date that stands under, or behind, the name of the body that signs."""
    signed, before = None, ""
    for raw in text.splitlines():
        line = raw.strip()
        if not line:
            continue
        if len(line) <= _LONGEST_BODY * 2:
            starts = [form.search(line) for form in _FORMS]
            for found in filter(None, starts):
                body = line[: found.start()].rstrip(" \xa0\u3000\t（(") or before
                if len(body) <= _LONGEST_BODY and _BODY.search(body):
                    signed = _alone(line[found.start() :]) or signed
        before = line
    return signed


def _latest(text: str) -> date | None:
    """Return the latest full date that is no deadline; of those, one that is not to come."""
    past: list[date] = []
    coming: list[date] = []
    for form in _FORMS:
        for found in form.finditer(text):
            before = text[max(0, found.start() - 8) : found.start()]
            if not (_DUE.match(text, found.end()) or _DUE_BEFORE.search(before)):
                (coming if _MEANT_BEFORE.search(before) else past).extend(_days(found))
    return max(past or coming, default=None)


def _without_year(text: str) -> date | None:
    """Return the day of the first sentence in the one year that the text names for itself."""
    days = list(_lone_days(text))
    first = days[0][1:] if days and days[0][0] <= _LEAD else None
    if first is not None:
        for told in (_years_of_plans, _years_of_document, _years_of_figures):
            years = told(text, *first)
            if len(years) == 1:
                return _day(years.pop(), *first)
    issues = {(_number(found["year"]), _number(found["number"])) for found in _ISSUE.finditer(text)}
    months = {month for _, month, _ in days}
    if len(issues) != 1 or not months or max(months) - min(months) > 6:
        return _day(year_by_anniversaries(text, *first), *first) if first else None
    year, number = issues.pop()
    latest = max(one[1:] for one in days)
    return None if number == 1 and latest[0] > _LAST_MONTH_OF_PLANS else _day(year, *latest)


def _years_of_plans(text: str, month: int, _: int) -> set[int | None]:
    """Return the years whose plans a text of this month speaks of."""
    if month > _LAST_MONTH_OF_PLANS:
        return set()
    return {_number(found["year"]) for found in _PLAN.finditer(text)}


def _years_of_document(text: str, _: int, __: int) -> set[int | None]:
    """Return the year of the number that a document bears, on a line of its own: 〔2023〕6号."""
    return {_number(found["year"]) for found in _NUMBER_OF_DOCUMENT.finditer(text[:_LEAD])}


def _years_of_figures(text: str, month: int, _: int) -> set[int | None]:
    """Return the years as of whose months, shortly before this one, figures are told."""
    named = {(_number(one["year"]), _number(one["month"])) for one in _AS_OF.finditer(text)}
    year, last = max(((y, m) for y, m in named if y and m), default=(None, 0))
    if year is None or (month - last) % 12 > _LONGEST_AGO:
        return set()
    return {year + (month < last)}


def _lone_days(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield where a day without a year stands, its month and its day."""
    for found in _LONE_DAY.finditer(text):
        if text.endswith(_OTHER_YEAR, max(0, found.start() - 2), found.start()):
            continue
        month, day = _number(found["month"]), _number(found["day"])
        if month and day and not _DUE.match(text, found.end()):
            yield found.start(), month, day


def _full_dates(text: str) -> Iterator[date]:
    for form in _FORMS:
        for found in form.finditer(text):
            yield from _days(found)


def _days(found: re.Match[str]) -> list[date]:
    """Return the days a match names: none if it is no day of the calendar, two for a range."""
    parts = found.groupdict()
    year, month = _number(parts["year"]), _month(parts["month"])
    first = _day(year, month, _number(parts["day"]))
    if first is None:
        return []
    if not parts.get("day2"):
        return [first]
    month2 = _number(parts["month2"]) if parts["month2"] else month
    last = _day(year, month2, _number(parts["day2"]))
    return [first] if last is None or last < first else [first, last]


def _month(text: str) -> int | None:
    name = text[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else _number(text)


def _day(year: int | None, month: int | None, day: int | None) -> date | None:
    if year is None or month is None or day is None or not 1900 <= year <= 2100:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    value = parse_number(text.replace("○", "〇").replace(" ", ""))
    return None if value is None or value != value.to_integral_value() else int(value)
