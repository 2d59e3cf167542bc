"""``annotator export``: a project's spans as training data."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from annotator import settings
from annotator.cli.writing import not_carried, writing_arguments, writing_of
from annotator.errors import NoSuchReviewer
from annotator.formats import WRITTEN, by_name
from annotator.model import MarkStatus
from annotator.review import Session, export, filtering, splitting
from annotator.review.datacard import UNKNOWN, Card
from annotator.review.selecting import Selection
from annotator.text.views import Mode

if TYPE_CHECKING:
    import argparse

    from annotator.formats import Format
    from annotator.review.exporting import Exported

NAME = "export"
HELP = "write a project's confirmed spans as training data"
_VIEW = "view"  # what the clean text is called beside its mode


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument(
        "--format",
        required=True,
        choices=sorted(WRITTEN),
        metavar="F",
        help="one of those that “annotator formats” lists",
    )
    parser.add_argument(
        "--output", required=True, type=Path, metavar="P", help="replaced at the end"
    )
    _selecting(parser)
    writing_arguments(parser)
    parser.add_argument(
        "--licence", default=UNKNOWN, metavar="L", help="what the data card says of it (cc-by-4.0)"
    )
    parser.add_argument("--no-card", action="store_true", help="write no data card beside it")
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def _selecting(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--also",
        action="append",
        default=[],
        choices=[status.value for status in MarkStatus if status is not MarkStatus.CONFIRMED],
        help="beside the confirmed spans, what nobody confirmed; may be given twice",
    )
    parser.add_argument(
        "--reviewer",
        action="append",
        default=[],
        metavar="NAME",
        help="the spans alone that this reviewer decided on last; may be repeated",
    )
    parser.add_argument(
        "--filter",
        default="",
        metavar="TEXT",
        help="the reports alone that are so: parts of the name, and "
        f"{' '.join(f'{one}:' for one in filtering.KEYWORDS)}; such as “is:done since:2020-04”",
    )
    parser.add_argument(
        "--text",
        default=Mode.RAW.value,
        choices=[_VIEW, *(mode.value for mode in Mode)],
        help="the text that spans lie in: as it was read, clean (view), or converted",
    )
    parser.add_argument(
        "--split",
        metavar="S",
        help="into files for training and testing, by report, alike in labels, such as 80/10/10",
    )
    parser.add_argument("--seed", type=int, metavar="N", help="draws another split (0)")


def run(options: argparse.Namespace) -> int:
    """Export, say how much and what was lost, and return 0."""
    form = by_name(options.format)
    how = writing_of(options, form)
    card = None if options.no_card else Card(options.licence, options.output.stem)
    session = Session.open(options.project, settings.load().who())
    try:
        done = export(session, form, options.output, _selection(options, session), how, card=card)
    finally:
        session.close()
    if options.json:
        print(json.dumps(_object(done, options.output), ensure_ascii=False))
    else:
        _tell(done, form, options.output)
    return 0


def _selection(options: argparse.Namespace, session: Session) -> Selection:
    """Return what is to go out.

    Raises:
        BadSplit, BadQuery, NoSuchReviewer: it cannot be chosen so.

    """
    if options.seed is not None and options.split is None:
        options.usage_error("--seed: there is nothing to draw without --split")
    split = None if options.split is None else splitting.parse(options.split, options.seed or 0)
    with session.project.reading() as at:
        known = at.past.reviewers() if options.reviewer else []
    for name in options.reviewer:
        if name not in known:
            raise NoSuchReviewer(name=name, known=", ".join(known) or "-")
    return Selection(
        frozenset((MarkStatus.CONFIRMED, *map(MarkStatus, options.also))),
        frozenset(options.reviewer),
        filtering.parse(options.filter, session.labels),
        Mode.CLEAN if options.text == _VIEW else Mode(options.text),
        split,
    )


def _tell(done: Exported, form: Format, output: Path) -> None:
    print(f"{output}: {done.reports} reports with {done.spans} spans")
    if not done.passed:
        print("reports that nobody has looked at go out with suggestions only (--also suggested)")
    for name, part in done.parts.items():
        if name:
            print(f"  {name}: {part.reports} reports with {part.spans.total()} spans")
    for line in not_carried(form, done.losses):
        print(line)
    for count, what in (
        (done.gone, "spans left out, of which this text shows nothing"),
        (done.doubled, "spans left out that in this text say what another says"),
        (done.widened, "spans widened to what was converted as a whole"),
    ):
        if count:
            print(f"{what}: {count}")


def _object(done: Exported, output: Path) -> dict[str, object]:
    return {
        "output": str(output),
        "reports": done.reports,
        "spans": done.spans,
        "parts": {
            name: {"reports": part.reports, "spans": dict(sorted(part.spans.items()))}
            for name, part in done.parts.items()
            if name
        },
        "losses": {loss.value: count for loss, count in sorted(done.losses.items())},
        "left_out": {"gone": done.gone, "doubled": done.doubled},
        "widened": done.widened,
        "files": [str(file) for file in done.files],
    }
