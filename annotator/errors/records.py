"""What can be wrong with annotated files: those that come in, and those that go out."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError


class BadRecord(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path}, line {line}: {reason}. Mend that line, then import the file again."
    )


class BadSpan(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{path}, line {line}: {reason}. This was left out; the rest of it was read."
    )


class ReadOtherwise(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "{path}, line {line}: {reason}.")


class OtherCounting(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path}, line {line}: the offsets count otherwise ({counting}); they were converted.",
    )


class AlsoElsewhere(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "{path}: what was said of line {line} holds for {count} more records."
    )


class BadNames(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path}, line {line}: it does not say what a name becomes. "
        "Write the name, a tab, and the label, or nothing behind the tab to leave it out.",
    )


class NameNotMet(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "No span is labelled “{name}”: what was said of it had no effect."
    )


class UnknownFormat(UserError):
    template = QT_TRANSLATE_NOOP("errors", "There is no format {name}. Choose one of: {known}.")


class UntoldFormat(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} does not tell which format it is of. Say so by --from, and one of: {known}.",
    )


class NotReadFormat(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{name} is only written, not read. Choose one of: {known}."
    )


class NotWrittenFormat(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{name} is only read, not written. Choose one of: {known}."
    )


class MissingExtra(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{name} needs {extra}, which is not installed. "
        "Install it with: pip install 'report-annotator[{extra}]'.",
    )


# -- what goes out --------------------------------------------------------------------------------


class BadSplit(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "“{value}” is no split. Write the shares of two or three parts, such as 90/10 or 80/10/10.",
    )


class NotHeeded(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors", "{option} makes no difference to the format {name}. Leave it out."
    )


class EditedCard(UserError):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "{path} holds what somebody has written. Move it away, or export without a data card.",
    )
