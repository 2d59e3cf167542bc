"""Tables of spans, read by other programs' readers: exact, and no text is taken for a formula."""

import csv
import shutil
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from annotator.errors import UnwritablePlace
from annotator.formats import FORMATS, Loss, Record, cells, for_path, losses, tables
from annotator.formats.losses import LONGEST_CELL
from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.text.clean import clean
from tests.unit.formats.made import RICH, records

HEAD = list(tables.COLUMNS)


def record_of(text="商会", note="", value=None, name="r.txt", **more):
    mark = Mark(
        *(0, 0, 0, len(text), "ORG", MarkStatus.CONFIRMED, Origin("import"), value or Value()),
        note=note,
        **more,
    )
    return Record(Report("u", name, text, "s"), (mark,))


def in_csv(tmp_path, *wanted):
    path = tmp_path / "out.csv"
    tables.write_csv(wanted, path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    assert head == HEAD
    return [dict(zip(head, row, strict=True)) for row in rows]


def in_xlsx(tmp_path, *wanted):
    """Return the rows of all sheets, as calamine reads them."""
    path = tmp_path / "out.xlsx"
    tables.write_xlsx(wanted, path)
    book = CalamineWorkbook.from_path(path)
    found = []
    for sheet in book.sheet_names:
        head, *rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
        assert head == HEAD
        found += [dict(zip(head, row, strict=False)) for row in rows]
    return found


# -- both ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("read", [in_csv, in_xlsx])
def test_a_span_is_a_row_with_its_value_and_what_is_said_of_it(tmp_path, read):
    rows = read(tmp_path, RICH)
    assert [row["label"] for row in rows] == ["ORG", "TITLE", "PER", "QUANTITY"]
    last = {key: cell for key, cell in rows[3].items() if cell != ""}
    number = "120000" if read is in_csv else 120000
    assert last == {
        "report": "r-1",
        "name": "商会 简报.txt",
        "date": "2020-04-28",
        "sha256": "1" * 64,
        "start": "16" if read is in_csv else 16,
        "end": "21" if read is in_csv else 21,
        "label": "QUANTITY",
        "text": clean(RICH.report.text).of_raw(16, 21),
        "value": number,
        "unit": "家",
        "mod": "APPROX",
        "status": "rejected",
    }
    assert rows[0]["text"] == "商會", "without the gloss"
    assert rows[1]["attributes"] == "sense=actual"
    assert rows[2]["note"] == "見附錄"
    assert rows[2]["status"] == "suggested"


@given(records(), st.sampled_from([in_csv, in_xlsx]))
def test_offsets_count_code_points_of_the_raw_text(tmp_path_factory, record, read):
    rows = read(tmp_path_factory.mktemp("tables"), record)
    places = [(int(row["start"]), int(row["end"]), row["label"]) for row in rows]
    assert places == [(mark.start, mark.end, mark.label) for mark in record.marks]


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_they_are_written_only(tmp_path, name):
    form = FORMATS[name]
    assert form.read is None
    assert for_path(tmp_path / f"a.{name}") is None
    assert {Loss.TEXT, Loss.RELATION, Loss.ORIGIN} <= form.loses(None)
    assert form.write([RICH, Record(Report("u", "n", "x", "s"), ())], tmp_path / f"a.{name}") == 1


# -- CSV -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("first", "=+-@＝＋－＠\t\r\n")
def test_a_text_that_would_be_a_formula_gets_an_apostrophe(tmp_path, first):
    text = f"{first}HYPERLINK(1)"
    (row,) = in_csv(tmp_path, record_of(note=text, name=text))
    assert row["note"] == row["name"] == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Value("-5", "CNY"), "-5"),
        (Value("-0.000000001", ""), "-0.000000001"),
        (Value("9" * 30, ""), "9" * 30),
        (Value("2014-08"), "2014-08"),
        (Value("-1/3", "ratio"), "'-1/3"),
        (Value("+5", ""), "'+5"),
        (Value(None, None), ""),
    ],
)
def test_numbers_stay_numbers(tmp_path, value, cell):
    (row,) = in_csv(tmp_path, record_of(value=value))
    assert row["value"] == cell


def test_signs_of_the_format_itself_stay_within_their_cells(tmp_path):
    note = 'a,"b"\r\nc\rd\ne;\t“引”'
    (row,) = in_csv(tmp_path, record_of(note=note))
    assert row["note"] == note
    raw = (tmp_path / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfreport,name,"), "spreadsheets know by this that it is UTF-8"


# -- XLSX ----------------------------------------------------------------------------------------


IN_CELLS = st.characters(codec="utf-8", exclude_characters="\ufffe\uffff")
"""calamine leaves the escapes of these two as they stand."""


@given(st.text(IN_CELLS, max_size=20) | st.sampled_from(["=1+1", "-5", "@x", "_x0041_"]))
def test_every_text_stands_in_its_cell_as_a_text(tmp_path_factory, note):
    folder = tmp_path_factory.mktemp("xlsx")
    (row,) = in_xlsx(folder, record_of(note=note))
    assert row["note"] == note
    with zipfile.ZipFile(folder / "out.xlsx") as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("-5", -5.0),
        ("0.775", 0.775),
        ("123456789012345", 123456789012345.0),
        ("1234567890123456", "1234567890123456"),
        ("0.1234567890123456", "0.1234567890123456"),
        ("1/3", "1/3"),
        ("2014-08", "2014-08"),
    ],
)
def test_a_number_is_one_if_a_spreadsheet_keeps_all_of_it(tmp_path, value, cell):
    (row,) = in_xlsx(tmp_path, record_of(value=Value(value, "")))
    assert row["value"] == cell


def test_of_a_text_that_is_too_long_for_a_cell_the_beginning_stands_there_and_it_is_told(tmp_path):
    record = record_of("商" * (LONGEST_CELL + 1), note="会" * (LONGEST_CELL + 5))
    (row,) = in_xlsx(tmp_path, record)
    assert row["text"] == "商" * (LONGEST_CELL - 1) + "…"
    assert row["note"] == "会" * (LONGEST_CELL - 1) + "…"
    assert losses.lost_of(record, {Loss.CELL}) == {Loss.CELL: 2}
    fits = record_of("商" * LONGEST_CELL, note="会" * LONGEST_CELL)
    (row,) = in_xlsx(tmp_path, fits)
    assert row["text"] == fits.report.text
    assert losses.lost_of(fits, {Loss.CELL}) == {}
    assert Loss.CELL in FORMATS["xlsx"].loses(None)
    assert Loss.CELL not in FORMATS["csv"].loses(None)
    (row,) = in_csv(tmp_path, record)
    assert row["text"] == record.report.text


def test_more_rows_than_a_sheet_holds_go_to_further_sheets(tmp_path, monkeypatch):
    monkeypatch.setattr(cells, "_ROWS", 4)
    rows = in_xlsx(tmp_path, *[record_of(note=str(number)) for number in range(8)])
    assert [row["note"] for row in rows] == [str(number) for number in range(8)]
    book = CalamineWorkbook.from_path(tmp_path / "out.xlsx")
    assert book.sheet_names == ["spans", "spans 2", "spans 3"]


def test_the_workbook_bears_no_date_of_today(tmp_path):
    tables.write_xlsx([RICH], tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        assert {one.date_time[0] for one in packed.infolist()} == {1980}
        assert b"2000-01-01T00:00:00Z" in packed.read("docProps/core.xml")


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    folder = tmp_path / "out"

    def vanishing():
        yield RICH
        shutil.rmtree(folder)

    with pytest.raises(UnwritablePlace):
        tables.write_xlsx(vanishing(), folder / "a.xlsx")
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnwritablePlace):
        tables.write_xlsx([RICH], tmp_path / "file" / "a.xlsx")
