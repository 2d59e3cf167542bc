"""The fingerprints of reports' texts in the database, by which the same text is found again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, func, insert, select

from annotator.store.tables import fingerprint, report, report_text, standing

if TYPE_CHECKING:
    from collections.abc import Mapping

# made once, for each file of a batch needs it
_ALIKE = (
    select(report.c.id, report.c.uid, report.c.name)
    .join(fingerprint)
    .where(fingerprint.c.digest == bindparam("wanted"))
    .order_by(report.c.id)
)
_FIRST_ALIKE = _ALIKE.limit(1)


class Fingerprints:
    """One of each report's text, where it has been taken."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def alike(self, digest: bytes) -> tuple[int, str, str] | None:
        """Return the id, uid and name of the first report whose text has this fingerprint."""
        found = self._db.execute(_FIRST_ALIKE, {"wanted": digest}).one_or_none()
        return None if found is None else (found.id, found.uid, found.name)

    def every_alike(self, digest: bytes) -> list[tuple[int, str]]:
        """Return the id and uid of each report whose text has this fingerprint, in their order."""
        return [(one.id, one.uid) for one in self._db.execute(_ALIKE, {"wanted": digest})]

    def keep(self, taken: Mapping[int, bytes]) -> None:
        """Store fingerprints by the ids of reports that have none."""
        new = [{"report_id": of, "digest": digest} for of, digest in taken.items()]
        if new:
            self._db.execute(insert(fingerprint), new)

    def lacking(self) -> int:
        """Return how many reports have none."""
        every = select(func.count()).select_from(standing)
        taken = select(func.count()).select_from(fingerprint)
        return int(self._db.execute(every).scalar_one() - self._db.execute(taken).scalar_one())

    def texts(self, after: int, most: int) -> list[tuple[int, str]]:
        """Return the ids and texts of the first ``most`` reports after one that have none."""
        taken = select(fingerprint.c.report_id).where(
            fingerprint.c.report_id == standing.c.report_id
        )
        wanted = (
            select(standing.c.report_id, report_text.c.text)
            .join(report_text, report_text.c.report_id == standing.c.report_id)
            .where(standing.c.report_id > after, ~taken.exists())
            .order_by(standing.c.report_id)
            .limit(most)
        )
        return [(row.report_id, row.text) for row in self._db.execute(wanted)]
