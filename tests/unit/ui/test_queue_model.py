"""The queue as a model: lines are read where they are looked at, and nothing moves by itself."""

import pytest
from sqlalchemy import Engine, event

from annotator.model import QueueFilter, QueueOrder, QueueQuery, Report, ReportStatus
from annotator.review import Session
from annotator.ui.models import QueueModel
from annotator.ui.models.queue import STRETCH, SUMMARY_ROLE

REPORTS = 3_000
DONE = QueueFilter(statuses=frozenset({ReportStatus.DONE}))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return a project of many reports, of which every tenth is done."""
    session = Session.create(tmp_path_factory.mktemp("many") / "p.annot", "沈")
    with session.project.writing() as at:
        for number in range(1, REPORTS + 1):
            name = f"{number % 7}_{number:04}.txt"
            at.reports.add(Report(name, name, "会员。", f"{number:064}"))
            if number % 10 == 0:
                at.reports.set_status(number, ReportStatus.DONE)
    yield session
    session.close()


@pytest.fixture
def model(project, qapp):
    made = QueueModel()
    made.show_session(project)
    yield made
    made.stop()


class Reads:
    """Counts the lines that are read from the project, by what SQLite is asked."""

    def __init__(self):
        self.lines = 0

    def __enter__(self):
        event.listen(Engine, "after_cursor_execute", self._note)
        return self

    def __exit__(self, *_):
        event.remove(Engine, "after_cursor_execute", self._note)

    def _note(self, _connection, _cursor, statement, parameters, *_):
        if "FROM report JOIN standing" in statement:
            self.lines += parameters[0].count(",") + 1


def names(model, rows):
    return [model.index(row).data() for row in rows]


def ask(qtbot, model, query):
    with qtbot.waitSignal(model.answered):
        model.ask(query)


def test_only_the_lines_around_those_looked_at_are_read(model):
    with Reads() as reads:
        assert model.rowCount() == REPORTS
        assert reads.lines == 0
        assert names(model, (0, 5, STRETCH - 1)) == ["1_0001.txt", "6_0006.txt", "4_0200.txt"]
        assert reads.lines == STRETCH
        assert names(model, (REPORTS - 1,)) == ["4_3000.txt"]
        assert reads.lines == 2 * STRETCH
        names(model, range(STRETCH))
        assert reads.lines == 2 * STRETCH


def test_what_was_looked_at_long_ago_is_read_again(model):
    with Reads() as reads:
        names(model, range(REPORTS))
        assert reads.lines == REPORTS
        names(model, range(REPORTS - STRETCH, REPORTS))
        assert reads.lines == REPORTS
        names(model, (0,))
        assert reads.lines > REPORTS
    assert len(model._lines) <= 10 * STRETCH


def test_a_filter_and_an_order_hold_together(qtbot, model):
    ask(qtbot, model, QueueQuery(DONE, QueueOrder.NAME, descending=True))
    found = names(model, range(model.rowCount()))
    assert len(found) == REPORTS // 10
    assert found == sorted(found, reverse=True)
    assert model.totals == {ReportStatus.DONE: 300, ReportStatus.NEW: 2700}


def test_of_several_questions_the_last_is_answered(qtbot, model):
    answers = []
    model.answered.connect(lambda: answers.append(model.rowCount()))
    with qtbot.waitSignal(model.answered):
        for part in ("6_", "6_29", "6_2995"):
            model.ask(QueueQuery(QueueFilter(name=part)))
    assert answers == [1]


def test_a_report_that_does_not_fit_any_more_stays_until_the_queue_is_asked_again(
    qtbot, project, model
):
    ask(qtbot, model, QueueQuery(DONE))
    changed = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    first = model.ids()[0]
    project.set_status(first, ReportStatus.FLAGGED)
    with qtbot.waitSignal(model.counted):
        model.put(project.summary(first))
    assert changed == [(0, 0)]
    assert model.rowCount() == 300
    assert model.index(0).data(SUMMARY_ROLE).status is ReportStatus.FLAGGED
    assert (model.totals[ReportStatus.DONE], model.totals[ReportStatus.FLAGGED]) == (299, 1)
    with qtbot.waitSignal(model.answered):
        model.ask_again()
    assert model.row(first) is None
    project.undo()
    with qtbot.waitSignal(model.counted):
        model.put(project.summary(first))
    assert (model.row(first), model.rowCount()) == (None, 299)  # nor does it come back by itself
    assert model.totals[ReportStatus.DONE] == 300


def test_new_reports_come_last_where_they_are_as_asked(qtbot, project, model):
    ask(qtbot, model, QueueQuery(QueueFilter(name="2_")))
    before = model.rowCount()
    inserted = []
    model.rowsInserted.connect(lambda _, first, last: inserted.append((first, last)))
    for name in ("2_new.txt", "3_new.txt"):
        with project.project.writing() as at:
            report_id = at.reports.add(Report(name, name, "会员。", name * 8))
        model.add(project.summary(report_id))
    assert inserted == [(before, before)]
    assert names(model, (before,)) == ["2_new.txt"]
    assert model.totals.total() == REPORTS + 2


def test_a_report_that_arrives_while_the_queue_is_asked_is_counted_and_shown_once(
    qtbot, project, model
):
    with qtbot.waitSignal(model.answered):
        model.ask(QueueQuery(order=QueueOrder.NAME))
        with project.project.writing() as at:
            report_id = at.reports.add(Report("u", "0_late.txt", "会员。", "late" * 16))
        model.add(project.summary(report_id))
    assert list(model.ids()).count(report_id) == 1
    with project.project.reading() as at:
        assert model.totals == at.queue.totals()
        assert model.rowCount() == model.totals.total()


def test_what_is_done_elsewhere_is_shown_and_nothing_jumps(qtbot, project, model):
    ask(qtbot, model, QueueQuery(DONE))
    assert names(model, (0, 1)) == ["3_0010.txt", "6_0020.txt"]
    before = list(model.ids())
    here = before[0]
    elsewhere = Session.open(project.project.path, "林")
    elsewhere.set_status(here, ReportStatus.FLAGGED)
    with elsewhere.project.writing() as at:
        for name, status in (("1_done.txt", ReportStatus.DONE), ("2_new.txt", ReportStatus.NEW)):
            report_id = at.reports.add(Report(name, name, "会员。", f"else{name}"))
            at.reports.set_status(report_id, status)
    with qtbot.waitSignal(model.counted):
        model.catch_up()
    assert list(model.ids())[: len(before)] == before
    assert model.index(0).data(SUMMARY_ROLE).status is ReportStatus.FLAGGED
    assert names(model, (model.rowCount() - 1,)) == ["1_done.txt"]
    assert model.totals == elsewhere.totals()
    elsewhere.undo()
    elsewhere.close()
