"""PER, the foreign ones: names with a dot inside, and those in Latin letters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.suggest.names import name_shape as shape
from annotator.suggest.names.person import LED, Person
from annotator.suggest.names.titles import titles
from annotator.suggest.names.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from annotator.suggest.names.words import Words
    from annotator.suggest.task import Task

_H = shape.HAN
_DOTS = "·•・"
_DOT = re.compile(f"[{_DOTS}]")
_FIRST_PART = 7  # as many code points before the dot
_DOTTED = re.compile(rf"(?<![{_DOTS}])[{_H}]{{2,{_FIRST_PART}}}(?:[{_DOTS}][{_H}]{{1,8}}){{1,3}}")
_BEFORE = re.compile("[人商家员长国士和与及由请是选聘为向对、让给]")
_SYLLABLES = (shape.SYLLABLES - frozenset("的子则")) | frozenset(
    "埃艾奥邦本彼别宾波伯博布查戴丹道登蒂丁杜多恩法凡菲费芬弗福富冈戈哈海汉豪霍基加贾杰金凯坎康柯科肯"
    "库夸拉莱朗劳勒雷理利林龙卢伦洛马迈曼梅门蒙米莫姆穆纳南内诺努潘佩皮平普奇恰切琴让日荣瑞若萨塞赛桑"
    "森舍申圣史舒司斯苏索塔泰坦汤特蒂廷托瓦威维韦温沃希夏肖谢辛雪逊雅伊英尤约宰泽扎詹珍佐诺夫娃"
)
_LEADING = ("增选", "聘任", "客商", "会长", "同意", "理事", "经理")
_LATIN = re.compile(
    r"(?<![A-Za-z.])[A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+(?: [A-Z]\.?)?(?: [A-ZÀ-Þ][A-Za-zÀ-ÿ'’-]+){1,2}"
    r"(?! ?(?:[A-Za-z&]|\((?![\u4e00-\u9fff])))(?![-’'])"
)
_BEFORE_LATIN = frozenset("、的是（(")
_NO_LATIN = re.compile(
    "Chamber|Association|Commerce|Federation|Ltd|Limited|Council|Society|The |Group|Bank|Hotel"
    "|Centre|Center|Street|Road"
)


def foreign_names(task: Task) -> Iterator[Person]:
    """Yield names with a dot inside, and names in Latin letters in a list or behind a title."""
    lexed, text = task.once(words), task.text
    ends = {title.end for title in task.once(titles)}
    for found in _dotted(text):
        start, end = _start(text, lexed, found, ends), _end(text, lexed, found)
        yield Person(start, end, "foreign", sure=True)
    for found in _LATIN.finditer(text):
        titled = found.start() in ends
        led = titled or text[found.start() - 1 : found.start()] in _BEFORE_LATIN
        ended = titled or shape.follows(text, found.end())
        if led and ended and not _NO_LATIN.search(found[0]):
            yield Person(found.start(), found.end(), "latin", sure=True)


def _dotted(text: str) -> Iterator[re.Match[str]]:
    """Yield what has dots between its parts; the dots are looked for first, for speed."""
    done = 0
    for dot in _DOT.finditer(text):
        for start in range(max(done, dot.start() - _FIRST_PART), dot.start()):
            found = _DOTTED.match(text, start)
            if found:
                yield found
                done = found.end()
                break


def _start(text: str, lexed: Words, found: re.Match[str], ends: Collection[int]) -> int:
    """Return where the first part starts: behind what may lead up to a name.

    ``ends`` is where titles end.
    """
    first = min(place for dot in _DOTS if (place := text.find(dot, *found.span())) >= 0)
    syllables = first
    while syllables > found.start() and text[syllables - 1] in shape.SYLLABLES:
        syllables -= 1
    if first - syllables > 1:
        return syllables
    for point in range(first - 2, found.start(), -1):
        led = _BEFORE.match(text, point - 1) or point in ends
        if led or (lexed.is_edge(point) and _leads(text, point)):
            return point
    return found.start()


def _leads(text: str, point: int) -> bool:
    """Return whether a word that a name may follow ends at ``point``."""
    return bool(LED.search(text[max(0, point - 6) : point])) or text.endswith(_LEADING, 0, point)


def _end(text: str, lexed: Words, found: re.Match[str]) -> int:
    """Return where the last part ends: before what may follow a name."""
    last = max(text.rfind(dot, *found.span()) for dot in _DOTS) + 1
    whole = last
    while whole < found.end() and text[whole] in _SYLLABLES:
        whole += 1
    if whole - last > 1:
        return whole
    for end in range(last + 1, found.end()):
        verb = lexed.is_edge(end) and lexed.flags[lexed.at(end)].startswith(("v", "p", "d", "u"))
        if verb or (end > last + 1 and shape.follows(text, end)):
            return end
    return found.end()
