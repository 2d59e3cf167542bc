"""What a report says of itself: title, day of publication, author, source, dateline.

Only its first and last lines are looked at, as pages carry these there.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINES = 60  # looked at from either end
_REACH = 20_000  # code points looked at from either end, however long the lines
_LONGEST_LINE = 2_000
_LONGEST_TITLE = 120
_LONGEST_VALUE = 60
_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DATED_LINES = 20  # a date without a label is one of publication only this near the top

_SPACE = r"[ \t\xa0\u3000\u200b]"
_COLON = rf"{_SPACE}{{0,4}}[:：]{_SPACE}{{0,8}}"


def _spaced(*words: str) -> str:
    """Return a pattern of any of ``words``, also where spaces stand between their characters."""
    return "|".join(rf"{_SPACE}{{0,4}}".join(word) for word in words)


_LABELS = {
    "published": _spaced(
        *("发布时间", "發布時間", "發佈時間", "发表时间", "發表時間", "发布日期", "發布日期"),
        *("發佈日期", "发表日期", "發表日期", "刊发时间", "刊發時間", "更新时间", "更新時間"),
        *("更新日期", "公布日期", "成文日期", "印发日期", "添加时间", "录入时间", "发布于"),
        *("時間", "时间", "日期"),
    ),
    "source": _spaced(
        *("信息来源", "信息來源", "资讯来源", "資訊來源", "文章来源", "文章來源", "稿件来源"),
        *("稿件來源", "新闻来源", "新聞來源", "来源", "來源", "稿源", "供稿", "转自", "轉自"),
    ),
    "author": _spaced(*("作者", "撰稿", "撰文", "記者", "记者", "通讯员", "通訊員")),
}
_BEHIND = r"(?<![\u4e00-\u9fff])"
_LABEL = re.compile(
    _BEHIND
    + "(?:"
    + "|".join(rf"(?P<{key}>{pattern})" for key, pattern in _LABELS.items())
    + ")"
    + _COLON
)
_WRITTEN_BY = re.compile(rf"(?:^|[\s（(【])(?:文|图文|圖文)(?:{_COLON}|{_SPACE}?[/／|｜]{_SPACE}?)")
_PERSON = r"[\u3400-\u9fff\U00020000-\U0003ffff·]{2,4}"
_REPORTER = re.compile(
    r"[（(](?:本报|本報|本网|本網|本刊)?(?:见习|見習)?(?:记者|記者|通讯员|通訊員)"
    rf"{_SPACE}{{1,4}}(?P<name>{_PERSON}(?:[ 、\xa0\u3000]{_PERSON}){{0,3}})[^（()）]{{0,12}}[）)]"
)
_NEXT_LABEL = re.compile(rf"[\u4e00-\u9fff]{{2,8}}{_SPACE}{{0,4}}[:：]|{_LABEL.pattern}")
_VALUE_END = re.compile(r"[\t|｜\[【】\]]| {2}|\xa0{2}|\u3000{1}|[ \xa0]\u3000|\u3000[ \xa0]")
_DATELINE = re.compile(
    r"(?:本报|本報|本网|本網|本刊|新华社|新華社|中新社|中新网)[\u4e00-\u9fff]{0,12}"
    r"(?:[0-9０-９]{4}年)?[0-9０-９]{1,2}月[0-9０-９]{1,2}日(?:电|電|讯|訊)"
)
_GLOSS = re.compile(r"[(（](?=[^()（）]{0,9}[^\W\d_\u3400-\u9fff])[^()（）]{1,10}[)）]")
_PINYIN = re.compile(r"(?<=[\u3400-\u9fff])[(（][a-zü\u00e0-\u024f]{1,7}[)）]")
_NAVIGATION_WORD = re.compile(
    "首页|首頁|当前位置|當前位置|所在位置|设为首页|設為首頁|加入收藏|登录|登錄|注册|註冊|网站地图|"
    "網站地圖|联系我们|聯繫我們|关于我们|關於我們|收藏本站|无障碍|無障礙|English|繁體|简体|手机版|"
    "返回|打印|关闭|關閉|字号|字號|分享到|导航|導航|菜单|扫一扫|搜索|阅读原文|公众号|RSS|在线投稿|收藏本刊"
)
_CRUMBS = re.compile(r"[>›»＞→]")
_ITEMS = re.compile(r"[\s|｜/·]+")
_NO_TITLE = re.compile(r"[\W\d_]+")
_MANY_ITEMS = 4
_SHORT_ITEM = 6


def with_date(meta: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Return ``meta`` with the report's own date: told in its clean ``text``, or when published.

    Without either it is ``meta`` as it was.
    """
    published = str(meta.get("published") or "")
    date = find_report_date(text) or (published if _FULL_DATE.fullmatch(published) else None)
    return dict(meta) if date is None else {**meta, "report_date": date}


def find_metadata(text: str) -> dict[str, str]:
    """Return what ``text`` tells of title, published, author, source and dateline.

    ``published`` is an ISO date where the text gives a full one, else as it stands there. What is
    not found is left out. Takes the same time however long the text is.
    """
    lines = _ends(text)
    plain = [_GLOSS.sub("", line) for line in lines]
    found = {
        "title": _title(lines),
        "published": _published(plain),
        "author": _author(plain),
        "source": _first(plain, "source"),
        "dateline": _dateline(plain),
    }
    return {key: value for key, value in found.items() if value}


def _ends(text: str) -> list[str]:
    """Return the first and the last lines of ``text`` that are not blank, each cut."""
    if len(text) <= 2 * _REACH:
        lines = _solid(text)
        return lines if len(lines) <= 2 * _LINES else lines[:_LINES] + lines[-_LINES:]
    return _solid(text[:_REACH])[:_LINES] + _solid(text[-_REACH:])[-_LINES:]


def _solid(text: str) -> list[str]:
    stripped = (line.strip(" \t\xa0\u3000\u200b\ufeff") for line in text.splitlines())
    return [line[:_LONGEST_LINE] for line in stripped if line]


def _title(lines: list[str]) -> str:
    """Return the first line that is neither navigation nor a labelled line, or ""."""
    for line in lines[:_LINES]:
        words = re.sub(r"\s+", " ", line).strip()
        if all(len(word) == 1 for word in words.split(" ")):
            words = words.replace(" ", "")  # 工 作 报 告
        if _NO_TITLE.fullmatch(words) or _LABEL.match(words) or _is_navigation(words):
            continue
        return _PINYIN.sub("", words)[:_LONGEST_TITLE].strip()
    return ""


def _is_navigation(line: str) -> bool:
    named = len(_NAVIGATION_WORD.findall(line))
    if named and (len(line) <= 2 * _SHORT_ITEM or named > 1 or _CRUMBS.search(line)):
        return True
    items = [item for item in _ITEMS.split(line) if re.search(r"\w", item)]
    return len(items) >= _MANY_ITEMS and all(1 < len(item) <= _SHORT_ITEM for item in items)


def _labelled(lines: list[str], key: str) -> list[str]:
    """Return the values that stand behind a label of the kind ``key``, in order."""
    values = [
        _value(line, label.end()) for line in lines for label in _LABEL.finditer(line) if label[key]
    ]
    return [value for value in values if value]


def _value(line: str, start: int) -> str:
    """Return what stands from ``start`` to the next label, wide gap or bracket."""
    rest = line[start : start + 2 * _LONGEST_VALUE]
    by = _WRITTEN_BY.match(rest)  # 作者：文/某某
    rest = rest[by.end() :] if by else rest
    for end in (_NEXT_LABEL.search(rest), _VALUE_END.search(rest)):
        rest = rest[: end.start()] if end else rest
    return rest.strip(" \t\xa0\u3000()（）;；,，。|")[:_LONGEST_VALUE].strip()


def _first(lines: list[str], key: str) -> str:
    return next(iter(_labelled(lines, key)), "")


def _published(lines: list[str]) -> str:
    """Return the labelled date, else one that stands with a labelled source or author."""
    values = _labelled(lines, "published")
    for value in values:
        day = find_report_date(value)
        if day:
            return day
    for line in lines[:_DATED_LINES]:
        if any(label["source"] or label["author"] for label in _LABEL.finditer(line)):
            day = find_report_date(line)
            if day:
                return day
    return next((value for value in values if re.search(r"[\d０-９]", value)), "")


def _author(lines: list[str]) -> str:
    named = _first(lines, "author")
    if named:
        return named
    for line in lines:
        written = _WRITTEN_BY.search(line)
        if written:
            return _value(line, written.end())
        reporter = _REPORTER.search(line)
        if reporter:
            return reporter["name"]
    return ""


def _dateline(lines: list[str]) -> str:
    for line in lines:
        found = _DATELINE.search(re.sub(r"\s", "", line[:_LONGEST_VALUE]))
        if found:
            return found[0]
    return ""
