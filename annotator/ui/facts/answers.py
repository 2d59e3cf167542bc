"""What a part of a fact may be: offered from the report, typed, or nothing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.facts.words import plain
from annotator.model import Part
from annotator.review import values
from annotator.review.fact_words import NOTHING
from annotator.ui.models.facts import main_mark, said_in

if TYPE_CHECKING:
    from annotator.labels import LabelSet
    from annotator.model import Mark, ReportFacts
    from annotator.review import MarkIndex
    from annotator.review.saying import Answer
    from annotator.ui.models.facts import Row

_MOST = 40  # that are offered
_SAYING = {  # which labels may say a part
    Part.SCOPE: frozenset({"ORG", "LOC", "PER", "EVENT"}),
    Part.ORGANISATION: frozenset({"ORG", "LOC"}),
    Part.AS_OF: frozenset({"DATE"}),
}
_DATE = "DATE"


@dataclass(frozen=True, slots=True)
class Offer:
    """One answer: how it is written in a list, and the words, or the value, that it is."""

    shown: str
    words: str
    mark: Mark | None = None


def offers(told: ReportFacts, marks: MarkIndex, row: Row, part: Part) -> list[Offer]:
    """Return what the report offers for a part: what it is now, then what stands nearest."""
    now = said_in(row, part)
    found = [] if now is None else [Offer(now.text, now.text)]
    if part is Part.INDICATOR:
        common = Counter(one.indicator.text for one in told.facts if one.indicator is not None)
        found += [Offer(words, words) for words, _ in common.most_common(_MOST)]
    else:
        found += _of_marks(told, marks, main_mark(row), part)
    if part is Part.AS_OF and told.report.date:
        found.append(Offer(told.report.date, told.report.date))
    each: dict[str, Offer] = {}
    for one in found:
        before = each.get(one.words)
        if before is None or before.mark is None:
            each[one.words] = one
    return list(each.values())[:_MOST]


def _of_marks(told: ReportFacts, marks: MarkIndex, here: Mark, part: Part) -> list[Offer]:
    """Return what marks may say of a part, those nearest to ``here`` first."""
    wanted = [
        one
        for one in marks
        if one.label in _SAYING[part] and (one.is_open or one.is_span) and one.id != here.id
    ]
    wanted.sort(key=lambda one: abs(one.start - here.start))
    found = []
    for one in wanted[: 4 * _MOST]:
        words = told.words(one)
        value = one.value.value if part is Part.AS_OF else plain(words)
        if value:
            shown = f"{value} ({words})" if part is Part.AS_OF else value
            found.append(Offer(shown, value, one))
    return found


def answer(
    typed: str, offered: list[Offer], part: Part, labels: LabelSet, row: Row
) -> tuple[bool, Answer]:
    """Return whether what was ``typed`` says something new of a part, and what.

    A mark that was offered with these words says it.

    Raises:
        BadValue: it is no date.

    """
    words, now = typed.strip(), said_in(row, part)
    if words in ("", NOTHING):
        return now is not None or part not in main_mark(row).attributes, None
    chosen = next((one for one in offered if words in (one.shown, one.words)), None)
    if chosen is None:
        date = labels.find(_DATE) if part is Part.AS_OF else None
        return True, plain(words) if date is None else values.typed(words, date)
    if now is not None and now.rule is None and chosen.words == now.text:
        return False, None
    return True, chosen.mark or chosen.words
