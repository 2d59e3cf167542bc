"""Acts on facts and posts: their parts are put right, or accepted as they are proposed.

What a reviewer says is kept as attributes of marks and as relations between them (facts/told.py),
so that it goes out with every format that carries these. Who says something of marks stands behind
them: they become spans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.facts.told import HAS_TITLE
from annotator.model import Act, MarkStatus, Part
from annotator.review import commands
from annotator.review.acting import Acting, Outcome
from annotator.review.saying import Saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.model import Change, Fact, Mark, Post, Qualifier
    from annotator.review.saying import Answer
    from annotator.store.project import Transaction


class FactActs(Acting):
    """What a reviewer makes of facts and posts; each is one step."""

    def set_part(self, mark: Mark, part: Part, answer: Answer) -> Outcome | None:
        """Say what a part of the fact of a number is, or of the post with a title.

        None where that is said already.

        Raises:
            MarkGone: a mark is otherwise by now.
            EndsOverlap: both marks would have to be spans, which may not overlap.

        """
        act = Act.SET_POST if part is Part.ORGANISATION else Act.SET_FACT
        with self.project.writing() as at:
            said = Saying(at, self.labels, mark.report_id)
            said.say(mark, part, answer)
            return self._decide(at, mark.report_id, act, self._changes(at, said))

    def set_qualifiers(self, mark: Mark, meant: Sequence[Qualifier]) -> Outcome | None:
        """Say how a number is meant; None where that is said already."""
        return self.set_part(mark, Part.QUALIFIERS, ",".join(meant) or None)

    def unsay(self, mark: Mark, parts: Iterable[Part]) -> Outcome | None:
        """Take back what was said of ``parts``, so that they are as the rules propose them."""
        with self.project.writing() as at:
            said = Saying(at, self.labels, mark.report_id)
            for part in parts:
                said.unsay(mark, part)
            return self._decide(at, mark.report_id, Act.SET_FACT, self._changes(at, said))

    def accept_facts(self, found: Sequence[Fact]) -> Outcome | None:
        """Stand behind facts of one report as they are proposed; None where that is so already."""
        if not found:
            return None
        report_id = found[0].mark.report_id
        with self.project.writing() as at:
            said = Saying(at, self.labels, report_id)
            for one in found:
                for part, proposed in (
                    (Part.INDICATOR, one.indicator),
                    (Part.SCOPE, one.scope),
                    (Part.AS_OF, one.as_of),
                ):
                    said.take(one.mark, part, proposed)
                if Part.QUALIFIERS not in one.mark.attributes:
                    said.say(one.mark, Part.QUALIFIERS, ",".join(one.qualifiers) or None)
            return self._decide(at, report_id, Act.SET_FACT, self._changes(at, said))

    def accept_posts(self, found: Sequence[Post]) -> Outcome | None:
        """Stand behind posts of one report as they are proposed; None where that is so already."""
        if not found:
            return None
        report_id = found[0].title.report_id
        with self.project.writing() as at:
            said = Saying(at, self.labels, report_id)
            for one in found:
                said.join(one.person, HAS_TITLE, one.title)
                said.take(one.title, Part.ORGANISATION, one.organisation)
            return self._decide(at, report_id, Act.SET_POST, self._changes(at, said))

    def drop_post(self, post: Post) -> Outcome | None:
        """Say that the person does not hold the title; None where that is said already.

        With no other holder joined to it, nobody named holds the title.
        """
        with self.project.writing() as at:
            said = Saying(at, self.labels, post.title.report_id)
            others = said.part(post.person, HAS_TITLE, post.title)
            if not others:
                said.say(post.title, Part.HOLDER, None)
            return self._decide(at, post.title.report_id, Act.SET_POST, self._changes(at, said))

    def _changes(self, at: Transaction, said: Saying) -> list[Change]:
        """Return what has been said as changes: all marks of it become spans."""
        fresh = [one for one in said.marks.values() if not one.is_span]
        cleared: dict[int, Mark] = {}
        if not self.labels.overlap:
            for mark in fresh:
                for other in self._overlapping(at, mark.report_id, mark.start, mark.end):
                    if other.id not in said.marks and other.status is not MarkStatus.REJECTED:
                        cleared[other.id] = other
        return [*commands.displace(cleared.values()), *said.changes()]
