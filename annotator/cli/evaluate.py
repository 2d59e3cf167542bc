"""``annotator evaluate``: how well candidates agree with hand-marked reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.suggest import ner_argument, records
from annotator.errors import BadRecord, UserError
from annotator.formats import native
from annotator.review.evaluation import evaluate
from annotator.suggest import finder

if TYPE_CHECKING:
    import argparse

    from annotator.formats import Record
    from annotator.review.evaluation import Evaluation

NAME = "evaluate"
HELP = "print precision, recall, F1 and a reviewer's effort against hand-marked reports"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("--gold", required=True, type=Path, metavar="DIR", help="marked reports")
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("--predictions", type=Path, metavar="FILE", help="native records to measure")
    given.add_argument(
        "paths", nargs="*", default=[], type=Path, metavar="PATH", help="reports, else: our own"
    )
    ner_argument(parser)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the figures and return 1 where a report could not be read, else 0."""
    refused: list[UserError] = []
    if options.predictions is not None:
        predictions = _read(options.predictions)
    else:
        predictions = list(records(options.paths, refused, look=finder(ner=options.ner)))
    result = evaluate(options.gold, predictions)
    if options.json:
        print(json.dumps(result.to_object(), ensure_ascii=False, indent=1))
    else:
        _print_table(result)
    return 1 if any(not error.harmless for error in refused) else 0


def _read(path: Path) -> list[Record]:
    found: list[Record] = []
    for record in native.read(path):
        if isinstance(record, BadRecord):
            raise record
        found.append(record)
    return found


def _print_table(result: Evaluation) -> None:
    strict, lenient = result.scores.strict, result.scores.lenient
    head = f"{'label':<10}{'P':>7}{'R':>7}{'F1':>7}{'lenient':>9}{'tp':>6}{'fp':>6}{'fn':>6}"
    print(head)
    rows = [(label, strict[label], lenient[label]) for label in sorted(strict)]
    for label, hard, soft in [
        *rows,
        ("all", result.scores.total(), result.scores.total(lenient=True)),
    ]:
        print(
            f"{label:<10}{hard.precision:>7.3f}{hard.recall:>7.3f}{hard.f1:>7.3f}{soft.f1:>9.3f}"
            f"{hard.tp:>6}{hard.fp:>6}{hard.fn:>6}"
        )
    right, asked = result.scores.values
    print(f"values right: {right} of {asked}")
    print(
        f"reviewer's effort: {result.effort.actions} actions for {result.effort.spans} spans, "
        f"{result.effort.per_span:.2f} a span"
    )
    if result.missing:
        print(f"not among the reports given: {', '.join(result.missing)}")
