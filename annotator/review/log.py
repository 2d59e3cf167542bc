"""The log of decisions read: found by what is asked, line by line, streamed, and as JSON data."""

from __future__ import annotations

from array import array
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING, Any

from annotator.agreement.pace import LONGEST_PAUSE
from annotator.errors import BadMoment, NoSuchReport, Phrase
from annotator.model import REVIEWER, MarkChange
from annotator.review import accounts, wording
from annotator.store.changes import to_json
from annotator.text.cancel import Asked, never

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.model import Decision, LogFilter, Logged, Origin, Report
    from annotator.review.accounts import Account, Turn
    from annotator.review.session import Session
    from annotator.store.project import Transaction

_AT_ONCE, _AT_ONCE_IN_TEXT = 5000, 250  # decisions among which is looked at a time
_MOMENT = 0.1  # seconds that one looks before one tells
_KEPT = 24  # reports whose texts are kept while lines are read


@dataclass(frozen=True, slots=True)
class Line:
    """A decision as it is told: as it is logged, and what it did."""

    logged: Logged
    account: Account

    @property
    def origin(self) -> Origin | None:
        """Who suggested the mark that it was about, None where nobody did."""
        mark = self.account.mark
        return None if mark is None or mark.origin.by == REVIEWER else mark.origin

    @property
    def seconds(self) -> float | None:
        """What passed since the reviewer's act before; None after a pause, or where none was."""
        took = self.logged.seconds
        return took if took is not None and took <= LONGEST_PAUSE else None

    @property
    def pause(self) -> float | None:
        """The seconds of a pause before it, None where there was none."""
        took = self.logged.seconds
        return took if took is not None and took > LONGEST_PAUSE else None


# -- lines ----------------------------------------------------------------------------------------


class _Told:
    """Tells lines within one transaction; the reports that were read last are kept meanwhile."""

    def __init__(self, at: Transaction) -> None:
        self._at = at
        self._reports: dict[int, Report] = {}

    def line(self, logged: Logged) -> Line:
        return Line(logged, accounts.account(logged, self.report, self._at.marks.these))

    def report(self, report_id: int) -> Report:
        found = self._reports.pop(report_id, None) or self._at.reports.get(report_id)
        self._reports[report_id] = found  # the newest stands last
        if len(self._reports) > _KEPT:
            del self._reports[next(iter(self._reports))]
        return found

    def holds(self, logged: Logged, text: str) -> bool:
        """Return whether ``text`` stands in what a decision tells of, in whatever case."""
        wanted, decision = text.casefold(), logged.decision
        said = chain(
            (logged.report, accounts.named_in(decision.changes)),
            accounts.texts(decision, self.report),
            *((turn.before, turn.after) for turn in self._turns(decision)),
        )
        return any(wanted in one.casefold() for one in said)

    @staticmethod
    def _turns(decision: Decision) -> Iterator[Turn]:
        """Yield what is otherwise, of each mark too."""
        yield from accounts.turns(decision, None)
        for change in decision.changes:
            if isinstance(change, MarkChange):
                yield from accounts.turns_of(change)


def told(session: Session, wanted: LogFilter, limit: int | None = None) -> Iterator[Line]:
    """Yield the lines that are as ``wanted``, the oldest first; of many the ``limit`` newest.

    Each has its seconds. One state of the project is read, and nobody's acts wait for that.
    """
    after = 0 if limit is None else _before_newest(session, wanted, limit)
    with session.project.reading() as at:
        teller = _Told(at)
        for logged in at.log.told(wanted, after):
            if not wanted.text or teller.holds(logged, wanted.text):
                yield teller.line(logged)


def _before_newest(session: Session, wanted: LogFilter, limit: int) -> int:
    """Return the id behind which the ``limit`` newest decisions are that are as ``wanted``."""
    for part in find(session, wanted):
        if len(part) >= limit:
            return part[limit - 1] - 1 if limit else part[0]
        limit -= len(part)
    return 0


def lines(session: Session, ids: Sequence[int]) -> list[Line]:
    """Return the lines of these decisions, in this order, as far as they are there."""
    with session.project.reading() as at:
        return list(map(_Told(at).line, at.log.entries(ids)))


def find(
    session: Session,
    wanted: LogFilter,
    after: int = 0,
    until: int | None = None,
    cancelled: Asked = never,
) -> Iterator[array[int]]:
    """Yield the ids of the decisions that are as ``wanted``, the newest first, part by part.

    Those alone are looked at whose ids are over ``after`` and up to ``until``. Each part is read
    by itself, so that one may stop between two.
    """
    for first, last in _stretches(session, wanted, after, until):
        if cancelled():
            return
        yield _part(session, wanted, first, last)


@dataclass(frozen=True, slots=True)
class Looked:
    """The ids that a look at the log found, the newest first; ``left`` is where to look on.

    That is the highest id that was not looked at, 0 at the end of the log. ``newest`` is the
    highest there was.
    """

    ids: array[int]
    left: int
    newest: int


def look(
    session: Session, wanted: LogFilter, until: int | None = None, cancelled: Asked = never
) -> Looked:
    """Return what is found in a moment among the decisions with ids up to ``until``."""
    ends, ids, newest = monotonic() + _MOMENT, array("q"), _newest(session)
    left = newest if until is None else until
    for first, last in _stretches(session, wanted, 0, left):
        ids += _part(session, wanted, first, last)
        left = first
        if cancelled() or monotonic() > ends:
            break
    return Looked(ids, left, newest)


def since(session: Session, wanted: LogFilter, after: int, cancelled: Asked = never) -> Looked:
    """Return all that is found among the decisions with ids over ``after``."""
    ids, newest = array("q"), _newest(session)
    for part in find(session, wanted, after, newest, cancelled):
        ids += part
    return Looked(ids, after, newest)


def _stretches(
    session: Session, wanted: LogFilter, after: int, until: int | None
) -> Iterator[tuple[int, int]]:
    """Yield what stretches of ids to look at, from the newest on: over the one, up to the other."""
    last = _newest(session) if until is None else until
    at_once = _AT_ONCE_IN_TEXT if wanted.text else _AT_ONCE
    while last > after:
        first = max(after, last - at_once)
        yield first, last
        last = first


def _newest(session: Session) -> int:
    with session.project.reading() as at:
        return at.decisions.newest()


def _part(session: Session, wanted: LogFilter, after: int, until: int) -> array[int]:
    with session.project.reading() as at:
        found = at.log.ids(wanted, after, until)
        if not wanted.text:
            return found
        teller, entries = _Told(at), at.log.entries(found)
        return array("q", (e.decision.id for e in entries if teller.holds(e, wanted.text)))


def reviewers(session: Session) -> list[str]:
    """Return who has decided anything in the project, by name."""
    with session.project.reading() as at:
        return at.log.reviewers()


def briefly(at: Transaction, logged: Logged) -> Phrase:
    """Return what a decision did in a few words, as a part of a sentence."""
    text = _Told(at).line(logged).account.text
    rest = f": {wording.shortened(text)}" if text else ""
    return Phrase("Telling", wording.ACTS[logged.decision.act], rest)


# -- what is asked for ----------------------------------------------------------------------------


def reports_called(session: Session, name: str) -> frozenset[int]:
    """Return the ids of the reports called ``name``, or of the one whose number it is.

    Raises:
        NoSuchReport: there is none.

    """
    with session.project.reading() as at:
        found = at.reports.called(name)
        if not found and name.isdecimal():
            found = [int(name)] if int(name) in at.reports.ids() else []
    if not found:
        raise NoSuchReport(name=name)
    return frozenset(found)


def moment_of(text: str, *, last: bool = False) -> str:
    """Return a moment as decisions have them, of a day or time in ISO 8601; the ``last`` of a day.

    One that does not say where is by the clock of here.

    Raises:
        BadMoment: it is none.

    """
    try:
        found = datetime.fromisoformat(text.strip())
        if last and len(text.strip()) <= len("2020-04-28"):
            found += timedelta(days=1) - timedelta(milliseconds=1)
        return found.astimezone(UTC).isoformat(timespec="milliseconds")
    except (ValueError, OverflowError) as error:
        raise BadMoment(value=text) from error


def moment(made_at: str, *, seconds: bool = False) -> str:
    """Return when a decision was made, by the clock of here, to the minute or the second."""
    here = datetime.fromisoformat(made_at).astimezone()
    return f"{here:%Y-%m-%d %H:%M:%S}" if seconds else f"{here:%Y-%m-%d %H:%M}"


# -- as JSON ------------------------------------------------------------------------------------


def as_json(line: Line) -> dict[str, Any]:
    """Return all that is known of a line as JSON data; offsets are raw code points."""
    logged, account = line.logged, line.account
    decision, mark, origin = logged.decision, account.mark, line.origin
    report = {"id": decision.report_id, "name": logged.report}
    return {
        "id": decision.id,
        "time": decision.made_at,
        "reviewer": decision.reviewer,
        "act": decision.act.value,
        "of": None if logged.of is None else logged.of.value,
        "report": None if decision.report_id is None else report,
        "undone": logged.undone,
        "reverts": decision.reverts,
        "step": decision.step,
        "seconds": line.seconds,
        "pause": line.pause,
        "text": account.text,
        "label": account.label or None,
        "start": None if mark is None else mark.start,
        "end": None if mark is None else mark.end,
        "marks": account.marks,
        "turns": [asdict(turn) for turn in account.turns],
        "origin": None if origin is None else asdict(origin),
        "encoding": decision.encoding,
        "changes": [to_json(change) for change in decision.changes],
    }
