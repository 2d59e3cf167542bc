"""The things the program speaks of, as frozen dataclasses without behaviour of their own."""

from annotator.model.decision import (
    Act,
    Change,
    Decision,
    Field,
    FieldChange,
    MarkChange,
    StatusChange,
)
from annotator.model.mark import Mark, MarkStatus, Origin, Suggestion, Value
from annotator.model.report import Report, ReportStatus, ReportSummary

__all__ = [
    "Act",
    "Change",
    "Decision",
    "Field",
    "FieldChange",
    "Mark",
    "MarkChange",
    "MarkStatus",
    "Origin",
    "Report",
    "ReportStatus",
    "ReportSummary",
    "StatusChange",
    "Suggestion",
    "Value",
]
