"""LOC, places that no list has: told by those they are listed with, by a visit, by one letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.names.words import words
from annotator.text import gazetteers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_LETTERS = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川黔滇陕甘青宁"
_FOREIGN = "俄日韩美英法德意加澳泰越"
_LETTER = re.compile(
    f"(?<=在)(?P<stay>[{_LETTERS}])(?=投资|创业|经商|兴业|发展|务工|[\u4e00-\u9fff]{{2,4}}[人籍商])"
    f"|(?<![\u4e00-\u9fff])(?P<origin>[{_LETTERS}{_FOREIGN}])(?=籍)"
    f"|(?P<one>[{_LETTERS}])(?P<other>[{_LETTERS}])(?=[两二]地)"
)
_LISTED = re.compile(
    "(?P<names>(?:[\u4e00-\u9fff]{2,4}、)+[\u4e00-\u9fff]{2,3}?)等?"
    "(?:(?:[0-9]{1,3}|[一二两三四五六七八九十]{1,2})个?)?(?:县|区|市|镇|乡|州|盟|旗)(?![长委政域场级])"
)
_SIGHT = re.compile(
    "(?:参观了?|瞻仰了?|来到了?|前往|走进|赴|拜谒了?)"
    "(?P<name>[\u4e00-\u9fff“”·]{2,14}?(?:旧址|故居|纪念馆|纪念园|纪念碑|烈士陵园|陵园|博物馆"
    "|展览馆|展示馆|博物院))(?![\u4e00-\u9fff]{0,2}[馆园碑址])"
)
_NO_SIGHT = re.compile(
    "(?:红色|革命|党性|爱国主义|廉政|当地|村史|党史|本地|附近|多家|一些|各|企业|公司|产品|成果)"
    "[\u4e00-\u9fff]{0,4}\\Z|[的了在]"
)
_HEAD = re.compile("旧址|故居|纪念[馆园碑]|烈士陵园|陵园|博物[馆院]|展[览示]馆")


def told_places(task: Task) -> Iterator[tuple[Span, str]]:
    """Yield where such places lie, and by which rule each is told."""
    yield from ((span, "listed") for span in _listed(task))
    for found in _SIGHT.finditer(task.text):
        head = _HEAD.search(found["name"])
        own = found["name"][: head.start()] if head else ""
        if len(own) > 1 and not _NO_SIGHT.search(own):
            yield found.span("name"), "sight"
    for found in _LETTER.finditer(task.text):
        for group in ("stay", "origin", "one", "other"):
            if found[group]:
                yield found.span(group), "letter"


def _listed(task: Task) -> Iterator[Span]:
    """Yield the items of a list of places, of which at least half are known: 依兰、方正等5个县."""
    lexed, names = task.once(words), gazetteers.place_names()
    for found in _LISTED.finditer(task.text):
        spans = [one.span() for one in re.finditer("[^、]+", found["names"])]
        spans = [(found.start() + start, found.start() + end) for start, end in spans]
        first, end = spans[0]
        spans[0] = (max(first, names.ending(task.text, end)), end)
        known = [span for span in spans if task.text[slice(*span)] in names]
        if spans[0] in known or spans[0][1] - spans[0][0] < 2:
            whole = all(lexed.is_edge(start) for start, _ in spans)
            if whole and len(known) * 2 >= len(spans):
                yield from spans
