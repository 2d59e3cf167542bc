"""A report view of its own, and what a reviewer sees of it, read from its pixels."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from annotator import labels
from annotator.model import Mark, MarkStatus, Origin
from annotator.review import MarkIndex
from annotator.text.clean import View
from annotator.text.offsets import OffsetMap
from annotator.ui import theme
from annotator.ui.document import ReportView

TEXT = "商会会长沈丹率十二人赴南京捐款四万元并召开第二次会员代表大会\n" * 3
LIGHT, DARK = "light", "dark"


def mark(number, start, end, label="ORG", status=MarkStatus.SUGGESTED, score=0.99):
    return Mark(number, 1, start, end, label, status, Origin("test", None, score))


class Seen:
    """A view and what is on it."""

    def __init__(self, qtbot, look=LIGHT):
        parent = QWidget()
        qtbot.addWidget(parent)
        self.parent = parent
        self.theme = theme.load(look)
        self.view = ReportView(labels.default(), self.theme, "zh_CN", parent)
        self.view.resize(900, 400)
        parent.resize(900, 400)
        parent.show()

    def show(self, *marks, text=TEXT):
        self.view.show_report(text, View(text, OffsetMap()), MarkIndex(marks))
        return self.paint()

    def paint(self, ratio=1.0):
        viewport = self.view.viewport()
        self.image = QImage(viewport.size() * ratio, QImage.Format.Format_RGB32)
        self.image.setDevicePixelRatio(ratio)
        viewport.render(self.image)
        return self

    def ink(self, label):
        return theme.colour_of(labels.default().get(label), self.theme)

    def line(self, start, end, lane=0):
        """The colours along the line below the text of ``start``-``end``, from left to right."""
        (x1, y), (x2, _) = self.view.page.place_of(start), self.view.page.place_of(end)
        below = y + self.view.page.metrics.text + 2 + 3 * lane
        return [self.image.pixelColor(x, below) for x in range(round(x1) + 2, round(x2) - 2)]

    def area(self, start, end, top, bottom):
        """How often each colour is there between two heights, from the top of the text."""
        (x1, y), (x2, _) = self.view.page.place_of(start), self.view.page.place_of(end)
        found = {}
        for x in range(round(x1), round(x2)):
            for row in range(y + top, y + bottom):
                name = self.image.pixelColor(x, row).name()
                found[name] = found.get(name, 0) + 1
        return found
