"""What a report's own lines say of it."""

import time

import pytest

from annotator.text.metadata import find_metadata


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (
            "来源：云泽日报  作者：柴䶮  发布时间：2020-04-28 10:20  浏览次数：12",
            {"source": "云泽日报", "author": "柴䶮", "published": "2020-04-28"},
        ),
        (
            "來(lái)源：雲澤工商聯\xa0\xa0發佈時間：2020年4月28日",
            {"source": "雲澤工商聯", "published": "2020-04-28"},
        ),
        ("信息来源:青蘅商会 发布日期:2020/4/28", {"source": "青蘅商会", "published": "2020-04-28"}),
        ("2020-04-28 09:00　来源：商会秘书处", {"source": "商会秘书处", "published": "2020-04-28"}),
        ("来　源：本会", {"source": "本会"}),
        ("作者：文/柴䶮 图/竺庆", {"author": "柴䶮 图/竺庆"}),
        ("（本报记者 柴䶮 竺庆）", {"author": "柴䶮 竺庆"}),
        ("文/柴䶮", {"author": "柴䶮"}),
        ("时间：04-18 09:32", {"published": "04-18 09:32"}),
        ("本报云泽4月28日电（记者 柴䶮）", {"dateline": "本报云泽4月28日电", "author": "柴䶮"}),
        ("资金来源：会员捐款", {}),
        ("会议开始时间：2020年4月28日", {}),
    ],
)
def test_labelled_lines(line, found):
    text = f"商会换届\n{line}\n正文。"
    assert find_metadata(text) == {"title": "商会换届", **found}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("首页 > 新闻 > 正文\n\n  \xa0\xa0商会\xa0换届\xa0\n商会换届", "商会 换届"),
        ("工 作 报 告\n正文", "工作报告"),
        ("首页 概况 新闻 党建 联系\n商会换届", "商会换届"),
        ("来源：云泽日报\n2020-04-28\n商会换届", "商会换届"),
        ("商會(huì)換屆（試行）", "商會換屆（試行）"),
        ("长" * 200, "长" * 120),
        ("----\n\n", None),
        ("", None),
    ],
)
def test_the_title_is_the_first_line_that_says_something(text, title):
    assert find_metadata(text).get("title") == title


@pytest.mark.parametrize("piece", ["商会。\n", "来源：", "((", "作 ", "　", "本报", ">", "记者 "])
def test_it_takes_no_time_however_long_the_text(piece):
    text = piece * (20_000_000 // len(piece))
    start = time.process_time()
    find_metadata(text)
    assert time.process_time() - start < 1
