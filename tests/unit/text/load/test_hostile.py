"""Files made to do harm, or broken: refused or read in part, in one sentence, in little memory."""

import stat
import struct
import zipfile

import docx
import pytest
import xlsxwriter
from reportlab.pdfgen import canvas

from annotator.errors import (
    DamagedFile,
    DamagedPage,
    FileTooLarge,
    HasDoctype,
    LinkInArchive,
    NestedArchive,
    PagesWithoutText,
    ProtectedFile,
    SuspiciousArchive,
    TableTooLarge,
    TooDeep,
    TooManyMembers,
    TooManyPages,
    UnknownPacking,
    UnpacksTooLarge,
    UnsafeName,
)
from annotator.text.load import SIZE_LIMIT_MB
from tests.unit.text.load.reading import everything, only, probe, repacked, zipped

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY j SYSTEM "file:///etc/passwd">]>'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def word(tmp_path):
    path = tmp_path / "plain.docx"
    document = docx.Document()
    document.add_paragraph("正文")
    document.save(str(path))
    return path


def word_xml(head, text):
    return (
        f'{head}<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body>'
        "</w:document>"
    )


def member(name, **said):
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    for key, value in said.items():
        setattr(info, key, value)
    return info


def refused(path, kind, limit=None):
    """Assert that reading ``path`` ends in one error of ``kind`` and takes little memory."""
    (told,), peak = probe(path)
    assert told.startswith(f"{kind.__name__}: ")
    assert str(path) in told
    assert peak < 150
    if limit:
        assert str(limit) in told


# -- zip bombs ----------------------------------------------------------------------------------


def test_a_flat_bomb(tmp_path):
    path = zipped(tmp_path / "bomb.zip", {"a.txt": b"0" * (60 << 20)})
    refused(path, SuspiciousArchive, 200)


def test_a_bomb_of_many_members(tmp_path):
    refused(
        zipped(tmp_path / "bomb.zip", {f"{n}.txt": b"0" * (9 << 20) for n in range(9)}),
        SuspiciousArchive,
    )


def test_a_nested_bomb_is_not_opened(tmp_path):
    inner = zipped(tmp_path / "inner.zip", {"a.txt": b"0" * (20 << 20)})
    path = zipped(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes(), "b.txt": "正文"})
    nested, found = everything(path)
    assert isinstance(nested, NestedArchive)
    assert found.text == "正文"


def lying(path, real, name="a.txt"):
    """Write a zip whose headers say that its member has 10 bytes."""
    zipped(path, {name: real})
    data = bytearray(path.read_bytes())
    size = struct.pack("<I", len(real))
    at = data.find(size)
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", 10)
        at = data.find(size, at + 4)
    path.write_bytes(data)
    return path


def test_a_bomb_whose_header_lies(tmp_path):
    refused(lying(tmp_path / "bomb.zip", b"0" * (100 << 20)), DamagedFile)


def test_a_member_over_the_limit(tmp_path):
    path = tmp_path / "large.zip"
    block = bytes(range(32, 127)) * 100
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        with archive.open("a.txt", "w") as out:
            for _ in range(((SIZE_LIMIT_MB << 20) // len(block)) + 2):
                out.write(block)
        archive.writestr("b.txt", "正文")
    told, peak = probe(path)
    assert told[0].startswith(f"{UnpacksTooLarge.__name__}: {path}/a.txt")
    assert "64 MB" in told[0]
    assert told[1].startswith("Source 2")
    assert peak < 200


def test_too_much_in_all_and_too_many_members(tmp_path):
    path = zipped(tmp_path / "a.zip", {})
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(10_001):
            archive.writestr(f"{number}.txt", "")
    with pytest.raises(TooManyMembers, match="10001 files; an archive may hold 10000"):
        everything(path)
    total = tmp_path / "total.zip"
    with zipfile.ZipFile(total, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "正文")
    data = total.read_bytes()
    total.write_bytes(data.replace(struct.pack("<I", 6) * 2, struct.pack("<I", 600 << 20) * 2))
    with pytest.raises(UnpacksTooLarge, match="more than 512 MB"):
        everything(total)


@pytest.mark.parametrize("ending", ["docx", "xlsx", "ods"])
def test_office_documents_are_zips_too(tmp_path, ending):
    path = zipped(tmp_path / f"bomb.{ending}", {"word/document.xml": b" " * (60 << 20)})
    refused(path, SuspiciousArchive)


# -- members that are no plain files ------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["../a.txt", "x/../../a.txt", "/etc/a.txt", "C:\\a.txt", "c:a.txt", "..\\a.txt"]
)
def test_a_name_that_leads_out(tmp_path, name):
    path = zipped(tmp_path / "a.zip", {name: "x", "b.txt": "正文"})
    error, found = everything(path)
    assert isinstance(error, UnsafeName)
    assert "leads out of the archive" in str(error)
    assert found.text == "正文"


def test_a_link_an_encrypted_member_and_an_unknown_packing(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = member("link.txt", external_attr=(stat.S_IFLNK | 0o777) << 16)
        archive.writestr(link, "/etc/passwd", zipfile.ZIP_STORED)
        archive.writestr(member("locked.txt"), "x", zipfile.ZIP_STORED)
        archive.writestr(member("odd.txt"), "y", zipfile.ZIP_STORED)
        archive.writestr("b.txt", "正文")
    data = bytearray(path.read_bytes())
    for name, offset, value in ((b"locked.txt", 6, 1), (b"odd.txt", 8, 97)):
        local, central = data.find(name) - 30, data.rfind(name) - 46
        data[local + offset] = data[central + offset + 2] = value
    path.write_bytes(data)
    *errors, found = everything(path)
    assert [type(error) for error in errors] == [LinkInArchive, ProtectedFile, UnknownPacking]
    assert found.text == "正文"


def test_a_damaged_member_costs_that_one(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "first report")
        archive.writestr("b.txt", "正文")
    path.write_bytes(path.read_bytes().replace(b"first", b"worst"))
    error, found = everything(path)
    assert isinstance(error, DamagedFile)
    assert found.text == "正文"


# -- XML ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("head", [LAUGHS, EXTERNAL, f"<!-- {'x' * 70_000} -->{LAUGHS[21:]}"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_entities_in_a_word_file(tmp_path, word, head, codec):
    xml = word_xml(head, "&j;").encode(codec)
    path = repacked(word, tmp_path / "evil.docx", {"word/document.xml": xml})
    refused(path, HasDoctype)


def test_entities_in_a_workbook(tmp_path):
    path = tmp_path / "plain.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet().write_row(0, 0, ["正文", "x"])
    with zipfile.ZipFile(path) as archive:
        strings = archive.read("xl/sharedStrings.xml").decode().partition("?>")[2]
    evil = repacked(
        path,
        tmp_path / "evil.xlsx",
        {"xl/sharedStrings.xml": LAUGHS + strings.replace("x", "&j;", 1)},
    )
    refused(evil, HasDoctype)


def test_entities_in_a_web_page_stay_what_they_are(tmp_path):
    path = tmp_path / "evil.html"
    path.write_text(f"{LAUGHS}<p>正文&j;</p>", encoding="utf-8")
    (told,), peak = probe(path)
    assert told.startswith("Source")
    assert peak < 60


def test_a_word_file_nested_too_deep(tmp_path, word):
    deep = "<w:sdt><w:sdtContent>" * 5_000, "</w:sdtContent></w:sdt>" * 5_000
    xml = f'<w:document xmlns:w="{W}"><w:body>{deep[0]}<w:p/>{deep[1]}</w:body></w:document>'
    refused(repacked(word, tmp_path / "deep.docx", {"word/document.xml": xml}), TooDeep)


# -- broken files -------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.3, 0.9])
@pytest.mark.parametrize("ending", ["zip", "docx", "xlsx"])
def test_a_truncated_zip(tmp_path, word, share, ending):
    data = word.read_bytes()
    path = tmp_path / f"cut.{ending}"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(DamagedFile, match="Get it anew"):
        everything(path)


def test_a_word_file_that_is_a_plain_zip(tmp_path):
    with pytest.raises(DamagedFile, match="no DOCX file"):
        only(zipped(tmp_path / "a.docx", {"a.txt": "正文"}))


# -- PDF ----------------------------------------------------------------------------------------


def paper(path, pages):
    pdf = canvas.Canvas(str(path), pageCompression=0)
    for text in pages:
        pdf.drawString(100, 700, text)
        pdf.showPage()
    pdf.save()
    return path


def test_a_truncated_pdf(tmp_path):
    path = paper(tmp_path / "cut.pdf", ["page one text"] * 3)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 8])
    with pytest.raises((DamagedFile, PagesWithoutText)):
        only(path)


def test_a_corrupt_page_costs_that_page(tmp_path):
    path = paper(tmp_path / "torn.pdf", ["first", "second", "third"])
    data = path.read_bytes()
    at = data.find(b"/Type /Page\n", data.find(b"/Type /Page\n") + 5)
    at = at if at > 0 else data.find(b"/Type /Page ", data.find(b"/Type /Page ") + 5)
    start = data.rfind(b"obj", 0, at) + 3
    end = data.find(b"endobj", at)
    path.write_bytes(data[:start] + b" 42" + b" " * (end - start - 3) + data[end:])
    found = only(path)
    assert found.text == "first\nthird"
    (loss,) = found.losses
    assert isinstance(loss, DamagedPage)
    assert str(loss).startswith("Page 2 of")


def test_ten_thousand_pages(tmp_path):
    refused(paper(tmp_path / "empty.pdf", [""] * 10_000), PagesWithoutText)
    found = only(paper(tmp_path / "long.pdf", ["x"] * 5_001))
    assert found.text == "\n".join("x" * 5_000)
    (loss,) = found.losses
    assert isinstance(loss, TooManyPages)
    assert "5001 pages; the first 5000" in str(loss)


# -- large and deep -----------------------------------------------------------------------------


def test_a_page_of_nested_elements(tmp_path):
    path = tmp_path / "deep.html"
    path.write_text("<div>" * 100_000 + "正文" + "</div>" * 100_000 + "后", encoding="utf-8")
    assert only(path).text == "正文\n后"
    path.write_text("<nav><table><tr><td>" * 20_000 + "正文", encoding="utf-8")
    assert only(path).text == "正文"


def test_a_page_of_30_mb(tmp_path):
    path = tmp_path / "large.html"
    row = f'<p title="{"x" * 500}">商会<b>召开</b>会议，研究<a href="x">党建</a>工作。</p>\n'
    with path.open("w", encoding="utf-8") as file:
        file.write(f'<p title="{"y" * 11_000_000}">')
        for _ in range((19 << 20) // len(row.encode())):
            file.write(row)
    (told,), peak = probe(path)
    assert told.startswith("Source")
    assert peak < 8 * 30


def test_a_field_of_70_mb(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write("标题,正文\n一,".encode())
        for _ in range(70):
            file.write(b"x" * (1 << 20))
    with pytest.raises(FileTooLarge, match="70 MB; a report may have 64 MB"):
        everything(path)
    with path.open("r+b") as file:
        file.truncate(50 << 20)
    (told,), peak = probe(path)
    assert told.startswith("Source")
    assert peak < 12 * 50  # the csv module keeps a field as four bytes a character


def test_json_nested_deep_in_a_process_of_its_own(tmp_path):
    path = tmp_path / "deep.json"
    path.write_text("[" * 100_000 + "]" * 100_000, encoding="utf-8")
    (told,), peak = probe(path)
    assert "nested too deep" in told
    assert peak < 60


def test_a_sheet_with_a_cell_at_its_far_corner(tmp_path):
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "正文")
        sheet.write(1_048_575, 16_383, "远")
    refused(path, TableTooLarge, 5_000_000)


def test_an_ods_that_repeats_a_full_row(tmp_path):
    spaces = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>"
        '<table:table table:name="S"><table:table-row table:number-rows-repeated="1048576">'
        '<table:table-cell table:number-columns-repeated="1000" office:value-type="string">'
        "<text:p>x</text:p></table:table-cell></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    refused(zipped(tmp_path / "a.ods", {"mimetype": kind, "content.xml": content}), TableTooLarge)
