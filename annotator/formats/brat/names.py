"""Names of types as brat takes them (projectconfig.py): ASCII letters, digits, ``-`` and ``_``."""

from __future__ import annotations

from annotator.formats.escapes import escaped, unescaped

_NO_TYPE = r"[^A-Za-z0-9_-]|^-(?=-*$)"


def type_of(label: str) -> str:
    """Return ``label`` as the name of a type."""
    return escaped(label, _NO_TYPE)


def label_of(name: str) -> str:
    """Return the label that the type ``name`` stands for."""
    return unescaped(name)
