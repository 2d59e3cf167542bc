"""Documents that LibreOffice wrote are read with their text whole."""

import pytest

from annotator.text.load import fields, guess_field
from tests.unit.text.load.documents import COLUMN_LINES, REPORT
from tests.unit.text.load.reading import everything, only


def test_a_word_file_with_ruby_changes_note_and_table(by_libreoffice):
    assert only(by_libreoffice / "report.docx").text == REPORT


def test_a_web_page_with_a_table(by_libreoffice):
    found = only(by_libreoffice / "report.html")
    assert found.kind == "html"
    assert "姓名\t职务\n柴䶮\t会长\n完" in found.text


def test_a_pdf_in_two_columns_comes_column_by_column(by_libreoffice):
    found = only(by_libreoffice / "columns.pdf")
    assert "".join(found.text.split()) == "商会工作简报" + "".join(COLUMN_LINES)
    assert (found.kind, found.encoding, found.losses) == ("pdf", "", ())


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_a_workbook(by_libreoffice, ending):
    path = by_libreoffice / f"members.{ending}"
    first, second = everything(path)
    assert first.text == "青蘅商会完成换届选举，选出理事２７名。"
    assert second.text == '会员捐款"善款"3.5万元，\n用于助学。'
    assert first.name == f"members.{ending} #1"
    assert first.meta["编号"] == "12"
    assert first.meta["published"] == "2020-04-28"
    assert guess_field(path) == "正文"
    assert fields(path)[0] == ("编号", "12")
