"""ORG: named units by their last word, bodies known to all, and aliases that the report gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.scores import origin
from annotator.suggest.units import units
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_BY = "organisations"
_ALIAS = re.compile(
    '(?:以下)?(?:统称|简称|下称)(?:为|：|:)?[“”"「『《]?(?P<name>[\u4e00-\u9fff]{2,16}?)[“”"」』》)）]'
)
_NOT_ALIAS = re.compile(
    ".*(?:办法|条例|规定|方案|通知|意见|计划|章程|项目|协议|合同|活动|会议|大会)\\Z"
)
_ALIASES = "aliases"
_SEQUEL = re.compile("会员|会议|议|集|展|场|生|法|制")
_GENERIC_ALIAS = frozenset(
    ["商会", "协会", "公司", "本会", "我会", "学会", "联合会", "集团", "支部"]
)
_TRUNCATED = re.compile(
    "(?P<list>(?:[\u4e00-\u9fff（）()]{4,24}、){1,8})(?=[\u4e00-\u9fff（）()]{4,24}(?:及|和|与|、))"
)
_PUBLISHER = re.compile(r"《[^《》\r\n]{2,20}》(?:杂志社|报社|编辑部|出版社|周刊社|杂志编辑部)")


def suggest_organisations(task: Task) -> Iterator[Suggestion]:
    """Yield the names of organisations, longer and shorter ones at one place."""
    for unit in task.once(units):
        if unit.kind != "place":
            yield Suggestion(unit.start, unit.end, "ORG", origin(_BY, f"{unit.kind}_{unit.rule}"))
    task.check()
    for start, end in gazetteers.national_bodies().find(task.text):
        if _stands_alone(task, start, end):
            yield Suggestion(start, end, "ORG", origin(_BY, "national"))
    for found in _PUBLISHER.finditer(task.text):
        yield Suggestion(*found.span(), "ORG", origin(_BY, "publisher"))
    task.check()
    yield from _aliases(task)


def _stands_alone(task: Task, start: int, end: int) -> bool:
    """Return whether a known name is no piece of a longer word."""
    from annotator.suggest.words import words

    lexed = task.once(words)
    return lexed.is_edge(start) and (
        lexed.is_edge(end) or bool(gazetteers.title_heads().match(task.text, end))
    )


def _aliases(task: Task) -> Iterator[Suggestion]:
    """Yield every occurrence of a short name that the report introduces (以下简称…)."""
    known = task.memory.setdefault(_ALIASES, set())
    for found in _ALIAS.finditer(task.text):
        name = found["name"]
        if name not in _GENERIC_ALIAS and not _NOT_ALIAS.match(name):
            known.add(name)
    for name in known:
        for found in re.finditer(re.escape(name), task.text):
            yield Suggestion(*found.span(), "ORG", origin(_BY, "alias"))
