"""What the marks of a report say together: facts of numbers, and posts of people.

What is right is told in docs/facts.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.model.mark import Mark
    from annotator.model.report import Report
    from annotator.text.clean import View


class Part(StrEnum):
    """What a reviewer can say of facts and posts; the values stand in files and the database.

    ORGANISATION and HOLDER are of posts, and said of the title; all others are of numbers.
    """

    INDICATOR = "indicator"
    SCOPE = "scope"
    AS_OF = "as_of"
    QUALIFIERS = "qualifiers"
    ORGANISATION = "organisation"
    HOLDER = "holder"


class Qualifier(StrEnum):
    """How a number is meant; the values stand in files and in the database."""

    PART = "part"
    NEW = "new"
    TOTAL = "total"
    CHANGE = "change"
    SHARE = "share"
    PLANNED = "planned"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Said:
    """One part of a fact: its words, or for a date its TIMEX3 value, and what it rests on.

    ``place`` is the raw span that says so, None where the report as a whole does, or a reviewer
    wrote it. ``rule`` tells how it was found; None where a reviewer stands behind it.
    """

    text: str
    place: tuple[int, int] | None = None
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What one number measures, whose it is, when, and how it is meant.

    A part is None where nothing tells it. ``is_sure`` where a reviewer stands behind all of them.
    """

    mark: Mark
    indicator: Said | None = None
    scope: Said | None = None
    as_of: Said | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """A person with one title, the organisation it is in, and when.

    ``is_sure`` where a reviewer stands behind it.
    """

    person: Mark
    title: Mark
    organisation: Said | None = None
    as_of: Said | None = None
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What the marks of one report say, in text order; ``view`` is its clean text."""

    report: Report
    view: View
    facts: tuple[Fact, ...]
    posts: tuple[Post, ...]

    def words(self, mark: Mark) -> str:
        """Return what ``mark`` covers in the clean text, on one line."""
        return " ".join(self.view.of_raw(mark.start, mark.end).split())
