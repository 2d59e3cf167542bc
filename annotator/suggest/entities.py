"""PER, LOC, ORG as jieba's dictionary and tagger see them: a first guess, nothing more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.scores import origin
from annotator.text.segment import tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task
    from annotator.text.segment import Word

_LABELS = {"nr": "PER", "nrt": "PER", "nrfg": "PER", "ns": "LOC", "nt": "ORG"}
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,20}")
_CHECK_EVERY = 500
_PARTY_BODY = re.compile("[党黨]")
"""A word that begins so is a generic one (党组织); a named body begins with its place or 中共."""
_ORG_AHEAD = re.compile(
    "[\u4e00-\u9fff]{0,9}?(?:[商协協学學][会會]|[联聯]合[会會]|公司|集[团團]|委[员員][会會]|[党黨]委"
    "|工商[联聯]|[组組][织織]部|大[学學]|法院|[银銀]行|中心|基金[会會])"
)
"""A place before it is the first part of an organisation's name."""


def suggest_entities(task: Task) -> Iterator[Suggestion]:
    """Yield words of two characters or more that jieba flags as person, place or organisation."""
    text = task.text
    for count, word in enumerate(tag(text)):
        if count % _CHECK_EVERY == 0:
            task.check()
        label = _LABELS.get(word.flag)
        if label and _is_name(text, word, label):
            end = word.start + len(word.text)
            yield Suggestion(word.start, end, label, origin("entities", f"jieba_{word.flag}"))


def _is_name(text: str, word: Word, label: str) -> bool:
    """Return whether the word may be a whole name: no generic word, no part of a longer name."""
    if not _NAME.fullmatch(word.text):
        return False
    if label == "LOC":
        return not _ORG_AHEAD.match(text, word.start + len(word.text))
    return label != "ORG" or not _PARTY_BODY.match(word.text)
