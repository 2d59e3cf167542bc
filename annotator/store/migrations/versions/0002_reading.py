"""How a report was read and is shown: kind, confidence, sources, rules of clean-up, furniture."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns and the table; what was read before was plain text, and no rule was off."""
    op.add_column("project", sa.Column("rules", sa.JSON, nullable=False, server_default="{}"))
    for column in (
        sa.Column("kind", sa.String, nullable=False, server_default="text"),
        sa.Column("confidence", sa.Float, nullable=False, server_default="1"),
        sa.Column("rules", sa.JSON, nullable=False, server_default="{}"),
        sa.Column("furniture", sa.JSON, nullable=False, server_default="[]"),
    ):
        op.add_column("report", column)
    op.add_column("decision", sa.Column("encoding", sa.String, nullable=False, server_default=""))
    op.execute(
        "UPDATE decision SET encoding = "
        "(SELECT encoding FROM report WHERE report.id = decision.report_id)"
    )
    op.create_table(
        "report_source",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_report_source"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_report_source_report_id", ondelete="CASCADE"
        ),
    )
