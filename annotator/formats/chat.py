"""Chats that teach a language model to extract spans: one passage of a report a line, as JSON.

``{"messages": [{"role": "system", …}, {"role": "user", …}, {"role": "assistant", …}]}``, as most
programs take it that tune models. The system is told the labels, the user gives the passage, and
the answer lists its spans as JSON, so that each can be found again: by its text, and where that
stands several times, by which of those it is. Written only: what a model answers is no record.
"""

from __future__ import annotations

import json
import tomllib
from bisect import bisect_left
from string import Template
from typing import TYPE_CHECKING, Any

from annotator import paths
from annotator.formats import carried, native
from annotator.formats.options import AS_IS
from annotator.formats.passages import passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from annotator.formats.options import Writing
    from annotator.formats.record import Record
    from annotator.labels import Attribute, Label
    from annotator.model import Mark

_SAID = ("value", "unit", "mod")


def write(records: Iterable[Record], path: Path, how: Writing = AS_IS) -> int:
    """Write the passages of ``records`` to ``path``; return how many records there were.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; nothing is left behind.

    """
    system = instructions(how)
    count = 0
    with paths.replacing(path) as fresh, fresh.open("w", encoding="utf-8", newline="\n") as out:
        for record in records:
            for passage, answer in _turns(carried.shown(record)):
                chat = (("system", system), ("user", passage), ("assistant", answer))
                told = {"messages": [{"role": role, "content": said} for role, said in chat]}
                out.write(json.dumps(told, ensure_ascii=False) + "\n")
            count += 1
    return count


def _turns(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each passage of the report that is not blank, and what is to be answered."""
    text = record.report.text
    found = zip(record.marks, native.to_object(record)["spans"], strict=True)
    marked = sorted(found, key=lambda one: (one[0].start, one[0].end, one[0].label))
    starts = [mark.start for mark, _ in marked]
    for start, end in passages(text, ((mark.start, mark.end) for mark, _ in marked)):
        passage = text[start:end]
        if passage.strip():
            here = marked[bisect_left(starts, start) : bisect_left(starts, end)]
            answer = [_answer(mark, span, passage, start) for mark, span in here]
            yield passage, json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _answer(mark: Mark, span: dict[str, Any], passage: str, start: int) -> dict[str, Any]:
    covered = passage[mark.start - start : mark.end - start]
    there = _places(passage, covered)
    found: dict[str, Any] = {"label": mark.label, "text": covered}
    if len(there) > 1:
        found["occurrence"] = there.index(mark.start - start) + 1
    found |= {key: span[key] for key in _SAID if span[key] not in (None, "")}
    return found | ({"attributes": mark.attributes} if mark.attributes else {})


def _places(passage: str, wanted: str) -> list[int]:
    """Return everywhere that ``wanted`` begins, also within another place of it."""
    found = []
    at = passage.find(wanted)
    while at >= 0:
        found.append(at)
        at = passage.find(wanted, at + 1)
    return found


# -- what the model is told ---------------------------------------------------------------------


def instructions(how: Writing) -> str:
    """Return what a model is told of the labels and of the answer, in the language of ``how``."""
    language = "zh" if how.language.startswith("zh") else "en"
    source = (paths.resources() / "prompts" / "extraction.toml").read_text(encoding="utf-8")
    words: dict[str, Any] = tomllib.loads(source)[language]
    ids = dict.fromkeys((*(label.id for label in how.labels.labels), *how.used))
    lines = [_label(how.labels.get(one), words, language) for one in ids]
    return Template(words["system"]).substitute(labels="\n".join(lines)).strip()


def _label(label: Label, words: dict[str, Any], language: str) -> str:
    return Template(words["label"]).substitute(
        id=label.id,
        name=label.name(language),
        value=words["value"].get(label.value_kind, ""),
        attributes="".join(_attribute(one, words, language) for one in label.attributes),
    )


def _attribute(attribute: Attribute, words: dict[str, Any], language: str) -> str:
    choices = (
        Template(words["choice"]).substitute(id=one.id, name=one.name(language))
        for one in attribute.choices
    )
    return Template(words["attribute"]).substitute(
        id=attribute.id, name=attribute.name(language), choices=words["between"].join(choices)
    )
