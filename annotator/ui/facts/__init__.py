"""Facts and posts of the open report: a panel of tables beside it, corrected by few keys."""

from annotator.ui.facts.exporting import FactExporting
from annotator.ui.facts.panel import Facts

__all__ = ["FactExporting", "Facts"]
