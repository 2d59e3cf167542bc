"""Reports dealt out to parts for training and testing, alike in their labels, one after the other.

Each report, as they come, goes to the part that is shortest of what it has. What came before stays
where it is, so that a part that was tested on is never trained on after reports were added.

This is iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011) made for a stream.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import BadSplit

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = {2: ("train", "test"), 3: ("train", "dev", "test")}
"""What the parts are called, by how many there are."""

_AS_GOOD = 0.25  # of a report: by less a part is not shorter than another
_LEEWAY = 50  # a part may have its share and a report more, and of every so many one more
_HIGHEST = 10**6
_REPORT = ""  # no label: each report has one of it


@dataclass(frozen=True, slots=True)
class Split:
    """Into which parts reports go: ``shares`` are of their sum, two or three, none of them zero."""

    shares: tuple[int, ...]
    seed: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """What the parts are called, as they follow one another."""
        return NAMES[len(self.shares)]

    def __str__(self) -> str:
        return "/".join(map(str, self.shares))


def parse(text: str, seed: int = 0) -> Split:
    """Return the split that is written as ``80/10/10``.

    Raises:
        BadSplit: it is none.

    """
    parts = text.split("/")
    if len(parts) not in NAMES or not all(part.isascii() and part.isdigit() for part in parts):
        raise BadSplit(value=text)
    shares = tuple(map(int, parts))
    if not all(0 < share <= _HIGHEST for share in shares):
        raise BadSplit(value=text)
    return Split(shares, seed)


class Dealer:
    """Deals reports out; whoever deals the same ones in the same order deals them alike."""

    def __init__(self, split: Split) -> None:
        self._split = split
        self._shares = [share / sum(split.shares) for share in split.shares]
        self._all: Counter[str] = Counter()  # of each label, in all reports so far
        self._squares: Counter[str] = Counter()  # and the sum of the squares of each report's
        self._parts: list[Counter[str]] = [Counter() for _ in self._shares]

    def deal(self, sha256: str, labels: Mapping[str, int]) -> int:
        """Return the place of the part into which a report goes that has so many of each label."""
        has = {label: count for label, count in sorted(labels.items()) if count > 0} | {_REPORT: 1}
        for label, count in has.items():
            self._all[label] += count
            self._squares[label] += count * count
        open_to = [part for part in range(len(self._parts)) if self._has_room(part)]
        short = {part: self._short(part, has) for part in open_to}
        best = max(short.values())
        as_good = [part for part in open_to if short[part] >= best - _AS_GOOD]
        drawn = hashlib.sha256(f"{self._split.seed}:{sha256}".encode()).digest()
        chosen = as_good[int.from_bytes(drawn) % len(as_good)]
        self._parts[chosen].update(has)
        return chosen

    def _has_room(self, part: int) -> bool:
        """Return whether the part would not have too many reports with one more."""
        total = self._all[_REPORT]
        most = self._shares[part] * total + 1 + total / _LEEWAY
        return self._parts[part][_REPORT] + 1 <= most

    def _short(self, part: int, has: Mapping[str, int]) -> float:
        """Return by how many reports like this one the part is short of its share.

        What the report has much of counts more, and so does what others have little of: to give it
        to the part that is shortest leaves the parts as near to their shares as can be, in squares.
        """
        weights = {label: count * count / self._squares[label] for label, count in has.items()}
        short = sum(
            weights[label]
            * (self._shares[part] * self._all[label] - self._parts[part][label])
            / count
            for label, count in has.items()
        )
        return short / sum(weights.values())
