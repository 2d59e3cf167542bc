"""The golden sentences of names, titles and phrases: every span, and no other."""

from collections import Counter

import pytest

from annotator.text.script import Script, convert
from tests.names import LABELS, cases, marked, named_in

CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=[f"{case.kind}: {case.text}" for case in CASES])
def test_all_names_titles_and_phrases_of_a_sentence_are_found_and_nothing_else(case):
    assert marked(case.text, named_in(case.text)) == marked(case.text, case.spans)


def test_the_table_is_as_large_as_it_should_be():
    labels = Counter(span.label for case in CASES for span in case.spans)
    assert len(CASES) >= 260
    assert sum(case.trap for case in CASES) >= len(CASES) / 3
    assert set(labels) == LABELS
    assert min(labels.values()) >= 25
    assert len({case.text for case in CASES}) == len(CASES)


def test_the_table_has_sentences_of_both_scripts():
    traditional = [c for c in CASES if convert(c.text, Script.SIMPLIFIED)[0] != c.text]
    assert len(traditional) >= 25


def test_the_table_has_marks_of_both_widths():
    assert sum(any(mark in case.text for mark in ',:"()') for case in CASES) >= 10
    assert sum(any(mark in case.text for mark in "，：“（）") for case in CASES) >= 100
