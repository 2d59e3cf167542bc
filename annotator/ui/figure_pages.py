"""The pages of figures: on each, charts above a table of the same."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.review import sheets
from annotator.review.sheets import Sheet
from annotator.ui.charts import Bar, BarChart, Fill, LineChart, Part, Point
from annotator.ui.charts.lines import every_day
from annotator.ui.models.sheet import SORTED_BY, SheetModel, head, written
from annotator.ui.theme import colour_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotator.labels import LabelSet
    from annotator.review.figures import Figures
    from annotator.ui.charts import Chart
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_PALE = 0.55  # how opaque a bar is that a line lies over


class Page(QSplitter):
    """Charts that scroll, and below them their table."""

    def __init__(self, name: str, charts: Sequence[Chart], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.name = name
        self.charts = list(charts)
        self.model = SheetModel(self)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for chart in charts:
            column.addWidget(chart)
        scrolled = QScrollArea(self)
        scrolled.setWidget(inside)
        scrolled.setWidgetResizable(True)
        scrolled.setFrameShape(QFrame.Shape.NoFrame)
        scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it is in the table
        self.table = _table(self.model, name, self)
        self.addWidget(scrolled)
        self.addWidget(self.table)
        self.setChildrenCollapsible(False)
        self.setSizes([360, 200])

    def show_figures(self, figures: Figures) -> None:
        """Show other figures."""
        self.model.show_sheet(self.fill(figures))
        self.table.resizeColumnsToContents()

    def fill(self, figures: Figures) -> Sheet:
        """Give the charts their figures, and return them for the table."""
        raise NotImplementedError


def _table(model: SheetModel, name: str, parent: QWidget) -> QTableView:
    sorted_rows = QSortFilterProxyModel(parent)
    sorted_rows.setSourceModel(model)
    sorted_rows.setSortRole(SORTED_BY)
    table = QTableView(parent)
    table.setModel(sorted_rows)
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 8)
    table.horizontalHeader().setHighlightSections(False)
    table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as they come, until a head is clicked
    table.setSortingEnabled(True)
    return table


# -- over time ----------------------------------------------------------------------------------


class ProgressPage(Page):
    """What was done on each day."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._decisions = LineChart(translate("Figures", "Decisions a day"), theme, parent)
        self._done = LineChart(translate("Figures", "Reports done a day"), theme, parent)
        name = translate("Figures", "Progress")
        super().__init__(name, (self._decisions, self._done), parent)

    def fill(self, figures: Figures) -> Sheet:
        """Show a line of decisions and one of reports."""
        sheet = sheets.by_day(figures)
        for chart, column in ((self._decisions, "decisions"), (self._done, "reports_done")):
            points = every_day(_points(sheet, column), _told(column, "{day}", "0"))
            chart.show_points(points, whole=True, empty=_nothing())
        return sheet.only("day", "decisions", "spans", "rejected", "reports_done")


class PacePage(Page):
    """What a span took on each day."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._seconds = LineChart(translate("Figures", "Seconds a span, by day"), theme, parent)
        self._actions = LineChart(translate("Figures", "Actions a span, by day"), theme, parent)
        super().__init__(translate("Figures", "Pace"), (self._seconds, self._actions), parent)

    def fill(self, figures: Figures) -> Sheet:
        """Show a line of seconds and one of actions."""
        sheet = sheets.by_day(figures)
        for chart, column in (
            (self._seconds, "seconds_a_span"),
            (self._actions, "actions_a_span"),
        ):
            chart.show_points(_points(sheet, column), empty=_nothing())
        return sheet.only("day", "spans", "actions", "seconds", "actions_a_span", "seconds_a_span")


def _points(sheet: Sheet, column: str) -> list[Point]:
    """Return the days of which a column tells something."""
    found = []
    for row in sheet.rows:
        cells = sheet.cells(row)
        day, value = cells["day"], cells[column]
        if isinstance(value, int | float):
            told = _told(column, str(day), written(value))
            found.append(Point(date.fromisoformat(str(day)), float(value), told))
    return found


def _told(column: str, what: str, value: str) -> str:
    return f"{what}: {head(column)} {value}"


# -- by label, rule and reviewer ------------------------------------------------------------------


class LabelsPage(Page):
    """Marks by label and status."""

    def __init__(self, labels: LabelSet, language: str, theme: Theme, parent: QWidget) -> None:
        self._chart = BarChart(translate("Figures", "Spans by label"), theme, parent)
        self._labels, self._language, self._theme = labels, language, theme
        super().__init__(translate("Figures", "Labels"), (self._chart,), parent)

    def fill(self, figures: Figures) -> Sheet:
        """Show a bar a label, of what is confirmed, open and rejected."""
        order = [label.id for label in self._labels.labels]
        rows = []
        bars = []
        for name, *counts in sheets.labels(figures, order).rows:
            label = self._labels.get(str(name))
            shown = label.name(self._language)
            rows.append((shown, name, *counts))
            ink = colour_of(label, self._theme)
            fills = zip(counts, (Fill.SOLID, Fill.DASHED, Fill.CROSSED), strict=True)
            parts = tuple(Part(float(count or 0), ink, fill) for count, fill in fills)
            bars.append(Bar(shown, parts, " · ".join(written(count) for count in counts)))
        dim = self._theme.dim
        legend = [
            (translate("Figures", "confirmed"), Part(1, dim)),
            (translate("Figures", "open"), Part(1, dim, Fill.DASHED)),
            (translate("Figures", "rejected"), Part(1, dim, Fill.CROSSED)),
        ]
        self._chart.show_bars(bars, lambda tick: f"{tick:,.0f}", legend=legend, empty=_nothing())
        return Sheet(("name", *sheets.LABELS), tuple(rows))


class RulesPage(Page):
    """How right each rule is, as far as that is known."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        title = translate(
            "Figures", "Right as proposed, of those decided; the line: 95 % confidence"
        )
        self._chart = BarChart(title, theme, parent)
        self._ink = QColor(theme.accent)
        self._ink.setAlphaF(_PALE)  # the line over it is to be seen
        super().__init__(translate("Figures", "Rules"), (self._chart,), parent)

    def fill(self, figures: Figures) -> Sheet:
        """Show a bar a rule of which anything is decided, the most decided first."""
        sheet = sheets.rules(figures)
        bars = []
        for row in sheet.rows:
            cells = sheet.cells(row)
            share, low, high = (cells[name] for name in ("precision", "low", "high"))
            if not (
                isinstance(share, float) and isinstance(low, float) and isinstance(high, float)
            ):
                continue
            name = "/".join(str(cells[part]) for part in ("suggester", "rule") if cells[part])
            of = translate("Figures", "{share} % of {count}")
            told = of.format(share=round(100 * share), count=written(cells["decided"]))
            between = f"{written(low, share=True)} – {written(high, share=True)}"
            bar = Part(share, self._ink)
            bars.append(Bar(name, (bar,), told, f"{name}: {told} ({between})", (low, high)))
        self._chart.show_bars(
            bars, lambda tick: f"{100 * tick:.0f} %", highest=1.0, empty=_nothing()
        )
        heads = ("label_wrong" if name == "label" else name for name in sheet.columns)
        return Sheet(tuple(heads), sheet.rows)


class ReviewersPage(Page):
    """What a span took each reviewer."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._theme = theme
        self._seconds = BarChart(translate("Figures", "Seconds a span, by reviewer"), theme, parent)
        self._actions = BarChart(translate("Figures", "Actions a span, by reviewer"), theme, parent)
        name = translate("Figures", "Reviewers")
        super().__init__(name, (self._seconds, self._actions), parent)

    def fill(self, figures: Figures) -> Sheet:
        """Show a bar a reviewer, of seconds and of actions."""
        sheet = sheets.reviewers(figures)
        for chart, column in (
            (self._seconds, "seconds_a_span"),
            (self._actions, "actions_a_span"),
        ):
            bars = []
            for row in sheet.rows:
                cells = sheet.cells(row)
                value = cells[column]
                if isinstance(value, float):
                    part = Part(value, self._theme.accent)
                    bars.append(Bar(str(cells["reviewer"]), (part,), written(value)))
            chart.show_bars(bars, lambda tick: f"{tick:g}", empty=_nothing())
        return sheet


def _nothing() -> str:
    return translate("Figures", "Nothing has been decided there yet.")
