"""Acts that cannot be saved: shown, kept, saved later or given up; nothing is lost unasked."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from annotator.model import Act, ListMode
from annotator.review import Session, lists
from annotator.store.dialect import connections
from annotator.ui.dialogs.occurrences import OccurrencesDialog
from annotator.ui.dialogs.report import ReportDialog
from tests.driver import Hand, queued
from tests.gui.conftest import window_on
from tests.hindrances import FullDisk, Immutable, LargestFile, Locked, small_disk

_SOON = 30_000  # ms: candidates are looked for first, or a try waits for its turn


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """Give a lock up sooner than the program does, for the tests' sake."""
    monkeypatch.setattr(connections, "BUSY_TIMEOUT_MS", 200)


class World:
    """A window, a hand, and what a session of its own reads in the project."""

    def __init__(self, window, qtbot):
        self.window, self.qtbot, self.hand = window, qtbot, Hand(window)
        self.desk, self.bar = window.desk, window.unsaved_bar
        self.path = self.desk.session.project.path

    def waits(self):
        """Return when an act waits, and what the bar says of it."""
        self.qtbot.waitUntil(
            lambda: self.bar.isVisible() and not self.desk.unsaved.is_trying, timeout=_SOON
        )
        assert self.boxes() == []
        return self.bar.text.text()

    def saved(self):
        """Return once nothing waits any more."""
        self.qtbot.waitUntil(lambda: not self.bar.isVisible(), timeout=_SOON)
        self.hand.painted()

    def boxes(self):
        return [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]

    def answer(self, text):
        """Press the button that says ``text`` in the box that asks."""
        self.qtbot.waitUntil(lambda: len(self.boxes()) == 1)
        (box,) = self.boxes()
        button = next(one for one in box.buttons() if one.text() == text)
        self.hand.push(button)

    def lines(self):
        """What the queue shows of each report."""
        model = self.window.queue_model
        return [model.line(row) for row in range(model.rowCount())]

    def told(self):
        return self.window.statusBar().currentMessage()

    def log(self):
        """The acts of the log, oldest first."""
        reader = Session.open(self.path, "reader")
        try:
            return [one.act for one in reader.decisions()]
        finally:
            reader.close()


@pytest.fixture
def world(window, qtbot):
    return World(window, qtbot)


@pytest.fixture
def lock(world):
    """Return what keeps the project locked; it is let go of at the end."""
    made = Locked(world.path)
    made.begin()
    yield made
    if world.bar.isVisible():
        world.desk.unsaved.discard()
    made._other.close()


def test_an_act_on_a_locked_project_waits_and_is_saved_by_itself(world, lock):
    hand, before, first = world.hand, world.hand.marks(), world.hand.current()
    hand.press("Space")
    said = world.waits()
    assert f"Not saved yet: what you did at “{first}” (a.txt)." in said
    assert "Another process is writing" in said
    assert str(world.path) in world.bar.text.toolTip()
    assert hand.marks() == before, "it is not shown as done"
    assert hand.current() == first
    lock.end()
    world.saved()
    assert world.log() == [Act.ACCEPT]
    assert hand.marks()[0] == (*before[0][:2], "confirmed")
    assert hand.current() == before[1][0], "and one goes on as always"


def test_meanwhile_one_reads_on_but_nothing_else_is_changed(world, lock):
    hand, before = world.hand, world.hand.marks()
    hand.press("Space")
    world.waits()
    hand.press("J")
    hand.press("J")
    here = hand.current()
    assert here == before[2][0]
    for key in ("X", "1", "Z", "D", "G", "Shift+L", "Shift+X", "A", "R", "I"):
        world.window.tell("")
        hand.press(key)
        assert "Nothing can be changed" in world.told(), key
    assert (hand.marks(), hand.current()) == (before, here)
    to_amount(world)
    hand.press("V")
    hand.type("7", on=world.window.inspector.value)
    hand.press("Return", on=world.window.inspector.value)
    assert world.window.inspector.value.text() == "7", "what is typed stays to be saved"
    hand.press("Esc", on=world.window.inspector.value)
    hand.press("N")
    assert world.desk.report.name == "b.txt"
    lock.end()
    hand.press("Ctrl+S")
    world.saved()
    assert world.log() == [Act.ACCEPT]
    assert world.desk.report.name == "b.txt", "who has gone elsewhere stays there"
    assert queued(world.window)[0].confirmed == 1
    hand.press("Ctrl+S")
    assert world.told() == "Everything is saved."


def test_who_has_gone_on_in_the_report_stays_there(world, lock):
    hand = world.hand
    hand.press("Space")
    world.waits()
    for _ in range(3):
        hand.press("J")
    here = hand.current()
    lock.end()
    hand.push(world.bar.again)
    world.saved()
    assert hand.current() == here
    assert hand.marks()[0][2] == "confirmed"


def test_an_act_is_given_up_only_when_told_so(world, lock):
    before = world.hand.marks()
    world.hand.press("X")
    world.waits()
    world.hand.push(world.bar.discard)
    assert not world.bar.isVisible()
    assert "not saved: 1" in world.told()
    lock.end()
    assert world.log() == []
    assert world.hand.marks() == before
    world.hand.press("X")
    assert world.log() == [Act.REJECT]


def test_a_try_that_fails_keeps_the_act(world, lock):
    world.hand.press("Space")
    world.waits()
    with world.qtbot.waitSignals([world.desk.unsaved.changed] * 2):  # begun, and failed
        world.hand.press("Ctrl+S")
    assert "Another process" in world.waits()
    lock.end()
    world.saved()
    assert world.log() == [Act.ACCEPT]


def test_an_act_that_somebody_overtook_meanwhile_is_told_and_read_again(world, lock):
    mark = world.desk.current
    world.hand.press("Space")
    world.waits()
    lock.end(f"UPDATE mark SET status = 'rejected' WHERE id = {mark.id}")
    world.saved()
    assert "changed elsewhere" in world.told()
    assert world.log() == []
    assert world.desk.marks.get(mark.id).status.value == "rejected"


# -- acts of every kind ---------------------------------------------------------------------------


def to_amount(world):
    world.desk.go_to(next(m for m in world.desk.marks if m.label == "QUANTITY"))


def test_a_note_and_a_value_typed_together_are_both_saved_later(world, lock):
    hand, fields = world.hand, world.window.inspector
    to_amount(world)
    mark = world.desk.current
    hand.press("V")
    hand.type("7", on=fields.value)
    hand.type("看附件", on=fields.note)
    hand.press("Return", on=fields.note)
    world.waits()
    assert fields.note.text() == "", "it is shown as it is saved"
    hand.press("J")
    lock.end()
    world.saved()
    assert world.log() == [Act.SET_NOTE, Act.SET_VALUE]
    now = world.desk.marks.get(mark.id)
    assert (now.note, now.value.value) == ("看附件", "7")


def test_an_attribute_that_is_not_saved_is_not_shown_as_chosen(world, lock):
    to_amount(world)
    field = world.window.inspector.attributes.fields[0]
    before = field.currentIndex()
    field.setCurrentIndex(1)
    field.activated.emit(1)
    world.waits()
    assert field.currentIndex() == before
    lock.end()
    world.saved()
    assert world.log() == [Act.SET_ATTRIBUTE]
    assert field.currentIndex() == 1


def test_undo_waits_and_shows_where_it_was(world):
    hand = world.hand
    hand.press("Space")
    hand.press("J")
    with Locked(world.path):
        hand.press("Z")
        world.waits()
        assert hand.marks()[0][2] == "confirmed"
    world.saved()
    assert world.log() == [Act.ACCEPT, Act.UNDO]
    assert hand.marks()[0][2] == "suggested"
    assert hand.current() == hand.marks()[0][0]


def test_a_span_that_was_drawn_and_a_report_that_is_done_wait(world):
    hand = world.hand
    with Locked(world.path):
        start = hand.text().index("商会召开")
        hand.drag(start, start + 2)
        hand.press("3")
        world.waits()
    world.saved()
    assert hand.current() == "商会"
    with Locked(world.path):
        hand.press("D")
        world.waits()
        assert world.desk.report.name == "a.txt"
    world.saved()
    assert world.desk.report.name == "b.txt", "done, and on to the next"
    assert world.log() == [Act.ADD, Act.SET_STATUS]


def test_what_is_labelled_beside_the_window_waits_and_so_does_an_act_meanwhile(world, lock):
    hand, before = world.hand, world.hand.marks()
    hand.press("A")
    world.qtbot.waitUntil(lambda: bool(world.window.findChildren(OccurrencesDialog)))
    (dialog,) = world.window.findChildren(OccurrencesDialog)
    hand.press("Return", on=dialog.table)
    world.window.view.setFocus()
    hand.press("J")
    hand.press("X")
    world.qtbot.waitUntil(lambda: world.desk.unsaved.count == 2)
    assert "Not saved yet: 2 acts." in world.waits()
    assert hand.marks() == before
    lock.end()
    world.saved()
    assert sorted(world.log()) == [Act.LABEL_ALL, Act.REJECT]


def test_a_word_for_the_lists_waits_with_the_rejection_before_it(world, lock):
    hand, word = world.hand, world.hand.current()
    hand.press("Shift+X")
    world.waits()
    lock.end()
    world.saved()
    world.qtbot.waitUntil(lambda: not world.window.rereading._call.is_busy, timeout=_SOON)
    assert world.log()[:2] == [Act.REJECT, Act.SET_LISTS]
    ignored = [one for one in world.desk.session.word_lists() if one.head.mode is ListMode.IGNORE]
    assert [one.entries for one in ignored] == [(word,)]


def test_nothing_of_what_a_dialog_was_told_is_lost(world, lock):
    world.hand.press("I")
    (dialog,) = world.window.findChildren(ReportDialog)
    world.hand.type("2021-05-06", on=dialog.fields["report_date"])
    dialog.rules.choices_of_report["glosses"].setCurrentIndex(2)  # off
    dialog.rules.choices_of_project["markdown"].setCurrentIndex(0)  # on
    world.hand.press("Return", on=dialog.fields["report_date"])
    world.waits()
    assert world.desk.report.date != "2021-05-06"
    lock.end()
    world.saved()
    world.qtbot.waitUntil(lambda: len(world.log()) == 2, timeout=_SOON)
    assert world.log() == [Act.SET_META, Act.SET_RULES]
    world.qtbot.waitUntil(lambda: world.desk.report.rule_choices == {"glosses": False})
    assert world.desk.report.date == "2021-05-06"
    assert world.desk.session.project_rules() == {"markdown": True}


def test_many_reports_that_are_filed_wait(world, lock, monkeypatch):
    monkeypatch.setattr(
        "annotator.ui.filing.MANY_AT_ONCE", 1
    )  # the others are done beside the window
    world.window.queue.list.setFocus()
    world.window.queue.list.selectAll()
    world.hand.press("D", on=world.window.queue.list)
    world.waits()
    assert {one.status.value for one in world.lines()} == {"new"}
    lock.end()
    world.saved()
    assert set(world.log()) == {Act.SET_STATUS}
    world.qtbot.waitUntil(lambda: {one.status.value for one in world.lines()} == {"done"})


def test_a_search_for_candidates_goes_on_where_it_could_not_be_saved(world):
    for text in ("印发", "会员"):
        lists.add_word(world.desk.session, text, "TERM", ListMode.MARK)
    with Locked(world.path):
        world.window.listing.find_everywhere()
        world.waits()
    world.saved()
    world.qtbot.waitUntil(lambda: "changed: 2" in world.told(), timeout=_SOON)
    assert world.log().count(Act.FOLLOW_LISTS) == 2


# -- leaving --------------------------------------------------------------------------------------


def test_who_closes_the_window_is_asked_and_may_stay(world, lock):
    world.hand.press("Space")
    world.waits()
    world.window.close()
    assert "Not saved yet" in world.boxes()[0].text()
    world.answer("Cancel")
    assert world.window.isVisible()
    assert world.bar.isVisible()


def test_who_closes_the_window_may_leave_the_act(world, lock):
    world.hand.press("Space")
    world.waits()
    world.window.close()
    world.answer("Leave without it")
    world.qtbot.waitUntil(lambda: not world.window.isVisible())
    lock.end()
    assert world.log() == []


def test_who_closes_the_window_may_try_again_and_is_asked_anew_where_it_fails(world, lock):
    world.hand.press("Space")
    world.waits()
    world.window.close()
    world.answer("Try again")
    world.qtbot.waitUntil(lambda: len(world.boxes()) == 1)
    lock.end()
    world.answer("Try again")
    world.qtbot.waitUntil(lambda: not world.window.isVisible(), timeout=_SOON)
    assert world.log() == [Act.ACCEPT]


def test_who_opens_another_project_is_asked(world, lock, tmp_path):
    world.hand.press("Space")
    world.waits()
    other = tmp_path / "other.annot"
    Session.create(other, "林").close()
    world.window.switch_project(other, new=False)
    assert world.desk.session.project.path == world.path
    lock.end()
    world.answer("Try again")
    world.qtbot.waitUntil(lambda: world.desk.session.project.path == other, timeout=_SOON)
    assert world.log() == [Act.ACCEPT]


# -- places that cannot be written ----------------------------------------------------------------


@pytest.fixture
def disk(tmp_path):
    """Return a folder that is a small disk of its own."""
    with small_disk(tmp_path / "disk") as folder:
        yield folder


def world_on(qtbot, read_before, folder):
    shutil.copy(read_before, folder / "p.annot")
    world = World(window_on(qtbot, folder / "p.annot"), qtbot)
    world.hand.press("Space")  # so that the write-ahead log is there
    return world


def check_waits_and_is_saved(world, hindrance, said):
    """Check that an act waits while something stands in its way, and then is saved."""
    hand = world.hand
    with hindrance(world.path):
        hand.press("X")
        assert said in world.waits()
        hand.press("J")
        assert hand.current() is not None
        with world.qtbot.waitSignals([world.desk.unsaved.changed] * 2):
            hand.press("Ctrl+S")
        assert said in world.waits()
        assert world.log() == [Act.ACCEPT]
    hand.press("Ctrl+S")
    world.saved()
    assert world.log() == [Act.ACCEPT, Act.REJECT]
    hand.press("Z")
    hand.press("Z")
    assert {status for *_, status in hand.marks()} == {"suggested"}


def test_an_act_waits_while_the_disk_is_full(qtbot, read_before, disk):
    check_waits_and_is_saved(world_on(qtbot, read_before, disk), FullDisk, "is full")


def test_an_act_waits_while_no_file_may_grow(qtbot, read_before, tmp_path):
    world = world_on(qtbot, read_before, tmp_path)
    check_waits_and_is_saved(world, LargestFile, "cannot be written")


def test_an_act_waits_while_the_project_is_read_only(qtbot, read_before, tmp_path):
    world = world_on(qtbot, read_before, tmp_path)
    check_waits_and_is_saved(world, Immutable, "cannot be written")


# -- the bar --------------------------------------------------------------------------------------


def test_the_bar_is_whole_in_both_languages_and_themes_and_moves_no_line(world, lock):
    view = world.window.view
    line = view.page.visible[0]
    world.hand.press("Space")
    world.waits()
    assert view.page.visible[0] == line
    for theme in ("light", "dark"):
        world.window.looks.set_theme(theme)
        for language in ("zh_CN", "en"):
            world.window.looks.set_language(language)
            world.hand.painted()
            bar = world.bar
            assert bar.text.height() >= bar.text.heightForWidth(bar.text.width())
            for button in (bar.again, bar.discard):
                assert button.width() >= button.sizeHint().width()
            assert "Ctrl+S" in bar.again.text()
    world.window.looks.set_theme("light")
    assert bar.again.focusPolicy() == Qt.FocusPolicy.TabFocus
