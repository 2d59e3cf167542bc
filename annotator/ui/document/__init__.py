"""The report view: raw text with its marks, laid out only where it is visible, never altered."""

from annotator.ui.document.view import ReportView

__all__ = ["ReportView"]
