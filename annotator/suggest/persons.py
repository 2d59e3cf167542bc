"""PER: a person's name where the grammar around it says that one stands there.

A name is a surname with one or two characters, after a title, in a list of names, before 同志 or a
title, after 由 or 作者; or what the segmenter takes for one. How long it is, the characters behind
it decide. A name that is sure once is known again wherever the report has it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.scores import origin
from annotator.suggest.titles import titles
from annotator.suggest.words import words
from annotator.text import gazetteers
from annotator.text.han import BLANK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from annotator.suggest.task import Task
    from annotator.suggest.titles import Title
    from annotator.suggest.words import Words
    from annotator.text.offsets import Span

_BY = "persons"
_NAMES = "names"
_H = "\u4e00-\u9fff"
_FOLLOWS = re.compile(
    r"\Z|[，,、。；;：:！!？?（）()\s“”\"《》\[\]【】/|—…0-9-]"
    "|同志|先生|女士|小姐|老师|老人|夫妇|等|一行|两位|二人|三人|率|主持|出席|参加|列席|致[辞词]|作[了为重主动工题专表发汇报]"
    "|做[了重主报]|讲[话授述解]|说|表示|指出|强调|介绍|宣[读布讲]|代表|担任|任|兼|当选|为|被|受|应|和|与|及|向[^阳东]|在|到|从|对|给"
    "|将|把|也|还|就|都|已|曾|最后|首先|接着|随后|随即|带[领队]|率[领队]|陪同|要求|希望|认为|提出|通报|传达|部署|总结|汇报|发言|点评|授课|领[誓学]"
    "|的|是|自|于|因|以|上台|捐|资助|走访|看望|会见|前往|赴|深入|签|分别|共同|先后|一起|一致|全程|亲自|积极|率先|踊跃|主动|现场"
    "|书面|回忆|坦言|感慨|告诉|透露|解释|补充|勉励|鼓励|感谢|祝|欢迎|围绕|结合|针对|通过|利用|负责|牵头|获|荣|评|入选|履|创[办立建]"
    "|成立|经营|出[生任]|生于|籍|男|女|今年|现[年任]|原|时任|所|本人|个人|家|一家|提[议名交]|组织|召集|讲|谈|看|问|想|又|没|不"
    "|最|来|去|带|当|做|坐|站|走|听|拿|用|让|请|同|跟|联系|免去|辞去|接[任受过]|连任|续聘|继续|牺牲|逝世|病|因病"
)
_NEVER_AFTER = re.compile("[了着过们地得]")
_NOT_GIVEN = frozenset(
    "的了是在等这那各每们着过地得之吗呢吧啊我你他她它您和与及或被把并也都还就很再又"
)
_SELDOM_GIVEN = frozenset(
    "说对向从由将已于至到同且但而给让使其有无不出主担指率带会长员部委省市县区党事表提参作做任为该本"
    "年月日时上下中内外前后个家位名次项条件约近超共计元万亿"
)
_BEFORE_ONE = re.compile(
    "(?:由|聘任|聘请|聘|选举|推选|推荐|增补|增选|补选|任命|免去|同意|邀请|委派|选派|作者|编辑|责编|审核|校对|记者|通讯员|摄影|摄|图|文|供稿|撰稿"
    "|联系人|联络人|记录|记录人|主持人|主持|签发|署名|讲师|主讲人|发言人|法人代表|负责人|出席|列席|缺席|请假|参加|参会人员|出席人员|列席人员|投稿|来稿|和|与|及|以及"
    f"|推举|提名|表彰|授予|慰问|看望|感谢|陪同|会见|拜访|找到|是|叫|对|向|请|让|给|为|跟|同|介绍人|记|访|被告|原告)[{BLANK}]{{0,4}}[：:／/]?[{BLANK}]{{0,4}}\\Z"
)
_LABEL_BEFORE = re.compile(
    "(?:作者|编辑|责编|责任编辑|审核|校对|记者|通讯员|摄影|供稿|撰稿|联系人|联络人|记录|记录人|主持人|主持|签发|主讲人|出[ 　]{0,4}席|列[ 　]{0,4}席|缺[ 　]{0,4}席|请[ 　]{0,4}假|参会人员"
    f"|出席人员|列席人员|投稿|文|图|摄|初审|复审|终审|编审|整理|执笔|监制|主编)[{BLANK}]{{0,4}}[：:／/]?[{BLANK}]{{0,4}}\\Z"
)
_HONORIFIC = re.compile("同志|先生|女士|老师|老人|一行")
_LIST_GAP = re.compile(
    rf"(?:[（(](?:女|男|[{_H}]{{1,4}}族|筹)(?:[，、,][{_H}]{{1,4}})?[)）])?"
    rf"(?:[、]|[{BLANK}]{{1,6}}|[，,](?=[{_H}])|和|及|与|以及|(?=[（(]))"
)
_FOREIGN = re.compile(rf"(?<![·•])(?P<first>[{_H}]{{2,7}})(?P<rest>(?:[·•・][{_H}]{{2,8}}){{1,3}})")
_SPACED = re.compile(rf"(?P<surname>[{_H}])[{BLANK}]{{1,4}}(?P<given>[{_H}])(?![{_H}])")
_SURE = 2.5
_PRIOR = {2: 0.6, 3: 1.0, 4: 1.0}


@dataclass(frozen=True, slots=True)
class Person:
    """Where a name lies, by which rule, and whether it is sure enough to be known again."""

    start: int
    end: int
    rule: str
    sure: bool


def suggest_persons(task: Task) -> Iterator[Suggestion]:
    """Yield names of persons."""
    for one in task.once(persons):
        yield Suggestion(one.start, one.end, "PER", origin(_BY, one.rule))


def persons(task: Task) -> list[Person]:
    """Return the persons named in the task's text, sorted, none twice; meant for ``task.once``."""
    found: dict[Span, Person] = {}
    for step in (_foreign, _after_titles, _before_titles, _after_words, _tagged):
        for one in step(task):
            found.setdefault((one.start, one.end), one)
        task.check()
    for one in _listed(task, list(found.values())):
        found.setdefault((one.start, one.end), one)
    known = task.memory.setdefault(_NAMES, set())
    known.update(task.text[one.start : one.end] for one in found.values() if one.sure)
    for one in _again(task, known):
        found.setdefault((one.start, one.end), one)
    return _apart(found.values())


def _apart(found: Iterable[Person]) -> list[Person]:
    """Return the persons, of overlapping ones the surer and then the longer."""
    kept: list[Person] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda p: (not p.sure, p.start - p.end, p.start)):
        points = range(one.start, one.end)
        if taken.isdisjoint(points):
            taken.update(points)
            kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _length(task: Task, lexed: Words, start: int, least: float = _SURE) -> tuple[int, float]:
    """Return how many characters the name at ``start`` most likely has, 0 for none; and how likely."""
    best = (0, least)
    for length in _lengths(task.text, start):
        score = _likely(task.text, lexed, start, start + length)
        if score > best[1] or (score == best[1] and length > best[0]):
            best = length, score
    return best


def _lengths(text: str, start: int) -> tuple[int, ...]:
    weights = gazetteers.surnames()
    if weights.get(text[start : start + 2]) == "double":
        return 3, 4
    return (2, 3) if text[start : start + 1] in weights else ()


def _likely(text: str, lexed: Words, start: int, end: int) -> float:
    """Return how likely a name lies just there, by the characters in it and behind it."""
    name = text[start:end]
    weights = gazetteers.surnames()
    given = name[2:] if weights.get(name[:2]) == "double" else name[1:]
    if len(name) < end - start or not re.fullmatch(f"[{_H}]+", name) or not given:
        return -9.0
    score = _PRIOR[len(name)] - (0.5 if weights.get(name[0]) == "rare" else 0)
    score += 2 if _FOLLOWS.match(text, end) or _title_at(text, end) else 0
    score -= 3 if _NEVER_AFTER.match(text, end) else 0
    score -= 4 * sum(char in _NOT_GIVEN for char in given)
    score -= sum(char in _SELDOM_GIVEN for char in given)
    score += 1 if lexed.is_edge(end) else 0
    at = lexed.at(start)
    word, flag = lexed.texts[at], lexed.flags[at]
    if lexed.starts[at] == start and lexed.ends[at] == end:
        score += 1.5 if flag.startswith("nr") else -2.5 if len(name) > 2 else -1.5
    elif lexed.starts[at] == start and lexed.ends[at] > end and not flag.startswith("nr"):
        score -= 3
    last = lexed.at(end - 1)
    if lexed.starts[last] > start and lexed.ends[last] > end and len(lexed.texts[last]) > 1:
        score -= 0.5 if lexed.flags[last].startswith("nr") else 2
    del word
    return score


def _title_at(text: str, start: int) -> bool:
    return gazetteers.title_heads().match(text, start) is not None


def _foreign(task: Task) -> Iterator[Person]:
    """Yield names with a dot inside; the first part ends at the last word edge before it."""
    lexed = task.once(words)
    for found in _FOREIGN.finditer(task.text):
        first = found.start()
        while first < found.end("first") - 2 and not _may_start(task.text, lexed, first):
            first += 1
        yield Person(first, _foreign_end(task.text, lexed, found), "foreign", sure=True)


def _may_start(text: str, lexed: Words, point: int) -> bool:
    return lexed.is_edge(point) and not _FOLLOWS.match(text, point) and not _title_at(text, point)


def _foreign_end(text: str, lexed: Words, found: re.Match[str]) -> int:
    """Return where the last part ends: before what may follow a name."""
    last = max(text.rfind(dot, found.start(), found.end()) for dot in "·•・") + 1
    for end in range(last + 2, found.end()):
        if lexed.is_edge(end) and (_FOLLOWS.match(text, end) or _title_at(text, end)):
            return end
    return found.end()


def _after_titles(task: Task) -> Iterator[Person]:
    """Yield the names right behind titles, a blank, colon or closing bracket between at most."""
    lexed, text = task.once(words), task.text
    gap = re.compile(rf"[)）]?[{BLANK}]{{0,4}}[：:]?[{BLANK}]{{0,4}}")
    for title in task.once(titles):
        between = gap.match(text, title.end)
        start = between.end() if between else title.end
        length, _ = _length(task, lexed, start, 2.1)
        if length:
            yield Person(start, start + length, "after_title", sure=True)
        else:
            yield from _spaced(text, start)


def _spaced(text: str, start: int) -> Iterator[Person]:
    """Yield a name of two characters that blanks keep apart: 李　明."""
    found = _SPACED.match(text, start)
    if found and found["surname"] in gazetteers.surnames():
        yield Person(start, found.end(), "spaced", sure=False)


def _before_titles(task: Task) -> Iterator[Person]:
    """Yield the names right before 同志, 先生 and titles: 燕国书记, 李局长."""
    lexed, text = task.once(words), task.text
    ends = [found.start() for found in _HONORIFIC.finditer(text)]
    ends += [title.start for title in task.once(titles) if not title.of_unit]
    for end in ends:
        best: tuple[float, int] = (2.4, 0)
        for length in (2, 3, 4):
            start = end - length
            if start < 0 or length not in _lengths(text, start) or not _clear(text, lexed, start):
                continue
            best = max(best, (_likely(text, lexed, start, end), length))
        if best[1]:
            yield Person(end - best[1], end, "before_title", sure=True)
        elif end and text[end - 1] in gazetteers.surnames() and _alone(text, lexed, end - 1):
            yield Person(end - 1, end, "surname", sure=False)


def _clear(text: str, lexed: Words, start: int) -> bool:
    """Return whether a name may begin here: after a mark, or where a word begins."""
    return start == 0 or lexed.is_edge(start) or not re.match(f"[{_H}]", text[start - 1])


def _alone(text: str, lexed: Words, at: int) -> bool:
    """Return whether a surname stands by itself: the mark or the title before it ends there."""
    if gazetteers.surnames()[text[at]] == "rare":
        return False
    return at == 0 or not re.match(f"[{_H}]", text[at - 1]) or lexed.texts[lexed.at(at)] == text[at]


def _after_words(task: Task) -> Iterator[Person]:
    """Yield the names behind 由, 聘请, 作者： and such words."""
    lexed, text = task.once(words), task.text
    for start in lexed.starts:
        if text[start] not in _first_of_surnames():
            continue
        before = text[max(0, start - 12) : start]
        labelled = _LABEL_BEFORE.search(before)
        if not labelled and not _BEFORE_ONE.search(before):
            continue
        length, score = _length(task, lexed, start, 2.1 if labelled else 3.0)
        if length:
            yield Person(start, start + length, "after_word", sure=score >= 4 or bool(labelled))
        elif labelled:
            yield from _spaced(text, start)


def _first_of_surnames() -> frozenset[str]:
    return _FIRSTS or frozenset(name[0] for name in gazetteers.surnames())


_FIRSTS: frozenset[str] = frozenset()


def _tagged(task: Task) -> Iterator[Person]:
    """Yield what the segmenter takes for a name, where the text around it agrees."""
    lexed, text = task.once(words), task.text
    weights = gazetteers.surnames()
    for word, flag, start, end in zip(
        lexed.texts, lexed.flags, lexed.starts, lexed.ends, strict=True
    ):
        if not flag.startswith("nr") or not 2 <= len(word) <= 4:
            continue
        if weights.get(word[0]) != "common" and weights.get(word[:2]) != "double":
            continue
        length, score = _length(task, lexed, start, 3.0)
        if length and start + length >= end - 1:
            yield Person(start, start + length, "tagged", sure=score >= 5 and length > 2)


def _listed(task: Task, anchors: list[Person]) -> Iterator[Person]:
    """Yield the names that follow a name in a list."""
    lexed, text = task.once(words), task.text
    done = {one.start for one in anchors}
    queue = [one for one in anchors if one.rule != "tagged" or one.sure]
    while queue:
        one = queue.pop()
        gap = _LIST_GAP.match(text, one.end)
        if gap is None or gap.end() in done:
            continue
        start = gap.end()
        plain = gap[0] == "、" or gap[0].endswith("、")
        length, score = _length(task, lexed, start, 2.4 if plain else 3.4)
        found = (
            [Person(start, start + length, "listed", sure=plain or score >= 4)] if length else []
        )
        if not found and not gap[0].endswith(("和", "与", "及")):
            found = (
                list(_spaced(text, start)) if one.rule in {"spaced", "after_word", "listed"} else []
            )
        for other in found:
            done.add(other.start)
            queue.append(other)
            yield other


def _again(task: Task, known: set[str]) -> Iterator[Person]:
    """Yield where names that are known stand again."""
    if not known:
        return
    lexed = task.once(words)
    names = sorted((name for name in known if len(name) > 1), key=len, reverse=True)
    for found in re.finditer("|".join(map(re.escape, names)), task.text):
        if len(found[0]) > 2 or lexed.is_edge(found.start()) or lexed.is_edge(found.end()):
            yield Person(found.start(), found.end(), "again", sure=True)
