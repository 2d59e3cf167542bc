"""The log of decisions: appended to, never rewritten but for what is undone.

A decision is *done*, *undone* (and may be done again), *abandoned* (undone, and then something else
was done, or undone by choice), or *overtaken* (in effect, but undo passes over it, for somebody has
changed since what it changed). Each holds its changes whole, before and after, so that a mark's
history and the extractor's errors can be read from the log alone.

An undo is a way through the log, but for one by choice: that is an act in its reviewer's sequence,
undone and done again like others. It is told by its step, which ways through the log have none of.
See docs/decisions/0028.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    bindparam,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from annotator.errors import NoSuchDecision
from annotator.model import (
    Act,
    Change,
    Decision,
    Mark,
    MarkChange,
    Touch,
)
from annotator.store import checked, rows
from annotator.store.changes import from_json, to_json
from annotator.store.dialect import phrases
from annotator.store.tables import decision, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

# undo passes over them: they are ways through the log, or follow from what is undone itself
_PASSED_OVER = (Act.UNDO.value, Act.REDO.value, Act.FOLLOW_LISTS.value)
# they are on how a report is read, and take it not up
OF_READING = (
    *_PASSED_OVER,
    *(Act.FIND_AGAIN.value, Act.SET_META.value, Act.SET_RULES.value),
    *(Act.SET_FURNITURE.value, Act.SET_ENCODING.value),
)


class State(StrEnum):
    """What has become of a decision; the values stand in the database."""

    DONE = "done"
    UNDONE = "undone"
    ABANDONED = "abandoned"
    OVERTAKEN = "overtaken"


IN_EFFECT = (State.DONE.value, State.OVERTAKEN.value)
"""The states of decisions whose changes stand, as far as nobody has changed the same since."""


_BY_CHOICE = and_(decision.c.act == Act.UNDO.value, decision.c.step.is_not(None))
# made once, for each act needs them
_INSERT = insert(decision)
_TOUCH = (
    update(standing)
    .where(standing.c.report_id == bindparam("of"))
    .values(reviewer=bindparam("who"), touched_at=bindparam("when"))
)
_ABANDON = (
    update(decision)
    .where(decision.c.state == State.UNDONE.value, decision.c.reviewer == bindparam("of"))
    .values(state=State.ABANDONED.value)
)


class Decisions:
    """The decisions of a project, oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def append(
        self,
        report_id: int | None,
        act: Act,
        reviewer: str,
        changes: Iterable[Change],
        reverts: int | None = None,
        encoding: str = "",
        step: int | None = None,
    ) -> Decision:
        """Store a decision made now, on the text decoded as ``encoding``, and return it.

        Without a report it is of the project itself. ``step`` is what ``next_step`` gave for the
        first of several that are to be undone and done again together.
        """
        made = Decision(
            id=0,
            report_id=report_id,
            act=act,
            reviewer=reviewer,
            made_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
            changes=tuple(changes),
            reverts=reverts,
            encoding=encoding,
            step=step,
        )
        row = {
            "report_id": report_id,
            "act": act.value,
            "reviewer": reviewer,
            "made_at": made.made_at,
            "changes": [to_json(change) for change in made.changes],
            "reverts": reverts,
            "encoding": encoding,
            "state": State.DONE.value,
            "step": step,
        }
        inserted = self._db.execute(_INSERT, row).inserted_primary_key
        assert inserted is not None
        if report_id is not None:
            touched = {"of": report_id, "who": reviewer, "when": made.made_at}
            self._db.execute(_TOUCH, touched)
        return replace(made, id=int(inserted[0]))

    @rows.read
    def all(self, report_id: int | None = None) -> list[Decision]:
        """Return all decisions, or those on one report, oldest first."""
        wanted = select(decision).order_by(decision.c.id)
        if report_id is not None:
            wanted = wanted.where(decision.c.report_id == report_id)
        return [from_row(row) for row in self._db.execute(wanted)]

    @rows.read
    def these(self, ids: Collection[int]) -> list[Decision]:
        """Return the decisions with these ids, as far as they are there, oldest first."""
        wanted = select(decision).where(decision.c.id.in_(select(phrases.each().c.value)))
        named = {"ids": json.dumps(list(ids))}
        return [from_row(row) for row in self._db.execute(wanted.order_by(decision.c.id), named)]

    @rows.read
    def of_mark(self, one: Mark) -> list[Touch]:
        """Return what each decision did to one mark, oldest first.

        Undo and redo are told by whether what they name is in effect.
        """
        change = phrases.each(decision.c.changes)
        found = self._db.execute(
            select(
                *(decision.c[name] for name in ("id", "act", "reviewer", "made_at", "state")),
                _marks_changed().label("at_once"),
                change.c.value,
            )
            .join_from(decision, change, literal(value=True))
            .where(
                decision.c.report_id == one.report_id,
                decision.c.act.not_in((Act.UNDO.value, Act.REDO.value)),
                # cheap, and leaves out most decisions before their changes are read
                phrases.holds(decision.c.changes, f'"id": {one.id},'),
                phrases.at(change.c.value, "$.what") == "mark",
                func.coalesce(
                    phrases.at(change.c.value, "$.after.id"),
                    phrases.at(change.c.value, "$.before.id"),
                )
                == one.id,
            )
            .order_by(decision.c.id)
        )
        return [_touch(tuple(row)) for row in found]

    def to_undo(self, reviewer: str) -> Decision | None:
        """Return the reviewer's newest decision in effect, or None."""
        return self._first(_of(reviewer, State.DONE).order_by(decision.c.id.desc()))

    def to_redo(self, reviewer: str) -> Decision | None:
        """Return the reviewer's decision undone last, or None where something was done since."""
        undone = _of(reviewer, State.UNDONE)
        oldest = self._first(undone.order_by(decision.c.id))
        if oldest is None:
            return None
        # the oldest as a rule; but one that another had undone by choice may have come back since
        way = decision.alias("way")
        last = (
            select(way.c.reverts)
            .where(way.c.act == Act.UNDO.value, way.c.step.is_(None), way.c.id > oldest.id)
            .where(way.c.reverts.in_(undone.with_only_columns(decision.c.id)))
            .order_by(way.c.id.desc())
            .limit(1)
        )
        newest = self._db.execute(last).scalar()
        return oldest if newest in (None, oldest.id) else self.get(int(newest))

    def get(self, decision_id: int) -> Decision:
        """Return the decision with this id.

        Raises:
            NoSuchDecision: there is none.

        """
        found = self._first(select(decision).where(decision.c.id == decision_id))
        if found is None:
            raise NoSuchDecision(number=decision_id)
        return found

    def stands(self, one: Decision) -> bool:
        """Return whether a decision is in effect; ways through the log are while it is so too."""
        wanted = select(decision.c.state).where(decision.c.id == one.id)
        if self._db.execute(wanted).scalar() not in IN_EFFECT:
            return False
        if one.act not in (Act.UNDO, Act.REDO) or one.reverts is None:
            return True
        return self.stands(self.get(one.reverts)) is (one.act is Act.REDO)

    def beside(self, one: Decision, *, newer: bool) -> Decision | None:
        """Return the one next to ``one`` among what its reviewer can undo, None at the end."""
        here = _of(one.reviewer, State.DONE)
        if newer:
            return self._first(here.where(decision.c.id > one.id).order_by(decision.c.id))
        return self._first(here.where(decision.c.id < one.id).order_by(decision.c.id.desc()))

    def takes_up(self, report_id: int) -> bool:
        """Return whether a decision stands on the report that is one on its marks or status."""
        wanted = select(decision.c.id).where(
            decision.c.report_id == report_id,
            decision.c.state.in_(IN_EFFECT),
            decision.c.act.not_in(OF_READING),
        )
        return self._db.execute(wanted.limit(1)).scalar() is not None

    def next_step(self) -> int:
        """Return what names a step whose first decision is the next one."""
        return self.newest() + 1

    @rows.read
    def of_step(self, one: Decision) -> list[Decision]:
        """Return the decisions of the step of ``one`` in the state it is in, oldest first."""
        if one.step is None:
            return [one]
        state = select(decision.c.state).where(decision.c.id == one.id).scalar_subquery()
        wanted = (
            *(decision.c.step == one.step, decision.c.state == state),
            decision.c.id >= one.step,  # which is the id of the first
        )
        found = self._db.execute(select(decision).where(*wanted).order_by(decision.c.id))
        return [from_row(row) for row in found]

    @rows.read
    def step_size(self, one: Decision) -> int:
        """Return how many decisions the step of ``one`` has in the state it is in."""
        if one.step is None:
            return 1
        state = select(decision.c.state).where(decision.c.id == one.id).scalar_subquery()
        wanted = select(func.count()).where(
            *(decision.c.step == one.step, decision.c.state == state),
            decision.c.id >= one.step,  # which is the id of the first
        )
        return int(self._db.execute(wanted).scalar_one())

    def newest(self, report_id: int | None = None) -> int:
        """Return the id of the newest decision of all, or on one report, 0 where there is none."""
        wanted = select(func.max(decision.c.id))
        if report_id is not None:
            wanted = wanted.where(decision.c.report_id == report_id)
        return int(self._db.execute(wanted).scalar() or 0)

    @rows.read
    def newest_of_project(self) -> int:
        """Return the id of the newest decision on the project itself, 0 where there is none."""
        wanted = select(func.max(decision.c.id)).where(decision.c.report_id.is_(None))
        return int(self._db.execute(wanted).scalar() or 0)

    def undo_steps(self, one: Decision) -> list[Decision]:
        """Return the undos by which the step of ``one`` is not in effect, of each part the newest.

        They are in the order of the log.
        """
        if one.step is None:
            return []
        of_step = (decision.c.id >= one.step, decision.c.step == one.step)
        gone = select(decision.c.id).where(*of_step, decision.c.state.not_in(IN_EFFECT))
        newest = (
            select(func.max(decision.c.id))
            .where(decision.c.id > one.step, decision.c.act == Act.UNDO.value)
            .where(decision.c.reverts.in_(gone))
            .group_by(decision.c.reverts)
        )
        return [self.get(int(number)) for number in sorted(self._db.execute(newest).scalars())]

    # -- what has become of them ----------------------------------------------------------------

    def set_undone(self, one: Decision, *, undone: bool) -> None:
        """Store whether a decision in its reviewer's sequence is in effect.

        What one by choice undid is then in effect, or not, the other way round.
        """
        self._put(one.id, State.UNDONE if undone else State.DONE)
        if one.act is Act.UNDO and one.reverts is not None:
            self.turn(self.get(one.reverts), in_effect=undone)

    def turn(self, one: Decision, *, in_effect: bool) -> None:
        """Store whether a decision is in effect, by what another did: redo does not bring it back.

        What an undo names is in effect, or not, the other way round.
        """
        self._put(one.id, State.DONE if in_effect else State.ABANDONED)
        if one.act is Act.UNDO and one.reverts is not None:
            self.turn(self.get(one.reverts), in_effect=not in_effect)

    def give_up(self, one: Decision, *, undone: bool) -> None:
        """Pass over a decision from now on: where it is undone it stays so, else it stays."""
        self._put(one.id, State.ABANDONED if undone else State.OVERTAKEN)

    def _put(self, decision_id: int, state: State) -> None:
        here = decision.c.id == decision_id
        self._db.execute(update(decision).where(here).values(state=state.value))

    def abandon_undone(self, reviewer: str) -> None:
        """Give up what the reviewer undid, for something else is being done."""
        self._db.execute(_ABANDON, {"of": reviewer})

    @rows.read
    def counts(self) -> dict[tuple[str, str], int]:
        """Return how many decisions each (reviewer, act) has."""
        found = self._db.execute(
            select(decision.c.reviewer, decision.c.act, func.count()).group_by(
                decision.c.reviewer, decision.c.act
            )
        )
        return {(reviewer, act): count for reviewer, act, count in found}

    @rows.read
    def _first(self, wanted: Select[Any]) -> Decision | None:
        row = self._db.execute(wanted.limit(1)).one_or_none()
        return None if row is None else from_row(row)


def _of(reviewer: str, state: State) -> Select[Any]:
    return select(decision).where(
        decision.c.state == state.value,
        decision.c.reviewer == reviewer,
        or_(decision.c.act.not_in(_PASSED_OVER), _BY_CHOICE),
    )


def from_row(row: Row[Any]) -> Decision:
    """Return the decision that a row of its table holds."""
    found = Decision(
        id=row.id,
        report_id=row.report_id,
        act=Act(row.act),
        reviewer=row.reviewer,
        made_at=row.made_at,
        changes=tuple(from_json(change) for change in row.changes),
        reverts=row.reverts,
        encoding=row.encoding,
        step=row.step,
    )
    return checked.decision(found)


def _touch(row: tuple[Any, ...]) -> Touch:
    number, act, reviewer, made_at, state, at_once, value = row
    change = from_json(json.loads(value))
    assert isinstance(change, MarkChange)
    undone = state not in IN_EFFECT
    before, after = change.before, change.after
    return Touch(number, Act(act), reviewer, made_at, before, after, undone, at_once)


def _marks_changed() -> ColumnElement[int]:
    """Return how many marks a decision changed, counted in the JSON as this file writes it."""
    said = '"what": "mark"'
    rest = func.length(func.replace(decision.c.changes, said, ""))
    return (func.length(decision.c.changes) - rest) // len(said)
