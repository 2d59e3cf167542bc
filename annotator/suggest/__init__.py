"""Candidates for spans: one file a suggester, a pipeline over them, a merge of what they find."""

from annotator.suggest.pipeline import NAMES, RULES, SUGGESTERS, suggest, suggest_in
from annotator.suggest.task import Suggester, Task
from annotator.text.cancel import Cancelled

__all__ = [
    "NAMES",
    "RULES",
    "SUGGESTERS",
    "Cancelled",
    "Suggester",
    "Task",
    "suggest",
    "suggest_in",
]
