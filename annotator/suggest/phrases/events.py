"""EVENT: meetings with a name of their own, campaigns in quotes, and those known to all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.phrases.meetings import meetings
from annotator.suggest.phrases.quotes import quotes
from annotator.suggest.scores import origin
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_BY = "events"
_CONGRESS = re.compile(
    "(?:党的|中共)?(?:十[一二三四五六七八九]|二十)(?:届[一二三四五六七八九]中全会"
    "|大(?![家会多小部城省型以]))|中国共产党第[一二三四五六七八九十]+次全国代表大会"
)
_SITE = re.compile("[会旧]址|纪念|精神文明")
_CAMPAIGN = re.compile(
    "(?:[\u4e00-\u9fff0-9]{0,12}?)(?:活动|行动(?!计划|方案|力|指南)|主题党日|比赛|竞赛|大赛|运动"
    "|仪式|论坛|[\u4e00-\u9fff]{1,4}赛(?![事场道])|走访|巡展|征文|评选|晚会|演出|展演|讲座)"
)
_NOT_CAMPAIGN = re.compile(
    "[\u4e00-\u9fff]{0,8}?(?:学习教育|主题教育|制度|机制|工程|计划|标准|原则|精神|要求)"
)
_OWN = re.compile(
    "[\u4e00-\u9fff0-9]{1,30}(?:活动|行动|大赛|竞赛|论坛|运动会|文化节|典礼|座谈会|推介会|洽谈会"
    "|大会|年会|仪式)"
)
_FEAST = re.compile("[五六七八十]一|国庆|春节|元旦|中秋|端午|双节|两节|[0-9]{1,2}[·.][0-9]{1,2}")
_CUP = re.compile("[\u4e00-\u9fff]{1,8}杯[\u4e00-\u9fff]{0,12}[大比竞球谊请标]赛")
_NO_CUP = re.compile("举行|参加|举办|组织|[的了在于和由向]")
_AWARD = re.compile("(?:授予|荣获|获评|评为|获得|获|颁发|授牌|命名为|称号)[\u4e00-\u9fff]{0,8}\\Z")
_SPOKEN = re.compile("[。！？]")
_LONGEST = 32
"""Code points of a campaign's name in quotes."""


def suggest_events(task: Task) -> Iterator[Suggestion]:
    """Yield meetings and campaigns, longer and shorter ones at one place."""
    text = task.text
    for start, end in gazetteers.national_events().find(text):
        if not _SITE.match(text, end):
            yield Suggestion(start, end, "EVENT", origin(_BY, "national"))
    for found in _CONGRESS.finditer(text):
        yield Suggestion(*found.span(), "EVENT", origin(_BY, "congress"))
    task.check()
    for start, end, rule in meetings(task):
        yield Suggestion(start, end, "EVENT", origin(_BY, rule))
    task.check()
    for found in _CUP.finditer(text):
        if not _NO_CUP.search(found[0]):
            yield Suggestion(*found.span(), "EVENT", origin(_BY, "cup"))
    yield from _campaigns(task)


def _campaigns(task: Task) -> Iterator[Suggestion]:
    """Yield what is quoted before 活动, 行动 and the like, or ends so itself."""
    for one in task.once(quotes):
        name = task.text[one.start : one.end]
        if len(name) > _LONGEST or _FEAST.fullmatch(name):
            continue
        if _AWARD.search(one.before) or _SPOKEN.search(name):
            continue
        if _OWN.fullmatch(name):
            yield Suggestion(one.start, one.end, "EVENT", origin(_BY, "quoted_campaign"))
        elif _CAMPAIGN.match(one.after) and not _NOT_CAMPAIGN.match(one.after):
            yield Suggestion(one.start, one.end, "EVENT", origin(_BY, "campaign"))
