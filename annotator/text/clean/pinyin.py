"""What is a pinyin syllable: the 410 of the standard (ISO 7098), and their tones."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FINALS = {
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng iao u",
    "d": "a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un ü üe",
    "l": "a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ü üe",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e ai ei ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "ch": "a e ai ao ou an en ang eng ong i u ua uo uai ui uan un uang",
    "sh": "a e ai ei ao ou an en ang eng i u ua uo uai ui uan un uang",
    "r": "e ao ou an en ang eng ong i u ua uo ui uan un",
    "z": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "c": "a e ai ei ao ou an en ang eng ong i u uo ui uan un",
    "s": "a e ai ao ou an en ang eng ong i u uo ui uan un",
    "y": "a o e ai ao ou an ang ong i in ing u ue uan un",
    "w": "a o ai ei an en ang eng u",
    "": "a o e ê ai ei ao ou an en ang eng er m n ng hm hng yai",
}
SYLLABLES = frozenset(
    initial + final for initial, finals in _FINALS.items() for final in finals.split()
)
_LONGEST = max(map(len, SYLLABLES))
_TONES = frozenset("\u0300\u0301\u0304\u030c\u0306")  # the breve is a caron written badly
_SHAPES = str.maketrans({"ɑ": "a", "ɡ": "g", "v": "ü"})
_NEUTRAL = {
    "men": "们們",
    "de": "的地得",
    "le": "了",
    "zhe": "着著",
    "guo": "过過",
    "zi": "子",
    "ma": "吗嗎嘛么麼",
    "ne": "呢",
    "ba": "吧",
    "me": "么麼",
    "ge": "个個",
    "tou": "头頭",
    "a": "啊",
    "ya": "呀",
    "la": "啦",
    "na": "哪",
    "li": "里裡裏",
    "shang": "上",
    "xia": "下",
    "bian": "边邊",
    "mian": "面",
    "er": "儿兒",
    "r": "儿兒",
    "lai": "来來",
    "qu": "去",
    "hou": "候",
    "you": "友",
    "shi": "识識事",
    "wu": "务務",
    "si": "思",
    "fu": "夫服",
}


@lru_cache(maxsize=4096)
def read(text: str) -> tuple[tuple[str, bool], ...] | None:
    """Return the syllables of ``text``, each with whether it bears a tone; None if it is no pinyin.

    Tones are marks, composed or not, or figures behind lower-case syllables of two letters or more;
    a 5 or 0 is the neutral tone, written.
    """
    plain = unicodedata.normalize("NFKC", text)
    figures = any(character.isdigit() for character in plain)
    if figures and not plain.strip().islower():
        return None  # a code: (N1), (A1-A4)
    lowered = unicodedata.normalize("NFD", plain.lower())
    toned: list[tuple[str, bool]] = []
    for word in lowered.replace("'", " ").replace("’", " ").replace("-", " ").split():
        letters, tones = _untoned(word)
        found = _split(letters, tones)
        if found is None:
            return None
        toned += found
    if figures and any(len(syllable) < 2 for syllable, _ in toned):
        return None  # (a1 e2)
    return tuple(toned) or None


def is_neutral(character: str, syllable: str) -> bool:
    """Return whether ``character`` is often read without a tone, as ``syllable``."""
    return character in _NEUTRAL.get(syllable, "")


def _untoned(word: str) -> tuple[str, list[int]]:
    """Return the letters of ``word`` and the numbers of those that a tone stands on or behind."""
    letters: list[str] = []
    tones: list[int] = []
    for character in word:
        if character in _TONES or character in "012345":
            if letters:
                tones.append(len(letters) - 1)
        elif character in {"\u0308", ":"} and letters and letters[-1] == "u":
            letters[-1] = "ü"
        elif character == "\u0302" and letters and letters[-1] == "e":
            letters[-1] = "ê"
        else:
            letters.append(character)
    return "".join(letters).translate(_SHAPES), tones


def _split(letters: str, tones: list[int]) -> list[tuple[str, bool]] | None:
    """Return ``letters`` as syllables with one tone each at the most, as few as there can be."""
    best: list[list[tuple[str, bool]] | None] = [[]] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _LONGEST), end):
            head, piece = best[start], letters[start:end]
            marks = sum(start <= tone < end for tone in tones)
            if head is None or marks > 1 or piece not in SYLLABLES:
                continue
            if (known := best[end]) is None or len(head) + 1 < len(known):
                best[end] = [*head, (piece, marks == 1)]
    return best[-1] if letters else None
