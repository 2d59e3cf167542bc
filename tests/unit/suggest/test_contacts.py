"""CONTACT: the value alone."""

import pytest

from annotator.suggest.contacts import suggest_contacts
from annotator.suggest.merge import merge
from tests.expressions import task_of


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("联系电话：0512-65230001", ["0512-65230001"]),
        ("电话:0512-65230001转802", ["0512-65230001转802"]),
        ("电话（0512）65230001", ["（0512）65230001"]),
        ("Tel: 65230001", ["65230001"]),
        ("传真：0512-65230002；手机：13900001111", ["0512-65230002", "13900001111"]),
        ("请拨打13900001111。", ["13900001111"]),
        ("热线400-820-0000", ["400-820-0000"]),
        ("邮编：215000", ["215000"]),
        ("邮箱：office.a@example.org.cn。", ["office.a@example.org.cn"]),
        ("见https://www.example.com/a?b=1，", ["https://www.example.com/a?b=1"]),
        ("网址 www.example.cn。", ["www.example.cn"]),
        ("登录example.com.cn查询", ["example.com.cn"]),
        ("苏ICP备12345678号-2", ["苏ICP备12345678号-2"]),
        ("沪ICP证０１２３４５６号", ["沪ICP证０１２３４５６号"]),
        ("京公网安备 11010102000001号", ["京公网安备 11010102000001号"]),
        ("手机销量10000000台", []),
        ("215000", []),
        ("2018-2020年", []),
        ("", []),
        ("a@b", []),
        ("123456789012345678", []),
    ],
)
def test_contacts(text, values):
    found = merge(suggest_contacts(task_of(text))).kept
    assert [text[one.start : one.end] for one in found] == values
    assert {one.label for one in found} <= {"CONTACT"}
