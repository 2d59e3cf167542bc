"""Relations between marks; and kinds of relation for label sets that were made without."""

from __future__ import annotations

import tomllib

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_NAMES = ("PER", "ORG", "LOC", "EVENT", "DOC", "TERM")
_COUNTED = ("PER", "TITLE", "ORG", "LOC", "EVENT", "DOC", "TERM")
# the kinds of that day: id, names, labels at its beginning and end; none: those of the beginning
_KINDS: tuple[tuple[str, str, str, tuple[str, ...], tuple[str, ...] | None], ...] = (
    ("HAS_TITLE", "职务", "title", ("PER",), ("TITLE",)),
    ("POST_IN", "任职于", "post in", ("TITLE",), ("ORG", "LOC")),
    ("COUNTS", "计数", "counts", ("QUANTITY", "MONEY", "PERCENT", "ORDINAL"), _COUNTED),
    ("ALIAS", "别名", "alias of", _NAMES, None),
)


def upgrade() -> None:
    """Add the table, and to the label set the kinds whose labels it has."""
    op.create_table(
        "relation",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("report_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("from_mark", sa.Integer, nullable=False),
        sa.Column("to_mark", sa.Integer, nullable=False),
        sa.Column("extra", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_relation"),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report.id"], name="fk_relation_report_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["from_mark"], ["mark.id"], name="fk_relation_from_mark"),
        sa.ForeignKeyConstraint(["to_mark"], ["mark.id"], name="fk_relation_to_mark"),
        sqlite_autoincrement=True,
    )
    for column in ("report_id", "from_mark", "to_mark"):
        op.create_index(f"ix_relation_{column}", "relation", [column])
    _give_kinds()


def _give_kinds() -> None:
    project = sa.table("project", sa.column("id", sa.Integer), sa.column("labelset", sa.Text))
    connection = op.get_bind()
    for row in connection.execute(sa.select(project)).all():
        more = _kinds_for(row.labelset)
        if more:
            connection.execute(
                sa.update(project).where(project.c.id == row.id).values(labelset=more)
            )


def _kinds_for(source: str) -> str | None:
    """Return the label set ``source`` with kinds of relation; None where it has them, or is odd."""
    try:
        table = tomllib.loads(source)
        labels = {str(row["id"]) for row in table["label"]}
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        return None
    if "relation" in table:
        return None
    made = [text for kind in _KINDS if (text := _table(kind, labels))]
    return "\n".join((source.rstrip("\n"), *made)) + "\n" if made else None


def _table(
    kind: tuple[str, str, str, tuple[str, ...], tuple[str, ...] | None], labels: set[str]
) -> str | None:
    name, zh, en, begins, ends = kind
    lines = ["", "[[relation]]", f'id = "{name}"', f'name = {{ zh = "{zh}", en = "{en}" }}']
    for key, wanted in (("from", begins), ("to", ends)):
        if wanted is None:
            lines.append("alike = true")
            continue
        known = [f'"{label}"' for label in wanted if label in labels]
        if not known:
            return None
        lines.append(f"{key} = [{', '.join(known)}]")
    return "\n".join(lines)
