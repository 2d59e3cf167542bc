"""Saved filters are read as they were kept; what is damaged in the settings asks nothing."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import settings
from annotator.model import MarkStatus, QueueFilter, QueueOrder, QueueQuery, ReportStatus
from annotator.ui.queue.saved import from_json, to_json

TEXTS = st.text(min_size=1, max_size=5)
MAYBE = st.none() | TEXTS
QUERIES = st.builds(
    QueueQuery,
    st.builds(
        QueueFilter,
        name=st.text(max_size=5),
        statuses=st.frozensets(st.sampled_from(ReportStatus)),
        label=MAYBE,
        mark_status=st.none() | st.sampled_from(MarkStatus),
        below=st.none() | st.floats(0.01, 1),
        tags=st.frozensets(TEXTS),
        reviewer=MAYBE,
        since=MAYBE,
        until=MAYBE,
        with_findings=st.booleans(),
    ),
    st.sampled_from(QueueOrder),
    descending=st.booleans(),
)


@given(QUERIES)
def test_a_query_is_the_same_after_it_was_kept(query):
    assert from_json(json.loads(json.dumps(to_json(query)))) == query


def test_what_asks_nothing_is_kept_as_nothing_but_its_order():
    assert to_json(QueueQuery()) == {"order": "added"}


@pytest.mark.parametrize(
    "kept",
    [
        {"statuses": "done", "below": "low", "tags": [1, None], "label": 7},
        {"statuses": ["lost"], "mark_status": "lost", "order": "-lost", "with_findings": "yes"},
        {},
    ],
)
def test_what_cannot_be_a_query_asks_nothing(kept):
    assert from_json(kept) == QueueQuery()


def test_settings_that_are_damaged_keep_the_filters_that_are_whole():
    settings.save(settings.Settings())
    settings.paths.settings_file().write_text('{"filters": {"a": {"name": "x"}, "b": 3}}')
    assert settings.load().filters == {"a": {"name": "x"}}
    settings.paths.settings_file().write_text('{"filters": [1]}')
    assert settings.load().filters == {}
