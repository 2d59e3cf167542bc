"""Facts and posts out of a project, or of files, as tables: chosen, counted, written as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.formats.fact_tables import Pivot
from annotator.model import MarkStatus
from annotator.review.exporting import check_target
from annotator.review.facts import of_project
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.formats.fact_tables import FactFormat, Period
    from annotator.model import ReportFacts
    from annotator.review.session import Session
    from annotator.text.cancel import Asked

_CONFIRMED = frozenset({MarkStatus.CONFIRMED})


@dataclass(frozen=True, slots=True)
class FactChoice:
    """Which facts and posts are meant: by the status of the number, or of person and title.

    ``reviewed`` leaves those alone of which a reviewer has said, or accepted, every part.
    """

    statuses: frozenset[MarkStatus] = _CONFIRMED
    reviewed: bool = False

    def of(self, told: ReportFacts) -> ReportFacts:
        """Return those of a report's facts and posts that are meant."""
        facts = tuple(
            one
            for one in told.facts
            if one.mark.status in self.statuses and (one.is_sure or not self.reviewed)
        )
        posts = tuple(
            one
            for one in told.posts
            if {one.person.status, one.title.status} <= self.statuses
            and (one.is_sure or not self.reviewed)
        )
        return replace(told, facts=facts, posts=posts)


EVERY = FactChoice(frozenset({MarkStatus.CONFIRMED, MarkStatus.SUGGESTED}))
"""All that nobody has rejected."""


@dataclass(slots=True)
class WrittenFacts:
    """How many reports with how many facts and posts went out, and the files."""

    reports: int = 0
    facts: int = 0
    posts: int = 0
    files: list[Path] = field(default_factory=list)

    def take(self, found: Iterable[ReportFacts]) -> Iterator[ReportFacts]:
        """Count what passes; reports without any do not."""
        for told in found:
            if told.facts or told.posts:
                self.reports += 1
                self.facts += len(told.facts)
                self.posts += len(told.posts)
                yield told


def write_facts(
    found: Iterable[ReportFacts],
    form: FactFormat,
    path: Path,
    choice: FactChoice = EVERY,
    by: Period | None = None,
    sources: Sequence[Path] = (),
) -> WrittenFacts:
    """Write what ``choice`` leaves of the facts and posts ``found``, as ``form`` does, to ``path``.

    ``by`` asks for a pivot with dates as fine as that beside them. ``sources`` are files that must
    not be overwritten.

    Raises:
        WouldOverwrite, UnwritablePlace: the file cannot be there; what was there is untouched.
        MissingExtra: the format needs what is not installed.

    """
    check_target(path, sources)
    done = WrittenFacts()
    pivot = None if by is None else Pivot(by)
    done.files = form.write(done.take(map(choice.of, found)), path, pivot)
    return done


def export_facts(
    session: Session,
    form: FactFormat,
    path: Path,
    choice: FactChoice,
    by: Period | None = None,
    *,
    reached: Callable[[int, int], object] = lambda _done, _total: None,
    cancelled: Asked = never,
) -> WrittenFacts:
    """Write the facts and posts of a project, report by report in the order of the queue.

    ``reached`` is told of reports done, and of how many. Errors are as in ``write_facts``.

    Raises:
        Cancelled: it was; what was there is untouched.

    """
    ids = session.queue_ids()

    def followed() -> Iterator[ReportFacts]:
        for done, told in enumerate(of_project(session, ids), 1):
            if cancelled():
                raise Cancelled
            yield told
            reached(done, len(ids))

    return write_facts(followed(), form, path, choice, by, [session.project.path])
