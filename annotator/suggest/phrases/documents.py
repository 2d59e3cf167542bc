"""DOC: titled documents in 《》, and quoted titles that end in a kind of document."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.phrases.quotes import within
from annotator.suggest.scores import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_TITLED = re.compile(r"《(?P<title>[^《》\r\n]{1,200})》")
_QUOTED = re.compile(r"(?:“(?P<double>[^“”\r\n]{4,120})”|「(?P<corner>[^「」\r\n]{4,120})」)")
_PUBLISHER = re.compile(r"(?:杂志社|雜誌社|报社|報社|编辑部|編輯部|出版社|周刊社)")
"""《…》杂志社 names an organisation, not the periodical."""
_KIND = re.compile(
    r"(?:通知|意[见見]|[办辦]法|[规規]定|[细細]则|細則|方案|[条條]例|要[点點]|[决決]定|[决決][议議]"
    r"|[规規][划劃]|[计計][划劃]|[报報]告|通[报報]|公告|公[报報]|通告|[证證][书書]"
    r"|(?:[责責]任|承[诺諾]|倡[议議]|[协協][议議]|建[议議]|[蓝藍白]皮|邀请|聘)[书書]|(?:感谢"
    r"|慰问|公开|表扬|邀请|贺)信"
    r"|章程|[纲綱]要|指南|指引|手[册冊]|批复|请示|备忘录|公约|守则|纪要)(?:[（(][^（()）]{1,8}[)）])?\Z"
)
_YEAR_PLAN = re.compile(r"[0-9０-９]{4}年.*(?:工作|任务|任務|安排|预算|預算)\Z")
_GLOSS = re.compile(r"[(（][a-zü\u00e0-\u01dc]{1,6}[)）]\Z")


def suggest_documents(task: Task) -> Iterator[Suggestion]:
    """Yield the titles, without their marks."""
    for found in _TITLED.finditer(task.text):
        if found["title"].strip() and not _PUBLISHER.match(task.text, found.end()):
            yield _document(found, "title", "book_title_marks")
    task.check()
    for found in _QUOTED.finditer(task.text):
        group = found.lastgroup or ""
        title = found[group].strip()
        if _KIND.search(title):
            yield _document(found, group, "quoted_kind")
        elif _YEAR_PLAN.match(title):
            yield _document(found, group, "quoted_year_plan")


def _document(found: re.Match[str], group: str, rule: str) -> Suggestion:
    """Return the title as a suggestion; blanks and a pinyin gloss at its end stay outside."""
    start, end = within(found.string, *found.span(group))
    gloss = _GLOSS.search(found.string[start:end])
    if gloss and gloss.start() > 0:
        start, end = within(found.string, start, start + gloss.start())
    return Suggestion(start, end, "DOC", origin("documents", rule))
