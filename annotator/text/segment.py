"""Words and their parts of speech: loaded when first asked for, silent, exact offsets.

rjieba tags them where it can be imported; else jieba does, whose dictionary both read. Which of
the two may be told by ``ANNOTATOR_SEGMENTER``, to compare them.
"""

from __future__ import annotations

import logging
import os
import re
import threading
import warnings
from importlib import metadata
from typing import TYPE_CHECKING, NamedTuple

from annotator import paths

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    _Cut = Callable[[str], Iterable[tuple[str, str]]]

ENGINES = ("rjieba", "jieba")
"""By preference; the last is the reference, and always there."""
CHOICE = "ANNOTATOR_SEGMENTER"
"""The environment variable that names one of them."""
_CHUNK = 2000
"""Code points tagged at once. rjieba keeps all other threads waiting meanwhile: 0.3 ms."""
_SILENT = logging.CRITICAL + 1
_INSIDE = re.compile(r"[\w+#&.%-]")
"""What an engine may keep together; between others a cut changes nothing."""
_RUN_INTO = re.compile(
    "([为由向及从和与被把对在将]?)(.*?)([为由向及从和与被把对在将作任]?)", re.DOTALL
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_log = logging.getLogger(__name__)


class Word(NamedTuple):
    """A word, jieba's flag for its part of speech, and where it starts, in code points."""

    text: str
    flag: str
    start: int


class Engine(NamedTuple):
    """What tags words: its name, its version, and the function that does it."""

    name: str
    version: str
    cut: _Cut


class _Engines:
    """Each engine is loaded once, by whichever thread comes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loaded: dict[str, Engine | None] = {}

    def get(self) -> Engine:
        """Return the engine of choice, else the next that can be imported."""
        with self._lock:
            chosen = os.environ.get(CHOICE)
            for name in ENGINES[ENGINES.index(chosen) if chosen in ENGINES else 0 :]:
                if name not in self._loaded:
                    self._loaded[name] = _load(name)
                found = self._loaded[name]
                if found is not None:
                    return found
        raise AssertionError("jieba is a part of the program")


def engine() -> Engine:
    """Return the engine in use, loaded: a second for jieba, a tenth of one for rjieba."""
    return _ENGINES.get()


def versions() -> dict[str, str | None]:
    """Return the version of each engine, None where it is not installed."""
    found: dict[str, str | None] = {}
    for name in ENGINES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            found[name] = None
    return found


def tag(text: str) -> Iterator[Word]:
    """Yield the words of ``text`` in order; joined, they are the text, character for character.

    It works through the text piece by piece, so a caller may stop between any two words.
    """
    cut = engine().cut
    for piece, offset in pieces(text):
        yield from align(piece, cut(piece), offset)


def tagged(piece: str) -> tuple[list[str], list[str]]:
    """Return the words of ``piece`` and their flags; joined, the words are the piece."""
    found = list(engine().cut(piece))
    texts = [word for word, _ in found]
    if "".join(texts) != piece:
        aligned = list(align(piece, found))
        return [word.text for word in aligned], [word.flag for word in aligned]
    return texts, [flag for _, flag in found]


def align(text: str, words: Iterable[tuple[str, str]], offset: int = 0) -> Iterator[Word]:
    """Yield ``words`` at their places in ``text``; what a tagger dropped or altered comes as x.

    ``offset`` is where ``text`` itself starts.
    """
    position = 0
    for word, flag in words:
        at = position if text.startswith(word, position) else text.find(word, position)
        if at < 0 or not word:
            continue
        if at > position:
            yield Word(text[position:at], "x", offset + position)
        yield Word(word, flag, offset + at)
        position = at + len(word)
    if position < len(text):
        yield Word(text[position:], "x", offset + position)


def pieces(text: str) -> Iterator[tuple[str, int]]:
    """Yield stretches of bounded length and their offsets, cut where an engine would cut anyway."""
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


def _load(name: str) -> Engine | None:
    """Return the engine, or None where it cannot be imported."""
    try:
        cut = _load_rjieba() if name == "rjieba" else _load_jieba()
    except ImportError as error:
        if name == ENGINES[-1]:
            raise
        _log.debug("%s cannot be imported (%s): jieba is slower", name, error)
        return None
    return Engine(name, versions()[name] or "", cut)


def _load_rjieba() -> _Cut:
    import rjieba

    known: Callable[[str], bool] = rjieba.has_word

    def cut(text: str) -> Iterable[tuple[str, str]]:
        try:
            found = rjieba.tag(text)
        except UnicodeEncodeError:  # half a character, which cannot be UTF-8
            found = rjieba.tag(_SURROGATE.sub("\ufffd", text))
        for word, flag in found:
            if len(word) < 2 or word < "一" or known(word):
                yield word, flag
            else:
                yield from _guessed(word, flag)

    return cut


def _guessed(word: str, flag: str) -> Iterator[tuple[str, str]]:
    """Yield what rjieba made of characters that are no word it knows, with a flag to believe.

    Its guesses run into the particles beside them (由甘, 亮为), and it calls a name that it does not
    know a verb or an idiom; what is left without the particles is most often a name.
    """
    guess = flag if flag.startswith("n") and flag != "n" else "nz"
    found = _RUN_INTO.fullmatch(word)
    assert found is not None, "every part of it may be empty"
    for part, told in zip(found.groups(), ("p", guess, "p"), strict=True):
        if part:
            yield part, told if len(part) > 1 or told == "p" else "n"


def _load_jieba() -> _Cut:
    """Import jieba with its dictionary's cache in our own folder and its log turned off."""
    folder = paths.cache()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        _log.debug("no cache in %s: jieba loads slowly", folder)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba

        jieba.setLogLevel(_SILENT)
        # A folder that is not there keeps jieba from trusting a file in the shared /tmp.
        jieba.dt.tmp_dir = str(folder)
        import jieba.posseg

        jieba.dt.initialize()

    def cut(text: str) -> Iterable[tuple[str, str]]:
        return ((pair.word, pair.flag) for pair in jieba.posseg.dt.cut(text))

    return cut


_ENGINES = _Engines()
