"""Candidates for spans: one file a suggester, a pipeline over them, a merge of what they find."""

from annotator.suggest.beside import Beside
from annotator.suggest.merge import Dropped, Merged
from annotator.suggest.parts import LONG, Part
from annotator.suggest.pipeline import (
    NAMES,
    RULES,
    SUGGESTERS,
    suggest,
    suggest_along,
    suggest_in,
)
from annotator.suggest.plugins import names
from annotator.suggest.search import (
    CHOICE,
    OURS,
    Finder,
    Search,
    find,
    finder,
    ner_is_installed,
    uses_ner,
)
from annotator.suggest.task import Suggester, Task
from annotator.text.cancel import Cancelled

__all__ = [
    "CHOICE",
    "LONG",
    "NAMES",
    "OURS",
    "RULES",
    "SUGGESTERS",
    "Beside",
    "Cancelled",
    "Dropped",
    "Finder",
    "Merged",
    "Part",
    "Search",
    "Suggester",
    "Task",
    "find",
    "finder",
    "names",
    "ner_is_installed",
    "suggest",
    "suggest_along",
    "suggest_in",
    "uses_ner",
]
