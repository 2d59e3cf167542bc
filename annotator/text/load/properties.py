"""Titles and authors from a document's properties, but for what programs put there themselves."""

from __future__ import annotations

import re

_NO_TITLE = re.compile(
    r"microsoft (?:office )?(?:word|excel|powerpoint)\b.*|(?:word )?document\s*\d*|untitled.*|"
    r"powerpoint\b.*|slide \d+|无标题.*|無標題.*|文档\s*\d*|文檔\s*\d*|新建.{0,20}|\W*|"
    r".*\.(?:docx?|dotx?|wps|rtf|pdf|indd|cdr|qxd|fbd|xlsx?|pptx?|html?|txt|odt|ps)",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"python-docx|administrator|admin|user|owner|unknown|un-named|anonymous|\(anonymous\)|"
    r"\(unspecified\)|微软用户|微軟用戶|用户|用戶|microsoft(?: office)?(?: user)?|wps(?: office)?|"
    r"lenovo|dell|hp|pc|apple|\W*",
    re.IGNORECASE,
)


def properties(title: str, author: str, created: str) -> dict[str, str]:
    """Return what of a document's properties its maker wrote; ``created`` is an ISO date."""
    found: dict[str, str] = {}
    title, author = " ".join(title.split()), " ".join(author.split())
    if not _NO_TITLE.fullmatch(title):
        found["title"] = title
    if not _NO_AUTHOR.fullmatch(author):
        found["author"] = author
    if created:
        found["created"] = created
    return found
