"""Tables of facts and posts, read back by other programs' readers: the same cells, and evidence."""

import csv
import json
from decimal import Decimal

import pyarrow.parquet
import pytest
from python_calamine import CalamineWorkbook

from annotator.formats.fact_tables import (
    FACT_COLUMNS,
    FACT_FORMATS,
    POST_COLUMNS,
    Period,
    Pivot,
)
from annotator.model import (
    Fact,
    Mark,
    MarkStatus,
    Origin,
    Post,
    Qualifier,
    Report,
    ReportFacts,
    Said,
    Value,
)
from annotator.text.clean import clean

TEXT = "\U00020bb7野家商會(huì)截至2021年底有黨員4.1 1万名，覆盖率3.55%。会长=沈丹到会。\r\n"
PLACES = {
    "body": (0, TEXT.index("截")),
    "date": (TEXT.index("2021"), TEXT.index("有")),
    "number": (TEXT.index("4.1"), TEXT.index("，")),
    "rate": (TEXT.index("3.55"), TEXT.index("。")),
    "title": (TEXT.index("会长"), TEXT.index("=")),
    "person": (TEXT.index("沈丹"), TEXT.index("到会")),
}


def mark(where, label, value=None, unit=None, status=MarkStatus.CONFIRMED):
    start, end = PLACES[where]
    return Mark(1, 1, start, end, label, status, Origin("t"), Value(value, unit))


def told(name="一.txt", value="41100", year="2021"):
    report = Report("u-" + name, name, TEXT, "a" * 64, meta={"report_date": "2022-01-05"})
    body = Said("\U00020bb7野家商会", PLACES["body"], "subject")
    return ReportFacts(
        report,
        clean(TEXT),
        (
            Fact(
                mark("number", "QUANTITY", value, "名"),
                Said("党员", (20, 22), "before"),
                body,
                Said(year, PLACES["date"], "clause"),
                (Qualifier.TOTAL, Qualifier.NEW),
            ),
            Fact(mark("rate", "PERCENT", "0.0355", "ratio"), Said("=覆盖率"), is_sure=True),
        ),
        (
            Post(mark("person", "PER"), mark("title", "TITLE"), body),
            Post(mark("person", "PER"), mark("title", "TITLE", status=MarkStatus.SUGGESTED)),
        ),
    )


def write(name, folder, found, pivot=None):
    form = FACT_FORMATS[name]
    return form.write(found, folder / f"facts{form.suffix}", pivot)


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_each_fact_and_post_with_its_evidence(tmp_path):
    facts, posts = map(read_csv, write("csv", tmp_path, [told()]))
    assert list(facts[0]) == list(FACT_COLUMNS)
    assert list(posts[0]) == list(POST_COLUMNS)
    first, second = facts
    assert (first["text"], first["value"], first["unit"]) == ("4.11万名", "41100", "名")
    assert (first["indicator"], first["as_of"], first["qualifiers"]) == (
        "党员",
        "2021",
        "total,new",
    )
    start, end = int(first["scope_start"]), int(first["scope_end"])
    assert TEXT[start:end] == "\U00020bb7野家商會(huì)"
    assert (first["reviewed"], second["reviewed"]) == ("no", "yes")
    assert second["scope"] == second["scope_start"] == ""
    assert [one["status"] for one in posts] == ["confirmed", "suggested"]
    assert posts[0]["organisation"] == "\U00020bb7野家商会"


def test_no_cell_is_a_formula(tmp_path):
    (facts, _) = map(read_csv, write("csv", tmp_path, [told()]))
    assert facts[1]["indicator"] == "'=覆盖率"
    (book,) = write("xlsx", tmp_path, [told()])
    rows = CalamineWorkbook.from_path(book).get_sheet_by_name("facts").to_python()
    assert rows[2][list(FACT_COLUMNS).index("indicator")] == "=覆盖率"


def test_a_workbook_holds_facts_posts_and_the_pivot_as_numbers(tmp_path):
    found = [told(), told("二.txt", "42000", "2022-03")]
    (path,) = write("xlsx", tmp_path, found, Pivot())
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["facts", "posts", "pivot"]
    rows = book.get_sheet_by_name("pivot").to_python()
    assert rows[0] == ["indicator", "scope", "qualifiers", "unit", "2021", "2022", "–"]
    assert ["党员", "\U00020bb7野家商会", "new,total", "名", 41100, 42000, ""] in rows
    assert ["=覆盖率", "", "", "ratio", "", "", 0.0355] in rows
    assert len(book.get_sheet_by_name("facts").to_python()) == 5


def test_what_reports_say_otherwise_stands_in_one_cell(tmp_path):
    found = [told(), told("二.txt", "42000"), told("三.txt", "41100")]
    *_, path = write("csv", tmp_path, found, Pivot(Period.DAY))
    (row,) = [row for row in read_csv(path) if row["indicator"] == "党员"]
    assert row["2021"] == "41100 | 42000"


@pytest.mark.parametrize(
    ("date", "period", "of"),
    [
        ("2021-12-03", Period.YEAR, "2021"),
        ("2021-12-03", Period.MONTH, "2021-12"),
        ("2021", Period.DAY, "2021"),
        ("2020-12-03/2021-01-02", Period.YEAR, "2020/2021"),
        ("2021-12-03/2021-12-04", Period.MONTH, "2021-12"),
    ],
)
def test_dates_of_a_pivot_are_as_fine_as_asked(date, period, of):
    assert period.of(date) == of


def test_parquet_keeps_every_digit_and_what_is_unknown(tmp_path):
    facts, posts = (
        pyarrow.parquet.read_table(path).to_pylist()
        for path in write("parquet", tmp_path, [told()])
    )
    assert [(row["value"], row["number"]) for row in facts] == [
        ("41100", 41100.0),
        ("0.0355", 0.0355),
    ]
    assert [row["reviewed"] for row in facts] == [False, True]
    assert facts[1]["scope"] is None
    assert (posts[0]["title"], posts[0]["title_start"]) == ("会长", PLACES["title"][0])


def test_json_ld_tells_evidence_on_the_raw_text(tmp_path):
    (path,) = write("jsonld", tmp_path, [told(value="0.123456789012345678901")])
    graph = json.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)["@graph"]
    report, fact, rate, post, _ = graph
    assert fact["value"] == {"@type": "xsd:decimal", "@value": "0.123456789012345678901"}
    assert rate["value"] == Decimal("0.0355")
    assert fact["observationAbout"]["name"] == "\U00020bb7野家商会"
    said = {one["says"]: one for one in fact["evidence"]}
    assert all(one["source"] == report["@id"] for one in said.values())
    selector = said["date"]["selector"]
    assert TEXT[selector["start"] : selector["end"]] == "2021年底"
    assert (post["member"]["name"], post["role"]["name"]) == ("沈丹", "会长")


@pytest.mark.parametrize("name", FACT_FORMATS)
def test_the_same_facts_are_the_same_bytes(name, tmp_path):
    pivot = FACT_FORMATS[name].pivots
    first, again = (
        [
            path.read_bytes()
            for path in write(name, tmp_path / part, [told()], Pivot() if pivot else None)
        ]
        for part in ("one", "two")
    )
    assert first == again


@pytest.mark.parametrize("name", FACT_FORMATS)
def test_what_was_there_stays_where_writing_fails(name, tmp_path):
    before = write(name, tmp_path, [told()])
    kept = [path.read_bytes() for path in before]

    def failing():
        yield told("二.txt")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write(name, tmp_path, failing())
    assert [path.read_bytes() for path in before] == kept
    assert sorted(tmp_path.iterdir()) == sorted(before)
