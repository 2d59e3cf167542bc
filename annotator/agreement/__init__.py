"""How well two markings of the same reports agree, and what the difference costs a reviewer."""

from annotator.agreement.calibration import (
    Calibration,
    Group,
    Judged,
    calibrate,
    count,
    judge,
    rescored,
)
from annotator.agreement.comparison import ALL, ROUNDS, Compare, Compared, compare
from annotator.agreement.differences import Confusion, Difference, confusion, differences
from annotator.agreement.effort import Effort, Step, plan, simulate
from annotator.agreement.metrics import Counts, Scores, score, value_agrees
from annotator.agreement.pairing import Marked, Pairing, pair

__all__ = [
    "ALL",
    "ROUNDS",
    "Calibration",
    "Compare",
    "Compared",
    "Confusion",
    "Counts",
    "Difference",
    "Effort",
    "Group",
    "Judged",
    "Marked",
    "Pairing",
    "Scores",
    "Step",
    "calibrate",
    "compare",
    "confusion",
    "count",
    "differences",
    "judge",
    "pair",
    "plan",
    "rescored",
    "score",
    "simulate",
    "value_agrees",
]
