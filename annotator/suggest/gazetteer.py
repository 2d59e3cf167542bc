"""The user's own word lists: every place where an entry stands, in whatever script and width."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.model import ListMode, Origin, Suggestion
from annotator.model.mark import NO_VALUE
from annotator.text.script import Script, convert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from annotator.model import Value, WordList
    from annotator.suggest.task import Sift, Suggester, Task

NAME = "gazetteer"
_SURE = 1.0  # the user's word is law
_CHECK_EVERY = 1 << 16
_HALF = {0xFF00 + (code - 0x20): code for code in range(0x21, 0x7F)} | {0x3000: " ", 0xA0: " "}
_LATIN_END = "\u0250"  # letters before it, and figures, make words with blanks between them


def folded(text: str) -> str:
    """Return ``text`` with letters, figures and marks of half the width, each still one."""
    return text.translate(_HALF)


def simplified(texts: Iterable[str]) -> list[str]:
    """Return each of ``texts`` as it is compared: simplified and of half the width."""
    lines = "\n".join(texts)
    return folded(convert(lines, Script.SIMPLIFIED)[0]).split("\n") if lines else []


@dataclass(slots=True)
class Matcher:
    """Finds phrases by their first two characters, and then by the lengths that begin so."""

    phrases: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    """Of each phrase the (label, list)s it stands in."""
    _lengths: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _singles: frozenset[str] = frozenset()

    @classmethod
    def of(cls, lists: Iterable[WordList]) -> Matcher:
        """Return what finds the entries of ``lists``."""
        phrases: dict[str, list[tuple[str, str]]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for one in lists:
            for phrase in dict.fromkeys(filter(None, simplified(one.entries))):
                phrases.setdefault(phrase, []).append((one.head.label, one.head.name))
                if len(phrase) > 1:
                    lengths[phrase[:2]].add(len(phrase))
        singles = frozenset(phrase for phrase in phrases if len(phrase) == 1)
        return cls(phrases, {start: tuple(found) for start, found in lengths.items()}, singles)

    def find(self, task: Task) -> Iterator[tuple[int, int, list[tuple[str, str]]]]:
        """Yield each place of a phrase in the text, with the lists it is of."""
        text = folded(task.text)
        phrases, lengths, singles = self.phrases, self._lengths, self._singles
        for first in range(0, len(text), _CHECK_EVERY):
            task.check()
            for at in range(first, min(first + _CHECK_EVERY, len(text))):
                for length in lengths.get(text[at : at + 2], ()):
                    # behind the end there is nothing, however much a slice asks for
                    found = at + length <= len(text) and phrases.get(text[at : at + length])
                    if found and _stands_alone(text, at, at + length):
                        yield at, at + length, found
                if text[at] in singles and _stands_alone(text, at, at + 1):
                    yield at, at + 1, phrases[text[at]]


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Return whether no Latin word or figure is cut at either edge."""
    return not (
        (start > 0 and _is_latin(text[start]) and _is_latin(text[start - 1]))
        or (end < len(text) and _is_latin(text[end - 1]) and _is_latin(text[end]))
    )


def _is_latin(character: str) -> bool:
    return character < _LATIN_END and character.isalnum()


def of_lists(lists: Iterable[WordList]) -> Suggester:
    """Return what suggests the entries of those ``lists`` that mark."""
    matcher = _matcher(tuple(one for one in lists if one.head.mode is ListMode.MARK))

    def suggest_listed(task: Task) -> Iterator[Suggestion]:
        for start, end, found in matcher.find(task) if matcher.phrases else ():
            for label, name in found:
                yield Suggestion(start, end, label, Origin(NAME, name, _SURE))

    return suggest_listed


def sift_by(lists: Iterable[WordList], under: Mapping[str, str] | None = None) -> Sift:
    """Return what takes from the candidates of a stretch those that the lists say are none.

    The lists' labels are those of a set; ``under`` tells of what is suggested under an id, which
    of them it comes under, where that is another.

    With a span go the shorter readings of the same suggester in it, which would else come up
    instead. A listed phrase takes over the value that a rule reads in it.
    """
    told = under or {}
    ignored = _matcher(tuple(one for one in lists if one.head.mode is ListMode.IGNORE))

    def sift(task: Task, found: Sequence[Suggestion]) -> list[Suggestion]:
        gone: dict[tuple[str, str], list[Suggestion]] = defaultdict(list)
        for one in found if ignored.phrases else ():
            if _is_ignored(task, one, told.get(one.label, one.label), ignored):
                gone[one.label, one.origin.by].append(one)
        kept = [one for one in found if not _goes_with(one, gone[one.label, one.origin.by])]
        values = {_key(one, told): one.value for one in kept if one.value != NO_VALUE}
        return [_valued(one, values, told) for one in kept]

    return sift


@lru_cache(maxsize=8)
def _matcher(lists: tuple[WordList, ...]) -> Matcher:
    return Matcher.of(lists)


def _is_ignored(task: Task, one: Suggestion, label: str, ignored: Matcher) -> bool:
    found = ignored.phrases.get(folded(task.text[one.start : one.end]), ())
    return any(listed in ("", label) for listed, _ in found)


def _goes_with(one: Suggestion, gone: Sequence[Suggestion]) -> bool:
    """Return whether it is one of those, or lies in one that the same suggester read."""
    if one.origin.by == NAME:
        return one in gone
    return any(other.start <= one.start and one.end <= other.end for other in gone)


def _key(one: Suggestion, told: Mapping[str, str]) -> tuple[int, int, str]:
    return one.start, one.end, told.get(one.label, one.label)


def _valued(
    one: Suggestion, values: dict[tuple[int, int, str], Value], told: Mapping[str, str]
) -> Suggestion:
    if one.origin.by != NAME or one.value != NO_VALUE:
        return one
    return replace(one, value=values.get(_key(one, told), NO_VALUE))
