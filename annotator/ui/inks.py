"""Colours for labels: which are free for a new one, and which are hard to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.labels import default
from annotator.ui import theme
from annotator.ui.colours import TEXT_CONTRAST, contrast

if TYPE_CHECKING:
    from collections.abc import Iterable

    from annotator.labels import Label

translate = QCoreApplication.translate

_MORE = (  # beyond those of our own set, checked as they are
    ("#8C2F5B", "#F5A3C7"),
    ("#2F5D50", "#8FD9C4"),
    ("#5A4FCF", "#B9B3FF"),
    ("#7A3E00", "#FFC08A"),
    ("#355E3B", "#A8D5A2"),
    ("#4A4A8A", "#BDBDF5"),
)


def free_inks(used: Iterable[Label]) -> tuple[str, str]:
    """Return inks for both themes that none of the labels ``used`` has, as far as there are any."""
    ours = [(label.ink_light, label.ink_dark) for label in default().labels]
    taken = [label.ink_light.upper() for label in used]
    pairs = [*ours, *_MORE]
    free = [pair for pair in pairs if pair[0] not in taken]
    return free[0] if free else min(pairs, key=lambda pair: taken.count(pair[0]))


def poor_ink(label: Label, language: str) -> str:
    """Return what is hard to read of the label's colours, nothing where none is."""
    said = []
    for name, ink, text in (
        (
            "light",
            label.ink_light,
            translate(
                "Labels",
                "{name} is hard to read in the light theme: contrast {found}, {least} is enough.",
            ),
        ),
        (
            "dark",
            label.ink_dark,
            translate(
                "Labels",
                "{name} is hard to read in the dark theme: contrast {found}, {least} is enough.",
            ),
        ),
    ):
        found = contrast(ink, theme.load(name).page.name())
        if found < TEXT_CONTRAST:
            shown = f"{found:.1f}"
            said.append(text.format(name=label.name(language), found=shown, least=TEXT_CONTRAST))
    return "\n".join(said)
