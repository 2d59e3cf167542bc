"""What is known of all marks stays right, whoever changes them, and however."""

import pytest

from annotator.model import Mark, MarkStatus, Origin, Report
from annotator.review import Session

LINE = "会员共120名，占七成。\n"


def suggestions(report_id, starts, length=4):
    return [
        Mark(*(0, report_id, start, start + length, "QUANTITY", MarkStatus.SUGGESTED), Origin("n"))
        for start in starts
    ]


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    with made.project.writing() as at:
        report_id = at.reports.add(Report("u", "r.txt", LINE * 200, "a" * 64))
        at.marks.add_many(suggestions(report_id, range(3, len(LINE) * 100, len(LINE))))
        at.marks.add_many(suggestions(report_id, [len(LINE) * 100], len(LINE) * 90))
    yield made
    made.close()


def test_the_line_in_the_queue_is_counted_right_after_every_kind_of_act(session):
    other = Session.open(session.project.path, "林")
    (report_id,) = [summary.id for summary in session.each_line()]
    marks = list(session.report(report_id)[1])

    def right(outcome):
        assert outcome.summary == other.summary(report_id)

    right(session.accept(marks[0]))
    right(session.reject(marks[1]))
    right(session.relabel(marks[2], "ORDINAL"))
    right(session.undo())
    right(other.accept(marks[3]))
    right(session.accept(marks[4]))  # somebody else has decided meanwhile
    with other.project.writing() as at:  # more are found meanwhile
        at.marks.add_many(suggestions(report_id, [len(LINE) * 199]))
    right(session.add(report_id, 0, 2, "PER"))
    right(session.undo())
    right(session.redo())
    other.close()


def test_a_span_under_a_very_long_mark_displaces_it(session):
    (report_id,) = [summary.id for summary in session.each_line()]
    session.accept(session.report(report_id)[1].get(1))  # what is longest is known from then on
    outcome = session.add(report_id, len(LINE) * 185, len(LINE) * 185 + 2, "PER")
    gone = [c.after.end - c.after.start for c in outcome.decision.changes if c.before is not None]
    assert gone == [len(LINE) * 90]


def test_a_report_that_is_read_otherwise_meanwhile_is_read_again(session):
    other = Session.open(session.project.path, "林")
    (report_id,) = [summary.id for summary in session.each_line()]
    assert session.report(report_id)[0] is session.report(report_id)[0]
    text = session.report(report_id)[0].text.replace("会", "舍")
    with other.project.writing() as at:
        at.reports.set_text(report_id, text, "gb18030", 1.0)
    assert session.report(report_id)[0].text == text
    with other.project.writing() as at:
        at.reports.set_project_rules({"glosses": False})
    assert "glosses" not in session.report(report_id)[0].rules
    other.close()
