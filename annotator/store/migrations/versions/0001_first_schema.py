"""The first schema: project, reports with their texts, marks, decisions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of an empty project."""
    op.create_table(
        "project",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("labelset", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_project"),
    )
    _reports()
    _marks()
    _decisions()


def _reports() -> None:
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("uid", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("path", sa.String, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("encoding", sa.String, nullable=False),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("added_at", sa.String, nullable=False),
        sa.Column("meta", sa.JSON, nullable=False),
        sa.Column("extra", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_report"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_report_sha256", "report", ["sha256"], unique=True)
    op.create_table(
        "report_text",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("report_id", name="pk_report_text"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_report_text_report_id", ondelete="CASCADE"
        ),
    )


def _marks() -> None:
    op.create_table(
        "mark",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("origin_by", sa.String, nullable=False),
        sa.Column("origin_rule", sa.String),
        sa.Column("origin_score", sa.Float),
        sa.Column("value", sa.String),
        sa.Column("unit", sa.String),
        sa.Column("mod", sa.String),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("extra", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_mark"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_mark_report_id", ondelete="CASCADE"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_mark_report_id_start", "mark", ["report_id", "start"])
    op.create_index("ix_mark_report_id_status", "mark", ["report_id", "status"])


def _decisions() -> None:
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("reverts", sa.Integer),
        sa.Column("state", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_decision_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["reverts"], ["decision.id"], name="fk_decision_reverts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decision_state_id", "decision", ["state", "id"])
