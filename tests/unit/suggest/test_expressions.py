"""The golden sentences of numbers and dates: every span with its value, and no other."""

import pytest

from annotator.suggest import suggest
from tests.expressions import SUGGESTERS, Case, Expected, cases

LABELS = {"QUANTITY", "MONEY", "PERCENT", "DATE", "ORDINAL", "CONTACT"}
CASES = cases()


def found_in(case: Case) -> list[Expected]:
    return [
        Expected(
            one.start,
            case.text[one.start : one.end],
            one.label,
            one.value.value,
            one.value.unit,
            one.value.mod,
        )
        for one in suggest(case.text, case.report_date, suggesters=SUGGESTERS)
    ]


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.text}" for case in CASES])
def test_all_numbers_and_dates_of_a_sentence_are_found_and_nothing_else(case):
    assert found_in(case) == list(case.spans)


def test_the_table_is_as_large_as_it_should_be():
    expressions = sum(len(case.spans) for case in CASES)
    negatives = sum(not case.spans for case in CASES)
    assert expressions >= 400
    assert negatives >= len(CASES) // 5
    assert {span.label for case in CASES for span in case.spans} == LABELS
    assert len({(case.text, case.report_date) for case in CASES}) == len(CASES)
