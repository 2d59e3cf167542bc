"""Which texts are rightly marked in several ways, as reviewers have said: read from the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.agreement.verdicts import in_effect
from annotator.model import Act, SettleChange

if TYPE_CHECKING:
    from annotator.store.project import Transaction


def settled(at: Transaction) -> dict[str, tuple[str, ...]]:
    """Return in which ways texts are rightly marked, by the text."""
    said = [one.id for one in in_effect(at.past.of_project()) if one.act is Act.SETTLE]
    found: dict[str, tuple[str, ...]] = {}
    for decision in at.decisions.these(said):
        for change in decision.changes:
            if isinstance(change, SettleChange):
                found[change.text] = change.after
    return found
