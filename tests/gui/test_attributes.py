"""Attributes in the inspector: shown where a label asks, set by keys and clicks, and taken back."""

from dataclasses import replace

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QFormLayout

from annotator import labels
from annotator.review import Session
from tests.gui.conftest import SAMPLE


def go_to(window, covered):
    start = SAMPLE.index(covered)
    span = (start, start + len(covered))
    window.desk.go_to(next(m for m in window.desk.marks if (m.start, m.end) == span))
    QApplication.processEvents()  # new rows are laid out


def said(window, covered):
    """What the database says of a mark, and its status."""
    other = Session.open(window.desk.session.project.path, "reader")
    report, marks = other.report(window.desk.report_id)
    mark = next(m for m in marks if report.text[m.start : m.end] == covered)
    other.close()
    return mark.attributes, mark.status.value


def rows(window):
    """The captions of the rows, each with its field, as they stand in the inspector."""
    inspector = window.inspector
    form = inspector.layout()
    found = {}
    for at in range(form.rowCount()):
        field = form.itemAt(at, QFormLayout.ItemRole.FieldRole)
        if field is not None and field.widget() in inspector.attributes.fields:
            caption = form.itemAt(at, QFormLayout.ItemRole.LabelRole).widget()
            assert caption.buddy() is field.widget()
            found[caption.text()] = field.widget()
    return found


def told(window):
    return window.statusBar().currentMessage()


def test_rows_stand_where_a_label_asks_in_the_language_of_the_window(window):
    window.looks.set_language("en")
    go_to(window, "4月28日")
    assert rows(window) == {}
    go_to(window, "4.11万元")
    assert list(rows(window)) == ["Sense", "Cumulative"]
    for name, field in rows(window).items():
        heard = QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name)
        assert heard == name
    box = rows(window)["Sense"]
    assert [box.itemText(at) for at in range(box.count())] == ["", "actual", "planned"]
    window.looks.set_language("zh_CN")
    assert list(rows(window)) == ["性质", "累计"]
    assert [f.text() for f in window.inspector.attributes.fields[1:]] == ["是"]
    window.desk.point_at(None)
    assert rows(window) == {}


def test_keys_choose_from_the_list_and_the_report_has_the_keyboard_again(window, hand):
    window.looks.set_language("en")
    go_to(window, "4月28日")
    hand.press("Shift+V", on=window.view)
    assert told(window) == "Spans labelled Date have no attributes."
    go_to(window, "4.11万元")
    hand.press("Shift+V", on=window.view)
    box = rows(window)["Sense"]
    assert QApplication.focusWidget() is box
    hand.press("Esc", on=box)
    assert window.view.hasFocus()
    hand.press("Shift+V", on=window.view)
    hand.press("Down", on=box)
    assert box.view().isVisible()
    assert said(window, "4.11万元") == ({}, "suggested")
    for key in ("Down", "Down", "Return"):
        hand.press(key, on=box.view())
    assert said(window, "4.11万元") == ({"sense": "planned"}, "confirmed")
    assert window.view.hasFocus()
    assert told(window) == "Attribute set: 4.11万元 (Money) · Sense: planned"
    hand.press("Z", on=window.view)
    assert said(window, "4.11万元") == ({}, "suggested")
    assert rows(window)["Sense"].currentText() == ""
    hand.press("Shift+Z", on=window.view)
    assert rows(window)["Sense"].currentText() == "planned"


def test_a_box_is_ticked_by_mouse_and_by_key(window, hand):
    window.looks.set_language("en")
    go_to(window, "4.11万元")
    box = rows(window)["Cumulative"]
    around = window.inspector.around
    around.setCurrentWidget(around.touches)
    hand.push(box)
    assert said(window, "4.11万元") == ({"cumulative": "yes"}, "confirmed")
    assert box.isChecked()
    assert around.touches.topLevelItem(0).text(2) == "Attribute set, Cumulative: – → yes"
    hand.press("Shift+V", on=window.view)
    hand.press("Tab")
    assert QApplication.focusWidget() is box
    hand.press("Space", on=box)
    assert said(window, "4.11万元") == ({}, "confirmed")
    assert told(window).endswith("Cumulative: –")
    assert window.view.hasFocus()


def test_tab_leads_there_from_the_note_which_is_kept_first(window, hand):
    go_to(window, "4.11万元")
    hand.press("M", on=window.view)
    seen = []
    for _ in range(3):
        hand.press("Tab")
        seen.append(QApplication.focusWidget())
    assert seen[:2] == window.inspector.attributes.fields
    assert window.inspector.around.isAncestorOf(seen[2])
    hand.press("M", on=window.view)
    hand.type("see p. 2", window.inspector.note)
    hand.push(window.inspector.attributes.fields[1])
    assert said(window, "4.11万元")[0] == {"cumulative": "yes"}
    other = window.desk.session.report(window.desk.report_id)[1]
    assert next(m for m in other if m.attributes).note == "see p. 2"


def test_a_value_that_is_none_is_mended_first_and_the_box_stands_as_it_was(window, hand):
    go_to(window, "4.11万元")
    hand.press("V", on=window.view)
    hand.type("many", window.inspector.value)
    box = window.inspector.attributes.fields[1]
    hand.push(box)
    assert said(window, "4.11万元") == ({}, "suggested")
    assert not box.isChecked()
    assert window.inspector.value.hasFocus()


def test_relabelling_takes_the_rows_away_and_undo_brings_all_back(window, hand):
    go_to(window, "4.11万元")
    hand.push(window.inspector.attributes.fields[1])
    hand.press("4", on=window.view)
    assert said(window, "4.11万元") == ({}, "confirmed")
    assert window.inspector.attributes.fields == []
    hand.press("Z", on=window.view)
    assert window.inspector.attributes.fields[1].isChecked()


def test_what_the_set_does_not_ask_is_shown_and_can_be_taken_back(window, hand):
    session, desk = window.desk.session, window.desk
    go_to(window, "4.11万元")
    hand.push(window.inspector.attributes.fields[1])
    without = [replace(one, attributes=()) for one in session.labels.labels]
    desk.follow_label_set(session.change_labels(labels.edit(session.labels, without, {})))
    (box,) = rows(window).values()
    assert box.isChecked()
    assert box.text() == "yes"
    hand.painted()
    hand.push(box)
    assert said(window, "4.11万元") == ({}, "confirmed")
    assert rows(window) == {}


def test_what_was_taken_off_the_set_elsewhere_is_refused_and_shown_as_it_is(window, hand):
    window.looks.set_language("en")
    go_to(window, "4.11万元")
    other = Session.open(window.desk.session.project.path, "林")
    without = [replace(one, attributes=()) for one in other.labels.labels]
    other.change_labels(labels.edit(other.labels, without, {}))
    other.close()
    hand.push(window.inspector.attributes.fields[1])
    assert "changed elsewhere" in told(window)
    assert said(window, "4.11万元") == ({}, "suggested")
    assert rows(window) == {}
