"""A reviewer's session on a project: what the window and the command line talk to."""

from annotator.review.marks import MarkIndex
from annotator.review.session import Outcome, Session
from annotator.review.transfer import Arrival, bring_in, candidates, check_target, export
from annotator.store.project import is_there

__all__ = [
    "Arrival",
    "MarkIndex",
    "Outcome",
    "Session",
    "bring_in",
    "candidates",
    "check_target",
    "export",
    "is_there",
]
