"""``annotator check``: what does not add up in reports, or in a project's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.checks import RULES
from annotator.cli.suggest import choices_of, ner_argument, reading_arguments, records
from annotator.model import Severity
from annotator.review import Session
from annotator.review.checking import Checked, findings_of_record, is_project, of_project
from annotator.suggest import finder
from annotator.text.lines import line_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from annotator.errors import UserError
    from annotator.model import Finding, Report

NAME = "check"
HELP = "print where the numbers and dates of reports, or of a project, do not add up"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or projects")
    reading_arguments(parser)
    ner_argument(parser)
    parser.add_argument("--holds", action="store_true", help="print what adds up, too")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the findings and return 1 where a report was refused, else 0."""
    refused: list[UserError] = []
    found = [
        (report, one.finding)
        for report, all_found in _checked(options, refused)
        for one in all_found
        if one.is_open or (options.holds and one.finding.severity is Severity.HOLDS)
    ]
    if options.json:
        print(json.dumps([_data(*one) for one in found], ensure_ascii=False, indent=1))
    else:
        for report, finding in found:
            line = line_of(report.text, finding.start)
            holds = ", holds" if finding.severity is Severity.HOLDS else ""
            print(f"{report.name}:{line}: {finding} ({finding.rule}{holds})")
        if not found:
            print("Nothing was found that does not add up.")
    return 1 if any(not error.harmless for error in refused) else 0


def _checked(
    options: argparse.Namespace, refused: list[UserError]
) -> Iterator[tuple[Report, list[Checked]]]:
    files = []
    for path in options.paths:
        if is_project(path):
            yield from _of_project(path)
        else:
            files.append(Path(path))
    look = finder(ner=options.ner)
    for record in records(files, refused, choices_of(options), look):
        yield record.report, findings_of_record(record)


def _of_project(path: str) -> Iterator[tuple[Report, list[Checked]]]:
    session = Session.open(path, settings.load().who())
    try:
        yield from of_project(session)
    finally:
        session.close()


def _data(report: Report, finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON data; offsets are raw code points."""
    return {
        "report": report.name,
        "rule": finding.rule,
        "name": RULES[finding.rule].name,
        "ignore": RULES[finding.rule].ignore,
        "severity": finding.severity.value,
        "start": finding.start,
        "end": finding.end,
        "evidence": [
            {"start": start, "end": end, "text": report.text[start:end]}
            for start, end in finding.evidence
        ],
        "text": str(finding),
        "facts": dict(finding.facts),
    }
