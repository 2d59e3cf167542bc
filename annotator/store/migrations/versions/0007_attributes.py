"""What else is said of marks. Label sets of before ask nothing, and stay as they are."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the column; of no mark that was stored before anything was said."""
    op.add_column("mark", sa.Column("attributes", sa.JSON, nullable=False, server_default="{}"))
