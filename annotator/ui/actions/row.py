"""What a row of the table of actions says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action. ``command`` is ``PART.NAME``: a part of the window (or itself), and its method.

    Of the keys the first is shown.

    ``tool`` is the short text on the tool bar, None where it has no button; ``group`` makes rows
    exclusive choices; ``rule`` draws a line above it in the menu. It is enabled where there is what
    it ``needs``: a report (its keys then say what is missing), a current mark, or an open
    suggestion. ``repeats`` while its key is held: walking does, a decision never. ``in_queue`` its
    keys work on the list of reports too.
    """

    id: str
    menu: str
    text: str
    command: str
    keys: tuple[str, ...] = ()
    tool: str | None = None
    group: str | None = None
    checkable: bool = False
    rule: bool = False
    needs: Literal["report", "mark", "open"] | None = None
    repeats: bool = False
    in_queue: bool = False
