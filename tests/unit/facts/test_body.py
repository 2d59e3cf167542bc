"""The body that a report is about is named in full, whatever else it names."""

import pytest

from annotator.facts.body import body

BODIES = [
    # the heading names it, whoever else is named more often
    (
        "贵阳市眉山商会召开年会\n贵州省工商联来贺。贵州省工商联领导讲话，贵州省工商联致谢。\n",
        "贵阳市眉山商会",
    ),
    # the heading has a short name, the text the full one
    ("市个私协会召开会议\n3月2日，张掖市个私协会在甘州召开会议，共30人参加。\n", "张掖市个私协会"),
    # no heading names one: the one that is named most often, by shorter names too
    (
        "党建领航聚合力\n近年来，襄阳市工商联推进党建，得到全国工商联肯定。市工商联共有会员300名。\n",
        "襄阳市工商联",
    ),
    # who published it is not what it is about
    ("抱团发展\n来源：广西工商联 2018-07-12\n柳州市永州商会现有会员368名。\n", "柳州市永州商会"),
]


@pytest.mark.parametrize(("text", "name"), BODIES)
def test_the_body_is_told_by_heading_or_text(marked, text, name):
    read = marked(text)
    found = body(read)
    assert read.text[found.start : found.end] == name


def test_no_organisation_no_body(marked):
    assert body(marked("共有会员30名。")) is None


def test_glosses_and_traditional_characters_change_nothing(marked):
    plain, glossed = (
        marked(BODIES[3][0]),
        marked("抱團發展\n柳州市永州商會(huì)現(xiàn)有會員368名。\n"),
    )
    assert plain.text[body(plain).start : body(plain).end] == "柳州市永州商会"
    assert glossed.text[body(glossed).start : body(glossed).end] == "柳州市永州商會"
