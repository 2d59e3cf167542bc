"""``annotator labels``: the label set of a project, printed, written to a file or read from one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.labels import load, of_file, to_toml
from annotator.paths import replacing
from annotator.review import Session
from annotator.review.exporting import check_target

if TYPE_CHECKING:
    import argparse

NAME = "labels"
HELP = (
    "print a project's labels, write them to a file (TOML), or put those of a file in their place"
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--export", metavar="FILE", type=Path, help="write the label set as TOML")
    which.add_argument(
        "--import",
        metavar="FILE",
        type=Path,
        dest="source",
        help="use the label set in FILE; a label that it lacks goes with its marks, and undo in "
        "the window (Z) takes all of it back",
    )
    parser.add_argument("--json", action="store_true", help="print the labels as JSON")


def run(options: argparse.Namespace) -> int:
    """Do what was asked, print the labels and return 0."""
    session = Session.open(options.project, settings.load().who())
    try:
        if options.source is not None:
            session.change_labels(of_file(session.labels, load(options.source)))
        if options.export is not None:
            _write(session, options.export)
        counts = session.label_counts()
        rows = [
            {
                "id": label.id,
                "name": {"zh": label.name_zh, "en": label.name_en},
                "hotkey": label.hotkey,
                "value": label.value_kind,
                "takes": list(label.takes),
                "marks": counts.get(label.id, 0),
            }
            for label in session.labels.labels
        ]
    finally:
        session.close()
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=1))
        return 0
    for row, label in zip(rows, session.labels.labels, strict=True):
        key = label.hotkey or "-"
        print(f"{label.id:<12}{key:<4}{row['marks']:>9}  {label.name_zh} · {label.name_en}")
    return 0


def _write(session: Session, path: Path) -> None:
    check_target(path, [session.project.path])
    with replacing(path) as fresh:
        fresh.write_text(to_toml(session.labels), encoding="utf-8")
