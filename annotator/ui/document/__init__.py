"""The report view: a report's text with its marks, laid out only where it is visible."""

from annotator.ui.document.view import ReportView

__all__ = ["ReportView"]
