"""Pinyin between the characters it explains: 商會(huì), 區（qū）, 會(ㄏㄨㄟˋ), 商shāng會huì."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.text.clean import pinyin
from annotator.text.han import HAN

if TYPE_CHECKING:
    from annotator.text.offsets import Span

_LETTER = "A-Za-zÀ-ɏɑɡ\u0300-\u030cḀ-ỿＡ-Ｚａ-ｚ"
_BOPOMOFO = "\u3105-\u312f\u31a0-\u31bf"
_INSIDE = (
    rf"[ ]?(?:[{_LETTER}][{_LETTER}0-5:'’\- ]{{0,40}}|[{_BOPOMOFO}][{_BOPOMOFO}ˊˇˋ˙ ]{{0,20}})[ ]?"
)
# several readings may stand one behind the other: 還(hái)(huán)
_BRACKETED = re.compile(
    rf"[(（](?:(?<=[{HAN}][(（])|(?<=[{HAN}] [(（])){_INSIDE}[)）](?:[(（]{_INSIDE}[)）])*"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜăĕĭŏŭń ňǹḿ".replace(" ", "")
_BARE = re.compile(
    rf"(?<=[{HAN}])[a-zɡɑü]{{0,3}}(?:[{_TONED}]|[aeiouü][\u0300\u0301\u0304\u030c])[a-zɡɑ]{{0,3}}"
    rf"(?![{_LETTER}0-9])"
)
_READING = re.compile("[(（]([^()（）]*)[)）]")
_HAN_BEFORE = re.compile(f"[{HAN}]+")
_SEAT = re.compile("[ ]?[A-Za-z][0-9][ ]?")  # (A3), (a1)
_MOST_HAN = 16  # that one gloss may explain


def glosses(text: str) -> tuple[str, list[Span]]:
    """Leave out the glosses, with a blank before the bracket."""
    gone: list[Span] = []
    for found in _BRACKETED.finditer(text):
        start, end = found.span()
        place = start - 1 if text[start - 1] == " " else start
        single = _explains_one(found[0], text[place - 1])
        if single or (single is None and _explains_many(found[0], text, place)):
            gone.append((place, end))
    bare = [found.span() for found in _BARE.finditer(text) if _is_syllable(found[0])]
    return text, sorted(gone + bare) if bare else gone


@lru_cache(maxsize=8192)
def _explains_one(brackets: str, character: str) -> bool | None:
    """Return whether readings explain one character; None if they may explain several."""
    several = False
    for inside in _READING.findall(brackets):
        if re.match(rf"[ ]?[{_BOPOMOFO}]", inside):
            continue
        syllables = pinyin.read(inside)
        if syllables is None or _SEAT.fullmatch(inside):
            return False
        if len(syllables) > 1:
            several = True
        elif not (syllables[0][1] or _is_neutral(inside, character, syllables[0][0])):
            return False
    return None if several else True


def _is_neutral(inside: str, character: str, syllable: str) -> bool:
    return inside.strip().islower() and pinyin.is_neutral(character, syllable)


def _explains_many(brackets: str, text: str, place: int) -> bool:
    """Return whether the readings have a tone throughout, and Han enough before them."""
    before = _HAN_BEFORE.findall(text, max(0, place - _MOST_HAN), place)
    for inside in _READING.findall(brackets):
        syllables = pinyin.read(inside) or ()
        untoned = sum(not toned for _, toned in syllables)
        name = inside.strip()[:1].isupper() and not inside.isupper()
        if len(syllables) > len(before[-1]) or untoned > (0 if name else len(syllables) // 2):
            return False
    return True


@lru_cache(maxsize=4096)
def _is_syllable(letters: str) -> bool:
    found = pinyin.read(letters)
    return found is not None and len(found) == 1
