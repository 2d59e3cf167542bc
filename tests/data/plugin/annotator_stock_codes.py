"""ORG: the codes of listed companies, as 600519.SH or 股票代码：000858."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Origin, Suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest import Task

_RULES = {
    "exchange": (re.compile(r"(?<![0-9A-Za-z])[0368][0-9]{5}\.(?:SH|SZ|BJ)(?![0-9A-Za-z])"), 0.9),
    "named": (re.compile(r"(?<=代码[:：])[0368][0-9]{5}(?![0-9.])"), 0.8),
}


def suggest_codes(task: Task) -> Iterator[Suggestion]:
    """Yield each code, in a text that is simplified and clean."""
    for rule, (pattern, score) in _RULES.items():
        for found in pattern.finditer(task.text):
            yield Suggestion(*found.span(), "ORG", Origin("stock_codes", rule, score))
        task.check()
