"""What is found in a text: in either case, in any width, each place once."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.hits import hits

TEXTS = st.text(st.sampled_from("aAａＡ1１，,. 　\u00a0会\U00020bb7ßſİK[]^-\\"), max_size=40)


def test_case_and_width_make_no_difference():
    text = "共１２０名，ABC公司和ａｂｃ公司，120 名"
    assert hits(text, "120") == hits(text, "１２０") == [1, 18]
    assert hits(text, "abc") == [6, 12]
    assert hits(text, "，") == hits(text, ",") == [5, 17]


def test_nothing_is_found_of_nothing_and_no_sign_is_special():
    assert hits("会议", "") == []
    assert hits("a.b*c [1-2]", ".") == [1]
    assert hits("a.b*c [1-2]", "[1-2]") == [6]


def test_places_do_not_overlap():
    assert hits("哈哈哈哈哈", "哈哈") == [0, 2]


@given(TEXTS, TEXTS)
def test_what_is_there_is_found_and_as_long_as_what_was_looked_for(text, wanted):
    found = hits(text, wanted)
    assert all(0 <= at <= len(text) - len(wanted) for at in found)
    if wanted and wanted in text:
        first = text.index(wanted)
        assert any(at <= first < at + len(wanted) for at in found)
