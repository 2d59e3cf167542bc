"""EVENT: meetings by number, scope or subject, campaigns in quotes, and those known to all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.quotes import quotes
from annotator.suggest.scores import origin
from annotator.suggest.units import unit_edges
from annotator.suggest.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task
    from annotator.suggest.words import Words

_BY = "events"
_N = "[一二三四五六七八九十百0-9]{1,4}"
_SESSION = rf"(?:第?{_N}[届屆](?:{_N}次|理事会|会员代表大会|会员大会|执委会|常委会|代表大会)?第?(?:{_N}次)?|第{_N}次|首[届次])"
_HEAD = (
    "(?:代表大会|党员大会|会员大会|全体会议|扩大会议|理事会议|理事会|监事会议|执委会议|常委会议"
    "|办公会议|工作会议|视频会议|联席会议"
    "|座谈会|推进会|现场会|表彰会|表彰大会|报告会|交流会|研讨会|论坛|峰会|洽谈会|博览会|展销会"
    "|展览会|推介会|对接会|动员会|动员大会|启动仪式|揭牌仪式"
    "|签约仪式|捐赠仪式|颁奖仪式|成立仪式|就职典礼|成立典礼|庆典|典礼|年会|运动会|艺术节|文化节"
    "|晚会|招聘会|发布会|培训班|大会|会议|全会|论证会|听证会|茶话会|团拜会|恳谈会|分享会|路演"
    "|部署会|合作会|恳亲会|分析会|通报会|协调会|调度会|誓师大会|观摩会|签约会|总结会|务虚会|晚会"
    "|招商会|订货会|交易会|高峰论坛)"
)
_MEETING = re.compile(
    _HEAD
    + "(?!室|厅|堂|展|中心|纪要|报告人|记录|通知|代表|主题|要求|指出|强调|认为|现场|期间|主席|材料|主持|论|组织|员)"
)
_NUMBERED = re.compile(
    rf"{_SESSION}[\u4e00-\u9fff（）()—-]{{0,24}}?{_HEAD}(?:第{_N}次(?:全体)?会议"
    rf"|[（(]扩大[)）](?:会议)?)?"
)
_CONGRESS = re.compile(
    "(?:党的|中共)?(?:十[一二三四五六七八九]|二十)(?:届[一二三四五六七八九]中全会"
    "|大(?![家会多小部城省型以]))|中国共产党第[一二三四五六七八九十]+次全国代表大会"
)
_WIDE_MEETING = re.compile(
    rf"(?:[12][0-9]{{3}}年度?)?(?:全国|全省|全市|全县|全区|全州"
    rf"|全系统)(?![各的人])[\u4e00-\u9fff“”]{{2,26}}?{_HEAD}(?![\u4e00-\u9fff]?[室厅堂展])"
)
_DATED = re.compile(
    rf"[12][0-9]{{3}}年?(?![0-9度底初末上下前来以至—-])[\u4e00-\u9fff（()）]{{2,24}}?{_HEAD}(?![\u4e00-\u9fff]?[室厅堂展])"
)
_NOT_IN_NAME = re.compile("召开|举行|参加|出席|举办|各级|广大|审议|传达|通报|总结|[的了在于和由向]")
_BEFORE_JOINED = re.compile("(?P<name>[\u4e00-\u9fff0-9]{2,20})暨\\Z")
_SITE = re.compile("[会旧]址|纪念|精神文明")
_JOINED = re.compile(rf"暨\s*[\u4e00-\u9fff0-9（）()]{{2,30}}?{_HEAD}")
_CAMPAIGN = re.compile(
    "(?:[\u4e00-\u9fff0-9]{0,12}?)(?:活动|行动(?!计划|方案|力|指南)|主题党日|比赛|竞赛|大赛|运动"
    "|仪式|论坛|走访|巡展|征文|评选|晚会|演出|展演|讲座)"
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
_AWARD = re.compile("(?:授予|荣获|获评|评为|获得|获|颁发|授牌|命名为|称号)[\u4e00-\u9fff]{0,8}\\Z")
_MODIFIER_STOPS = frozenset("的了着过和与及或在于由对向从被把将")
_WIDE = re.compile("全国|全省|全市|全县|全区|全州|全系统|世界|国际|中国|亚洲|[12][0-9]{3}年度?")

_LONGEST = 40


def suggest_events(task: Task) -> Iterator[Suggestion]:
    """Yield meetings and campaigns, longer and shorter ones at one place."""
    text = task.text
    for start, end in gazetteers.national_events().find(text):
        if not _SITE.match(text, end):
            yield Suggestion(start, end, "EVENT", origin(_BY, "national"))
    for found in _CONGRESS.finditer(text):
        yield Suggestion(*found.span(), "EVENT", origin(_BY, "congress"))
    task.check()
    edges = task.once(unit_edges)
    for start, end, rule in _meetings(task):
        first = _first(text, start, edges)
        yield Suggestion(first, _joined(text, end), "EVENT", origin(_BY, rule))
    for found in _CUP.finditer(text):
        if not _NOT_IN_NAME.search(found[0]):
            yield Suggestion(*found.span(), "EVENT", origin(_BY, "cup"))
    task.check()
    yield from _campaigns(task)


def _meetings(task: Task) -> Iterator[tuple[int, int, str]]:
    """Yield numbered meetings (一届二次党员大会), and those of a scope or a subject."""
    text, lexed = task.text, task.once(words)
    edges = task.once(unit_edges)
    for found in _NUMBERED.finditer(text):
        if found[0].endswith("理事会") and "次" not in found[0]:
            continue  # the body of a term, not a meeting
        if not _MODIFIER_STOPS & set(found[0]) and _MEETING.search(
            text, found.end() - 4, found.end() + 4
        ):
            yield *found.span(), "numbered"
    for found in _WIDE_MEETING.finditer(text):
        if not _NOT_IN_NAME.search(found[0]):
            yield *found.span(), "wide"
    for found in _DATED.finditer(text):
        if not _NOT_IN_NAME.search(found[0]):
            yield *found.span(), "dated"
    for found in _MEETING.finditer(text):
        if found[0].endswith(("理事会", "监事会", "培训班")):
            continue
        start, subject = _subject(text, lexed, edges, found.start())
        if subject:
            yield start, found.end(), "subject"


def _subject(text: str, lexed: Words, edges: dict[int, int], end: int) -> tuple[int, bool]:
    """Return where a meeting's name begins, and whether its modifiers make it one of its own."""
    at, start = lexed.at(end), end
    if lexed.starts[at] == end:
        at -= 1
    content = 0
    wide = False
    while at >= 0 and end - lexed.starts[at] < _LONGEST and start not in edges:
        piece = text[lexed.starts[at] : start]
        flag = lexed.flags[at]
        known = piece in gazetteers.words_of("field") or _WIDE.fullmatch(piece)
        if not known and (
            (
                piece in gazetteers.words_of("stop")
                and piece
                not in ("成立", "学习", "会员", "党员", "暨", "换届", "表彰", "动员", "捐赠")
            )
            or flag[0] in "prcuxdtmyoef"
            or (
                (
                    flag == "v"
                    and piece
                    not in (
                        "成立",
                        "学习",
                        "表彰",
                        "换届",
                        "动员",
                        "捐赠",
                        "揭牌",
                        "签约",
                        "启动",
                        "庆祝",
                        "纪念",
                    )
                )
                and piece not in ("暨",)
            )
        ):
            break
        start = lexed.starts[at]
        wide = (
            wide
            or bool(_WIDE.match(piece))
            or piece in gazetteers.place_names()
            or piece in gazetteers.division_names()
        )
        content += 0 if piece in gazetteers.words_of("plain_meeting") else len(piece)
        at -= 1
    for under in ("直属", "所属"):
        if text.endswith(under, 0, start) and start - 2 in edges:
            start -= 2
    led = start in edges
    return start, (wide and end - start >= 4) or (led and end - start >= 4) or content >= 5


def _first(text: str, start: int, edges: dict[int, int]) -> int:
    """Return where the first of two meetings held as one begins: …周年庆典暨….大会."""
    before = _BEFORE_JOINED.search(text, max(0, start - 22), start)
    if before is None:
        return start
    inside = [edge for edge in range(before.start(), start) if edge in edges]
    return max(inside, default=before.start())


def _joined(text: str, end: int) -> int:
    """Return where a meeting ends that is one with another: …大会暨…仪式."""
    further = _JOINED.match(text, end)
    return further.end() if further else end


def _campaigns(task: Task) -> Iterator[Suggestion]:
    for one in task.once(quotes):
        name = task.text[one.start : one.end]
        if (
            len(name) > 32
            or _FEAST.fullmatch(name)
            or _AWARD.search(one.before)
            or re.search("[。！？]", name)
        ):
            continue
        if _OWN.fullmatch(name):
            yield Suggestion(one.start, one.end, "EVENT", origin(_BY, "quoted_campaign"))
        elif _CAMPAIGN.match(one.after) and not _NOT_CAMPAIGN.match(one.after):
            yield Suggestion(one.start, one.end, "EVENT", origin(_BY, "campaign"))
