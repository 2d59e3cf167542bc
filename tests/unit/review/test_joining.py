"""Annotated files join the reports whose text they have, in whichever view, and their labels."""

import json
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import (
    AlsoElsewhere,
    BadNames,
    BadSpan,
    NoSuchLabel,
    OtherCounting,
    OtherText,
)
from annotator.formats import Counting, Reading, Unit
from annotator.model import MarkStatus
from annotator.review import Session, Taking, bring_in
from annotator.review.label_names import LabelNames, check_names, read_names
from annotator.review.matching import Matched
from annotator.text.clean import View
from annotator.text.offsets import OffsetMap
from annotator.text.views import Mode, chosen_rules, view_of
from tests.conftest import AWKWARD

TEXT = (
    "臨江市商會(huì)召開大會\r\n"
    "4月28日，商會會長沈丹\u00a0率１２人赴南京，捐款4.11萬元,記憶體７ ８ 個。\r\n"
    "會員共120名，軟體公司３家。\U00020bb7野家亦到場。\r\n"
)
LABELS = ("ORG", "PER", "QUANTITY", "MONEY")


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


def written(path, *found):
    """Write records as another program would that was given some text, and no more of ours."""
    lines = [json.dumps(record, ensure_ascii=False) for record in found]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def of_view(view, spans):
    """Return the record of a view's text, with spans by their places in it."""
    told = [
        {"start": start, "end": end, "label": label, "text": view.text[start:end]}
        for start, end, label in spans
    ]
    return {"text": view.text, "spans": told}


@pytest.fixture(scope="module")
def shared_session(tmp_path_factory):
    made = Session.create(tmp_path_factory.mktemp("views") / "p.annot", "沈")
    yield made
    made.close()


SOUP = st.text(
    st.sampled_from(
        "商會(huì)會长長萬万１2 3．,，。:\u00a0\u3000\r\n軟體记忆體\U00020bb7臺台乾干后後"
    ),
    min_size=1,
    max_size=60,
)


@given(
    st.sampled_from(Mode),
    SOUP | st.just(AWKWARD) | st.just(TEXT),
    st.lists(st.floats(0, 1), min_size=2, max_size=6).map(sorted),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spans_in_any_view_come_back_to_the_raw_text(shared_session, tmp_path, mode, soup, cuts):
    session = shared_session
    number = len(list(session.each_line())) + 1
    text = f"第{number}號簡報，共{number * 7919}字。\n{soup}\n末行{number}。"
    path = tmp_path / f"{number}.txt"
    path.write_bytes(text.encode())
    (first,) = bring_in(session, [path], finder=nothing)
    view = view_of(text, mode, chosen_rules("text"))
    places = sorted({round(cut * len(view.text)) for cut in cuts})
    spans = [(a, b, LABELS[k % 4]) for k, (a, b) in enumerate(pairwise(places))]
    raw = [(*view.map.back(a, b), label) for a, b, label in spans]
    (arrival,) = bring_in(session, [written(tmp_path / "v.jsonl", of_view(view, spans))])
    assert arrival.report_id == first.report_id
    assert arrival.matched is (Matched.SOURCE if view.text == text else Matched.VIEW)
    found = [(m.start, m.end, m.label) for m in session.report(first.report_id)[1]]
    if all(one[1] <= other[0] for one, other in pairwise(raw)):
        assert found == raw
    else:  # an atom was cut through, and both parts took it whole
        assert set(found) < set(raw)


def nothing(report, cancelled, search):
    """Find no candidates."""
    return iter(())


@pytest.mark.parametrize("mode", Mode)
def test_a_report_is_found_among_others_in_each_view(session, report_file, tmp_path, mode):
    folder = report_file(TEXT, "in/a.txt").parent
    for number in range(12):
        report_file(TEXT.replace("120", f"{number + 130}"), f"in/b{number}.txt")
    list(bring_in(session, [folder], finder=nothing))
    view = view_of(TEXT, mode)
    start = view.map.forward_point(TEXT.index("沈丹"))
    record = of_view(view, [(start, start + 2, "PER")])
    (arrival,) = bring_in(session, [written(tmp_path / "v.jsonl", record)])
    assert (arrival.there, arrival.known, arrival.marks) == ("a.txt", True, 1)
    (mark,) = session.report(arrival.report_id)[1]
    assert TEXT[mark.start : mark.end] == "沈丹"
    assert len(list(session.each_line())) == 13


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "".join(text.split()),
        lambda text: text.replace("\r\n", "\n"),
        lambda text: f"{text}\n",
        lambda text: view_of(text, Mode.SIMPLIFIED).text.replace("\n", ""),
    ],
    ids=["no blanks", "other line ends", "a line end more", "converted, no line ends"],
)
def test_other_blanks_make_no_other_text(session, report_file, tmp_path, change):
    (first,) = bring_in(session, [report_file(TEXT)], finder=nothing)
    text = change(TEXT)
    start = text.index("沈丹")
    record = of_view(View(text, OffsetMap()), [(start, start + 2, "PER")])
    (arrival,) = bring_in(session, [written(tmp_path / "v.jsonl", record)])
    assert (arrival.report_id, arrival.matched) == (first.report_id, Matched.VIEW)
    (mark,) = session.report(first.report_id)[1]
    assert TEXT[mark.start : mark.end] == "沈丹"


def test_a_span_of_blanks_that_the_report_has_not_is_passed_over(session, report_file, tmp_path):
    list(bring_in(session, [report_file(TEXT)], finder=nothing))
    text = f"{TEXT}\n\n"
    record = of_view(View(text, OffsetMap()), [(len(TEXT), len(text), "PER"), (0, 2, "LOC")])
    (arrival,) = bring_in(session, [written(tmp_path / "v.jsonl", record)])
    assert (arrival.marks, arrival.passed) == (1, 1)


def test_a_text_in_no_report_is_a_new_one(session, report_file, tmp_path):
    list(bring_in(session, [report_file(TEXT)], finder=nothing))
    path = written(tmp_path / "v.jsonl", {"text": TEXT.replace("120", "121"), "spans": []})
    (arrival,) = bring_in(session, [path])
    assert (arrival.known, arrival.matched) == (False, None)
    assert len(list(session.each_line())) == 2


def test_one_text_in_several_records_is_one_report(session, tmp_path):
    spans = [(0, 2, "LOC"), (3, 5, "ORG"), (0, 2, "LOC")]
    found = [
        {"id": str(k), "sha256": str(k) * 64, **of_view(View(TEXT, OffsetMap()), [span])}
        for k, span in enumerate(spans)
    ]
    arrivals = list(bring_in(session, [written(tmp_path / "v.jsonl", *found)]))
    assert [one.matched for one in arrivals] == [None, Matched.TEXT, Matched.TEXT]
    assert [one.marks for one in arrivals] == [1, 1, 0]
    assert len(list(session.each_line())) == 1
    again = list(bring_in(session, [tmp_path / "v.jsonl"], same_text=True))
    assert [one.known for one in again] == [True, False, False]


def test_of_two_with_one_text_that_with_the_same_uid_is_taken(session, tmp_path):
    both = [{"id": f"r{k}", "sha256": str(k) * 64, "text": TEXT, "spans": []} for k in (1, 2)]
    list(bring_in(session, [written(tmp_path / "a.jsonl", *both)], same_text=True))
    record = {"id": "r2", **of_view(view_of(TEXT, Mode.CLEAN), [(0, 2, "LOC")])}
    (arrival,) = bring_in(session, [written(tmp_path / "b.jsonl", record)])
    assert session.report(arrival.report_id)[0].uid == "r2"


def test_a_report_that_says_it_is_the_same_as_another_moves_with_it(session, tmp_path):
    both = [
        {"sha256": "1" * 64, "text": TEXT, "spans": []},
        {"sha256": "2" * 64, "text": TEXT, "spans": [], "meta": {"same_as": "r1"}},
    ]
    list(bring_in(session, [written(tmp_path / "a.jsonl", *both)]))
    assert len(list(session.each_line())) == 2


def test_the_clean_text_of_a_report_by_its_sha256_is_that_report(session, report_file, tmp_path):
    (first,) = bring_in(session, [report_file(TEXT)], finder=nothing)
    sha256 = session.report(first.report_id)[0].sha256
    view = view_of(TEXT, Mode.SIMPLIFIED)
    record = {"sha256": sha256, **of_view(view, [(0, 2, "LOC")])}
    other = {"sha256": sha256, "text": "另一篇", "spans": []}
    arrivals = list(bring_in(session, [written(tmp_path / "v.jsonl", record, other)]))
    assert [one.matched for one in arrivals] == [Matched.VIEW, None]
    assert isinstance(arrivals[1].error, OtherText)


# -- labels ---------------------------------------------------------------------------------------


def test_names_of_labels_are_guessed_and_chosen_and_left_out(session, tmp_path):
    names = ["机构", "person", "ORG", " Money ", "nobody", "X"]
    spans = [(2 * k, 2 * k + 2, name) for k, name in enumerate(names)]
    path = written(tmp_path / "v.jsonl", of_view(View(TEXT, OffsetMap()), spans))
    labels = session.labels
    assert labels.get("ORG").name_zh == "机构"
    taking = Taking(labels={"X": None, "nobody": "TERM"})
    (arrival,) = bring_in(session, [path], taking=taking)
    found = [mark.label for mark in session.report(arrival.report_id)[1]]
    assert found == ["ORG", "PER", "ORG", "MONEY", "TERM"]
    assert (arrival.marks, arrival.left_out) == (5, 1)
    assert arrival.names == set(names)


def test_a_choice_goes_before_a_guess_and_an_unknown_name_stays(session):
    names = LabelNames(session.labels, {"ORG": "PER", "机构": None})
    assert [names.of(name) for name in ("ORG", "机构", "org", "新标签")] == [
        "PER",
        None,
        "ORG",
        "新标签",
    ]
    assert names.guess("新标签") is None


def test_what_two_labels_are_called_is_guessed_to_be_neither(session):
    labels = session.labels
    twice = [replace(labels.labels[0], name_en="Same"), replace(labels.labels[1], name_en="same")]
    names = LabelNames(replace(labels, labels=(*twice, *labels.labels[2:])))
    assert names.guess("SAME") is None


def test_a_label_takes_what_it_takes_from_suggesters(session):
    labels = session.labels
    taking = (replace(labels.labels[0], takes=("Old",)), *labels.labels[1:])
    names = LabelNames(replace(labels, labels=taking))
    assert names.of("old") == labels.labels[0].id


def test_relations_go_with_a_mark_that_is_left_out(session, tmp_path):
    record = of_view(View(TEXT, OffsetMap()), [(0, 2, "X"), (3, 5, "ORG"), (6, 8, "PER")])
    ends = [{"start": 6, "end": 8, "label": "PER"}, {"start": 0, "end": 2, "label": "X"}]
    record["relations"] = [{"type": "ALIAS", "from": ends[0], "to": ends[1]}]
    path = written(tmp_path / "v.jsonl", record)
    (arrival,) = bring_in(session, [path], taking=Taking(labels={"X": None}))
    assert arrival.error is None
    assert [m.label for m in session.report(arrival.report_id)[1]] == ["ORG", "PER"]


def test_names_are_read_from_a_file(session, tmp_path):
    path = tmp_path / "names.tsv"
    path.write_text("公司\tORG\n\n旁白\t\n", encoding="utf-8")
    assert read_names(path) == {"公司": "ORG", "旁白": None}
    check_names(session.labels, read_names(path))
    with pytest.raises(NoSuchLabel):
        check_names(session.labels, {"公司": "COMPANY"})
    for wrong in ("公司", "\tORG", "a\tb\tc"):
        path.write_text(f"x\tORG\n{wrong}\n", encoding="utf-8")
        with pytest.raises(BadNames, match="line 2"):
            read_names(path)


# -- what is told ---------------------------------------------------------------------------------


def test_statuses_stay_and_all_are_opened_where_that_is_asked(session, tmp_path):
    record = of_view(View(TEXT, OffsetMap()), [(0, 2, "LOC"), (3, 5, "ORG")])
    record["spans"][0]["status"] = "suggested"
    path = written(tmp_path / "v.jsonl", record)
    (arrival,) = bring_in(session, [path])
    assert [m.status for m in session.report(arrival.report_id)[1]] == [
        MarkStatus.SUGGESTED,
        MarkStatus.CONFIRMED,
    ]
    (again,) = bring_in(session, [path], taking=Taking(as_suggestions=True))
    assert (again.marks, again.passed) == (0, 1)  # what is confirmed stays so


def test_what_holds_for_many_records_is_told_once_with_their_number(session, tmp_path):
    astral = "\U00020bb7" * 3
    records = [
        {"text": f"{astral}第{k}期沈丹", "spans": [{"start": 9, "end": 11, "label": "PER"}]}
        for k in range(25)
    ]
    for record in records:
        at = len(record["text"]) - 2 + 3
        record["spans"][0] |= {"start": at, "end": at + 2, "text": "沈丹"}
    arrivals = list(bring_in(session, [written(tmp_path / "v.jsonl", *records)]))
    told = [one for arrival in arrivals for one in arrival.losses]
    assert [type(one) for one in told] == [OtherCounting]
    last = arrivals[-1].error
    assert isinstance(last, AlsoElsewhere)
    assert (last.params["count"], last.params["line"]) == (24, 1)
    assert sum(one.marks for one in arrivals) == 25


def test_how_offsets_count_can_be_said(session, tmp_path):
    text = f"\U00020bb7野家{TEXT}"
    path = written(tmp_path / "v.jsonl", {"text": text, "label": [[2, 3, "ORG"]]})  # doccano's
    (refused,) = bring_in(session, [path])
    assert "--unit" in str(refused.error)
    reading = Reading(counting=Counting(Unit.UTF16, inclusive=True))
    (arrival,) = bring_in(session, [path], taking=Taking(reading=reading))
    (mark,) = session.report(arrival.report_id)[1]
    assert text[mark.start : mark.end] == "野家"


def test_each_span_that_cannot_be_placed_is_told_and_the_rest_comes_in(session, tmp_path):
    record = of_view(View(TEXT, OffsetMap()), [(0, 2, "LOC")])
    record["spans"] += [{"start": 5, "end": 5 + k, "label": "PER"} for k in (0, -1, 10**9)]
    (arrival,) = bring_in(session, [written(tmp_path / "v.jsonl", record)])
    assert [type(one) for one in arrival.losses] == [BadSpan] * 3
    assert arrival.marks == 1


def test_a_folder_of_reports_and_annotated_files_comes_in_whole(session, report_file, tmp_path):
    folder = report_file(TEXT, "in/z.txt").parent
    written(folder / "a.jsonl", of_view(view_of(TEXT, Mode.CLEAN), [(0, 2, "LOC")]))
    report_file("會員3名。", "in/b.txt")
    arrivals = list(bring_in(session, [folder], finder=nothing))
    assert [type(one.error) for one in arrivals] == [type(None)] * 3
    assert len(list(session.each_line())) == 2
