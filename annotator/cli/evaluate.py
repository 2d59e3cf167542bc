"""``annotator evaluate``: how well candidates agree with hand-marked reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.agreement import ALL, ROUNDS
from annotator.cli import fact_scores
from annotator.cli.suggest import ner_argument, records
from annotator.errors import BadRecord, UserError
from annotator.formats import native
from annotator.review.evaluation import compare, evaluate
from annotator.review.fact_evaluation import evaluate_facts
from annotator.suggest import finder

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

    from annotator.agreement import Calibration, Compared, Confusion, Effort, Group
    from annotator.formats import Record
    from annotator.review.evaluation import Evaluation, Mistake
    from annotator.review.fact_evaluation import FactScores

NAME = "evaluate"
HELP = "print precision, recall, F1 and a reviewer's effort against hand-marked reports"
_GIVEN, _FOUND = "facts_of_gold_marks", "facts_of_found_marks"
_COMPARED = (
    "set these predictions (A) beside the others (B; a second FILE, if given): F1 a label, and "
    "the interval that holds 95 %% of the differences B - A over "
    f"{ROUNDS:,} paired bootstrap rounds, which draw lines of the reports"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("--gold", required=True, type=Path, metavar="DIR", help="marked reports")
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--predictions", type=Path, metavar="FILE", help="native records to measure")
    given.add_argument(
        "paths", nargs="*", default=[], type=Path, metavar="PATH", help="reports, else: our own"
    )
    ner_argument(parser)
    parser.add_argument(
        "--facts", type=Path, metavar="DIR", help="measure facts and posts, too, against these"
    )
    parser.add_argument("--compare", nargs="+", type=Path, metavar="FILE", help=_COMPARED)
    parser.add_argument(
        "--errors", action="store_true", help="list every mistake in its context, in text order"
    )
    parser.add_argument(
        "--calibration",
        action="store_true",
        help="print how many suggestions of each score, and of each rule, are right",
    )
    parser.add_argument("--json", action="store_true", help="print all figures as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the figures and return 1 where a report could not be read, else 0."""
    _check(options)
    refused: list[UserError] = []
    against = list(options.compare or [])
    if options.predictions is not None:
        predictions = _read(options.predictions)
    elif options.paths:
        predictions = list(records(options.paths, refused, look=finder(ner=options.ner)))
    else:
        predictions = _read(against.pop())
    result = evaluate(options.gold, predictions)
    told_facts = _facts(options.facts, result)
    beside = evaluate(options.gold, _read(against[0])) if against else None
    compared = None if beside is None else compare(beside, result)
    if options.json:
        told = result.to_object()
        if compared is not None:
            told["compare"] = {"rounds": ROUNDS, **_compared_object(compared)}
        told |= {name: fact_scores.to_object(one) for name, one in told_facts.items()}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _print(options, result, compared, told_facts)
    return _status(refused)


def _print(
    options: argparse.Namespace,
    result: Evaluation,
    compared: Mapping[str, Compared] | None,
    told_facts: Mapping[str, Mapping[str, FactScores]],
) -> None:
    print_scores(result)
    print_effort(result.effort)
    print_confusion(result.confusion)
    if options.calibration:
        print_calibration(result.calibration)
    for name, scores in told_facts.items():
        fact_scores.print_facts(scores, given=name == _GIVEN)
    if compared is not None:
        print_compared(compared)
    if options.errors:
        for mistake in result.mistakes:
            print(_line(mistake))
        for scores in told_facts.values():
            fact_scores.print_wrong(scores.values(), result.measured)
    if result.missing:
        print(f"not among the reports given: {', '.join(result.missing)}")


def _facts(folder: Path | None, result: Evaluation) -> dict[str, dict[str, FactScores]]:
    """Return the scores of facts, by the report: read from the gold marks, and from those found."""
    if folder is None:
        return {}
    return {
        name: evaluate_facts(folder, result.measured, given=name == _GIVEN)
        for name in (_GIVEN, _FOUND)
    }


def _check(options: argparse.Namespace) -> None:
    """Say what is wrong with the call: predictions must come from one place."""
    given = options.predictions is not None or bool(options.paths)
    files = len(options.compare or [])
    if not given and files < 2:
        options.usage_error("one of PATH, --predictions and two files to --compare is required")
    if files > (1 if given else 2):
        options.usage_error("--compare takes two files, or one beside PATH or --predictions")


def _status(refused: list[UserError]) -> int:
    return 1 if any(not error.harmless for error in refused) else 0


def _read(path: Path) -> list[Record]:
    found: list[Record] = []
    for record in native.read(path):
        if isinstance(record, BadRecord):
            raise record
        for remark in record.remarks:
            if not remark.harmless:
                raise remark
        found.append(record)
    return found


# -- as text --------------------------------------------------------------------------------------


def print_scores(result: Evaluation) -> None:
    """Print precision, recall and F1 by label, and how many values are right."""
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


def print_effort(effort: Effort) -> None:
    """Print a reviewer's actions: for spans, for values too, and a key for each suggestion."""
    print(
        f"reviewer's effort: {effort.actions} actions for {effort.spans} spans, "
        f"{effort.per_span:.2f} a span"
    )
    both = effort.actions + effort.value_actions
    print(f"  with values put right: {effort.value_actions} more, {effort.a_span(both):.2f} a span")
    single = effort.one_by_one
    print(f"  one by one: {single} actions, {effort.a_span(single):.2f} a span")
    steps = ", ".join(f"{kind} {count}" for kind, count in sorted(effort.steps.items()))
    print(f"  steps: {steps or 'none'}")


def print_confusion(table: Confusion) -> None:
    """Print gold labels downwards, found ones across; a dot is none."""
    labels = sorted({label for both in table for label in both if label is not None})
    across = [*labels, None]
    print("\nconfusion, gold downwards, found across")
    print(f"{'':<10}" + "".join(f"{label or 'missed':>9}" for label in across))
    for gold in [*labels, None]:
        cells = [table.get((gold, found), 0) for found in across]
        if gold is None:
            cells.pop()
        row = "".join(f"{cell or '·':>9}" for cell in cells)
        print(f"{gold or 'spurious':<10}{row}")


def print_calibration(found: Calibration) -> None:
    """Print of suggestions, by score and by rule, how many are right, and what was promised."""
    print(f"\n{'score':<26}{'count':>7}{'right':>7}{'share':>8}{'score':>8}")
    for tenth, group in found.bins.items():
        print(_row(f"{tenth / 10:.1f} to {(tenth + 1) / 10:.1f}", group))
    for (by, rule), group in found.rules.items():
        print(_row(f"{by}/{rule}" if rule else by, group))
    print(f"expected calibration error: {found.error:.3f}")
    if found.unscored:
        print(f"without a score: {found.unscored}")


def _row(name: str, group: Group) -> str:
    share = group.right / group.count
    return f"{name:<26}{group.count:>7}{group.right:>7}{share:>8.3f}{group.mean:>8.3f}"


def print_compared(compared: Mapping[str, Compared]) -> None:
    """Print F1 of two sets side by side, the interval of the difference, how often B won."""
    print(f"\n{'F1':<10}{'A':>7}{'B':>7}{'B - A':>8}{'95 %':>18}{'B better':>10}")
    for label, one in compared.items():
        interval = f"{one.low:+.3f} to {one.high:+.3f}"
        print(
            f"{label if label != ALL else 'all':<10}{one.a:>7.3f}{one.b:>7.3f}"
            f"{one.difference:>+8.3f}{interval:>18}{one.better:>10.1%}"
        )


def _compared_object(compared: Mapping[str, Compared]) -> dict[str, object]:
    rows = {
        label: {
            "a": one.a,
            "b": one.b,
            "difference": one.difference,
            "interval": [one.low, one.high],
            "better": one.better,
        }
        for label, one in compared.items()
    }
    return {"all": rows.pop(ALL), "labels": rows}


def _line(mistake: Mistake) -> str:
    what, (before, text, after) = mistake.what, mistake.context
    where = mistake.report if mistake.line is None else f"{mistake.report}:{mistake.line}"
    told = [f"{where}: {what.kind.value:<8} {_labels(mistake)}  {before}⟦{text}⟧{after}"]
    if what.kind.value == "boundary":
        told.append(f"found ⟦{mistake.found_text}⟧")
    if what.kind.value == "value" and what.gold is not None and what.found is not None:
        told.append(f"{_value(what.gold.value)} → {_value(what.found.value)}")
    origin = mistake.to_object()["origin"]
    if origin is not None:
        rule = f"/{origin['rule']}" if origin["rule"] else ""
        score = f" {origin['score']:.2f}" if origin["score"] is not None else ""
        told.append(f"by {origin['by']}{rule}{score}")
    return "  ".join(told)


def _labels(mistake: Mistake) -> str:
    sides = [side.label for side in (mistake.what.gold, mistake.what.found) if side is not None]
    return " → ".join(dict.fromkeys(sides))


def _value(value: object) -> str:
    parts = (getattr(value, name) for name in ("value", "unit", "mod"))
    return " ".join(part for part in parts if part) or "none"
