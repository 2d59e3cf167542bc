"""Facts and posts as rows: one a number, or a person with a title; all offsets are raw.

A row names its report, by which its evidence can be found in the text: each part with the stretch
that says it, where one does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.formats.cells import of_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.formats.cells import Cell
    from annotator.model import Mark, ReportFacts, Said

_REPORT = {"report": 18, "name": 30, "report_date": 11, "sha256": 12}
FACT_COLUMNS = {
    **_REPORT,
    "start": 8,
    "end": 8,
    "text": 16,
    "value": 14,
    "unit": 8,
    "mod": 11,
    "label": 11,
    "indicator": 20,
    "indicator_start": 8,
    "indicator_end": 8,
    "scope": 24,
    "scope_start": 8,
    "scope_end": 8,
    "as_of": 14,
    "as_of_start": 8,
    "as_of_end": 8,
    "qualifiers": 14,
    "reviewed": 9,
    "status": 11,
}
"""The columns of facts, in order, with their widths in a workbook, in characters."""
POST_COLUMNS = {
    **_REPORT,
    "person": 12,
    "person_start": 8,
    "person_end": 8,
    "title": 16,
    "title_start": 8,
    "title_end": 8,
    "organisation": 28,
    "organisation_start": 8,
    "organisation_end": 8,
    "as_of": 14,
    "as_of_start": 8,
    "as_of_end": 8,
    "reviewed": 9,
    "status": 11,
}
"""The columns of posts, likewise."""
OFFSETS = frozenset(name for name in FACT_COLUMNS | POST_COLUMNS if name.endswith(("start", "end")))
"""The columns that hold offsets."""


def fact_rows(told: ReportFacts) -> Iterator[list[Cell]]:
    """Yield a row for each fact of a report."""
    for one in told.facts:
        mark, value = one.mark, one.mark.value
        yield [
            *_report(told),
            *(mark.start, mark.end, told.words(mark), of_value(value.value)),
            *(value.unit or "", value.mod or "", mark.label),
            *_said(one.indicator),
            *_said(one.scope),
            *_said(one.as_of),
            *(",".join(one.qualifiers), _yes(one.is_sure), mark.status.value),
        ]


def post_rows(told: ReportFacts) -> Iterator[list[Cell]]:
    """Yield a row for each post of a report."""
    for one in told.posts:
        yield [
            *_report(told),
            *_marked(told, one.person),
            *_marked(told, one.title),
            *_said(one.organisation),
            *_said(one.as_of),
            *(_yes(one.is_sure), one.title.status.value),
        ]


def _report(told: ReportFacts) -> list[Cell]:
    report = told.report
    return [report.uid, report.name, report.date or "", report.sha256]


def _marked(told: ReportFacts, mark: Mark) -> list[Cell]:
    return [told.words(mark), mark.start, mark.end]


def _said(said: Said | None) -> list[Cell]:
    if said is None:
        return ["", "", ""]
    return [said.text, *(said.place or ("", ""))]


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
