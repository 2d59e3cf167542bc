"""``annotator formats``: the formats of annotated files, and what each cannot carry."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from annotator.formats import FORMATS
from annotator.formats.losses import IN_WORDS
from annotator.formats.options import AS_IS, Tokens

if TYPE_CHECKING:
    import argparse

    from annotator.formats import Format, Loss

NAME = "formats"
HELP = "list the formats of annotated files, and what each cannot carry"
_OPTIONS = {"counting": "--unit"}  # by what a format heeds, where the option is called otherwise
_TOLD = ("scheme", "tokens", "align", "language", "counting")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("--json", action="store_true", help="print the list as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the list and return 0."""
    if options.json:
        found = [_object(form) for form in FORMATS.values()]
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return 0
    for form in FORMATS.values():
        print(f"{form.name}: {form.title} ({_where(form)}), {_ways(form)}")
        lost = _lost(form)
        print(f"  cannot carry: {'; '.join(lost) if lost else '–'}")
        more = _lost_with_words(form)
        if more:
            print(f"  with --tokens word also: {'; '.join(IN_WORDS[loss] for loss in more)}")
        if options_of(form):
            print(f"  options: {' '.join(options_of(form))}")
        if form.extra:
            print(f"  needs: pip install 'report-annotator[{form.extra}]'")
    return 0


def options_of(form: Format) -> list[str]:
    """Return the options of the command line that make a difference to the format."""
    return [_OPTIONS.get(name, f"--{name}") for name in _TOLD if name in form.heeds]


def _where(form: Format) -> str:
    return "a folder" if form.is_folder else " ".join(form.suffixes)


def _ways(form: Format) -> str:
    if form.read and form.write:
        return "read and written"
    return "read" if form.read else "written"


def _lost(form: Format) -> list[str]:
    loses = form.loses(AS_IS) if form.write else frozenset()
    return [IN_WORDS[loss] for loss in sorted(loses)]


def _lost_with_words(form: Format) -> list[Loss]:
    """Return what the format loses only where a token is a word."""
    with_words = replace(AS_IS, tokens=Tokens.WORD)
    more = form.loses(with_words) - form.loses(AS_IS) if form.write else frozenset()
    return sorted(more)


def _object(form: Format) -> dict[str, object]:
    return {
        "name": form.name,
        "title": form.title,
        "suffixes": list(form.suffixes),
        "folder": form.is_folder,
        "read": form.read is not None,
        "written": form.write is not None,
        "loses": [loss.value for loss in sorted(form.loses(AS_IS))] if form.write else [],
        "loses_with_words": [loss.value for loss in _lost_with_words(form)],
        "options": options_of(form),
        "extra": form.extra or None,
    }
