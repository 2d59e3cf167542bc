"""Word lists of a project; and decisions that are of no report, for acts on those lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_COLUMNS = "id, report_id, act, reviewer, made_at, changes, reverts, state, encoding"


def upgrade() -> None:
    """Add the tables, and let a decision have no report."""
    op.create_table(
        "word_list",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("mode", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_word_list"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "word",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("list_id", sa.Integer, nullable=False),
        sa.Column("text", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_word"),
        sa.ForeignKeyConstraint(
            ["list_id"], ["word_list.id"], name="fk_word_list_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_word_list_id_text", "word", ["list_id", "text"], unique=True)
    _free_decisions()


def _free_decisions() -> None:
    """Make the log anew: SQLite cannot let a column be empty that must not be.

    The fresh table names itself in ``reverts``, and SQLite renames that with it.
    """
    op.create_table(
        "decision_anew",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer),
        sa.Column("act", sa.String, nullable=False),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("made_at", sa.String, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("reverts", sa.Integer),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("encoding", sa.String, nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_decision_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["reverts"], ["decision_anew.id"], name="fk_decision_reverts"),
        sqlite_autoincrement=True,
    )
    op.execute(
        f"INSERT INTO decision_anew ({_COLUMNS}) SELECT {_COLUMNS} FROM decision ORDER BY id"
    )
    op.drop_table("decision")
    op.rename_table("decision_anew", "decision")
    op.create_index("ix_decision_state_id", "decision", ["state", "id"])
