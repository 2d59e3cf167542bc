"""What can be wrong with what is searched for: which part of it, and how it is written."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError


class BadQuery(UserError):
    """Something in a query; ``at`` is the number of its first character, ``length`` of how many."""

    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "What is searched for cannot be read from character {at} on. Write it otherwise."
    )

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the query: start and end, in code points."""
        start = int(str(self.params["at"])) - 1
        return start, start + int(str(self.params["length"]))


class EmptyQuery(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "Nothing is searched for. Write a text, or a label such as {label}."
    )


class OpenQuotes(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "The quotation mark at character {at} is not closed. Write another one at the end.",
    )


class NoSuchKeyword(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "At character {at}: there is no “{word}:” to search by. Choose one of: {known}; or put it "
        "in quotation marks, to find it as it stands.",
    )


class NothingAsked(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: behind “{word}” something is missing. Write it as {example}."
    )


class NoSuchStatus(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: a mark is never “{word}”. Choose one of: {known}."
    )


class NoSuchChoice(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: “{word}” cannot be asked for. Choose one of: {known}."
    )


class UnknownLabel(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: there is no label “{word}”. Choose one of: {known}."
    )


class NothingCompared(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "At character {at}: before “{word}” a label is missing. Write it as {example}; or put it "
        "in quotation marks, to find it as it stands.",
    )


class NoValues(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: {label} has no values to compare. Take one of: {known}."
    )


class NotComparable(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: “{word}” is no value of {label}. Write it as {example}."
    )


class TurnedRange(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors", "At character {at}: nothing lies in “{word}”. Write the smaller value first."
    )


class TwoCompared(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "At character {at}: values of one label can be compared at a time. Leave {label} out.",
    )


class MarkedAndUnmarked(BadQuery):
    template = QT_TRANSLATE_NOOP(
        "errors",
        "At character {at}: what is not marked has no label, status, value or note. "
        "Leave that out, or {word}.",
    )
