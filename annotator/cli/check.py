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
    from annotator.model import Report

NAME = "check"
HELP = "print where the numbers and dates of reports, or of a project, do not add up"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files, folders, or projects")
    reading_arguments(parser)
    ner_argument(parser)
    parser.add_argument("--all", action="store_true", help="print what was dismissed too")
    parser.add_argument("--holds", action="store_true", help="print what adds up, too")
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the findings and return 1 where a report was refused, else 0."""
    refused: list[UserError] = []
    found = [
        (report, one)
        for report, all_found in _checked(options, refused)
        for one in all_found
        if _is_wanted(one, options)
    ]
    if options.json:
        print(json.dumps([_data(*one) for one in found], ensure_ascii=False, indent=1))
    else:
        for report, one in found:
            line = line_of(report.text, one.finding.start)
            print(f"{report.name}:{line}: {one.finding} ({_rule(one)}){_ruling(one)}")
        if not found:
            print("Nothing was found that does not add up.")
    return 1 if any(not error.harmless for error in refused) else 0


def _is_wanted(one: Checked, options: argparse.Namespace) -> bool:
    if one.finding.severity is Severity.HOLDS:
        return bool(options.holds)
    return one.is_open or bool(options.all)


def _rule(one: Checked) -> str:
    """Return the rule of a finding, and whether what it looks at holds."""
    holds = one.finding.severity is Severity.HOLDS
    return f"{one.finding.rule}, holds" if holds else one.finding.rule


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


def _ruling(one: Checked) -> str:
    """Return what a reviewer made of a finding, as it stands behind its line."""
    if one.judgement is None:
        return ""
    told = [one.judgement.ruling.value, one.judgement.reason]
    return f" [{': '.join(filter(None, told))}]"


def _data(report: Report, one: Checked) -> dict[str, Any]:
    """Return a finding as JSON data; offsets are raw code points."""
    finding, judgement = one.finding, one.judgement
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
        "ruling": None if judgement is None else judgement.ruling.value,
        "reason": "" if judgement is None else judgement.reason,
    }
