"""Moving edges, splitting, uniting, and acts on many: what each changes, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import EmptySelection, MarkGone, NotInside, OffsetOutsideText, Overtaken
from annotator.model import Act, Mark, MarkStatus, Origin, ReportStatus, Value
from annotator.review import Session, occurrences
from annotator.review.occurrences import State
from tests.unit.review.test_session import TEXT, marks_of, only, put, span_of

GLOSSED = "商會(huì)長沈丹，商會長沈丹。会员112人，12人，捐款78.12万，共 7 8 . 1 2万。"


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


@pytest.fixture
def report_id(session):
    marks = [
        span_of("\U00020bb7野家商会", "ORG"),
        span_of("沈丹", "PER"),
        span_of("12人", "QUANTITY", Value("12", "人")),
        span_of("4.11万元", "MONEY", Value("41100", "CNY")),
    ]
    return put(session, marks=marks)


def whole(session):
    """Everything that acts change, of all reports."""
    with session.project.reading() as at:
        return [(n, at.reports.status(n), at.marks.of_report(n)) for n in at.reports.ids()]


def back_and_forth(session, before):
    """Undo once and redo once: equal states each time."""
    after = whole(session)
    session.undo()
    assert whole(session) == before
    session.redo()
    assert whole(session) == after


# -- edges, splitting, uniting --------------------------------------------------------------------


def test_a_suggestion_whose_edge_is_moved_is_confirmed_there_with_the_value_read_there(
    session, report_id
):
    before, mark = whole(session), only(session, report_id, "4.11万元")
    outcome = session.move(mark, mark.start + 1, mark.end)
    assert outcome.decision.act is Act.MOVE
    span = only(session, report_id, ".11万元")
    assert (span.id, span.status, span.origin) == (mark.id, MarkStatus.CONFIRMED, mark.origin)
    back_and_forth(session, before)


def test_a_value_set_by_hand_stays_where_an_edge_is_moved(session, report_id):
    session.set_value(only(session, report_id, "12人"), Value("7", "人"))
    mark = only(session, report_id, "12人")
    session.move(mark, mark.start, mark.end - 1)
    assert only(session, report_id, "12").value == Value("7", "人")


def test_an_edge_moved_over_another_mark_takes_it_away_in_the_same_step(session, report_id):
    before, mark = whole(session), only(session, report_id, "\U00020bb7野家商会")
    session.move(mark, mark.start, TEXT.index("12人") + 2)
    assert not only(session, report_id, "沈丹").is_open
    assert not only(session, report_id, "12人").is_open
    back_and_forth(session, before)


@pytest.mark.parametrize(
    ("start", "end", "error"),
    [(3, 3, EmptySelection), (4, 3, EmptySelection), (-1, 3, OffsetOutsideText)],
)
def test_an_edge_is_never_moved_past_the_other_or_out_of_the_text(
    session, report_id, start, end, error
):
    with pytest.raises(error):
        session.move(marks_of(session, report_id)[0], start, end)
    with pytest.raises(OffsetOutsideText):
        session.move(marks_of(session, report_id)[0], 0, len(TEXT) + 1)


def test_an_edge_never_stands_inside_a_gloss(session):
    report = put(session, GLOSSED, [Mark(0, 0, 0, 1, "ORG", MarkStatus.SUGGESTED, Origin("o"))])
    for end in range(3, 7):
        (mark,) = marks_of(session, report)
        session.move(mark, 0, end)
        (mark,) = marks_of(session, report)
        assert GLOSSED[mark.start : mark.end] == "商會"
    session.move(mark, 0, 8)
    (mark,) = marks_of(session, report)
    assert GLOSSED[mark.start : mark.end] == "商會(huì)長"
    assert session.move(mark, 0, 8) is None, "where nothing moves nothing is logged"


@settings(max_examples=20)
@given(st.data())
def test_a_moved_mark_has_ink_at_both_edges_and_is_undone(tmp_path_factory, data):
    session = Session.create(tmp_path_factory.mktemp("p") / "p.annot", "沈")
    report = put(session, GLOSSED, [Mark(0, 0, 0, 1, "ORG", MarkStatus.SUGGESTED, Origin("o"))])
    points = st.integers(0, len(GLOSSED))
    start, end = sorted(data.draw(st.tuples(points, points)))
    before = whole(session)
    try:
        outcome = session.move(marks_of(session, report)[0], start, end)
    except EmptySelection:
        assert whole(session) == before
        outcome = None
    if outcome is not None:
        (mark,) = marks_of(session, report)
        covered = GLOSSED[mark.start : mark.end]
        assert covered == covered.strip()
        assert covered[0] not in "(h"
        assert covered[-1] not in "(huì"
        back_and_forth(session, before)
    session.close()


def test_a_mark_changed_elsewhere_is_not_moved_split_or_united(session, report_id):
    mark, other = marks_of(session, report_id)[:2]
    session.accept(mark)
    for act in (
        lambda: session.move(mark, mark.start, mark.end - 1),
        lambda: session.split(mark, mark.start + 1),
        lambda: session.unite(mark, other),
        lambda: session.unite(other, mark),
    ):
        with pytest.raises(MarkGone):
            act()


def test_a_split_makes_two_spans_of_one_label(session, report_id):
    before, mark = whole(session), only(session, report_id, "\U00020bb7野家商会")
    outcome = session.split(mark, 3)
    assert outcome.decision.act is Act.SPLIT
    first, second = (only(session, report_id, part) for part in ("\U00020bb7野家", "商会"))
    assert (first.id, first.label, second.label) == (mark.id, "ORG", "ORG")
    assert [one.is_span for one in (first, second)] == [True, True]
    assert second.origin.by == "reviewer"
    back_and_forth(session, before)


@pytest.mark.parametrize("point", [0, 5, 6])
def test_a_mark_is_split_only_inside(session, report_id, point):
    with pytest.raises(NotInside):
        session.split(only(session, report_id, "\U00020bb7野家商会"), point)


def test_two_marks_are_united_under_the_label_and_with_the_notes_of_both(session, report_id):
    session.set_note(only(session, report_id, "\U00020bb7野家商会"), "一")
    session.set_note(only(session, report_id, "沈丹"), "二")
    before = whole(session)
    one, other = only(session, report_id, "\U00020bb7野家商会"), only(session, report_id, "沈丹")
    assert session.unite(one, other).decision.act is Act.UNITE
    span = only(session, report_id, "\U00020bb7野家商会会长沈丹")
    assert (span.id, span.label, span.note, span.is_span) == (one.id, "ORG", "一\n二", True)
    assert only(session, report_id, "沈丹").status is MarkStatus.REJECTED
    back_and_forth(session, before)


# -- many at once ---------------------------------------------------------------------------------


def test_the_rest_is_accepted_and_the_report_done_as_one_decision(session, report_id):
    before = whole(session)
    outcome = session.accept_all(report_id, marks_of(session, report_id), done=True)
    assert outcome.decision.act is Act.ACCEPT_ALL
    assert len(session.decisions()) == 1
    assert session.summary(report_id).status is ReportStatus.DONE
    assert all(mark.is_span for mark in marks_of(session, report_id))
    back_and_forth(session, before)


def test_a_report_in_which_something_stays_open_is_not_done(session):
    marks = [span_of("沈丹", "PER"), span_of("丹率", "PER"), span_of("12人", "QUANTITY")]
    report_id = put(session, marks=marks)
    session.accept_all(report_id, marks_of(session, report_id), done=True)
    assert session.summary(report_id).status is ReportStatus.IN_PROGRESS
    assert [m.is_open for m in marks_of(session, report_id)] == [True, True, False]


def test_a_report_without_suggestions_is_done_without_counting_as_accepted(session):
    report_id = put(session)
    assert session.accept_all(report_id, [], done=True).decision.act is Act.SET_STATUS
    assert session.accept_all(report_id, [], done=True) is None


def test_all_suggestions_alike_are_rejected_by_one_act(session):
    text = "沈丹来，沈丹去，沈丹。"
    marks = [
        Mark(0, 0, at, at + 2, label, MarkStatus.SUGGESTED, Origin("names"))
        for at, label in ((0, "PER"), (4, "PER"), (8, "ORG"))
    ]
    report_id = put(session, text, marks)
    before = whole(session)
    report, index = session.report(report_id)
    same = occurrences.alike(report, index, next(iter(index)))
    assert [mark.start for mark in same] == [0, 4]
    assert session.reject_all(report_id, same).decision.act is Act.REJECT_ALL
    assert [m.status.value for m in marks_of(session, report_id)] == [
        "rejected",
        "rejected",
        "suggested",
    ]
    back_and_forth(session, before)


# -- every place of a text ------------------------------------------------------------------------


def placed(found, text):
    return [(text[one.place.start : one.place.end], one.state) for one in found.found]


def test_a_text_is_found_through_glosses_and_torn_digits_and_never_cut_out_of_a_figure(session):
    report_id = put(session, GLOSSED)
    found = occurrences.find(session, "商會", "ORG", [report_id])
    assert placed(found, GLOSSED)[:2] == [("商會", State.UNMARKED)] * 2
    found = occurrences.find(session, "12人", "QUANTITY", [report_id])
    assert [text for text, _ in placed(found, GLOSSED)] == ["12人"]
    torn = occurrences.find(session, "78.12万", "QUANTITY", [report_id])
    assert [text for text, _ in placed(torn, GLOSSED)] == ["78.12万", "7 8 . 1 2万"]
    assert found.found[0].before.endswith("112人，")


def test_each_place_tells_what_is_there(session):
    text = "甲会，甲会，甲会，甲会，甲会，甲会。"
    at = [text.index("甲会", 3 * number) for number in range(6)]

    def mark(number, label, status, end=2):
        return Mark(0, 0, at[number], at[number] + end, label, status, Origin("o"))

    marks = [
        mark(0, "ORG", MarkStatus.CONFIRMED),
        mark(1, "ORG", MarkStatus.SUGGESTED),
        mark(2, "PER", MarkStatus.SUGGESTED),
        mark(3, "PER", MarkStatus.CONFIRMED, 1),
        mark(4, "ORG", MarkStatus.REJECTED),
    ]
    report_id = put(session, text, marks)
    found = occurrences.find(session, "甲会", "ORG", [report_id])
    assert found.already == 1
    assert [one.state for one in found.found] == [
        State.SUGGESTED,
        State.OTHERWISE,
        State.LABELLED,
        State.REJECTED,
        State.UNMARKED,
    ]
    assert [one.is_offered for one in found.found] == [True, True, False, False, True]


@pytest.fixture
def many(session):
    """Three reports with 沈丹 in them, once as a suggestion, once as another's span."""
    marks = [[span_of("沈丹", "PER")], [], [span_of("沈丹", "ORG")]]
    return [put(session, TEXT, some, sha * 64) for some, sha in zip(marks, "abc", strict=True)]


def label_all(session, ids):
    found = occurrences.find(session, "沈丹", "PER", ids)
    places = occurrences.with_values(session, [one.place for one in found.found], "PER")
    return session.label_all("PER", places)


def test_all_places_of_a_project_are_labelled_as_one_step_that_survives_a_restart(session, many):
    before = whole(session)
    outcome = label_all(session, many)
    assert [part.decision.report_id for part in outcome.parts()] == many
    assert {part.decision.act for part in outcome.parts()} == {Act.LABEL_ALL}
    for number in many:
        span = only(session, number, "沈丹")
        assert (span.label, span.is_span) == ("PER", True)
    back_and_forth(session, before)
    path = session.project.path
    again = Session.open(path, "沈")
    undone = again.undo()
    assert whole(again) == before
    assert len(undone.more) == 2
    again.close()


def test_a_step_is_one_undo_among_others(session, many):
    session.accept(only(session, many[0], "沈丹"))
    states = [whole(session)]
    label_all(session, many[1:])
    states.append(whole(session))
    session.reject(only(session, many[2], "沈丹"))
    session.undo()
    assert whole(session) == states[1]
    session.undo()
    assert whole(session) == states[0]
    session.redo()
    assert whole(session) == states[1]


def test_what_somebody_changed_since_stays_and_the_rest_of_the_step_is_undone(session, many):
    label_all(session, many)
    other = Session.open(session.project.path, "另")
    other.relabel(only(other, many[1], "沈丹"), "TITLE")
    outcome = session.undo()
    assert (outcome.given_up, len(outcome.more)) == (1, 1)
    assert only(session, many[0], "沈丹").is_open
    assert only(session, many[1], "沈丹").label == "TITLE"
    assert only(session, many[2], "沈丹").label == "ORG"
    session.redo()
    assert only(session, many[2], "沈丹").label == "PER"
    other.close()


def test_a_step_of_which_nothing_can_be_undone_is_given_up(session, many):
    label_all(session, many[:1])
    other = Session.open(session.project.path, "另")
    other.relabel(only(other, many[0], "沈丹"), "TITLE")
    other.close()
    with pytest.raises(Overtaken):
        session.undo()


def test_a_place_changed_since_it_was_listed_is_passed_over(session, many):
    found = occurrences.find(session, "沈丹", "PER", many)
    session.reject(only(session, many[0], "沈丹"))
    outcome = session.label_all("PER", [one.place for one in found.found])
    assert {part.decision.report_id for part in outcome.parts()} == set(many[1:])


def test_two_places_under_one_mark_take_it_away_once(session):
    text = "甲会甲会"
    report_id = put(session, text, [Mark(0, 0, 0, 4, "ORG", MarkStatus.SUGGESTED, Origin("o"))])
    before = whole(session)
    found = occurrences.find(session, "甲会", "ORG", [report_id])
    session.label_all("ORG", [one.place for one in found.found])
    assert [(m.start, m.end) for m in marks_of(session, report_id) if m.is_span] == [(0, 2), (2, 4)]
    back_and_forth(session, before)


# -- the history of a mark ------------------------------------------------------------------------


def test_the_history_tells_who_did_what_to_a_mark_and_how_many_at_once(session, report_id):
    session.set_note(only(session, report_id, "12人"), "看")
    session.accept_all(report_id, marks_of(session, report_id))
    session.undo()
    session.relabel(only(session, report_id, "12人"), "EVENT")
    found = session.history(only(session, report_id, "12人"))
    assert [(t.act, t.undone, t.at_once) for t in found] == [
        (Act.SET_NOTE, False, 1),
        (Act.ACCEPT_ALL, True, 4),
        (Act.RELABEL, False, 1),
    ]
    assert found[-1].before.label == "QUANTITY"
    assert found[-1].after.label == "EVENT"
    assert {touch.reviewer for touch in found} == {"沈"}
    session.add(report_id, TEXT.index("南京"), TEXT.index("南京") + 2, "LOC")
    added = session.history(only(session, report_id, "南京"))
    assert [(t.act, t.before) for t in added] == [(Act.ADD, None)]
