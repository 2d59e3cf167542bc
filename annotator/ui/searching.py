"""Searching the project in the window: beside it, told as it is found, and followed by acts.

A search goes on where it stopped when more is asked for. While none is under way, reports that are
not indexed yet are, so that the next one is quick.
"""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from annotator.errors import BadQuery
from annotator.review import indexing, searching
from annotator.review.queries import parse, quoted
from annotator.review.searching import Search
from annotator.text.fold import fold
from annotator.ui.dialogs.search_form import SearchForm
from annotator.ui.i18n import sentence
from annotator.ui.search_panel import SearchPanel
from annotator.ui.workers import LatestCall

if TYPE_CHECKING:
    from annotator.errors import UserError
    from annotator.model import ReportSummary
    from annotator.review import Session
    from annotator.review.searching import Hit
    from annotator.text.cancel import Asked
    from annotator.ui.main_window import MainWindow

    _Told = tuple[Search, list[Hit], bool]

translate = QCoreApplication.translate
_MOST = 1000  # places that are found before more is asked for
_TELL_SECONDS = 0.06
_SETTLED_MS = 120  # after the last of several changes, what is shown of them is looked at again
_IDLE_MS = 400  # after which reports are indexed, where nobody searches
_HISTORY = 30
_LONGEST_TAKEN = 100  # code points of a selection that are searched for unasked
_HEIGHT = 300  # pixels of the panel, when it is opened first
_KEPT_AS = "SearchPanel"


class Searching(QObject):
    """What the menus call, and the panel that shows what comes of it."""

    told = Signal(str)  # a word for the status bar
    failed = Signal(object)  # a UserError
    asked = Signal()  # the form has been answered, or closed

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._desk = window, window.desk
        session, looks = self._desk.session, window.looks
        self.panel = SearchPanel(session.labels, looks.theme, looks.language, window)
        self._search: Search | None = None
        self._written = ""  # what is searched for
        self._was_open = False
        self._beside, self._indexing, self._again = (LatestCall(self) for _ in range(3))
        self._changed: set[int] = set()  # reports in which something was decided since
        self._read: set[int] = set()  # those of them that are being looked at again
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._connect()
        window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.panel)
        self.panel.hide()

    def _connect(self) -> None:
        panel = self.panel
        panel.asked.connect(self._begin)
        panel.moreAsked.connect(self._go_on_looking)
        panel.stopAsked.connect(self.cancel)
        panel.formAsked.connect(self._open_form)
        panel.labelAsked.connect(self._ask_for_label)
        panel.rejectAsked.connect(self._reject)
        panel.chosen.connect(self._go_to)
        panel.left.connect(self._window.read_on)
        panel.visibilityChanged.connect(self._follow_panel)
        self._beside.done.connect(lambda _: self._end())
        self._beside.refused.connect(self._refuse)
        self._indexing.done.connect(lambda _: panel.behind.setText(""))
        self._indexing.refused.connect(lambda _: panel.behind.setText(""))
        self._again.done.connect(self._renew)
        self._settled.timeout.connect(self._look_again)
        self._desk.summaryChanged.connect(self._note_summary)
        self._desk.marksReplaced.connect(lambda _: self._note(self._desk.report_id))
        self._window.transfers.arrivals.ended.connect(self._index_soon)

    # -- the panel ------------------------------------------------------------------------------

    def open(self) -> None:
        """Show the panel, with what is selected in its field; where one is there, close it."""
        panel, view = self.panel, self._window.view
        focus = self._window.focusWidget()
        if panel.isVisible() and focus is not None and panel.isAncestorOf(focus):
            panel.hide()
            self._window.read_on()
            return
        start, end = view.selected_in_view.span
        taken = view.page.text[start : min(end, start + _LONGEST_TAKEN + 1)].strip()
        if 0 < len(taken) <= _LONGEST_TAKEN and taken.splitlines() == [taken]:
            panel.field.setText(quoted(taken, self._desk.session.labels))
        if not panel.isVisible():
            panel.show()
            _, height = self._window.kept.settings.dialogs.get(_KEPT_AS, (0, _HEIGHT))
            self._window.resizeDocks([panel], [height], Qt.Orientation.Vertical)
        panel.raise_()
        panel.field.show_before(self._window.kept.settings.searches)
        panel.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        panel.field.selectAll()

    def _follow_panel(self, visible: bool) -> None:
        if visible:
            self._was_open = True
            self._index_soon()
        elif self._was_open:
            self._remember_height()

    def _remember_height(self) -> None:
        kept, panel = self._window.kept, self.panel
        if panel.height() > 0 and not panel.isFloating():
            size = (panel.width(), panel.height())
            kept.change(dialogs={**kept.settings.dialogs, _KEPT_AS: size})

    def _open_form(self) -> None:
        labels, looks = self._desk.session.labels, self._window.looks
        form = SearchForm(labels, looks.language, self._window)
        form.written.connect(self._take_written)
        form.finished.connect(lambda _: self.panel.field.setFocus())
        form.open()

    def _take_written(self, query: str) -> None:
        self.panel.field.setText(query)
        self._begin()

    # -- looking --------------------------------------------------------------------------------

    def _begin(self) -> None:
        """Search for what stands in the field."""
        panel, session = self.panel, self._desk.session
        text = panel.field.text()
        try:
            query = parse(text, session.labels)
        except BadQuery as error:
            panel.tell_problem(sentence(error))
            panel.field.point_at(error.span)
            return
        kept = self._window.kept
        before = [text, *(one for one in kept.settings.searches if one != text)]
        kept.change(searches=tuple(before[:_HISTORY]))
        panel.field.show_before(kept.settings.searches)
        panel.model.clear()
        self._written = text
        self._search = Search(session, query)
        self._look(self._search, _MOST)

    def _go_on_looking(self) -> None:
        """Find as many places again as there are already."""
        if self._search is not None and not self._search.is_done:
            self._beside.stop()  # who was told to stop may still be at it
            self._look(self._search, max(_MOST, self.panel.model.rowCount()))

    def _look(self, search: Search, most: int) -> None:
        self._indexing.leave()
        self.panel.behind.setText("")

        def look(cancelled: Asked) -> None:
            found: list[Hit] = []
            told = 0.0
            try:
                for hits in search.more(most, cancelled):
                    found += hits
                    if monotonic() - told > _TELL_SECONDS:
                        worker.found.emit((search, found, False))
                        found, told = [], monotonic()
            finally:  # it goes on behind what was found, be it that it is stopped
                worker.found.emit((search, found, True))

        worker = self._beside.start(look)
        worker.found.connect(self._take)
        self.panel.tell_busy(busy=True)
        self._tell_count()

    def _take(self, told: _Told) -> None:
        search, hits, is_last = told
        panel = self.panel
        if search is not self._search:
            return
        is_first = panel.model.rowCount() == 0 and bool(hits)
        panel.model.extend(hits)
        if is_last:
            panel.model.sort_again()
        if is_first:
            panel.table.fit()
            if panel.field.hasFocus() and panel.field.text() == self._written:
                panel.table.setFocus()  # else the next query is being written already
        self._tell_count()

    def _end(self) -> None:
        self.panel.tell_busy(busy=False)
        self._tell_count()
        self._index_soon()

    def _refuse(self, error: UserError) -> None:
        self._end()
        self.failed.emit(error)

    def cancel(self) -> None:
        """Give up what is being looked for; what was found stays."""
        if self._beside.is_busy:
            self._beside.leave()
            self._end()

    def stop(self) -> None:
        """Return when nothing is under way; what was found is forgotten."""
        for call in (self._beside, self._indexing, self._again):
            call.stop()
        self._settled.stop()
        self._changed.clear()
        self._read.clear()
        self._search = None
        if self.panel.isVisible():
            self._remember_height()
        self.panel.model.clear()
        self.panel.tell_busy(busy=False)
        self._tell_count()

    # -- what is told ---------------------------------------------------------------------------

    def _tell_count(self) -> None:
        search, panel = self._search, self.panel
        panel.more.setVisible(search is not None and not search.is_done)
        panel.more.setEnabled(not self._beside.is_busy)
        count = panel.model.rowCount()
        if search is None:
            text = ""
        elif self._beside.is_busy:
            text = translate("Search", "Places: {count} … reports looked into: {looked} of {total}")
        elif not search.is_done:
            text = translate("Search", "The first {count} places; there may be more.")
        elif count:
            text = translate("Search", "Places: {count}")
        else:
            text = translate("Search", "Nothing was found.")
        looked, total = (search.looked, search.total) if search is not None else (0, 0)
        told = text.format(count=f"{count:,}", looked=f"{looked:,}", total=f"{total:,}")
        panel.count.setText(told)

    # -- the index ------------------------------------------------------------------------------

    def _index_soon(self) -> None:
        """Index what waits for it, once nobody searches."""
        if not self.panel.isVisible() or self._beside.is_busy or self._indexing.is_busy:
            return
        session = self._desk.session

        def index(cancelled: Asked) -> None:
            fold("")  # what it needs is read once, and better now than with the first search
            indexing.catch_up(session, cancelled, lambda *far: worker.found.emit(far))

        worker = self._indexing.start(index, after_ms=_IDLE_MS)
        worker.found.connect(self._tell_indexed)

    def _tell_indexed(self, far: tuple[int, int]) -> None:
        if self._indexing.is_busy and far[0] < far[1]:
            text = translate("Search", "Indexed for searching: {done} of {total} reports")
            self.panel.behind.setText(text.format(done=f"{far[0]:,}", total=f"{far[1]:,}"))

    # -- going there ----------------------------------------------------------------------------

    def go_on(self) -> None:
        """Go to the place after the one that is chosen."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the place before the one that is chosen."""
        self._step(-1)

    def _step(self, step: int) -> None:
        count, table = self.panel.model.rowCount(), self.panel.table
        if not count:
            self.told.emit(translate("Search", "Nothing is found yet: search the project first."))
            return
        row = (table.currentIndex().row() + step) % count
        table.choose(row)
        self._go_to(row)

    def _go_to(self, row: int) -> None:
        """Open the report of a place, and go to its mark, or select it."""
        desk, view, hit = self._desk, self._window.view, self.panel.model.rows[row]
        place = hit.place
        if place.report_id != desk.report_id:
            desk.open_report(place.report_id)
        if desk.report_id != place.report_id or desk.report is None:
            return
        if desk.report.encoding != place.encoding or place.end > len(desk.report.text):
            self.told.emit(translate("Search", "The report is read otherwise now. Search again."))
            return
        mark = None if hit.about is None else desk.marks.get(hit.about.id)
        if mark is not None and desk.is_shown(mark):
            desk.go_to(mark)
        else:
            desk.point_at(None)
            view.select(*view.page.view.map.forward(place.start, place.end))
            view.reveal(place.start, place.end)
        number = translate("Search", "Place {number} of {count}")
        self.told.emit(number.format(number=row + 1, count=self.panel.model.rowCount()))
        self._window.read_on()

    # -- many at once ---------------------------------------------------------------------------

    def _meant(self) -> list[Hit]:
        rows = self.panel.meant()
        return [self.panel.model.rows[row] for row in rows] if self._may_decide() else []

    def _may_decide(self) -> bool:
        return self._desk.settle() and not self._desk.unsaved.hinders()

    def _ask_for_label(self) -> None:
        hits = self._meant()
        if hits:
            session = self._desk.session
            self._window.listing.ask_for_label(partial(self._label, session, hits))

    def _label(self, session: Session, hits: list[Hit], label: str) -> None:
        places = [hit.place for hit in hits]
        self._window.occurring.label_places(session, label, places)

    def _reject(self) -> None:
        """Reject the marks that were found; those on them, where texts were."""
        hits = self._meant()
        marks = [one for hit in hits for one in ((hit.about,) if hit.about else hit.marks)]
        if marks:
            unique = list({mark.id: mark for mark in marks}.values())
            self._window.occurring.reject_marks(self._desk.session, unique)
        elif hits:
            self.told.emit(translate("Search", "Nothing is marked there."))

    # -- following ------------------------------------------------------------------------------

    def _note_summary(self, summary: ReportSummary) -> None:
        self._note(summary.id)

    def _note(self, report_id: int | None) -> None:
        if report_id is not None and self.panel.model.rowCount():
            self._changed.add(report_id)
            self._settled.start()

    def _look_again(self) -> None:
        """Read anew what is at the places of reports in which something was decided."""
        self._read |= self._changed
        self._changed.clear()
        hits = self.panel.model.of_reports(self._read)
        if hits:
            self._again.start(partial(_again, self._desk.session, hits))

    def _renew(self, hits: dict[int, Hit]) -> None:
        self._read.clear()
        self.panel.model.renew(hits)

    # -- looks ----------------------------------------------------------------------------------

    def dress(self) -> None:
        """Show labels and colours as they are now."""
        looks, labels = self._window.looks, self._desk.session.labels
        self.panel.model.set_look(labels, looks.theme, looks.language)
        self.panel.set_theme(looks.theme)

    def retranslate(self) -> None:
        """Write the panel in the language of now."""
        self.panel.retranslate()
        self._tell_count()


def _again(session: Session, hits: dict[int, Hit], cancelled: Asked) -> dict[int, Hit]:
    del cancelled  # it takes no longer than a look at each place
    return dict(zip(hits, searching.again(session, list(hits.values())), strict=True))
