"""What only SQLite knows, and nothing else in ``store`` says in its words.

Tables, keys (integers that are never given twice), moments (ISO 8601 in UTC) and transactions are
SQLAlchemy's. A database of another kind would need these files again: how one connects and whose
turn it is to write (``connections``), what a file is as a whole (``whole``), what is refused
(``refusals``), what a schema is made of (``parts``), what is asked in words of its own
(``phrases``), and the full-text table behind the search (``pairs``).
"""

from annotator.store.dialect.connections import (
    URL_BEGINS,
    as_it_lies,
    engine_on,
    keep_log,
    log_of,
    plain,
    stoppable,
)
from annotator.store.dialect.parts import Part, parts
from annotator.store.dialect.refusals import (
    Failed,
    fitting,
    is_bad_text,
    spoken,
)
from annotator.store.dialect.whole import (
    APPLICATION_ID,
    COMPANIONS,
    alone,
    check_owner,
    check_plain_owner,
    check_readable,
    check_whole,
    claim,
    copy,
    faults,
    orphans,
    shrink,
)

__all__ = [
    "APPLICATION_ID",
    "COMPANIONS",
    "URL_BEGINS",
    "Failed",
    "Part",
    "alone",
    "as_it_lies",
    "check_owner",
    "check_plain_owner",
    "check_readable",
    "check_whole",
    "claim",
    "copy",
    "engine_on",
    "faults",
    "fitting",
    "is_bad_text",
    "keep_log",
    "log_of",
    "orphans",
    "parts",
    "plain",
    "shrink",
    "spoken",
    "stoppable",
]
