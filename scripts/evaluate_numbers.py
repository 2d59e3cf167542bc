"""Set our numbers and dates beside those of cn2an and recognizers-text, over the golden sentences.

``python scripts/evaluate_numbers.py`` prints, by kind, how many expressions each finds with the
right edges, and with the right value where one is told. The others come with
``pip install '.[peers]'``; one that cannot be imported is named with the reason.

Each is given its best chance. recognizers-text is asked for numbers, shares, ordinals, money,
dimensions, ages, dates and contacts, gets simplified text and the report's date, and has the right
edges too where it leaves out the unit or an approximator; dates are compared by the days they
span. cn2an finds nothing by itself, so it is given the expression and only its value counts.
"""

from __future__ import annotations

import re
import sys
import unicodedata
import warnings
from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from annotator.suggest import suggest  # noqa: E402 - the checkout is found first
from annotator.text.script import Script, convert  # noqa: E402 - as above
from tests.expressions import SUGGESTERS, Case, Expected, cases  # noqa: E402 - as above

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NEGATIVE = "not:"
_REFERENCE = datetime(2021, 5, 20)  # noqa: DTZ001 - what is without a date has no value to compare
_NUMERAL = re.compile(
    "[0-9０-９.,．，〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿半]+"
)
_SHARE = re.compile(r"(-?[0-9.]+)%")
_QUARTER_MONTHS, _HALF_MONTHS = 3, 6
_DECADE = 3  # signs of a decade: 199

Days = tuple[date, date]
"""The first day of a date and the one behind its last."""


@dataclass(frozen=True)
class Found:
    """What a program found: where, and what it says that it means."""

    start: int
    end: int
    values: frozenset[str]
    days: frozenset[Days] = frozenset()


def main() -> int:
    """Print the tables and return 0."""
    warnings.simplefilter("ignore")  # cn2an warns of every numeral that it does not read
    sentences = cases()
    programs: dict[str, Callable[[Case], list[Found]]] = {"ours": ours}
    absent = {}
    for name, load in (("recognizers", recognizers), ("cn2an", cn2an)):
        try:
            programs[name] = load()
        except ImportError as error:
            absent[name] = str(error)
    counts = {name: count(sentences, find) for name, find in programs.items()}
    print_found(sentences, counts)
    print_left_alone(sentences, programs)
    for name, reason in absent.items():
        print(f"{name}: not compared, it cannot be imported: {reason}")
    return 0


def count(sentences: Iterable[Case], find: Callable[[Case], list[Found]]) -> Counter[tuple]:
    """Return how many expressions of each kind have the right edges and the right value."""
    right: Counter[tuple[str, str]] = Counter()
    for case in sentences:
        found = find(case) if case.spans else []
        for span in case.spans:
            here = [one for one in found if has_edges(one, span)]
            right[case.kind, "edges"] += bool(here)
            right[case.kind, "values"] += any(has_value(one, span) for one in here)
    return right


def print_found(sentences: list[Case], counts: dict[str, Counter[tuple]]) -> None:
    """Print right edges and right values by kind."""
    kinds = list(dict.fromkeys(case.kind for case in sentences if case.spans))
    heads = "".join(f"{name:>21}" for name in counts)
    print(f"{'numbers and dates':28}{'spans':>6}{'values':>7}{heads}")
    rows = [(kind, [case for case in sentences if case.kind == kind]) for kind in kinds]
    for kind, some in [*rows, ("all", sentences)]:
        spans = [span for case in some for span in case.spans]
        told = sum(span.value is not None for span in spans)
        line = f"{kind:28}{len(spans):6}{told:7}"
        for name, right in counts.items():
            edges, values = (
                sum(right[one, what] for one in ([kind] if kind != "all" else kinds))
                for what in ("edges", "values")
            )
            at = "given" if name == "cn2an" else share(edges, len(spans))
            line += f"{at:>13}{share(values, told):>8}"
        print(line)
    print("of each: edges right, values right; our rules were made with these sentences in view\n")


def print_left_alone(
    sentences: list[Case], programs: dict[str, Callable[[Case], list[Found]]]
) -> None:
    """Print how many sentences without an expression each leaves alone."""
    negative = [case for case in sentences if case.kind.startswith(NEGATIVE)]
    for name, find in programs.items():
        if name != "cn2an":
            alone = sum(not find(case) for case in negative)
            print(f"{name}: left alone {alone} of {len(negative)} sentences with nothing to mark")


def share(part: int, whole: int) -> str:
    """Return ``part`` of ``whole`` as a percentage."""
    return f"{100 * part / whole:.0f}%" if whole else "-"


def ours(case: Case) -> list[Found]:
    """Return what our rules find."""
    return [
        Found(one.start, one.end, frozenset([one.value.value or ""]))
        for one in suggest(case.text, case.report_date, suggesters=SUGGESTERS)
    ]


def recognizers() -> Callable[[Case], list[Found]]:
    """Return what asks recognizers-text.

    Raises:
        ImportError: it is not there, or something that it needs is not.

    """
    import recognizers_date_time as times
    import recognizers_number as numbers
    import recognizers_number_with_unit as units
    import recognizers_sequence as sequences

    chinese = numbers.Culture.Chinese
    plain = (
        numbers.recognize_number,
        numbers.recognize_percentage,
        numbers.recognize_ordinal,
        units.recognize_currency,
        units.recognize_dimension,
        units.recognize_age,
        units.recognize_temperature,
        sequences.recognize_phone_number,
        sequences.recognize_email,
        sequences.recognize_url,
    )

    def find(case: Case) -> list[Found]:
        text, _ = convert(case.text, Script.SIMPLIFIED)
        day = case.report_date
        reference = datetime.fromisoformat(day) if day else _REFERENCE
        results = [one for step in plain for one in asked(step, text, chinese)]
        results += asked(times.recognize_datetime, text, chinese, reference=reference)
        return [of_result(one) for one in results]

    return find


def asked(step: Callable[..., list[Any]], *given: object, **named: object) -> list[Any]:
    """Return the results of a recognizer; it raises on some sentences, and then has none."""
    try:
        return step(*given, **named)
    except Exception:  # noqa: BLE001 - whatever it raises, it has found nothing
        return []


def of_result(one: Any) -> Found:  # noqa: ANN401 - a class of recognizers-text, which may be absent
    """Return a result in our terms; it counts its end inclusively."""
    resolution = one.resolution or {}
    values = {str(resolution["value"])} if resolution.get("value") is not None else set()
    days = set()
    for entry in resolution.get("values") or []:
        values.add(entry.get("timex", ""))
        first = day_of(entry.get("start") or entry.get("value"))
        last = day_of(entry.get("end"))
        if first:
            days.add((first, last or first + timedelta(days=1)))
            if last:  # some of its ranges hold their last day
                days.add((first, last + timedelta(days=1)))
        if entry.get("type") in {"datetime", "time"}:
            values.add(str(entry.get("value", "")).replace(" ", "T")[:-3])
            values.add("T" + str(entry.get("value", ""))[:-3])
    return Found(one.start, one.end + 1, frozenset(values), frozenset(days))


def cn2an() -> Callable[[Case], list[Found]]:
    """Return what gives each expression to cn2an, which has no way to find them.

    Raises:
        ImportError: it is not there.

    """
    import cn2an as converter

    def find(case: Case) -> list[Found]:
        text, _ = convert(case.text, Script.SIMPLIFIED)
        return [
            Found(span.start, span.end, converted(converter, text[span.start : span.end]))
            for span in case.spans
        ]

    return find


def converted(converter: Any, text: str) -> frozenset[str]:  # noqa: ANN401 - a module maybe absent
    """Return what cn2an makes of an expression, and of the numerals in it."""
    values = set()
    for numeral in _NUMERAL.findall(text):
        plain = unicodedata.normalize("NFKC", numeral).replace(",", "")
        made = asked(lambda one: [converter.cn2an(one, "smart")], plain)
        values.update(map(str, made))
    for whole in asked(lambda one: [converter.transform(one, "cn2an")], text):
        values.add(whole)
        parts = re.fullmatch(r"(\d+)年(?:(\d+)月)?(?:(\d+)[日号])?", whole)
        if parts:
            year, *rest = parts.groups()
            values.add("-".join([year, *(one.zfill(2) for one in rest if one)]))
    return frozenset(values)


def has_edges(found: Found, span: Expected) -> bool:
    """Return whether the edges are right: those of the span, or of the figures in it."""
    if (found.start, found.end) == (span.start, span.end):
        return True
    if span.label in {"DATE", "CONTACT"}:
        return False
    inside = span.start <= found.start < found.end <= span.end
    left_out = span.text[: found.start - span.start] + span.text[found.end - span.start :]
    return inside and not _NUMERAL.search(left_out.replace("百分点", ""))


def has_value(found: Found, span: Expected) -> bool:
    """Return whether what was found means what it should, where that is told."""
    if span.value is None:
        return False
    if span.value in found.values:
        return True
    if span.label == "DATE":
        days = days_of(span.value)
        return days is not None and days in found.days
    expected = Fraction(span.value)
    return any(number is not None and same(number, expected) for number in numbers(found.values))


def numbers(values: Iterable[str]) -> list[Fraction | None]:
    """Return values as numbers, shares of a hundred as such."""
    return [number_of(value.replace(",", "")) for value in values]


def number_of(value: str) -> Fraction | None:
    """Return a value as a number, None where it is none."""
    percent = _SHARE.fullmatch(value)
    try:
        if percent:
            return Fraction(Decimal(percent[1])) / 100
        return Fraction(value)
    except (ValueError, ZeroDivisionError, InvalidOperation):
        return None


def same(number: Fraction, expected: Fraction) -> bool:
    """Return whether two numbers are one, to six digits: a third may be written out."""
    return abs(number - expected) <= abs(expected) / 1_000_000


def days_of(value: str | None) -> Days | None:
    """Return the days that a TIMEX3 value spans; None where it is no date."""
    if not value or value.startswith(("P", "T")) or "T" in value:
        return None
    first, _, last = value.partition("/")
    begin, end = period(first), period(last or first)
    return (begin[0], end[1]) if begin and end else None


def period(value: str) -> Days | None:
    """Return the first day of a year, half, quarter, month, week, day or decade, and its end."""
    if len(value) == _DECADE and value.isdigit():
        return date(int(value) * 10, 1, 1), date(int(value) * 10 + 10, 1, 1)
    year, _, part = value.partition("-")
    if not year.isdigit():
        return None
    for sign, months in (("H", _HALF_MONTHS), ("Q", _QUARTER_MONTHS)):
        if part[:1] == sign and part[1:].isdigit():
            last = int(part[1:]) * months
            return month_start(int(year), last - months + 1), month_start(int(year), last + 1)
    if part[:1] == "W" and part[1:].isdigit():
        monday = date.fromisocalendar(int(year), int(part[1:]), 1)
        return monday, monday + timedelta(weeks=1)
    if not part:
        return date(int(year), 1, 1), date(int(year) + 1, 1, 1)
    if part.isdigit():
        return month_start(int(year), int(part)), month_start(int(year), int(part) + 1)
    day = day_of(value)
    return (day, day + timedelta(days=1)) if day else None


def month_start(year: int, month: int) -> date:
    """Return the first day of a month; the thirteenth is the next year's first."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def day_of(value: str | None) -> date | None:
    """Return the day that ``value`` begins with."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


if __name__ == "__main__":
    sys.exit(main())
