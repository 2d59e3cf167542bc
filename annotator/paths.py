"""Where things lie: the program's resources, the user's own folders; and files replaced whole."""

from __future__ import annotations

import os
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
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield fresh
        fresh.replace(path)
    except OSError as error:
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    finally:
        with suppress(OSError):
            fresh.unlink()


def _user_folder(kind: str, standard: Callable[..., Path]) -> Path:
    """Return ``$ANNOTATOR_HOME/kind`` where that is set, else the platform's own folder."""
    home = os.environ.get("ANNOTATOR_HOME")
    return Path(home) / kind if home else standard(_APP, appauthor=False)
