"""Where things lie: the program's resources, the user's own folders; and files replaced whole."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from annotator.errors import UnwritablePlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_APP = "report-annotator"
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


def _flush(path: Path) -> None:
    """Put the file on disk, lest a power cut leave its name on nothing."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _user_folder(kind: str, standard: Callable[..., Path]) -> Path:
    """Return ``$ANNOTATOR_HOME/kind`` where that is set, else the platform's own folder."""
    home = os.environ.get("ANNOTATOR_HOME")
    return Path(home) / kind if home else standard(_APP, appauthor=False)
