"""Acts on how a report is read: its date and what else is known of it, rules, furniture, encoding.

Each looks for candidates again, which takes a while on a long report; so they are found outside any
transaction, where it can be cancelled, and what they change is then kept as one decision.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from annotator.errors import BadDate, NothingWritten
from annotator.model import Act, Report
from annotator.review import effects
from annotator.review.finding import find_anew, find_rest
from annotator.review.rereading import carried, reread
from annotator.suggest import LONG, Search, find
from annotator.text.cancel import never
from annotator.text.clean import ALL_RULES, View, clean
from annotator.text.load import decode_again
from annotator.text.metadata import with_date
from annotator.text.report_date import find_report_date
from annotator.text.views import Told, chosen_rules, furniture_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.model import Change, Mark, Suggestion
    from annotator.review.session import Found, Outcome, Session
    from annotator.suggest import Finder
    from annotator.text.load import Source
    from annotator.text.offsets import Span

_Cancelled = Callable[[], bool] | None


@dataclass(frozen=True, slots=True)
class Reread:
    """What an act did: its outcome, None where nothing changed; text and label of lost marks.

    ``told`` counts the marks that were changed and told of part by part, None where it was not so.
    """

    outcome: Outcome | None
    lost: tuple[tuple[str, str], ...] = ()
    told: int | None = None


def set_meta(
    session: Session,
    report_id: int,
    edits: dict[str, Any],
    cancelled: _Cancelled = None,
    finder: Finder = find,
) -> Reread:
    """Say what is known of a report; relative dates resolve against its ``report_date`` then.

    Only the keys of ``edits`` change; one whose value is None is taken away.
    """

    def changed(report: Report) -> Report:
        edited = {**report.meta, **edits}
        return replace(report, meta={k: v for k, v in edited.items() if v is not None})

    return _read_as(session, report_id, Act.SET_META, changed, cancelled, finder=finder)


def set_rules(
    session: Session,
    report_id: int,
    choices: dict[str, bool | None],
    cancelled: _Cancelled = None,
    finder: Finder = find,
) -> Reread:
    """Switch rules of clean-up on or off for a report, or, by None, to what the project says."""

    def changed(report: Report) -> Report:
        chosen = {**report.rule_choices, **choices}
        own = {name: on for name, on in chosen.items() if on is not None and name in ALL_RULES}
        rules = chosen_rules(report.kind, session.project_rules(), own)
        return replace(report, rule_choices=own, rules=rules)

    return _read_as(session, report_id, Act.SET_RULES, changed, cancelled, finder=finder)


def flip_furniture(
    session: Session,
    report_id: int,
    start: int,
    end: int,
    cancelled: _Cancelled = None,
    finder: Finder = find,
) -> Reread:
    """Make the lines of the raw span ``start``-``end`` furniture, or text again if they are."""

    def changed(report: Report) -> Report:
        return replace(report, furniture=(*report.furniture, _flipped(report, start, end)))

    return _read_as(session, report_id, Act.SET_FURNITURE, changed, cancelled, finder=finder)


def _flipped(report: Report, start: int, end: int) -> Told:
    """Return the lines as furniture, or, if all that is written on them is, as text again."""
    view = clean(report.text, report.rules)
    first, last = view.map.forward(start, max(start, end))
    first = view.text.rfind("\n", 0, first) + 1
    last = view.text.find("\n", max(first, last - 1))
    first, last = view.map.back(first, len(view.text) if last < 0 else last)
    if not view.of_raw(first, last).strip():
        raise NothingWritten
    known = furniture_of(report.text, report.rules, report.furniture)
    told = (*report.furniture, (first, last, True))
    with_them = furniture_of(report.text, report.rules, told)
    return first, last, _inked(view, known) != _inked(view, with_them)


def _inked(view: View, spans: Iterable[Span]) -> int:
    """Return how many characters with ink the raw ``spans`` show in ``view``."""
    return sum(len("".join(view.of_raw(*span).split())) for span in spans)


def find_again(
    session: Session,
    report_id: int,
    cancelled: _Cancelled = None,
    finder: Finder = find,
    found: Callable[[Found], None] | None = None,
) -> Reread:
    """Look for candidates again, by the rules and the suggesters of now.

    Where ``found`` is given, a long report's are kept and told to it part by part. Of a report
    whose candidates were not found to its end, only the rest is looked for.
    """
    with session.project.reading() as at:
        rest, length = at.reports.found_to(report_id) is not None, at.reports.length(report_id)
    if not rest and (found is None or length <= LONG):
        return _read_as(
            session, report_id, Act.FIND_AGAIN, lambda report: report, cancelled, finder=finder
        )
    changed = 0
    for part in (find_rest if rest else find_anew)(session, report_id, cancelled or never, finder):
        changed += len(part.changes)
        if found is not None:
            found(part)
    return Reread(None, told=changed)


def follow_lists(
    session: Session, report_id: int, cancelled: _Cancelled = None, finder: Finder = find
) -> Reread:
    """Look for candidates again because the word lists changed: undo passes over this.

    What takes it back is to undo the change of the lists, and to follow that.
    """
    return _read_as(
        session, report_id, Act.FOLLOW_LISTS, lambda report: report, cancelled, finder=finder
    )


def set_encoding(
    session: Session,
    report_id: int,
    encoding: str,
    cancelled: _Cancelled = None,
    finder: Finder = find,
) -> Reread:
    """Decode a report's source anew; what is known of it is found again where nobody changed it.

    Raises:
        NoSource: the report was not decoded from bytes that can be had again.
        UserError: the bytes are not text in that encoding.

    """
    with session.project.reading() as at:
        report = at.reports.get(report_id)
        source = effects.source_of(at, report_id, report)
    again = decode_again(report.name, report.kind, source, encoding)
    if again.encoding == report.encoding:
        return Reread(None)

    def changed(report: Report) -> Report:
        before = decode_again(report.name, report.kind, source, report.encoding)
        after = replace(report, text=again.text, encoding=again.encoding, confidence=1.0)
        meta = _known_of(again, report.meta, _found_in(before, report.rules), report.rules)
        structure = {(start, end, True) for start, end in before.furniture}
        flips = [told for told in report.furniture if told not in structure]
        furniture = [(start, end, True) for start, end in again.furniture]
        furniture += carried(flips, report, after, source)
        return replace(after, meta=meta, furniture=tuple(furniture))

    return _read_as(session, report_id, Act.SET_ENCODING, changed, cancelled, source, finder)


def _known_of(
    source: Source, meta: dict[str, Any], was: dict[str, Any], rules: frozenset[str]
) -> dict[str, Any]:
    """Return what ``source`` tells of itself, but for what a reviewer made otherwise."""
    found = _found_in(source, rules)
    own = {key: value for key, value in meta.items() if was.get(key) != value}
    return {k: v for k, v in found.items() if k in meta or k not in was} | own


def _found_in(source: Source, rules: frozenset[str]) -> dict[str, Any]:
    return with_date(source.meta, clean(source.text, rules).text)


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


class _ReadOtherwise(Exception):  # noqa: N818 - it is no error: the work is done again
    """Somebody has told meanwhile how the report is read."""


def _read_as(
    session: Session,
    report_id: int,
    act: Act,
    changed: Callable[[Report], Report],
    cancelled: _Cancelled,
    source: bytes | None = None,
    finder: Finder = find,
) -> Reread:
    """Find the candidates beside the reviewer's work, then keep what they change of it as it is.

    What the reviewer decides meanwhile stands. Only where the report itself is read otherwise by
    then, the candidates are found once more.
    """
    while True:
        with session.project.reading() as at:
            report = at.reports.get(report_id)
        after = changed(report)
        search = Search.by(session.word_lists(), session.labels)
        parts = finder(after, cancelled or never, search)
        found = [one for part in parts for one in part.kept]
        with suppress(_ReadOtherwise):
            return _kept(session, report_id, act, (report, after), found, source)


def _kept(
    session: Session,
    report_id: int,
    act: Act,
    reports: tuple[Report, Report],
    found: list[Suggestion],
    source: bytes | None,
) -> Reread:
    """Keep what it changes to read the first of ``reports`` as the second."""
    before, after = reports
    lost: list[tuple[str, str]] = []

    def changes(now: Report, marks: list[Mark]) -> Iterable[Change]:
        if now != before:
            raise _ReadOtherwise
        result = reread(before, after, found, marks, session.labels, source)
        lost.extend((before.text[mark.start : mark.end], mark.label) for mark in result.lost)
        return result.changes

    return Reread(session.keep(report_id, act, changes), tuple(lost))
