"""Facts and posts on one line, as the command line prints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.review.accounts import value_in_words

if TYPE_CHECKING:
    from annotator.model import Fact, Post, ReportFacts, Said

NOTHING = "–"
"""Stands for a part that nothing tells."""
REVIEWED, PROPOSED = "✓", "?"
"""Whether a reviewer stands behind it."""


def fact_in_words(told: ReportFacts, one: Fact) -> str:
    """Return a fact as its row says it: indicator, value, scope, date, how it is meant."""
    parts = [part_in_words(said) for said in (one.indicator, one.scope, one.as_of)]
    indicator, scope, date = parts
    value = f"{told.words(one.mark)} = {value_in_words(one.mark.value)}"
    meant = [", ".join(one.qualifiers)] if one.qualifiers else []
    return f"{_sign(is_sure=one.is_sure)} {' · '.join([indicator, value, scope, date, *meant])}"


def post_in_words(told: ReportFacts, one: Post) -> str:
    """Return a post as its row says it: person, title, organisation, date."""
    parts = [told.words(one.person), told.words(one.title)]
    parts += [part_in_words(said) for said in (one.organisation, one.as_of)]
    return f"{_sign(is_sure=one.is_sure)} {' · '.join(parts)}"


def part_in_words(said: Said | None) -> str:
    """Return one part of a fact."""
    return said.text if said is not None else NOTHING


def _sign(*, is_sure: bool) -> str:
    return REVIEWED if is_sure else PROPOSED
