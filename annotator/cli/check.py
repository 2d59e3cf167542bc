"""``annotator check``: what does not add up in reports, or in a project's, or between them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.checks import RULES
from annotator.checks.across import IGNORE, NAMES, Across
from annotator.cli.suggest import choices_of, ner_argument, reading_arguments, records
from annotator.model import Severity
from annotator.review import Session
from annotator.review.checking import Checked, findings_of_record, is_project, of_project
from annotator.review.facts import facts_of_record
from annotator.review.project_checking import CheckedAcross, across
from annotator.suggest import finder
from annotator.text.lines import line_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from annotator.errors import UserError
    from annotator.model import Judgement, Report

    _Found = tuple[Report, list[Checked]] | CheckedAcross

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
    lines: list[str] = []
    data: list[dict[str, Any]] = []
    for found in _checked(options, refused):
        if isinstance(found, CheckedAcross):
            if found.is_open or options.all:
                lines.append(_line_across(found))
                data.append(_data_across(found))
            continue
        report, all_found = found
        wanted = [one for one in all_found if _is_wanted(one, options)]
        lines += [_line(report, one) for one in wanted]
        data += [_data(report, one) for one in wanted]
    if options.json:
        print(json.dumps(data, ensure_ascii=False, indent=1))
    else:
        print("\n".join(lines) or "Nothing was found that does not add up.")
    return 1 if any(not error.harmless for error in refused) else 0


def _is_wanted(one: Checked, options: argparse.Namespace) -> bool:
    if one.finding.severity is Severity.HOLDS:
        return bool(options.holds)
    return one.is_open or bool(options.all)


def _rule(one: Checked) -> str:
    """Return the rule of a finding, and whether what it looks at holds."""
    holds = one.finding.severity is Severity.HOLDS
    return f"{one.finding.rule}, holds" if holds else one.finding.rule


def _checked(options: argparse.Namespace, refused: list[UserError]) -> Iterator[_Found]:
    """Yield what is in each report, then what reports say against each other."""
    files = []
    for path in options.paths:
        if is_project(path):
            yield from _of_project(path)
        else:
            files.append(Path(path))
    look, between = finder(ner=options.ner), Across()
    all_records = records(files, refused, choices_of(options), look)
    for number, record in enumerate(all_records, 1):
        yield record.report, findings_of_record(record)
        between.add(number, facts_of_record(record))
    yield from map(CheckedAcross, between.findings())


def _of_project(path: str) -> Iterator[_Found]:
    session = Session.open(path, settings.load().who())
    try:
        yield from of_project(session)
        yield from across(session)
    finally:
        session.close()


def _line(report: Report, one: Checked) -> str:
    line, told = line_of(report.text, one.finding.start), _ruling(one.judgement)
    return f"{report.name}:{line}: {one.finding} ({_rule(one)}){told}"


def _line_across(one: CheckedAcross) -> str:
    reports = {place.report_id: place.report for place in one.finding.places}
    names = ", ".join(reports.values())
    return f"{names}: {one.finding} ({one.finding.rule}){_ruling(one.judgement)}"


def _ruling(judgement: Judgement | None) -> str:
    """Return what a reviewer made of a finding, as it stands behind its line."""
    if judgement is None:
        return ""
    told = [judgement.ruling.value, judgement.reason]
    return f" [{': '.join(filter(None, told))}]"


def _data(report: Report, one: Checked) -> dict[str, Any]:
    """Return a finding as JSON data; offsets are raw code points."""
    finding = one.finding
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
        **_ruled(one.judgement),
    }


def _data_across(one: CheckedAcross) -> dict[str, Any]:
    """Return what reports say against each other as JSON data; offsets are raw code points."""
    finding = one.finding
    return {
        "places": [
            {"report": place.report, "start": place.start, "end": place.end, "text": place.value}
            for place in finding.places
        ],
        "rule": finding.rule,
        "name": NAMES[finding.rule],
        "ignore": IGNORE[finding.rule],
        "severity": finding.severity.value,
        "text": str(finding),
        "facts": dict(finding.facts),
        **_ruled(one.judgement),
    }


def _ruled(judgement: Judgement | None) -> dict[str, str | None]:
    return {
        "ruling": None if judgement is None else judgement.ruling.value,
        "reason": "" if judgement is None else judgement.reason,
    }
