"""Which year a month, a quarter or a half-year belongs to that names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.dates import timex
from annotator.suggest.dates.patterns import DIGIT, MONTH, YEAR4
from annotator.suggest.dates.subject import subjects

if TYPE_CHECKING:
    from annotator.suggest.dates.said import Said
    from annotator.suggest.task import Task

RELATIVE_YEAR = (
    "(?:今年(?<!如今年)|本年|去年(?<!过去年)|前年(?<!目前年)|明年(?<![说证]明年)"
    "|后年(?<![今以之]后年))"
)
_SENTENCE_END = re.compile("[。；;！!？?\r\n]")
_DATED_MONTH = re.compile(
    rf"(?:(?<![{DIGIT}.．])(?P<year>{YEAR4})年"
    rf"|(?P<relative>{RELATIVE_YEAR}))(?:(?P<month>{MONTH})月)?"
)
_LONG_AGO = re.compile("[忆想起记得]当年|当年的")
"""当年 as the old days, whichever they were."""
_REACH = 80
"""How far back a year is looked for that a month without one may take over."""
_DEADLINE = re.compile("(?:之|以)?前(?![往来去赴后夕期身])")
_MEANT = re.compile("力争|争取|计划|拟|确保|打算|部署|预计|谋划|展望|将[于在]\\Z|定于\\Z")
_CLAUSE = re.compile("[，,：:、]")
_MEANT_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{0,6}?(?:工作)?(?:计划|打算|任务|安排|重点|目标|[商协]会拟|拟|将|力争|争取|确保|要)"
    r"|工作[，,][\u4e00-\u9fff]{0,6}(?:要求|强调|提出|部署)"
)


def implied_year(
    task: Task, start: int, month: int, day: int | None, end: int | None = None
) -> int | None:
    """Return the year of a month that names none."""
    implied = timex.implied_year(month, day, task.report_date)
    if implied is None and task.report_date and month >= task.report_date.month:
        implied = _meant_year(task, start, end)
    return _year_before(task, start, month, implied)


def year_of_part(task: Task, start: int, last: int | None, end: int | None = None) -> int | None:
    """Return the year of a part of a year that names none and ends with the month ``last``."""
    if last is None:
        return None
    implied = timex.implied_year_of_end(last, task.report_date)
    if implied is None and task.report_date and last >= task.report_date.month:
        implied = _meant_year(task, start, end)
    return _year_before(task, start, last, implied)


def named_year(task: Task, start: int) -> int | None:
    """Return the year that the sentence before ``start`` names last."""
    year = None
    for one in _DATED_MONTH.finditer(sentence_before(task.text, start)):
        told = one["relative"]
        year = (
            timex.shifted_year(told, task.report_date) if told else timex.year_number(one["year"])
        )
    return year


def anaphor_year(task: Task, found: re.Match[str], said: Said | None) -> int | None:
    """Return the year of 当年, 次年 and such; that of 上年 only where one year is spoken of."""
    word = found["anaphor"]
    if word == "上年":
        named_here = task.once(subjects).named_by(found.start("anaphor"))
        if named_here is not None:
            return named_here
        before = sentence_before(task.text, found.start())
        named = {
            timex.year_number(one["year"])
            if one["year"]
            else timex.shifted_year(one["relative"], task.report_date)
            for one in _DATED_MONTH.finditer(before)
        }
        base = named.pop() if len(named) == 1 else None
        if not named and base is None:
            base = task.once(subjects).year(found.start())
        return base - 1 if base else None
    if word == "当年" and _LONG_AGO.search(task.text[max(0, found.start() - 3) : found.end() + 1]):
        return None
    year = said.year() if said else None
    return year + (word in {"次年", "翌年"}) if year else None


def is_meant(task: Task, start: int, end: int) -> bool:
    """Return whether something is to be done by then: it is a deadline, or an intention."""
    if _DEADLINE.match(task.text, end) or _MEANT_BEHIND.match(task.text, end):
        return True
    clause = _CLAUSE.split(sentence_before(task.text, start))[-1]
    return bool(_MEANT.search(clause))


def _meant_year(task: Task, start: int, end: int | None) -> int | None:
    reported = task.report_date
    return reported.year if reported and end and is_meant(task, start, end) else None


def _year_before(task: Task, start: int, month: int, implied: int | None) -> int | None:
    """Return the year that the sentence before ``start`` gives to a month, else ``implied``.

    A dated month earlier in the sentence gives it (2016年3月成立，5月启动); a month before that
    one, or a year of another sense, leaves it open. Else what the section is about decides, then
    the report's own date.
    """
    before = sentence_before(task.text, start)
    mentions = list(_DATED_MONTH.finditer(before)) if "年" in before else []
    if not mentions:
        known = task.once(subjects)
        return known.year(start) or implied or known.year_before(start)
    dated = mentions[-1]
    year = (
        timex.year_number(dated["year"])
        if dated["year"]
        else timex.shifted_year(dated["relative"], task.report_date)
    )
    if dated["month"]:
        return year if month >= (timex.whole(dated["month"]) or 13) else None
    last_year = dated["relative"] == "去年" and (implied is None or _is_ahead(task, month))
    return year if year == implied or last_year else None


def _is_ahead(task: Task, month: int) -> bool:
    return task.report_date is not None and month > task.report_date.month


def sentence_before(text: str, start: int) -> str:
    """Return the part of the sentence that leads up to ``start``, as far as it is near."""
    return _SENTENCE_END.split(text[max(0, start - _REACH) : start])[-1]
