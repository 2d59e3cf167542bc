"""Candidates for spans: one file a suggester, a pipeline over them, a merge of what they find."""

from annotator.suggest.pipeline import RULES, SUGGESTERS, suggest
from annotator.suggest.task import Cancelled, Suggester, Task

__all__ = ["RULES", "SUGGESTERS", "Cancelled", "Suggester", "Task", "suggest"]
