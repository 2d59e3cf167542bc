"""Every action of the table and every label: by each key, by its menu and by the palette.

What it does is read from the database (through a session of its own), or from the window, the
settings, the clipboard or the dialog that opens, where it changes no data.

To add a row: put a Case into CASES under the action's id. ``read`` returns what it changes, from
the World ``w``; ``after`` is what that is once the action has been done, and must not be so before.
``prepare`` brings about what the action needs; the report a.txt is open then, with its first
suggestion (FIRST) current. Whatever was done is undone, or the project replaced, between two ways.
A row without a case fails.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMessageBox

from annotator import labels, settings
from annotator.model import ListMode, QueueFilter, QueueQuery, ReportStatus
from annotator.review import Session, lists
from annotator.review.transfer import bring_in
from annotator.ui import app
from annotator.ui.actions import ACTIONS
from annotator.ui.actions.in_force import in_force
from annotator.ui.dialogs.command_palette import CommandPalette
from tests.driver import Hand
from tests.gui.conftest import SAMPLE
from tests.hindrances import Locked

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST = "4月28日"
FAULT = "商会22家中已建立党支部19家，组织覆盖率84.6%。"  # it does not add up
LABELS = labels.default()
KEYS = in_force({}, LABELS)
ROWS = {row.id: row for row in ACTIONS}


class World:
    """A window on a project of two reports, which can be put back as it was."""

    def __init__(self, template, folder):
        self._template, self._folder, self._count = template, folder, 0
        self.as_it_was = True
        self.open()

    def open(self):
        """Open a window on a fresh copy of the project, with fresh settings."""
        self._count += 1
        self.path = self._folder / f"{self._count}.annot"
        shutil.copy(self._template, self.path)
        settings.paths.settings_file().unlink(missing_ok=True)
        settings.save(replace(settings.load(), theme="light", language="en"))
        self.window = app.open_window(str(self.path), [])
        self.window.show()
        self.hand, self.desk = Hand(self.window), self.window.desk
        self.reader = Session.open(self.path, "reader")
        self.activate()
        self._choices = self.window.kept.settings
        self._whole, self._checked = self.data(), self.checked()

    def close(self):
        """Close the window, if that is not done, and forget it."""
        self.reader.close()
        self.window.close()
        self.window.deleteLater()

    def activate(self):
        """Give the report the keyboard."""
        self.window.activateWindow()
        self.window.view.setFocus()
        self.hand.painted()
        assert self.window.view.hasFocus()

    def start(self):
        """Open the first report on its first suggestion, with nothing else open."""
        self.as_it_was = False
        self.desk.open_report(self.window.queue_model.ids()[0])
        self.desk.go_to(next(iter(self.desk.marks)))
        QGuiApplication.clipboard().setText("nothing")
        assert self.hand.current() == FIRST

    def put_back(self):
        """Take back what was done: by undo, else by beginning anew."""
        if not (self.window.isVisible() and self._take_back()):
            self.close()
            self.open()
        self.as_it_was = True

    def _take_back(self):
        """Close what opened, choose what was chosen, undo; return whether all is as it was."""
        for dialog in self.dialogs():
            dialog.reject()
        if self.window.first_steps.practising:
            self.window.first_steps.end()
        self.window.find_bar.close_bar()
        self.window.history.close()
        self.window.facts.close()
        self.window.findings.panel.close()
        self.window.searching.panel.hide()
        self.window.inspector.note.clear()
        self.window.transfers.stop()
        self.ask(QueueFilter())
        self._wait()
        for changed in (
            lambda: self._checked - self.checked(),
            lambda: self.checked() - self._checked,
        ):
            for action_id in changed():
                self.window.commands.actions[action_id].trigger()
        self.window.looks.zoom_back()
        self.window.kept.change(unsure_below=self._choices.unsure_below)
        self.activate()
        for _ in range(3):
            if self.data() == self._whole:
                return self.checked() == self._checked
            self.desk.undo()
            self._wait()  # candidates follow word lists
        return False

    def _wait(self):
        """Return when no report is read again any more."""
        self.qtbot.waitUntil(lambda: not self.window.rereading._call.is_busy, timeout=60_000)

    def ask(self, wanted):
        """Show the reports that are as ``wanted``."""
        model = self.window.queue_model
        if model.query.wanted != wanted:
            with self.qtbot.waitSignal(model.answered):
                self.window.queueing.ask(QueueQuery(wanted))

    # -- the ways -------------------------------------------------------------------------------

    def press(self, key):
        self.hand.press(key, on=self.window.view)

    def by_menu(self, action_id):
        action = self.window.commands.actions[action_id]
        name = "label" if action_id.startswith("label.") else ROWS[action_id].menu
        menu = self.window.commands._menus[name]
        menu.popup(self.window.mapToGlobal(QPoint(40, 20)))
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.hand.painted()

    def by_palette(self, action_id):
        self.press(KEYS.of("palette")[0])
        palette = next(p for p in self.window.findChildren(CommandPalette) if p.isVisible())
        text = self.window.commands.actions[action_id].text()
        self.hand.type(text, palette.field)
        for _ in range(palette.names().index(action_id)):
            self.hand.press("Down", on=palette.field)
        self.hand.press("Return", on=palette.field)

    # -- what is read ---------------------------------------------------------------------------

    def marks(self, place=0):
        """The marks of a report: (text, label, status)."""
        report, marks = self.report(place)
        return [(report.text[m.start : m.end], m.label, m.status.value) for m in marks]

    def report(self, place=0):
        return self.reader.report(self.window.queue_model.ids()[place])

    def status(self):
        """What has become of the first suggestion."""
        return next((status for text, _, status in self.marks() if text == FIRST), "gone")

    def count(self, status):
        return sum(mark[2] == status for mark in self.marks())

    def reports(self):
        return [summary.status.value for summary in self.reader.each_line()]

    def words(self):
        """The word lists: {(name, mode): entries}."""
        found = self.reader.word_lists()
        return {(one.head.label, one.head.mode): one.entries for one in found if one.entries}

    def furniture(self):
        return bool(self.report()[0].furniture)

    def data(self):
        """All of the project that an action may change, as it stands."""
        return self.marks(), self.marks(1), self.reports(), self.words(), self.furniture()

    def checked(self):
        return {name for name, one in self.window.commands.actions.items() if one.isChecked()}

    def dialogs(self):
        return [d for d in self.window.findChildren(QDialog) if d.isVisible()]

    def dialog(self):
        """The kind of the dialog that is open, with its title."""
        return next((f"{type(d).__name__}: {d.windowTitle()}" for d in self.dialogs()), "")

    def selected(self):
        """The selected text of the report that is open."""
        start, end = self.desk.selection
        return self.desk.report.text[start:end]

    def focus(self):
        inspector = self.window.inspector
        find = self.window.find_bar.field
        fields = {"value": inspector.value, "note": inspector.note, "find": find}
        fields["history"] = self.window.history.table
        fields["facts"] = self.window.facts.table
        fields["findings"] = self.window.findings.panel.table
        fields["filter"] = self.window.queue.bar.field
        fields["search"] = self.window.searching.panel.field
        fields["attribute"] = next(iter(inspector.attributes.fields), None)
        return next((n for n, field in fields.items() if field is self.window.focusWidget()), "")


@dataclass
class Case:
    """What an action changes, how it stands then, and what it needs."""

    read: Callable[[World], object]
    after: object
    prepare: Callable[[World], object] = lambda w: None


def opens(title):
    return Case(World.dialog, title)


def said(text):
    """Return what tells whether a box says this."""
    return lambda w: any(text in box.text() for box in w.dialogs() if isinstance(box, QMessageBox))


def kept(field, value, other):
    """A choice that is kept in the settings."""

    def prepare(w):
        w.window.commands.actions[f"{field}.{other}"].trigger()

    return Case(lambda _: getattr(settings.load(), field), value, prepare)


def to_second(w):
    w.desk.next_suggestion()


def to_amount(w):
    """Go to a mark of whose label something else can be said."""
    w.desk.go_to(next(m for m in w.desk.marks if m.label == "QUANTITY"))


def list_more(w):
    """Put phrases into the word lists without a look at the reports."""
    for text in ("印发", "会员"):
        lists.add_word(w.desk.session, text, "TERM", ListMode.MARK)


def begin_link(w):
    """Begin a link at a number, and go to what it might count."""
    marks = list(w.desk.marks)
    w.desk.go_to(next(m for m in marks if m.label == "QUANTITY"))
    w.window.linking.link()
    w.desk.go_to(next(m for m in marks if m.label in ("PER", "TITLE", "ORG", "EVENT")))


def links(w):
    """How many links the first report has."""
    return len(w.report()[1].relations)


def look_for(w):
    """Look for a word that is there more than once, and note where the first is."""
    w.window.find_bar.open()
    w.window.find_bar.field.setText("会")
    w.first_found = w.desk.selection


def search_for(w, row):
    """Search the project for a word that is there more than once, and choose one of its places."""
    panel = w.window.searching.panel
    panel.field.setText("会")
    panel.asked.emit()
    w.qtbot.waitUntil(lambda: panel.model.rowCount() > 2, timeout=20_000)
    panel.table.choose(row)


def row_found(w):
    return w.window.searching.panel.table.currentIndex().row()


def found_elsewhere(w):
    start, end = w.desk.selection
    return SAMPLE[start:end] == "会" and (start, end) != w.first_found


def at_twelve(w):
    """Go to a mark whose edges can be moved either way."""
    w.desk.go_to(next(m for m in w.desk.marks if SAMPLE[m.start : m.end] == "12人"))


def edge(text):
    """An edge of the mark on "12人" is moved, so that it covers ``text``."""
    return Case(lambda w: text in [found for found, *_ in w.marks()], after=True, prepare=at_twelve)


def all_unsure(w):
    w.window.kept.change(unsure_below=1.0)


def lay_on_rejected(w):
    """Lay a span on the first suggestion, which is rejected and shown."""
    mark = w.desk.current
    w.desk.reject()
    w.desk.shows_rejected = True
    here = w.window.queue_model.ids()[0]
    w.desk.act(lambda: w.desk.session.add(here, mark.start, mark.end, "TERM"))
    w.desk.go_to(next(m for m in w.desk.marks if m.is_span))


def accept_while_locked(w):
    """Accept the first suggestion, which cannot be saved in this moment."""
    with Locked(w.path):
        w.desk.accept()


def stand_within_first(w):
    """Put the caret behind the month."""
    w.desk.point_at(None)
    place = SAMPLE.index("28日")
    w.window.view.select(*[w.window.view.page.view.map.forward_point(place)] * 2)


def only_new(w):
    """Show the reports that nobody has looked at."""
    w.ask(QueueFilter(statuses=frozenset({ReportStatus.NEW})))


def flag_a_new_one(w):
    """Flag a report where only new ones are asked for: it stays in the queue meanwhile."""
    only_new(w)
    w.desk.flag_report()


def shown(w):
    """How many reports the queue shows."""
    return w.window.queue_model.rowCount()


def mark_in_two_ways(w):
    """Label the same text as an organisation here and as a phrase there."""
    here = w.window.queue_model.ids()[0]
    for start, label in ((0, "ORG"), (SAMPLE.index("商会", 2), "TERM")):
        w.desk.act(lambda at=start, to=label: w.desk.session.add(here, at, at + 2, to))


CASES = {
    "open_reports": opens("QFileDialog: Add reports"),
    "open_folder": opens("QFileDialog: Add a folder of reports"),
    "open_annotated": opens("QFileDialog: Import annotated files"),
    "new_project": opens("QFileDialog: New project"),
    "open_project": opens("QFileDialog: Open project"),
    "word_lists": opens("ListsDialog: Word lists"),
    "label_set": opens("LabelSetDialog: Labels of the project"),
    "export": opens("ExportDialog: Export spans"),
    "export_facts": opens("FactExportDialog: Export facts and posts"),
    "save_again": Case(lambda w: w.hand.marks()[0][2], "confirmed", accept_while_locked),
    "back_up": opens("QFileDialog: Back up the project"),
    "verify": Case(said("The project is whole."), after=True),
    "settings": opens("SettingsDialog: Settings"),
    "quit": Case(lambda w: w.window.isVisible(), after=False),
    "undo": Case(World.status, "suggested", lambda w: w.desk.accept()),
    "redo": Case(World.status, "confirmed", lambda w: (w.desk.accept(), w.desk.undo())),
    "copy": Case(lambda _: QGuiApplication.clipboard().text(), FIRST),
    "find": Case(World.focus, "find"),
    "find_next": Case(found_elsewhere, after=True, prepare=look_for),
    "find_previous": Case(found_elsewhere, after=True, prepare=look_for),
    "search_project": Case(World.focus, "search"),
    "next_found": Case(row_found, 2, lambda w: search_for(w, 1)),
    "previous_found": Case(row_found, 0, lambda w: search_for(w, 1)),
    "zoom_in": Case(lambda _: settings.load().zoom, 110),
    "zoom_out": Case(lambda _: settings.load().zoom, 90),
    "zoom_back": Case(lambda _: settings.load().zoom, 100, lambda w: w.window.looks.zoom_in()),
    "edit_value": Case(World.focus, "value"),
    "edit_note": Case(World.focus, "note"),
    "edit_attributes": Case(World.focus, "attribute", to_amount),
    "previous": Case(lambda w: w.hand.current(), FIRST, to_second),
    "next": Case(lambda w: w.desk.current is list(w.desk.marks)[1], after=True),
    "accept": Case(World.status, "confirmed"),
    "next_unsure": Case(
        lambda w: w.desk.current is list(w.desk.marks)[1], after=True, prepare=all_unsure
    ),
    "previous_unsure": Case(
        lambda w: w.hand.current(), FIRST, lambda w: (all_unsure(w), to_second(w))
    ),
    "next_here": Case(lambda w: w.desk.current.status.value, "rejected", prepare=lay_on_rejected),
    "finish_rest": Case(lambda w: (w.reports()[0], w.count("suggested")), ("done", 0)),
    "label_in_report": opens("OccurrencesDialog: Every place"),
    "label_in_project": opens("OccurrencesDialog: Every place"),
    "reject_alike": Case(World.status, "rejected"),
    "start_left": edge("率12人"),
    "end_right": edge("12人赴"),
    "start_right": edge("2人"),
    "end_left": edge("12"),
    "start_word_left": edge("率12人"),
    "end_word_right": edge("12人赴"),
    "start_word_right": edge("人"),
    "end_word_left": edge("12"),
    "split": Case(
        lambda w: {"4月", "28日"} <= {text for text, *_ in w.marks()},
        after=True,
        prepare=stand_within_first,
    ),
    "unite": Case(
        lambda w: any(text.startswith(f"{FIRST}，") for text, *_ in w.marks()), after=True
    ),
    "accept_up_to_here": Case(lambda w: w.count("confirmed"), 2, to_second),
    "accept_rest": Case(lambda w: w.count("suggested"), 0),
    "reject": Case(World.status, "rejected"),
    "remove": Case(World.status, "rejected"),
    "link": Case(links, 1, begin_link),
    "add_word": Case(World.words, {("DATE", ListMode.MARK): (FIRST,)}),
    "never_suggest": Case(World.words, {(lists.ALL_LABELS, ListMode.IGNORE): (FIRST,)}),
    "finish": Case(lambda w: w.reports()[0], "done"),
    "next_report": Case(lambda w: w.desk.report.name, "b.txt"),
    "previous_report": Case(lambda w: w.desk.report.name, "a.txt", lambda w: w.desk.next_report()),
    "flag": Case(lambda w: w.reports()[0], "flagged"),
    "tags": opens("TagsDialog: Tags"),
    "filter_queue": Case(World.focus, "filter"),
    "filter_by": opens("ConditionsDialog: Filter the queue"),
    "filter_again": Case(shown, 1, flag_a_new_one),
    "clear_filter": Case(shown, 2, lambda w: w.ask(QueueFilter(name="a.txt"))),
    "about_report": opens("ReportDialog: About the report"),
    "next_finding": Case(World.selected, FAULT[2:-1], lambda w: w.desk.next_report()),
    "previous_finding": Case(World.selected, FAULT[2:-1], lambda w: w.desk.next_report()),
    "flip_furniture": Case(World.furniture, after=True),
    "find_again": Case(
        lambda w: ("印发", "TERM", "suggested") in w.marks(), after=True, prepare=list_more
    ),
    "find_everywhere": Case(
        lambda w: ("会员", "TERM", "suggested") in w.marks(1), after=True, prepare=list_more
    ),
    "show_rejected": Case(
        lambda w: w.desk.shows_rejected,
        after=True,
        prepare=lambda w: w.desk.reject(),
    ),
    "history": Case(World.focus, "history"),
    "facts": Case(World.focus, "facts"),
    "across": Case(
        lambda w: "different things" in w.window.statusBar().currentMessage(), after=True
    ),
    "findings": Case(World.focus, "findings"),
    "show_relations": Case(lambda w: w.window.view.links.shown, after=True),
    "consistency": Case(World.dialog, "ConsistencyDialog: Consistency", mark_in_two_ways),
    "figures": opens("FiguresDialog: Figures"),
    "compact": Case(lambda _: settings.load().rows, "compact"),
    "toggle_view": Case(lambda _: settings.load().mode, "simplified"),
    "mode.raw": kept("mode", "raw", "clean"),
    "mode.clean": kept("mode", "clean", "raw"),
    "mode.simplified": kept("mode", "simplified", "clean"),
    "mode.traditional": kept("mode", "traditional", "clean"),
    "mode.simplified_from_taiwan": kept("mode", "simplified_from_taiwan", "clean"),
    "mode.traditional_of_taiwan": kept("mode", "traditional_of_taiwan", "clean"),
    "theme.system": kept("theme", "system", "light"),
    "theme.light": kept("theme", "light", "dark"),
    "theme.dark": kept("theme", "dark", "light"),
    "language.system": kept("language", "system", "en"),
    "language.zh_CN": kept("language", "zh_CN", "en"),
    "language.en": kept("language", "en", "zh_CN"),
    "palette": opens("CommandPalette: Find and run"),
    "keys": opens("KeysDialog: Keys"),
    "edit_keys": opens("KeyEditor: Change keys"),
    "first_steps": Case(lambda w: w.window.first_steps.practising, after=True),
    "about": opens("QMessageBox: Report annotator"),
}
for _label in LABELS.labels:  # a suggestion is confirmed under the label, its own or another
    CASES[f"label.{_label.id}"] = Case(
        lambda w, name=_label.id: (FIRST, name, "confirmed") in w.marks(), after=True
    )


@pytest.fixture(scope="module", autouse=True)
def home(tmp_path_factory):
    """Give all of these tests one home, as they have one window."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANNOTATOR_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("ANNOTATOR_NER", "off")
        yield


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    """Return a project with the sample report and another, made without a window."""
    folder = tmp_path_factory.mktemp("template")
    for name, text in (("a.txt", SAMPLE), ("b.txt", f"会员3名。{FAULT}")):
        (folder / name).write_bytes(text.encode())
    session = Session.create(folder / "p.annot", "林")
    list(bring_in(session, [folder / "a.txt", folder / "b.txt"]))
    session.close()
    return folder / "p.annot"


@pytest.fixture(scope="module")
def one_world(qapp, template, tmp_path_factory):
    app.make_application()
    made = World(template, tmp_path_factory.mktemp("projects"))
    yield made
    made.close()


@pytest.fixture
def world(one_world, qtbot):
    one_world.qtbot = qtbot
    yield one_world
    if not one_world.as_it_was:  # a test has failed
        one_world.close()
        one_world.open()


def test_every_row_of_the_table_and_every_label_has_a_case():
    assert set(CASES) == set(ROWS) | {f"label.{label.id}" for label in LABELS.labels}


@pytest.mark.parametrize("action_id", CASES)
def test_an_action_does_its_work_by_each_key_by_menu_and_by_the_palette(world, action_id):
    case = CASES[action_id]
    ways = [(world.press, key) for key in KEYS.of(action_id)]
    ways.append((world.by_menu, action_id))
    if action_id != "palette":
        ways.append((world.by_palette, action_id))
    for way, given in ways:
        world.start()
        case.prepare(world)
        world.hand.painted()
        assert case.read(world) != case.after, "it is so already"
        way(given)
        world.qtbot.waitUntil(lambda: case.read(world) == case.after, timeout=20_000)
        world.put_back()
