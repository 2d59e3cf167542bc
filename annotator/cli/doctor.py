"""``annotator doctor``: what this machine lacks, and how to get it."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from annotator import __version__, paths, settings
from annotator.cli.machine import display_problem, missing_libraries
from annotator.suggest import lac, plugins, uses_ner
from annotator.text import segment

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

NAME = "doctor"
HELP = "tell what this machine lacks to run the program, and how to get it"

_OLDEST_SQLITE = (3, 37, 0)
_PROBE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: what was found, whether it will do, and else what to do."""

    name: str
    ok: bool
    found: str
    remedy: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("--json", action="store_true", help="print the checks as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the checks and return 1 where one fails, else 0."""
    checks = [
        _python(),
        _sqlite(),
        _full_text(),
        _segmenter(),
        _ner(),
        *_window(),
        _display(),
        *_places(),
        *_plugins(),
    ]
    if options.json:
        print(json.dumps([asdict(check) for check in checks], ensure_ascii=False, indent=1))
    else:
        for check in checks:
            print(f"{'ok  ' if check.ok else 'LACK'}  {check.name}: {check.found}")
            if not check.ok:
                print(f"      {check.remedy}")
    return 0 if all(check.ok for check in checks) else 1


def _python() -> Check:
    found = f"{platform.python_version()} on {platform.platform()}, annotator {__version__}"
    return Check("Python", sys.version_info >= (3, 11), found, "Install Python 3.11 or newer.")


def _sqlite() -> Check:
    good = sqlite3.sqlite_version_info >= _OLDEST_SQLITE
    oldest = ".".join(map(str, _OLDEST_SQLITE))
    return Check(
        "SQLite", good, sqlite3.sqlite_version, f"Use a Python with SQLite {oldest} or newer."
    )


def _full_text() -> Check:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(x, content='', detail=none)")
    except sqlite3.OperationalError as error:
        remedy = (
            "A search looks through every report of a project instead, which takes longer. "
            "Use a Python whose SQLite has FTS5."
        )
        return Check("SQLite full text", False, str(error), remedy)
    finally:
        connection.close()
    return Check("SQLite full text", True, "FTS5")


def _segmenter() -> Check:
    used = segment.engine()
    versions = [f"{name} {version or '-'}" for name, version in segment.versions().items()]
    return Check("segmenter", True, f"{used.name} of {', '.join(versions)}")


def _ner() -> Check:
    there = lac.version()
    found = "not installed (pip install 'report-annotator[ner]')"
    if there is not None:
        found = f"LAC {there}, {'in use' if uses_ner(settings.load().ner) else 'switched off'}"
    return Check("names", True, found)


def _window() -> list[Check]:
    """Ask Qt in a process of its own: where it lacks something it may abort, not raise."""
    missing = missing_libraries()
    if missing:
        remedy = f"sudo apt-get install -y {' '.join(missing)}"
        return [Check("system libraries", False, f"{len(missing)} are missing", remedy)]
    libraries = Check("system libraries", True, "all there")
    try:
        probe = subprocess.run(
            [sys.executable, "-m", "annotator.ui.probe"],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            capture_output=True,
            encoding="utf-8",
            timeout=_PROBE_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        remedy = "Start the program again; if it hangs, reinstall report-annotator."
        return [libraries, Check("Qt", False, "it does not answer", remedy)]
    if probe.returncode != 0:
        reason = (probe.stderr.strip().splitlines() or [f"exit {probe.returncode}"])[-1]
        return [
            libraries,
            Check("Qt", False, reason, "pip install --force-reinstall report-annotator"),
        ]
    found = json.loads(probe.stdout.splitlines()[-1])
    font = found["cjk_font"]
    return [
        libraries,
        Check("Qt", True, found["qt"]),
        Check("Chinese font", bool(font), font or "none", _font_remedy()),
    ]


def _font_remedy() -> str:
    if platform.system() == "Linux":
        return "sudo apt-get install -y fonts-noto-cjk"
    return "Install Noto Sans CJK SC from your system's font source."


def _display() -> Check:
    problem = display_problem()
    remedy = "Log in to a desktop, use ssh -X, or start it as: xvfb-run -a annotator open"
    return Check("display", problem is None, problem or "there", remedy)


def _places() -> list[Check]:
    places = {
        "settings": paths.settings_file().parent,
        "own project": paths.default_project().parent,
        "cache": paths.cache(),
    }
    return [_place(name, folder) for name, folder in places.items()]


def _place(name: str, folder: Path) -> Check:
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    writable = nearest.is_dir() and os.access(nearest, os.W_OK)
    return Check(
        f"folder for {name}",
        writable,
        str(folder),
        f"Allow writing in {nearest}, or set ANNOTATOR_HOME.",
    )


def _plugins() -> list[Check]:
    """Tell of each suggester of another package whether it could be loaded."""
    return [
        Check(
            f"suggester {plugin.name}",
            plugin.problem is None,
            ": ".join(filter(None, (f"{plugin.package} {plugin.version}", plugin.problem))),
            f"Update {plugin.package}, or remove it: pip uninstall {plugin.package}",
        )
        for plugin in plugins.load()
    ]
