"""What columns of tables and keys of objects are called: which holds the text, which the title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.text.report_date import find_report_date

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TEXT_NAMES = (
    *("正文", "全文", "正文内容", "文章内容", "新闻内容", "内容", "文本", "内文", "報告", "报告"),
    *("報告內容", "報告内容", "報告全文", "報導", "文章內容", "新聞內容", "內容", "正文內容"),
    *("text", "content", "body", "article", "full_text", "fulltext", "main_text", "report"),
)
_KNOWN = {
    "title": (
        "标题",
        "標題",
        "题目",
        "題目",
        "文章标题",
        "新闻标题",
        "title",
        "headline",
        "subject",
    ),
    "published": (
        *("发布时间", "發布時間", "發佈時間", "发布日期", "發布日期", "發佈日期", "日期", "时间"),
        *("時間", "发表时间", "發表時間", "刊发日期", "published", "date", "pubdate", "time"),
        *("publish_date", "publish_time", "published_at", "pub_date", "publishdate"),
    ),
    "author": ("作者", "撰稿人", "记者", "記者", "author", "byline"),
    "source": ("来源", "來源", "信息来源", "文章来源", "稿源", "source", "publisher"),
    "url": ("链接", "鏈接", "連結", "网址", "網址", "url", "link", "href"),
}
_KEYS = {name: key for key, names in _KNOWN.items() for name in names}
SAMPLE = 60  # code points of a sample value


def known_key(name: str) -> str:
    """Return our own key for the column or key ``name``, or ``name`` itself."""
    return _KEYS.get(name.strip().lower(), name)


def is_name(cell: str) -> bool:
    """Return whether ``cell`` is a usual name of a column."""
    plain = cell.strip().lower()
    return plain in _KEYS or plain in TEXT_NAMES


def best_field(columns: Mapping[str, Sequence[str]]) -> str | None:
    """Return the field that holds the text: by its name, else with the longest values on average.

    ``columns`` gives some values of each; None where none has any words.
    """
    plain = {name.strip().lower(): name for name in reversed(list(columns))}
    for name in TEXT_NAMES:
        if name in plain and any(map(str.strip, columns[plain[name]])):
            return plain[name]
    means = {
        name: sum(map(len, values)) / len(values)
        for name, values in columns.items()
        if any(character.isalpha() for value in values for character in value)
    }
    best = max(means, key=lambda name: means[name], default=None)
    return best if best is not None and means[best] > 0 else None


def metadata(fields: Mapping[str, str]) -> dict[str, str]:
    """Return ``fields`` under our own keys where we have one, without what is empty."""
    meta: dict[str, str] = {}
    for name, value in fields.items():
        key = known_key(name)
        if value.strip():
            meta[name if key in meta else key] = value.strip()
    if "published" in meta:
        meta["published"] = find_report_date(meta["published"]) or meta["published"]
    return meta
