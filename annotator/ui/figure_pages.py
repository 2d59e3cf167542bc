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
    from collections.abc import Callable, Mapping, Sequence

    from annotator.labels import LabelSet
    from annotator.review.figures import Figures
    from annotator.review.sheets import Cell
    from annotator.ui.charts import Chart
    from annotator.ui.theme import Theme

translate = QCoreApplication.translate
_PALE = 0.55  # how opaque a bar is that a line lies over


class Page(QSplitter):
    """Charts that scroll, and below them their table.

    ``fill`` gives the charts their figures, and returns them for the table.
    """

    def __init__(
        self,
        name: str,
        charts: Sequence[Chart],
        fill: Callable[[Figures], Sheet],
        parent: QWidget,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.name = name
        self.charts = list(charts)
        self.model = SheetModel(self)
        self._fill = fill
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
        self.model.show_sheet(self._fill(figures))
        self.table.resizeColumnsToContents()


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


def progress_page(theme: Theme, parent: QWidget) -> Page:
    """Return what was done on each day: a line of decisions and one of reports."""
    decisions = LineChart(translate("Figures", "Decisions a day"), theme, parent)
    done = LineChart(translate("Figures", "Reports done a day"), theme, parent)

    def fill(figures: Figures) -> Sheet:
        sheet = sheets.by_day(figures)
        for chart, column in ((decisions, "decisions"), (done, "reports_done")):
            points = every_day(_points(sheet, column), _told(column, "{day}", "0"))
            chart.show_points(points, whole=True, empty=_nothing())
        return sheet.only("day", "decisions", "spans", "rejected", "reports_done")

    return Page(translate("Figures", "Progress"), (decisions, done), fill, parent)


def pace_page(theme: Theme, parent: QWidget) -> Page:
    """Return what a span took on each day: a line of seconds and one of actions."""
    seconds = LineChart(translate("Figures", "Seconds a span, by day"), theme, parent)
    actions = LineChart(translate("Figures", "Actions a span, by day"), theme, parent)

    def fill(figures: Figures) -> Sheet:
        sheet = sheets.by_day(figures)
        for chart, column in ((seconds, "seconds_a_span"), (actions, "actions_a_span")):
            chart.show_points(_points(sheet, column), empty=_nothing())
        return sheet.only("day", "spans", "actions", "seconds", "actions_a_span", "seconds_a_span")

    return Page(translate("Figures", "Pace"), (seconds, actions), fill, parent)


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


def labels_page(labels: LabelSet, language: str, theme: Theme, parent: QWidget) -> Page:
    """Return marks by label and status: a bar a label, of what is confirmed, open and rejected."""
    chart = BarChart(translate("Figures", "Spans by label"), theme, parent)
    order = [label.id for label in labels.labels]
    legend = [
        (translate("Figures", "confirmed"), Part(1, theme.dim)),
        (translate("Figures", "open"), Part(1, theme.dim, Fill.DASHED)),
        (translate("Figures", "rejected"), Part(1, theme.dim, Fill.CROSSED)),
    ]

    def fill(figures: Figures) -> Sheet:
        rows = []
        bars = []
        for name, *counts in sheets.labels(figures, order).rows:
            label = labels.get(str(name))
            shown = label.name(language)
            rows.append((shown, name, *counts))
            ink = colour_of(label, theme)
            fills = zip(counts, (Fill.SOLID, Fill.DASHED, Fill.CROSSED), strict=True)
            parts = tuple(Part(float(count or 0), ink, way) for count, way in fills)
            bars.append(Bar(shown, parts, " · ".join(written(count) for count in counts)))
        chart.show_bars(bars, lambda tick: f"{tick:,.0f}", legend=legend, empty=_nothing())
        return Sheet(("name", *sheets.LABELS), tuple(rows))

    return Page(translate("Figures", "Labels"), (chart,), fill, parent)


def rules_page(theme: Theme, parent: QWidget) -> Page:
    """Return how right each rule is: a bar a rule of which anything is decided."""
    title = translate("Figures", "Right as proposed, of those decided; the line: 95 % confidence")
    chart = BarChart(title, theme, parent)
    ink = QColor(theme.accent)
    ink.setAlphaF(_PALE)  # the line over it is to be seen

    def fill(figures: Figures) -> Sheet:
        sheet = sheets.rules(figures)
        bars = [bar for row in sheet.rows if (bar := _of_rule(sheet.cells(row), ink)) is not None]
        chart.show_bars(bars, lambda tick: f"{100 * tick:.0f} %", highest=1.0, empty=_nothing())
        heads = ("label_wrong" if name == "label" else name for name in sheet.columns)
        return Sheet(tuple(heads), sheet.rows)

    return Page(translate("Figures", "Rules"), (chart,), fill, parent)


def _of_rule(cells: Mapping[str, Cell], ink: QColor) -> Bar | None:
    """Return the bar of a rule, None where nothing is decided of what it proposed."""
    share, low, high = (cells[name] for name in ("precision", "low", "high"))
    if not (isinstance(share, float) and isinstance(low, float) and isinstance(high, float)):
        return None
    name = "/".join(str(cells[part]) for part in ("suggester", "rule") if cells[part])
    of = translate("Figures", "{share} % of {count}")
    told = of.format(share=round(100 * share), count=written(cells["decided"]))
    between = f"{written(low, share=True)} – {written(high, share=True)}"
    return Bar(name, (Part(share, ink),), told, f"{name}: {told} ({between})", (low, high))


def reviewers_page(theme: Theme, parent: QWidget) -> Page:
    """Return what a span took each reviewer: a bar a reviewer, of seconds and of actions."""
    seconds = BarChart(translate("Figures", "Seconds a span, by reviewer"), theme, parent)
    actions = BarChart(translate("Figures", "Actions a span, by reviewer"), theme, parent)

    def fill(figures: Figures) -> Sheet:
        sheet = sheets.reviewers(figures)
        for chart, column in ((seconds, "seconds_a_span"), (actions, "actions_a_span")):
            bars = []
            for row in sheet.rows:
                cells = sheet.cells(row)
                value = cells[column]
                if isinstance(value, float):
                    part = Part(value, theme.accent)
                    bars.append(Bar(str(cells["reviewer"]), (part,), written(value)))
            chart.show_bars(bars, lambda tick: f"{tick:g}", empty=_nothing())
        return sheet

    return Page(translate("Figures", "Reviewers"), (seconds, actions), fill, parent)


def _nothing() -> str:
    return translate("Figures", "Nothing has been decided there yet.")
