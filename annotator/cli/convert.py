"""``annotator convert``: annotated files from one format into another, without a project."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.complaints import Complaints
from annotator.cli.incoming import counting_arguments, reading_of
from annotator.cli.writing import check_heeded, not_carried, writing_arguments, writing_of
from annotator.errors import BadRecord, UntoldFormat
from annotator.formats import READ, WRITTEN, by_name, for_path, losses
from annotator.review import check_target
from annotator.review.problems import Repeats
from annotator.review.selecting import in_order

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from annotator.formats import Format, Loss, Reading, Record

NAME = "convert"
HELP = "write annotated files of one format in another"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("input", type=Path, metavar="IN", help="a file, or a folder")
    parser.add_argument("output", type=Path, metavar="OUT", help="replaced at the end")
    parser.add_argument(
        "--from",
        dest="source",
        choices=sorted(READ),
        metavar="F",
        help="one of those that “annotator formats” lists, else told by the file itself",
    )
    parser.add_argument(
        "--to", required=True, choices=sorted(WRITTEN), metavar="G", help="one of those, too"
    )
    counting_arguments(parser)
    writing_arguments(parser)
    parser.add_argument("--json", action="store_true", help="print the report as JSON")


def run(options: argparse.Namespace) -> int:
    """Convert, say what was lost, and return 1 where anything was refused, else 0."""
    source, target = _source(options), by_name(options.to)
    for option, given in (("--unit", options.unit), ("--inclusive", options.inclusive)):
        if given:
            check_heeded(source, "counting", option)
    reading = reading_of(options)
    how = writing_of(options, target)
    write = target.writer()
    check_target(options.output, [options.input])
    conversion = _Conversion(source, options.input, reading)
    how = replace(how, used=in_order(conversion.labels(), how.labels))
    loses = target.loses(how)
    reports = write(conversion.records(loses), options.output, how)
    lost = conversion.losses
    if options.json:
        told = {"output": str(options.output), "reports": reports, "spans": conversion.spans}
        told["losses"] = {loss.value: count for loss, count in sorted(lost.items())}
        print(json.dumps(told, ensure_ascii=False))
    else:
        print(f"{options.output}: {reports} reports with {conversion.spans} spans")
        for line in not_carried(target, lost):
            print(line)
    return 1 if conversion.complaints.refused else 0


def _source(options: argparse.Namespace) -> Format:
    """Return the format that is read.

    Raises:
        UntoldFormat: neither the user nor the file tells.

    """
    if options.source is not None:
        return by_name(options.source)
    found = for_path(options.input)
    if found is None:
        raise UntoldFormat(path=options.input, known=", ".join(READ))
    return found


class _Conversion:
    """A file that is read twice: for its labels, then record by record."""

    def __init__(self, form: Format, path: Path, how: Reading) -> None:
        self._read = form.reader()
        self._path, self._how = path, how
        self.spans = 0
        self.losses: Counter[Loss] = Counter()
        self.complaints = Complaints()

    def labels(self) -> Counter[str]:
        """Return how many marks of each label there are."""
        found: Counter[str] = Counter()
        for record in self._read(self._path, self._how):
            if not isinstance(record, BadRecord):
                found.update(mark.label for mark in record.marks)
        return found

    def records(self, loses: frozenset[Loss]) -> Iterator[Record]:
        """Yield each record; say on standard error what of the file is none, or not taken over.

        What is left of it after what the other format ``loses`` is counted.
        """
        repeats = Repeats(told_how=self._how.counting is not None)
        for record in self._read(self._path, self._how):
            if isinstance(record, BadRecord):
                self.complaints.tell([record])
                continue
            self.complaints.tell(repeats.first(record.remarks))
            self.spans += len(losses.marks_left(record, loses))
            self.losses.update(losses.lost_of(record, loses))
            yield record
        self.complaints.tell(repeats.again(self._path))
        self.complaints.tell_more()
