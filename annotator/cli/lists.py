"""``annotator lists``: a project's word lists, shown, added to and taken away."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.cli.complaints import complain
from annotator.errors import UserError
from annotator.model import ListMode
from annotator.review import Session, lists, reading
from annotator.text.load import ENCODINGS, codec_of

if TYPE_CHECKING:
    import argparse

    from annotator.model import WordList

NAME = "lists"
HELP = "show a project's word lists, add to them, or take one away"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    act = parser.add_mutually_exclusive_group()
    act.add_argument(
        "--add", type=Path, metavar="FILE", help="add its entries, one a line, to a list"
    )
    act.add_argument("--remove", metavar="NAME", help="take the list of that name away")
    parser.add_argument(
        "--label", metavar="L", help="with --add: what its entries are; to ignore: else any label"
    )
    parser.add_argument("--name", metavar="N", help="with --add: of the list, else the file's")
    parser.add_argument(
        "--mode",
        choices=[mode.value for mode in ListMode],
        help="with --add: suggest its entries (mark), or never suggest them (ignore)",
    )
    parser.add_argument(
        "--encoding", metavar="E", help=f"of FILE, else found out: {', '.join(ENCODINGS)}"
    )
    parser.add_argument(
        "--find-again", action="store_true", help="then find candidates again in all reports"
    )
    parser.add_argument("--json", action="store_true", help="print the lists as JSON")


def run(options: argparse.Namespace) -> int:
    """Change what is to be changed, print the lists, and return 1 where a report failed, else 0."""
    _check(options)
    session = Session.open(options.project, settings.load().who())
    try:
        changed = _change(session, options)
        found = session.word_lists()
        failed = options.find_again and not _find_again(session, told=not options.json)
    finally:
        session.close()
    if options.json:
        print(json.dumps([_to_object(one) for one in found], ensure_ascii=False, indent=1))
    else:
        _print_table(found)
        if changed and not options.find_again:
            print("Reports that are there keep their candidates; --find-again finds them anew.")
    return 1 if failed else 0


def _check(options: argparse.Namespace) -> None:
    """Refuse options that say nothing together."""
    if options.add is None:
        for name in ("label", "name", "mode", "encoding"):
            if getattr(options, name) is not None:
                options.usage_error(f"--{name} goes with --add")
    elif options.label is None and options.mode != ListMode.IGNORE.value:
        options.usage_error("--add needs --label")
    if options.encoding is not None:
        codec_of(options.encoding)


def _change(session: Session, options: argparse.Namespace) -> bool:
    """Add or remove what was asked for; return whether that changed anything."""
    if options.remove is not None:
        return lists.remove(session, options.remove) is not None
    if options.add is None:
        return False
    mode = ListMode(options.mode or ListMode.MARK)
    name = options.name or options.add.stem
    head = lists.head(name, options.label or lists.ALL_LABELS, mode, session.labels)
    return lists.add(session, head, lists.read_entries(options.add, options.encoding)) is not None


def _find_again(session: Session, *, told: bool) -> bool:
    """Find candidates again in all reports; return whether that went well in each."""
    well = True
    changed = 0
    for summary in session.each_line():
        try:
            changed += reading.follow_lists(session, summary.id).outcome is not None
        except UserError as error:
            well = False
            complain(f"{summary.name}: {error}")
    if told:
        print(f"candidates found again; reports in which they changed: {changed}")
    return well


def _print_table(found: tuple[WordList, ...]) -> None:
    if not found:
        print("This project has no word lists.")
        return
    print(f"{'label':<10}{'mode':<8}{'entries':>8}  name")
    for one in found:
        head = one.head
        print(f"{head.label or 'any':<10}{head.mode:<8}{len(one.entries):>8}  {head.name}")


def _to_object(one: WordList) -> dict[str, object]:
    return {
        "name": one.head.name,
        "label": one.head.label or None,
        "mode": one.head.mode.value,
        "entries": list(one.entries),
    }
