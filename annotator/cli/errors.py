"""``annotator errors``: what reviewers made of suggestions, rule by rule."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from annotator import settings
from annotator.agreement.cases import by_rule, by_suggester, confusions, missed, summed
from annotator.cli.figures import chosen, chosen_arguments
from annotator.review import Session, figures, sheets

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from annotator.agreement.cases import Judged
    from annotator.review.figures import Figures, Texts

NAME = "errors"
HELP = "print what reviewers made of the suggestions, rule by rule: right, corrected, rejected"
_LISTED = 20  # texts and confusions that are printed
_MOST = 200  # texts that JSON holds
_NUMBERS = ("proposed", "decided", "right", "boundary", "label", "value", "spurious", "open")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the subcommand takes."""
    parser.add_argument("project", metavar="PROJECT")
    parser.add_argument("--label", metavar="LABEL", help="count suggestions of this label alone")
    chosen_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """Print the report and return 0."""
    session = Session.open(options.project, settings.load().who())
    try:
        wanted = chosen(options, session, options.label)
        found = figures.count(session, texts=wanted).chosen(wanted)
        if options.csv is not None:
            sheets.write_csv(sheets.rules(found), options.csv, [session.project.path])
    finally:
        session.close()
    if options.json:
        print(json.dumps(_object(found), ensure_ascii=False, indent=1))
    else:
        _print(found)
    return 0


def _object(found: Figures) -> dict[str, Any]:
    rules = by_rule(found.cases, found.open)
    return {
        "rules": [
            {"suggester": by, "rule": rule, **sheets.judged_object(one)}
            for (by, rule), one in rules.items()
        ],
        "suggesters": [
            {"suggester": by, **sheets.judged_object(one)}
            for by, one in by_suggester(rules).items()
        ],
        "all": sheets.judged_object(summed(rules.values())),
        "missed": dict(missed(found.cases).most_common()),
        "confusions": [
            {"proposed": was, "right": is_, "count": count}
            for (was, is_), count in confusions(found.cases).most_common()
        ],
        "spurious_texts": _texts(found.spurious),
        "missed_texts": _texts(found.missed),
    }


def _texts(found: Texts) -> list[dict[str, Any]]:
    return [
        {"text": text, "label": label, "count": count}
        for (text, label), count in found.most_common(_MOST)
    ]


# -- as text --------------------------------------------------------------------------------------


def _print(found: Figures) -> None:
    rules = by_rule(found.cases, found.open)
    lines = {f"{by}/{rule}" if rule else by: one for (by, rule), one in rules.items()}
    suggesters = by_suggester(rules)
    if len(rules) > len(suggesters):
        lines |= {f"{by}, all": one for by, one in suggesters.items()}
    if len(suggesters) != 1:
        lines["all"] = summed(rules.values())
    width = max(26, *(len(name) + 1 for name in lines))
    heads = "".join(f"{name:>{_width(name)}}" for name in _NUMBERS)
    print(f"{'rule':<{width}}{heads}{'precision':>11}{'95 %':>16}")
    for name, one in lines.items():
        print(f"{name:<{width}}{_cells(one)}")
    gone = missed(found.cases)
    by_label = ", ".join(f"{count} {label}" for label, count in gone.most_common())
    print(f"missed: {gone.total()}{f' ({by_label})' if by_label else ''}")
    pairs = confusions(found.cases).most_common(_LISTED)
    _list("labels corrected", (f"{was} → {is_}  {count}" for (was, is_), count in pairs))
    for name, texts in (("rejected", found.spurious), ("missed", found.missed)):
        said = texts.most_common(_LISTED)
        _list(f"{name} most often", (f"{text}  {label}  {count}" for (text, label), count in said))


def _width(name: str) -> int:
    return max(8, len(name) + 2)


def _cells(one: Judged) -> str:
    cells = "".join(f"{getattr(one, number):>{_width(number)}}" for number in _NUMBERS)
    if one.precision is None:
        return f"{cells}{'-':>11}"
    low, high = one.interval
    return f"{cells}{one.precision:>11.3f}{f'{low:.3f} to {high:.3f}':>16}"


def _list(head: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        print(f"\n{head}:")
        for line in told:
            print(f"  {line}")
