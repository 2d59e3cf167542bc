"""The body that a report is about: what its heading names or, failing that, what it names most."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from annotator.facts.layout import heading_end

if TYPE_CHECKING:
    from annotator.facts.marked_text import MarkedText, Placed

_LEAD = 300  # code points in which a text says first what it is about
_CREDIT = re.compile(
    "(?:来源|作者|供稿|主办|承办|协办|单位|编辑|责编|版权所有|技术支持|友情链接|转自|报送|分送|抄送)"
    r"[\s:|]*$"
)
_CREDIT_LENGTH = 10
_ASSOCIATION = re.compile(
    "(?:.商会|协会|工商联|联合会|促进会|联谊会|学会|公会|同乡会|联会|总会|研究会|委员会|工委|党委|支部|总支|分会)$"
)
_MEDIA = re.compile("(?:报社?|网|台|融媒体中心|杂志社?|通讯社)$")


def body(marked: MarkedText) -> Placed | None:
    """Return the mark that names in full the body that the report is about.

    It is the first association that the heading names; else the one that the text names most
    often, shorter names of it among them; else any organisation but the media. None where no
    organisation is marked.
    """
    named = [one for one in marked.of("ORG") if not _is_credit(marked, one)]
    if not named:
        return None
    words = [marked.folded[one.start : one.end] for one in named]
    times = Counter(words)
    end = heading_end(marked.text)
    heading = (
        word
        for one, word in zip(named, words, strict=True)
        if one.start < end and _ASSOCIATION.search(word)
    )
    chosen = next(heading, None)
    if chosen is None:
        lead = {word for one, word in zip(named, words, strict=True) if one.start < end + _LEAD}
        chosen = _most(times, lead)
    return named[words.index(_full(chosen, times))]


def _most(times: Counter[str], lead: set[str]) -> str:
    """Return the name that stands most often, an association before all others.

    A name counts for those in full of which it is the end, and one of the ``lead`` once more.
    """
    kinds = (_ASSOCIATION.search, lambda word: not _MEDIA.search(word), lambda word: True)
    some = next(found for is_one in kinds if (found := [word for word in times if is_one(word)]))
    return max(some, key=lambda word: _weight(word, times, lead))


def _weight(word: str, times: Counter[str], lead: set[str]) -> int:
    shorter = {word[at:] for at in range(1, len(word) - 1)}
    return times[word] + sum(times[one] for one in shorter if one in times) + (word in lead)


def _full(short: str, times: Counter[str]) -> str:
    """Return the most frequent name that ends as ``short`` does and has more before it, if any."""
    longer = [word for word in times if word.endswith(short) and word != short]
    return max(longer, key=lambda word: times[word], default=short)


def _is_credit(marked: MarkedText, one: Placed) -> bool:
    """Return whether an organisation is named as the source, sender or owner of the page."""
    before = marked.folded[max(0, one.start - _CREDIT_LENGTH) : one.start]
    return _CREDIT.search(before) is not None
