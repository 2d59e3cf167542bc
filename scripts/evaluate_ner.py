"""Names found by our rules beside names found by LAC, label by label, and the speed of both.

``python scripts/evaluate_ner.py`` reads ../shared and tests/data/marked, whichever are there. Where
the extra ``ner`` is not installed or nothing is marked, it says so and ends well.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.cli.suggest import records
from annotator.review.evaluation import evaluate
from annotator.suggest import SUGGESTERS, finder, lac, suggest
from annotator.text.load import read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.suggest import Finder, Suggester

ROOT = Path(__file__).parent.parent
GUESSED = ("PER", "LOC", "ORG", "DATE")
SPEED_SAMPLE = 30_000


class Marked(NamedTuple):
    """A set of marked reports: its name, the reports, and the folder of their marks."""

    name: str
    reports: Path
    gold: Path


def sets() -> list[Marked]:
    """Return the sets of marked reports that are there."""
    bases = (ROOT.parent / "shared", ROOT / "tests" / "data" / "marked")
    folders = [gold for base in bases for gold in sorted(base.rglob("gold")) if gold.is_dir()]
    found = [Marked(str(gold.parent), gold.with_name("reports"), gold) for gold in folders]
    return [one for one in found if one.reports.is_dir()]


def figures(marked: Marked, look: Finder) -> dict[str, Any]:
    """Return the figures of candidates that ``look`` finds, as JSON data."""
    found = list(records([marked.reports], [], look=look))
    return evaluate(marked.gold, found).to_object()


def compare(marked: Marked) -> None:
    """Print, label by label, what our rules find, what LAC finds, and which is to be preferred."""
    rules, others = figures(marked, finder()), figures(marked, finder(ner=True))
    print(f"\n{marked.name}: {len(rules['reports'])} reports")
    print(f"{'strict':<8}{'rules P':>10}{'R':>7}{'F1':>7}{'LAC P':>10}{'R':>7}{'F1':>7}  better")
    for label in (*GUESSED, "all"):
        pair = [
            figure["all"]["strict"]
            if label == "all"
            else figure["labels"].get(label, {}).get("strict")
            for figure in (rules, others)
        ]
        if pair[0] is None or pair[1] is None:
            continue
        cells = "".join(
            f"{one['precision']:>10.3f}{one['recall']:>7.3f}{one['f1']:>7.3f}" for one in pair
        )
        gain = pair[1]["f1"] - pair[0]["f1"]
        better = "same" if not gain else "LAC" if gain > 0 else "rules"
        told = "" if label in (*lac.REPLACES, "all") else " (not replaced)"
        print(f"{label:<8}{cells}  {better} {gain:+.3f}{told}")
    efforts = [figure["effort"]["actions_per_span"] for figure in (rules, others)]
    print(f"a reviewer's actions a span: {efforts[0]:.2f} with rules, {efforts[1]:.2f} with LAC")


def speed(text: str, suggesters: Sequence[Suggester]) -> float:
    """Return how many characters a second are looked through."""
    suggest(text[:2000], suggesters=suggesters)
    start = time.perf_counter()
    suggest(text, suggesters=suggesters)
    return len(text) / (time.perf_counter() - start)


def main() -> int:
    """Print the comparison and return 0."""
    if lac.version() is None:
        print(
            "The extra ner is not installed: pip install 'report-annotator[ner]'. Nothing compared."
        )
        return 0
    print(f"LAC {lac.version()} in place of our rules for {', '.join(sorted(lac.REPLACES))}")
    for marked in sets():
        compare(marked)
    if not sets():
        print("No marked reports are here: nothing to compare.")
    files = sorted((ROOT / "seeds").glob("*.txt"))
    text = "\n".join(source.text for file in files for source in read(file))[:SPEED_SAMPLE]
    for name, suggesters in (("rules", SUGGESTERS), ("LAC", lac.in_place_of(SUGGESTERS))):
        print(f"characters a second with {name}: {speed(text, suggesters):,.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
