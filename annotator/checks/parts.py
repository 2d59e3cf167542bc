"""Parts and their total, as a list says them: 286家，其中118家、97家…, and 39名、2名，共41名.

Where a list of parts stands is told by `listed`; here is what their sum is held against. Parts
named after 其中 may leave something out, so a sum that falls short is a hint, and only where they
are nearly all or were said to be all (男, 女; 其他). Parts that a total closes must give it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from annotator.checks.figures import Figure, Figures, finding, holds
from annotator.checks.listed import Parts, closed, opened
from annotator.checks.rule import Rule
from annotator.checks.written import like
from annotator.errors import QT_TRANSLATE_NOOP
from annotator.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from annotator.model import Finding

_NEARLY = Decimal("0.15")  # of the total
_LEAST = 2  # parts
_ALL = re.compile("男.*女|女.*男|其他|其它|其余", re.DOTALL)
_OVERLAP = re.compile("女|以上|以下|少数民族|群众")
_CUT = re.compile("[,;]")


def _look(figures: Figures) -> Iterator[Finding]:
    """Yield totals that their parts give, or do not give."""
    for found in opened(figures):
        yield from _of_opened(figures, found)
    for found in closed(figures):
        total = found.totals[0]
        summed = [found.parts[first:] for first in range(len(found.parts) - 1)]
        right = next((some for some in summed if _gap(total, some) == 0), None)
        if right is not None:
            yield _holds(total, right)
        elif found.is_whole:
            yield _fault(Severity.FAULT, total, found.parts)


def _of_opened(figures: Figures, found: Parts) -> Iterator[Finding]:
    """Yield what the groups of parts behind 其中 give, the first as long as it adds up."""
    total, rest, is_first = found.totals[0], list(found.parts), True
    for one in found.totals:
        if _first_that_gives(figures, one, rest):
            total = one
            break
    while len(rest) >= _LEAST:
        group = _first_that_gives(figures, total, rest) or _group(figures, rest)
        rest = rest[len(group) :]
        if len(group) < _LEAST:
            break
        gap = _gap(total, group)
        if gap == 0:
            yield _holds(total, group)
            is_first = False
            continue
        severity = _severity(figures, found, group, gap)
        if severity is not None and (is_first or abs(gap) <= _NEARLY * total.exactly):
            yield _fault(severity, total, group)
        break


def _first_that_gives(
    figures: Figures, total: Figure, parts: Sequence[Figure]
) -> list[Figure] | None:
    """Return the longest beginning of the parts that gives the total, not cut within a list."""
    for length in range(len(parts), _LEAST - 1, -1):
        if length < len(parts):
            words = figures.between(parts[length - 1], parts[length])
            if not _CUT.search(words):
                continue
        if _gap(total, parts[:length]) == 0:
            return list(parts[:length])
    return None


def _group(figures: Figures, parts: Sequence[Figure]) -> list[Figure]:
    """Return the parts up to the first that a semicolon sets off from others like them."""
    for at in range(_LEAST, len(parts)):
        words = figures.between(parts[at - 1], parts[at])
        single = ";" in figures.between(parts[at - 2], parts[at - 1])
        if ";" in words and not single:
            return list(parts[:at])
    return list(parts)


def _severity(
    figures: Figures, found: Parts, group: Sequence[Figure], gap: Decimal
) -> Severity | None:
    """Return how sure it is that parts which do not give the total are wrong."""
    is_all = _ALL.search(figures.text, found.start, group[-1].end) is not None
    if not is_all and _overlap(figures, group):
        return None  # one may be in two of them
    if gap > 0 or is_all:
        return Severity.FAULT if found.is_whole else None
    named = sum((part.most for part in group), Decimal(0))
    return Severity.HINT if named >= (1 - _NEARLY) * found.totals[0].exactly else None


def _overlap(figures: Figures, group: Sequence[Figure]) -> bool:
    """Return whether one and the same may be in several parts: 女性, 大专以上."""
    said = [figures.before(part, 24) for part in group]
    said = [re.split(r"[、,;。]|其中", words)[-1] for words in said]
    if any(_OVERLAP.search(words) for words in said):
        return True
    return any("党员" in words for words in said) and not all("党员" in words for words in said)


def _gap(total: Figure, parts: Sequence[Figure]) -> Decimal:
    """Return by how much more than rounding the parts are too much, or (below 0) too little."""
    excess = _sum(parts) - total.exactly
    slack = _slack(total, parts)
    return Decimal(0) if abs(excess) <= slack else excess


def _sum(parts: Sequence[Figure]) -> Decimal:
    return sum((part.exactly for part in parts), Decimal(0))


def _slack(total: Figure, parts: Sequence[Figure]) -> Decimal:
    return sum((part.slack for part in parts), total.slack)


def _fault(severity: Severity, total: Figure, parts: Sequence[Figure]) -> Finding:
    slack, facts = _slack(total, parts), _facts(total, parts)
    if not slack:
        said = QT_TRANSLATE_NOOP(
            "findings", "{parts} give {sum}, but the total is {total}; none of them is rounded."
        )
        return finding("parts", severity, [total, *parts], said, **facts)
    said = QT_TRANSLATE_NOOP(
        "findings",
        "{parts} give {sum}, but the total is {total}; rounding explains {tolerance} at most.",
    )
    facts["tolerance"] = like(total.words, slack)
    return finding("parts", severity, [total, *parts], said, **facts)


def _holds(total: Figure, parts: Sequence[Figure]) -> Finding:
    slack, facts = _slack(total, parts), _facts(total, parts)
    if not slack:
        said = QT_TRANSLATE_NOOP("findings", "{parts} give {sum}, the total.")
        return holds("parts", [total, *parts], said, **facts)
    said = QT_TRANSLATE_NOOP(
        "findings", "{parts} give {sum}; the total is {total}, as it should be within {tolerance}."
    )
    return holds("parts", [total, *parts], said, **facts, tolerance=like(total.words, slack))


def _facts(total: Figure, parts: Sequence[Figure]) -> dict[str, str]:
    return {
        "parts": " + ".join(part.words for part in parts),
        "sum": like(total.words, _sum(parts)),
        "total": total.words,
    }


PARTS = Rule(
    "parts",
    QT_TRANSLATE_NOOP("findings", "Parts and total"),
    QT_TRANSLATE_NOOP(
        "findings",
        "Where the parts are not all of the whole, or a thing counts as several of them.",
    ),
    _look,
)
"""The rule."""
