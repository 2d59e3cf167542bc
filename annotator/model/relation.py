"""Relations: what two marks of a report have to do with each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation of a stored report, from one mark to another, both named by their ids.

    ``kind`` is the id of one of the label set's kinds, which also says what each end is. Like a
    mark it keeps its id when it is taken away and comes back. ``extra`` keeps what an imported
    record said beyond this.
    """

    id: int
    report_id: int
    kind: str
    from_mark: int
    to_mark: int
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    def other_end(self, mark_id: int) -> int:
        """Return the id of the mark at the other end than ``mark_id``."""
        return self.to_mark if mark_id == self.from_mark else self.from_mark
