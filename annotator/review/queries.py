"""What is searched for, as one writes it: ``商会 PER is:open``, ``QUANTITY > 1000 人``.

Parts stand apart by blanks, and all must hold; of several labels, or statuses, one. What is no more
than a word is a text to be found, and so is whatever stands in quotation marks. Signs may be wide
or narrow, keywords English or Chinese.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from annotator import errors
from annotator.model import MarkFilter, MarkStatus, Value, ValueRange
from annotator.model.wanted import as_number
from annotator.review import values
from annotator.text.clean import View
from annotator.text.fold import fold
from annotator.text.offsets import OffsetMap

if TYPE_CHECKING:
    from annotator.labels import Label, LabelSet

UNMARKED = "unmarked"
KEYWORDS = {
    "is": "状态",
    "label": "标签",
    "note": "备注",
    "by": "来源",
    "rule": "规则",
    "near": "附近",
    "in": "报告",
}
"""What one may ask for by name, in both languages."""
SCORE = ("score", "分数")
STATUSES = {
    "open": (MarkStatus.SUGGESTED.value, "候选", "待定"),
    MarkStatus.CONFIRMED.value: ("已确认",),
    MarkStatus.REJECTED.value: ("已拒绝",),
    UNMARKED: ("未标注",),
}
"""What may stand behind ``is:``, and by what other words it goes."""
EXAMPLES = {
    "number": "1000, 4.11万, 12人",
    "money": "5万元, 50000",
    "ratio": "5%, 0.05, 1/3",
    "timex3": "2019, 2019-05, 2019年5月",
}
"""Values to compare with, by the kind of value."""
RANGES = {
    "number": "100..200",
    "money": "5万..10万",
    "ratio": "5%..10%",
    "timex3": "2019..2021",
}
"""Ranges that values lie in, by the kind of value."""

_BY_NAME = {word: english for english, chinese in KEYWORDS.items() for word in (english, chinese)}
_STATUS = {word: name for name, others in STATUSES.items() for word in (name, *others)}
_SIGNS = {"≥": ">=", "≤": "<=", "＞": ">", "＜": "<", "＝": "="}
_TOKEN = re.compile(
    r'(?P<quoted>["“”](?P<inside>[^"“”]*)(?P<closing>["“”]?))'
    r"|(?P<sign>[><＞＜][=＝]|[≥≤><=＞＜＝])"
    r'|(?P<word>[^\s"“”≥≤><=＞＜＝]+)'
)
_KEYWORD = re.compile(r"(?P<key>\w+)[:：](?!//)(?P<rest>.*)", re.DOTALL)
_LATIN = re.compile(r"[A-Za-z]+")
_YEAR = re.compile(r"[0-9]{4}(?![0-9])")
_RANGE = ".."


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for; all texts are folded.

    Without ``marks`` its places are those of ``texts``, in reports that have all of them, and, if
    ``unmarked``, where no mark stands. With ``marks`` they are the marks, with all of ``texts`` in
    each. ``near`` are texts that stand near each place, ``name`` is a part of the report's name.
    """

    texts: tuple[str, ...] = ()
    marks: MarkFilter | None = None
    near: tuple[str, ...] = ()
    unmarked: bool = False
    name: str = ""


def parse(text: str, labels: LabelSet) -> Query:
    """Return what the query ``text`` asks for, in a project with ``labels``.

    Raises:
        BadQuery: it cannot be read; the error says where.

    """
    return _Reading(text, labels).query()


def quoted(text: str, labels: LabelSet) -> str:
    """Return ``text`` as it is found, whatever is in it: in quotation marks where it needs them."""
    plain = " ".join(re.sub('["“”]', " ", text).split())
    alone = _TOKEN.fullmatch(plain)
    is_word = alone is not None and alone["word"] is not None and not _KEYWORD.fullmatch(plain)
    return plain if is_word and labels.find(plain) is None else f'"{plain}"'


class _Token(NamedTuple):
    kind: str  # quoted, sign or word
    text: str
    start: int
    end: int

    @property
    def place(self) -> dict[str, int]:
        """Where it stands, as an error tells it."""
        return {"at": self.start + 1, "length": self.end - self.start}


@dataclass
class _Reading:
    """A query that is being read, part by part."""

    text: str
    labels: LabelSet
    at: int = 0
    texts: list[str] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    name: str = ""
    marks: MarkFilter = field(default_factory=MarkFilter)
    unmarked: _Token | None = None
    compared: Label | None = None

    def __post_init__(self) -> None:
        self.tokens = _tokens(self.text)

    def query(self) -> Query:
        """Return what all of it asks for."""
        while self.at < len(self.tokens):
            self._read_one()
        asks_marks = self.marks != MarkFilter()
        if self.unmarked is not None and asks_marks:
            word = self.unmarked.text
            raise errors.MarkedAndUnmarked(word=word, **self.unmarked.place)
        if not self.texts and not asks_marks:
            label = self.labels.labels[0].id
            raise errors.EmptyQuery(label=label, at=1, length=len(self.text))
        return Query(
            tuple(self.texts),
            self.marks if asks_marks else None,
            tuple(self.near),
            self.unmarked is not None,
            self.name,
        )

    def _read_one(self) -> None:
        token = self._take()
        if token.kind == "sign":
            example = self._example()
            raise errors.NothingCompared(word=token.text, example=example, **token.place)
        keyword = _KEYWORD.fullmatch(token.text) if token.kind == "word" else None
        if token.kind == "quoted":
            self._find(token.text)
        elif self._next("sign") is not None:
            self._compare(token)
        elif keyword is not None and self._is_keyword(keyword["key"], token):
            self._ask(_BY_NAME[keyword["key"].lower()], keyword["rest"], token)
        elif (label := self.labels.find(token.text)) is not None:
            self._take_label(label)
            following = self._next("word")
            if label.value_kind is not None and following and _RANGE in following.text:
                self._between(label, self._take())
        else:
            self._find(token.text)

    def _find(self, text: str) -> None:
        found = fold(text).strip()
        if found:
            self.texts.append(found)

    # -- tokens ---------------------------------------------------------------------------------

    def _take(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def _next(self, *kinds: str) -> _Token | None:
        following = self.tokens[self.at] if self.at < len(self.tokens) else None
        return following if following is not None and following.kind in kinds else None

    # -- keywords -------------------------------------------------------------------------------

    def _is_keyword(self, word: str, token: _Token) -> bool:
        """Return whether ``word`` is one; Latin letters before a colon are meant as one."""
        if word.lower() in _BY_NAME:
            return True
        if _LATIN.fullmatch(word):
            known = ", ".join(f"{one}:" for one in KEYWORDS)
            raise errors.NoSuchKeyword(word=word, known=known, **token.place)
        return False

    def _ask(self, key: str, rest: str, token: _Token) -> None:
        behind = self._next("quoted")
        if not rest and behind is not None and behind.start == token.end:
            rest = self._take().text
        if not rest.strip():
            raise errors.NothingAsked(word=token.text, example=self._shown(key), **token.place)
        if key == "is":
            self._take_status(rest, token)
        elif key == "label":
            self._take_label(self._label(rest, token))
        elif key == "near":
            self.near.append(fold(rest).strip())
        elif key == "in":
            self.name = rest
        elif key == "note":
            self.marks = replace(self.marks, note=fold(rest).strip().removeprefix("*"))
        elif key == "by":
            self.marks = replace(self.marks, by=rest)
        else:
            self.marks = replace(self.marks, rule=rest)

    def _shown(self, key: str) -> str:
        examples = {
            "is": "is:open",
            "label": f"label:{self.labels.labels[0].id}",
            "by": "by:numbers",
            "rule": "rule:money",
        }
        return examples.get(key, f"{key}:商会")

    def _take_status(self, word: str, token: _Token) -> None:
        found = _STATUS.get(word.lower())
        if found is None:
            raise errors.NoSuchStatus(word=word, known=", ".join(STATUSES), **token.place)
        if found == UNMARKED:
            self.unmarked = token
            return
        status = MarkStatus.SUGGESTED if found == "open" else MarkStatus(found)
        self.marks = replace(self.marks, statuses=self.marks.statuses | {status})

    # -- labels and their values ----------------------------------------------------------------

    def _label(self, word: str, token: _Token) -> Label:
        """Return the label with this id or name."""
        for label in self.labels.labels:
            if word in (label.id, label.name_zh) or word.lower() == label.name_en.lower():
                return label
        known = ", ".join(label.id for label in self.labels.labels)
        raise errors.UnknownLabel(word=word, known=known, **token.place)

    def _take_label(self, label: Label) -> None:
        self.marks = replace(self.marks, labels=self.marks.labels | {label.id})

    def _compare(self, token: _Token) -> None:
        """Read a sign and what stands behind it; what is before it is ``token``."""
        sign = self._take()
        wanted = _SIGNS.get(sign.text, sign.text.translate(str.maketrans("＞＜＝", "><=")))
        if token.text.lower() in SCORE:
            self._below(token, sign, wanted)
            return
        keyword = _KEYWORD.fullmatch(token.text)
        name = keyword["rest"] if keyword and _BY_NAME.get(keyword["key"]) == "label" else ""
        label = self._label(name or token.text, token)
        example = f"{label.id} {wanted} {_example(label)}"
        if self._next("word", "quoted") is None:
            raise errors.NothingAsked(word=sign.text, example=example, **sign.place)
        amount = self._take()
        if wanted == "=" and _RANGE in amount.text:
            self._between(label, amount)
            return
        value = self._value(label, amount)
        text, dates = value.value, label.value_kind == "timex3"
        asked = ValueRange(dates=dates, unit=value.unit)
        if wanted != "<" and wanted != "<=":
            asked = replace(asked, low=text, above=wanted == ">")
        if wanted != ">" and wanted != ">=":
            asked = replace(asked, high=text, below=wanted == "<")
        self._narrow(label, asked, token)

    def _below(self, token: _Token, sign: _Token, wanted: str) -> None:
        amount = self._next("word")
        try:
            below = float(self._take().text if amount else "")
        except ValueError:
            below = -1.0
        if not 0 <= below <= 1 or wanted != "<":
            word = f"{token.text} {sign.text}"
            example = f"{SCORE[0]} < 0.8"
            raise errors.NothingAsked(word=word, example=example, **token.place)
        self.marks = replace(self.marks, below=below)

    def _between(self, label: Label, token: _Token) -> None:
        """Read a range such as ``2019..2021``; one side may be left open."""
        begin, _, end = token.text.partition(_RANGE)
        if not begin and not end:
            example = f"{label.id} {RANGES[label.value_kind or 'number']}"
            raise errors.NothingAsked(word=token.text, example=example, **token.place)
        high = self._value(label, token._replace(text=end)) if end else Value()
        low = self._value(label, token._replace(text=begin), alone=True) if begin else Value()
        dates = label.value_kind == "timex3"
        asked = ValueRange(low.value, high.value, dates=dates, unit=low.unit or high.unit)
        if low.value and high.value and _is_turned(low.value, high.value, dates=dates):
            raise errors.TurnedRange(word=token.text, **token.place)
        self._narrow(label, asked, token)

    def _narrow(self, label: Label, asked: ValueRange, token: _Token) -> None:
        """Let values lie within ``asked`` too."""
        if self.compared is not None and self.compared.id != label.id:
            raise errors.TwoCompared(label=label.id, **token.place)
        self.compared = label
        self._take_label(label)
        before = self.marks.value or ValueRange(dates=asked.dates)
        if asked.low is not None:
            before = replace(before, low=asked.low, above=asked.above)
        if asked.high is not None:
            before = replace(before, high=asked.high, below=asked.below)
        value = replace(before, unit=asked.unit or before.unit)
        self.marks = replace(self.marks, value=value)

    def _value(self, label: Label, token: _Token, *, alone: bool = False) -> Value:
        """Return what is compared with; the word behind it may be its unit."""
        if label.value_kind is None:
            known = ", ".join(one.id for one in self.labels.labels if one.value_kind)
            raise errors.NoValues(label=label.id, known=known or "–", **token.place)
        unit = None if alone else self._next("word")
        if unit is not None:
            found = _read(f"{token.text}{unit.text}", label)
            if found.value is not None:
                self._take()
                return found
        found = _read(token.text, label)
        if found.value is None:
            try:
                found = Value(values.typed(token.text, label))
            except errors.BadValue:
                found = Value()
        is_date = label.value_kind != "timex3" or _YEAR.match(found.value or "")
        if found.value is None or not is_date:
            example = _example(label)
            raise errors.NotComparable(
                word=token.text, label=label.id, example=example, **token.place
            )
        return found

    def _example(self) -> str:
        label = next((one for one in self.labels.labels if one.value_kind), self.labels.labels[0])
        return f"{label.id} > {_example(label)}"


def _tokens(text: str) -> list[_Token]:
    """Return the parts of a query.

    Raises:
        OpenQuotes: quotation marks are not closed.

    """
    found: list[_Token] = []
    for one in _TOKEN.finditer(text):
        kind = str(one.lastgroup if one["quoted"] is None else "quoted")
        if kind == "quoted" and not one["closing"]:
            raise errors.OpenQuotes(at=one.start() + 1, length=one.end() - one.start())
        inside = one["inside"] if kind == "quoted" else one[0]
        found.append(_Token(kind, inside, *one.span()))
    return found


def _read(text: str, label: Label) -> Value:
    """Return what the rules read in ``text``; that a share is one needs no unit to tell."""
    found = values.of_span(View(text, OffsetMap()), 0, len(text), label, None)
    return replace(found, unit=None) if label.value_kind == "ratio" else found


def _example(label: Label) -> str:
    return EXAMPLES[label.value_kind or "number"].split(",")[0]


def _is_turned(low: str, high: str, *, dates: bool) -> bool:
    if dates:
        return low[: len(high)] > high
    return as_number(low) > as_number(high)
