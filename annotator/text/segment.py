"""Words and their parts of speech, by jieba: loaded when first asked for, silent, exact offsets."""

from __future__ import annotations

import logging
import re
import threading
import warnings
from typing import TYPE_CHECKING, NamedTuple, cast

from annotator import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_CHUNK = 2000
_SILENT = logging.CRITICAL + 1
_INSIDE = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._]")
"""What jieba keeps together before it looks for words; between others a cut changes nothing."""


class Word(NamedTuple):
    """A word, jieba's flag for its part of speech, and where it starts, in code points."""

    text: str
    flag: str
    start: int


class _Engine:
    """jieba's tagger, loaded once by whichever thread comes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._cut: Callable[[str], Iterable[tuple[str, str]]] | None = None

    def cut(self, text: str) -> Iterable[tuple[str, str]]:
        with self._lock:
            if self._cut is None:
                self._cut = _load()
        return self._cut(text)


def tag(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order; joined, they are the text, character for character.

    It works through the text piece by piece, so a caller may stop between any two words.
    """
    for piece, offset in _pieces(text):
        yield from align(piece, _ENGINE.cut(piece), offset)


def align(text: str, words: Iterable[tuple[str, str]], offset: int = 0) -> Iterator[Word]:
    """Yield ``words`` at their places in ``text``; what a tagger dropped or altered comes as x.

    ``offset`` is where ``text`` itself starts.
    """
    position = 0
    for word, flag in words:
        at = text.find(word, position) if word else -1
        if at < 0:
            continue
        if at > position:
            yield Word(text[position:at], "x", offset + position)
        yield Word(word, flag, offset + at)
        position = at + len(word)
    if position < len(text):
        yield Word(text[position:], "x", offset + position)


def _pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield stretches of bounded length and their offsets, cut where jieba would cut anyway."""
    start = 0
    while start < len(text):
        end = min(start + _CHUNK, len(text))
        if end < len(text):
            end = _safe_cut(text, start, end)
        yield text[start:end], start
        start = end


def _safe_cut(text: str, start: int, end: int) -> int:
    """Return the last place up to ``end`` that lies behind a character between words."""
    for place in range(end, start, -1):
        before = text[place - 1]
        if not _INSIDE.match(before) and not text.startswith("\r\n", place - 1):
            return place
    return end - 1 if text.startswith("\r\n", end - 1) else end


def _load() -> Callable[[str], Iterable[tuple[str, str]]]:
    """Import jieba with its dictionary's cache in our own folder and its log turned off."""
    folder = paths.cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        logging.getLogger(__name__).debug("no cache in %s: jieba loads slowly", folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(_SILENT)
        # A folder that is not there keeps jieba from trusting a file in the shared /tmp.
        jieba.dt.tmp_dir = str(folder)
        import jieba.posseg

        jieba.dt.initialize()
    return cast("Callable[[str], Iterable[tuple[str, str]]]", jieba.posseg.dt.cut)


_ENGINE = _Engine()
