"""What reports are filtered by, as one writes it."""

import pytest

from annotator import errors, labels
from annotator.model import MarkStatus, QueueFilter, ReportStatus
from annotator.review.filtering import parse

SET = labels.default()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("", QueueFilter()),
        ("  商会 2020年报 ", QueueFilter(name="商会 2020年报")),
        ('"is:done"', QueueFilter(name="is:done")),
        (
            "is:done 状态：待复查",
            QueueFilter(statuses=frozenset((ReportStatus.DONE, ReportStatus.FLAGGED))),
        ),
        ("label:PER marks:open", QueueFilter(label="PER", mark_status=MarkStatus.SUGGESTED)),
        ("标签:ORG 标记:已拒绝", QueueFilter(label="ORG", mark_status=MarkStatus.REJECTED)),
        ("below:0.8", QueueFilter(below=0.8)),
        ('tag:年报 tag:"two words"', QueueFilter(tags=frozenset(("年报", "two words")))),
        ("by:沈 with:findings", QueueFilter(reviewer="沈", with_findings=True)),
        ("since:2020-04 until:2020年4月28日", QueueFilter(since="2020-04", until="2020-04-28")),
        ("https://x.cn/1", QueueFilter(name="https://x.cn/1")),
    ],
)
def test_a_filter_asks_what_it_says(text, wanted):
    assert parse(text, SET) == wanted


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("商会 colour:red", errors.NoSuchKeyword),
        ("is:", errors.NothingAsked),
        ("is:ready", errors.NoSuchChoice),
        ("marks:unmarked", errors.NoSuchChoice),
        ("label:NOPE", errors.UnknownLabel),
        ("below:two", errors.BadScore),
        ("since:yesterday", errors.BadDate),
    ],
)
def test_what_cannot_be_asked_is_said_in_a_sentence(text, error):
    with pytest.raises(error):
        parse(text, SET)


def test_an_error_tells_the_place():
    with pytest.raises(errors.NoSuchChoice) as told:
        parse("商会 is:ready", SET)
    assert told.value.span == (3, 11)
