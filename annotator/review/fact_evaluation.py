"""Facts and posts that the rules propose, measured against those that were marked by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.agreement import Counts
from annotator.errors import BadGold
from annotator.facts import MarkedText, facts, posts
from annotator.facts.words import same
from annotator.formats import fact_gold
from annotator.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.formats.fact_gold import Answers, GoldFact, GoldFacts, GoldPost
    from annotator.model import Fact, Mark, Said
    from annotator.review.evaluation import Measured
    from annotator.text.offsets import Span

_NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Wrong:
    """One part that is not as it was marked, in a report; ``place`` is raw."""

    report: str
    part: str
    place: Span
    found: str
    right: str


@dataclass(slots=True)
class FactScores:
    """How many of ``asked`` numbers have each part right, and posts as precision and recall.

    ``marked`` is of how many of them each part was marked by hand. ``missing`` are numbers for
    which no mark is at the place. A post is right where person, title and organisation are;
    ``pairs`` are posts without the organisation.
    """

    asked: int = 0
    missing: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    posts: Counts = field(default_factory=Counts)
    pairs: Counts = field(default_factory=Counts)
    wrong: list[Wrong] = field(default_factory=list)

    def share(self, part: str) -> float | None:
        """Return which share of the numbers has ``part`` right; None where none was marked."""
        return self.right[part] / self.marked[part] if self.marked[part] else None


def evaluate_facts(
    folder: Path, measured: Iterable[Measured], *, given: bool
) -> dict[str, FactScores]:
    """Return the scores of each report that has facts in ``folder``, by its name.

    The rules read the marks and the date of the gold file where these are ``given``, as a reviewer
    leaves them, else those that were found.

    Raises:
        BadGold: the folder cannot be used, or none of its reports is among those measured.

    """
    gold = fact_gold.read(folder)
    found = {}
    for one in measured:
        wanted = gold.get(one.name.rpartition(".")[0] or one.name)
        if wanted is not None and one.report is not None:
            view = clean(one.report.text, one.report.rules)
            marks = _numbered(one.gold if given else one.found)
            date = one.date if given else one.report.date
            marked = MarkedText(view, marks, date=date)
            found[one.name] = _scores(one.name, wanted, marked)
    if not found:
        raise BadGold(path=folder, reason="none of them is among the reports given")
    return found


def summed(scores: Iterable[FactScores]) -> FactScores:
    """Return the scores of several reports together."""
    total = FactScores()
    for one in scores:
        total.asked += one.asked
        total.missing += one.missing
        total.marked += one.marked
        total.right += one.right
        total.posts += one.posts
        total.pairs += one.pairs
        total.wrong += one.wrong
    return total


def _numbered(marks: Sequence[Mark]) -> list[Mark]:
    return [replace(mark, id=number) for number, mark in enumerate(marks, 1)]


def _scores(name: str, gold: GoldFacts, marked: MarkedText) -> FactScores:
    scores = FactScores()
    found = {(one.mark.start, one.mark.end): one for one in facts(marked)}
    for wanted in gold.facts:
        scores.asked += 1
        scores.marked.update(wanted.marked)
        fact = found.get(wanted.place)
        if fact is None:
            scores.missing += 1
            continue
        for part, told, right, is_right in _compared(wanted, fact):
            scores.right[part] += is_right
            if not is_right:
                scores.wrong.append(Wrong(name, part, wanted.place, told, right))
    if gold.posts is not None:
        _score_posts(scores, name, gold.posts, marked)
    return scores


def _compared(wanted: GoldFact, fact: Fact) -> Iterator[tuple[str, str, str, bool]]:
    """Yield each part with what was found, what is right, and whether that is the same."""
    parts: list[tuple[str, Said | None, Answers | None]] = [
        ("indicator", fact.indicator, wanted.indicator),
        ("scope", fact.scope, wanted.scope),
        ("date", fact.as_of, wanted.date),
    ]
    for part, said, answers in parts:
        if answers is None:
            continue
        yield part, said.text if said else _NOTHING, _in_words(answers), is_right(said, answers)
    if wanted.qualifiers is None:
        return
    meant = {one.value for one in fact.qualifiers}
    told, right = (",".join(sorted(one)) or _NOTHING for one in (meant, wanted.qualifiers))
    yield "qualifiers", told, right, meant == wanted.qualifiers


def is_right(said: Said | None, answers: Answers) -> bool:
    """Return whether what is said is among the ``answers``; None where nothing is said."""
    if said is None:
        return None in answers
    return any(answer is not None and same(said.text, answer) for answer in answers)


def _in_words(answers: Answers) -> str:
    return "|".join(_NOTHING if one is None else one for one in answers)


def _score_posts(
    scores: FactScores, name: str, gold: Sequence[GoldPost], marked: MarkedText
) -> None:
    wanted = {(one.person, one.title): one.organisation for one in gold}
    told = {
        ((one.person.start, one.person.end), (one.title.start, one.title.end)): one.organisation
        for one in posts(marked)
    }
    shared = wanted.keys() & told.keys()
    right = {key for key in shared if is_right(told[key], wanted[key])}
    scores.pairs += _counts(len(shared), len(told), len(wanted))
    scores.posts += _counts(len(right), len(told), len(wanted))
    for key in sorted(wanted.keys() | told.keys()):
        if key not in right:
            found = told.get(key)
            says = "no post" if key not in told else found.text if found else _NOTHING
            meant = _in_words(wanted[key]) if key in wanted else "no post"
            scores.wrong.append(Wrong(name, "post", key[1], says, meant))


def _counts(right: int, told: int, wanted: int) -> Counts:
    return Counts(right, told - right, wanted - right)
