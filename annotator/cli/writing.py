"""What ``export`` and ``convert`` share: how a format is to be written, and what it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.errors import NotHeeded
from annotator.formats import Writing
from annotator.formats.losses import IN_WORDS
from annotator.formats.options import AS_IS, Align, Scheme, Tokens

if TYPE_CHECKING:
    import argparse
    from collections import Counter

    from annotator.formats import Format, Loss


def writing_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare how a format is written; each option is for formats that heed it."""
    parser.add_argument(
        "--scheme", choices=[one.value for one in Scheme], help="how tags tell where spans begin"
    )
    parser.add_argument("--tokens", choices=[one.value for one in Tokens], help="what a token is")
    parser.add_argument(
        "--align",
        choices=[one.value for one in Align],
        help="what becomes of spans whose edges lie within tokens: left out, grown or shrunk",
    )
    parser.add_argument("--language", choices=["zh", "en"], help="of names and instructions")


def writing_of(options: argparse.Namespace, form: Format) -> Writing:
    """Return how ``form`` is to be written.

    Raises:
        NotHeeded: an option makes no difference to it.

    """
    for name in ("scheme", "tokens", "align", "language"):
        if getattr(options, name) is not None:
            check_heeded(form, name, f"--{name}")
    return Writing(
        scheme=Scheme(options.scheme or AS_IS.scheme),
        tokens=Tokens(options.tokens or AS_IS.tokens),
        align=Align(options.align or AS_IS.align),
        language=options.language or AS_IS.language,
    )


def check_heeded(form: Format, name: str, option: str) -> None:
    """Make sure that what the command line calls ``option`` makes a difference to ``form``.

    Raises:
        NotHeeded: it makes none.

    """
    if name not in form.heeds:
        raise NotHeeded(option=option, name=form.name)


def not_carried(form: Format, losses: Counter[Loss]) -> list[str]:
    """Return in words what ``form`` could not carry, a line for each loss, the largest first."""
    return [
        f"{form.name} cannot carry {IN_WORDS[loss]}: {count}"
        for loss, count in sorted(losses.items(), key=lambda one: (-one[1], one[0]))
    ]
