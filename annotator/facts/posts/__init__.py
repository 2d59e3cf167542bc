"""Who holds which post where: people, the titles beside them, and the body that these are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.facts.posts.holders import Holders
from annotator.facts.posts.named import in_a_row
from annotator.facts.posts.since import Since
from annotator.facts.posts.title_bodies import TitleBodies
from annotator.facts.told import HAS_TITLE, HOLDER, NONE, told
from annotator.model import Part, Post

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.facts.marked_text import MarkedText, Placed
    from annotator.model import Said


def posts(marked: MarkedText) -> list[Post]:
    """Return the posts that the text tells of, in text order.

    A title that a reviewer gave somebody is nobody else's.
    """
    given = list(_given(marked))
    taken = {title.mark.id for _, title in given}
    proposed: dict[int, Said | None] = {}
    found = []
    row = in_a_row(marked)
    bodies = TitleBodies(marked, row)
    for held in sorted(Holders(row, marked.sentence).held, key=lambda one: one.title):
        title = row[held.title].placed
        for at in held.people:
            body = bodies.of(held, at)
            proposed.setdefault(title.mark.id, body)
            if title.mark.id not in taken and title.mark.attributes.get(HOLDER) != NONE:
                found.append((title, row[at].placed, body, held.is_said))
    for person, title in given:
        found.append((title, person, proposed.get(title.mark.id), True))
    found.sort(key=lambda one: (one[0].start, one[1].start))
    dates = Since(marked)
    told_posts = []
    for title, person, body, is_said in found:
        has_body, told_body = told(marked, title, Part.ORGANISATION)
        has_date, date = told(marked, title, Part.AS_OF)
        told_posts.append(
            Post(
                person.mark,
                title.mark,
                told_body if has_body else body,
                date if has_date else dates.of(title, is_said=is_said),
                is_sure=has_body and title.mark.id in taken,
            )
        )
    return told_posts


def _given(marked: MarkedText) -> Iterator[tuple[Placed, Placed]]:
    """Yield each person with a title that a reviewer gave them."""
    for person in marked.of("PER"):
        for title in marked.joined(person, HAS_TITLE):
            yield person, title
