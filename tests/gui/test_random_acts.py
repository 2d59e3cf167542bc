"""Random keys, clicks and selections: all of it is undone to the start and done again to the end.

``make walk`` takes 200 walks of 50 steps; as one test among others it is a few short ones.
"""

import os
from itertools import count

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session
from annotator.ui.actions import ACTIONS
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from tests.driver import queued

TEXT = "\U00020bb7野家商會(huì)會長沈丹率12人，捐款4.11万元。\r\n沈丹、沈丹共12人。\n7 8 . 1 2万"
OTHER = "会员12人，沈丹到会。"

# they ask for a file or a word, or look for candidates beside the window: tested elsewhere
LEFT_OUT = {
    *("add_word", "never_suggest", "about_report", "flip_furniture", "find_again"),
    *("find_everywhere", "edit_value", "edit_note", "edit_attributes", "copy"),
    *("tags", "filter_by", "filter_queue", "search_project"),
}
ROWS = [
    row
    for row in ACTIONS
    if row.keys and row.menu in ("edit", "go", "span", "edge", "report") and row.id not in LEFT_OUT
]
LABELS = ["1", "2", "3", "4"]
WALKS, STEPS = (200, 50) if os.environ.get("HYPOTHESIS_PROFILE") == "walk" else (4, 15)


def marks_in(text, *stretches):
    origin = Origin("names", "rule", 0.7)
    for covered, label, status in stretches:
        start = text.index(covered)
        value = Value("12", "人") if covered == "12人" else Value()
        yield Mark(0, 0, start, start + len(covered), label, status, origin, value)


def begin(path, reviewer):
    """Make a project of two reports with suggestions and a span in it."""
    session = Session.create(path, reviewer)
    open_, span = MarkStatus.SUGGESTED, MarkStatus.CONFIRMED
    found = [
        ("商會(huì)", "ORG", open_),
        ("沈丹", "PER", open_),
        ("12人", "QUANTITY", open_),
        ("4.11万元", "MONEY", span),
        ("沈丹、沈", "TERM", open_),
    ]
    with session.project.writing() as at:
        for name, text, stretches in (
            ("a", TEXT, found),
            ("b", OTHER, [("12人", "QUANTITY", open_), ("沈丹", "PER", open_)]),
        ):
            report_id = at.reports.add(Report(name, f"{name}.txt", text, name * 64))
            at.marks.add_many(
                Mark(0, report_id, m.start, m.end, m.label, m.status, m.origin, m.value)
                for m in marks_in(text, *stretches)
            )
    session.close()


class Walking(RuleBasedStateMachine):
    """A hand on the window; what it did is judged at the end, from the database."""

    def __init__(self, hand, qtbot, path):
        super().__init__()
        self.hand, self.window, self.qtbot = hand, hand.window, qtbot
        begin(path, self.window.kept.settings.who())
        self.window.switch_project(path, new=False)
        self.reader = Session.open(path, "reader")
        self.start = self.state()

    def state(self):
        with self.reader.project.reading() as at:
            relations = getattr(at, "relations", None)
            return [
                (
                    number,
                    at.reports.status(number),
                    at.marks.of_report(number),
                    relations.of_report(number) if relations is not None else None,
                )
                for number in at.reports.ids()
            ]

    def press(self, key):
        self.window.view.setFocus()
        self.hand.press(key, on=self.window.view)
        self.settle()

    def settle(self):
        """Wait for what goes on beside the window."""
        self.qtbot.waitUntil(lambda: not self.window.occurring._call.is_busy)
        self.hand.painted()

    def dialogs(self):
        return [one for one in self.window.findChildren(OccurrencesDialog) if one.isVisible()]

    @rule(row=st.sampled_from(ROWS), answer=st.sampled_from(["Return", "Esc"]))
    def act(self, row, answer):
        self.press(row.keys[0])
        for dialog in self.dialogs():
            self.hand.press(answer, on=dialog.table)
            self.settle()

    @rule(key=st.sampled_from(LABELS))
    def label(self, key):
        self.press(key)

    @rule(
        keys=st.sampled_from([("Space", "Down", "Return"), ("Tab", "Space"), ("Space", "Return")])
    )
    def say(self, keys):
        """Say something of the current mark, where its label asks for it."""
        fields = self.window.inspector.attributes.fields
        if self.window.desk.current is not None and fields:
            self.press("Shift+V")
            for key in keys:
                self.hand.press(key)
            self.settle()

    @rule(share=st.floats(0, 1))
    def click(self, share):
        self.hand.click(int(share * (len(self.hand.text()) - 1)))

    @rule(share=st.floats(0, 1), length=st.integers(1, 6))
    def select(self, share, length):
        self.hand.click(int(share * (len(self.hand.text()) - 1)))
        for _ in range(length):
            self.press("Shift+Right")

    @invariant()
    def the_window_shows_what_the_project_holds(self):
        desk = self.window.desk
        held = {mark.id: mark for mark in self.reader.report(desk.report_id)[1]}
        assert {mark.id: mark for mark in desk.marks} == held
        assert desk.current is None or held[desk.current.id] == desk.current
        shown = {one.id: (one.open, one.status) for one in queued(self.window)}
        assert shown == {one.id: (one.open, one.status) for one in self.reader.each_line()}

    def teardown(self):
        try:
            self.press("Esc")
            self.travel("Shift+Z", "to_redo")  # what the walk itself undid
            end = self.state()
            self.travel("Z", "to_undo")
            assert self.state() == self.start
            self.the_window_shows_what_the_project_holds()
            self.travel("Shift+Z", "to_redo")
            assert self.state() == end
            self.the_window_shows_what_the_project_holds()
        finally:
            self.reader.close()

    def travel(self, key, towards):
        """Go all the way in one direction."""
        who = self.window.desk.session.reviewer
        for _ in range(1000):
            with self.reader.project.reading() as at:
                if getattr(at.decisions, towards)(who) is None:
                    return
            self.press(key)
        raise AssertionError(f"{key} never came to an end")


def test_any_walk_is_undone_to_the_start_and_done_again_to_the_end(hand, qtbot, tmp_path):
    paths = (tmp_path / f"walk{number}.annot" for number in count())
    run_state_machine_as_test(
        lambda: Walking(hand, qtbot, next(paths)),
        settings=settings(
            max_examples=WALKS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=(Phase.generate,),  # a walk that fails is told as it was: to shorten it is slow
        ),
    )
