"""Markdown is its own raw text; its front matter is metadata and furniture."""

from tests.unit.text.load.reading import only

FRONT = '---\r\ntitle: "商会换届"\r\ndate: 2020-04-28\r\nauthor: 柴䶮\r\n标签: 党建\r\n---\r\n'
BODY = "# 大标题\r\n\r\n**正文** 一\r\n"


def test_the_source_is_the_text(report_file):
    found = only(report_file(FRONT + BODY, name="a.md", encoding="gb18030"))
    assert found.text == FRONT + BODY
    assert found.furniture == ((0, len(FRONT)),)
    assert found.meta == {
        "title": "商会换届",
        "published": "2020-04-28",
        "author": "柴䶮",
        "标签": "党建",
    }
    assert (found.kind, found.encoding) == ("markdown", "gb18030")
    assert found.data == (FRONT + BODY).encode("gb18030")


def test_without_front_matter_the_first_heading_is_the_title(report_file):
    found = only(report_file("导语\n\n# 大标题 #\n\n---\n\n正文", name="a.markdown"))
    assert (found.meta["title"], found.furniture) == ("大标题", ())
    assert only(report_file("---\n没有结束\n", name="b.md")).furniture == ()
