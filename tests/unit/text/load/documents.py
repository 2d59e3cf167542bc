"""Documents in flat ODF that LibreOffice converts; all of their text is invented."""

from __future__ import annotations

COLUMN_LINES = [
    f"第{number}段：商会党支部组织会员企业开展结对帮扶，走访困难党员并送去慰问金。"
    for number in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
]
MEMBERS = (
    "编号,标题,正文,发布时间\n"
    "12,换届,青蘅商会完成换届选举，选出理事２７名。,2020-04-28\n"
    '13,捐款,"会员捐款""善款""3.5万元，\n用于助学。",2021-03-02\n'
)
CONVERSIONS = [
    ("pdf", ["columns.fodt"]),
    ("docx", ["report.fodt"]),
    ("html:HTML (StarWriter)", ["report.fodt"]),
    ("ods", ["--infilter=CSV:44,34,76,1", "members.csv"]),
    ("xls", ["--infilter=CSV:44,34,76,1", "members.csv"]),
]
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">"""
_COLUMNS = """<office:automatic-styles>
<style:style style:name="S" style:family="section"><style:section-properties>
<style:columns fo:column-count="2" fo:column-gap="1cm"><style:column style:rel-width="1*"/>
<style:column style:rel-width="1*"/></style:columns></style:section-properties></style:style>
</office:automatic-styles>"""
_TRACKED = """<text:tracked-changes>
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>a</dc:creator>
<dc:date>2020-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>a</dc:creator>
<dc:date>2020-01-01T00:00:00</dc:date></office:change-info><text:p>旧名</text:p></text:deletion>
</text:changed-region></text:tracked-changes>"""
_RUBY = "".join(
    f"<text:ruby><text:ruby-base>{base}</text:ruby-base>"
    f"<text:ruby-text>{reading}</text:ruby-text></text:ruby>"
    for base, reading in (("商", "shāng"), ("會", "huì"))
)


def _row(*cells: str) -> str:
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    inner = "".join(map(cell.format, cells))
    return f"<table:table-row>{inner}</table:table-row>"


def _document(styles: str, body: str) -> str:
    return (
        f"{_HEAD}{styles}<office:body><office:text>{body}</office:text></office:body>"
        "</office:document>"
    )


FLAT = {
    "columns.fodt": _document(
        _COLUMNS,
        '<text:p>商会工作简报</text:p><text:section text:name="A" text:style-name="S">'
        + "".join(f"<text:p>{line}</text:p>" for line in COLUMN_LINES)
        + "</text:section>",
    ),
    "report.fodt": _document(
        "",
        _TRACKED
        + f"<text:p>{_RUBY}召开大会</text:p>"
        + '<text:p>更名为<text:change text:change-id="c2"/><text:change-start '
        'text:change-id="c1"/>新名<text:change-end text:change-id="c1"/>。</text:p>'
        + '<text:p>出席<text:note text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>含列席。</text:p></text:note-body>"
        "</text:note>四十二人</text:p>"
        + '<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>'
        + _row("姓名", "职务")
        + _row("柴䶮", "会长")
        + "</table:table><text:p>完</text:p>",
    ),
}
REPORT = """\
商(shāng)會(huì)召开大会
更名为新名。
出席[1]四十二人
姓名\t职务
柴䶮\t会长
完
[1] 含列席。"""
