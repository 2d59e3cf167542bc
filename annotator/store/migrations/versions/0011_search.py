"""Projects are searched: what is indexed of their reports, and marks by their values and notes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from annotator.store.dialect.phrases import NUMBER

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the table and the indexes; what a search index holds is found at the first search."""
    op.create_table(
        "indexed",
        sa.Column("document", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("made", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_indexed"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_indexed_report_id", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_indexed_report_id", "indexed", ["report_id"], unique=True)
    op.create_index("ix_mark_noted", "mark", ["report_id"], sqlite_where=sa.text("note <> ''"))
    op.execute(
        f"CREATE INDEX ix_mark_label_number ON mark (label, {NUMBER}) WHERE value IS NOT NULL"
    )
