"""Words between what is counted and its number, which only lead on from one to the other."""

from __future__ import annotations

from itertools import product

from annotator.text.gazetteers import fact_words

_NOW = ("", "的", "现在", "现在的", "现时的", "目前", "目前的", "如今的", "当前的")
_PER = ("公斤", "公里", *"斤吨亩户人家个名年月期间")
_WORDS = (
    fact_words("link")
    | frozenset("、,:和及与等 \tND(")
    | {"".join(parts) for parts in product(fact_words("grown"), "到至为", _NOW)}
    | {"每" + unit for unit in _PER}
)
_LENGTHS = tuple(range(max(map(len, _WORDS)), 0, -1))
_LASTS = frozenset(word[-1] for word in _WORDS) | {")"}
_PART_OF = {"到": "实应来会", "约": "签节合公", "近": "附就", "为": "作"}
"""What makes another word of one that would lead on: 签约, 应到."""
_BRACKETS = 13


def unlinked(left: str, end: int) -> int:
    """Return where the words end that lead on to a number at ``end``: 约, 达到, 共计."""
    while end and left[end - 1] in _LASTS:
        before = _one_before(left, end)
        if before == end:
            break
        end = before
    return end


def _one_before(left: str, end: int) -> int:
    """Return where the word begins that ends at ``end`` and leads on; ``end`` where none does."""
    if left[end - 1] == ")":
        opened = left.rfind("(", max(0, end - _BRACKETS), end)
        return end if opened < 0 else opened
    for length in _LENGTHS:
        word = left[end - length : end] if length <= end else ""
        if word in _WORDS:
            if left[max(0, end - length - 1) : end - length] in _PART_OF.get(word, ()):
                continue
            return end - length
    return end
