"""What can be wrong inside a project, told by ``verify``: each with its place."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError


class ProjectFault(UserError):
    """Something in a project that cannot be as the program left it."""


# -- the file ---------------------------------------------------------------------------------


class FileFault(ProjectFault):
    template = QT_TRANSLATE_NOOP("errors", "The file itself is damaged: {reason}.")


class LostParent(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "Row {row} of the table {table} belongs to a row of {parent} that is not there."
    )


class UnreadableEntry(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "Row {row} of the table {table} cannot be read: {reason}."
    )


class UnreadableReport(ProjectFault):
    template = QT_TRANSLATE_NOOP("errors", "{report} cannot be read: {reason}.")


class UnreadableMark(ProjectFault):
    template = QT_TRANSLATE_NOOP("errors", "{report}: mark {mark} cannot be read: {reason}.")


# -- reports ----------------------------------------------------------------------------------


class AlteredText(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: its text is not the one that was read from its source."
    )


class AlteredSource(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: the source that is kept of it is not the one that was read."
    )


class OtherReport(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: its {what} is not as decision {decision} left it."
    )


class UndecidedStatus(ProjectFault):
    template = QT_TRANSLATE_NOOP("errors", "{report}: its status is {status}, as nobody decided.")


class OtherNote(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: its {what} is noted as {told} for the queue, and is {found}."
    )


# -- marks and relations ----------------------------------------------------------------------


class MarkOutside(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{report}: mark {mark} at {start}-{end} lies outside its text of {length} characters.",
    )


class OtherMark(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: mark {mark} is not as decision {decision} left it ({what})."
    )


class LostMark(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: mark {mark}, which decision {decision} left there, is gone."
    )


class UndeadMark(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: mark {mark}, which decision {decision} took away, is there."
    )


class OtherRelation(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "{report}: link {relation} is not as decision {decision} left it."
    )


class LooseRelation(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{report}: link {relation} leads to mark {mark}, which does not stand in this report.",
    )


# -- the log ----------------------------------------------------------------------------------


class BrokenMark(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{report}: decision {decision} found mark {mark} otherwise than decision {earlier} "
        "had left it.",
    )


class BrokenRelation(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{report}: decision {decision} found link {relation} otherwise than decision {earlier} "
        "had left it.",
    )


class BrokenReport(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{report}: decision {decision} found its {what} otherwise than decision {earlier} "
        "had left it.",
    )


class BrokenProject(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "Decision {decision} found the project's {what} otherwise than decision {earlier} "
        "had left it.",
    )


class OtherProject(ProjectFault):
    template = QT_TRANSLATE_NOOP(
        "errors", "The project's {what} is not as decision {decision} left it."
    )
