"""PER: a person's name where the grammar around it says that one stands there.

A name is a surname with one or two characters, after a title, in a list of names, before 同志 or a
title, after 由 or 作者; or what the segmenter takes for one. How long it is, the characters behind
it decide (name_shape.py). A name that is sure once is known again wherever the report has it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.names import name_shape as shape
from annotator.suggest.names.foreign import foreign_names
from annotator.suggest.names.name_lists import in_lists, in_rosters, in_runs
from annotator.suggest.names.person import LED, Person, spaced
from annotator.suggest.names.places import places
from annotator.suggest.names.titles import titles
from annotator.suggest.names.units import unit_edges
from annotator.suggest.names.words import words
from annotator.suggest.scores import origin
from annotator.text import gazetteers
from annotator.text.han import BLANK
from annotator.text.phrases import Phrases

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from annotator.suggest.names.words import Words
    from annotator.suggest.task import Task
    from annotator.text.offsets import Span

_BY = "persons"
_NAMES = "names"
_H = shape.HAN
_LABELS = (
    "作者|编辑|责编|责任编辑|审核|校对|记者|通讯员|摄影|供稿|撰稿|联[ 　]{0,2}系[ 　]{0,2}人"
    "|联络人|记[ 　]{0,4}录|记录人|主持人|主[ 　]{0,4}持|签发|主讲人"
    "|出[ 　]{0,4}席|列[ 　]{0,4}席|缺[ 　]{0,4}席|请[ 　]{0,4}假|参会人员|出席人员|列席人员"
    "|投稿|文|图|摄|初审|复审|终审|编审|整理|执笔|监制|主编|署名|文字|图片|一审|二审|三审"
    "|第[一二三四五六七八九十]组"
)
_LABELLED = re.compile(
    rf"(?:{_LABELS})[{BLANK}]{{0,4}}[：:／/][{BLANK}]{{0,4}}\Z|(?:文|图|摄)[{BLANK}／/]{{1,3}}\Z"
)
_BYLINE = re.compile(
    "(?:作者|编辑|责编|责任编辑|校对|摄影|初审|复审|终审|一审|二审|三审|撰稿|审核)[：:/／]"
    rf"[{BLANK}]{{0,3}}(?P<name>[{_H}]{{2,3}})(?<![室部处科会局组网台社报办院司])(?=[{BLANK}\\s）)|\\]】]|\\Z)"
)
_ELECTED = re.compile("(?:选举|选出|选|聘|请|叫|是|对|给|把|跟|同|向|让|在|为)\\Z")
_ROLE = re.compile(
    "(?:会员|党员|村民|居民|商户|业主|店主|摊主|老板|员工|职工|[男女]工|司机|老人|个体户|经营户|贫困户"
    "|脱贫户|大户|农户|创始人|企业家|学员|大学生|战士|徒弟|师傅|青年|群众|丈夫|妻子|[族籍]|[省市县州国]人)\\Z"
)
"""What a person is called who holds no post."""
_NAME_FLAGS = frozenset(["nr", "nrt", "nrfg", "nz"])
_LEAD = frozenset(
    f"：:/／由任请选荐补命免去派举问望访了人者辑上托予和与及出聘叫是对给把跟同向让在为{BLANK[:1]}\xa0\u3000"
    "员民户主板工机家生士弟傅年众夫子族籍"
)
"""The last characters of what goes before a name in these ways: looked at first, for speed."""
_HONORIFIC = re.compile("同志|先生|女士|老师|老人|叔叔|阿姨|一行|伉俪|夫妇")
_HEADING = re.compile(
    rf"(?:[（(][0-9一二三四五六七八九十]{{1,3}}[名人位][)）])?[：:]?\r?\n[{BLANK}\t]*"
)
_NUMBERED = re.compile(
    rf"(?:^|\n)[{BLANK}\t]*(?:[一二三四五六七八九十0-9]{{1,2}}[、.．]"
    rf"|[（(][一二三四五六七八九十0-9]{{1,2}}[)）])?[{BLANK}]*\Z"
)
_NOBODY_S = re.compile("(?:全体|各位|与会|应到|实到|部分|历任|历届|每位|各)\\Z")
"""Whoever comes behind a title with this before it does not hold it."""
_ACTED = re.compile(
    "当选|担任|不再担任|辞去|出任|连任|兼任|接任|继任|任(?=[名常副执秘会党支理监总])|主持(?=会议|仪式|[。，,])"
    "|致(?=辞|词|欢迎)|作(?=讲话|报告|总结|表态|交流|动员|主题|专题|工作|了|题为)"
    "|宣读|表示[，,：:]|指出[，,：:]|强调[，,：:]|介绍说|说[，：:,]|坦言|回忆|感慨|捐[款赠]"
    "|[发讲][言话][。，、]"
)
"""What a named person is told to do, right behind the name."""
_AFTER_SURNAME = re.compile("介绍|说[，：,:]|表示|指出|强调|要求|坦言|告诉")
_OPENS_CLAUSE = frozenset("。，；！？,;!?\n\r　“")
_QUOTES = frozenset('“”‘’「」"')
_GLUE = re.compile(rf"[)）]?[{BLANK}]{{0,4}}[：:]?[{BLANK}]{{0,4}}")


def suggest_persons(task: Task) -> Iterator[Suggestion]:
    """Yield names of persons."""
    for one in task.once(persons):
        yield Suggestion(one.start, one.end, "PER", origin(_BY, one.rule))


def persons(task: Task) -> list[Person]:
    """Return the persons named in the task's text, sorted, none overlapping; for ``task.once``."""
    found: dict[Span, Person] = {}
    for step in (
        foreign_names,
        _after_titles,
        _before_titles,
        _after_words,
        _tagged,
        _opening,
        in_runs,
        in_rosters,
    ):
        for one in step(task):
            found.setdefault((one.start, one.end), one)
        task.check()
    known = task.memory.setdefault(_NAMES, set())
    _learn(task, found, known, list(found.values()), frozenset(known))
    listed = list(in_lists(task, list(found.values())))
    if listed:  # a list may go on from a name that another place has made sure
        found.update((span, one) for one in listed if (span := (one.start, one.end)) not in found)
        _learn(task, found, known, listed)
    return _apart(
        one for one in found.values() if one.sure or not _no_person(task.text, one.start, one.end)
    )


def _learn(
    task: Task,
    found: dict[Span, Person],
    known: set[str],
    fresh: Iterable[Person],
    wanted: Collection[str] = (),
) -> None:
    """Add to ``known`` the names that are sure, and to ``found`` where these stand again.

    So do those that are ``wanted``, which are known from before.
    """
    sure = {_plain(task.text, one) for one in fresh if one.sure}
    sure -= gazetteers.words_of("no_person")
    sure |= {name.split("·")[0] for name in sure if name.find("·") > 2}
    for again in (_again, _by_surname, _by_given_name):
        for one in again(task, sure.union(wanted)):
            found.setdefault((one.start, one.end), one)
    known |= sure


def _plain(text: str, one: Person) -> str:
    """Return the name without the blanks that a list pads it with."""
    return re.sub(f"[{BLANK}]", "", text[one.start : one.end])


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


def _after_titles(task: Task) -> Iterator[Person]:
    """Yield the names right behind titles, a blank, colon or closing bracket between at most."""
    lexed, text = task.once(words), task.text
    for title in task.once(titles):
        between = _GLUE.match(text, title.end)
        start = between.end() if between else title.end
        heading = _HEADING.match(text, title.end)
        if heading and _NUMBERED.search(text, max(0, title.start - 12), title.start):
            start = heading.end()
        if text[start : start + 1] == "和" or _NOBODY_S.search(
            text, max(0, title.start - 4), title.start
        ):
            continue
        end = shape.transliterated(text, start)
        length, _ = shape.best_length(text, lexed, start, _least(text, lexed, start))
        if end > start + max(length, 3) or (end > start and not length):
            yield Person(start, end, "after_title", sure=True)
        elif length and not _no_person(text, start, start + length):
            yield Person(start, start + length, "after_title", sure=True)
        elif (
            start == title.end
            and _is_surname(text, start)
            and _AFTER_SURNAME.match(text, start + 1)
        ):
            yield Person(start, start + 1, "surname", sure=False)
        else:
            yield from spaced(text, start)


def _least(text: str, lexed: Words, start: int) -> float:
    """Return how likely a name behind a title must be: more where an ordinary word begins."""
    if start >= len(text):
        return 9.0
    at = lexed.at(start)
    ordinary = len(lexed.texts[at]) > 1 and not lexed.flags[at].startswith("n")
    return 2.0 if ordinary else 0.9


def _is_surname(text: str, at: int) -> bool:
    return gazetteers.surnames().get(text[at : at + 1]) == "common"


def _before_titles(task: Task) -> Iterator[Person]:
    """Yield the names right before 同志, 先生 and titles: 燕国书记, 李局长."""
    lexed, text = task.once(words), task.text
    honoured = {found.start() for found in _HONORIFIC.finditer(text)}
    titled = {title.start for title in task.once(titles) if not title.of_unit}
    acts = _acts(task) - honoured - titled
    for end in (*honoured, *titled, *acts):
        best: tuple[float, int] = (3.4 if end in acts else 2.4, 0)
        for length in (2, 3, 4):
            start = end - length
            if (
                start < 0
                or length not in shape.lengths(text, start)
                or not _clear(text, lexed, start)
            ):
                continue
            score = shape.likely(text, lexed, start, end)
            if end in acts and (start == 0 or not re.match(f"[{_H}]", text[start - 1])):
                score += 1.5
            if end in honoured and not _is_ordinary(lexed, start, end):
                score += 1
            best = max(best, (score, length))
        foreign = end if end in acts else shape.transliterated_before(text, end)
        if foreign < end - best[1]:
            yield Person(foreign, end, "before_title", sure=True)
        elif best[1] and not _is_place(text, end - best[1], best[1]):
            yield Person(end - best[1], end, "before_title", sure=True)
        elif end and end not in acts and _alone(text, lexed, end - 1):
            yield Person(end - 1, end, "surname", sure=False)


def _acts(task: Task) -> set[int]:
    """Return where what a person does, or is made, begins: 担任, 致辞, 为会长, 任…商会书记."""
    text = task.text
    units = set(task.once(unit_edges).values())
    found = {match.start() for match in _ACTED.finditer(text)}
    found |= {t.start - 1 for t in task.once(titles) if text[t.start - 1 : t.start] in ("为", "任")}
    return found | {match.start() for match in re.finditer("任", text) if match.end() in units}


def _is_ordinary(lexed: Words, start: int, end: int) -> bool:
    """Return whether the segmenter knows just this stretch as a word that is no name."""
    at = lexed.at(start)
    exact = lexed.starts[at] == start and lexed.ends[at] == end
    return exact and not lexed.flags[at].startswith(("nr", "nz"))


def _clear(text: str, lexed: Words, start: int) -> bool:
    """Return whether a name may begin here: after a mark, or where a word begins."""
    return start == 0 or lexed.is_edge(start) or not re.match(f"[{_H}]", text[start - 1])


def _alone(text: str, lexed: Words, at: int) -> bool:
    """Return whether a surname stands by itself, as a word of its own or behind a mark."""
    if not _is_surname(text, at) or text[at] in gazetteers.words_of("no_surname_alone"):
        return False
    return at == 0 or not re.match(f"[{_H}]", text[at - 1]) or lexed.texts[lexed.at(at)] == text[at]


def _after_words(task: Task) -> Iterator[Person]:
    """Yield the names behind 由, 聘请, 作者： and such words."""
    lexed, text = task.once(words), task.text
    firsts = _first_characters() | shape.SYLLABLES
    natives = [end + 1 for _, end in task.once(places) if text.startswith("人", end)]
    for start in sorted({*lexed.starts, *natives}):
        if start == len(text) or text[start] not in firsts or text[start - 1 : start] not in _LEAD:
            continue
        before = text[max(0, start - 12) : start]
        labelled = _LABELLED.search(before)
        led = not labelled and LED.search(before)
        role = not led and (start in natives or _ROLE.search(before))
        if not labelled and not led and not role and not _ELECTED.search(before):
            continue
        least = 2.1 if labelled else 2.4 if role else 3.0 if led else 3.4
        length, score = shape.best_length(text, lexed, start, least)
        end = shape.transliterated(text, start)
        if not length and not labelled and text[start + 2 : start + 4].find("为") >= 0:
            length, score = shape.best_length(text, lexed, start, 2.4)
            length = length if text[start + length : start + length + 1] == "为" else 0
        if end > start + length:
            yield Person(start, end, "after_word", sure=True)
        elif (
            length
            and not _is_place(text, start, length)
            and not _no_person(text, start, start + length)
        ):
            yield Person(start, start + length, "after_word", sure=score >= 4 or bool(labelled))
        elif labelled or _ELECTED.search(before):
            yield from spaced(text, start)
    for found in _BYLINE.finditer(text):
        if not _no_person(text, *found.span("name")):
            yield Person(*found.span("name"), "byline", sure=False)


def _first_characters() -> frozenset[str]:
    return frozenset(name[0] for name in gazetteers.surnames())


def _no_person(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    if name[:-1] in gazetteers.place_names() and name[-1] in "人籍商":
        return True
    return name in gazetteers.words_of("no_person") or _HONORIFIC.search(name) is not None


def _is_place(text: str, start: int, length: int) -> bool:
    name = text[start : start + length]
    return name in gazetteers.place_names() or name in gazetteers.division_names()


def _tagged(task: Task) -> Iterator[Person]:
    """Yield what the segmenter takes for a name, where the text around it agrees."""
    lexed, text = task.once(words), task.text
    weights = gazetteers.surnames()
    for at in (at for at, flag in enumerate(lexed.flags) if flag in _NAME_FLAGS):
        word, start = lexed.texts[at], lexed.starts[at]
        if not 2 <= len(word) <= 4:
            continue
        if weights.get(word[0]) != "common" and weights.get(word[:2]) != "double":
            continue
        length, score = shape.best_length(text, lexed, start, 3.0)
        end = start + length
        if not length or end < start + len(word) - 1 or _is_place(text, start, length):
            continue
        if _no_person(text, start, end) or _is_quoted(text, start, end):
            continue
        acts = shape.acts(text, end)
        if acts or length > 2:
            yield Person(
                start, end, "tagged_acting" if acts else "tagged", sure=score >= 4 and acts
            )


def _opening(task: Task) -> Iterator[Person]:
    """Yield names that open a clause, whose characters and the words behind speak for a name."""
    lexed, text = task.once(words), task.text
    weights = gazetteers.surnames()
    for start in lexed.starts:
        if (
            weights.get(text[start]) != "common"
            and weights.get(text[start : start + 2]) != "double"
        ):
            continue
        if text[start - 1 : start] not in _OPENS_CLAUSE:
            continue
        length, _ = shape.best_length(text, lexed, start, 3.9)
        end = start + length
        if (
            length > 2
            and not _is_place(text, start, length)
            and not _no_person(text, start, end)
            and not _is_quoted(text, start, end)
        ):
            yield Person(start, end, "opening", sure=False)


def _is_quoted(text: str, start: int, end: int) -> bool:
    """Return whether it is all that stands in quotes: a figure of speech (“牛鼻子”)."""
    return text[start - 1 : start] in _QUOTES and text[end : end + 1] in _QUOTES


def _by_surname(task: Task, known: set[str]) -> Iterator[Person]:
    """Yield the surnames of persons known, where a title or another way to address one follows."""
    singles = {name[0] for name in known if 1 < len(name) < 4 and "·" not in name}
    if singles:
        pattern = re.compile(rf"(?<![小老])[{''.join(singles)}](?=老?(?:先生|女士|老师|叔叔|阿姨))")
        for found in pattern.finditer(task.text):
            yield Person(found.start(), found.end(), "surname", sure=False)
        for title in task.once(titles):
            at = title.start - 1
            alone = at >= 0 and task.text[at] not in gazetteers.words_of("no_surname_alone")
            if alone and task.text[at] in singles and not title.of_unit:
                yield Person(at, title.start, "surname", sure=False)


def _by_given_name(task: Task, known: set[str]) -> Iterator[Person]:
    """Yield given names alone of persons known, before a title or 同志: 燕国书记."""
    givens = {name[1:] for name in known if len(name) == 3 and "·" not in name}
    ends = [title.start for title in task.once(titles) if not title.of_unit]
    ends += [found.start() for found in _HONORIFIC.finditer(task.text)]
    for end in ends:
        if task.text[max(0, end - 2) : end] in givens and task.text[end - 3 : end] not in known:
            yield Person(end - 2, end, "given_name", sure=False)


def _again(task: Task, known: set[str]) -> Iterator[Person]:
    """Yield where names that are known stand again."""
    lexed = task.once(words)
    for start, end in Phrases(known).find(task.text):
        if end - start > 2 or lexed.is_edge(start) or lexed.is_edge(end):
            yield Person(start, end, "again", sure=True)
