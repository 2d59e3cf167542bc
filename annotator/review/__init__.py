"""A reviewer's session on a project: what the window and the command line talk to."""

from annotator.review.marks import MarkIndex
from annotator.review.session import Outcome, Session
from annotator.review.transfer import Arrival, bring_in, candidates, export

__all__ = ["Arrival", "MarkIndex", "Outcome", "Session", "bring_in", "candidates", "export"]
