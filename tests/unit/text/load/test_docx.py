"""DOCX: all of its text, once, in order, whatever it is wrapped in."""

import io
from datetime import datetime
from xml.sax.saxutils import escape

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import DamagedFile, EmptyFile, ProtectedFile
from tests.unit.text.load.reading import PARAGRAPHS, TEXT, only, repacked

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
PARTS = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def save(tmp_path):
    """Return a function that saves a python-docx document and returns its path."""

    def write(document, name="report.docx"):
        path = tmp_path / name
        document.save(str(path))
        return path

    return write


@pytest.fixture
def body(save, tmp_path):
    """Return a function that reads a document with ``inner`` as its body."""

    def read_body(inner, namespace=W, **parts):
        document = (
            f'<w:document xmlns:w="{namespace}" {PARTS} '
            'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
            'xmlns:v="urn:schemas-microsoft-com:vml" '
            'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            f"<w:body>{inner}</w:body></w:document>"
        )
        path = save(docx.Document())
        changes = {"word/document.xml": document, **parts}
        return only(repacked(path, tmp_path / "changed.docx", changes))

    return read_body


def run(text):
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def test_paragraphs_tables_and_properties(save):
    document = docx.Document()
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["姓名", "职务", "柴䶮", "会长"], strict=True):
        cell.text = text
    inner = table.cell(1, 1).add_table(1, 2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "自", "至"
    document.core_properties.title = "简报"
    document.core_properties.author = "秘书处"
    document.core_properties.created = datetime(2020, 4, 28)  # noqa: DTZ001 - as it wants it
    found = only(save(document))
    assert found.text == f"{TEXT}\n姓名\t职务\n柴䶮\t会长\n自\t至\n"
    assert found.meta["title"] == "简报"
    assert found.meta["author"] == "秘书处"
    assert found.meta["created"] == "2020-04-28"
    assert found.meta["dateline"] == "本报云泽4月28日电"
    assert (found.kind, found.encoding, found.data) == ("docx", "utf-8", None)


# noncharacters are none that XML can hold
CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff"
)


@given(st.lists(st.text(CHARACTERS, min_size=1)))
def test_any_text_comes_back(tmp_path_factory, paragraphs):
    path = tmp_path_factory.mktemp("any") / "a.docx"
    document = docx.Document()
    document.add_paragraph("始")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    expected = "\n".join(["始", *paragraphs])
    assert only(path).text == expected.replace("\ufffe", "").replace("\uffff", "")


def test_headers_and_footers_are_there_once_as_furniture(save):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "商会简报"
    document.sections[0].footer.paragraphs[0].text = "第1页"
    document.add_paragraph("正文")
    document.add_section()
    second = document.sections[1]
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "商会简报"
    found = only(save(document))
    assert found.text.split() == ["商会简报", "正文", "第1页"]
    assert [found.text[start:end] for start, end in found.furniture] == ["商会简报", "第1页"]


RUBY = (
    "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{}</w:t></w:r></w:rt>"
    "<w:rubyBase><w:r><w:t>{}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
)
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
    "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
)
BOX = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"


@pytest.mark.parametrize("namespace", [W, STRICT])
@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (RUBY.format("shāng", "商") + RUBY.format("huì", "會") + run("長"), "商(shāng)會(huì)長"),
        (f'{run("更名")}<w:ins w:id="1">{run("新")}</w:ins>', "更名新"),
        (f"{run('留')}<w:del w:id='1'><w:r><w:delText>删</w:delText></w:r></w:del>", "留"),
        (f"<w:moveFrom>{run('去')}</w:moveFrom><w:moveTo>{run('来')}</w:moveTo>", "来"),
        (
            (
                "<w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/>"
                "<w:t>四</w:t><w:softHyphen/><w:sym w:char='F0FE'/></w:r>"
            ),
            "一\t二\n三\u2011四\xad\uf0fe",
        ),
        (f"<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{run('一')}", "一"),
        (f"<w:hyperlink>{run('链接')}</w:hyperlink>", "链接"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f"<w:smartTag>{run('标签')}</w:smartTag>", "标签"),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        (FIELD, "3"),
        (
            (
                f"{run('锚')}<w:r><mc:AlternateContent><mc:Choice Requires='wps'><wps:txbx>{BOX}"
                f"</wps:txbx></mc:Choice><mc:Fallback><v:textbox>{BOX}</v:textbox></mc:Fallback>"
                f"</mc:AlternateContent></w:r>{run('定')}"
            ),
            "锚定\n框内",
        ),
        (f"{run('锚')}<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>", "锚\n框内"),
    ],
)
def test_what_a_paragraph_may_hold(body, namespace, paragraph, text):
    found = body(f"<w:p>{run('前')}</w:p><w:p>{paragraph}</w:p><w:p>{run('后')}</w:p>", namespace)
    assert found.text == f"前\n{text}\n后"


def test_a_deleted_paragraph_mark_joins_two_lines(body):
    deleted = "<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>"
    assert body(f"<w:p>{deleted}{run('一')}</w:p><w:p>{run('二')}</w:p>").text == "一二"


def test_content_controls_round_blocks_rows_and_cells(body):
    cell = f"<w:tc><w:p>{run('格')}</w:p></w:tc>"
    inner = (
        f"<w:sdt><w:sdtContent><w:p>{run('一')}</w:p></w:sdtContent></w:sdt><w:tbl><w:tblPr/>"
        f"<w:sdt><w:sdtContent><w:tr>{cell}<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>"
        f"</w:tr></w:sdtContent></w:sdt><w:tr><w:trPr><w:del w:id='2'/></w:trPr>{cell}</w:tr>"
        "</w:tbl>"
    )
    assert body(inner).text == "一\n格\t格"


def test_notes_stand_behind_the_body_under_their_marks(body, save, tmp_path):
    path = save(docx.Document())
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{run(text)}</w:p></w:footnote>'
        for n, text in ((0, "分隔"), (7, " 含列席。"), (3, "未引"))
    )
    with_rel = only(
        repacked(
            path,
            tmp_path / "notes.docx",
            {
                "word/document.xml": f'<w:document xmlns:w="{W}"><w:body><w:p>{run("出席")}'
                f'<w:r><w:footnoteReference w:id="7"/></w:r>{run("人")}</w:p></w:body>'
                "</w:document>",
                "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>',
                "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.'
                'openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
                f'Type="{RELATION}/footnotes" Target="footnotes.xml"/></Relationships>',
            },
        )
    )
    assert with_rel.text == "出席[1]人\n[1] 含列席。"


def test_a_damaged_header_is_a_loss_and_the_rest_is_read(save, tmp_path):
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_paragraph("正文")
    path = repacked(save(document), tmp_path / "torn.docx", {"word/header1.xml": "<w:hdr"})
    found = only(path)
    assert found.text.strip() == "正文"
    (loss,) = found.losses
    assert "word/header1.xml is damaged" in str(loss)


def test_no_text_no_word_file_and_a_password(save, tmp_path):
    with pytest.raises(EmptyFile):
        only(save(docx.Document()))
    path = tmp_path / "old.docx"
    path.write_bytes(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)).getvalue())
    with pytest.raises(ProtectedFile):
        only(path)
    path.write_bytes(b"")
    with pytest.raises(EmptyFile):
        only(path)
    path.write_bytes(b"plain text")
    with pytest.raises(DamagedFile, match="no DOCX file"):
        only(path)
