"""Searching the project by key: found, gone to, labelled and rejected many at once, taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.model import Act, Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session, indexing
from annotator.ui import searching
from annotator.ui.dialogs.search_form import SearchForm

TEXTS = (
    "甲会员来，丙会员去，乙會(huì)員在。",
    "龘会员1200人，会员\r\n共120人。\U00020bb7",
    "无人。",
)


@pytest.fixture
def many(window):
    """Add three reports and open the first; return their ids."""
    session = window.desk.session
    with session.project.writing() as at:
        ids = [
            at.reports.add(Report(f"u{n}", f"more{n}.txt", text, str(n) * 64))
            for n, text in enumerate(TEXTS)
        ]
    numbers = Origin("numbers")
    session.add_imported(
        ids[1],
        [
            Mark(0, 0, 3, 8, "QUANTITY", MarkStatus.SUGGESTED, numbers, Value("1200", "人")),
            Mark(0, 0, 14, 18, "QUANTITY", MarkStatus.SUGGESTED, numbers, Value("120", "人")),
        ],
    )
    window.desk.open_report(ids[0])
    return ids


@pytest.fixture
def panel(window):
    return window.searching.panel


def look(qtbot, hand, window, query):
    """Search for ``query`` by key and wait until all is found."""
    panel = window.searching.panel
    if not panel.isVisible():
        hand.press("/", on=window.view)
    panel.field.setFocus()
    hand.type(query, panel.field)
    hand.press("Return", on=panel.field)
    found(qtbot, window)


def found(qtbot, window):
    qtbot.waitUntil(lambda: not window.searching._beside.is_busy, timeout=20_000)
    qtbot.waitUntil(lambda: not window.searching._again.is_busy)


def rows(panel):
    model = panel.model
    return [
        tuple(model.data(model.index(row, column)) for column in range(5))
        for row in range(model.rowCount())
    ]


def spans(window, label):
    """Return the spans under a label in the whole project: report and text."""
    session = Session.open(window.desk.session.project.path, "reader")
    with session.project.reading() as at:
        texts = {n: at.reports.get(n).text for n in at.reports.ids()}
        marks = [mark for n in texts for mark in at.marks.of_report(n)]
    session.close()
    return [
        (mark.report_id, texts[mark.report_id][mark.start : mark.end])
        for mark in marks
        if mark.is_span and mark.label == label
    ]


def selected(window):
    start, end = window.desk.selection
    return window.desk.report.text[start:end]


def choose_label(label):
    menu = QApplication.activePopupWidget()
    menu.setActiveAction(next(one for one in menu.actions() if one.objectName() == label))
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_word_is_found_in_all_reports_and_gone_to_by_key(hand, window, many, panel, qtbot):
    hand.press("/")
    assert panel.field.hasFocus()
    look(qtbot, hand, window, "會員")
    assert panel.table.hasFocus()
    there = [row[:4] for row in rows(panel) if row[0].startswith("more")]
    assert there == [
        ("more0.txt", "甲", "会员", "来，丙会员去，乙會員在。"),
        ("more0.txt", "甲会员来，丙", "会员", "去，乙會員在。"),
        ("more0.txt", "甲会员来，丙会员去，乙", "會員", "在。"),
        ("more1.txt", "龘", "会员", "1200人，会员 共120人。\U00020bb7"),
        ("more1.txt", "龘会员1200人，", "会员", " 共120人。\U00020bb7"),
    ]
    count = len(rows(panel))
    assert panel.count.text() == f"Places: {count}"
    first = count - 5
    for _ in range(first + 2):
        hand.press("Down", on=panel.table)
    hand.press("Return", on=panel.table)
    assert window.view.hasFocus()
    assert (window.desk.report_id, selected(window)) == (many[0], "會(huì)員")
    hand.press("F4")
    assert (window.desk.report_id, window.desk.selection) == (many[1], (1, 3))
    hand.press("Shift+F4")
    assert (window.desk.report_id, selected(window)) == (many[0], "會(huì)員")


def test_a_mark_is_gone_to_as_the_current_one(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "QUANTITY > 1000 人")
    ((name, _, covered, _, there),) = rows(panel)
    assert (name, covered, there) == ("more1.txt", "1200人", "Quantity? 1200人")
    hand.press("Return", on=panel.table)
    assert window.desk.current.value.value == "1200"
    hand.press("Space")
    qtbot.waitUntil(lambda: rows(panel)[0][4] == "Quantity✓ 1200人")
    hand.press("Z")
    qtbot.waitUntil(lambda: rows(panel)[0][4] == "Quantity? 1200人")


def test_ticked_places_are_labelled_in_one_step_over_reports(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "会员 in:more")
    for down in (0, 2, 1):
        for _ in range(down):
            QTest.keyClick(panel.table, Qt.Key.Key_Down)
        hand.press("Space", on=panel.table)
    assert "3" in panel.label.text()
    with qtbot.waitSignal(window.occurring.ended):
        hand.press("A", on=panel.table)
        choose_label("TERM")
    expected = [(many[0], "会员"), (many[0], "會(huì)員"), (many[1], "会员")]
    assert spans(window, "TERM") == expected
    qtbot.waitUntil(lambda: [row[4] for row in rows(panel)].count("Set phrase✓") == 3)
    decisions = [one for one in window.desk.session.decisions() if one.act is Act.LABEL_ALL]
    assert len(decisions) == 2
    assert len({one.step for one in decisions}) == 1
    hand.press("Z", on=panel.table)
    assert spans(window, "TERM") == []
    qtbot.waitUntil(lambda: not any(row[4] for row in rows(panel)))


def test_chosen_marks_are_relabelled_and_rejected_at_once(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "QUANTITY in:more")
    hand.press("Ctrl+A", on=panel.table)
    with qtbot.waitSignal(window.occurring.ended):
        hand.press("A", on=panel.table)
        choose_label("MONEY")
    assert spans(window, "MONEY") == [(many[1], "1200人"), (many[1], "120人")]
    look(qtbot, hand, window, "MONEY is:confirmed in:more")
    hand.press("Ctrl+A", on=panel.table)
    with qtbot.waitSignal(window.occurring.ended):
        hand.press("X", on=panel.table)
    assert spans(window, "MONEY") == []
    look(qtbot, hand, window, "is:rejected in:more")
    assert [row[4].split("✗")[0] for row in rows(panel)] == ["Money", "Money"]
    hand.press("Z", on=panel.table)
    assert len(spans(window, "MONEY")) == 2


def test_texts_without_a_mark_cannot_be_rejected(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "龘会员")
    hand.press("X", on=panel.table)
    assert window.statusBar().currentMessage() == "Nothing is marked there."


def test_what_cannot_be_read_is_told_and_its_place_selected(hand, window, many, panel, qtbot):
    hand.press("/")
    hand.type("\U00020bb7 会员 QUANTITY >", panel.field)
    hand.press("Return", on=panel.field)
    assert panel.problem.isVisible()
    assert "behind “>” something is missing" in panel.problem.text()
    assert panel.field.selectedText() == ">"
    hand.press("Backspace", on=panel.field)
    assert not panel.problem.isVisible()


def test_rows_are_sorted_by_what_stands_before_or_after(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "会员 in:more0")
    panel.table.choose(0)
    panel.order.setFocus()
    QTest.keyClick(panel.order, Qt.Key.Key_Down)  # by what stands before
    assert [row[1][-1] for row in rows(panel)] == sorted("甲丙乙")
    assert panel.table.currentIndex().row() == [row[1] for row in rows(panel)].index("甲")
    QTest.keyClick(panel.order, Qt.Key.Key_Down)
    QTest.keyClick(panel.order, Qt.Key.Key_Down)  # by what stands after
    assert [row[3][0] for row in rows(panel)] == sorted("来去在")
    panel.table.choose(0)
    hand.press("Return", on=panel.table)
    assert window.desk.report.text[window.desk.selection[1]] == sorted("来去在")[0]


def test_what_was_searched_for_before_comes_back(hand, window, many, panel, qtbot):
    for query in ("会员", "龘"):
        look(qtbot, hand, window, query)
    hand.press("Esc", on=panel.table)
    assert window.view.hasFocus()
    assert panel.isVisible()
    hand.press("/")
    hand.type("草", panel.field)
    seen = []
    for key in ("Up", "Up", "Up", "Down", "Down", "Down"):
        hand.press(key, on=panel.field)
        seen.append(panel.field.text())
    assert seen == ["龘", "会员", "会员", "龘", "草", "草"]
    hand.press("Ctrl+Shift+S", on=panel.field)
    assert not panel.isVisible()
    assert window.view.hasFocus()


def test_beyond_a_bound_more_is_found_when_asked_for(hand, window, many, panel, qtbot, monkeypatch):
    monkeypatch.setattr(searching, "_MOST", 2)
    look(qtbot, hand, window, "会员 in:more")
    assert panel.model.rowCount() == 2
    assert panel.count.text() == "The first 2 places; there may be more."
    hand.push(panel.more)
    found(qtbot, window)
    assert panel.model.rowCount() == 4
    hand.push(panel.more)
    found(qtbot, window)
    assert panel.model.rowCount() == 5
    assert not panel.more.isVisible()


def test_a_search_that_is_stopped_goes_on_when_asked(hand, window, many, panel, qtbot):
    hand.press("/")
    hand.type("会员 in:more", panel.field)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    QTest.mouseClick(panel.go, Qt.MouseButton.LeftButton)  # which says Stop
    assert panel.model.rowCount() == 0
    hand.push(panel.more)
    found(qtbot, window)
    assert panel.model.rowCount() == 5


def test_nothing_found_is_told(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "鼎鼎")
    assert panel.count.text() == "Nothing was found."
    assert not panel.label.isEnabled()
    hand.press("F4", on=window.view)
    assert "search the project first" in window.statusBar().currentMessage()


def test_what_is_selected_is_what_is_searched_for(hand, window, many, panel, qtbot):
    hand.drag(1, 3)
    hand.press("/")
    assert panel.field.text() == "会员"


def test_reports_are_indexed_while_nobody_searches(hand, window, many, panel, qtbot):
    session = window.desk.session
    assert set(many) <= set(indexing.waiting(session))
    hand.press("/")
    qtbot.waitUntil(lambda: not indexing.waiting(session), timeout=20_000)


def test_a_form_writes_the_query(hand, window, many, panel, qtbot):
    hand.press("/")
    hand.push(panel.form)
    form = window.findChild(SearchForm)
    assert not form.ok.isEnabled()
    assert not form.value.isEnabled()
    form.label.setFocus()
    while form.label.currentData() != "QUANTITY":
        QTest.keyClick(form.label, Qt.Key.Key_Down)
    while form.sign.currentData() != ">":
        QTest.keyClick(form.sign, Qt.Key.Key_Down)
    hand.type("many", form.value)
    assert "no value of QUANTITY" in form.problem.text()
    hand.type("1000", form.value)
    hand.type("more1", form.name)
    assert form.query.text() == "QUANTITY > 1000 in:more1"
    hand.press("Return", on=form.value)
    found(qtbot, window)
    assert panel.field.text() == "QUANTITY > 1000 in:more1"
    assert [row[2] for row in rows(panel)] == ["1200人"]


def test_a_report_read_otherwise_since_is_not_gone_to(hand, window, many, panel, qtbot):
    look(qtbot, hand, window, "龘会员")
    with window.desk.session.project.writing() as at:
        at.reports.set_text(many[1], "别的文字" * 5, "gb18030", 1.0)
    hand.press("Return", on=panel.table)
    assert "Search again" in window.statusBar().currentMessage()


def test_another_project_begins_without_what_was_found(hand, window, many, panel, qtbot, tmp_path):
    look(qtbot, hand, window, "会员")
    Session.create(tmp_path / "other.annot", "沈").close()
    window.switch_project(tmp_path / "other.annot", new=False)
    assert panel.model.rowCount() == 0
    look(qtbot, hand, window, "会员")
    assert panel.count.text() == "Nothing was found."
