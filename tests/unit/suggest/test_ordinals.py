"""ORDINAL: places in an order, but no list markers and no names of meetings."""

import pytest

from annotator.suggest.figures.ordinals import suggest_ordinals
from tests.expressions import task_of

FOUND = [
    ("第三次交接", "第三次", "3"),
    ("2018年第2期", "第2期", "2"),
    ("第十四届", "第十四届", "14"),
    ("第二批次", "第二批次", "2"),
    ("第一家", "第一家", "1"),
    ("首届主席", "首届", "1"),
    ("首次召开大会", "首次", "1"),
    ("首批", "首批", "1"),
    ("成立20周年", "20周年", "20"),
    ("二十週年", "二十週年", "20"),
    ("三届四次", "三届四次", None),
    ("第三届第四次", "第三届第四次", "3"),
]
LEFT_ALONE = [
    "", "第一，提高认识", "第二、", "第一时间", "第一书记", "第三方", "第三部分",
    "三届二次会员大会", "首届民营经济论坛", "第五次会员代表大会",
    "庆祝建会30周年大会", "首要", "首家长", "周年", "第次", "第几次",
]  # fmt: skip


@pytest.mark.parametrize(("text", "covered", "value"), FOUND)
def test_an_ordinal_is_read(text, covered, value):
    [found] = suggest_ordinals(task_of(text))
    assert (text[found.start : found.end], found.label) == (covered, "ORDINAL")
    assert found.value.value == value


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_none_is_left_alone(text):
    assert list(suggest_ordinals(task_of(text))) == []
