"""What the queue is filtered by, as one writes it: ``商会 is:done label:PER since:2020-04``.

Parts stand apart by blanks, and all must hold; of several statuses, one. A word, or what stands in
quotation marks, is a part of the report's name. Keywords are English or Chinese.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from annotator import errors
from annotator.model import MarkStatus, QueueFilter, ReportStatus
from annotator.review import queries, reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotator.labels import LabelSet

_Kind = TypeVar("_Kind")

KEYWORDS = {
    "is": "状态",
    "label": "标签",
    "marks": "标记",
    "below": "低于",
    "tag": "分类",
    "by": "审阅者",
    "since": "自",
    "until": "至",
    "with": "有",
}
"""What a report may be asked for, in both languages."""
STATUSES = {
    ReportStatus.NEW: ("new", "未开始"),
    ReportStatus.IN_PROGRESS: ("in_progress", "进行中"),
    ReportStatus.DONE: ("done", "已完成"),
    ReportStatus.FLAGGED: ("flagged", "待复查"),
}
"""What may stand behind ``is:``."""

_MARKS = {
    word: MarkStatus.SUGGESTED if name == "open" else MarkStatus(name)
    for name, others in queries.STATUSES.items()
    if name != queries.UNMARKED
    for word in (name, *others)
}
_FINDINGS = ("findings", "疑点")
_BY_NAME = {word: english for english, chinese in KEYWORDS.items() for word in (english, chinese)}
_STATUS = {word: status for status, words in STATUSES.items() for word in words}
_PART = re.compile(r'(?:(?P<key>\w+)[:：](?!//))?(?:["“”](?P<quoted>[^"“”]*)["“”]|(?P<word>\S+))?')
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")  # or a year, or a month


def parse(text: str, labels: LabelSet) -> QueueFilter:
    """Return what the filter ``text`` asks of a report, in a project with ``labels``.

    Raises:
        BadQuery: it cannot be read; the error says where.

    """
    wanted, at = QueueFilter(), 0
    while at < len(text):
        found = _PART.match(text, at)
        if found is None or found.end() == at:  # a blank
            at += 1
            continue
        wanted = _Part(found, labels).added_to(wanted)
        at = found.end()
    return wanted


class _Part:
    """One thing that is asked."""

    def __init__(self, found: re.Match[str], labels: LabelSet) -> None:
        self._key = found["key"]
        self._said = found["quoted"] if found["word"] is None else found["word"]
        self._labels = labels
        self._whole = found[0]
        self._place = {"at": found.start() + 1, "length": len(found[0])}

    def added_to(self, wanted: QueueFilter) -> QueueFilter:
        """Return ``wanted`` with what this asks beside."""
        if self._key is None:
            return replace(wanted, name=f"{wanted.name} {self._said or ''}".strip())
        name = _BY_NAME.get(self._key.lower())
        if name is None:
            known = ", ".join(f"{one}:" for one in KEYWORDS)
            raise errors.NoSuchKeyword(word=self._key, known=known, **self._place)
        if not self._said:
            example = f"{self._key}:{_EXAMPLES[name]}"
            raise errors.NothingAsked(word=self._whole, example=example, **self._place)
        return _TAKE[name](self, wanted, self._said)

    def status(self, wanted: QueueFilter, said: str) -> QueueFilter:
        return replace(wanted, statuses=wanted.statuses | {self._one_of(_STATUS, said)})

    def marks(self, wanted: QueueFilter, said: str) -> QueueFilter:
        return replace(wanted, mark_status=self._one_of(_MARKS, said))

    def label(self, wanted: QueueFilter, said: str) -> QueueFilter:
        if self._labels.find(said) is None:
            known = ", ".join(one.id for one in self._labels.labels)
            raise errors.UnknownLabel(word=said, known=known, **self._place)
        return replace(wanted, label=said)

    def below(self, wanted: QueueFilter, said: str) -> QueueFilter:
        try:
            score = float(said)
        except ValueError:
            score = -1
        if not 0 <= score <= 1:
            raise errors.BadScore(value=said)
        return replace(wanted, below=score)

    def tag(self, wanted: QueueFilter, said: str) -> QueueFilter:
        return replace(wanted, tags=wanted.tags | {said})

    def by(self, wanted: QueueFilter, said: str) -> QueueFilter:
        return replace(wanted, reviewer=said)

    def since(self, wanted: QueueFilter, said: str) -> QueueFilter:
        return replace(wanted, since=_day(said))

    def until(self, wanted: QueueFilter, said: str) -> QueueFilter:
        return replace(wanted, until=_day(said))

    def findings(self, wanted: QueueFilter, said: str) -> QueueFilter:
        self._one_of(dict.fromkeys(_FINDINGS, True), said)
        return replace(wanted, with_findings=True)

    def _one_of(self, known: dict[str, _Kind], said: str) -> _Kind:
        if said.lower() not in known:
            raise errors.NoSuchChoice(word=said, known=", ".join(known), **self._place)
        return known[said.lower()]


def _day(said: str) -> str | None:
    return said if _DAY.fullmatch(said) else reading.typed_date(said)


_TAKE: dict[str, Callable[[_Part, QueueFilter, str], QueueFilter]] = {
    "is": _Part.status,
    "label": _Part.label,
    "marks": _Part.marks,
    "below": _Part.below,
    "tag": _Part.tag,
    "by": _Part.by,
    "since": _Part.since,
    "until": _Part.until,
    "with": _Part.findings,
}
_EXAMPLES = {
    "is": "done",
    "label": "PER",
    "marks": "open",
    "below": "0.8",
    "tag": "年报",
    "by": "沈",
    "since": "2020-04",
    "until": "2020-04-28",
    "with": "findings",
}
