"""The way back from the last word of a name: which of the words before it may belong to it.

A word stops the way by its part of speech or because it is listed (name_words.tsv: stop), unless
names are made of it (field). A brand is often taken for odd words of one character (新, 高, 通):
the way goes on over them, but only a place further left then makes them part of the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text import gazetteers

if TYPE_CHECKING:
    from annotator.suggest.names.unit_heads import Ground, Head

LONGEST = 45
"""Code points that a name has at most."""
NUMBERED = re.compile("[一二三四五六七八九十]{1,2}|第[一二三四五六七八九十0-9]{1,3}届?")
_STOP_FLAGS = frozenset("cdefmopqrtuvxyz")
_SOFT_FLAGS = frozenset("abdftvzhkug")
_SOFT_IN_FIRMS = _SOFT_FLAGS | {"m", "q"}
_NEVER_SOFT = frozenset(
    "和与及在的由向对为被把从于等至到是了办建起开给送捐看讲说问请派设有用去来走带做任当获受接使得拿买卖"
    "投助见组驻寄运发交签领学托"
)
_NUMBERED_OFFICE = re.compile("[一二三四五六七八九十][局处]?")
_BRACKETS = {
    "firm": re.compile("[（(][\u4e00-\u9fff]{2,6}[)）]\\Z"),
    "party": re.compile('[“"][\u4e00-\u9fff]{2,4}[”"](?:组织|企业)?\\Z'),
}
_UNDER = frozenset(["所属", "直属", "下属"])
_UNDER_WHAT = ("商会", "机关", "行业", "企业", "社会组织", "协会", "异地商会", "单位")


def walk(ground: Ground, head: Head) -> tuple[list[int], int]:
    """Return where the words begin that may belong to the name, from the head leftwards.

    The second is how many of these come before a word that only a place further left lets in.
    """
    text, words = ground.text, ground.words
    taken: list[int] = []
    firm: int | None = None
    end = head.start
    while end > 0 and head.end - end < LONGEST:
        at = words.at(end - 1)
        start = words.starts[at]
        whole = min(_bracket(text, end, head), _place(ground, end))
        if whole <= start:
            taken.append(whole)
            end = whole
            continue
        piece = text[start:end]
        if re.fullmatch("[报经由向到在赴请受从被及与和][省市县区州]", piece):
            taken.append(end - 1)  # the segmenter took 报市 + 市场监管局 for words
            break
        if piece == "联合" and start in ground.by_end:
            break  # one body does something together with another
        if _stops(ground, head, at, piece, first=not taken):
            if not _is_soft(words.flags[at], piece, head):
                break
            firm = len(taken) if firm is None else firm
        taken.append(start)
        end = start
    return taken, len(taken) if firm is None else firm


def _place(ground: Ground, end: int) -> int:
    """Return where a place begins that ends there, also one the segmenter took apart (昭|觉)."""
    for names in (gazetteers.division_names(), gazetteers.place_names()):
        start = names.ending(ground.text, end)
        if start < end and ground.words.is_edge(start):
            return start
    return end


def _bracket(text: str, end: int, head: Head) -> int:
    """Return where what a name has in brackets or quotes begins: …（沈丘）有限公司, “两新”工委."""
    pattern = _BRACKETS.get(head.kind)
    found = pattern.search(text, max(0, end - 8), end) if pattern else None
    return found.start() if found else end


def _is_soft(flag: str, piece: str, head: Head) -> bool:
    """Return whether a word that seems to stop a name may yet be a piece of a brand."""
    flags = _SOFT_IN_FIRMS if head.kind == "firm" else _SOFT_FLAGS
    return len(piece) == 1 and piece >= "一" and flag[0] in flags and piece not in _NEVER_SOFT


def _stops(ground: Ground, head: Head, at: int, piece: str, *, first: bool) -> bool:
    """Return whether a word cannot be in the name that ends in ``head``."""
    words = ground.words
    if piece in gazetteers.words_of("field"):
        return False
    if head.kind == "scope" and piece in gazetteers.unit_heads("scope"):
        return True
    if piece in gazetteers.words_of("opener") or (first and NUMBERED.fullmatch(piece)):
        return False
    behind = words.texts[at + 1] if at + 1 < len(words) else ""
    before = words.texts[at - 1] if at else ""
    if _stands_in_bodies(piece, before, behind, head):
        return False
    flag = words.flags[at]
    stop = piece in gazetteers.words_of("stop") or (flag[0] in _STOP_FLAGS and flag != "vn")
    if stop and head.kind == "firm" and len(piece) == 1 and piece not in _NEVER_SOFT:
        return flag == "x" or before not in gazetteers.place_names()
    return stop or gazetteers.title_heads().fullmatch(piece) is not None


def _stands_in_bodies(piece: str, before: str, behind: str, head: Head) -> bool:
    """Return whether a word that else stops a name belongs to one among these neighbours."""
    if piece == "组织":
        return before in {"社会", "经济", "群团", "中介"} or bool(_NUMBERED_OFFICE.match(behind))
    if piece in gazetteers.words_of("members"):
        return behind.startswith(tuple(gazetteers.words_of("of_members")))
    if piece in _UNDER:
        return head.kind == "party" and behind.startswith(_UNDER_WHAT)
    return piece == "驻" and (head.kind == "party" or head.text in gazetteers.words_of("posted"))
