"""Tables: a report a row, the other columns its metadata."""

import csv
import datetime
import io

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import (
    DamagedFile,
    NoSuchField,
    NoTextField,
    RowsWithoutText,
    SheetWithoutField,
)
from annotator.text.load import fields, guess_field
from tests.unit.text.load.reading import everything, only

ROWS = [
    ["编号", "标题", "正文", "发布时间", "链接"],
    [
        "12",
        "换届",
        "青蘅商会完成换届，\n选出理事２７名。",
        "2020年4月28日",
        "https://example.org/1",
    ],
    ["13", "捐款", '柴"会长"捐款，3.5万元；助学|助老', "", ""],
]
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1)


def written(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, quoting=quoting).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_csv_with_any_delimiter_and_encoding(tmp_path, delimiter, encoding):
    path = tmp_path / "members.csv"
    path.write_bytes(written(ROWS, delimiter).encode(encoding))
    first, second = everything(path)
    assert [first.text, second.text] == [ROWS[1][2], ROWS[2][2]]
    assert [first.name, second.name] == ["members.csv #1", "members.csv #2"]
    assert first.meta == {
        "title": "换届",
        "published": "2020-04-28",
        "url": "https://example.org/1",
        "编号": "12",
    }
    assert (first.kind, first.encoding, first.data) == ("table", encoding, None)
    assert guess_field(path) == "正文"
    assert fields(path)[1:3] == [("标题", "换届"), ("正文", ROWS[1][2])]


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_any_text_survives_csv(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("any") / "a.csv"
    content = written([("名", "正文"), *rows], quoting=csv.QUOTE_ALL)
    path.write_bytes(content.encode())
    assert read_back(path) == [text for _, text in rows if text.strip()]


@given(st.lists(WORDS, min_size=1, max_size=5))
def test_any_text_survives_xlsx(tmp_path_factory, texts):
    # no characters, and XML has none of them; versions of XlsxWriter differ in what they write
    texts = [text.replace("\ufffe", "").replace("\uffff", "") for text in texts]
    path = tmp_path_factory.mktemp("any") / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(["正文", *texts]):
            sheet.write_string(row, 0, text)
    assert read_back(path) == [text for text in texts if text.strip()]


def read_back(path):
    try:
        return [found.text for found in everything(path)]
    except NoTextField:
        return []


def test_a_workbook_writes_its_cells_plainly(tmp_path):
    path = tmp_path / "members.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("名单")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["内容", "日期", "人数", "比例", "在册", "空"])
        sheet.write_row(1, 0, ["商会成立", None, 12, 12.5, True])
        sheet.write_datetime(1, 1, datetime.datetime(2020, 4, 28), day)  # noqa: DTZ001
        sheet.write_row(2, 0, ["  ", None, 7])
        other = book.add_worksheet("说明")
        other.write_row(0, 0, ["备注", "说明"])
        other.write_row(1, 0, ["甲", "乙"])
    found, passed = everything(path)
    assert found.text == "商会成立"
    assert found.meta == {
        "title": "商会成立",
        "published": "2020-04-28",
        "人数": "12",
        "比例": "12.5",
        "在册": "TRUE",
    }
    (loss,) = found.losses
    assert isinstance(loss, RowsWithoutText)
    assert str(loss).startswith("1 rows of")
    assert isinstance(passed, SheetWithoutField)


def test_the_user_chooses_the_column(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(written(ROWS), encoding="utf-8")
    assert [found.text for found in everything(path, text_field="标题")] == ["换届", "捐款"]
    with pytest.raises(NoSuchField, match=r"key 摘要\. Choose one of: 编号, 标题, 正文"):
        everything(path, text_field="摘要")


def test_without_a_usual_name_the_longest_column_is_the_text(tmp_path):
    path = tmp_path / "a.tsv"
    path.write_text("x\ty\n短\t这一列的文字比较长\n", encoding="utf-8")
    assert only(path).text == "这一列的文字比较长"


def test_one_column_without_a_header_is_all_text(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("商会成立,会员四十人\n商会换届\n党建工作会\n", encoding="utf-8")
    assert [one.text for one in everything(path)] == [
        "商会成立,会员四十人",
        "商会换届",
        "党建工作会",
    ]
    path.write_text("正文\n商会成立\n", encoding="utf-8")
    assert only(path).text == "商会成立"


def test_odd_tables(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("正文,正文,\n一,二,三,四\n\n五\n" + "六,七,\n" * 10, encoding="utf-8")
    first, second, *_ = everything(path)
    assert (first.text, second.text, second.name) == ("一", "五", "a.csv #3")
    assert first.meta == {"title": "一", "正文 (2)": "二", "column 3": "三", "column 4": "四"}
    path.write_text("正文,标题\n,换届\n", encoding="utf-8")
    assert only(path).text == "换届"
    with pytest.raises(NoTextField):
        everything(path, text_field="正文")


def test_a_workbook_that_is_none(tmp_path):
    for name, data in [
        ("a.xlsx", b"hello"),
        ("a.xls", b"\xd0\xcf\x11\xe0" * 500),
        ("a.ods", b"PK"),
    ]:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(DamagedFile):
            everything(path)
