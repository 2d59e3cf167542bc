"""What the rules find in a text with the marks that our suggesters find in it."""

import pytest

from annotator.checks import check
from annotator.facts import MarkedText
from annotator.model import Mark, MarkStatus, Origin
from annotator.suggest import suggest
from annotator.text.clean import clean


@pytest.fixture(scope="session")
def checked():
    """Return a function that checks a raw text; ``date`` is its report's own."""

    def find(text, date=None, rejected=()):
        view = clean(text)
        marks = [
            Mark(
                *(number, 1, *view.map.back(one.start, one.end), one.label),
                MarkStatus.REJECTED
                if view.text[one.start : one.end] in rejected
                else MarkStatus.SUGGESTED,
                *(Origin("t"), one.value),
            )
            for number, one in enumerate(suggest(view.text, date), 1)
        ]
        return check(MarkedText(view, marks, date=date))

    return find
