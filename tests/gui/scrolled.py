"""Run by a test in a process of its own, for each ratio of pixels: what scrolling leaves painted.

Scrolls a report in many ways and compares what is on the screen, pixel for pixel, with the same
view painted whole. Prints the ratio of pixels, how many times it compared, and how many pixels of
the text were painted by the steps of a wheel, as a share of the whole.
"""

import sys

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from annotator import labels
from annotator.model import Mark, MarkStatus, Origin
from annotator.review import MarkIndex
from annotator.text.views import Mode, view_of
from annotator.ui import theme
from annotator.ui.document import ReportView

TEXT = "".join(
    f"第{k}段：商会\U00020bb7召开会议，共有会员{k}名，捐款{k}万元，会员代表表示支持。" * (k % 7 + 1)
    + "\n"
    for k in range(300)
)
STATUSES = (MarkStatus.SUGGESTED, MarkStatus.CONFIRMED)


class Painted(QObject):
    """Counts the pixels of the viewport that are painted."""

    def __init__(self, parent):
        super().__init__(parent)
        self.pixels = 0

    def eventFilter(self, watched, event):  # noqa: N802 - it is Qt's
        if event.type() is QEvent.Type.Paint:
            self.pixels += sum(area.width() * area.height() for area in event.region())
        return False


def main():
    application = QApplication(sys.argv[:1])
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    view = ReportView(labels.default(), theme.load("light"), "zh_CN", window)
    row.addWidget(view)
    window.resize(760, 560)
    marks = [
        Mark(k, 1, at, at + 9, ("ORG", "PER", "DATE")[k % 3], STATUSES[k % 2], Origin("t"))
        for k, at in enumerate(range(3, len(TEXT) - 20, 17))
    ]
    view.show_report(TEXT, view_of(TEXT, Mode.RAW), MarkIndex(marks))
    window.show()
    window.activateWindow()
    view.setFocus()
    QTest.qWaitForWindowExposed(window)
    view.set_current(marks[4], reveal=True)
    view.select(60, 200)
    compared = 0

    def same():
        nonlocal compared
        application.processEvents()
        shown = window.screen().grabWindow(window.winId()).toImage()  # cut off at twice the pixels
        whole = view.viewport().grab().toImage()
        corner = view.viewport().mapTo(window, QPoint()) * whole.devicePixelRatio()
        seen = QRect(corner, whole.size()) & shown.rect()
        on_screen = shown.copy(seen).convertToFormat(whole.format())
        wanted = whole.copy(seen.translated(-corner))
        for image in (on_screen, wanted):
            image.setDevicePixelRatio(1)
        compared += 1
        assert on_screen == wanted, f"not the same after {compared} comparisons"

    painted = Painted(view)

    def turn(steps):
        place = QPointF(300, 200)
        event = QWheelEvent(
            *(place, view.viewport().mapToGlobal(place), QPoint(), QPoint(0, -120 * steps)),
            *(Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        application.sendEvent(view.viewport(), event)

    same()
    view.viewport().installEventFilter(painted)
    for step in (1, 1, 1, -1, 1, 1, -1, -1, 1, 1):
        turn(step)
        application.processEvents()
    share = painted.pixels / (10 * view.viewport().width() * view.viewport().height())
    same()
    bar = view.verticalScrollBar()
    for value in (7, 13, 460, 455, 900, 0, 20_000, 20_003, bar.maximum(), bar.maximum() - 11):
        bar.setValue(value)
        same()
    for key in ("Up", "Down", "PageUp", "PageDown", "PageUp", "Down", "Down"):
        QTest.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        same()
    turn(1)  # two at once, with something else to paint between them
    view.select(100, 140)
    view.set_current(marks[9], reveal=False)
    turn(2)
    same()
    view.reveal(marks[40].start, marks[40].end)
    same()
    print(view.viewport().devicePixelRatio(), compared, round(share, 3))


if __name__ == "__main__":
    main()
