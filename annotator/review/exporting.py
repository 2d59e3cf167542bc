"""Records out of a project, into files of some format: counted, and all replaced or none."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.errors import UnwritablePlace, WouldOverwrite
from annotator.formats import Loss, Record, Writing, losses
from annotator.formats.options import AS_IS
from annotator.paths import replacing_folder, replacing_several
from annotator.review import datacard, selecting
from annotator.review.selecting import Selection
from annotator.store.files import SUFFIX
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.formats import Format
    from annotator.formats.texts import Viewed
    from annotator.labels import LabelSet
    from annotator.review.datacard import Card
    from annotator.review.session import Session
    from annotator.store.project import Transaction
    from annotator.text.cancel import Asked

    Reached = Callable[[int, int], object]

AS_CONFIRMED = Selection()


@dataclass(slots=True)
class Part:
    """How many reports, and spans of each label, one part holds."""

    reports: int = 0
    spans: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Exported:
    """What went out: part by part; without a split there is one, without a name.

    ``losses`` say of how many things the format could not carry something; ``gone``, ``doubled``
    and ``widened`` what became of marks in the text that was chosen (``formats.texts.Viewed``).
    ``files`` are those that were written. What the format leaves out is not counted in a part;
    ``passed`` are all reports that were chosen.
    """

    parts: dict[str, Part]
    losses: Counter[Loss] = field(default_factory=Counter)
    gone: int = 0
    doubled: int = 0
    widened: int = 0
    passed: int = 0
    files: list[Path] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """How many reports went out."""
        return sum(part.reports for part in self.parts.values())

    @property
    def spans(self) -> int:
        """How many of their marks."""
        return sum(part.spans.total() for part in self.parts.values())

    def take(self, part: str, seen: Viewed, loses: frozenset[Loss]) -> Record:
        """Count a record on its way, and return it."""
        counts, record = self.parts[part], seen.record
        left = losses.marks_left(record, loses)
        self.passed += 1
        counts.reports += bool(left) or Loss.UNMARKED not in loses
        counts.spans.update(mark.label for mark in left)
        self.losses.update(losses.lost_of(record, loses))
        self.gone += seen.gone
        self.doubled += seen.doubled
        self.widened += seen.widened
        return record


def check_target(path: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that an export to ``path`` overwrites no project and none of its ``sources``.

    Raises:
        WouldOverwrite: it would.
        UnwritablePlace: nothing can be there.

    """
    taken = path.suffix.lower() == SUFFIX
    try:
        if path.is_dir():
            here = path.resolve()
            taken = taken or any(source.resolve().is_relative_to(here) for source in sources)
        elif path.exists():
            taken = taken or any(source.exists() and path.samefile(source) for source in sources)
    except OSError as error:  # a name that is too long, a folder that may not be looked into
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    if taken:
        raise WouldOverwrite(path=path)


def in_its_place(form: Format, path: Path, selection: Selection) -> list[Path]:
    """Return what is there already where an export to ``path`` writes: files, or the folder.

    Raises:
        UnwritablePlace: there is something else.

    """
    names = () if selection.split is None or form.is_folder else selection.split.names
    places = [path.with_name(name) for name in _called(form, path, names).values()]
    try:
        there = [place for place in places if place.exists()]
    except OSError as error:  # a name that is too long with that of its part
        raise UnwritablePlace(path=path, reason=error.strerror or error) from error
    for place in there:
        if form.is_folder and not place.is_dir():
            raise UnwritablePlace(path=place, reason="it is no folder")
        if not form.is_folder and not place.is_file():
            raise UnwritablePlace(path=place, reason="it is no file")
    return there


def export(
    session: Session,
    form: Format,
    path: Path,
    selection: Selection = AS_CONFIRMED,
    how: Writing = AS_IS,
    *,
    card: Card | None = None,
    reached: Reached = lambda _done, _total: None,
    cancelled: Asked = never,
) -> Exported:
    """Write what is selected to ``path``, or with a split to a file or folder for each part beside.

    ``how`` is completed by the project's labels. ``card`` is what a data card is to say beside what
    is known; None: none is written. ``reached`` is told how many reports of how many are done.

    Raises:
        WouldOverwrite, UnwritablePlace: a file cannot be written; what was there is untouched.
        EditedCard: somebody has written in the card that is there.
        Cancelled: ``cancelled`` said so; what was there is untouched.

    """
    form.writer()
    sources = [session.project.path]
    check_target(path, sources)
    with session.project.reading() as at:
        outgoing = _Outgoing(at, session.labels, form, selection, how, reached, cancelled)
        is_told = card is not None
        with _placed(form, path, selection, sources, is_told=is_told) as places:
            written = _written(outgoing, places, path, card)
            if cancelled():
                raise Cancelled
            outgoing.done.files = [places.target / places.name_of(one) for one in written]
    return outgoing.done


def survey(
    session: Session,
    form: Format,
    selection: Selection,
    how: Writing = AS_IS,
    reached: Reached = lambda _done, _total: None,
    cancelled: Asked = never,
) -> Exported:
    """Return what an export would write, and what it would lose; nothing is written.

    Raises:
        Cancelled: ``cancelled`` said so.

    """
    with session.project.reading() as at:
        outgoing = _Outgoing(at, session.labels, form, selection, how, reached, cancelled)
        for part in outgoing.plan.parts:
            for _ in outgoing.records(part):
                pass
    return outgoing.done


class _Outgoing:
    """Records on their way out, planned and counted."""

    def __init__(
        self,
        at: Transaction,
        labels: LabelSet,
        form: Format,
        selection: Selection,
        how: Writing,
        reached: Reached,
        cancelled: Asked,
    ) -> None:
        self._at, self._reached, self._cancelled = at, reached, cancelled
        self.form, self.selection = form, selection
        self.plan = selecting.plan(at, selection, cancelled)
        self.how = replace(how, labels=labels, used=self.plan.used(labels))
        self.done = Exported({name: Part() for name in self.plan.parts})

    def records(self, part: str) -> Iterator[Record]:
        """Yield the records of a part, each counted; one is held at a time."""
        loses = self.form.loses(self.how)
        ids = self.plan.parts[part]
        for seen in selecting.records(self._at, ids, self.selection, self._cancelled):
            self._reached(self.done.passed, self.plan.total)
            yield self.done.take(part, seen, loses)


def _written(outgoing: _Outgoing, places: _Places, path: Path, card: Card | None) -> list[Path]:
    """Write all parts, and the card where one is wanted, to their places; return the files."""
    write, plan, how = outgoing.form.writer(), outgoing.plan, outgoing.how
    try:
        for part in plan.parts:
            write(outgoing.records(part), places.parts[part], how)
    except UnwritablePlace as error:  # it tells of a place that the user has never seen
        raise type(error)(**(error.params | {"path": path})) from error
    written = list(places.written())
    if card is not None:
        digests = {places.name_of(one): datacard.sha256(one) for one in written}
        files = {part: places.name_of(one) for part, one in places.parts.items()}
        text = datacard.text(
            card, outgoing.form, outgoing.selection, how, outgoing.done, digests, files
        )
        places.card.write_text(text, encoding="utf-8", newline="\n")
        written.append(places.card)
    return written


# -- places -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Places:
    """Where parts and card are written at first: in ``fresh``, which is to be ``target``.

    ``beside`` are the files that the format writes beside those of the parts.
    """

    fresh: Path
    target: Path
    parts: dict[str, Path]
    card: Path
    beside: tuple[Path, ...] = ()

    def written(self) -> Iterator[Path]:
        """Yield the files that were written, by their names."""
        for place in self.parts.values():
            found = sorted(place.rglob("*")) if place.is_dir() else [place]
            yield from (one for one in found if one.is_file())
        yield from self.beside

    def name_of(self, place: Path) -> str:
        """Return what a place is called as seen from the card."""
        return place.relative_to(self.fresh).as_posix()


@contextmanager
def _placed(
    form: Format, path: Path, selection: Selection, sources: Sequence[Path], *, is_told: bool
) -> Iterator[_Places]:
    """Give the block places to write to, which take theirs together if it succeeds."""
    names = () if selection.split is None else selection.split.names
    if form.is_folder:
        with replacing_folder(path, datacard.is_untouched) as fresh:
            parts = {name: fresh / name for name in names} or {"": fresh}
            yield _Places(fresh, path, parts, fresh / datacard.NAME)
        return
    called = _called(form, path, names)
    card = f"{_stem(form, path)[0]}.{datacard.NAME}"
    beside = [
        found.name for name in called.values() if (found := form.beside(path.with_name(name)))
    ]
    files = [*called.values(), *beside, *([card] if is_told else [])]
    for name in files:
        check_target(path.with_name(name), sources)
    if is_told:
        datacard.check_replaceable(path.with_name(card))
    with replacing_several(path.parent, files) as fresh:
        parts = {name: fresh / file for name, file in called.items()}
        there = tuple(fresh / name for name in beside)
        yield _Places(fresh, path.parent, parts, fresh / card, there)


def _called(form: Format, path: Path, names: Sequence[str]) -> dict[str, str]:
    """Return what the file of each part is called; without ``names`` there is one."""
    stem, ending = _stem(form, path)
    return {name: f"{stem}.{name}{ending}" for name in names} or {"": path.name}


def _stem(form: Format, path: Path) -> tuple[str, str]:
    """Return the name of a file without its ending, and the ending, of which some have two."""
    ending = max(
        (one for one in form.suffixes if path.name.lower().endswith(one)),
        key=len,
        default=path.suffix,
    )
    stem = path.name[: len(path.name) - len(ending)]
    return (stem, path.name[len(stem) :]) if stem else (path.name, "")
