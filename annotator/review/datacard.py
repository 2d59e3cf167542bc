"""The data card beside an export: what it holds, how it was chosen, and what it does not hold.

It begins as the cards of the Hugging Face Hub do, so that a folder with it is a dataset there. The
same export has the same card: it tells no time.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.errors import EditedCard
from annotator.formats.losses import IN_WORDS
from annotator.review.selecting import in_order
from annotator.text.views import Mode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from enum import StrEnum
    from pathlib import Path

    from annotator.formats import Format, Writing
    from annotator.model import QueueFilter
    from annotator.review.exporting import Exported
    from annotator.review.selecting import Selection

NAME = "README.md"
UNKNOWN = "unknown"
"""The licence where nobody says one; the Hub knows it by that."""

_OURS = "# a data card of report-annotator; sha256 of what follows: "
_FILE = re.compile(r"^ {4}([0-9a-f]{64})  (.+)$", re.MULTILINE)
_SPLITS = {"": "train", "dev": "validation"}  # what the Hub calls parts otherwise
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"))
_LARGEST = "100K<n<1M"
_TEXTS = {
    Mode.RAW: "the raw text, as it was read from its source",
    Mode.CLEAN: "the clean text, without glosses, torn lines and other remains of its source",
    Mode.SIMPLIFIED: "the clean text, converted to simplified characters",
    Mode.TRADITIONAL: "the clean text, converted to traditional characters",
    Mode.SIMPLIFIED_FROM_TAIWAN: "the clean text, converted to simplified characters and words",
    Mode.TRADITIONAL_OF_TAIWAN: "the clean text, converted to traditional characters of Taiwan",
}
_OPTIONS = ("scheme", "tokens", "align", "language")  # of Writing, that a format may heed


@dataclass(frozen=True, slots=True)
class Card:
    """What only the user can say: under which licence it is, and what it is called."""

    licence: str = UNKNOWN
    name: str = ""


def is_untouched(folder: Path) -> bool:
    """Return whether a folder holds an export and nothing else: the files that its card names.

    One that somebody has worked on since, or put something into, does not.
    """
    try:
        card = (folder / NAME).read_text(encoding="utf-8")
        there = {one for one in folder.rglob("*") if not one.is_dir()}
        told = {folder / name: digest for digest, name in _FILE.findall(card)}
        if not _is_as_written(card) or there != {*told, folder / NAME}:
            return False
        return all(sha256(one) == digest for one, digest in told.items())
    except (OSError, UnicodeDecodeError):
        return False


def check_replaceable(path: Path) -> None:
    """Make sure that no card is replaced which somebody has written, or written in.

    Raises:
        EditedCard: there is one.

    """
    try:
        is_so = not path.exists() or _is_as_written(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        is_so = False
    if not is_so:
        raise EditedCard(path=path)


def _is_as_written(card: str) -> bool:
    fence, ours, rest = (*card.split("\n", 2), "", "")[:3]
    return fence == "---" and ours == f"{_OURS}{_digest(rest)}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sha256(path: Path) -> str:
    """Return the sha256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def text(
    card: Card,
    form: Format,
    selection: Selection,
    how: Writing,
    done: Exported,
    digests: Mapping[str, str],
    files: Mapping[str, str],
) -> str:
    """Return the card (Markdown) of what was ``done``.

    ``digests`` are the sha256 of its files by their names, ``files`` the file or folder of each
    part, both as seen from the card.
    """
    used = in_order(sum((part.spans for part in done.parts.values()), Counter[str]()), how.labels)
    parts = [
        _front(card, form, done, files),
        _head(card, form, done),
        _section("Parts", _table(("part", "reports", "spans", *used), _of_parts(done, used))),
        _section("Labels", _table(("label", "中文", "English"), _of_labels(used, how))),
        _section("What was chosen", _list(_chosen(selection, form, how))),
        _section("What is not in it", _list(_missing(done, form))),
        _section("Licence", f"{card.licence}\n"),
        _section("Files", "sha256 of each:\n\n" + "".join(_of_files(digests))),
    ]
    rest = "".join(parts)
    return f"---\n{_OURS}{_digest(rest)}\n{rest}"


def _front(card: Card, form: Format, done: Exported, files: Mapping[str, str]) -> str:
    size = next((name for most, name in _SIZES if done.reports < most), _LARGEST)
    lines = [
        *(f"license: {_quoted(card.licence)}", "language:", "- zh"),
        *("task_categories:", "- token-classification", "size_categories:", f"- {size}"),
        *([f"pretty_name: {_quoted(card.name)}"] if card.name else []),
        *("configs:", "- config_name: default", "  data_files:"),
    ]
    for part, file in files.items():
        place = file if not form.is_folder else "**" if file == "." else f"{file}/**"
        lines += [f"  - split: {_SPLITS.get(part, part)}", f"    path: {_quoted(place)}"]
    return "\n".join([*lines, "---", ""])


def _head(card: Card, form: Format, done: Exported) -> str:
    return (
        f"\n# {card.name or 'Labelled reports'}\n\n"
        f"Chinese reports with labelled spans: {_number(done.reports, 'report')} with "
        f"{_number(done.spans, 'span')}, in the format {form.name} ({form.title}), written by "
        f"report-annotator {__version__}.\n"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a string of JSON is one of YAML


def _section(title: str, body: str) -> str:
    return f"\n## {title}\n\n{body}"


def _table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    head = list(heads)
    lines: list[Iterable[object]] = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(_cell(one) for one in line)} |\n" for line in lines)


def _cell(value: object) -> str:
    return str(value).replace("\\", "\\\\").replace("|", "\\|")


def _list(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


# -- what it holds ------------------------------------------------------------------------------


def _of_parts(done: Exported, used: Iterable[str]) -> Iterator[list[object]]:
    labels = list(used)
    for name, part in done.parts.items():
        counts = [part.spans[label] for label in labels]
        yield [name or "all", part.reports, part.spans.total(), *counts]


def _of_labels(used: Iterable[str], how: Writing) -> Iterator[tuple[str, str, str]]:
    for label in map(how.labels.get, used):
        yield label.id, label.name_zh, label.name_en


def _of_files(digests: Mapping[str, str]) -> Iterator[str]:
    return (f"    {digest}  {name}\n" for name, digest in sorted(digests.items()))


# -- what was chosen ----------------------------------------------------------------------------


def _chosen(selection: Selection, form: Format, how: Writing) -> Iterator[str]:
    yield f"spans that are {_named(selection.statuses)}"
    if selection.reviewers:
        yield f"decided last by {', '.join(sorted(selection.reviewers))}"
    for said in _asked(selection.wanted):
        yield f"reports: {said}"
    yield f"text: {_TEXTS[selection.mode]}"
    if selection.split is not None:
        yield f"split: {selection.split} by report, alike in labels; seed {selection.split.seed}"
    for option in _OPTIONS:
        if option in form.heeds:
            yield f"{option}: {getattr(how, option)}"


def _named(values: Iterable[StrEnum]) -> str:
    return " or ".join(sorted(one.value for one in values))


def _asked(wanted: QueueFilter) -> Iterator[str]:
    nothing = type(wanted)()
    for one in fields(wanted):
        value = getattr(wanted, one.name)
        if value != getattr(nothing, one.name):
            told = ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)
            yield f"{one.name.replace('_', ' ')} {told}"


def _missing(done: Exported, form: Format) -> Iterator[str]:
    for loss, count in sorted(done.losses.items()):
        yield f"what {form.name} cannot carry: {IN_WORDS[loss]} ({count})"
    for count, what in (
        (done.gone, "spans of which this text shows nothing"),
        (done.doubled, "spans that in this text say what another says"),
    ):
        if count:
            yield f"{what} ({count})"
    if done.widened:
        yield f"the edges of spans within what was converted as a whole ({done.widened})"
    if not (done.losses or done.gone or done.doubled or done.widened):
        yield "nothing that was chosen is missing"
