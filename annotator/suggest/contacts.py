"""CONTACT: telephone and fax numbers, e-mail, URLs, postcodes, licence numbers; the value only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.model import Suggestion
from annotator.suggest.scores import origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annotator.suggest.task import Task

_D = "0-9０-９"
_DASH = "[-－–—]"
_COLON = r"[ \xa0\u3000]{0,4}[:：]?[ \xa0\u3000]{0,4}"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_HOST = r"[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
_RULES = {
    "url": re.compile(r"(?:https?://|ftp://|(?<![\w.])www\.)[\w\-./?%&=:#~+@!$,;*]{3,2000}", re.A),
    "domain": re.compile(
        r"(?<![\w.@/-])[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}"
        r"\.(?:com|cn|net|org|gov|edu)\b(?!\.)",
        re.A,
    ),
    "email": re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}@{_HOST}", re.A),
    "licence": re.compile(
        rf"[{_PROVINCES}]ICP[备備证證][{_D}]{{6,14}}[号號](?:{_DASH}[{_D}]{{1,3}})?"
        rf"|[{_PROVINCES}]公网安备[ \xa0]?[{_D}]{{8,20}}[号號]?",
        re.IGNORECASE,
    ),
    "landline": re.compile(
        rf"(?<![\w{_D}.-])(?:\+?86{_DASH})?(?:[（(]0[{_D}]{{2,3}}[)）]|0[{_D}]{{2,3}}{_DASH})"
        rf"[{_D}]{{7,24}}(?:(?:{_DASH}|转)[{_D}]{{1,6}})?(?![{_D}])",
        re.A,
    ),
    "mobile": re.compile(rf"(?<![\w{_D}.-])(?:\+?86{_DASH}?)?1[3-9][{_D}]{{9}}(?![\w{_D}.])", re.A),
    "service_line": re.compile(
        rf"(?<![\w{_D}.-])[48]00{_DASH}[{_D}]{{3,4}}{_DASH}[{_D}]{{3,4}}(?![{_D}])", re.A
    ),
}
_LABELLED = {
    "phone": re.compile(
        rf"(?:电话|電話|热线|熱線|传真|傳真|手机|手機|座机|Tel|Fax)[.]?{_COLON}"
        rf"(?P<value>\+?[{_D}][{_D}\-－()（）]{{5,30}}[{_D}])(?![{_D}万亿元部台个])",
        re.IGNORECASE,
    ),
    "postcode": re.compile(
        rf"(?:邮编|郵編|邮政编码|郵政編碼|邮码){_COLON}(?P<value>[{_D}]{{6}})(?![{_D}])"
    ),
}
_TRAILING = ".,;:!?-"


def suggest_contacts(task: Task) -> Iterator[Suggestion]:
    """Yield every stretch that has the shape of a contact, or stands behind 电话, 邮编 and such."""
    for rule, pattern in _RULES.items():
        for found in pattern.finditer(task.text):
            end = found.start() + len(found[0].rstrip(_TRAILING))
            yield Suggestion(found.start(), end, "CONTACT", origin("contacts", rule))
        task.check()
    for rule, pattern in _LABELLED.items():
        for found in pattern.finditer(task.text):
            start, end = found.span("value")
            yield Suggestion(start, end, "CONTACT", origin("contacts", rule))
        task.check()
