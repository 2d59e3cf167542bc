"""Candidates for spans: one file a suggester, a pipeline over them, a merge of what they find."""

from annotator.suggest.merge import Dropped, Merged
from annotator.suggest.pipeline import (
    NAMES,
    RULES,
    SUGGESTERS,
    suggest,
    suggest_along,
    suggest_in,
)
from annotator.suggest.plugins import names
from annotator.suggest.search import Search
from annotator.suggest.task import Suggester, Task
from annotator.text.cancel import Cancelled

__all__ = [
    "NAMES",
    "RULES",
    "SUGGESTERS",
    "Cancelled",
    "Dropped",
    "Merged",
    "Search",
    "Suggester",
    "Task",
    "names",
    "suggest",
    "suggest_along",
    "suggest_in",
]
