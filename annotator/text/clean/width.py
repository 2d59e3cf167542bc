"""Full-width letters and figures as half-width ones; half-width marks among Han as full-width.

For the eye alone: the text of a span keeps its marks as they were written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.han import HAN

if TYPE_CHECKING:
    from annotator.text.offsets import Span

_NARROW = {
    0xFF00 + (code - 0x20): code
    for code in range(0x21, 0x7F)
    if chr(code).isalnum() or chr(code) in "%+-=#&@/*<>_^|$"
}
_POINT = re.compile("(?<=[0-9A-Za-z])．")
_WIDE = str.maketrans(",;:!?", "，；：！？")
_BESIDE = f"{HAN}、。，；：？！“”‘’《》（）【】「」…—"
_MARKS = re.compile(
    rf"(?<=[{HAN}”’》）】」])[,:][;!?]*|,(?=[{HAN}“‘《（【「])|(?<=[{_BESIDE}])[;!?]+"
)
_BRACKETS = re.compile(r"\((?P<inside>[^()（）\r\n]{0,200})\)")
_FIGURES = "一二三四五六七八九十"
_NUMBERED = rf"(?<!(?<![{HAN}])[{_FIGURES}])(?<!(?<![{HAN}])[{_FIGURES}]{{2}})"  # 一.加强领导
_FULL = re.compile("[" + "".join(map(chr, _NARROW)) + "]")
_STOP = re.compile(rf"(?<=[{HAN}]){_NUMBERED}\.(?=[{HAN}”’」』]|[ \t]*(?:[\r\n]|\Z))")
_HAN = re.compile(f"[{HAN}]")


def width(text: str) -> tuple[str, list[Span]]:
    """Give letters, figures and marks the width that belongs to them; each stays one character."""
    if _FULL.search(text):
        text = text.translate(_NARROW)
    text = _POINT.sub(".", text)
    text = _BRACKETS.sub(lambda found: _bracketed(found, text), text)
    text = _MARKS.sub(lambda marks: marks[0].translate(_WIDE), text)
    return _STOP.sub("。", text), []


def _bracketed(found: re.Match[str], text: str) -> str:
    """Return brackets as wide ones where they hold Han and stand beside it, else as they are."""
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    beside = _HAN.match(before) or _HAN.match(after)
    inside = found["inside"]
    return f"（{inside}）" if beside and _HAN.search(inside) else found[0]
