"""Decisions may say that a text is rightly marked in several ways.

That stands in the log alone. Programs of before do not know such decisions, and are to say that the
project is of a newer one.
"""

from __future__ import annotations

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Change nothing but the number."""
