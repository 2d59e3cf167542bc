"""Faults that are known: those of seeds/README.md, and reports with one figure changed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.cli.suggest import records
from annotator.model import Severity
from annotator.review.checking import findings_of
from annotator.review.facts import numbered
from annotator.text.clean import clean
from tests.checkout import ROOT, SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.formats import Record
    from annotator.model import Finding, Mark

DATA = ROOT / "tests" / "data" / "checks"
SEEDS = ROOT / "seeds"
REAL = SHARED / "reports"
DEVELOPMENT = ROOT / "tests" / "data" / "marked" / "development"
DATED = ROOT / "tests" / "data" / "dates"
_REAL_NAME = 4  # signs that the name of a real report begins with: 004_


@dataclass(frozen=True)
class Fault:
    """A fault of a sample report: the rule that finds it, and words of its evidence."""

    report: str
    rule: str
    words: str

    def is_found_in(self, record: Record, findings: Iterable[Finding]) -> bool:
        """Return whether one of the findings is it."""
        text = record.report.text
        return any(
            one.rule == self.rule
            and record.report.name.startswith(self.report)
            and any(self.words in clean(text[start:end]).text for start, end in one.evidence)
            for one in findings
        )


@dataclass(frozen=True)
class Copy:
    """A report with one figure changed, and the rules of which one should find it."""

    report: str
    old: str
    new: str
    rules: tuple[str, ...]

    @property
    def is_real(self) -> bool:
        """Whether the report is one of ../shared."""
        return len(self.report) == _REAL_NAME

    def place(self) -> int:
        """Return where in the raw text the figure stands."""
        text = self.original()
        assert text.count(self.old) == 1, self
        return text.index(self.old)

    def original(self) -> str:
        """Return the raw text of the report."""
        (path,) = (REAL if self.is_real else SEEDS).glob(f"{self.report}*.txt")
        (found,) = records([path], [])
        return found.report.text

    def record(self, gold: Iterable[Mark] = ()) -> Record:
        """Return the copy with our suggestions, or with ``gold`` where nothing was changed."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{self.report}copy.txt"
            path.write_bytes(self.original().replace(self.old, self.new).encode())
            (found,) = records([path], [])
        start = self.place()
        end = start + len(self.old)
        kept = [one for one in gold if one.end <= start or end <= one.start]
        if not kept:
            return found
        assert len(self.old) == len(self.new), "else what is marked by hand stands elsewhere"
        ours = [one for one in found.marks if one.start < end and start < one.end]
        return replace(found, marks=sorted([*kept, *ours], key=lambda one: one.start))

    def is_found_in(self, findings: Iterable[Finding]) -> bool:
        """Return whether a rule that should has found the figure."""
        start = self.place()
        end = start + len(self.new)
        return any(
            one.rule in self.rules and any(a < end and start < b for a, b in one.evidence)
            for one in findings
        )


def _table(name: str) -> list[dict[str, str]]:
    return next(iter(tomllib.loads((DATA / name).read_text("utf-8")).values()))


FAULTS = [Fault(**row) for row in _table("planted.toml")]
COPIES = [Copy(**{**row, "rules": tuple(row["rules"])}) for row in _table("copies.toml")]


def alarms(record: Record) -> list[Finding]:
    """Return what does not add up in a record, hints too."""
    return [one for one in findings(record) if one.severity is not Severity.HOLDS]


def findings(record: Record) -> list[Finding]:
    """Return what does not add up in a record, and what does."""
    return findings_of(record.report, numbered(record.marks))


def reports(folder: Path) -> list[Record]:
    """Return the reports of a folder with our suggestions."""
    return list(records([folder], []))
