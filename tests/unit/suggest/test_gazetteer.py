"""The user's own lists: found in every script and width, before our guesses, or kept silent."""

import random
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from annotator.model import ListHead, ListMode, Origin, Report, Suggestion, Value, WordList
from annotator.suggest import SUGGESTERS, Cancelled, Search, Task, suggest_in
from annotator.suggest.gazetteer import of_lists, sift_by
from annotator.suggest.pipeline import NAMES


def a_list(*entries, label="ORG", name="own", mode=ListMode.MARK):
    return WordList(1, ListHead(name, label, mode), entries)


def found(text, *lists):
    return {(text[s.start : s.end], s.label) for s in of_lists(lists)(Task(text))}


def within(text, *lists):
    report = Report("u", "r.txt", text, "a" * 64)
    kept = Search.by(lists).within(report)
    return {(text[s.start : s.end], s.label, s.origin.by) for s in kept}


def test_an_entry_is_found_wherever_it_stands_with_its_list_as_its_rule():
    (first, second) = of_lists([a_list("晨曦会")])(Task("晨曦会与晨曦会"))
    assert (first.start, first.end, second.start, second.end) == (0, 3, 4, 7)
    assert first.origin == Origin("gazetteer", "own", 1.0)
    assert first.origin.by in NAMES


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ("蘇州聯合會", "苏州联合会"),
        ("ABC（中国）", "ＡＢＣ(中国)"),
        ("ＡＢＣ", "ABC"),
        ("Foo Bar", "Foo\u3000Bar"),
        ("第１", "第1"),
    ],
)
def test_script_and_width_make_no_difference(entry, text):
    assert found(text, a_list(entry)) == {(text, "ORG")}


def test_a_traditional_report_is_searched_for_a_simplified_entry():
    assert ("晨曦聯合會", "EVENT", "gazetteer") in within(
        "據晨曦聯合會報道。", a_list("晨曦联合会", label="EVENT")
    )


@pytest.mark.parametrize("text", ["ABCD", "xABC", "ABC1", "éABC"])
def test_latin_entries_stand_alone(text):
    assert found(text, a_list("ABC")) == set()
    assert found("在ABC处", a_list("ABC")) == {("ABC", "ORG")}


def test_figures_are_not_cut_either():
    assert found("14.11", a_list("4.1", "4.11")) == set()
    assert found("A股与AA股", a_list("A股")) == {("A股", "ORG")}


def test_the_longest_entry_wins_and_the_rest_gives_way():
    lists = a_list("晨曦", "晨曦文化", "文化协进社团", label="TERM"), a_list("化协", label="LOC")
    assert within("晨曦文化协进社团。", *lists) == {
        ("晨曦", "TERM", "gazetteer"),
        ("文化协进社团", "TERM", "gazetteer"),
    }


def test_single_characters_and_entries_that_begin_alike():
    assert found("甲乙丙", a_list("甲", "甲乙", "甲乙丙", "丙")) == {
        ("甲", "ORG"),
        ("甲乙", "ORG"),
        ("甲乙丙", "ORG"),
        ("丙", "ORG"),
    }


def test_an_entry_goes_before_our_own_guess_whatever_its_label():
    text = "联系电话：0512-65230001。"
    assert ("0512-65230001", "CONTACT", "contacts") in within(text)
    assert within(text, a_list("65230001", label="LOC")) == {("65230001", "LOC", "gazetteer")}


def test_an_entry_takes_over_the_value_that_a_rule_reads():
    report = Report("u", "r.txt", "捐款4.11万元。", "a" * 64)
    (one,) = Search.by([a_list("4.11万元", label="MONEY")]).within(report)
    assert (one.origin.by, one.value) == ("gazetteer", Value("41100", "CNY"))


def test_what_is_ignored_is_never_suggested_nor_what_is_read_in_it():
    text = "4月28日，商会率12人赴南京。"
    assert ("4月28日", "DATE", "dates") in within(text)
    silent = a_list("４月28日", label="", mode=ListMode.IGNORE)
    kept = within(text, silent)
    assert not [one for one in kept if one[1] == "DATE"]
    assert ("12人", "QUANTITY", "numbers") in kept


def test_a_label_of_its_own_makes_an_ignore_list_silent_on_that_alone():
    text = "会员12人。"
    assert ("12人", "QUANTITY", "numbers") in within(
        text, a_list("12人", label="PER", mode=ListMode.IGNORE)
    )
    assert within(text, a_list("12人", label="QUANTITY", mode=ListMode.IGNORE)) == set()


def test_what_is_ignored_makes_way_for_another_suggester():
    found_by = [
        Suggestion(0, 4, "ORG", Origin("a")),
        Suggestion(0, 2, "LOC", Origin("b")),
        Suggestion(0, 3, "ORG", Origin("a")),
    ]
    sift = sift_by([a_list("晨曦文化", label="", mode=ListMode.IGNORE)])
    assert sift(Task("晨曦文化"), found_by) == [found_by[1]]


def test_without_lists_nothing_changes():
    report = Report("u", "r.txt", "4月28日，商会会长沈丹率12人赴南京，捐款4.11万元。", "a" * 64)
    assert Search.by().within(report) == suggest_in(report, suggesters=SUGGESTERS)


def test_it_stops_when_asked_to():
    with pytest.raises(Cancelled):
        list(of_lists([a_list("甲乙")])(Task("甲乙", cancelled=lambda: True)))


def test_a_thousand_times_the_entries_take_hardly_more_time():
    dice = random.Random(7)
    han = [chr(code) for code in range(0x4E00, 0x5E00)]
    entries = ["".join(dice.choices(han, k=dice.randint(2, 9))) for _ in range(50_000)]
    text = "".join(dice.choices(han, k=200_000))

    def took(suggester):
        began = time.process_time()
        list(suggester(Task(text)))
        return time.process_time() - began

    few, many = of_lists([a_list(*entries[:50])]), of_lists([a_list(*entries)])
    times = [(took(few), took(many)) for _ in range(3)]
    assert min(many for _, many in times) < 6 * min(few for few, _ in times), "twice, when calm"


@given(
    st.lists(st.text("甲乙Aa1 ", min_size=1, max_size=4), max_size=6),
    st.text("甲乙Aa1 ", max_size=30),
)
@example(["甲乙", "甲乙甲"], "甲乙")
def test_it_finds_just_what_stands_there(entries, text):
    def alone(start, end):
        return not re.search(r"[A-Za-z0-9]{2}", text[max(0, start - 1) : start + 1]) and not (
            re.search(r"[A-Za-z0-9]{2}", text[end - 1 : end + 1])
        )

    wanted = {
        (start, start + len(entry))
        for entry in entries
        for start in range(len(text))
        if text.startswith(entry, start) and alone(start, start + len(entry))
    }
    matches = of_lists([a_list(*entries)])(Task(text))
    assert sorted((one.start, one.end) for one in matches) == sorted(wanted)
