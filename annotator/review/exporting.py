"""Records out of a project, into files of some format: counted, and all replaced or none."""

from __future__ import annotations

import hashlib
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from annotator.errors import WouldOverwrite
from annotator.formats import Record, Writing, losses
from annotator.formats.options import AS_IS
from annotator.paths import replacing_folder, replacing_several
from annotator.review import datacard, selecting
from annotator.review.selecting import Selection
from annotator.store.files import SUFFIX
from annotator.text.cancel import Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from annotator.formats import Format, Loss
    from annotator.formats.texts import Viewed
    from annotator.review.datacard import Card
    from annotator.review.session import Session
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
    ``files`` are those that were written.
    """

    parts: dict[str, Part]
    losses: Counter[Loss] = field(default_factory=Counter)
    gone: int = 0
    doubled: int = 0
    widened: int = 0
    files: list[Path] = field(default_factory=list)

    @property
    def reports(self) -> int:
        """How many reports went out."""
        return sum(part.reports for part in self.parts.values())

    @property
    def spans(self) -> int:
        """How many of their marks."""
        return sum(part.spans.total() for part in self.parts.values())

    def take(self, part: str, seen: Viewed, loses: Iterable[Loss]) -> Record:
        """Count a record on its way, and return it."""
        counts, record = self.parts[part], seen.record
        counts.reports += 1
        counts.spans.update(mark.label for mark in record.marks)
        self.losses.update(losses.lost_of(record, frozenset(loses)))
        self.gone += seen.gone
        self.doubled += seen.doubled
        self.widened += seen.widened
        return record


def check_target(path: Path, sources: Iterable[Path] = ()) -> None:
    """Make sure that an export to ``path`` overwrites no project and none of its ``sources``.

    Raises:
        WouldOverwrite: it would.

    """
    taken = path.suffix.lower() == SUFFIX
    if path.is_dir():
        here = path.resolve()
        taken = taken or any(source.resolve().is_relative_to(here) for source in sources)
    elif path.exists():
        taken = taken or any(source.exists() and path.samefile(source) for source in sources)
    if taken:
        raise WouldOverwrite(path=path)


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
        Cancelled: ``cancelled`` said so; what was there is untouched.

    """
    writer = form.writer()
    sources = [session.project.path]
    check_target(path, sources)
    with session.project.reading() as at:
        plan = selecting.plan(at, selection, cancelled)
        how = replace(how, labels=session.labels, used=plan.used(session.labels))
        done = Exported({name: Part() for name in plan.parts})
        loses = form.loses(how)

        def each(part: str) -> Iterator[Record]:
            for seen in selecting.records(at, plan.parts[part], selection, cancelled):
                reached(done.reports, plan.total)
                yield done.take(part, seen, loses)

        is_told = card is not None
        with _placed(form, path, selection, sources, is_told=is_told) as places:
            for part in plan.parts:
                writer(each(part), places.parts[part], how)
            written = list(places.written())
            if card is not None:
                digests = {places.name_of(one): _sha256(one, cancelled) for one in written}
                files = {part: places.name_of(one) for part, one in places.parts.items()}
                text = datacard.text(card, form, selection, how, done, digests, files)
                places.card.write_text(text, encoding="utf-8", newline="\n")
                written.append(places.card)
            if cancelled():
                raise Cancelled
            done.files = [places.target / places.name_of(one) for one in written]
    return done


# -- places -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Places:
    """Where parts and card are written at first: in ``fresh``, which is to be ``target``."""

    fresh: Path
    target: Path
    parts: dict[str, Path]
    card: Path

    def written(self) -> Iterator[Path]:
        """Yield the files that were written, by their names."""
        for place in self.parts.values():
            found = sorted(place.rglob("*")) if place.is_dir() else [place]
            yield from (one for one in found if one.is_file())

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
        with replacing_folder(path, lambda there: _may_go(form, there, names)) as fresh:
            parts = {name: fresh / name for name in names} or {"": fresh}
            yield _Places(fresh, path, parts, fresh / datacard.NAME)
        return
    stem, ending = _stem(form, path)
    called = {name: f"{stem}.{name}{ending}" for name in names} or {"": path.name}
    card = f"{stem}.{datacard.NAME}"
    files = [*called.values(), *([card] if is_told else [])]
    for name in files:
        check_target(path.with_name(name), sources)
    with replacing_several(path.parent, files) as fresh:
        parts = {name: fresh / file for name, file in called.items()}
        yield _Places(fresh, path.parent, parts, fresh / card)


def _stem(form: Format, path: Path) -> tuple[str, str]:
    """Return the name of a file without its ending, and the ending, of which some have two."""
    ending = max(
        (one for one in form.suffixes if path.name.lower().endswith(one)),
        key=len,
        default=path.suffix,
    )
    stem = path.name[: len(path.name) - len(ending)]
    return (stem, path.name[len(stem) :]) if stem else (path.name, "")


def _may_go(form: Format, there: Path, names: tuple[str, ...]) -> bool:
    """Return whether a folder is an earlier export: its card says so, or all that is in it does."""
    if datacard.is_ours(there / datacard.NAME):
        return True
    inner = list(there.iterdir())
    if names and {one.name for one in inner} <= set(names):
        return all(form.recognises(one) for one in inner)
    return form.recognises(there)


def _sha256(path: Path, cancelled: Asked) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            if cancelled():
                raise Cancelled
            digest.update(chunk)
    return digest.hexdigest()
