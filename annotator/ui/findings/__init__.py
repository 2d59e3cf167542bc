"""What does not add up in the open report: found, shown, walked over, ruled on, put right."""

from annotator.ui.findings.reviewing import Findings

__all__ = ["Findings"]
