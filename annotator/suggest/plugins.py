"""Suggesters of other packages: found by their entry points, loaded once, and never trusted.

What one of them does wrong is told once, as a warning, and costs nobody else's candidates. See
docs/suggesters.md for what is asked of them.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field, replace
from importlib.metadata import EntryPoint, entry_points
from itertools import islice
from threading import RLock
from typing import TYPE_CHECKING, Any

from annotator.errors import BadSuggester
from annotator.model import Origin, Suggestion, Value
from annotator.suggest.pipeline import NAMES
from annotator.text.cancel import Cancelled

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from annotator.suggest.task import Suggester, Task

GROUP = "annotator.suggesters"
_RESERVED = NAMES | {"reviewer", "import"}
_NAME = re.compile(r"\w[\w.-]{0,49}")
_MOST = 100_000  # suggestions in a stretch: who gives more gives them for ever
_LONGEST = 200  # characters of a rule or a value
_log = logging.getLogger(__name__)
_lock = RLock()
_loaded: list[tuple[Plugin, ...]] = []


@dataclass(slots=True)
class Plugin:
    """A suggester of another package; ``problem`` is why it is not used, or was not believed."""

    name: str
    package: str
    version: str
    suggester: Suggester | None = None
    problem: str | None = None
    told: bool = field(default=False, compare=False)

    def warn(self, reason: str) -> None:
        """Say once that it does not work."""
        with _lock:
            if self.told:
                return
            self.told, self.problem = True, reason
        _log.warning(
            BadSuggester(name=self.name, package=f"{self.package} {self.version}", reason=reason)
        )


def load() -> tuple[Plugin, ...]:
    """Return the plug-ins that are installed, loaded when this is first asked."""
    with _lock:
        if not _loaded:
            _loaded.append(())  # what a plug-in finds that asks for plug-ins while it is loaded
            _loaded[0] = tuple(_load_all())
        return _loaded[0]


def names() -> frozenset[str]:
    """Return who may be the origin of a candidate that we found: our suggesters and plug-ins."""
    return NAMES | {plugin.name for plugin in load() if plugin.suggester is not None}


def suggesters(labels: Collection[str]) -> tuple[Suggester, ...]:
    """Return the plug-ins as suggesters that do no harm, of candidates under ``labels`` alone."""
    found = load()
    for plugin in found:
        if plugin.suggester is None and plugin.problem is not None:
            plugin.warn(plugin.problem)
    return tuple(
        _guarded(plugin, plugin.suggester, labels)
        for plugin in found
        if plugin.suggester is not None
    )


# -- loading --------------------------------------------------------------------------------------


def _load_all() -> Iterator[Plugin]:
    taken = set(_RESERVED)
    for point in sorted(entry_points(group=GROUP), key=lambda one: (one.name, one.value)):
        plugin = _loaded_from(point, taken)
        taken.add(plugin.name)
        yield plugin


def _loaded_from(point: EntryPoint, taken: set[str]) -> Plugin:
    dist = point.dist
    package, version = (dist.name, dist.version) if dist else (point.value, "")
    plugin = Plugin(point.name, package, version)
    if not _NAME.fullmatch(point.name):
        plugin.problem = "its name is no word"
    elif point.name in taken:
        plugin.problem = "its name is taken"
    else:
        try:
            made = point.load()
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is somebody else's
            plugin.problem = _said(error)
        else:
            plugin.suggester = made if callable(made) else None
            plugin.problem = None if callable(made) else "it cannot be called"
    return plugin


def _said(error: BaseException) -> str:
    text = " ".join(str(error).split())[:_LONGEST].rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


# -- looking --------------------------------------------------------------------------------------


def _guarded(plugin: Plugin, suggester: Suggester, labels: Collection[str]) -> Suggester:
    def suggest_guarded(task: Task) -> Iterator[Suggestion]:
        kept: list[Suggestion] = []
        try:
            for one in islice(suggester(task), _MOST):
                task.check()
                wrong = _wrong_with(one, len(task.text), labels)
                if wrong is not None:
                    plugin.warn(wrong)
                else:
                    kept.append(_signed(one, plugin.name))
        except Cancelled:
            raise
        except (Exception, SystemExit) as error:  # noqa: BLE001 - it is somebody else's
            plugin.warn(_said(error))
            return
        yield from kept

    return suggest_guarded


def _signed(one: Suggestion, name: str) -> Suggestion:
    score = None if one.origin.score is None else float(one.origin.score)
    return replace(one, origin=Origin(name, one.origin.rule, score))


def _wrong_with(one: object, length: int, labels: Collection[str]) -> str | None:
    """Return what is wrong with a suggestion in a text of ``length``, None where nothing is."""
    if not isinstance(one, Suggestion):
        return f"it gives a {type(one).__name__}, not a Suggestion"
    if type(one.start) is not int or type(one.end) is not int:
        return "its offsets are no whole numbers"
    if not 0 <= one.start < one.end <= length:
        return f"{one.start}-{one.end} is no span in a text of {length} characters"
    label: Any = one.label  # nothing keeps a plug-in from putting anything in
    origin: Any = one.origin
    value: Any = one.value
    if not isinstance(label, str) or label not in labels:
        return f"there is no label {str(label)[:50]!r}"
    if not isinstance(origin, Origin) or not isinstance(value, Value):
        return "its origin or its value is of another kind"
    if origin.score is not None and not _is_share(origin.score):
        return f"its score is {str(origin.score)[:50]}, not from 0 to 1"
    texts = (origin.rule, value.value, value.unit, value.mod)
    if not all(text is None or _is_plain(text) for text in texts):
        return "its rule or its value is no short text"
    return None


def _is_share(score: object) -> bool:
    """Return whether it is a number from 0 to 1."""
    return isinstance(score, int | float) and not isinstance(score, bool) and 0 <= score <= 1


def _is_plain(text: object) -> bool:
    return isinstance(text, str) and text.isprintable() and len(text) <= _LONGEST
