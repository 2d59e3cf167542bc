"""Candidates measured against hand-marked reports: scores, values, and a reviewer's effort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.agreement import Counts, Effort, Scores, score, simulate
from annotator.errors import BadGold
from annotator.formats import gold as gold_files
from annotator.model import MarkStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.formats import Record
    from annotator.model import Mark


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one evaluation; ``reports`` are the gold reports, ``missing`` those unread."""

    scores: Scores
    effort: Effort
    reports: tuple[str, ...]
    missing: tuple[str, ...]

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
            "effort": {
                "actions": self.effort.actions,
                "spans": self.effort.spans,
                "actions_per_span": self.effort.per_span,
            },
        }


def _figures(counts: Counts) -> dict[str, float]:
    return {
        "precision": counts.precision,
        "recall": counts.recall,
        "f1": counts.f1,
        "tp": counts.tp,
        "fp": counts.fp,
        "fn": counts.fn,
    }


def evaluate(gold_folder: Path, predictions: Sequence[Record]) -> Evaluation:
    """Return how ``predictions`` agree with the marked reports of ``gold_folder``.

    A report is matched by the sha256 of its source, else by its name. One without a prediction
    counts as one in which nothing was found. Rejected marks do not count.

    Raises:
        BadGold: the folder cannot be used, or none of its reports is among the predictions.

    """
    gold = gold_files.read(gold_folder)
    by_sha = {record.report.sha256: record for record in predictions}
    by_name = {record.report.name: record for record in predictions}
    pairs: list[tuple[list[Mark], list[Mark]]] = []
    missing: list[str] = []
    for record in gold:
        found = by_sha.get(record.report.sha256) or by_name.get(record.report.name)
        if found is None:
            missing.append(record.report.name)
        pairs.append((_counting(record), _counting(found)))
    if len(missing) == len(gold):
        raise BadGold(path=gold_folder, reason="none of them is among the reports given")
    names = tuple(record.report.name for record in gold)
    return Evaluation(score(pairs), simulate(pairs), names, tuple(missing))


def _counting(record: Record | None) -> list[Mark]:
    marks = () if record is None else record.marks
    return [mark for mark in marks if mark.status is not MarkStatus.REJECTED]
