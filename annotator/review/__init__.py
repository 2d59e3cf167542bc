"""A reviewer's session on a project: what the window and the command line talk to."""

from annotator.review.arriving import Arrival, Taking
from annotator.review.exporting import check_target, export
from annotator.review.finding import find_rest
from annotator.review.marks import MarkIndex
from annotator.review.revision import Revision
from annotator.review.selecting import Selection
from annotator.review.session import Found, Outcome, Session
from annotator.review.sources import candidates
from annotator.review.transfer import bring_in
from annotator.store.files import is_there

__all__ = [
    "Arrival",
    "Found",
    "MarkIndex",
    "Outcome",
    "Revision",
    "Selection",
    "Session",
    "Taking",
    "bring_in",
    "candidates",
    "check_target",
    "export",
    "find_rest",
    "is_there",
]
