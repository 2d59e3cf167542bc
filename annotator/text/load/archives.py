"""Zip archives: each member that can be read is a report, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import EmptyArchive, NestedArchive, UserError
from annotator.text.load import zips
from annotator.text.load.files import check_file, not_read
from annotator.text.load.source import Part

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from annotator.text.load.source import Choices, Source

_ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz")


def read_archive(
    path: Path,
    choices: Choices,
    cancelled: Callable[[], bool],
    read_part: Callable[[Part], Iterator[Source | UserError]],
    suffixes: tuple[str, ...],
) -> Iterator[Source | UserError]:
    """Yield the reports of each member of the zip ``path``, or an error in their place.

    Members with other endings than ``suffixes`` are passed over, and told of at the end; hidden
    ones and folders are just passed over.

    Raises:
        VanishedFile, UnreadableFile, FileTooLarge, DamagedFile: it cannot be opened.
        TooManyMembers, UnpacksTooLarge, SuspiciousArchive: it is over a limit.
        EmptyArchive: none of its members is a report.

    """
    check_file(path, zips.TOTAL_LIMIT_MB)
    found = False
    passed: list[str] = []
    with zips.opened(path, path, "ZIP") as archive:
        for member in archive.infolist():
            name = zips.member_name(member)
            if not _is_shown(name):
                continue
            if not name.lower().endswith((*suffixes, *_ARCHIVES)):
                passed.append(name)
                continue
            found = True
            shown = f"{path}/{name}"
            try:
                data = _bytes(archive, member, name, shown)
                part = Part(f"{path.name}/{name}", shown, data, choices, cancelled)
                part.stop_if_cancelled()
                yield from read_part(part)
            except UserError as error:
                yield error
    if not found:
        raise EmptyArchive(path=path, suffixes=", ".join(suffixes))
    if passed:
        yield not_read(path, passed)


def _is_shown(name: str) -> bool:
    """Return whether ``name`` is that of a file, and neither hidden nor the Mac's own notes."""
    *folders, last = name.split("/")
    hidden = any(step.startswith(".") and step not in (".", "..") for step in (*folders, last))
    return bool(last) and not hidden and "__MACOSX" not in folders


def _bytes(archive: zipfile.ZipFile, member: zipfile.ZipInfo, name: str, shown: str) -> bytes:
    zips.check_member(member, shown)
    if name.lower().endswith(_ARCHIVES):
        raise NestedArchive(path=shown)
    return zips.unpacked(archive, member, shown)
