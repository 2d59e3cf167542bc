"""Candidates measured against hand-marked reports: scores, mistakes, calibration, effort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator import agreement
from annotator.agreement import Compare, Compared, Counts, calibrate, confusion, judge, simulate
from annotator.errors import BadGold
from annotator.formats import gold as gold_files
from annotator.labels import default
from annotator.model import MarkStatus
from annotator.model.mark import NO_VALUE
from annotator.review import values
from annotator.text.clean import clean
from annotator.text.lines import line_of, line_starts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from annotator.agreement import Calibration, Confusion, Difference, Effort, Judged, Scores
    from annotator.formats import Record
    from annotator.model import Mark, Origin, Report, Value

_AROUND = 12  # code points of context on either side of a mistake
_LINE_END = "⏎"


@dataclass(frozen=True, slots=True)
class Measured:
    """One marked report: what it is called, its text if a prediction has it, and both markings.

    ``date`` is the day of the report as the gold file tells it.
    """

    name: str
    report: Report | None
    gold: Sequence[Mark]
    found: Sequence[Mark]
    date: str | None = None

    @property
    def pair(self) -> tuple[Sequence[Mark], Sequence[Mark]]:
        """The marked and the found spans."""
        return self.gold, self.found

    @property
    def text(self) -> str:
        """The raw text; empty where neither the gold file nor a prediction holds it."""
        return self.report.text if self.report is not None else ""

    @property
    def judged(self) -> list[Judged]:
        """Which of the suggestions are right."""
        return judge(self.gold, self.found)


@dataclass(frozen=True, slots=True)
class Mistake:
    """A difference with its place: the report, the line of the raw text from 1 on, the context.

    ``line`` is None, and the context empty, where the text is not known.
    """

    report: str
    line: int | None
    what: Difference
    context: tuple[str, str, str]
    found_text: str

    def to_object(self) -> dict[str, Any]:
        """Return it as JSON data."""
        start, end = self.what.place
        before, text, after = self.context
        return {
            "kind": self.what.kind.value,
            "report": self.report,
            "line": self.line,
            "start": start,
            "end": end,
            "before": before,
            "text": text,
            "after": after,
            "gold": _side(self.what.gold),
            "found": _side(self.what.found, self.found_text),
            "origin": _origin(getattr(self.what.found, "origin", None)),
        }


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one evaluation; ``missing`` names the gold reports without a prediction."""

    measured: tuple[Measured, ...]
    missing: tuple[str, ...]
    scores: Scores
    effort: Effort
    confusion: Confusion
    mistakes: tuple[Mistake, ...]
    calibration: Calibration

    @property
    def reports(self) -> tuple[str, ...]:
        """The names of the gold reports."""
        return tuple(one.name for one in self.measured)

    def to_object(self) -> dict[str, Any]:
        """Return the figures as JSON data."""
        strict, lenient = self.scores.strict, self.scores.lenient
        return {
            "reports": list(self.reports),
            "missing": list(self.missing),
            "labels": {
                label: {
                    "strict": _figures(strict[label]),
                    "lenient": _figures(lenient.get(label, Counts())),
                }
                for label in sorted(strict)
            },
            "all": {
                "strict": _figures(self.scores.total()),
                "lenient": _figures(self.scores.total(lenient=True)),
            },
            "values": {"right": self.scores.values[0], "asked": self.scores.values[1]},
            "effort": _effort(self.effort),
            "confusion": [
                {"gold": gold, "found": found, "count": count}
                for (gold, found), count in sorted(self.confusion.items(), key=_by_labels)
            ],
            "errors": [mistake.to_object() for mistake in self.mistakes],
            "calibration": _calibration(self.calibration),
        }


def evaluate(gold_folder: Path, predictions: Sequence[Record]) -> Evaluation:
    """Return how ``predictions`` agree with the marked reports of ``gold_folder``.

    A report is matched by the sha256 of its source, else by its name. One without a prediction
    counts as one in which nothing was found. Rejected marks do not count.

    Raises:
        BadGold: the folder cannot be used, or none of its reports is among the predictions.

    """
    gold = gold_files.read(gold_folder)
    match = _matching(predictions)
    matched = [(record, match(record)) for record in gold]
    missing = tuple(record.report.name for record, found in matched if found is None)
    if len(missing) == len(gold):
        raise BadGold(path=gold_folder, reason="none of them is among the reports given")
    measured = tuple(_measured(record, found) for record, found in matched)
    return figures(measured, missing)


def figures(measured: Sequence[Measured], missing: Sequence[str] = ()) -> Evaluation:
    """Return the figures over reports that are marked and predicted."""
    pairs = [one.pair for one in measured]
    readers = [reader(one.report) for one in measured]
    return Evaluation(
        tuple(measured),
        tuple(missing),
        agreement.score(pairs),
        simulate(pairs, lambda number, span: readers[number](span)),
        confusion(pairs),
        tuple(mistake for one in measured for mistake in _mistakes(one)),
        calibrate(judged for one in measured for judged in one.judged),
    )


def compare(a: Evaluation, b: Evaluation) -> Mapping[str, Compared]:
    """Return F1 of two evaluations on the same gold side by side, by label and over all labels."""
    return agreement.compare(
        Compare(line_starts(one.text or other.text), one.gold, one.found, other.found)
        for one, other in zip(a.measured, b.measured, strict=True)
    )


def _matching(predictions: Sequence[Record]) -> Callable[[Record], Record | None]:
    by_sha = {record.report.sha256: record for record in predictions}
    by_name = {record.report.name: record for record in predictions}
    return lambda gold: by_sha.get(gold.report.sha256) or by_name.get(gold.report.name)


def _measured(gold: Record, found: Record | None) -> Measured:
    held = [one.report for one in (found, gold) if one is not None and one.report.text]
    report = held[0] if held else None
    marks = _counting(gold), _counting(found)
    return Measured(gold.report.name, report, *marks, gold.report.date)


def _counting(record: Record | None) -> list[Mark]:
    marks = () if record is None else record.marks
    return [mark for mark in marks if mark.status is not MarkStatus.REJECTED]


def reader(report: Report | None) -> Callable[[agreement.Marked], Value]:
    """Return the value that the window reads in a span of ``report`` that is drawn there."""
    if report is None:
        return lambda _: NO_VALUE
    labels = default()
    view = clean(report.text, report.rules)

    def read(span: agreement.Marked) -> Value:
        return values.of_span(view, span.start, span.end, labels.get(span.label), report.date)

    return read


# -- mistakes in their context ------------------------------------------------------------------


def _mistakes(measured: Measured) -> list[Mistake]:
    text = measured.text
    told = []
    for one in agreement.differences(*measured.pair):
        start, end = one.place
        context = (
            _on_one_line(text[max(0, start - _AROUND) : start]),
            _on_one_line(text[start:end]),
            _on_one_line(text[end : end + _AROUND]),
        )
        found = "" if one.found is None else _on_one_line(text[one.found.start : one.found.end])
        line = line_of(text, start) if text else None
        told.append(Mistake(measured.name, line, one, context, found))
    return told


def _on_one_line(text: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(
        line.splitlines()[0] + (_LINE_END if line.splitlines()[0] != line else "") for line in lines
    )


# -- as JSON ------------------------------------------------------------------------------------


def _figures(counts: Counts) -> dict[str, float]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "tp": counts.tp,
        "fp": counts.fp,
        "fn": counts.fn,
    }


def _effort(effort: Effort) -> dict[str, Any]:
    return {
        "actions": effort.actions,
        "spans": effort.spans,
        "actions_per_span": effort.per_span,
        "value_actions": effort.value_actions,
        "actions_per_span_with_values": effort.a_span(effort.actions + effort.value_actions),
        "one_by_one": effort.one_by_one,
        "one_by_one_per_span": effort.a_span(effort.one_by_one),
        "steps": effort.steps,
    }


def _calibration(found: Calibration) -> dict[str, Any]:
    return {
        "error": found.error,
        "unscored": found.unscored,
        "bins": [
            {"from": tenth / 10, "to": (tenth + 1) / 10, **_group(group)}
            for tenth, group in found.bins.items()
        ],
        "rules": [
            {"by": by, "rule": rule or None, **_group(group)}
            for (by, rule), group in found.rules.items()
        ],
    }


def _group(group: agreement.Group) -> dict[str, float]:
    return {"right": group.right, "count": group.count, "mean_score": group.mean}


def _by_labels(row: tuple[tuple[str | None, str | None], int]) -> tuple[str, str]:
    (gold, found), _ = row
    return gold or "~", found or "~"  # what has no label comes last


def _side(span: agreement.Marked | None, text: str | None = None) -> dict[str, Any] | None:
    if span is None:
        return None
    told: dict[str, Any] = {"start": span.start, "end": span.end, "label": span.label}
    if text is not None:
        told["text"] = text
    value = span.value
    if value != NO_VALUE:
        told |= {"value": value.value, "unit": value.unit, "mod": value.mod}
    return told


def _origin(origin: Origin | None) -> dict[str, Any] | None:
    if origin is None:
        return None
    return {"by": origin.by, "rule": origin.rule, "score": origin.score}
