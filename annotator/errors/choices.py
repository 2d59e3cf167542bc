"""What can be wrong with what a user chooses in the settings: a key, a figure, a name."""

from __future__ import annotations

from annotator.errors.base import QT_TRANSLATE_NOOP, UserError


class KeyTaken(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "{key} belongs to “{name}”. Choose another key, or give that one another first."
    )


class KeyOfView(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "{key} moves in the text or opens a menu. Choose another key."
    )


class NoSuchKey(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP("errors", "There is no key {key}. Choose another one.")


class BadScore(UserError):
    harmless = True
    template = QT_TRANSLATE_NOOP(
        "errors", "“{value}” is no score. Write a number from 0 to 1, such as 0.8."
    )
