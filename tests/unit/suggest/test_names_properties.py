"""What holds of names in any text: where they lie, what gives way, what makes a name known."""

from collections import Counter
from itertools import pairwise

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from annotator.model import Report
from annotator.suggest import suggest
from annotator.suggest.pipeline import suggest_along
from annotator.suggest.stretches import LENGTH, stretches
from annotator.text.script import Script, convert
from tests.names import Named, cases, named_in

CASES = cases()
SENTENCES = st.sampled_from([case.text for case in CASES])
NAMELESS = [case.text for case in CASES if not case.spans]
PIECES = st.sampled_from(
    ["会长", "副", "名誉", "秘书长", "支部书记", "：", "、", "，", "。", "（", "）", "“", "”",
     "《", "》", "(", ")", "·", "-", "陈", "国", "文", "欧阳", "立新", "同志", "女士", "和", "由",
     "选举", "为", "当选", "休宁县", "安徽", "中国", "省", "市", "县委", "茶业", "商会", "党支部",
     "有限公司", "以下简称", "中共中央", "组织部", "科", "第二届", "一届三次", "大会", "暨",
     "活动", "仪式", "四好", "三会一课", "章程", "的通知", "镇", "村", "路", "88号", "大酒店",
     "捐款", "人", "籍", "特色", "國", "會", "𠮷", "A", "12", "等", "了", "的", "\u3000", "\n",
     "\t"]
)  # fmt: skip
PUT_IN = st.sampled_from([" ", "\u3000", "\n", "\t", "\xa0", *"，。、：；（）()《》“”·-"])


@st.composite
def torn(draw):
    """Return a golden sentence with marks or blanks put in anywhere: into names and beside them."""
    text = draw(SENTENCES)
    for mark in draw(st.lists(PUT_IN, min_size=1, max_size=4)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + mark + text[at:]
    return text


TEXTS = torn() | st.lists(PIECES | SENTENCES, max_size=12).map("".join)
BLANK = " \t\r\n\xa0\u3000\u2028"
OTHER_ONE = {"（": "）)", "(": "）)", "《": "》", "）": "（(", ")": "（(", "》": "《"}
MARKS = frozenset('，。、；：！？,;:!?…—～~·|/\\*#＃“”「」"')
FILLING = "全体党员认真学习有关文件，扎实开展工作。\n" * (LENGTH // 20)
"""Nothing is found in it; whatever stands behind it lies in another stretch."""


def few(count):
    return settings(deadline=None, max_examples=count)


def report(text):
    return Report("uid", "name", text, "0" * 64, rules=frozenset())


@few(300)
@given(TEXTS | st.text(max_size=40))
@example("学习中共中央")
def test_names_lie_in_the_text_in_order_and_apart(text):
    found = suggest(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@few(300)
@given(TEXTS)
def test_names_have_ink_at_both_ends(text):
    for one in suggest(text):
        name = text[one.start : one.end]
        assert name.strip(BLANK) == name
        assert name.strip()


@few(400)
@given(TEXTS)
def test_a_person_a_post_a_body_and_a_place_have_no_marks_at_their_ends(text):
    """A bracket may stand there with its other one inside: （集团）有限公司, 《…》杂志社."""
    for one in suggest(text):
        if one.label in {"PER", "TITLE", "ORG", "LOC"}:
            name = text[one.start : one.end]
            for mark in (name[0], name[-1]):
                assert mark not in MARKS, name
                others = OTHER_ONE.get(mark)
                assert others is None or set(others) & set(name), name


@few(200)
@given(TEXTS)
def test_what_is_kept_and_what_gives_way_is_together_what_was_suggested(text):
    suggested = []

    def look_on(task, found):
        suggested.append(Counter(one for one in found if one.start < one.end))
        return list(found)

    parts = list(suggest_along(report(text), sift=look_on))
    assert len(parts) == len(suggested)
    for part, found in zip(parts, suggested, strict=True):
        told = Counter([*part.kept, *(one.suggestion for one in part.dropped)])
        assert told == found
        for one, kept in part.dropped:
            assert kept in part.kept
            assert one.start < kept.end
            assert kept.start < one.end


@few(150)
@given(st.lists(SENTENCES, min_size=1, max_size=6).map("\n".join))
def test_the_same_text_in_traditional_script_has_the_same_names(text):
    traditional, moved = convert(text, Script.TRADITIONAL)
    back, _ = convert(traditional, Script.SIMPLIFIED)
    assume(not len(moved) and back == convert(text, Script.SIMPLIFIED)[0])
    assert named_in(traditional) == named_in(text)


def test_most_golden_sentences_can_be_told_in_traditional_script_and_have_the_same_names():
    told = 0
    for case in CASES:
        traditional, moved = convert(case.text, Script.TRADITIONAL)
        simplified, _ = convert(case.text, Script.SIMPLIFIED)
        if not len(moved) and convert(traditional, Script.SIMPLIFIED)[0] == simplified:
            told += 1
            assert named_in(traditional) == named_in(case.text)
    assert told > 0.9 * len(CASES)


@few(150)
@given(st.lists(SENTENCES, min_size=1, max_size=5), st.sampled_from(NAMELESS))
def test_a_paragraph_without_names_behind_a_text_changes_nothing_in_it(sentences, behind):
    text = "\n".join(sentences)
    assert named_in(f"{text}\n{behind}") == named_in(text)


@few(150)
@given(st.lists(SENTENCES, min_size=1, max_size=5), st.lists(SENTENCES, min_size=1, max_size=4))
def test_a_paragraph_behind_only_adds_to_a_text_what_it_makes_known(sentences, behind):
    """A name or an alias that it makes sure is known in the whole stretch; nothing else is lost."""
    text = "\n".join(sentences)
    before = named_in(text)
    after = [one for one in named_in("\n".join([text, *behind])) if one.start < len(text)]
    added = [one for one in after if one not in before]
    for one in before:
        gave_way = any(one.start < other.end and other.start < one.end for other in added)
        assert one in after or gave_way


@few(10)
@given(st.lists(SENTENCES, max_size=5), st.lists(SENTENCES, min_size=1, max_size=5))
def test_a_stretch_is_told_of_without_regard_to_those_behind_it(first, second):
    text = "\n".join([*first, FILLING, *second])
    [(_, cut), (_, end)] = stretches(text)
    assert end == len(text)
    found = named_in(text)
    assert all(one.end <= cut or one.start >= cut for one in found)
    assert [one for one in found if one.end <= cut] == named_in(text[:cut])


@few(10)
@given(st.lists(SENTENCES, min_size=1, max_size=6))
def test_a_stretch_behind_one_without_names_is_told_of_as_if_it_stood_alone(second):
    text = "\n".join([FILLING, *second])
    [_, (cut, _)] = stretches(text)
    alone = [Named(a + cut, b + cut, label) for a, b, label in named_in(text[cut:])]
    assert named_in(text) == alone


def test_a_name_and_an_alias_of_one_stretch_are_known_in_those_behind_it():
    again = "乡亲们都夸常玉兰能干。休茶会的事大家都知道。"
    assert named_in(again) == []
    told = "会长常玉兰主持会议。休宁县茶业商会（以下简称休茶会）成立。"
    text = f"{told}\n{FILLING}\n{again}"
    found = [(text[a:b], label) for a, b, label in named_in(text) if a > len(told)]
    assert found == [("常玉兰", "PER"), ("休茶会", "ORG")]


def test_a_name_and_an_alias_are_not_known_in_the_stretches_before_it():
    again = "乡亲们都夸常玉兰能干。休茶会的事大家都知道。"
    told = "会长常玉兰主持会议。休宁县茶业商会（以下简称休茶会）成立。"
    text = f"{again}\n{FILLING}\n{told}"
    assert [one for one in named_in(text) if one.start < LENGTH] == []
