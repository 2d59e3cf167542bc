"""The project kept safe beside the window: backed up, by hand and every day, and verified."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from annotator.review import keeping
from annotator.review.relabelling import Watch
from annotator.review.verifying import Verification
from annotator.ui import i18n, messages
from annotator.ui.dialogs import files
from annotator.ui.progress import Progress
from annotator.ui.workers import OneCall

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QMainWindow

    from annotator.errors import UserError
    from annotator.ui.desk import Desk
    from annotator.ui.kept import Kept

    _Cancelled = Callable[[], bool]

translate = QCoreApplication.translate
_CALM_MS = 2000  # after a project was opened, so that reading in it begins undisturbed


class Keeping(QObject):
    """What is asked for is done one by one; the daily backup goes on beside that, and silently."""

    told = Signal(str)
    failed = Signal(object)  # a UserError

    def __init__(self, window: QMainWindow, desk: Desk, kept: Kept) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._kept = kept
        self._asked = OneCall(self)
        self._progress = Progress(window.statusBar(), self)
        self._progress.cancelled.connect(self.cancel)
        self._asked.reached.connect(self._progress.reach)
        self._asked.refused.connect(self.failed)
        self._asked.ended.connect(self._progress.end)
        self._project: Path | None = None
        self._daily = OneCall(self)
        self._daily.refused.connect(self._tell_missing)
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._back_up_daily)
        desk.reportOpened.connect(self._follow)

    # -- backups --------------------------------------------------------------------------------

    def ask_to_back_up(self) -> None:
        """Ask where to, and lay a copy of the project there."""
        project = self._desk.session.project.path
        suggested = project.with_name(keeping.place_for(project).name)
        files.backup(self._window, suggested, self.back_up)

    def back_up(self, target: Path) -> None:
        """Lay a copy of the project at ``target``; the reviewer goes on meanwhile."""
        project = self._desk.session.project.path

        def backed_up(cancelled: _Cancelled) -> Path:
            return keeping.back_up(project, target, Watch(cancelled, self._asked.reach))

        self._begin(translate("Keeping", "Backing up"), backed_up, self._tell_backed_up)

    def _tell_backed_up(self, found: Path) -> None:
        self.told.emit(translate("Keeping", "The project is backed up: {path}").format(path=found))

    def _follow(self) -> None:
        """Make the day's backup of a project that has just been opened."""
        project = self._desk.session.project.path
        if project != self._project:
            self._project = project
            self._calm.start()

    def _back_up_daily(self) -> None:
        days, session = self._kept.settings.backups, self._desk.session
        if not days or self._daily.is_busy:
            return
        today = datetime.now().astimezone().date()
        self._daily.start(
            lambda cancelled: keeping.back_up_daily(session, days, today, Watch(cancelled)),
            lambda _: None,
        )

    def _tell_missing(self, error: UserError) -> None:
        text = translate("Keeping", "The daily backup is not made: {reason}")
        self.told.emit(text.format(reason=i18n.sentence(error)))

    # -- verifying ------------------------------------------------------------------------------

    def verify(self) -> None:
        """Look the project through, and tell what was found."""
        session = self._desk.session

        def verified(cancelled: _Cancelled) -> tuple[Verification, list[UserError]]:
            verification = Verification(session, Watch(cancelled, self._asked.reach))
            return verification, list(verification.faults())

        what = translate("Keeping", "Verifying the project")
        self._begin(what, verified, self._tell_verified)

    def _tell_verified(self, found: tuple[Verification, list[UserError]]) -> None:
        verification, faults = found
        if faults:
            messages.faulty(self._window, faults)
            return
        text = translate(
            "Keeping",
            "The project is whole. Looked through: {report} reports, {mark} marks, {relation} "
            "links, {decision} decisions.",
        ).format(**{name: f"{count:,}" for name, count in verification.counts.items()})
        if verification.unchecked:
            more = translate(
                "Keeping",
                "Texts that could be compared with nothing, as no source is kept of them: {count}.",
            )
            text = f"{text}\n\n{more.format(count=f'{verification.unchecked:,}')}"
        messages.information(self._window, text)

    # -- one at a time --------------------------------------------------------------------------

    def _begin(
        self, what: str, call: Callable[[_Cancelled], object], take: Callable[..., None]
    ) -> None:
        if self._asked.is_busy:
            self.told.emit(translate("Keeping", "Something is under way with the project already."))
            return
        self._progress.begin(what)
        self._asked.start(call, take)

    def cancel(self) -> None:
        """Give up what was asked for."""
        self._asked.cancel()

    def stop(self) -> None:
        """Cancel all, and return when nothing is under way; nothing is told of it any more."""
        self._calm.stop()
        self._project = None
        for call in (self._asked, self._daily):
            call.stop()

    def retranslate(self) -> None:
        """Write the button in the language of now."""
        self._progress.retranslate()
