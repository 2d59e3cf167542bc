"""TERM: set political and programme phrases, known ones and quoted ones of their shape."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.phrases.quotes import quotes
from annotator.suggest.scores import origin
from annotator.text import gazetteers
from annotator.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.phrases.quotes import Quoted
    from annotator.suggest.task import Task

_BY = "terms"
_WIDTH = str.maketrans({",": "，", ";": "；", " ": "、", "　": "、", ":": "："})
_NUMBER = "[一二两三四五六七八九十百千万双多0-9]"
_COUNTED = re.compile(
    f"{_NUMBER}[\u4e00-\u9fff]{{1,7}}|[\u4e00-\u9fff]{{1,3}}{_NUMBER}[\u4e00-\u9fff]{{1,4}}"
)
_PARALLEL = re.compile("[、，,；; 　·]")
_LISTED = re.compile(
    "(?P<first>(?P<n>[两三四五六七八九])(?:手)?[\u4e00-\u9fff]{1,2})(?P<more>(?:、(?P=n)[\u4e00-\u9fff]{2})+)"
)
_ROLE_AFTER = re.compile(
    "[\u4e00-\u9fff]{0,6}?(?:制度|机制|模式|原则|方针|精神|理念|战略|工程|计划|品牌|标准|总?要求"
    "|学习教育|主题教育|职能|宗旨|商会|县级工商联|优势"
    "|建设|政商关系|工作法|思路|路径|格局|目标|任务|主线|方略|体系|方法|作用|情况|改革|政策|导向"
    "|口号|会训|示范点|典型|创建|评选|承诺|情怀|氛围|党组织|党支部|的要求|的原则|的理念|的精神"
    "|的方针)"
)
_ROLE_BEFORE = re.compile(
    "(?:坚持|落实|做到|秉承|秉持|围绕|按照|推进|推动|构建|打造|紧扣|树立|坚定|增强|践行|贯彻"
    "|深化|实施|坚决做到|牢记|把握|领悟|聚焦|扩大|抓好|培育|发挥|实现|争创|对照"
    "|以|通过|统筹|严格执行|用好|达到|促进|体现|形成|开创|突出|强化|走好|讲好|巩固|着力|破解"
    "|防止|杜绝|力戒|遵循|恪守|弘扬|倡导|探索|创建|开展|进行|定位|把)(?:了|好|起|为)?\\Z"
)
_NO_TERM_BEFORE = re.compile(
    "(?:授予|荣获|获评|评为|获得|颁发|授牌|命名为|称号|被誉为|称为|叫做|名为|堪称|说|表示|指出"
    "|强调|问|道|喊|写着|写道|题为|所谓|誉为|号称|赠送|送上|赠予)"
    "[\u4e00-\u9fff]{0,10}[：:，,]?\\Z"
)
_NO_TERM_AFTER = re.compile(
    "[\u4e00-\u9fff]{0,4}(?:称号|荣誉|奖|牌匾|锦旗|证书|微信|公众号|APP|平台|网|小程序|贷|驿站"
    "|栏目|专栏|等?荣誉|奖杯|奖牌|职工|等称号|等奖项|抖音|客户端|频道|的?(?:问题|难题|现象|状况"
    "|局面|怪圈|困境|顽疾|尴尬|倾向|做法))"
)
_SPOKEN = re.compile(
    "[。！？!?你您她]|我们|我就|我要|他们|大家|同志们|谢谢|就是|这样|什么|可以|没有|这个"
)
_HONOUR = re.compile(
    "(?:先进|优秀|模范|杰出|十佳|最美|最佳|示范|标兵|劳模|功臣|突出贡献|贡献|5A|4A|3A|AAA+|百强"
    "|诚信|放心|文明)"
)
_LONGEST = 40


def suggest_terms(task: Task) -> Iterator[Suggestion]:
    """Yield set phrases, longer and shorter ones at one place."""
    text = task.text.translate(_WIDTH)
    for start, end in _free().find(text):
        yield Suggestion(start, end, "TERM", origin(_BY, "set_phrase"))
    for found in _LISTED.finditer(text):
        yield Suggestion(*found.span("first"), "TERM", origin(_BY, "listed"))
        for more in re.finditer("[^、]+", found["more"]):
            start = found.start("more") + more.start()
            yield Suggestion(start, start + len(more[0]), "TERM", origin(_BY, "listed"))
    task.check()
    for one in task.once(quotes):
        rule = _kind(text[one.start : one.end], one)
        if rule:
            yield Suggestion(one.start, one.end, "TERM", origin(_BY, rule))


@cache
def _free() -> Phrases:
    return Phrases(phrase for phrase, free in gazetteers.set_phrases().items() if free)


def _kind(phrase: str, one: Quoted) -> str:
    """Return by what a quoted phrase is known to be a term; empty where it is not."""
    if phrase in gazetteers.set_phrases():
        return "quoted_set_phrase"
    if phrase in gazetteers.words_of("no_term") or len(phrase) > _LONGEST or _SPOKEN.search(phrase):
        return ""
    if _NO_TERM_BEFORE.search(one.before) or _NO_TERM_AFTER.match(one.after):
        return ""
    if _HONOUR.match(phrase) and not _PARALLEL.search(phrase):
        return ""
    if _is_parallel(phrase):
        return "quoted_parallel"
    if _COUNTED.fullmatch(phrase):
        return "quoted_number"
    if _ROLE_AFTER.match(one.after):
        return "quoted_role"
    return "quoted_led" if _ROLE_BEFORE.search(one.before) and len(phrase) > 3 else ""


def _is_parallel(phrase: str) -> bool:
    """Return whether the phrase is of parts of about one length (抓班子、带队伍、强功能)."""
    parts = [part for part in _PARALLEL.split(phrase) if part]
    if len(parts) < 2:
        return False
    lengths = sorted(len(part) for part in parts)
    return lengths[0] >= 2 and lengths[-1] - lengths[0] <= 3
