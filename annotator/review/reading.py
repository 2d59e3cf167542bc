"""Acts on how a report is read: its date and what else is known of it, rules, furniture, encoding.

Each looks for candidates again, which takes a while on a long report; so it is prepared outside any
transaction, can be cancelled, and is then kept as one decision.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.errors import BadDate, NoSource
from annotator.model import Act, Report
from annotator.review import effects
from annotator.review.rereading import reread
from annotator.text.clean import clean
from annotator.text.load import decode_again
from annotator.text.report_date import find_report_date
from annotator.text.views import Told, chosen_rules, furniture_of

if TYPE_CHECKING:
    from annotator.review.session import Outcome, Session

_Cancelled = Callable[[], bool] | None
DECODED_KINDS = ("text", "markdown", "html")
"""The kinds of reports whose encoding can be told otherwise."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What an act did: its outcome, None where nothing changed, and the texts of lost marks."""

    outcome: Outcome | None
    lost: tuple[str, ...] = ()


def set_meta(
    session: Session, report_id: int, meta: dict[str, Any], cancelled: _Cancelled = None
) -> Reread:
    """Say what is known of a report; relative dates resolve against its ``report_date`` then."""
    return _read_as(session, report_id, Act.SET_META, lambda r: replace(r, meta=meta), cancelled)


def set_rules(
    session: Session, report_id: int, choices: dict[str, bool], cancelled: _Cancelled = None
) -> Reread:
    """Switch rules of clean-up on or off for a report; one not in ``choices`` is as elsewhere."""
    with session.project.reading() as at:
        of_project = at.reports.project_rules()

    def changed(report: Report) -> Report:
        rules = chosen_rules(report.kind, of_project, choices)
        return replace(report, rule_choices=choices, rules=rules)

    return _read_as(session, report_id, Act.SET_RULES, changed, cancelled)


def flip_furniture(
    session: Session, report_id: int, start: int, end: int, cancelled: _Cancelled = None
) -> Reread:
    """Make the lines of the raw span ``start``-``end`` furniture, or text again if they are."""

    def changed(report: Report) -> Report:
        return replace(report, furniture=(*report.furniture, _flipped(report, start, end)))

    return _read_as(session, report_id, Act.SET_FURNITURE, changed, cancelled)


def _flipped(report: Report, start: int, end: int) -> Told:
    view = clean(report.text, report.rules)
    first, last = view.map.forward(start, max(start, end))
    first = view.text.rfind("\n", 0, first) + 1
    last = view.text.find("\n", max(first, last - 1))
    first, last = view.map.back(first, len(view.text) if last < 0 else last)
    known = furniture_of(report.text, report.rules, report.furniture)
    return first, last, not any(a < last and first < b for a, b in known)


def find_again(session: Session, report_id: int, cancelled: _Cancelled = None) -> Reread:
    """Look for candidates again, by the rules and the suggesters of now."""
    return _read_as(session, report_id, Act.FIND_AGAIN, lambda report: report, cancelled)


def set_encoding(
    session: Session, report_id: int, encoding: str, cancelled: _Cancelled = None
) -> Reread:
    """Decode a report's source anew; what is known of it is found again where nobody changed it.

    Raises:
        NoSource: the report was not decoded from bytes that are there.
        UserError: the bytes are not text in that encoding.

    """
    with session.project.reading() as at:
        report = at.reports.get(report_id)
        if report.kind not in DECODED_KINDS:
            raise NoSource(name=report.name)
        source = effects.source_of(at, report_id, report)
    again = decode_again(report.name, source, encoding)
    before = decode_again(report.name, source, report.encoding)

    def changed(report: Report) -> Report:
        found = {**again.meta, **_date_of(again.text, report.rules)}
        was = {**before.meta, **_date_of(before.text, report.rules)}
        own = {key: value for key, value in report.meta.items() if was.get(key) != value}
        told = tuple((start, end, True) for start, end in again.furniture)
        return replace(
            report,
            text=again.text,
            encoding=again.encoding,
            meta={**found, **own},
            furniture=told,
        )

    return _read_as(session, report_id, Act.SET_ENCODING, changed, cancelled, source)


def _date_of(text: str, rules: frozenset[str]) -> dict[str, str]:
    date = find_report_date(clean(text, rules).text)
    return {} if date is None else {"report_date": date}


def typed_date(text: str) -> str | None:
    """Return the day, ISO 8601, of what a reviewer types (2020年4月28日), None for nothing.

    Raises:
        BadDate: it is no full date.

    """
    text = text.strip()
    if not text:
        return None
    found = find_report_date(text)
    if found is None:
        raise BadDate(value=text)
    return found


def set_project_rules(session: Session, choices: dict[str, bool]) -> None:
    """Switch rules of clean-up on or off for all reports that do not say otherwise.

    Marks stay where they are; candidates are found by the new rules from now on.
    """
    with session.project.writing() as at:
        at.reports.set_project_rules(choices)


def _read_as(
    session: Session,
    report_id: int,
    act: Act,
    changed: Callable[[Report], Report],
    cancelled: _Cancelled,
    source: bytes | None = None,
) -> Reread:
    with session.project.reading() as at:
        report, marks = at.reports.get(report_id), at.marks.of_report(report_id)
        seen = at.decisions.newest(report_id)
    found = reread(report, changed(report), marks, session.labels, cancelled, source)
    outcome = session.keep(report_id, act, found.changes, seen)
    lost = [f"{report.text[mark.start : mark.end]} ({mark.label})" for mark in found.lost]
    return Reread(outcome, tuple(lost))
