"""The year of a report that names none, told by an anniversary that it keeps.

庆祝中国共产党成立99周年 is of 2020, for the Party was founded in 1921.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from annotator.text.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_COUNT = "(?P<count>[0-9０-９]{1,3}|[一二三四五六七八九十百]{1,5})"
_FOUNDED = {
    "(?:中国共产党成立|中國共產黨成立|建党|建黨)": (1921, 7, 1),
    "(?:新中国成立|新中國成立|中华人民共和国成立|中華人民共和國成立|建国|建國|国庆|國慶)": (
        1949,
        10,
        1,
    ),
    "(?:建军|建軍|中国人民解放军建军)": (1927, 8, 1),
    "(?:五四运动|五四運動)": (1919, 5, 4),
    "(?:红军长征胜利|紅軍長征勝利|长征胜利)": (1936, 10, 22),
    "(?:抗日战争|抗日戰爭|抗战|抗戰)(?:暨世界反法西斯战争)?(?:胜利|勝利)": (1945, 9, 3),
    "(?:改革开放|改革開放)": (1978, 12, 18),
    "香港(?:回归|回歸)(?:祖国|祖國)?": (1997, 7, 1),
    "澳[门門](?:回归|回歸)(?:祖国|祖國)?": (1999, 12, 20),
}
"""What is kept, and the day from which its years count."""
_KEPT = [
    (re.compile(f"{words}{_COUNT}(?:周年|週年)(?![^。\n]{{0,6}}大[会會])"), day)
    for words, day in _FOUNDED.items()
]
_TO_COME = re.compile("(?:迎接|喜迎|献礼|獻禮|即将迎来)[^。，,；;\n]{0,6}\\Z")
_NEXT_YEAR = re.compile("明年[^。；;\n]{0,4}\\Z")
_IN_THE_YEAR = re.compile(
    "(?:庆祝|慶祝|纪念|紀念|今年(?:是|恰逢|正值|适逢)|恰逢|正值|适逢)[^。，,；;\n]{0,6}\\Z"
)
_BEFORE, _AFTER = 14, 8  # code points
_COMING = re.compile("(?:即将|即將)?(?:来临|來臨|到来|到來|前夕)")


def year_by_anniversaries(text: str, month: int, day: int) -> int | None:
    """Return the year of a report of this month and day that the anniversaries in it agree on.

    None where it keeps none, or they differ. What is looked forward to (喜迎…) is the next one.
    """
    years = set(_years(text, (month, day)))
    return years.pop() if len(years) == 1 else None


def _years(text: str, today: tuple[int, int]) -> Iterator[int]:
    for kept, (first, *on) in _KEPT:
        for found in kept.finditer(text):
            before = text[max(0, found.start() - _BEFORE) : found.start()]
            is_coming = _COMING.match(text, found.end(), found.end() + _AFTER)
            count = _number(found["count"])
            if not count:
                continue
            year = first + count
            if _NEXT_YEAR.search(before):
                yield year - 1
            elif is_coming or _TO_COME.search(before):
                yield year if today <= tuple(on) else year - 1
            elif _IN_THE_YEAR.search(before):
                yield year


def _number(words: str) -> int | None:
    value = parse_number(words)
    return None if value is None else int(value)
