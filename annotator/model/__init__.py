"""The things the program speaks of, as frozen dataclasses without behaviour of their own."""

from annotator.model.decision import (
    Act,
    Change,
    Decision,
    Entry,
    Field,
    FieldChange,
    JudgeChange,
    LabelChange,
    LabelSetChange,
    ListChange,
    MarkChange,
    RelationChange,
    SettleChange,
    StatusChange,
    Touch,
)
from annotator.model.fact import Fact, Part, Post, Qualifier, ReportFacts, Said
from annotator.model.finding import Elsewhere, Finding, ProjectFinding, Severity
from annotator.model.judgement import Judgement, Ruling
from annotator.model.log import LogFilter, Logged
from annotator.model.mark import REVIEWER, Mark, MarkStatus, Origin, Suggestion, Value
from annotator.model.queue import QueueFilter, QueueOrder, QueueQuery
from annotator.model.relation import Relation
from annotator.model.report import Report, ReportStatus, ReportSummary
from annotator.model.wanted import MarkFilter, ValueRange
from annotator.model.wordlist import ListHead, ListMode, WordList

__all__ = [
    "REVIEWER",
    "Act",
    "Change",
    "Decision",
    "Elsewhere",
    "Entry",
    "Fact",
    "Field",
    "FieldChange",
    "Finding",
    "JudgeChange",
    "Judgement",
    "LabelChange",
    "LabelSetChange",
    "ListChange",
    "ListHead",
    "ListMode",
    "LogFilter",
    "Logged",
    "Mark",
    "MarkChange",
    "MarkFilter",
    "MarkStatus",
    "Origin",
    "Part",
    "Post",
    "ProjectFinding",
    "Qualifier",
    "QueueFilter",
    "QueueOrder",
    "QueueQuery",
    "Relation",
    "RelationChange",
    "Report",
    "ReportFacts",
    "ReportStatus",
    "ReportSummary",
    "Ruling",
    "Said",
    "SettleChange",
    "Severity",
    "StatusChange",
    "Suggestion",
    "Touch",
    "Value",
    "ValueRange",
    "WordList",
]
