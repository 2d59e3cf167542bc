"""What actions and labels are called, and what they are found by when one types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.ui import i18n
from annotator.ui.actions import ACTIONS, MENUS
from annotator.ui.actions.initials import initials

if TYPE_CHECKING:
    from annotator.labels import LabelSet

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Named:
    """An action: its id, the menu it stands in, what it is called, and all it is found by."""

    id: str
    menu: str
    text: str
    sought: str

    def matches(self, typed: str) -> bool:
        """Return whether each word of what was typed is part of a name, or of its initials."""
        return all(word in self.sought for word in typed.casefold().split())

    def begins_with(self, typed: str) -> bool:
        """Return whether one of its names, or their initials, begins with what was typed."""
        wanted = typed.strip().casefold()
        return any(name.startswith(wanted) for name in self.sought.splitlines())


def named(labels: LabelSet) -> list[Named]:
    """Return every action in the order of the menus, the labels as a menu of their own."""
    found = []
    for menu, title in MENUS.items():
        plain = menu_name(title)
        if menu == "label":
            found += _labels(labels, plain)
        for row in ACTIONS:
            if row.menu == menu:
                chinese = i18n.chinese("Actions", row.text)
                text = translate("Actions", row.text)
                found.append(Named(row.id, plain, text, sought(row.text, chinese)))
    return found


def _labels(labels: LabelSet, menu: str) -> list[Named]:
    pattern = translate("Keys", "Label: {name}")
    return [
        Named(
            f"label.{label.id}",
            menu,
            pattern.format(name=label.name(i18n.current())),
            sought(label.id, label.name_en, label.name_zh, pattern),
        )
        for label in labels.labels
    ]


def menu_name(title: str) -> str:
    """Return what a menu is called, without the key that opens it."""
    return translate("Actions", title).split("(&")[0].replace("&", "")


def names(labels: LabelSet) -> dict[str, str]:
    """Return what each action is called, by its id."""
    return {one.id: one.text for one in named(labels)}


def sought(*texts: str) -> str:
    """Return what is searched for a thing with these names: they, and the initials of Chinese."""
    return "\n".join((*texts, *map(initials, texts))).casefold()
