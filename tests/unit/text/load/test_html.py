"""Web pages: the text a reader sees, its lines and cells, and what of it is furniture."""

import pytest

from annotator.errors import EmptyFile
from tests.unit.text.load.reading import only

PAGE = """<!DOCTYPE html>
<html><head><meta charset="{charset}"><title>商会换届 - 云泽新闻网</title>
<meta name="PubDate" content="2020年4月28日 10:00"><meta name="ContentSource" content="云泽日报">
<meta property="og:author" content="x"><meta name="author" content="柴䶮">
<style>p {{ color: red }}</style><script>var a = "<p>no</p>";</script></head>
<body><nav><a href="/">首页</a> &gt; <a href="/x">新闻</a></nav>
<article><header><h1>商会换届</h1></header>
<p>青蘅商会
   召开&nbsp;大会，<b>选出</b>理事<br>２７名。</p><!-- 注 -->
<table><tr><th>姓名</th><th>职务</th></tr><tr><td></td><td><p>会长</p></td></tr></table>
<input type="hidden" value="密"><pre>
  一  二
三</pre></article>
<div role="contentinfo">版权所有</div><template>无</template>
<noscript>请开启</noscript></body></html>
"""
TEXT = (
    "首页 > 新闻\n商会换届\n青蘅商会 召开\xa0大会，选出理事\n２７名。\n姓名\t职务\n\t会长\n"
    "  一  二\n三\n版权所有"
)


@pytest.fixture
def page(tmp_path):
    def write(markup, encoding="utf-8"):
        path = tmp_path / "page.html"
        path.write_bytes(markup.encode(encoding))
        return only(path)

    return write


def test_a_page_is_read_as_it_is_seen(page):
    found = page(PAGE.format(charset="utf-8"))
    assert found.text == TEXT
    assert [TEXT[start:end] for start, end in found.furniture] == ["首页 > 新闻", "版权所有"]
    assert found.meta == {
        "title": "商会换届",
        "published": "2020-04-28",
        "source": "云泽日报",
        "author": "柴䶮",
    }
    assert (found.kind, found.encoding, found.confidence) == ("html", "utf-8", 1.0)


@pytest.mark.parametrize(
    ("declared", "written", "said"),
    [
        ("gb2312", "gb18030", "gb18030"),
        ("gbk", "utf-8", "utf-8"),  # it lies
        ("utf-8", "gb18030", "gb18030"),  # so does this
        ("gb2312", "utf-8-sig", "utf-8-sig"),
    ],
)
def test_what_the_page_says_of_its_encoding_counts_where_it_fits(page, declared, written, said):
    found = page(PAGE.format(charset=declared), written)
    assert (found.text, found.encoding) == (TEXT, said)


def test_big5_as_declared(page):
    found = page(
        '<meta http-equiv="Content-Type" content="text/html; charset=big5"><p>商會', "big5"
    )
    assert (found.text, found.encoding) == ("商會", "big5hkscs")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ruby>商<rp>(</rp><rt>shāng</rt><rp>)</rp>會<rt>huì</rt></ruby>長", "商(shāng)會(huì)長"),
        ("<ruby><rb>商</rb><rb>會</rb><rt>shāng</rt><rt>huì</rt></ruby>長", "商(shāng)會(huì)長"),
        ("前<ruby> 商會 <rt> shāng huì </rt></ruby>", "前 商會 (shāng huì)"),
        ("<ruby>商</ruby>會", "商會"),
    ],
)
def test_ruby_keeps_base_and_reading(page, markup, text):
    assert page(f"<p>{markup}</p>").text == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<div>一<div>二</div>三</div>", "一\n二\n三"),
        ("<ul><li>一<li>二</ul>三", "一\n二\n三"),
        ("一<br><br>二", "一\n\n二"),
        ("<p>a <i> b</i> c</p>", "a b c"),
        ("<table><tr><td>一<td>二<tr><td>三<td>四</table>五", "一\t二\n三\t四\n五"),
        ("<table><tr><td><p>一</p><p>二</p></td><td>三</td></tr></table>", "一\n二\n三"),
        ("<td>一</td><td>二</td>", "一\n二"),
        ("&#x4E91;&lt;&amp;&nbsp;&hearts;&lol9;", "云<&\xa0♥&lol9;"),
        ("\u3000\u3000缩进", "\u3000\u3000缩进"),
        ("<p>一<p>二<script>if (a < b) { x('</p>') }</script>三", "一\n二三"),
        ("<select><option>一<option>二</select>", "一\n二"),
        ("𠮷<b>野</b>家", "𠮷野家"),
    ],
)
def test_lines_cells_and_white_space(page, markup, text):
    assert page(markup).text == text


@pytest.mark.parametrize(
    ("markup", "furniture"),
    [
        ("<header>云泽网</header><p>正文</p><footer>备案</footer>", ["云泽网", "备案"]),
        ("<article><header><h1>题</h1></header>文<aside>旁</aside></article>", ["旁"]),
        ("<nav>甲<aside>乙</aside></nav>文", ["甲\n乙"]),
        ("<nav>甲<main>正文</main></nav>", []),  # a nav that nobody closed
        ("<nav> </nav>文", []),
        ("<nav><ruby>商<rt>shāng</rt></ruby></nav>文", ["商(shāng)"]),
    ],
)
def test_furniture_is_what_the_structure_says(page, markup, furniture):
    found = page(markup)
    assert [found.text[start:end] for start, end in found.furniture] == furniture


def test_titles_in_the_order_of_their_worth(page):
    assert page("<title>题 - 网</title><h1>题</h1>").meta["title"] == "题"
    assert page("<title>题 - 网</title><h1>别的</h1>").meta["title"] == "题 - 网"
    og = '<meta property="og:title" content="原题"><title>题 - 网</title><p>文</p>'
    assert page(og).meta["title"] == "原题"


@pytest.mark.parametrize("markup", ["<!-- 注 -->", "<script>x</script>", "<p> </p>", "<img src=x>"])
def test_a_page_without_text_is_refused(page, markup):
    with pytest.raises(EmptyFile):
        page(markup)
