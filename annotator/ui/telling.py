"""What was done, in a few words for the status bar."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from annotator.errors import QT_TRANSLATE_NOOP
from annotator.formats.losses import IN_WORDS
from annotator.labels.attributes import asked
from annotator.model import (
    Act,
    Field,
    FieldChange,
    JudgeChange,
    LabelChange,
    LabelSetChange,
    ListChange,
    MarkChange,
    MarkStatus,
    RelationChange,
    Ruling,
    SettleChange,
    StatusChange,
)
from annotator.model.report import tags_of
from annotator.review import wording
from annotator.text.clean import clean
from annotator.ui import i18n

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotator.formats import Format
    from annotator.labels import LabelSet
    from annotator.model import Change, Mark, Report, ReportStatus, ReportSummary
    from annotator.review import MarkIndex, Outcome
    from annotator.review.exporting import Exported
    from annotator.text.clean import View

translate = QCoreApplication.translate
_LONGEST = 24

_ACTS = {
    **wording.ACTS,
    Act.SET_LABELS: QT_TRANSLATE_NOOP("Telling", "Labels changed; Z takes it back"),
}
_BY_LINKS = {Act.LINK, Act.SET_FACT, Act.SET_POST}
_MOST_LINKS = 3  # that are told one by one
_RULINGS = {
    Ruling.CONFIRMED: QT_TRANSLATE_NOOP("Telling", "Finding confirmed"),
    Ruling.DISMISSED: QT_TRANSLATE_NOOP("Telling", "Finding dismissed"),
    None: QT_TRANSLATE_NOOP("Telling", "Finding open again"),
}
_BESIDE_MARKS = (ListChange, LabelSetChange, SettleChange, JudgeChange)
_FIELDS = {
    Field.META: QT_TRANSLATE_NOOP("Telling", "what is known of the report"),
    Field.RULES: QT_TRANSLATE_NOOP("Telling", "clean-up"),
    Field.FURNITURE: QT_TRANSLATE_NOOP("Telling", "page furniture"),
    Field.ENCODING: QT_TRANSLATE_NOOP("Telling", "encoding"),
}
_ON_THE_WHOLE = (Act.FIND_AGAIN, Act.FOLLOW_LISTS, Act.IMPORT)  # they are not about one mark
_ABOUT_ONE = {Act.ADD, Act.ACCEPT, Act.MOVE, Act.RELABEL}
_MANY_AT_ONCE = {Act.LABEL_ALL, Act.REJECT_ALL}
_MARK_STATUS = {
    MarkStatus.SUGGESTED: QT_TRANSLATE_NOOP("Telling", "suggested"),
    MarkStatus.CONFIRMED: QT_TRANSLATE_NOOP("Telling", "confirmed"),
    MarkStatus.REJECTED: QT_TRANSLATE_NOOP("Telling", "rejected"),
}


def mark_status(which: MarkStatus) -> str:
    """Return what a status of a mark is called."""
    return translate("Telling", _MARK_STATUS[which])


def status(which: ReportStatus) -> str:
    """Return a report's status in the window's language."""
    return translate("Queue", wording.STATUSES[which])


def name_of(act: Act) -> str:
    """Return what an act is called in the window's language."""
    return translate("Telling", wording.ACTS[act])


def progress(summary: ReportSummary) -> str:
    """Return how many of a report's candidates are decided on, of how many found so far."""
    decided = summary.confirmed + summary.rejected
    count = f"{decided} / {decided + summary.open}"
    if summary.found_to is None:
        return count
    return f"{count} … {summary.found_to * 100 // max(1, summary.length)} %"  # more are to come


def exported(found: Exported, form: Format) -> list[str]:
    """Return how much an export holds, part by part, and what is lost by it, line by line."""
    counts = translate("Export", "Reports: {reports}; spans: {spans}")
    lines = [counts.format(reports=f"{found.reports:,}", spans=f"{found.spans:,}")]
    for name, part in found.parts.items():
        if name:
            text = counts.format(reports=f"{part.reports:,}", spans=f"{part.spans.total():,}")
            lines.append(f"{name}: {text}")
    lost = sorted(found.losses.items(), key=lambda one: (-one[1], one[0]))
    if lost:
        told = [f"{translate('losses', IN_WORDS[loss])} ({count:,})" for loss, count in lost]
        text = translate("Export", "{format} cannot carry: {losses}")
        title = translate("formats", form.title)
        lines.append(text.format(format=title, losses=translate("Export", "; ").join(told)))
    for count, text in (
        (found.gone, translate("Export", "Left out, as this text shows nothing of them: {count}")),
        (found.doubled, translate("Export", "Left out, as another says the same here: {count}")),
        (found.widened, translate("Export", "Widened to what is converted as a whole: {count}")),
    ):
        if count:
            lines.append(text.format(count=f"{count:,}"))
    if not found.passed:
        text = translate(
            "Export", "Reports that nobody has looked at go out with suggestions only."
        )
        lines.append(text)
    elif len(lines) == 1 + (len(found.parts) if "" not in found.parts else 0):
        lines.append(translate("Export", "Nothing of that is lost."))
    return lines


def left(summary: ReportSummary) -> str:
    """Return how many of a report's candidates are open, "" where none is."""
    told = translate("Queue", "{count} open").format(count=summary.open) if summary.open else ""
    if summary.found_to is None:
        return told
    return f"{told} … {summary.found_to * 100 // max(1, summary.length)} %"  # more are to come


def all_of(summary: ReportSummary) -> list[str]:
    """Return what the queue tells of a report, each thing in words, as far as it is known."""
    found = [summary.name, status(summary.status), progress(summary)]
    if summary.open:
        found.append(translate("Queue", "open suggestions: {count}").format(count=summary.open))
    if summary.findings:
        found.append(translate("Queue", "findings: {count}").format(count=summary.findings))
    if summary.date:
        found.append(summary.date)
    if summary.reviewer:
        text = translate("Queue", "last worked on by {reviewer}")
        found.append(text.format(reviewer=summary.reviewer))
    return [*found, *(f"#{name}" for name in summary.tags)]


def of(
    outcome: Outcome, report: Report | None, labels: LabelSet, known: MarkIndex | None = None
) -> str:
    """Return what ``outcome`` did to ``report``: the act, text and label, what it displaced.

    ``known`` are the report's marks after it, by which links are told.
    """
    act = translate("Telling", _ACTS[outcome.decision.act])
    if outcome.more or outcome.given_up or _MANY_AT_ONCE & {outcome.decision.act, outcome.of}:
        return _of_many(act, outcome)
    changes = as_told(outcome, outcome.decision.changes)
    marks = [change for change in changes if isinstance(change, MarkChange)]
    fields = [change.field for change in changes if isinstance(change, FieldChange)]
    if any(isinstance(change, _BESIDE_MARKS) for change in changes):
        return _of_others(act, changes)
    if fields or outcome.decision.act in _ON_THE_WHOLE:
        if Act.SET_TAGS in (outcome.decision.act, outcome.of):
            return f"{act}: {_tags_in(changes)}"
        return _of_all(act, outcome, fields, len(marks))
    links = [change for change in changes if isinstance(change, RelationChange)]
    if links and (not marks or _BY_LINKS & {outcome.decision.act, outcome.of}):
        told = ", ".join(_of_link(one, report, labels, known) for one in links[:_MOST_LINKS])
        return f"{act}: {told}" if len(links) <= _MOST_LINKS else f"{act}: {told} … ({len(links)})"
    if not marks:
        statuses = [change.after for change in changes if isinstance(change, StatusChange)]
        return f"{act}: {status(statuses[-1])}" if statuses else act
    if len(marks) > 1 and all(map(_only_decides, marks)):
        if outcome.decision.act is Act.ACCEPT_ALL:
            return translate("Telling", "Accepted {count} suggestions").format(count=len(marks))
        many = translate("Telling", "{count} suggestions")
        return f"{act}: {many.format(count=len(marks))}"
    told = f"{act}: {_about(marks[-1], report, labels)}{_said(marks[-1], labels)}"
    displaced = sum(_takes_away(change) for change in marks[:-1])
    if displaced and outcome.decision.act is not Act.UNDO:
        more = translate("Telling", "{count} under it taken away; Z brings them back")
        told = f"{told} — {more.format(count=displaced)}"
    return told + _links_too(links)


def _of_all(act: str, outcome: Outcome, fields: Iterable[Field], marks: int) -> str:
    """Return what an act changed of how a report is read, and how many marks with it."""
    if outcome.decision.act in (Act.UNDO, Act.REDO):
        what = ", ".join(translate("Telling", _FIELDS[field]) for field in fields)
        act = f"{act}: {what}" if what else act
    more = translate("Telling", "suggestions and spans changed: {count}")
    return f"{act} — {more.format(count=marks)}"


def _tags_in(changes: Iterable[Change]) -> str:
    """Return which tags came and which went."""
    told: list[str] = []
    for change in changes:
        if isinstance(change, FieldChange):
            before, after = (set(tags_of(meta)) for meta in (change.before, change.after))
            told += [f"+{name}" for name in sorted(after - before)]
            told += [f"−{name}" for name in sorted(before - after)]
    return " ".join(told)


def as_told(outcome: Outcome, changes: Sequence[Change]) -> list[Change]:
    """Return ``changes`` with what the act was about at their end.

    What made way for a mark comes before it; undone, the mark comes first.
    """
    undone = outcome.decision.act is Act.UNDO and outcome.of in _ABOUT_ONE
    return list(reversed(changes)) if undone else list(changes)


def _links_too(links: list[RelationChange]) -> str:
    """Return how many links went with a mark, or came back with it."""
    gone = sum(change.after is None for change in links)
    back = sum(change.before is None for change in links)
    told = ""
    if gone:
        told += f" — {translate('Telling', 'links gone with it: {count}').format(count=gone)}"
    if back:
        told += f" — {translate('Telling', 'links back with it: {count}').format(count=back)}"
    return told


def _of_link(
    change: RelationChange, report: Report | None, labels: LabelSet, known: MarkIndex | None
) -> str:
    relation = change.after or change.before
    assert relation is not None
    kind = labels.relation(relation.kind).name(i18n.current())
    if known is None:
        return kind
    ends = [known.get(one) for one in (relation.from_mark, relation.to_mark)]
    texts = [_covered(mark, report) for mark in ends if mark is not None]
    return f"{' → '.join(texts)} ({kind})" if len(texts) == len(ends) else kind


def _of_many(act: str, outcome: Outcome) -> str:
    """Return what a step of several decisions did, and how much of it could not be done."""
    decisions = [part.decision for part in outcome.parts()]
    changes = [one for decision in decisions for one in decision.changes]
    marks = sum(isinstance(change, MarkChange) for change in changes)
    reports = len({decision.report_id for decision in decisions})
    many = translate("Telling", "suggestions and spans: {count}; reports: {reports}")
    told = f"{act}: {many.format(count=marks, reports=reports)}"
    if not marks:
        statuses = [status(one.after) for one in changes if isinstance(one, StatusChange)]
        act = ": ".join((act, *statuses[-1:])) if len(set(statuses)) == 1 else act
        told = f"{act} — {translate('Telling', 'reports: {count}').format(count=reports)}"
    if outcome.given_up:
        left = translate("Telling", "left, for somebody has changed them since: {count} reports")
        told = f"{told} — {left.format(count=outcome.given_up)}"
    return told


def _only_decides(change: MarkChange) -> bool:
    """Return whether a suggestion is confirmed as it is by this, or open again."""
    before, after = change.before, change.after
    return (
        before is not None
        and after is not None
        and before.is_open != after.is_open
        and replace(before, status=after.status) == after
        and MarkStatus.REJECTED not in (before.status, after.status)
    )


def _of_others(act: str, changes: Iterable[Change]) -> str:
    """Return what an act on labels, on word lists, on findings or on how texts are marked did."""
    made = list(changes)
    judged = [change for change in made if isinstance(change, JudgeChange)]
    if judged:
        said = translate("Telling", _RULINGS[after.ruling if (after := judged[-1].after) else None])
        return said if act == name_of(Act.JUDGE) else f"{act}: {said}"
    settled = [change.text for change in made if isinstance(change, SettleChange)]
    if settled:
        said = name_of(Act.SETTLE)
        return f"{act if act == said else f'{act}: {said}'}: {', '.join(settled)}"
    if not any(isinstance(change, LabelSetChange) for change in made):
        lists = [change for change in made if isinstance(change, ListChange)]
        return f"{act}: {', '.join(map(_of_list, lists))}"
    moved = sum(len(one.mark_ids) for one in made if isinstance(one, LabelChange))
    marks = [one for one in made if isinstance(one, MarkChange)]
    text = translate("Telling", "the labels of the project; marks changed: {count}")
    return f"{act} — {text.format(count=f'{moved + len(marks):,}')}"


def _of_list(change: ListChange) -> str:
    head = change.after or change.before
    name = head.name if head else ""
    return f"{name} +{len(change.added)} −{len(change.removed)}"


def _about(change: MarkChange, report: Report | None, labels: LabelSet) -> str:
    mark = change.after or change.before
    assert mark is not None
    return f"{_covered(mark, report)} ({labels.get(mark.label).name(i18n.current())})"


def _said(change: MarkChange, labels: LabelSet) -> str:
    """Return what is said of a mark now, as far as it was not so before."""
    found = said(change.before, change.after, labels, i18n.current())
    return "".join(f" · {name}: {after}" for name, _, after in found)


def said(
    before: Mark | None, after: Mark | None, labels: LabelSet, language: str
) -> list[tuple[str, str, str]]:
    """Return which attributes of a mark are otherwise than before: name, choice before and after.

    A choice that is none is a dash. Nothing is told where the mark is new, gone, or of another
    label.
    """
    if before is None or after is None or before.label != after.label:
        return []
    told = []
    for one in asked(labels.get(after.label).attributes, before.attributes | after.attributes):
        choices = [mark.attributes.get(one.id) for mark in (before, after)]
        if choices[0] != choices[1]:
            names = ["–" if c is None else one.choice(c).name(language) for c in choices]
            told.append((one.name(language), names[0], names[1]))
    return told


def place(report: Report, start: int, end: int) -> str:
    """Return how ``start``-``end`` of a report (raw code points) is named: its text, the report."""
    covered = _stretch(report, start, end)
    return f"“{covered}” ({report.name})" if covered else report.name


def _covered(mark: Mark, report: Report | None) -> str:
    return "" if report is None else _stretch(report, mark.start, mark.end)


def _stretch(report: Report, start: int, end: int) -> str:
    covered = " ".join(_clean(report).of_raw(start, end).split())
    return covered if len(covered) <= _LONGEST else covered[:_LONGEST] + "…"


def _clean(report: Report) -> View:
    return clean(report.text, report.rules)


def _takes_away(change: Change) -> bool:
    if not isinstance(change, MarkChange) or change.before is None:
        return False
    return change.after is None or change.after.status is MarkStatus.REJECTED
