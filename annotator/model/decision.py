"""A reviewer's act as it is kept: what it changed, before and after, so that it can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

    from annotator.model.judgement import Judgement
    from annotator.model.mark import Mark
    from annotator.model.relation import Relation
    from annotator.model.report import ReportStatus
    from annotator.model.wordlist import ListHead


class Act(StrEnum):
    """What a reviewer can do; the values stand in the database."""

    ADD = "add"
    ACCEPT = "accept"
    ACCEPT_ALL = "accept_all"
    REJECT = "reject"
    RELABEL = "relabel"
    REMOVE = "remove"
    MOVE = "move"
    SPLIT = "split"
    UNITE = "unite"
    LABEL_ALL = "label_all"
    REJECT_ALL = "reject_all"
    SET_VALUE = "set_value"
    SET_NOTE = "set_note"
    SET_ATTRIBUTE = "set_attribute"
    LINK = "link"
    UNLINK = "unlink"
    RELINK = "relink"
    SET_STATUS = "set_status"
    SET_META = "set_meta"
    SET_TAGS = "set_tags"
    SET_RULES = "set_rules"
    SET_FURNITURE = "set_furniture"
    SET_ENCODING = "set_encoding"
    FIND_AGAIN = "find_again"
    SET_LISTS = "set_lists"
    FOLLOW_LISTS = "follow_lists"
    SET_LABELS = "set_labels"
    SETTLE = "settle"
    JUDGE = "judge"
    SET_FACT = "set_fact"
    SET_POST = "set_post"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One mark before and after; None where it did not or does not exist."""

    before: Mark | None
    after: Mark | None

    @property
    def mark_id(self) -> int:
        """The mark's identity, the same on both sides."""
        mark = self.after or self.before
        assert mark is not None
        return mark.id

    def inverse(self) -> MarkChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class RelationChange:
    """One relation before and after; None where it did not or does not exist."""

    before: Relation | None
    after: Relation | None

    @property
    def relation_id(self) -> int:
        """The relation's identity, the same on both sides."""
        relation = self.after or self.before
        assert relation is not None
        return relation.id

    def inverse(self) -> RelationChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class StatusChange:
    """A report's status before and after."""

    before: ReportStatus
    after: ReportStatus

    def inverse(self) -> StatusChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


class Field(StrEnum):
    """What of a report a reviewer can change; the values stand in the database."""

    META = "meta"
    RULES = "rules"
    FURNITURE = "furniture"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a report before and after, as JSON data."""

    field: Field
    before: Any
    after: Any

    def inverse(self) -> FieldChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class ListChange:
    """One word list before and after, None where it did not or does not exist; and its entries.

    Of the entries only those are named that come or go: a list may have many.
    """

    list_id: int
    before: ListHead | None
    after: ListHead | None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def inverse(self) -> ListChange:
        """Return the change that takes this one back."""
        return ListChange(self.list_id, self.after, self.before, self.removed, self.added)


@dataclass(frozen=True, slots=True)
class LabelSetChange:
    """The project's label set before and after, as TOML."""

    before: str
    after: str

    def inverse(self) -> LabelSetChange:
        """Return the change that takes this one back."""
        return LabelSetChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class LabelChange:
    """Marks of any report that go from one label to another and stay as they are otherwise.

    They are named by their ids alone: a label of a large project has very many. A mark that has
    another label by then, or is gone, stays so.
    """

    before: str
    after: str
    mark_ids: tuple[int, ...]

    def inverse(self) -> LabelChange:
        """Return the change that takes this one back."""
        return LabelChange(self.after, self.before, self.mark_ids)


@dataclass(frozen=True, slots=True)
class SettleChange:
    """In which ways a text is rightly marked: ids of labels, "" for a place without a mark.

    That is known by the log alone; nothing else of the project is changed by it. None of them
    where nobody has said so.
    """

    text: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def inverse(self) -> SettleChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True)
class JudgeChange:
    """What a reviewer made of a finding, named by its key; None where nobody has ruled on it.

    Like a SettleChange it is known by the log alone.
    """

    finding: str
    before: Judgement | None
    after: Judgement | None

    def inverse(self) -> JudgeChange:
        """Return the change that takes this one back."""
        return replace(self, before=self.after, after=self.before)


Change = (
    MarkChange
    | RelationChange
    | StatusChange
    | FieldChange
    | ListChange
    | LabelSetChange
    | LabelChange
    | SettleChange
    | JudgeChange
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One act in the log; ``made_at`` is UTC, ISO 8601; ``reverts`` the decision an undo names.

    ``report_id`` is None for an act on the project itself, such as on its word lists.
    ``encoding`` tells which text of the report its offsets count: the one decoded so. ``step`` is
    shared by the decisions that are undone and done again together with it, where there are any.
    """

    id: int
    report_id: int | None
    act: Act
    reviewer: str
    made_at: str
    changes: tuple[Change, ...]
    reverts: int | None = None
    encoding: str = ""
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log without what it changed: who did what, when, and what it took back."""

    id: int
    report_id: int | None
    act: Act
    reviewer: str
    made_at: datetime  # with its time zone
    reverts: int | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """What one decision did to one mark; ``undone`` where it is not in effect any more.

    ``at_once`` is how many marks the decision changed: more than one, and nobody may have looked at
    each.
    """

    decision_id: int
    act: Act
    reviewer: str
    made_at: str
    before: Mark | None
    after: Mark | None
    undone: bool
    at_once: int
