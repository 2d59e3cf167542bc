"""Bodies that need no grammar: known to all (国务院), or by a short name that the report gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.names.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_ALIAS = re.compile(
    '(?:以下)?(?:统称|简称|下称)(?:为|：|:)?[“”"「『《]?(?P<name>[\u4e00-\u9fff]{2,16}?)'
    '[“”"」』》)）]'
)
_NO_BODY = re.compile(
    ".*(?:办法|条例|规定|方案|通知|意见|计划|章程|项目|协议|合同|活动|会议|大会|工程|行动|公约|守则"
    "|标准|规划|纲要|决定)\\Z"
)
_GENERIC = frozenset(["商会", "协会", "公司", "本会", "学会", "联合会", "集团", "支部"])
_BRACKETED = re.compile("(?:(?<=[（(])|(?<=当选)|(?<=担任))总商会(?=[)）]|副?会长|秘书长|名誉)")
"""The other name of a 工商联, alone where it is set beside it."""
_PIECE = re.compile("(?<=会)员(?!工|会)")
"""The end of another word than the body's: 个私协|会员."""
_ALIASES = "aliases"
_SURE = 4
"""From so many code points on, a name known to all is one whatever the segmenter makes of it."""


def known_bodies(task: Task) -> list[Span]:
    """Return where such bodies stand; meant for ``task.once``."""
    text, lexed = task.text, task.once(words)
    titled = gazetteers.title_heads()
    found = [
        (start, end)
        for start, end in gazetteers.national_bodies().find(text)
        if not _PIECE.match(text, end)
        and lexed.is_edge(start)
        and (lexed.is_edge(end) or end - start >= _SURE or titled.match(text, end))
    ]
    found += [match.span() for match in _BRACKETED.finditer(text)]
    aliases = task.memory.setdefault(_ALIASES, set())
    names = (match["name"] for match in _ALIAS.finditer(text))
    aliases.update(name for name in names if name not in _GENERIC and not _NO_BODY.match(name))
    for name in aliases:
        found += [match.span() for match in re.finditer(re.escape(name), text)]
    return found
