"""Votes against those who cast them: 实到29名…赞成22票，反对3票，弃权2票; and who was there.

Those for and against and those who abstained are all who were present; of those who should have
come, some were present and the others were excused.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, fault, holds
from annotator.checks.rule import Rule
from annotator.errors import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.model import Finding

_VOTES = ("赞成|同意", "反对|不赞成", "弃权")
_SAID_BEFORE = re.compile(
    rf"(?:{_VOTES[0]})[票为:]?(\d+票?)[,、;和]?(?:{_VOTES[1]})[票为:]?(\d+票?)[,、;和]?"
    rf"(?:{_VOTES[2]})[票为:]?(\d+票?)"
)
_SAID_BEHIND = re.compile(
    rf"(\d+票)(?:{_VOTES[0]})[,、;和]?(\d+票)(?:{_VOTES[1]})[,、;和]?(\d+票)(?:{_VOTES[2]})"
)
_PRESENT = re.compile(
    r"(?:实到|到会|出席|收回)[^,。;:!?\n\d]{0,10}(\d+[名人位张份])|(\d+[名人位])[^,。;:!?\n\d]{0,8}(?:到会|出席)"
)
_SHOULD = re.compile(r"应到[^,。;:!?\n\d]{0,10}(\d+[名人位])")
_EXCUSED = re.compile(r"(?:请假|缺席|未到)[^,。;:!?\n\d]{0,4}(\d+[名人位])")
_CAME = re.compile(r"实到[^,。;:!?\n\d]{0,10}(\d+[名人位])")
_FAR = 200  # clean code points


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield votes, and lists of who came, with whether they add up."""
    shapes = (_SAID_BEFORE, _SAID_BEHIND) if "弃权" in figures.text else ()
    for shape in shapes:
        for found in shape.finditer(figures.text):
            votes = [figures.at(*found.span(group)) for group in (1, 2, 3)]
            present = _before(figures, _PRESENT, found.start())
            if present is not None:
                yield _of_votes(votes, present)
    for found in _SHOULD.finditer(figures.text):
        end = min(figures.marked.paragraph(found.start())[1], found.end() + _FAR // 3)
        came = _CAME.search(figures.text, found.end(), end)
        if came is not None:
            excused = _EXCUSED.finditer(figures.text, found.end(), end)
            yield from _of_those_who_came(
                figures.at(*found.span(1)),
                figures.at(*came.span(1)),
                [figures.at(*one.span(1)) for one in excused],
            )


def _before(figures: Figures, shape: re.Pattern[str], point: int) -> Figure | None:
    """Return the last number of that shape before a point."""
    found = [*shape.finditer(figures.text, max(0, point - _FAR), point)]
    return figures.at(*found[-1].span(found[-1].lastindex or 0)) if found else None


def _of_votes(votes: list[Figure], present: Figure) -> Finding:
    summed = sum((one.exactly for one in votes), Decimal(0))
    facts = {
        "votes": " + ".join(one.words for one in votes),
        "sum": str(summed),
        "present": present.words,
    }
    if summed == present.exactly:
        said = QT_TRANSLATE_NOOP(
            "findings", "{votes} give {sum}, as many as were present: {present}."
        )
        return holds("votes", [*votes, present], said, **facts)
    said = QT_TRANSLATE_NOOP(
        "findings", "{votes} give {sum}, but {present} were present; none of them is rounded."
    )
    return fault("votes", [*votes, present], said, **facts)


def _of_those_who_came(should: Figure, came: Figure, excused: list[Figure]) -> Iterator[Finding]:
    facts = {"came": came.words, "should": should.words}
    if came.exactly > should.exactly:
        said = QT_TRANSLATE_NOOP("findings", "{came} came, but only {should} should have come.")
        yield fault("votes", [should, came], said, **facts)
    elif excused:
        facts["excused"] = " + ".join(one.words for one in excused)
        summed = sum((one.exactly for one in excused), came.exactly)
        if summed == should.exactly:
            said = QT_TRANSLATE_NOOP(
                "findings", "{came} came and {excused} did not; they are all {should}."
            )
            yield holds("votes", [should, came, *excused], said, **facts)
        else:
            said = QT_TRANSLATE_NOOP(
                "findings", "{came} came and {excused} did not; they are {sum}, not {should}."
            )
            yield fault("votes", [should, came, *excused], said, **facts, sum=str(summed))


VOTES = Rule(
    "votes",
    QT_TRANSLATE_NOOP("findings", "Votes and who was present"),
    QT_TRANSLATE_NOOP(
        "findings", "Where not all who were present voted, or some votes were invalid."
    ),
    _look,
)
"""The rule."""
