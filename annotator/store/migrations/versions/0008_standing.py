"""What the queue tells of reports, and how many marks each has: kept, no longer counted."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_STANDING = """
INSERT INTO standing (report_id, status, open, confirmed, rejected, longest, date, reviewer,
                      touched_at)
SELECT report.id, report.status,
       (SELECT coalesce(sum(count), 0) FROM tally
        WHERE tally.report_id = report.id AND tally.status = 'suggested'),
       (SELECT coalesce(sum(count), 0) FROM tally
        WHERE tally.report_id = report.id AND tally.status = 'confirmed'),
       (SELECT coalesce(sum(count), 0) FROM tally
        WHERE tally.report_id = report.id AND tally.status = 'rejected'),
       (SELECT coalesce(max("end" - start), 0) FROM mark WHERE mark.report_id = report.id),
       {date},
       (SELECT reviewer FROM decision WHERE decision.report_id = report.id
        ORDER BY decision.id DESC LIMIT 1),
       (SELECT made_at FROM decision WHERE decision.report_id = report.id
        ORDER BY decision.id DESC LIMIT 1)
FROM report
"""


def upgrade() -> None:
    """Add the tables, counted from what is there; the status moves to where the rest stands."""
    _make_tables()
    op.drop_index("ix_mark_report_id_status", "mark")
    op.create_index(
        "ix_mark_report_id_status_origin_score", "mark", ["report_id", "status", "origin_score"]
    )
    op.drop_index("ix_decision_state_id", "decision")
    op.create_index("ix_decision_reviewer_state_id", "decision", ["reviewer", "state", "id"])
    op.create_index("ix_decision_report_id_id", "decision", ["report_id", "id"])
    op.create_index("ix_report_name", "report", ["name"])
    op.execute(
        "INSERT INTO tally (report_id, label, status, count) "
        "SELECT report_id, label, status, count(*) FROM mark GROUP BY report_id, label, status"
    )
    date = "CASE json_type(meta, '$.report_date') WHEN 'text' THEN meta ->> '$.report_date' END"
    op.execute(_STANDING.format(date=date))
    op.drop_column("report", "status")


def _make_tables() -> None:
    op.create_table(
        "standing",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        *(
            sa.Column(name, sa.Integer, nullable=False, server_default="0")
            for name in ("open", "confirmed", "rejected", "longest")
        ),
        *(sa.Column(name, sa.String) for name in ("date", "reviewer", "touched_at")),
        sa.Column("findings", sa.Integer),
        sa.PrimaryKeyConstraint("report_id", name="pk_standing"),
        _of_report("standing"),
    )
    op.create_table(
        "tally",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("label", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "label", "status", name="pk_tally"),
        _of_report("tally"),
    )
    op.create_index(
        "ix_tally_label_status_report_id_count", "tally", ["label", "status", "report_id", "count"]
    )
    op.create_table(
        "tag",
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("report_id", "name", name="pk_tag"),
        _of_report("tag"),
    )
    op.create_index("ix_tag_name_report_id", "tag", ["name", "report_id"])


def _of_report(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_report_id"
    return sa.ForeignKeyConstraint(["report_id"], ["report.id"], name=name, ondelete="CASCADE")
