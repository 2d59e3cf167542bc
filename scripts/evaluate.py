"""How good the suggestions are, on every set of marked reports that is there: ``make evaluate``.

``python scripts/evaluate.py`` prints of each set the scores, a reviewer's effort, the values and
the calibration; of each report its own F1; the calibration of each report by scores that were
counted on all others (leave one out); facts and posts, where they are marked, of the blind set the
sums alone; and what the numbers' own evaluation and the optional extras add.

``python scripts/evaluate.py --counts [SET…]`` prints what ``annotator/suggest/scores.py`` holds: of
each rule how many suggestions were right and how many it made, over the sets named, or all.
"""

from __future__ import annotations

import runpy
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.agreement import calibrate, count, rescored
from annotator.cli import fact_scores
from annotator.cli.evaluate import (
    print_calibration,
    print_confusion,
    print_effort,
    print_scores,
)
from annotator.cli.suggest import records
from annotator.review.evaluation import evaluate, figures
from annotator.review.fact_evaluation import evaluate_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.agreement import Calibration, Judged
    from annotator.errors import UserError
    from annotator.review.evaluation import Evaluation, Measured

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class MarkedSet:
    """A set of marked reports: a folder with ``gold`` and ``reports`` in it.

    ``facts`` is the folder with its facts and posts. Of one that is ``blind`` nothing is printed
    that tells a report's facts.
    """

    name: str
    folder: Path
    facts: Path | None = None
    blind: bool = False

    def evaluate(self) -> Evaluation | None:
        """Return the figures of our own candidates; None, saying so, where the set is not there."""
        gold, reports = self.folder / "gold", self.folder / "reports"
        if not gold.is_dir() or not reports.is_dir():
            print(f"{self.name}: not there ({self.folder})", file=sys.stderr)
            return None
        refused: list[UserError] = []
        return evaluate(gold, list(records([reports], refused)))


_DATA = ROOT / "tests" / "data"
SETS = (
    MarkedSet("shared", ROOT.parent / "shared"),
    MarkedSet("development", _DATA / "marked" / "development", _DATA / "facts" / "development"),
    MarkedSet("blind", _DATA / "marked" / "blind", _DATA / "facts" / "blind", blind=True),
)


def main(arguments: Sequence[str]) -> int:
    """Print the figures, or the counts, and return 1 where no set is there."""
    names = [name for name in arguments if not name.startswith("-")]
    wanted = [one for one in SETS if not names or one.name in names]
    found = {one.name: result for one in wanted if (result := one.evaluate()) is not None}
    if "--counts" in arguments:
        print(counts_source([m for result in found.values() for m in result.measured]))
        return 0 if found else 1
    for name, result in found.items():
        print(f"\n{'=' * 78}\n{name}: {len(result.reports)} reports\n")
        print_set(result)
        print_facts(next(one for one in wanted if one.name == name), result)
    if len(found) > 1:
        everything = [m for result in found.values() for m in result.measured]
        print(f"\n{'=' * 78}\nall sets: leave one out over {len(everything)} reports")
        print_left_out(everything)
    dates()
    numbers_alone()
    checks()
    with_ner()
    return 0 if found else 1


def print_set(result: Evaluation) -> None:
    """Print all figures of a set."""
    print_scores(result)
    print_effort(result.effort)
    print_confusion(result.confusion)
    print_calibration(result.calibration)
    print_reports(result)
    print_left_out(result.measured)


def print_facts(marked: MarkedSet, result: Evaluation) -> None:
    """Print how well facts and posts are read, from the gold marks and from those found."""
    if marked.facts is None or not marked.facts.is_dir():
        return
    for given in (True, False):
        scores = evaluate_facts(marked.facts, result.measured, given=given)
        fact_scores.print_facts(scores, given=given, by_report=not marked.blind)


def dates() -> None:
    """Print how well numbers are dated in the reports whose dates alone were marked."""
    dated = MarkedSet("dates", _DATA / "dates", _DATA / "dates" / "facts")
    result = dated.evaluate()
    if result is not None:
        print(f"\n{'=' * 78}\ndates: {len(result.reports)} reports")
        print_facts(dated, result)


def print_reports(result: Evaluation) -> None:
    """Print each report's own F1, by label and over all; a dot where neither has such a span."""
    labels = sorted(result.scores.strict)
    print("\nF1 by report")
    print(f"{'':<26}{'all':>9}" + "".join(f"{label:>9}" for label in labels))
    for measured in result.measured:
        scores = figures([measured]).scores
        cells = [f"{scores.total().f1:>9.3f}"]
        for label in labels:
            one = scores.strict.get(label)
            cells.append(f"{'·' if one is None else format(one.f1, '.3f'):>9}")
        print(f"{measured.name[:25]:<26}{''.join(cells)}")


def leave_one_out(measured: Sequence[Measured]) -> list[tuple[Measured, list[Judged]]]:
    """Return each report with its suggestions scored by what was counted on all the others."""
    judged = [one.judged for one in measured]
    found = []
    for left_out, one in enumerate(measured):
        others = [j for number, some in enumerate(judged) if number != left_out for j in some]
        found.append((one, rescored(judged[left_out], count(others))))
    return found


def print_left_out(measured: Sequence[Measured]) -> None:
    """Print how far the scores counted on all other reports are from what is right in each."""
    if len(measured) < 2:
        print("\nleave one out: it takes two reports")
        return
    print(f"\n{'leave one out':<26}{'count':>7}{'right':>7}{'error':>8}")
    left_out = leave_one_out(measured)
    for one, judged in left_out:
        print(_row(one.name[:25], judged, calibrate(judged)))
    everything = [one for _, judged in left_out for one in judged]
    print(_row("all", everything, calibrate(everything)))


def _row(name: str, judged: Sequence[Judged], found: Calibration) -> str:
    right = sum(one.right for one in judged)
    return f"{name:<26}{len(judged):>7}{right:>7}{found.error:>8.3f}"


def counts_source(measured: Sequence[Measured]) -> str:
    """Return the table of ``annotator/suggest/scores.py``, counted on these reports, as Python."""
    counts = count(judged for one in measured for judged in one.judged)
    rows = (f'    ("{by}", "{rule}"): {counted},' for (by, rule), counted in counts.items())
    return "\n".join(("_COUNTS: dict[tuple[str, str], tuple[int, int]] = {", *rows, "}"))


# -- what is measured elsewhere, or needs more than the program itself -----------------------------


def numbers_alone() -> None:
    """Run the numbers' own evaluation, where it is there."""
    script = ROOT / "scripts" / "evaluate_numbers.py"
    if not script.exists():
        print(f"\nnumbers by themselves: not there ({script})", file=sys.stderr)
        return
    print(f"\n{'=' * 78}\nnumbers by themselves\n")
    runpy.run_path(str(script))["main"]()


def checks() -> None:
    """Print precision and recall of the checks."""
    print(f"\n{'=' * 78}\nchecks\n")
    runpy.run_path(str(ROOT / "scripts" / "evaluate_checks.py"))["main"]()


def with_ner() -> None:
    """Set names found by LAC beside those of our rules, where the extra ``[ner]`` is installed."""
    print(f"\n{'=' * 78}\nwithout and with [ner]\n")
    runpy.run_path(str(ROOT / "scripts" / "evaluate_ner.py"))["main"]()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
