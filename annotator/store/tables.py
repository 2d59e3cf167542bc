"""The tables of a project, as the newest migration leaves them.

A report's text lies in a table of its own, so that a change of its status never rewrites it. Marks
and relations keep their ids for ever (no id is given twice), for decisions name them.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

from annotator.store.dialect.phrases import KEEPS_IDS, only

# Names for every constraint, so that a later migration can speak of it on any database.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

project = Table(
    "project",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", String, nullable=False),
    Column("labelset", Text, nullable=False),
    Column("rules", JSON, nullable=False, server_default="{}"),  # of clean-up, switched on or off
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("uid", String, nullable=False),
    Column("name", String, nullable=False, index=True),
    Column("path", String, nullable=False),
    Column("sha256", String, nullable=False, index=True, unique=True),
    Column("encoding", String, nullable=False),
    Column("length", Integer, nullable=False),
    Column("added_at", String, nullable=False),
    Column("meta", JSON, nullable=False),
    Column("extra", JSON, nullable=False),
    Column("kind", String, nullable=False, server_default="text"),
    Column("confidence", Float, nullable=False, server_default="1"),
    Column("rules", JSON, nullable=False, server_default="{}"),  # on or off for this report alone
    Column("furniture", JSON, nullable=False, server_default="[]"),
    Column("found_to", Integer),  # how far candidates were found; none: to the end
    **KEEPS_IDS,
)

report_text = Table(
    "report_text",
    metadata,
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), primary_key=True),
    Column("text", Text, nullable=False),
)

# what the queue tells, sorts and filters by: narrow, for all reports are looked through at once.
# Counts are of marks; those who write marks keep them (tallies.py), so that none are counted.
standing = Table(
    "standing",
    metadata,
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), primary_key=True),
    Column("status", String, nullable=False),
    Column("open", Integer, nullable=False, server_default="0"),
    Column("confirmed", Integer, nullable=False, server_default="0"),
    Column("rejected", Integer, nullable=False, server_default="0"),
    # no mark of the report is, or ever was, longer: code points
    Column("longest", Integer, nullable=False, server_default="0"),
    Column("date", String),  # the report's own, as its metadata say
    Column("reviewer", String),  # who decided something in it last, and when
    Column("touched_at", String),
    Column("findings", Integer),  # when it was checked last; none: it never was
    Column("least", Float),  # the lowest score of an open suggestion; none: no such has one
)

# how many marks of a report have a label and a status; a row may say 0
tally = Table(
    "tally",
    metadata,
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), primary_key=True),
    Column("label", String, primary_key=True),
    Column("status", String, primary_key=True),
    Column("count", Integer, nullable=False),
    Index(None, "label", "status", "report_id", "count"),
)

# the tags among a report's metadata, to be found by
tag = Table(
    "tag",
    metadata,
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True),
    Index(None, "name", "report_id"),
)

# which document of the search index (search.py) is a report's, and by which rules it was made
indexed = Table(
    "indexed",
    metadata,
    Column("document", Integer, primary_key=True),
    Column(
        "report_id",
        ForeignKey(report.c.id, ondelete="CASCADE"),
        nullable=False,
        index=True,
        unique=True,
    ),
    Column("made", String, nullable=False),
    **KEEPS_IDS,
)

# what two reports with the same clean text have in common; none where it was not taken yet
fingerprint = Table(
    "fingerprint",
    metadata,
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), primary_key=True),
    Column("digest", LargeBinary, nullable=False, index=True),
)

# the bytes a text was decoded from, compressed, where encoding the text does not give them back
report_source = Table(
    "report_source",
    metadata,
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", String, nullable=False),
    Column("status", String, nullable=False),
    Column("origin_by", String, nullable=False),
    Column("origin_rule", String),
    Column("origin_score", Float),
    Column("value", String),
    Column("unit", String),
    Column("mod", String),
    Column("note", Text, nullable=False),
    Column("extra", JSON, nullable=False),
    Column("attributes", JSON, nullable=False, server_default="{}"),  # of a label's, and choices
    Index(None, "report_id", "start"),
    Index(None, "report_id", "status", "origin_score"),
    Index("ix_mark_noted", "report_id", **only("note <> ''")),
    # and ix_mark_label_number, on an expression, which is in marked.py
    **KEEPS_IDS,
)

relation = Table(
    "relation",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("from_mark", ForeignKey(mark.c.id), nullable=False, index=True),
    Column("to_mark", ForeignKey(mark.c.id), nullable=False, index=True),
    Column("extra", JSON, nullable=False),
    **KEEPS_IDS,
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True),
    # none for an act on the project itself
    Column("report_id", ForeignKey(report.c.id, ondelete="CASCADE"), nullable=True),
    Column("act", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("made_at", String, nullable=False),
    Column("changes", JSON, nullable=False),
    Column("reverts", ForeignKey("decision.id")),
    # the encoding, and so the text, that its offsets count
    Column("encoding", String, nullable=False, server_default=""),
    # done, undone (may be done again) or abandoned (undone, then something else was done)
    Column("state", String, nullable=False),
    # the id of the first decision of its step; none where it is a step by itself
    Column("step", Integer),
    Index(None, "reviewer", "state", "id"),
    Index(None, "report_id", "id"),
    **KEEPS_IDS,
)

word_list = Table(
    "word_list",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("label", String, nullable=False),
    Column("mode", String, nullable=False),
    **KEEPS_IDS,
)

word = Table(
    "word",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("list_id", ForeignKey(word_list.c.id, ondelete="CASCADE"), nullable=False),
    Column("text", String, nullable=False),
    Index(None, "list_id", "text", unique=True),
)
