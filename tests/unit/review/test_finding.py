"""A long report's candidates, stored part by part: whole, resumable, fitted to what is done."""

import pytest

from annotator.model import Act, MarkStatus
from annotator.review import Session, bring_in, find_rest, reading
from annotator.suggest import LONG, Cancelled, find, suggest_in


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "ada")
    yield made
    made.close()


@pytest.fixture
def long_file(report_file, seeds_text):
    return report_file(seeds_text(2 * LONG), "long.txt")


def places(session, report_id=1):
    return [(m.start, m.end, m.label) for m in session.report(report_id)[1]]


def expected(session, report_id=1):
    found = suggest_in(session.report(report_id)[0])
    return [(one.start, one.end, one.label) for one in found]


def stopped_after(count):
    """Return a way to ask that says yes once so many parts were told of, and where to tell."""
    told = []
    return told, lambda: len(told) >= count


def interrupted(session, path, count=2):
    told, asked = stopped_after(count)
    arrivals = list(bring_in(session, [path], cancelled=asked, found=told.append))
    return arrivals, told


def test_a_long_report_arrives_first_and_its_candidates_follow_from_the_top(session, long_file):
    seen = []
    seen.extend(bring_in(session, [long_file], found=seen.append))
    arrival, *parts = seen
    assert (arrival.report_id, arrival.marks) == (1, 0)
    assert len(parts) > 2
    ends = [part.end for part in parts]
    assert ends == sorted(set(ends))
    assert [part.summary.found_to for part in parts] == [*ends[:-1], None]
    assert places(session) == expected(session)
    told = [change.after for part in parts for change in part.changes]
    assert told == list(session.report(1)[1])
    assert session.decisions() == []  # what the program finds is no act


def test_without_being_asked_all_comes_at_once_and_short_reports_always(session, long_file):
    (arrival,) = bring_in(session, [long_file])
    assert arrival.marks == len(expected(session))
    assert session.summary(1).found_to is None
    told = []
    short = long_file.with_name("short.txt")
    short.write_text("会员3名。", encoding="utf-8")
    (arrival,) = bring_in(session, [short], found=told.append)
    assert (arrival.marks, told) == (1, [])


def test_what_was_told_stays_where_it_is_stopped_and_the_rest_is_found_later(session, long_file):
    arrivals, told = interrupted(session, long_file)
    assert len(arrivals) == 1
    assert session.summary(1).found_to == told[-1].end
    assert places(session) == [
        place for place in expected(session) if place[0] < session.summary(1).found_to
    ]
    again = Session.open(session.project.path, "bo")
    more = []
    done = reading.find_again(again, 1, found=more.append)
    assert done.told == sum(len(part.changes) for part in more) > 0
    assert more[0].end > told[-1].end
    assert again.summary(1).found_to is None
    assert places(again) == expected(again)
    assert again.decisions() == []
    again.close()


def test_what_a_reviewer_does_meanwhile_stands(session, long_file):
    places_of = {}

    def act(part):
        if "mine" in places_of:
            return
        report, marks = session.report(1)
        first = next(iter(marks))
        session.reject(first)
        later = suggest_in(report)[-1]
        start, end = later.start - 1, later.end
        session.add(1, start, end, "TERM")
        places_of["mine"], places_of["rejected"] = (start, end), first.id

    list(bring_in(session, [long_file], found=act))
    start, end = places_of["mine"]
    marks = session.report(1)[1]
    here = [(m.label, m.status) for m in marks.between(start, end)]
    assert here == [("TERM", MarkStatus.CONFIRMED)]
    assert marks.get(places_of["rejected"]).status is MarkStatus.REJECTED
    assert session.summary(1).found_to is None


def test_a_report_read_otherwise_meanwhile_is_found_by_that(session, long_file):
    seen = []

    def act(part):
        seen.append(part)
        if len(seen) == 1:
            with session.project.writing() as at:  # as another window would
                at.reports.set_project_rules({"torn_digits": False})

    list(bring_in(session, [long_file], found=act))
    assert session.summary(1).found_to is None
    report, _ = session.report(1)
    later = [place for place in expected(session) if place[0] >= seen[0].end]
    assert [place for place in places(session) if place[0] >= seen[0].end] == later
    assert "torn_digits" not in report.rules


def test_finding_all_again_meanwhile_ends_it(session, long_file):
    seen = []

    def act(part):
        seen.append(part)
        if len(seen) == 1:
            reading.set_meta(session, 1, {"report_date": "2019-03-01"})

    list(bring_in(session, [long_file], found=act))
    assert len(seen) == 1
    assert session.summary(1).found_to is None
    assert places(session) == expected(session)


def test_an_unfinished_report_is_finished_by_reading_it_otherwise(session, long_file):
    interrupted(session, long_file)
    reading.set_meta(session, 1, {"report_date": "2019-03-01"})
    assert session.summary(1).found_to is None
    assert places(session) == expected(session)


def test_a_finder_that_is_stopped_raises_and_loses_nothing(session, long_file):
    interrupted(session, long_file, 1)
    before = places(session)
    with pytest.raises(Cancelled):
        list(find_rest(session, 1, lambda: True))
    assert places(session) == before
    list(find_rest(session, 1))
    list(find_rest(session, 1))  # there is nothing left to find
    assert places(session) == expected(session)


# -- found anew ------------------------------------------------------------------------------------


def older(report, cancelled, search):
    """Find what an older program found: every second candidate."""
    for part in find(report, cancelled, search):
        yield part._replace(kept=part.kept[::2])


def test_candidates_found_anew_part_by_part_are_one_step_to_undo(session, long_file):
    list(bring_in(session, [long_file], finder=older))
    before = places(session)
    told = []
    done = reading.find_again(session, 1, found=told.append)
    assert done.told > 0
    assert len(told) > 2
    assert places(session) == expected(session) != before
    assert {decision.act for decision in session.decisions()} == {Act.FIND_AGAIN}
    assert session.summary(1).status.value == "new"
    outcome = session.undo()
    assert places(session) == before
    assert len(outcome.decision.changes) == done.told
    session.redo()
    assert places(session) == expected(session)
    told.clear()
    assert reading.find_again(session, 1, found=told.append).told == 0


def test_finding_anew_stopped_keeps_what_was_told(session, long_file):
    list(bring_in(session, [long_file], finder=older))
    told, asked = stopped_after(1)
    with pytest.raises(Cancelled):
        reading.find_again(session, 1, asked, found=told.append)
    new, end = set(expected(session)), told[-1].end
    assert {place for place in places(session) if place[0] < end} == {
        place for place in new if place[0] < end
    }
    assert session.summary(1).found_to is None
    assert any(place not in places(session) for place in new)


def test_acts_between_two_parts_are_undone_in_their_turn(session, long_file):
    list(bring_in(session, [long_file], finder=older))
    before = places(session)
    acted = []

    def act(part):
        if not acted:
            acted.append(session.reject(next(iter(session.report(1)[1]))))

    reading.find_again(session, 1, found=act)
    rejected = acted[0].decision.changes[0].after
    session.undo()
    assert session.report(1)[1].get(rejected.id).status is MarkStatus.REJECTED
    session.undo()
    assert session.report(1)[1].get(rejected.id).status is MarkStatus.SUGGESTED
    session.undo()
    assert places(session) == before
