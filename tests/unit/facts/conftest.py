"""Texts with the marks that our suggesters find in them, as rules of facts read them."""

import pytest

from annotator.facts import MarkedText
from annotator.model import Mark, MarkStatus, Origin
from annotator.suggest import suggest
from annotator.text.clean import clean


@pytest.fixture(scope="session")
def marked():
    """Return a function that marks a raw text; ``date`` is its report's own."""

    def mark(text, date=None):
        view = clean(text)
        found = enumerate(suggest(view.text, date), 1)
        return MarkedText(
            view,
            [
                Mark(
                    *(number, 1, *view.map.back(one.start, one.end), one.label),
                    *(MarkStatus.SUGGESTED, Origin("t"), one.value),
                )
                for number, one in found
            ],
            date=date,
        )

    return mark
