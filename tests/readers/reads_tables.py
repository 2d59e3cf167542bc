"""openpyxl and python-calamine read the table of spans, and no cell of it is a formula."""

import openpyxl
from python_calamine import CalamineWorkbook


def spans_of(rows, wanted):
    head, *rest = rows
    column = {name: place for place, name in enumerate(head)}
    found = {}
    for row in rest:
        span = [int(row[column["start"]]), int(row[column["end"]]), row[column["label"]]]
        found.setdefault(row[column["report"]], []).append(span)
    return found


def check(rows, wanted):
    found = spans_of(rows, wanted)
    assert sorted(sorted(spans) for spans in found.values()) == sorted(
        sorted(span[:3] for span in report["spans"]) for report in wanted if report["spans"]
    )


def test_openpyxl_reads_each_span_and_finds_no_formula(exports, wanted):
    sheet = openpyxl.load_workbook(exports / "table.xlsx").worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    check([[cell.value for cell in row] for row in sheet.iter_rows()], wanted)


def test_calamine_reads_each_span(exports, wanted):
    check(
        CalamineWorkbook.from_path(exports / "table.xlsx").get_sheet_by_index(0).to_python(), wanted
    )
