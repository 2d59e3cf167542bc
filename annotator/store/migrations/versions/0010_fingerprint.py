"""What tells that two reports have the same text; and how sure a report's least sure suggestion is.

Fingerprints are not taken here, which needs every text to be cleaned, but before they are first
compared.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    """Add the table, and the column, which is read off the marks' index."""
    op.create_table(
        "fingerprint",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("digest", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_fingerprint"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_fingerprint_report_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_fingerprint_digest", "fingerprint", ["digest"])
    op.add_column("standing", sa.Column("least", sa.Float))
    op.execute(
        "UPDATE standing SET least = (SELECT min(origin_score) FROM mark "
        "WHERE mark.report_id = standing.report_id AND mark.status = 'suggested')"
    )
