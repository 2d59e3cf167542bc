"""How well two markings of the same reports agree, and what the difference costs a reviewer."""

from annotator.agreement.effort import Effort, simulate
from annotator.agreement.metrics import Counts, Scores, score
from annotator.agreement.pairing import Marked, Pairing, pair

__all__ = ["Counts", "Effort", "Marked", "Pairing", "Scores", "pair", "score", "simulate"]
