"""One indicator with two values is hinted at, where all else that facts say of both is the same."""

from dataclasses import replace

import pytest

from annotator.checks import check
from annotator.facts import MarkedText
from annotator.model import Fact, Mark, MarkStatus, Origin, Qualifier, Said, Severity, Value
from annotator.text.clean import clean

TEXT = "截至2021年底，市商会有会员企业{}家。\n\n年会开得很好。\n\n2021年底市商会会员企业{}家。"


def found(one, other, **changed):
    """Check a text with two numbers, whose facts are the same but for what is ``changed``."""
    text = TEXT.format(one, other)
    first = text.index(f"{one}家")
    second = text.rindex(f"{other}家")
    facts = [fact(1, first, one), replace(fact(2, second, other), **changed)]
    marked = MarkedText(clean(text), [one.mark for one in facts])
    return [one for one in check(marked, facts) if one.rule == "same_indicator"]


def fact(number, start, words):
    value = Value(str(words).replace("万", "0000"), "家")
    if "." in str(words):
        value = Value(str(int(float(words.removesuffix("万")) * 10_000)), "家")
    end = start + len(f"{words}家")
    mark = Mark(number, 1, start, end, "QUANTITY", MarkStatus.CONFIRMED, Origin("t"), value)
    place = (start - 4, start)
    said = {"scope": Said("市商会", place, "r"), "as_of": Said("2021", place, "r")}
    return Fact(mark, Said("会员企业", place, "r"), **said)


def test_two_values_of_one_indicator_are_a_hint():
    (hint,) = found(286, 268)
    assert hint.severity is Severity.HINT
    assert "286家" in str(hint)
    assert "268家" in str(hint)
    assert len(hint.evidence) == 2


@pytest.mark.parametrize(("one", "other"), [(286, 286), ("1.15万", 11467)])
def test_the_same_value_and_one_within_rounding_agree(one, other):
    (agreed,) = found(one, other)
    assert agreed.severity is Severity.HOLDS


@pytest.mark.parametrize(
    "changed",
    [
        {"scope": Said("县商会", (40, 43), "r")},
        {"as_of": Said("2020", (40, 43), "r")},
        {"indicator": Said("理事单位", (40, 43), "r")},
        {"qualifiers": (Qualifier.MEAN,)},
        {"scope": None},
        {"scope": Said("市商会", None, "heading")},  # no words beside it say so
    ],
)
def test_facts_that_are_not_of_the_same_are_not_compared(changed):
    assert found(286, 268, **changed) == []


def test_what_grew_or_is_planned_is_not_compared():
    assert found(286, 268, qualifiers=(Qualifier.CHANGE,)) == []
    assert found(286, 268, qualifiers=(Qualifier.PLANNED,)) == []
