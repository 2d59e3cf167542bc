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
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼陇蜀黔滇"
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
        rf"[{_PROVINCES}]ICP[备证][{_D}]{{6,14}}号(?:{_DASH}[{_D}]{{1,3}})?"
        rf"|[{_PROVINCES}]公网安备[ \xa0]?[{_D}]{{8,20}}号?",
        re.IGNORECASE,
    ),
    "landline": re.compile(
        rf"(?<![\w{_D}.-])(?:\+?86{_DASH})?(?:[（(]0[{_D}]{{2,3}}[)）]|[0０][{_D}]{{2,3}}{_DASH})"
        rf"[{_D}]{{7,24}}(?:(?:{_DASH}|转)[{_D}]{{1,6}})?(?![{_D}])",
        re.A,
    ),
    "mobile": re.compile(
        rf"(?<![\w{_D}.-])(?:\+?86{_DASH}?)?1[3-9][{_D}]"
        rf"(?:[{_D}]{{8}}|[ -][{_D}]{{4}}[ -][{_D}]{{4}})(?![\w{_D}.])",
        re.A,
    ),
    "overseas": re.compile(
        rf"(?:[（(]\+?(?:85[23]|886)[)）]|\+(?:85[23]|886))[ \xa0-]?(?:[{_D}]{{1,2}}[ \xa0-])?"
        rf"[{_D}]{{4}}[ \xa0-]?[{_D}]{{4}}(?![{_D}])"
    ),
    "service_line": re.compile(
        rf"(?<![\w{_D}.-])[48]00{_DASH}[{_D}]{{3,4}}{_DASH}[{_D}]{{3,4}}(?![{_D}])", re.A
    ),
}
_WIDE = r"[ \xa0\u3000]{0,8}"  # 邮    编, set out to the width of longer labels
_LABELLED = {
    "phone": re.compile(
        rf"(?:电{_WIDE}话|热线|传{_WIDE}真|手{_WIDE}机|座机|Tel|Fax)(?:号码)?[.]?{_COLON}"
        rf"(?P<value>\+?[{_D}][{_D}\-－()（）]{{5,30}}[{_D}])(?![{_D}万亿元部台个])",
        re.IGNORECASE,
    ),
    "short_number": re.compile(
        rf"(?:(?:拨打|致电)[“‘]?|(?:热线|电话)[ \xa0]?[:：][ \xa0]?)"
        rf"(?P<value>[19][{_D}]{{2,5}})(?![{_D}\-.*＊xX万亿元部台个人次])"
    ),
    "postcode": re.compile(
        rf"(?:邮{_WIDE}编|邮政编码|邮码){_COLON}(?P<value>[{_D}]{{6}})(?![{_D}])"
    ),
    "messenger": re.compile(
        rf"(?:QQ群?号?|微信号?)[ \xa0]{{0,2}}[:：][ \xa0]{{0,2}}"
        rf"(?P<value>[A-Za-z][A-Za-z0-9_-]{{5,19}}|[{_D}]{{5,12}})(?![A-Za-z{_D}_@.])"
    ),
    "registration": re.compile(
        rf"(?:统一社会信用代码|社会信用代码|登记证号|许可证编?号|营业执照注册号|备案编?号){_COLON}"
        r"(?P<value>[0-9A-Z]{6,24})(?![0-9A-Za-z])"
    ),
}
_ANOTHER = re.compile(rf"[、,，/／;；][ \xa0]?(?P<value>[{_D}]{{7,8}})(?![{_D}\-万亿元部台个])")
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
            yield _labelled(found, rule)
            while rule == "phone" and (another := _ANOTHER.match(task.text, found.end())):
                found = another  # noqa: PLW2901 - the next number of a list
                yield _labelled(found, rule)
        task.check()


def _labelled(found: re.Match[str], rule: str) -> Suggestion:
    return Suggestion(*found.span("value"), "CONTACT", origin("contacts", rule))
