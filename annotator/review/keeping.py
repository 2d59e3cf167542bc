"""A project kept safe: copies by hand and day by day, one put back, the file made small.

Copies lie in a folder beside the project. Those that the program makes by itself bear their day as
their name; of these alone it deletes any.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from annotator.errors import UnwritablePlace, UserError
from annotator.review import rotation
from annotator.review.relabelling import Watch
from annotator.store import copies
from annotator.store.copies import Restored
from annotator.store.files import SUFFIX, locate

if TYPE_CHECKING:
    from pathlib import Path

    from annotator.review.session import Session

__all__ = ["Restored", "back_up", "back_up_daily", "compact", "place_for", "restore"]

_FOLDER = ".backups"


def place_for(project: Path, now: datetime | None = None) -> Path:
    """Return where a backup that is made ``now`` goes unless somebody says otherwise."""
    when = now or datetime.now().astimezone()
    return _folder(project) / f"{project.stem}-{when:%Y-%m-%d-%H%M%S}{SUFFIX}"


def _folder(project: Path) -> Path:
    return project.with_name(project.stem + _FOLDER)


def back_up(where: str | Path, target: Path | None = None, watch: Watch | None = None) -> Path:
    """Copy a project, which others may be working on, and return where to.

    Without a ``target`` it goes into the folder beside the project; into one that is a folder,
    under the name that it would have there.

    Raises:
        UserError: as in ``copies.back_up``.
        Cancelled: the watch said so.

    """
    project, watch = locate(where), watch or Watch()
    target = target or place_for(project)
    if target.is_dir():
        target /= place_for(project).name
    copies.back_up(project, target, watch.cancelled, watch.reached)
    return target


def restore(backup: Path, where: str | Path) -> Restored:
    """Put a copy of a backup in the place of a project, which is kept as a backup itself.

    Raises:
        UserError: as in ``copies.restore``.

    """
    project = locate(where)
    return copies.restore(backup, project, place_for(project))


def compact(where: str | Path) -> tuple[int, int]:
    """Free the room in a project that nothing takes any more; return bytes before and after.

    Raises:
        UserError: as in ``copies.compact``.

    """
    return copies.compact(locate(where))


def back_up_daily(
    session: Session, days: int, today: date, watch: Watch | None = None
) -> Path | None:
    """Make the backup of ``today``, where something was done since the last one; say where it is.

    Older ones go, but for the last ``days`` and what else ``rotation`` keeps. None where there is
    nothing to do, and for a backup itself.

    Raises:
        UserError: it cannot be made, or an older one not be deleted.
        Cancelled: the watch said so.

    """
    project = session.project.path
    if project.absolute().parent.name.endswith(_FOLDER):
        return None
    made = _daily(project)
    if today in made or not _was_worked_in(session, made):
        return None
    target = _folder(project) / f"{project.stem}-{today:%Y-%m-%d}{SUFFIX}"
    back_up(project, target, watch)
    made[today] = target
    _delete([made[day] for day in made.keys() - rotation.kept(made, days)])
    return target


def _daily(project: Path) -> dict[date, Path]:
    """Return the backups that the program made by itself, by their days."""
    name = re.compile(rf"{re.escape(project.stem)}-(\d{{4}}-\d\d-\d\d){re.escape(SUFFIX)}")
    found: dict[date, Path] = {}
    folder = _folder(project)
    try:
        there = list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return found
    except OSError as error:
        raise UnwritablePlace(path=folder, reason=error.strerror or error) from error
    for path in there:
        match = name.fullmatch(path.name)
        if match:
            with suppress(ValueError):  # there is no such day
                found[date.fromisoformat(match[1])] = path
    return found


def _was_worked_in(session: Session, made: dict[date, Path]) -> bool:
    """Return whether decisions or reports have come since the newest of the backups ``made``."""
    with session.project.reading() as at:
        now = (at.decisions.newest(), at.reports.newest())
    if not made:
        return any(now)
    try:
        last = copies.stand(made[max(made)])
    except UserError:
        return True  # it is none any more
    return now != (last.decision, last.report)


def _delete(old: list[Path]) -> None:
    """Delete these backups, but none that somebody has opened and worked in."""
    for path in sorted(old):
        try:
            if not _is_in_use(path):
                path.unlink()
        except OSError as error:
            raise UnwritablePlace(path=path, reason=error.strerror or error) from error


def _is_in_use(path: Path) -> bool:
    if copies.is_open(path):
        return True
    try:
        made_at = copies.stand(path).made_at
        worked = datetime.fromisoformat(made_at) if made_at else None
    except (UserError, ValueError):
        return False
    day = date.fromisoformat(path.stem[-10:])
    # the day is that of the clock here, the decision's that of UTC
    return worked is not None and worked.astimezone(UTC).date() > day + timedelta(days=1)
