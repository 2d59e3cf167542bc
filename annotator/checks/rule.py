"""What a rule is: how it looks, what it is called, and when a reviewer may let its findings be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotator.checks.figures import Figures
    from annotator.model import Finding


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; ``id`` is the ``rule`` of its findings.

    ``name`` and ``ignore`` (when it is right to ignore a finding) are English sentences that the
    window translates. ``look`` yields what does not add up and, as HOLDS, what does.
    """

    id: str
    name: str
    ignore: str
    look: Callable[[Figures], Iterator[Finding]]
