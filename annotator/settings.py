"""The user's settings: one frozen dataclass, one JSON file, replaced whole."""

from __future__ import annotations

import getpass
import json
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from annotator import paths

if TYPE_CHECKING:
    from pathlib import Path

THEMES = ("system", "light", "dark")
LANGUAGES = ("system", "zh_CN", "en")
NER = ("auto", "off")
ROWS = ("roomy", "compact")
BACKUPS = (0, 3, 7, 14, 30)  # daily ones that are kept; 0: none are made
ZOOMS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)  # of a hundred
MODES = (  # the values of text.views.Mode; those behind the first two convert
    *("raw", "clean", "simplified", "traditional"),
    *("simplified_from_taiwan", "traditional_of_taiwan"),
)

_HIGHEST = 4000  # pixels of a panel


@dataclass(frozen=True, slots=True)
class Settings:
    """What the program remembers between two starts; every field has a default."""

    theme: str = "system"
    language: str = "system"
    mode: str = "clean"  # how a report is shown (MODES)
    script: str = "simplified"  # what the key converts to
    rows: str = "roomy"  # how high the rows of a report are (ROWS)
    zoom: int = 100  # how large its text is (ZOOMS)
    ner: str = "off"  # whether LAC finds names where it is installed (NER)
    unsure_below: float = 0.8  # the score from which on a suggestion counts as sure, 0 to 1
    backups: int = 7  # how many daily backups are kept (BACKUPS)
    reviewer: str = ""
    last_project: str = ""
    greeted: str = ""  # "yes" once the first steps were offered and taken, or declined
    keys: dict[str, tuple[str, ...]] = field(default_factory=dict)  # by action, where changed
    recent: tuple[str, ...] = ()  # the actions last run by name, the newest first
    sort: str = "added"  # what the queue is sorted by, with "-" before it: downwards
    filters: dict[str, dict[str, Any]] = field(default_factory=dict)  # of the queue, by name
    export: dict[str, Any] = field(default_factory=dict)  # what was chosen of the last one
    searches: tuple[str, ...] = ()  # what was searched for in projects, the newest first
    dialogs: dict[str, tuple[int, int]] = field(default_factory=dict)  # how large, by kind
    window: str = ""  # base64 of Qt's saved geometry
    history: int = 0  # how high the history is, pixels; 0: it is not open
    facts: int = 0  # the same of the facts
    findings: int = 0  # the same of the findings
    layout: str = ""  # base64 of Qt's saved dock and splitter state

    def who(self) -> str:
        """Return the reviewer's name: as set, else the login name, else "reviewer"."""
        if self.reviewer:
            return self.reviewer
        try:
            return getpass.getuser()
        except (OSError, KeyError, ImportError):
            return "reviewer"


def load(path: Path | None = None) -> Settings:
    """Return the settings kept in ``path``; what is missing or unusable there has its default."""
    path = path or paths.settings_file()
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    return _checked(kept) if isinstance(kept, dict) else Settings()


def _checked(kept: dict[str, Any]) -> Settings:
    texts = {f.name for f in fields(Settings) if f.type == "str"}
    words: dict[str, Any] = {k: v for k, v in kept.items() if k in texts and isinstance(v, str)}
    settings = replace(
        Settings(**words),
        keys=_keys(kept.get("keys")),
        recent=_words(kept.get("recent")),
        searches=_words(kept.get("searches")),
        dialogs=_sizes(kept.get("dialogs")),
        history=_height(kept.get("history")),
        facts=_height(kept.get("facts")),
        findings=_height(kept.get("findings")),
        filters=_filters(kept.get("filters")),
        export=_table(kept.get("export")),
    )
    below = kept.get("unsure_below")
    if isinstance(below, int | float) and 0 <= below <= 1:
        settings = replace(settings, unsure_below=float(below))
    if kept.get("zoom") in ZOOMS:
        settings = replace(settings, zoom=kept["zoom"])
    if kept.get("backups") in BACKUPS:
        settings = replace(settings, backups=int(kept["backups"]))
    if settings.theme not in THEMES:
        settings = replace(settings, theme="system")
    if settings.language not in LANGUAGES:
        settings = replace(settings, language="system")
    if settings.ner not in NER:
        settings = replace(settings, ner="off")
    if settings.rows not in ROWS:
        settings = replace(settings, rows="roomy")
    if settings.mode not in MODES:
        settings = replace(settings, mode="clean")
    if settings.script not in MODES[2:]:
        settings = replace(settings, script="simplified")
    return settings


def _keys(kept: object) -> dict[str, tuple[str, ...]]:
    """Return the keys by action; which of them are keys at all, the window says."""
    if not isinstance(kept, dict):
        return {} if kept is None else {str(kept): ()}
    return {
        str(name): tuple(map(str, keys)) if isinstance(keys, list) else (str(keys),)
        for name, keys in kept.items()
    }


def _words(kept: object) -> tuple[str, ...]:
    return tuple(word for word in kept if isinstance(word, str)) if isinstance(kept, list) else ()


def _height(kept: object) -> int:
    return kept if type(kept) is int and 0 <= kept <= _HIGHEST else 0


def _table(kept: object) -> dict[str, Any]:
    """Return what was chosen of an export; which of it can be chosen, its form says."""
    return {str(name): value for name, value in kept.items()} if isinstance(kept, dict) else {}


def _filters(kept: object) -> dict[str, dict[str, Any]]:
    """Return the saved filters; what each asks, the queue reads."""
    if not isinstance(kept, dict):
        return {}
    return {str(name): asked for name, asked in kept.items() if isinstance(asked, dict)}


def _sizes(kept: object) -> dict[str, tuple[int, int]]:
    if not isinstance(kept, dict):
        return {}
    return {
        str(name): (size[0], size[1])
        for name, size in kept.items()
        if isinstance(size, list) and len(size) == 2 and all(isinstance(n, int) for n in size)
    }


def save(settings: Settings, path: Path | None = None) -> None:
    """Write ``settings`` to ``path`` in one step.

    Raises:
        UnwritablePlace: the file or its folder cannot be written.

    """
    kept = json.dumps(asdict(settings), ensure_ascii=False, indent=1)
    with paths.replacing(path or paths.settings_file()) as fresh:
        fresh.write_text(kept, encoding="utf-8")
