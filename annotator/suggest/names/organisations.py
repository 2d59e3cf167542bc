"""ORG: named units by their last word, bodies known to all, and aliases that the report gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.names.bodies import known_bodies
from annotator.suggest.names.units import units
from annotator.suggest.scores import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_BY = "organisations"
_PUBLISHER = re.compile(r"《[^《》\r\n]{2,20}》(?:杂志社|报社|编辑部|出版社|周刊社|杂志编辑部)")


def suggest_organisations(task: Task) -> Iterator[Suggestion]:
    """Yield the names of organisations, longer and shorter ones at one place."""
    for unit in task.once(units):
        if unit.kind != "place":
            yield Suggestion(unit.start, unit.end, "ORG", origin(_BY, f"{unit.kind}_{unit.rule}"))
    task.check()
    for start, end in task.once(known_bodies):
        yield Suggestion(start, end, "ORG", origin(_BY, "known"))
    for found in _PUBLISHER.finditer(task.text):
        yield Suggestion(*found.span(), "ORG", origin(_BY, "publisher"))
