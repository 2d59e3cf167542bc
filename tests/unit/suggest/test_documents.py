"""DOC: titles without their marks."""

import pytest

from annotator.suggest.phrases.documents import suggest_documents
from annotator.suggest.task import Task


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("印发《会员管理办法（试行）》。", ["会员管理办法（试行）"]),
        ("《甲》《乙》", ["甲", "乙"]),
        ("学习《关于〈章程〉的说明》", ["关于〈章程〉的说明"]),
        ("下发《會員(yuán)章程(chéng)》", ["會員(yuán)章程"]),
        ("转发“关于做好防汛工作的通知”", ["关于做好防汛工作的通知"]),
        ("「會費管理辦法(試行)」", ["會費管理辦法(試行)"]),
        ("公布“2018年协会重点工作”", ["2018年协会重点工作"]),
        ("《商海》杂志社", []),
        ("下发《 会费办法　》", ["会费办法"]),
        ("转发“ 关于做好防汛工作的通知 ”", ["关于做好防汛工作的通知"]),
        ("《　》", []),
        ("开展“三个一”活动", []),
        ("“团结就是力量”", []),
        ("“通知”", []),
        ("《》", []),
        ("《断\n行》", []),
        ("《没有结尾", []),
    ],
)
def test_titles(text, titles):
    found = list(suggest_documents(Task(text)))
    assert [text[one.start : one.end] for one in found] == titles
    assert {one.label for one in found} <= {"DOC"}
