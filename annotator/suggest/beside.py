"""Candidates found in a process beside this one, so that none of its threads has to wait.

Python runs one thread at a time: whoever finds candidates in a thread holds up the one that paints.
The process is started when first needed, kept for the next report, ended to cancel, and ends by
itself when this one does.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import traceback
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from annotator.errors import FindingEnded, NoNer, UserError
from annotator.model import Origin, Suggestion, Value
from annotator.suggest.parts import Part
from annotator.suggest.search import OURS, Finder, Search, find, finder
from annotator.text.cancel import Asked, Cancelled, never

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

    from annotator.model import Report

_ASK_SECONDS = 0.05
_NICE = 5
"""How far it stands behind the window, where both want the same processor."""
_Packed = tuple[int, int, str, str, str | None, float | None, str | None, str | None, str | None]
"""A suggestion as plain values: a thousand of them are read in a millisecond."""
_log = logging.getLogger(__name__)


class Beside:
    """A process that finds candidates, for one thread at a time; with ``ner`` by LAC too."""

    def __init__(self, *, ner: bool = False) -> None:
        self.ner = ner  # changed, it holds from the next report on
        self._started_with = ner
        self._process: SpawnProcess | None = None
        self._pipe: Connection[Any, Any] | None = None

    def find(
        self, report: Report, cancelled: Asked = never, search: Search = OURS
    ) -> Iterator[Part]:
        """Yield the parts of ``report`` as ``search.find`` does; here where no process can be had.

        Raises:
            FindingEnded: the process has ended before its time.
            Cancelled: ``cancelled`` said so.

        """
        try:
            pipe = self._started()
        except OSError as error:
            _log.warning("no process beside this one (%s): candidates are found here", error)
            yield from _finder(ner=self.ner)(report, cancelled, search)
            return
        finished = False
        try:
            pipe.send((report, search))
            while (part := _next(pipe, cancelled)) is not None:
                yield part
            finished = True
        except (EOFError, OSError) as error:
            raise FindingEnded(name=report.name) from error
        finally:
            if not finished:
                self.close()

    def close(self) -> None:
        """End the process, whatever it is at."""
        process, pipe = self._process, self._pipe
        self._process = self._pipe = None
        if pipe is not None:
            pipe.close()
        if process is not None:
            process.terminate()
            process.join()
            process.close()

    def _started(self) -> Connection[Any, Any]:
        ended = self._process is None or not self._process.is_alive()
        if self._pipe is None or ended or self._started_with != self.ner:
            self.close()
            self._started_with = self.ner
            context = multiprocessing.get_context("spawn")
            self._pipe, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self.ner), daemon=True)
            self._process.start()
            theirs.close()  # so that we are told when the process has ended
        return self._pipe


def _next(pipe: Connection[Any, Any], cancelled: Asked) -> Part | None:
    while True:
        while not pipe.poll(_ASK_SECONDS):
            if cancelled():
                raise Cancelled
        if cancelled():
            raise Cancelled
        told = pipe.recv()
        if not isinstance(told, _Warned):
            break
        _log.warning(told.kind(**told.params))
    if isinstance(told, str):
        raise RuntimeError(told)  # noqa: TRY004 - it is what went wrong there
    return None if told is None else Part(told[0], [_unpacked(one) for one in told[1]])


class _Warned(NamedTuple):
    """What the process has to warn of; an error itself does not go through a pipe."""

    kind: type[UserError]
    params: dict[str, object]


class _Relay(logging.Handler):
    """Sends what a user is to be told to whoever started the process."""

    def __init__(self, pipe: Connection[Any, Any]) -> None:
        super().__init__(logging.WARNING)
        self._pipe = pipe

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.msg, UserError):
            self._pipe.send(_Warned(type(record.msg), record.msg.params))


def _serve(pipe: Connection[Any, Any], ner: bool) -> None:
    """Find what is asked for, in the process, until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it decides when it ends
    logging.getLogger("annotator").addHandler(_Relay(pipe))
    if hasattr(os, "nice"):
        os.nice(_NICE)
    try:
        look = _finder(ner=ner)
        while True:
            report, search = pipe.recv()
            try:
                for part in look(report, never, search):
                    pipe.send((part.end, [_packed(one) for one in part.kept]))
            except (EOFError, OSError):
                raise
            except Exception:  # noqa: BLE001 - whoever asked is told, and raises it there
                pipe.send(traceback.format_exc())
            else:
                pipe.send(None)
    except (EOFError, OSError):
        return


def _finder(*, ner: bool) -> Finder:
    """Return what finds candidates; our rules alone where LAC is there and cannot be loaded."""
    try:
        return finder(ner=ner)
    except NoNer as error:
        _log.warning("%s", error)
        return find


def _packed(one: Suggestion) -> _Packed:
    origin, value = one.origin, one.value
    return (
        *(one.start, one.end, one.label, origin.by, origin.rule, origin.score),
        *(value.value, value.unit, value.mod),
    )


def _unpacked(packed: _Packed) -> Suggestion:
    start, end, label, by, rule, score, *value = packed
    return Suggestion(start, end, label, _origin(by, rule, score), Value(*value))


@lru_cache(maxsize=1000)
def _origin(by: str, rule: str | None, score: float | None) -> Origin:
    """Return the origin, the same for all suggestions of a rule."""
    return Origin(by, rule, score)
