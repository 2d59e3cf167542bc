"""What the command line is told of annotated files that come in: how they count, what is what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats import Counting, Reading, Unit
from annotator.review.label_names import check_names, read_names

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from annotator.formats import Format
    from annotator.labels import LabelSet


def counting_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the offsets in files count."""
    parser.add_argument(
        "--unit",
        choices=[unit.value for unit in Unit],
        help="what the offsets in annotated files count, else found out by the texts they cover",
    )
    parser.add_argument(
        "--inclusive",
        action="store_true",
        help="an end is the last character of a span, not the one after it",
    )


def map_argument(parser: argparse.ArgumentParser) -> None:
    """Declare which labels of the project the names in files are."""
    parser.add_argument(
        "--map",
        action="append",
        default=[],
        dest="names",
        metavar="OLD=NEW",
        help="take spans labelled OLD for NEW; OLD= leaves them out; or a FILE with a line each: "
        "OLD, a tab, NEW; may be repeated. Other names that a label has are found by themselves",
    )


def reading_of(options: argparse.Namespace) -> Reading:
    """Return how annotated files are to be read; ``--inclusive`` alone counts code points."""
    if options.unit is None and not options.inclusive:
        return Reading()
    unit = Unit(options.unit or Unit.CODE_POINT)
    return Reading(counting=Counting(unit, options.inclusive))


def names_of(options: argparse.Namespace, labels: LabelSet) -> dict[str, str | None]:
    """Return what names in files become, as ``--map`` says.

    Raises:
        BadNames, NoSuchLabel: it cannot be so.
        UserError: a file of names cannot be read.

    """
    found: dict[str, str | None] = {}
    for told in options.names:
        name, sign, label = told.rpartition("=")
        if not sign:
            found |= read_names(Path(told))
        elif name:
            found[name] = label or None
        else:
            options.usage_error(f"--map {told}: write it as OLD=NEW")
    check_names(labels, found)
    return found


def check_effect(options: argparse.Namespace, forms: Iterable[Format | None]) -> None:
    """Refuse, as wrong usage, an option that nothing among files of these formats heeds."""
    files = [form for form in forms if form is not None]
    documents = None in forms
    counting = any("counting" in form.heeds for form in files)
    if not files and not documents:  # there is nothing at all, which is told otherwise
        return
    for option, given, heeded, why in (
        ("--unit", options.unit, counting, "no offsets are counted in what is imported"),
        ("--inclusive", options.inclusive, counting, "no offsets are counted in what is imported"),
        ("--map", options.names, files, "no annotated files are imported"),
        ("--as-suggestions", options.as_suggestions, files, "no annotated files are imported"),
        ("--encoding", options.encoding, documents, "only annotated files are imported"),
        ("--text-field", options.text_field, documents, "only annotated files are imported"),
    ):
        if given and not heeded:
            options.usage_error(f"{option} has no effect: {why}")
