"""Charts, painted by ourselves: bars and lines in the colours of the theme.

QtCharts is under the GPL alone, and pyqtgraph would bring numpy for a few hundred points.
"""

from annotator.ui.charts.bars import Bar, BarChart, Fill, Part
from annotator.ui.charts.chart import Chart, picture
from annotator.ui.charts.lines import LineChart, Point

__all__ = ["Bar", "BarChart", "Chart", "Fill", "LineChart", "Part", "Point", "picture"]
