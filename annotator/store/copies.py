"""A project as a whole: copied while others work on it, put back, and made small.

Only SQLite opens a project (see ``project``), and nothing half-made ever has a project's name.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from annotator import paths
from annotator.errors import (
    AlreadyThere,
    BackupOfItself,
    DamagedProject,
    LockedProject,
    NotAProject,
    UnwritablePlace,
)
from annotator.store import dialect
from annotator.store.files import (
    SUFFIX,
    check_file,
    check_no_leftover,
    is_there,
    publish,
    sweep,
)
from annotator.store.project import examine, open_project
from annotator.text.cancel import never

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from annotator.text.cancel import Asked


class Stand(NamedTuple):
    """How far the work in a project is: its newest decision, when that was made, newest report."""

    decision: int
    made_at: str
    report: int


@dataclass(frozen=True, slots=True)
class Restored:
    """What became of what was there before: where it is ``kept``, None: there was nothing.

    ``sure`` says whether it could be told that nobody has it open.
    """

    kept: Path | None
    sure: bool = True


def back_up(
    project: Path,
    target: Path,
    cancelled: Asked = never,
    reached: Callable[[int, int], object] = lambda _done, _all: None,
) -> None:
    """Write a copy of the project as it is at one moment to ``target``, in place of an older one.

    Raises:
        BackupOfItself, AlreadyThere, LeftOver: ``target`` is the project, something else than a
            project, or one that is in use.
        DamagedProject: the project is not whole; what was at ``target`` is untouched.
        UnwritablePlace: it cannot be written.
        Cancelled: it was.

    """
    check_file(project)
    _check_target(project, target)
    with paths.replacing(target) as fresh:
        try:
            dialect.copy(project, fresh, cancelled, reached)
        except DamagedProject as error:
            raise DamagedProject(path=project, reason=error.params["reason"]) from error
        except NotAProject as error:
            raise NotAProject(path=project) from error


def _check_target(project: Path, target: Path) -> None:
    if not is_there(target):
        check_no_leftover(target)
        return
    if target.samefile(project):
        raise BackupOfItself(path=target)
    if is_open(target):
        raise LockedProject(path=target)
    try:
        stand(target)
    except (NotAProject, DamagedProject) as error:
        raise AlreadyThere(path=target) from error


def stand(path: Path) -> Stand:
    """Return how far the work in a backup is; the file is read as it lies, by nobody else's leave.

    Raises:
        NotAProject, DamagedProject, UnreadableFile: it is no project.

    """
    check_file(path)
    with dialect.as_it_lies(path) as plain:
        dialect.check_plain_owner(plain, path)
        try:
            (report,) = plain.execute("SELECT coalesce(max(id), 0) FROM report").fetchone()
            newest = "SELECT id, made_at FROM decision ORDER BY id DESC LIMIT 1"
            decision, made_at = plain.execute(newest).fetchone() or (0, "")
        except dialect.Failed as error:
            raise DamagedProject(path=path, reason=error) from error
    return Stand(int(decision), str(made_at), int(report))


def is_open(path: Path) -> bool:
    """Return whether the log of somebody who works in it, or did, lies beside a project."""
    return any(is_there(path.with_name(path.name + suffix)) for suffix in dialect.COMPANIONS)


def restore(backup: Path, project: Path, keep_as: Path) -> Restored:
    """Put a copy of ``backup`` in the place of ``project``; what is there is kept as ``keep_as``.

    Raises:
        UserError: the backup is no project or damaged, somebody has the project open, or it cannot
            be written; all is as it was then.

    """
    check_file(backup)
    if project.suffix.lower() != SUFFIX:
        raise NotAProject(path=project)
    if is_there(project) and project.samefile(backup):
        raise BackupOfItself(path=backup)
    fresh = project.with_name(f".{keep_as.stem}.new")
    try:
        with paths.replacing(fresh) as made:
            dialect.copy(backup, made)
        examine(fresh)
        if is_there(project):
            return _exchange(fresh, project, keep_as)
        check_no_leftover(project)
        publish(fresh, project)
        return Restored(None)
    except OSError as error:
        raise UnwritablePlace(path=project, reason=error.strerror or error) from error
    finally:
        sweep(fresh)


def _exchange(fresh: Path, project: Path, keep_as: Path) -> Restored:
    """Give ``project`` the contents of ``fresh``, and what is there the name ``keep_as``."""
    try:
        with dialect.as_it_lies(project) as plain:  # SQLite would clear away the log of a ruin
            dialect.check_readable(plain)
        with dialect.alone(project) as held:
            if os.name == "nt":  # which lets nobody replace a file that is open
                held.close()
            _swap(fresh, project, keep_as)
        return Restored(keep_as)
    except (NotAProject, DamagedProject):
        keep_as.parent.mkdir(parents=True, exist_ok=True)
        for suffix in dialect.COMPANIONS:  # SQLite would replay them into the other file
            beside = project.with_name(project.name + suffix)
            if is_there(beside):
                beside.replace(keep_as.with_name(keep_as.name + suffix))
        _swap(fresh, project, keep_as)
        return Restored(keep_as, sure=False)


def _swap(fresh: Path, project: Path, keep_as: Path) -> None:
    """Let there be a project at every moment, where the file system can."""
    moved = False
    keep_as.parent.mkdir(parents=True, exist_ok=True)
    try:
        keep_as.hardlink_to(project)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        project.rename(keep_as)
        moved = True
    try:
        fresh.replace(project)
    except OSError:
        if moved:
            keep_as.rename(project)
        else:
            keep_as.unlink()  # two names of one project would each get a log of its own
        raise


def compact(project: Path) -> tuple[int, int]:
    """Free the room in the project that nothing takes any more; return bytes before and after.

    Raises:
        UserError: it is no project, somebody is writing it, or there is no room for the work.

    """
    open_project(project).close()
    before = size(project)
    dialect.shrink(project)
    return before, size(project)


def size(project: Path) -> int:
    """Return how many bytes the project takes, with what lies beside it."""
    found = 0
    for suffix in ("", *dialect.COMPANIONS[:1]):
        with suppress(OSError):
            found += project.with_name(project.name + suffix).stat().st_size
    return found
