"""PDF: every page, in reading order; what cannot be read is said."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from annotator.errors import DamagedFile, PagesWithoutText, PicturePages, ProtectedFile
from annotator.text.load import read
from tests.unit.text.load.reading import only

LEFT = [f"左栏第{n}行商会党支部召开会议。" for n in "一二三四五六七八九"]
RIGHT = [f"右栏第{n}行会员企业捐款赠物。" for n in "一二三四五六七八九"]
TITLE = "商会召开党建工作推进会议研究部署全年重点任务安排"


@pytest.fixture
def pdf(tmp_path):
    """Return a function that draws each page's pieces, (x, y, text), and returns the path."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

    def draw(pages, name="report.pdf", **said):
        path = tmp_path / name
        paper = canvas.Canvas(str(path), pagesize=A4, encrypt=said.pop("encrypt", None))
        for key, value in said.items():
            getattr(paper, f"set{key}")(value)
        for page in pages:
            paper.setFont("STSong-Light", 11)
            for x, y, text in page:
                paper.drawString(x, y, text)
            paper.showPage()
        paper.save()
        return path

    return draw


def lines(texts, x=60, top=760):
    return [(x, top - 18 * n, text) for n, text in enumerate(texts)]


def test_pages_follow_one_another(pdf):
    found = only(pdf([lines(LEFT), lines(RIGHT)], Title="换届 简报", Author="柴会长"))
    assert found.text == "\n".join(LEFT + RIGHT)
    assert found.meta["title"] == "换届 简报"
    assert found.meta["author"] == "柴会长"
    assert found.losses == ()
    assert found.data is None


def test_a_title_that_a_program_put_there_is_none(pdf):
    found = only(pdf([lines(LEFT)], Title="Microsoft Word - 1.doc", Author="Administrator"))
    assert found.meta["title"] == LEFT[0]
    assert "author" not in found.meta


@pytest.mark.parametrize("across", [False, True])
def test_two_columns_come_one_behind_the_other(pdf, across):
    left, right = lines(LEFT, 60), lines(RIGHT, 320)
    body = [piece for pair in zip(left, right, strict=True) for piece in pair]
    page = [(150, 800, TITLE), *(body if across else left + right), (150, 580, TITLE)]
    assert only(pdf([page])).text == "\n".join([TITLE, *LEFT, *RIGHT, TITLE])


def test_columns_of_unequal_length_drawn_across(pdf):
    left, right = lines(LEFT, 60), lines(RIGHT[:6], 320)
    body = [p for n in range(9) for p in (left[n : n + 1] + right[n : n + 1])]
    assert only(pdf([body])).text == "\n".join(LEFT + RIGHT[:6])


def test_three_columns_drawn_across(pdf):
    third = [text.replace("右", "中") for text in RIGHT]
    rows = zip(lines(LEFT, 20), lines(third, 210), lines(RIGHT, 400), strict=True)
    assert only(pdf([[piece for row in rows for piece in row]])).text == "\n".join(
        LEFT + third + RIGHT
    )


def test_a_table_keeps_its_rows(pdf):
    rows = [
        ("姓名", "单位"),
        ("柴䶮昌", "云泽市青蘅远船务有限公司"),
        ("竺庆", "临澜区石材商会"),
    ] * 3
    page = [
        (x, 760 - 18 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((60, 300), row, strict=True)
    ]
    assert only(pdf([page])).text == "\n".join(" ".join(row) for row in rows)


def test_a_password_is_told(pdf):
    path = pdf([lines(LEFT)], encrypt=StandardEncryption("secret"))
    with pytest.raises(ProtectedFile, match="Save it without one"):
        only(path)


def test_pictures_alone_are_told_and_pictures_among_pages_too(tmp_path, pdf):
    path = tmp_path / "scan.pdf"
    for pages, told in ([0], PagesWithoutText), ([0, 1, 0], None):
        paper = canvas.Canvas(str(path), pagesize=A4)
        for is_text in pages:
            if is_text:
                paper.setFont("STSong-Light", 11)
                paper.drawString(60, 700, LEFT[0])
            else:
                paper.rect(100, 100, 200, 200, fill=1)
            paper.showPage()
        paper.save()
        if told:
            with pytest.raises(told, match="OCR"):
                only(path)
    found = only(path)
    assert found.text == LEFT[0]
    (loss,) = found.losses
    assert isinstance(loss, PicturePages)
    assert ": 1, 3." in str(loss)


def test_reading_stops_when_asked_to(pdf):
    path = pdf([lines(LEFT)] * 3)
    asked = iter([False, True, True, True])
    assert list(read(path, cancelled=lambda: next(asked))) == []


def test_what_is_no_pdf_is_refused(tmp_path):
    path = tmp_path / "x.pdf"
    path.write_bytes(io.BytesIO(b"hello").getvalue())
    with pytest.raises(DamagedFile, match="no PDF file"):
        only(path)
