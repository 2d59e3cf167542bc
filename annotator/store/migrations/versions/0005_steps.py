"""Which decisions are one step, undone and done again together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; each decision that was stored before is a step of its own."""
    op.add_column("decision", sa.Column("step", sa.Integer))
