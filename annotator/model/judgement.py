"""What a reviewer made of a finding: a fault indeed, or rightly let be, with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ruling(StrEnum):
    """Whether a finding is right; the values stand in files and in the database."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A reviewer's ruling on one finding; ``reason`` may be empty."""

    ruling: Ruling
    reason: str = ""
