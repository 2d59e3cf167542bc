"""Facts and posts marked by hand to measure against: two tables a report. Read only.

``NAME.facts.tsv`` and ``NAME.posts.tsv`` stand in one folder; docs/facts.md tells their columns. A
cell holds what is right, the best first, with ``|`` between; ``-`` stands for none, ``?`` for what
nobody marked. A folder without any table of posts is of reports whose posts nobody marked.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import BadGold

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annotator.text.offsets import Span

_NONE, _UNMARKED = "-", "?"
PARTS = ("indicator", "scope", "date", "qualifiers")
"""What is marked of a fact."""
_FACTS = ("start", "end", "text", *PARTS)
_POSTS = (
    *("person_start", "person_end", "person"),
    *("title_start", "title_end", "title", "organisation"),
)
Answers = tuple[str | None, ...]
"""What is right, the best first; None where nothing told is right."""


@dataclass(frozen=True, slots=True)
class GoldFact:
    """The fact of the number at the raw ``place``; ``qualifiers`` by their ids.

    A part is None where nobody marked it.
    """

    place: Span
    indicator: Answers | None
    scope: Answers | None
    date: Answers | None
    qualifiers: frozenset[str] | None

    @property
    def marked(self) -> tuple[str, ...]:
        """The names of the parts that were marked."""
        return tuple(part for part in PARTS if getattr(self, part) is not None)


@dataclass(frozen=True, slots=True)
class GoldPost:
    """A person and a title, by their raw places, and the organisation it is in."""

    person: Span
    title: Span
    organisation: Answers


@dataclass(frozen=True, slots=True)
class GoldFacts:
    """The facts and posts of one report; ``posts`` is None where nobody marked any."""

    facts: tuple[GoldFact, ...]
    posts: tuple[GoldPost, ...] | None


def read(folder: Path) -> dict[str, GoldFacts]:
    """Return the facts and posts of ``folder`` by the names of their reports, without a suffix.

    Raises:
        BadGold: the folder is not one, holds no such table, or one cannot be read.

    """
    if not folder.is_dir():
        raise BadGold(path=folder, reason="it is not a folder")
    found = {}
    has_posts = any(folder.glob("*.posts.tsv"))
    for path in sorted(folder.glob("*.facts.tsv")):
        name = path.name.removesuffix(".facts.tsv")
        facts = tuple(map(_fact, _rows(path, _FACTS)))
        posts = _rows(path.with_name(f"{name}.posts.tsv"), _POSTS) if has_posts else None
        found[name] = GoldFacts(facts, None if posts is None else tuple(map(_post, posts)))
    if not found:
        raise BadGold(path=folder, reason="no file in it ends in .facts.tsv")
    return found


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            table = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE, strict=True)
            rows, head = list(table), table.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BadGold(path=path, reason=error) from error
    if missing := [name for name in columns if name not in head]:
        raise BadGold(path=path, reason=f"its head has no {missing[0]}")
    for number, row in enumerate(rows, 2):
        if None in row or None in row.values():
            raise BadGold(path=path, reason=f"line {number}: its cells are not those of the head")
        for name, cell in row.items():
            if name.endswith(("start", "end")) and not cell.isdecimal():
                raise BadGold(path=path, reason=f"line {number}: {name} is no offset")
    return rows


def _fact(row: dict[str, str]) -> GoldFact:
    meant = row["qualifiers"]
    return GoldFact(
        (int(row["start"]), int(row["end"])),
        _marked(row["indicator"]),
        _marked(row["scope"]),
        _marked(row["date"]),
        None if meant == _UNMARKED else frozenset(meant.split(",")) - {_NONE},
    )


def _post(row: dict[str, str]) -> GoldPost:
    person = int(row["person_start"]), int(row["person_end"])
    title = int(row["title_start"]), int(row["title_end"])
    return GoldPost(person, title, _answers(row["organisation"]))


def _marked(cell: str) -> Answers | None:
    return None if cell == _UNMARKED else _answers(cell)


def _answers(cell: str) -> Answers:
    return tuple(None if one == _NONE else one for one in cell.split("|"))
