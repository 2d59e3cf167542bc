"""A label set changed: what it is afterwards, and what becomes of the marks of each label."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from annotator.errors import LabelIdUsed
from annotator.labels.faults import faults, of_names
from annotator.labels.writing import to_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from annotator.labels.labelset import Label, LabelSet
    from annotator.labels.relation_kinds import RelationKind


@dataclass(frozen=True, slots=True)
class Edit:
    """A label set before and after, and the ``fates`` of the labels that are gone or renamed.

    A fate is the id that the marks of a label have afterwards, None where they go with it. Two
    labels with one fate are merged.
    """

    before: LabelSet
    after: LabelSet
    fates: Mapping[str, str | None]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing changes."""
        return self.before == self.after and not self.fates

    def reread(self) -> dict[str, str]:
        """Return which marks have their value read anew: of the label, and under which then.

        They are those that come under another kind of value.
        """
        found: dict[str, str] = {}
        for label in self.before.labels:
            fate = self.fates.get(label.id, label.id)
            if fate is not None and self.after.get(fate).value_kind != label.value_kind:
                found[label.id] = fate
        return found


def edit(before: LabelSet, labels: Sequence[Label], fates: Mapping[str, str | None]) -> Edit:
    """Return the edit that makes ``labels`` the labels of the set, in that order.

    Each label of before that is not among them by its id needs a fate. A label takes over what is
    suggested under the ids of those that become it, and the kinds of relation follow.

    Raises:
        LabelFault: they are no labels of a set, or one is given the id of another label that
            leaves it in the same edit, so that nobody could tell whose marks are meant.

    """
    ids = {label.id for label in labels}
    gone = {one: fate for one, fate in fates.items() if one not in ids and fate != one}
    known = {label.id for label in before.labels}
    for label in before.labels:
        if label.id not in ids and label.id not in gone:
            gone[label.id] = None
    for one, fate in gone.items():
        assert fate is None or fate in ids, f"{one} becomes {fate}, which is no label"
    for one in sorted(ids & fates.keys() & known):
        if fates[one] != one:
            raise LabelIdUsed(label=one)
    wanted = tuple(_taking(label, before, gone, ids) for label in labels)
    for fault in (*faults(wanted), *of_names(wanted)):
        raise fault
    relations = tuple(
        kind for kind in (_following(one, gone) for one in before.relations) if kind is not None
    )
    after = replace(before, labels=wanted, relations=relations)
    return Edit(before, replace(after, source=to_toml(after)), gone)


def of_file(before: LabelSet, found: LabelSet) -> Edit:
    """Return the edit that puts the set ``found`` in a file in the place of ``before``.

    A label that the file has not is gone with its marks, unless a label of the file takes what is
    suggested under it: then that is its fate.

    Raises:
        LabelFault: they are no labels of a set.

    """
    under = found.under()
    gone = {
        label.id: under.get(label.id) for label in before.labels if under.get(label.id) != label.id
    }
    return Edit(before, replace(found, source=to_toml(found)), gone)


def _taking(
    label: Label, before: LabelSet, gone: Mapping[str, str | None], ids: Iterable[str]
) -> Label:
    """Return the label with the ids that it takes over; one that is a label's own is its own."""
    takes = list(label.takes)
    for one, fate in gone.items():
        if fate == label.id:
            takes += before.get(one).suggested_as
    free = [one for one in dict.fromkeys(takes) if one not in ids]
    return replace(label, takes=tuple(free))


def _following(kind: RelationKind, gone: Mapping[str, str | None]) -> RelationKind | None:
    """Return the kind of relation between the labels of after; None where an end has none left."""
    begins, ends = _ends(kind.from_labels, gone), _ends(kind.to_labels, gone)
    return replace(kind, from_labels=begins, to_labels=ends) if begins and ends else None


def _ends(labels: Iterable[str], gone: Mapping[str, str | None]) -> tuple[str, ...]:
    found = (gone.get(label, label) for label in labels)
    return tuple(dict.fromkeys(one for one in found if one is not None))
