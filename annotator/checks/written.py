"""Figures as they are written: how far their writing rounds them, and others written like them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from annotator.text.numerals import canonical

_WRITTEN = re.compile(
    r"[0-9０-９,，]+(?:[.．点](?P<decimals>[0-9０-９]+))?[ \xa0]*(?P<scale>[十百千万萬亿億]*)"
)
_IN_WORDS = re.compile(r"[〇零一二两兩三四五六七八九十百千]+(?P<scale>[万萬亿億]*)")
_SCALES = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_LAST_SCALE = re.compile(r"[万亿萬億](?=\D*$)")
_HALF, _NONE = Decimal("0.5"), Decimal(0)


@lru_cache(maxsize=4096)
def slack_of(words: str, *, ratio: bool = False) -> Decimal:
    """Return half a unit of the last place that ``words`` write; 0 for a count written out."""
    written = _WRITTEN.search(words)
    decimals, power = 0, 0
    if written:
        places, signs = written.groups("")
        decimals, power = len(places), sum(map(_SCALES.__getitem__, signs))
    elif scale := _LAST_SCALE.search(words):
        power = _SCALES[scale[0]]
    if ratio:
        return _HALF.scaleb(-2 - decimals)
    return _HALF.scaleb(power - decimals) if decimals or power else _NONE


def like(words: str, amount: Decimal) -> str:
    """Return ``amount`` as ``words`` write theirs: 41104 like 4.11万个 is 4.1104万个."""
    written = _WRITTEN.search(words) or _IN_WORDS.search(words)
    if written is None:
        return canonical(amount)
    power = sum(_SCALES[one] for one in written["scale"])
    numeral = canonical(amount.scaleb(-power)) + written["scale"]
    return words[: written.start()] + numeral + words[written.end() :]


def per_cent(ratio: Decimal, share: Decimal) -> str:
    """Return ``ratio`` in per cent, with a decimal more than one whose slack is ``share``."""
    last = share.scaleb(2) / 5
    return f"{canonical((ratio * 100).quantize(last.normalize(), ROUND_HALF_UP))}%"


def points(slack: Decimal) -> str:
    """Return how far a share may be off, in percentage points."""
    return canonical((slack * 100).quantize(Decimal("0.0001"), ROUND_HALF_UP))
