"""The log read: who did what, in words; filtered, streamed, and by parts of ids."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from annotator import labels
from annotator.errors import BadMoment, NoSuchReport
from annotator.model import (
    Act,
    ListMode,
    LogFilter,
    Mark,
    MarkStatus,
    Origin,
    ReportStatus,
    Value,
)
from annotator.review import Session, lists, log, occurrences, reading
from annotator.review.wording import Speech, in_words
from tests.unit.review.test_session import TEXT, marks_of, only, put, span_of


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


@pytest.fixture
def report_id(session):
    marks = [
        span_of("\U00020bb7野家商会", "ORG"),
        span_of("会长", "TITLE"),
        span_of("沈丹", "LOC"),
        span_of("12人", "QUANTITY", Value("12", "人")),
    ]
    return put(session, marks=marks)


def words(session, **wanted):
    """What each decision did, in words, the oldest first."""
    return [in_words(line.account, Speech()) for line in log.told(session, LogFilter(**wanted))]


def at_moments(session, *seconds):
    """Let the decisions have been made so many seconds after midnight, in their order."""
    start = datetime(2024, 5, 3, tzinfo=UTC)
    with session.project.writing() as at:
        for number, second in enumerate(seconds, 1):
            made = (start + timedelta(seconds=second)).isoformat(timespec="milliseconds")
            at._connection.exec_driver_sql(
                "UPDATE decision SET made_at = ? WHERE id = ?", (made, number)
            )


def test_each_act_is_told_by_what_it_was_about(session, report_id):
    session.accept(only(session, report_id, "12人"))
    session.relabel(only(session, report_id, "沈丹"), "PER")
    session.set_value(only(session, report_id, "12人"), Value("7", "人"))
    session.set_note(only(session, report_id, "沈丹"), "看")
    session.set_attribute(only(session, report_id, "12人"), "sense", "actual")
    start = TEXT.index("沈丹")
    session.move(only(session, report_id, "沈丹"), start, start + 3)
    session.reject(only(session, report_id, "会长"))
    session.undo()
    session.set_status(report_id, ReportStatus.DONE)
    assert words(session) == [
        "12人 (QUANTITY)",
        "沈丹 LOC → PER",
        "12人 (QUANTITY), value: 12 人 → 7 人",
        "沈丹 (PER), note: – → 看",
        "12人 (QUANTITY), sense: – → actual",
        f"沈丹率 (PER), place: {start}-{start + 2} → {start}-{start + 3}",
        "会长 (TITLE)",
        "会长 (TITLE)",
        "report: in_progress → done",
    ]


def test_what_made_way_is_counted_and_the_mark_that_is_meant_is_told(session, report_id):
    start = TEXT.index("会长沈丹")
    session.add(report_id, start, start + 4, "PER")
    session.undo()
    session.redo()
    assert words(session) == ["会长沈丹 (PER), 2 more"] * 3
    lines = list(log.told(session, LogFilter()))
    assert [line.logged.of for line in lines] == [None, Act.ADD, Act.ADD]
    assert [line.origin for line in lines] == [None] * 3


def test_many_at_once_links_lists_labels_and_reports_are_told(session, report_id):
    session.accept_all(report_id, marks_of(session, report_id))
    session.link(only(session, report_id, "12人"), only(session, report_id, "会长"), "COUNTS")
    lists.add_word(session, "晨曦会", "ORG", ListMode.MARK)
    kept = [one for one in session.labels.labels if one.id != "LOC"]
    session.change_labels(labels.edit(session.labels, kept, {"LOC": "ORG"}))
    reading.set_meta(session, report_id, {"author": "沈"})
    reading.set_rules(session, report_id, {"glosses": False})
    found = words(session)
    assert found[:3] == ["marks: 4", "12人 → 会长 (COUNTS)", "ORG, entries +1"]
    assert "LOC → ORG" in found[3]
    assert "labels −LOC" in found[3]
    assert "author: – → 沈" in found[4]
    assert "glosses: – → off" in found[5]
    assert (
        next(iter(log.told(session, LogFilter(acts=frozenset({Act.SET_LISTS}))))).logged.report
        == ""
    )


def test_a_suggestion_s_origin_is_told_and_a_reviewer_s_is_not(session, report_id):
    session.accept(only(session, report_id, "12人"))
    session.add(report_id, TEXT.index("南京"), TEXT.index("南京") + 2, "LOC")
    first, second = log.told(session, LogFilter())
    assert (first.origin.by, first.origin.rule, first.origin.score) == ("numbers", "rule", 0.9)
    assert second.origin is None


def test_seconds_are_since_the_same_reviewer_s_act_before_and_a_pause_is_none(
    session, report_id, tmp_path
):
    other = Session.open(tmp_path / "p.annot", "林")
    session.accept(only(session, report_id, "12人"))
    other.accept(only(other, report_id, "会长"))
    session.reject(only(session, report_id, "沈丹"))
    other.set_note(only(other, report_id, "会长"), "看")
    session.set_note(only(session, report_id, "12人"), "看")
    at_moments(session, 0, 2, 12.5, 302.5, 313)
    other.close()
    lines = list(log.told(session, LogFilter()))
    assert [line.seconds for line in lines] == [None, None, 12.5, None, None]
    assert [line.pause for line in lines] == [None, None, None, 300.5, 300.5]
    (only_one,) = log.told(
        session, LogFilter(acts=frozenset({Act.REJECT}))
    )  # others between are not forgotten
    assert only_one.seconds == 12.5


def test_each_filter_asks_for_its_own(session, tmp_path):
    first = put(session, marks=[span_of("12人", "QUANTITY"), span_of("沈丹", "PER")])
    second = put(session, marks=[span_of("沈丹", "LOC")], sha256="b" * 64)
    other = Session.open(tmp_path / "p.annot", "林")
    session.accept(only(session, first, "12人"))
    other.relabel(only(other, second, "沈丹"), "PER")
    session.reject(only(session, first, "沈丹"))
    session.undo()
    lists.add_word(other, "晨曦会", "ORG", ListMode.MARK)
    other.close()
    at_moments(session, 0, 60, 120, 180, 240)

    def ids(**wanted):
        return [line.logged.decision.id for line in log.told(session, LogFilter(**wanted))]

    assert ids(reports=frozenset({second})) == [2]
    assert ids(reviewer="林") == [2, 5]
    assert ids(acts=frozenset({Act.RELABEL})) == [2]
    assert ids(label="PER") == [2, 3, 4]
    assert ids(label="LOC") == [2]
    assert ids(label="ORG") == [5]
    assert ids(label="P") == []
    assert ids(undone=True) == [3]
    assert ids(since="2024-05-03T00:02:00.000+00:00") == [3, 4, 5]
    assert ids(until="2024-05-03T00:01:00.000+00:00") == [1, 2]
    assert ids(reviewer="沈", label="QUANTITY") == [1]
    assert ids(text="沈丹") == [2, 3, 4]
    assert ids(text="R.TXT") == [1, 2, 3, 4]  # reports are told by their names
    assert ids(text="晨曦") == []  # an logged is not told, its list is
    newest = [line.logged.decision.id for line in log.told(session, LogFilter(reviewer="沈"), 2)]
    assert newest == [3, 4]
    assert list(log.told(session, LogFilter(), 0)) == []
    assert log.reviewers(session) == sorted(["沈", "林"])


def test_a_text_is_found_in_any_mark_of_many_and_through_glosses(session):
    text = "商會(huì)長沈丹率12人。"
    covered = [("商會(huì)長", "TITLE"), ("沈丹", "PER"), ("12人", "QUANTITY")]
    marks = [
        Mark(0, 0, text.index(c), text.index(c) + len(c), label, MarkStatus.SUGGESTED, Origin("o"))
        for c, label in covered
    ]
    report_id = put(session, text, marks)
    session.accept_all(report_id, marks_of(session, report_id))
    for wanted, count in (("商會長", 1), ("沈丹", 1), ("12", 1), ("huì", 0)):
        assert len(list(log.told(session, LogFilter(text=wanted)))) == count


def test_ids_come_newest_first_part_by_part_and_lines_by_ids(session, report_id, monkeypatch):
    monkeypatch.setattr(log, "_AT_ONCE", 2)
    for note in "一二三四五":
        session.set_note(only(session, report_id, "12人"), note)
    parts = [list(part) for part in log.find(session, LogFilter())]
    assert parts == [[5, 4], [3, 2], [1]]
    assert [list(part) for part in log.find(session, LogFilter(), after=3)] == [[5, 4]]
    stopped = log.find(session, LogFilter(), cancelled=lambda: True)
    assert list(stopped) == []
    lines = log.lines(session, [4, 99, 2])
    assert [line.logged.decision.id for line in lines] == [4, 2]


def test_what_is_undone_and_done_again_is_told_as_it_stands(session, report_id):
    session.accept(only(session, report_id, "12人"))
    session.undo()
    session.redo()
    assert [line.logged.undone for line in log.told(session, LogFilter())] == [False, True, False]
    session.undo()
    assert [line.logged.undone for line in log.told(session, LogFilter())] == [
        *(True, False, True, False)
    ]


def test_json_holds_all_of_it(session, report_id):
    session.relabel(only(session, report_id, "沈丹"), "PER")
    (line,) = log.told(session, LogFilter())
    found = json.loads(json.dumps(log.as_json(line)))
    assert found["report"] == {"id": report_id, "name": "r.txt"}
    assert (found["act"], found["reviewer"], found["text"]) == ("relabel", "沈", "沈丹")
    assert found["turns"] == [{"what": "label", "before": "LOC", "after": "PER"}]
    assert found["origin"] == {"by": "numbers", "rule": "rule", "score": 0.9}
    assert found["changes"][0]["before"]["label"] == "LOC"
    assert (found["seconds"], found["pause"], found["undone"]) == (None, None, False)


def test_a_step_over_reports_shares_its_number(session):
    ids = [put(session, marks=[span_of("沈丹", "PER")], sha256=sha * 64) for sha in "ab"]
    found = occurrences.find(session, "沈丹", "PER", ids)
    session.label_all("PER", [one.place for one in found.found])
    told = [log.as_json(line) for line in log.told(session, LogFilter())]
    assert [one["step"] for one in told] == [1, 1]
    assert [one["report"]["id"] for one in told] == ids


def test_a_report_is_named_or_numbered(session, report_id):
    assert log.reports_called(session, "r.txt") == {report_id}
    assert log.reports_called(session, str(report_id)) == {report_id}
    for unknown in ("s.txt", "77", "²"):
        with pytest.raises(NoSuchReport, match=unknown):
            log.reports_called(session, unknown)


def test_days_and_times_are_read_and_others_refused():
    assert log.moment_of("2024-05-03T10:30:00+08:00") == "2024-05-03T02:30:00.000+00:00"
    first, last = log.moment_of("2024-05-03"), log.moment_of("2024-05-03", last=True)
    day = datetime.fromisoformat(last) - datetime.fromisoformat(first)
    assert day == timedelta(days=1) - timedelta(milliseconds=1)
    for wrong in ("yesterday", "2024-13-01", "", "0001-01-01"):
        with pytest.raises(BadMoment):
            log.moment_of(wrong)
