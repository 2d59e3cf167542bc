"""Where things lie: the program's resources, the user's own folders; and files replaced whole."""

from __future__ import annotations

import os
import secrets
import shutil
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from annotator.errors import UnwritablePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_APP = "report-annotator"
_MANY = 200  # files, beyond which all that waits to be written is put on disk at once
_PACKAGE = Path(__file__).parent


def resources() -> Path:
    """Return the folder of label sets, themes and translations, in a wheel or a checkout."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def settings_file() -> Path:
    """Return where the user's settings are kept; the file need not exist."""
    return _user_folder("config", platformdirs.user_config_path) / "settings.json"


def default_project() -> Path:
    """Return the project that takes reports opened without naming one; it need not exist."""
    return _user_folder("data", platformdirs.user_data_path) / "curation.annot"


def cache() -> Path:
    """Return the folder for what can be made again, such as the segmenter's dictionary."""
    return _user_folder("cache", platformdirs.user_cache_path)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give the block a file to write, which takes the place of ``path`` if the block succeeds.

    Raises:
        UnwritablePlace: the file or its folder cannot be written; what was there is untouched.

    """
    target = Path(os.path.realpath(path))  # a link stays, and leads to what is new
    fresh: Path | None = None
    try:
        if target.exists() and not target.is_file():
            raise UnwritablePlace(path=path, reason="it is no file")
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{secrets.token_hex(8)}.new")
        fresh.touch(exist_ok=False)
        if target.exists():
            fresh.chmod(target.stat().st_mode & 0o777)
        yield fresh
        _flush(fresh)
        fresh.replace(target)
    except OSError as error:
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    finally:
        if fresh is not None:
            with suppress(OSError):
                fresh.unlink()


@contextmanager
def replacing_several(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """Give the block an empty folder to write files of these names in, which go to ``folder``.

    They take the place of those there if the block succeeds, all of them or none; one that was not
    written leaves what is there.

    Raises:
        UnwritablePlace: one of them cannot be written; what was there is untouched.

    """
    targets = {name: Path(os.path.realpath(folder / name)) for name in names}
    fresh: Path | None = None
    try:
        for name, target in targets.items():
            if target.exists() and not target.is_file():
                raise UnwritablePlace(path=folder / name, reason="it is no file")
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f".{secrets.token_hex(8)}.new"
        fresh.mkdir()
        yield fresh
        _put({fresh / name: target for name, target in targets.items() if (fresh / name).exists()})
    except OSError as error:
        first = folder / names[0]
        raise UnwritablePlace(path=first, reason=error.strerror or error) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _put(targets: dict[Path, Path]) -> None:
    """Put each file in the place of its target; where one does not succeed, all stay."""
    kept: dict[Path, Path | None] = {}
    try:
        for fresh, target in targets.items():
            _flush(fresh)
            if target.exists():
                fresh.chmod(target.stat().st_mode & 0o777)
            kept[target] = _second_name(target, fresh.with_name(f".{fresh.name}.old"))
            fresh.replace(target)
    except OSError:
        for target, old in kept.items():
            with suppress(OSError):
                if old is None:
                    target.unlink()
                else:
                    old.replace(target)
        raise


def _second_name(target: Path, name: Path) -> Path | None:
    """Give a file that is there a second name, to be put back by; None: there is none."""
    if not target.exists():
        return None
    try:
        name.hardlink_to(target)
    except OSError:  # a file system without links
        shutil.copy2(target, name)
    return name


@contextmanager
def replacing_folder(path: Path, may_go: Callable[[Path], bool]) -> Iterator[Path]:
    """Give the block an empty folder to fill, which takes the place of ``path`` if it succeeds.

    A folder that is there goes only if it is empty or ``may_go`` says so of it: else it may hold
    what was never meant to be replaced. Where the program is stopped just as the two change places,
    the old one is whole under a hidden name, and put back the next time.

    Raises:
        UnwritablePlace: the folder cannot be written, or may not go; what was there is untouched.

    """
    target = Path(os.path.realpath(path))
    fresh: Path | None = None
    old = target.with_name(f".{target.name}.old")
    try:
        if old.is_dir() and not target.exists():
            old.rename(target)
        _check_folder(target, path, may_go)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_name(f".{secrets.token_hex(8)}.new")
        fresh.mkdir()
        yield fresh
        _flush_all([inner for inner in fresh.rglob("*") if inner.is_file()])
        _swap(fresh, target, old)
    except OSError as error:
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    finally:
        if fresh is not None:
            shutil.rmtree(fresh, ignore_errors=True)


def _check_folder(target: Path, path: Path, may_go: Callable[[Path], bool]) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise UnwritablePlace(path=path, reason="it is no folder")
    if any(target.iterdir()) and not may_go(target):
        raise UnwritablePlace(path=path, reason="the folder holds other files; name a new one")


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Put ``fresh`` in the place of ``target``, which stays where that does not succeed."""
    if not target.exists():
        fresh.rename(target)
        return
    if old.is_dir():  # left over from a time when it could not be taken away
        shutil.rmtree(old)
    fresh.chmod(target.stat().st_mode & 0o777)
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _flush(path: Path) -> None:
    """Put the file on disk, lest a power cut leave its name on nothing."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_all(files: Sequence[Path]) -> None:
    """Put many files on disk: one by one, ten thousand of them take minutes."""
    sync: Callable[[], None] | None = getattr(os, "sync", None)  # not on Windows
    if sync is not None and len(files) > _MANY:
        sync()
        return
    for file in files:
        _flush(file)


def _user_folder(kind: str, standard: Callable[..., Path]) -> Path:
    """Return ``$ANNOTATOR_HOME/kind`` where that is set, else the platform's own folder."""
    home = os.environ.get("ANNOTATOR_HOME")
    return Path(home) / kind if home else standard(_APP, appauthor=False)
