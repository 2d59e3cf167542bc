"""How far the candidates of a report have been found."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; in what was stored before, all candidates were found."""
    op.add_column("report", sa.Column("found_to", sa.Integer))
