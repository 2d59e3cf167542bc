"""ORDINAL: 第七次, 首届, 一届二次, 99周年, unless they open the name of a meeting."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion, Value
from annotator.suggest.scores import origin
from annotator.text.numerals import NUMERAL, canonical, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_COUNTED = "次届屆批期轮輪场場位名家个個代卷辑輯版章条條款集册冊站回"
_RULES = {
    "nth": re.compile(
        rf"第(?P<number>{NUMERAL})(?:批次|部(?![分门門])|[{_COUNTED}])(?:第?{NUMERAL}次)?"
    ),
    "first": re.compile("首(?:次|届|屆|批|期|轮|輪|场|場|个|個|家|例)(?!要|长)"),
    "anniversary": re.compile(rf"(?P<number>{NUMERAL})[周週]年"),
    "session": re.compile(rf"(?<!第){NUMERAL}[届屆]{NUMERAL}次"),
}
_MEETING = re.compile(
    "[\u4e00-\u9fff]{0,8}?(?:大会|大會|会议|會議|全会|全會|论坛|論壇|峰会|峰會|年会|年會|理事会|理事會|博览会"
    "|展览会|交流会|座谈会|洽谈会|运动会|艺术节)"
)
"""With what follows, the ordinal is an EVENT's own; LABELS.md marks it inside that name only."""


def suggest_ordinals(task: Task) -> Iterator[Suggestion]:
    """Yield ordinals; a list marker (第一，) has no counted word behind it and is none."""
    for rule, pattern in _RULES.items():
        for found in pattern.finditer(task.text):
            if found[0] == "首次" or not _MEETING.match(task.text, found.end()):
                value = Value(_number(found))
                yield Suggestion(*found.span(), "ORDINAL", origin("ordinals", rule), value)
        task.check()


def _number(found: re.Match[str]) -> str | None:
    """Return the place in the order, where the ordinal tells just one."""
    written = found.groupdict().get("number")
    number = parse_number(written) if written else None
    if found.re is _RULES["first"]:
        return "1"
    return None if number is None else canonical(number)
