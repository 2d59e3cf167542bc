"""The names of meetings: by number (一届二次党员大会), scope, year or subject.

Two that are held as one (…成立大会暨揭牌仪式) are one. An organisation before it is no part of a
meeting's name. Without any of these a meeting is a generic one, and has no name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.names.units import unit_edges
from annotator.suggest.names.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.names.words import Words
    from annotator.suggest.task import Task

_N = "[一二三四五六七八九十百0-9]{1,4}"
_SESSION = (
    rf"(?:第?{_N}届(?:{_N}次|理事会|会员代表大会|会员大会|执委会|常委会|代表大会)?"
    rf"第?(?:{_N}次)?|第{_N}次|首[届次])"
)
_HEAD = (
    "(?:代表大会|党员大会|会员大会|全体会议|扩大会议|理事会议|理事会|监事会议|执委会议|常委会议"
    "|办公会议|工作会议|视频会议|联席会议|座谈会|推进会|现场会|表彰会|表彰大会|报告会|交流会|研讨会"
    "|高峰论坛|论坛|峰会|洽谈会|博览会|展销会|展览会|推介会|对接会|动员会|动员大会|誓师大会|启动仪式"
    "|揭牌仪式|签约仪式|捐赠仪式|颁奖仪式|成立仪式|就职典礼|成立典礼|庆典|典礼|年会|运动会|艺术节"
    "|文化节|晚会|招聘会|发布会|培训班|大会|会议|全会|论证会|听证会|茶话会|团拜会|恳谈会|分享会|路演"
    "|部署会|合作会|恳亲会|分析会|通报会|协调会|调度会|观摩会|签约会|总结会|务虚会|招商会|订货会"
    "|交易会)"
)
_NO_HALL = "(?![\u4e00-\u9fff]?[室厅堂展])"
_MEETING = re.compile(
    _HEAD + "(?!室|厅|堂|展|中心|纪要|报告人|记录|通知|代表|主题|要求|指出|强调|认为|现场|期间|主席"
    "|材料|主持|论|组织|员)"
)
_NUMBERED = re.compile(
    rf"{_SESSION}[\u4e00-\u9fff（）()—-]{{0,24}}?{_HEAD}(?:第{_N}次(?:全体)?会议"
    rf"|[（(]扩大[)）](?:会议)?)?"
)
_SCOPED = re.compile(
    r"(?:[12][0-9]{3}年度?)?(?:全国|全省|全市|全县|全区|全州|全系统)(?![各的人])"
    rf"[\u4e00-\u9fff“”]{{2,26}}?{_HEAD}{_NO_HALL}"
)
_DATED = re.compile(
    r"[12][0-9]{3}年年会|[12][0-9]{3}年?(?![0-9度底初末上下前来以至—-])"
    rf"[\u4e00-\u9fff（()）]{{2,24}}?{_HEAD}{_NO_HALL}"
)
_ENLARGED = re.compile("(?:党委|党组|常委会?|支部|支委会?|理事会?|党支部)[（(]?扩大[)）]?会议")
_NO_NAME = re.compile("召开|举行|参加|出席|举办|各级|广大|审议|传达|通报|总结|[的了在于和由向]")
_FUNCTION = frozenset("的了着过和与及或在于由对向从被把将")
_NO_SUBJECT = ("理事会", "监事会", "培训班")
"""What has these names is a body, or too common, where nothing but a subject is said of it."""
_BEFORE_JOINED = re.compile("(?P<name>[\u4e00-\u9fff0-9]{2,20})暨\\Z")
_JOINED = re.compile(rf"暨\s*[\u4e00-\u9fff0-9（）()]{{2,30}}?{_HEAD}")
_SCOPE = re.compile("全国|全省|全市|全县|全区|全州|全系统|世界|国际|中国|亚洲|[12][0-9]{3}年度?")
_STOP_FLAGS = frozenset("prcuxdtmyoef")
_LONGEST = 40
_LEAST = 4
"""Code points that a scope, or a subject behind an organisation, must have with the meeting."""
_LEAST_SUBJECT = 5
"""Code points of a subject by itself, without the words that any meeting may have before it."""


def meetings(task: Task) -> Iterator[tuple[int, int, str]]:
    """Yield where meetings of a name of their own are told of, and by which rule it is one."""
    edges = task.once(unit_edges)
    for start, end, rule in (*_by_pattern(task.text), *_by_subject(task)):
        yield _first(task.text, start, edges), _joined(task.text, end), rule


def _by_pattern(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _NUMBERED.finditer(text):
        if found[0].endswith("理事会") and "次" not in found[0]:
            continue  # the body of a term, not a meeting
        named = _MEETING.search(text, found.end() - 4, found.end() + 4)
        if named and not _FUNCTION & set(found[0]):
            yield *found.span(), "numbered"
    for rule, pattern in (("wide", _SCOPED), ("dated", _DATED), ("enlarged", _ENLARGED)):
        for found in pattern.finditer(text):
            if not _NO_NAME.search(found[0]):
                yield *found.span(), rule


def _by_subject(task: Task) -> Iterator[tuple[int, int, str]]:
    lexed, edges = task.once(words), task.once(unit_edges)
    for found in _MEETING.finditer(task.text):
        if found[0].endswith(_NO_SUBJECT):
            continue
        start, named = _subject(task.text, lexed, edges, found.start())
        if named:
            yield start, found.end(), "subject"


def _subject(text: str, lexed: Words, edges: dict[int, int], end: int) -> tuple[int, bool]:
    """Return where a meeting's name begins, and whether its modifiers make it one of its own."""
    at, start = lexed.at(end - 1), end
    content, scoped = 0, False
    while at >= 0 and end - lexed.starts[at] < _LONGEST and start not in edges:
        piece = text[lexed.starts[at] : start]
        if _stops(piece, lexed.flags[at]):
            break
        start = lexed.starts[at]
        scoped = scoped or bool(_SCOPE.match(piece)) or piece in gazetteers.all_places()
        content += 0 if piece in gazetteers.words_of("plain_meeting") else len(piece)
        at -= 1
    if text.endswith(("直属", "所属"), 0, start) and start - 2 in edges:
        start -= 2
    long_enough = end - start >= _LEAST and (scoped or start in edges)
    return start, long_enough or content >= _LEAST_SUBJECT


def _stops(piece: str, flag: str) -> bool:
    """Return whether a word cannot be in a meeting's name."""
    if piece in gazetteers.words_of("field") or _SCOPE.fullmatch(piece):
        return False
    if piece in gazetteers.words_of("meeting"):
        return flag[0] in _STOP_FLAGS and piece != "暨"
    return piece in gazetteers.words_of("stop") or flag[0] in _STOP_FLAGS or flag == "v"


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
