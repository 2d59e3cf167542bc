"""Draw the window as a user sees it, into a folder of PNGs for the README and the guide.

``python -m scripts.screenshots FOLDER [REPORTS]`` opens the real window on the sample reports, or
on those in the folder REPORTS, works it by key and mouse, and grabs it: the window and what opens
over it in both themes and languages, overlapping spans, and a report of a million characters.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model import QueueQuery, ReportStatus
from annotator.review import Session
from annotator.ui import app
from scripts.screenshots import dialogs, panels, projects
from scripts.screenshots.windows import HOME, ROOT, VARIANTS, kept, look, shown, window_on

if TYPE_CHECKING:
    from tests.driver import Hand


def main(folder: Path, reports: Path) -> int:
    """Draw every picture and return 0."""
    folder.mkdir(parents=True, exist_ok=True)
    app.make_application()
    with window_on(HOME / "samples.annot", [reports]) as (window, hand):
        window.kept.change(reviewer="沈丹")
        review(window, hand)
        for theme, language in VARIANTS:
            look(window, theme, language)
            kept(window.grab(), folder / f"window-{theme}-{language.split('_')[0]}.png")
        for theme, language in VARIANTS:
            look(window, theme, language)
            for name, draw in dialogs.OVER_IT.items():
                picture = folder / f"{name}-{theme}-{language.split('_')[0]}.png"
                draw(window, hand, picture)
        dialogs.incoming(window, hand, folder)
        dialogs.exports(window, hand, folder)
        panels.searched(window, hand, folder)
        panels.history(window, hand, folder)
        projects.views(window, hand, folder)
        projects.first_steps(window, hand, folder)
    panels.findings(folder)
    panels.facts(folder, reports)
    projects.overlaps(folder)
    projects.consistency(folder, reports)
    projects.figures(folder, reports)
    with window_on(HOME / "million.annot", [projects.million()]) as (window, _):
        look(window, "light", "zh_CN")
        kept(window.grab(), folder / "million-light-zh.png")
    return 0


def review(window: app.MainWindow, hand: Hand) -> None:
    """Decide on some suggestions, so that every kind of mark is to be seen."""
    first, *_ = window.queue_model.ids()
    window.desk.open_report(first)
    hand.press("D")  # done, and on to the second
    window.activateWindow()
    for key in ("Space", "Space", "J", "Space", "X", "Space", "Space", "J"):
        hand.press(key)
    ids = window.queue_model.ids()
    other = Session.open(window.desk.session.project.path, "林一帆")
    other.set_tags([ids[1], ids[3]], ["总会"])
    other.set_tags([ids[2]], ["待核"])
    other.set_statuses([ids[2]], ReportStatus.FLAGGED)
    other.close()
    shown(window, QueueQuery())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path((*sys.argv, ROOT / "seeds")[2])))
