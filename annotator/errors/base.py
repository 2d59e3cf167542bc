"""What every error is: one sentence, as a template that the window can translate."""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, source: str) -> str:  # noqa: N802 - lupdate knows this name
    """Return ``source`` unchanged; its only effect is that lupdate collects it."""
    del context
    return source


class Phrase:
    """A part of a sentence that the window translates by itself, and what follows it as it is.

    ``str()`` of it is the part in English.
    """

    def __init__(self, context: str, text: str, rest: str = "") -> None:
        self.context, self.text, self.rest = context, text, rest

    def __str__(self) -> str:
        return f"{self.text}{self.rest}"


class UserError(Exception):
    """Something a user can understand and mend; ``str()`` of it is the sentence in English."""

    template: str = "{reason}"
    harmless: bool = False  # nothing went wrong; there was just nothing to do
    passes: bool = False  # what stands in the way may be gone later: worth another try

    def __init__(self, **params: object) -> None:
        self.params = params
        super().__init__(self.template.format(**params))
