"""How many actions reviewers took, and how long: read from when they decided.

An action is one step of a reviewer, whatever it changed and in however many reports; to undo it is
another. Time is what lies between two acts of a reviewer on a report, unless that is so long that
something else was done meanwhile.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.model import Act

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from annotator.model import Entry

LONGEST_PAUSE = 300  # seconds
_NO_ACTIONS = frozenset((Act.IMPORT, Act.FOLLOW_LISTS))  # of the command line; of the program


@dataclass(slots=True)
class Pace:
    """What a reviewer did on a day: decisions in effect, actions and seconds; reports done."""

    decisions: int = 0
    actions: int = 0
    seconds: float = 0.0
    done: int = 0


Paces = dict[tuple[str, str], Pace]
"""By (reviewer, day); days are ISO 8601."""


def day_of(moment: datetime) -> str:
    """Return the day on which something was done, in the time zone that it is told in."""
    return moment.date().isoformat()


def pace(entries: Iterable[Entry], in_effect: Iterable[Entry]) -> Paces:
    """Return what was done by the lines of one report's log, oldest first."""
    found: Paces = defaultdict(Pace)
    known: dict[int | None, Entry] = {}
    last: dict[str, Entry] = {}
    for one in entries:
        known[one.id] = one
        if one.act in _NO_ACTIONS:
            continue
        here, before = found[one.reviewer, day_of(one.made_at)], last.get(one.reviewer)
        last[one.reviewer] = one
        here.actions += _begins_step(one, before, known)
        if before is not None:
            pause = (one.made_at - before.made_at).total_seconds()
            here.seconds += pause if 0 <= pause <= LONGEST_PAUSE else 0
    for one in in_effect:
        if one.act not in _NO_ACTIONS:
            found[one.reviewer, day_of(one.made_at)].decisions += 1
    return found


def add(total: Paces, more: Paces) -> None:
    """Count ``more`` among ``total``."""
    for key, one in more.items():
        here = total.setdefault(key, Pace())
        here.decisions += one.decisions
        here.actions += one.actions
        here.seconds += one.seconds
        here.done += one.done


def _begins_step(one: Entry, before: Entry | None, known: dict[int | None, Entry]) -> bool:
    """Return whether an act is a step by itself or the first part of one."""
    what = known.get(one.reverts, one)
    if what.step is not None and what.step != what.id:
        return False
    if what.act is not Act.FIND_AGAIN or before is None:
        return True
    # the candidates of a long report come part by part
    return before.act is not one.act or known.get(before.reverts, before).act is not what.act
