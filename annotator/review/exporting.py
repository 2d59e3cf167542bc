"""Records out of a project, into a file of some format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import WouldOverwrite
from annotator.formats import Record, Writing
from annotator.model import MarkStatus, ReportStatus
from annotator.review import linking
from annotator.store.files import SUFFIX

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from annotator.formats import Format
    from annotator.review.session import Session


def check_target(path: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that an export to ``path`` overwrites no project and none of its ``sources``.

    Raises:
        WouldOverwrite: it would.

    """
    taken = path.suffix.lower() == SUFFIX
    if path.exists():
        taken = taken or any(source.exists() and path.samefile(source) for source in sources)
    if taken:
        raise WouldOverwrite(path=path)


def export(
    session: Session, form: Format, path: Path, statuses: Collection[MarkStatus]
) -> tuple[int, int]:
    """Write the reports with their marks of ``statuses`` to ``path``; return (reports, marks).

    With confirmed marks alone, a report that nobody has looked at is left out: without spans it
    would claim that there is nothing in it.

    Raises:
        WouldOverwrite, UnwritablePlace: the file cannot be written; what was there is untouched.

    """
    check_target(path, [session.project.path])
    marks = 0

    def records() -> Iterator[Record]:
        nonlocal marks
        with session.project.reading() as at:
            for summary in at.queue.each():
                unseen = summary.status is ReportStatus.NEW and not summary.confirmed
                if unseen and MarkStatus.SUGGESTED not in statuses:
                    continue
                marked = at.marks.of_report(summary.id, summary.length)
                kept = [m for m in marked if m.status in statuses]
                marks += len(kept)
                links = linking.links_between(kept, at.relations.of_report(summary.id))
                yield Record(at.reports.get(summary.id), tuple(kept), links)

    return form.writer()(records(), path, Writing(labels=session.labels)), marks
