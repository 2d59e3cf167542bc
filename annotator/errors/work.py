"""What can be wrong with records, projects, acts and the machine."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError

# -- label sets and gold ------------------------------------------------------------------------


class BadLabelSet(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "The label set {path} cannot be used: {reason}. Mend it, then try again."
    )


class BadGold(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} holds no marked reports: {reason}. Give a folder of gold files."
    )


# -- projects -----------------------------------------------------------------------------------


class NoSuchProject(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "There is no project {path}. Check the name, or make it by importing reports."
    )


class NotAProject(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is not a project of this program. Choose a file that ends in .annot."
    )


class OtherDatabase(NotAProject):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{url} is a database of another kind, which cannot hold a project yet. "
        "Give the path of a file that ends in .annot, or {begins}:///PATH.",
    )


class AlreadyThere(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is there already. Choose another name, or open it."
    )


class LeftOver(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} is left of a project that is gone. Delete it, or choose another name.",
    )


class NewerProject(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} was made by a newer version of this program ({revision}). "
        "Update the program, then open it again.",
    )


class DamagedProject(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The project {path} is damaged: {reason}. Nothing was written; open a backup of it.",
    )


class LockedProject(UserError):
    passes = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The project {path} is locked by another process. Close that one, then try again.",
    )


class BackupOfItself(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} is the project itself, not a backup of it. Choose another file."
    )


class WouldOverwrite(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} holds a project or a report, not an export. Choose another name."
    )


class UnwritablePlace(UserError):
    passes = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} cannot be written: {reason}. Nothing was saved there; choose another place, "
        "or allow writing.",
    )


class DiskFull(UnwritablePlace):
    template = QT_TRANSLATE_NOOP(
        "errors", "The disk that holds {path} is full. Nothing was saved there; make room on it."
    )


class NoSuchReviewer(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "Nobody called {name} has decided anything there. Choose one of: {known}."
    )


# -- acts ---------------------------------------------------------------------------------------


class EmptySelection(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "Nothing is selected. Select some text, then label it.")


class OnlyBlanks(EmptySelection):
    template = QT_TRANSLATE_NOOP(
        "errors", "Only blanks, or a part of a gloss, are there: no span can be made of that."
    )


class OffsetOutsideText(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{start}-{end} does not lie in the text of {length} characters."
    )


class KindMisfit(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "A relation {kind} does not lead from {begin} to {end}. Choose another kind."
    )


class EndsOverlap(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "These two overlap, and only one of them can be a span. Accept one first."
    )


class NotInside(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "A span is split where the caret stands inside it. Click or walk to that place first.",
    )


class MarkGone(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "This span was changed elsewhere in the meantime. The report was read again."
    )


class FindingRuled(MarkGone):
    template = QT_TRANSLATE_NOOP(
        "errors", "Somebody has ruled on this finding in the meantime: that stands."
    )


class LabelsChanged(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The labels were changed elsewhere in the meantime. Look at them as they are now, "
        "then do it again.",
    )


class Overtaken(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "Somebody has changed since what that act changed: it stays. The next undo goes further.",
    )


class NoSuchDecision(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "There is no decision {number} in this project.")


class NotInEffect(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "That decision is not in effect any more: it was undone before."
    )


class BuiltOn(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "It stays, for {who} has built on it since ({when}, “{what}”). Undo that first."
    )


class ChangedSince(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "It stays, for what it changed is otherwise by now. Nothing was undone."
    )


class NothingToUndo(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "There is nothing to undo.")


class NothingToRedo(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "There is nothing to redo.")


class BadValue(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "“{value}” is not a value for {label}. Write it as {example}."
    )


class BadMoment(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "“{value}” is not a time. Write it as 2020-04-28 or 2020-04-28T09:30."
    )


class BadDate(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "“{value}” is not a day. Write it as 2020-04-28, or leave it empty."
    )


class NothingWritten(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "Nothing is written on these lines.")


class NoSuchReport(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "There is no report “{name}” in this project. Give its name or its number."
    )


class NoSource(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "{name} was not decoded from text: it has no encoding to change."
    )


# -- word lists ---------------------------------------------------------------------------------


class NoSuchLabel(UserError):
    template = QT_TRANSLATE_NOOP("errors", "There is no label “{label}”. Choose one of: {known}.")


class NoSuchList(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "There is no word list “{name}” in this project. Check the name."
    )


class ListTaken(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "There is a word list “{name}” already, for another label or use. Choose another name.",
    )


class ListsChanged(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "Somebody has changed these word lists in the meantime. Nothing was kept; open them again.",
    )


class EmptyList(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} holds no entries. Write one on each line, then add it again."
    )


class EntryTooLong(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path}, line {line}: an entry has over {most} characters. Write one phrase on each line.",
    )


class TooManyEntries(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path} holds over {most} entries. Give several smaller lists."
    )


# -- plug-ins -----------------------------------------------------------------------------------


class BadSuggester(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The suggester {name} of {package} does not work: {reason}. What it suggests is left out; "
        "update or remove it.",
    )


# -- finding candidates -------------------------------------------------------------------------


class FindingEnded(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "What looked for candidates in {name} has ended before its time. "
        "What was found stays; find candidates again for the rest.",
    )


# -- the machine --------------------------------------------------------------------------------


class NoDisplay(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "There is no display to open a window on ({reason}). Log in to a desktop, use ssh -X, or "
        "start it as: xvfb-run -a annotator open",
    )


class NoQt(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "The window needs Qt, which cannot be loaded: {reason}. Run: annotator doctor"
    )


class NoNer(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "LAC cannot be loaded: {reason}. Install it by: pip install 'report-annotator[ner]'",
    )
