"""Where the tables of an export lie that are no part of its one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def beside(path: Path, what: str) -> Path:
    """Return the file of ``what`` beside that of the facts: facts.csv, facts.posts.csv."""
    return path.with_name(f"{path.stem}.{what}{path.suffix}")
