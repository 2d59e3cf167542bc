"""What does not add up in a report: a finding, with the places that show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Severity(StrEnum):
    """How sure it is that something is wrong; HOLDS where it adds up, which is evidence too."""

    FAULT = "fault"
    HINT = "hint"
    HOLDS = "holds"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that does not add up, or does; ``str()`` of it is the sentence in English.

    ``evidence`` holds the raw spans it rests on, in text order, at least one. ``template`` is a
    sentence with the names of ``facts`` in braces, so that the window can translate it.
    """

    rule: str
    severity: Severity
    evidence: tuple[tuple[int, int], ...]
    template: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> str:
        """What it is told by: its rule, its places and its figures, whatever the wording.

        Where one of them changes, it is another finding, on which nobody has ruled yet.
        """
        places = ",".join(f"{start}-{end}" for start, end in self.evidence)
        return "|".join((self.rule, places, *self.facts.values()))

    @property
    def start(self) -> int:
        """Where its evidence begins, in raw code points."""
        return self.evidence[0][0]

    @property
    def end(self) -> int:
        """Where its evidence ends."""
        return max(end for _, end in self.evidence)

    def __str__(self) -> str:
        return self.template.format(**self.facts)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place in one report of a project; offsets are raw. ``value`` is what is said there."""

    report_id: int
    uid: str
    report: str
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class ProjectFinding:
    """Something that reports of a project say differently; ``str()`` of it is in English.

    ``places`` hold two at least, in the order of the queue. The rest is as in a Finding.
    """

    rule: str
    severity: Severity
    places: tuple[Elsewhere, ...]
    template: str
    facts: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def key(self) -> str:
        """What it is told by: its rule, its places and what is said there."""
        told = (f"{one.uid}:{one.start}-{one.end}={one.value}" for one in self.places)
        return "|".join((self.rule, *sorted(told)))

    def __str__(self) -> str:
        return self.template.format(**self.facts)
