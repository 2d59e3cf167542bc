"""Draw the window as a user sees it, into a folder of PNGs for the README and the guide.

``python scripts/screenshots.py FOLDER [REPORTS]`` opens the real window on the sample reports, or
on those in the folder REPORTS, works it by key and mouse, and grabs it in both themes and
languages.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
os.environ["ANNOTATOR_HOME"] = tempfile.mkdtemp(prefix="screenshots-")

from PySide6.QtCore import QEventLoop  # noqa: E402 - the home is set first

from annotator.ui import app  # noqa: E402 - as above
from tests.driver import Hand  # noqa: E402 - as above

VARIANTS = (("light", "zh_CN"), ("light", "en"), ("dark", "zh_CN"), ("dark", "en"))


def main(folder: Path, reports: Path) -> int:
    """Draw every picture and return 0."""
    folder.mkdir(parents=True, exist_ok=True)
    app.make_application()
    project = Path(os.environ["ANNOTATOR_HOME"]) / "samples.annot"
    window = app.open_window(str(project), [reports])
    loop = QEventLoop()
    window.transfers.arrivals.ended.connect(loop.quit)
    window.resize(1360, 820)
    window.show()
    loop.exec()
    hand = Hand(window)
    review(window, hand)
    for theme, language in VARIANTS:
        window.commands.actions[f"theme.{theme}"].trigger()
        window.commands.actions[f"language.{language}"].trigger()
        window.statusBar().clearMessage()
        hand.painted()
        name = f"window-{theme}-{language.split('_')[0]}.png"
        window.grab().save(str(folder / name))
        print(folder / name)
    views(window, hand, folder)
    window.close()
    return 0


def views(window: app.MainWindow, hand: Hand, folder: Path) -> None:
    """Draw a glossed report raw and clean, if there is one."""
    glossed = [s.id for s in window.queue_model.summaries() if "glossed" in s.name]
    if not glossed:
        return
    for name in ("theme.light", "language.en"):
        window.commands.actions[name].trigger()
    window.desk.open_report(glossed[-1])
    for mode in ("raw", "clean"):
        window.commands.actions[f"mode.{mode}"].trigger()
        window.statusBar().clearMessage()
        hand.painted()
        window.view.grab().save(str(folder / f"glossed-{mode}.png"))


def review(window: app.MainWindow, hand: Hand) -> None:
    """Decide on some suggestions, so that every kind of mark is to be seen."""
    first, *_ = window.queue_model.ids()
    window.desk.open_report(first)
    hand.press("D")  # done, and on to the second
    window.activateWindow()
    for key in ("Space", "Space", "J", "Space", "X", "Space", "Space", "J"):
        hand.press(key)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path((*sys.argv, ROOT / "seeds")[2])))
