"""What ``evaluate`` prints of facts and posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.formats.fact_gold import PARTS
from annotator.review.fact_evaluation import summed
from annotator.text.lines import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from annotator.agreement import Counts
    from annotator.review.evaluation import Measured
    from annotator.review.fact_evaluation import FactScores

_GIVEN = {True: "the marks of the gold files", False: "the marks that were found"}


def print_facts(scores: Mapping[str, FactScores], *, given: bool, by_report: bool = True) -> None:
    """Print which share of the numbers has each part right, and posts; ``by_report``, or all."""
    print(f"\nfacts and posts, read from {_GIVEN[given]}")
    heads = "".join(f"{part:>12}" for part in PARTS)
    print(f"{'':<26}{'numbers':>9}{heads}{'post P':>9}{'post R':>9}{'post F1':>9}")
    for name, one in scores.items() if by_report else ():
        print(_row(name[:25], one))
    total = summed(scores.values())
    print(_row("all", total))
    print(f"numbers without a mark: {total.missing}")
    if _any(total.pairs):
        print(f"posts without the body: F1 {total.pairs.f1:.3f}")


def _row(name: str, one: FactScores) -> str:
    shares = "".join(f"{_figure(one.share(part)):>12}" for part in PARTS)
    posts = one.posts
    figures = (posts.precision, posts.recall, posts.f1) if _any(posts) else (None,) * 3
    found = "".join(f"{_figure(figure):>9}" for figure in figures)
    return f"{name:<26}{one.asked:>9}{shares}{found}"


def _any(posts: Counts) -> bool:
    return posts.tp + posts.fp + posts.fn > 0


def _figure(figure: float | None) -> str:
    return "–" if figure is None else f"{figure:.3f}"


def print_wrong(scores: Iterable[FactScores], measured: Iterable[Measured]) -> None:
    """Print each part that is not as it was marked, with its place."""
    texts = {one.name: one.text for one in measured}
    for one in (wrong for some in scores for wrong in some.wrong):
        text = texts[one.report]
        start, end = one.place
        words = " ".join(text[start:end].split())
        place = f"{one.report}:{line_of(text, start)}"
        print(f"{place}: {one.part:<11}⟦{words}⟧ {one.found} → {one.right}")


def to_object(scores: Mapping[str, FactScores]) -> dict[str, Any]:
    """Return the figures as JSON data."""
    total = summed(scores.values())
    return {
        "numbers": total.asked,
        "missing": total.missing,
        **{part: total.share(part) for part in PARTS},
        "posts": _counts(total.posts),
        "pairs": _counts(total.pairs),
    }


def _counts(one: Counts) -> dict[str, float]:
    return {"precision": one.precision, "recall": one.recall, "f1": one.f1}
