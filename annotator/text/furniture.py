"""Page furniture: what the page put around a report, found by whole lines of its clean text.

Navigation, share bars, footers, copyright and licence lines, related links, read counts, page
numbers. It stays in the text, dimmed; only what is surely no report is called so, for a curator
loses more by a paragraph passed over than by a footer read.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from annotator.text.gazetteers import bar_words
from annotator.text.offsets import united

if TYPE_CHECKING:
    from annotator.text.offsets import Span

_LONGEST = 240  # code points of a line of furniture, disclaimers apart
_LONGEST_ITEM = 48
_MOST_ITEMS = 15
_LONGEST_TOKEN = 8
_FEWEST_TOKENS = 3  # of a navigation bar that names one sure thing

# one script and one width to write the patterns in; character for character
_ONE_SHAPE = str.maketrans(
    "頁設為關於聯繫系們網圖鏈結責聲權註冊錄訂閱稱簡體務繁導欄頂當現處發佈瀏覽點擊閱讀類推薦條"
    "評論寫復複製鏈聯載務務編輯電話郵箱傳真碼備號證許術維護標識議監督舉報掃關機訪問質數變轉閉"
    "：（）｜＞－，＜　",
    "页设为关于联系系们网图链结责声权注册录订阅称简体务繁导栏顶当现处发布浏览点击阅读类推荐条"
    "评论写复复制链联载务务编辑电话邮箱传真码备号证许术维护标识议监督举报扫关机访问质数变转闭"
    ":()|>-,< ",
)
_TOKENS = re.compile(r"[^\s|>·•»/\-—_【】\[\]<:]+")
_SENTENCE = re.compile("[。；;！？，,].*[。！？]|。.")

_SURE = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在)*位置[ ]?:|(?:网站|本站)?首页[ ]?(?:>|»|›|→|-)+"
    r"|(?:分享|转发)(?:到|至|给|按钮)?[ ]?:|(?:上|下)[一1]?(?:篇|条|页|则)(?:文章|新闻)?[ ]?:"
    r"|[【\[(]?[ ]?(?:字体|字号|文字大小)[ ]?:|【(?:打印|关闭|收藏|返回)[^】]{0,6}】"
    r"|(?:阅读|浏览|点击|访问)(?:量|次数|数|人数)?[ ]?:?[ ]?[0-9]+[ ]*"
    r"(?:次|\Z|分享|赞|在看|收藏|评论|点赞)"
    r"|网友评论|发表评论|我来说两句|我要评论|用户评论|精选留言|写留言|文明上网"
    r"|扫一扫|扫描?(?:上方|下方|左侧|右侧)?二维码|长按(?:识别)?二维码|长按识别|微信扫"
    r"|建议(?:使用|用).{0,30}(?:分辨率|浏览器)|(?:本站|网站)(?:访问量|已有)"
    r"|(?:阅读|查看)(?:原文|全文|更多)\Z|点击(?:上方|下方|蓝字|关注|查看更多)"
    r"|\(?责任编辑:[^,。]{0,12}\)?[ ]*(?:【|\[)"
)
_DISCLAIMER = re.compile(
    r"[*※【(]?[ ]?(?:本[站网])?(?:版权|免责|法律)(?:声明|申明)[】)]?[ ]?:"
    r"|[*※【(]?[ ]?(?:郑重|特别)(?:声明|申明|提示)[】)]?[ ]?:.*(?:转载|侵权|本[站网]|版权|观点)"
    r"|声明:[ ]?(?:本[站网文]|凡|转载|以上)"
    r"|(?:凡)?本[站网](?:注明|转载|刊载|所有|部分)(?:来源|文章|内容|信息)|温馨提示:请(?:理性|文明)"
)
_COPYRIGHT = re.compile(
    r"版权所有(?:[ ]?[:©]|[ ]|《|\Z)|©|\(c\)[ ]?[12][0-9]{3}|\bCopyright\b|All[ ]Rights[ ]Reserved"
    r"|主管单位:.*主办单位:",
    re.IGNORECASE,
)
_LICENCE = re.compile(
    r"[\u4e00-\u9fff]?ICP[备证]|公网安备[ ]?[0-9]|网站标识码|增值电信业务经营许可证"
    r"|信息服务许可证(?:编?号)?[ ]?:?[ ]?[A-Za-z0-9\u4e00-\u9fff]?[0-9]{5,}"
    r"|[\u4e00-\u9fff]新网(?:备|证)|技术支持[ ]?:"
    r"|(?:网站|页面)(?:建设|制作|设计|管理|维护)[ ]?:(?![^ ]*[0-9])|(?:违法和)?不良信息举报",
    re.IGNORECASE,
)
_BESIDE_FOOTER = re.compile(
    r"(?:主办|承办|协办|主管)(?:单位)?[ ]?:|(?:地址|电话|联系电话|邮编|邮政编码|邮箱|投稿邮箱|传真"
    r"|编辑部|热线|E-?mail|Tel|网址|微信公众号|联系我们|投稿)[ ]?:",
    re.IGNORECASE,
)
_LIST_HEADING = re.compile(
    r"[【\[·•▼▽◆■ ]*(?:(?:相关|延伸|推荐|热门|热点|往期|精彩|最新|更多)"
    r"(?:链接|阅读|推荐|新闻|文章|资讯|报道|回顾|精选|精彩)|(?:本类|本栏|栏目|同类|编辑|热门|精彩)"
    r"(?:推荐|阅读|文章)|猜你(?:喜欢|感兴趣)|大家都在看|您可能(?:还)?(?:喜欢|感兴趣).{0,4}"
    r"|(?:点击|阅读|图片|新闻|文章)排行榜?)[】\] :▼▽↓>]*"
)
_PAGE_NUMBER = re.compile(
    r"[-—·~]+[ ]*[0-9]{1,4}[ ]*[-—·~]+"
    r"|第[ ]?[0-9]{1,4}[ ]?页(?:[ ,/]*共[ ]?[0-9]{1,4}[ ]?页)?"
)


@lru_cache(maxsize=8)
def find_furniture(text: str) -> tuple[Span, ...]:
    """Return the lines of a clean ``text`` that are furniture, as spans of code points, united.

    A span holds the line ends between its lines, not the one behind its last.
    """
    lines = _lines(text)
    plain = [text[start:end].translate(_ONE_SHAPE).strip() for start, end in lines]
    kinds = [_is_furniture(line) for line in plain]
    _add_lists(plain, kinds)
    _add_beside_footers(plain, kinds)
    found: list[Span] = []
    for index, (line, is_furniture) in enumerate(zip(lines, kinds, strict=True)):
        if is_furniture:
            joins = index > 0 and kinds[index - 1]
            found.append((lines[index - 1][1] if joins else line[0], line[1]))
    return tuple(united(span for span in found if span[0] < span[1]))


def _lines(text: str) -> list[Span]:
    lines: list[Span] = []
    at = 0
    for line in text.split("\n"):
        lines.append((at, at + len(line)))
        at += len(line) + 1
    return lines


def _is_furniture(line: str) -> bool:
    """Return whether a line, by itself, is."""
    if not line:
        return False
    if _DISCLAIMER.match(line):
        return True
    if len(line) > _LONGEST:
        return False
    if _SURE.match(line) or _PAGE_NUMBER.fullmatch(line):
        return not _SENTENCE.search(line)
    return _is_bar(line) or _is_footer(line)


def _is_bar(line: str) -> bool:
    """Return whether a line is made of the names that bars are made of."""
    tokens = _TOKENS.findall(line)
    if not tokens or _SENTENCE.search(line):
        return False
    words = bar_words()
    known = [token for token in tokens if token in words]
    sure = [token for token in known if words[token]]
    if len(known) == len(tokens):
        return bool(sure) or len(known) >= _FEWEST_TOKENS
    short = all(len(token) <= _LONGEST_TOKEN for token in tokens)
    return short and len(tokens) >= _FEWEST_TOKENS and (len(sure) > 1 or tokens[0] in sure[:1])


def _is_footer(line: str) -> bool:
    return bool(_COPYRIGHT.search(line) or _LICENCE.search(line)) and not _SENTENCE.search(line)


def _add_lists(lines: list[str], kinds: list[bool]) -> None:
    """Mark the headings of related links, and the links below them."""
    for index, line in enumerate(lines):
        if not line or len(line) > _LONGEST_ITEM or not _LIST_HEADING.fullmatch(line):
            continue
        kinds[index] = True
        below = index + 1
        last = min(len(lines), below + 2 * _MOST_ITEMS)
        spaced = lines[below : below + 1] == [""]  # then an empty line stands before each
        while below < last and _is_item(lines[below]) and (lines[below] or spaced):
            kinds[below] = kinds[below] or bool(lines[below])
            below += 1


def _is_item(line: str) -> bool:
    """Return whether a line may stand in a list of links: an empty one may stand between."""
    if len(line) > _LONGEST_ITEM or "。" in line:
        return False
    return not re.match("(?:标签|关键词|来源|作者|编辑|审核|文字)[ |]*:", line)


def _add_beside_footers(lines: list[str], kinds: list[bool]) -> None:
    """Mark lines of addresses in one block with a footer, and empty lines inside furniture."""
    for step in (1, -1):
        order = range(len(lines)) if step > 0 else range(len(lines) - 1, -1, -1)
        in_footer = False
        for index in order:
            line = lines[index]
            short = len(line) <= _LONGEST  # a disclaimer may be longer, and is no footer then
            if kinds[index]:
                in_footer = (short and (_is_footer(line) or _is_bar(line))) or in_footer
            elif not (line and short and _BESIDE_FOOTER.search(line)):
                in_footer = False
            elif in_footer and not _SENTENCE.search(line):
                kinds[index] = True
