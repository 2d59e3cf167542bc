"""Reports in the database: their texts, and the summaries that a queue is made of."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from annotator.model import Field, MarkStatus, Report, ReportStatus, ReportSummary
from annotator.store import rows
from annotator.store.tables import mark, project, report, report_source, report_text
from annotator.text.views import chosen_rules

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

Counts = Counter[MarkStatus]
"""How many marks have each status."""


# made once, for each act needs them
_RULES = select(project.c.rules)
_ROW = select(report).where(report.c.id == bindparam("wanted"))
_LINE_COLUMNS = ("id", "name", "status", "length", "found_to", "encoding")
_LINE = select(*(report.c[name] for name in _LINE_COLUMNS)).where(
    report.c.id == bindparam("wanted")
)


class Reports:
    """The reports of a project, in the order they were added."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection
        self._lines: dict[int, Row[Any]] = {}

    def add(
        self, new: Report, source: bytes | None = None, found_to: int | None = None
    ) -> int | None:
        """Store ``new`` and return its id, or None where its bytes are in the project already.

        ``source`` are the bytes it was decoded from, where its text does not give them back;
        ``found_to`` is how far its candidates have been found, None: to its end.
        """
        if self.find(new.sha256) is not None:
            return None
        row = {
            "uid": new.uid,
            "name": new.name,
            "path": new.path,
            "sha256": new.sha256,
            "encoding": new.encoding,
            "length": len(new.text),
            "status": ReportStatus.NEW.value,
            "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "meta": new.meta,
            "extra": new.extra,
            "kind": new.kind,
            "confidence": new.confidence,
            "rules": new.rule_choices,
            "furniture": [list(told) for told in new.furniture],
            "found_to": found_to,
        }
        inserted = self._db.execute(insert(report).values(row)).inserted_primary_key
        assert inserted is not None
        report_id = int(inserted[0])
        self._db.execute(insert(report_text).values(report_id=report_id, text=new.text))
        if source is not None:
            packed = zlib.compress(source)
            self._db.execute(insert(report_source).values(report_id=report_id, data=packed))
        return report_id

    @rows.read
    def source(self, report_id: int) -> bytes | None:
        """Return the bytes that the report was decoded from, where they are kept, else None."""
        wanted = select(report_source.c.data).where(report_source.c.report_id == report_id)
        packed = self._db.execute(wanted).scalar()
        try:
            return None if packed is None else zlib.decompress(packed)
        except zlib.error as error:
            raise ValueError(str(error)) from error

    @rows.read
    def project_rules(self) -> dict[str, bool]:
        """Return the rules of clean-up that the project switches on or off."""
        found = self._db.execute(_RULES).scalar_one()
        return {str(name): bool(on) for name, on in dict(found).items()}

    def set_project_rules(self, choices: dict[str, bool]) -> None:
        """Store the rules of clean-up that the project switches on or off."""
        self._db.execute(update(project).values(rules=choices))

    def set_field(self, report_id: int, field: Field, value: Any) -> None:  # noqa: ANN401 - JSON
        """Store ``meta``, ``rules`` or ``furniture`` of the report, as JSON data."""
        self._db.execute(
            update(report).where(report.c.id == report_id).values({field.value: value})
        )

    def keep_source(self, report_id: int, source: bytes) -> None:
        """Keep the bytes that the report was decoded from, unless they are kept already."""
        if self.source(report_id) is None:
            packed = zlib.compress(source)
            self._db.execute(insert(report_source).values(report_id=report_id, data=packed))

    def encoding(self, report_id: int) -> str:
        """Return what the report's text is decoded as."""
        return str(self._line(report_id).encoding)

    def set_text(self, report_id: int, text: str, encoding: str, confidence: float) -> None:
        """Store the report's text, decoded anew."""
        self._lines.pop(report_id, None)
        values = {"encoding": encoding, "length": len(text), "confidence": confidence}
        self._db.execute(update(report).where(report.c.id == report_id).values(values))
        self._db.execute(
            update(report_text).where(report_text.c.report_id == report_id).values(text=text)
        )

    def found_to(self, report_id: int) -> int | None:
        """Return how far the report's candidates have been found, None: to its end."""
        wanted = select(report.c.found_to).where(report.c.id == report_id)
        found = self._db.execute(wanted).scalar_one()
        return None if found is None else int(found)

    def set_found_to(self, report_id: int, place: int | None) -> None:
        """Store how far the report's candidates have been found, None: to its end."""
        self._lines.pop(report_id, None)
        self._db.execute(update(report).where(report.c.id == report_id).values(found_to=place))

    @rows.read
    def is_read_as(self, report_id: int, seen: Report) -> bool:
        """Return whether the report would give the same candidates as when it was ``seen``.

        That is without its text, which another encoding alone changes.
        """
        row = self._db.execute(select(report).where(report.c.id == report_id)).one()
        rules = chosen_rules(row.kind, self.project_rules(), dict(row.rules))
        furniture = tuple((int(a), int(b), bool(told)) for a, b, told in row.furniture)
        now = (row.encoding, row.meta, rules, furniture)
        return now == (seen.encoding, seen.meta, seen.rules, seen.furniture)

    def find(self, sha256: str) -> int | None:
        """Return the id of the report whose source has this sha256, or None."""
        return self._db.execute(select(report.c.id).where(report.c.sha256 == sha256)).scalar()

    def ids(self) -> list[int]:
        """Return the ids of all reports."""
        return list(self._db.execute(select(report.c.id).order_by(report.c.id)).scalars())

    def newest(self) -> int:
        """Return the id of the report added last, 0 where there is none."""
        return int(self._db.execute(select(func.max(report.c.id))).scalar() or 0)

    @rows.read
    def get(self, report_id: int, known: Report | None = None) -> Report:
        """Return the report with its text; the id must be one of ``ids``.

        Where it is as it is ``known``, that is returned, and its text, which may be long, not read.
        """
        row = self._db.execute(_ROW, {"wanted": report_id}).one()
        if known is not None and row.length == len(known.text):
            found = self._report(row, known.text)
            if found == known:
                return known
        wanted = select(report_text.c.text).where(report_text.c.report_id == report_id)
        return self._report(row, self._db.execute(wanted).scalar_one())

    def _report(self, row: Row[Any], text: str) -> Report:
        choices = dict(row.rules)
        return Report(
            uid=row.uid,
            name=row.name,
            text=text,
            sha256=row.sha256,
            path=row.path,
            encoding=row.encoding,
            meta=row.meta,
            extra=row.extra,
            kind=row.kind,
            confidence=row.confidence,
            rule_choices=choices,
            rules=chosen_rules(row.kind, self.project_rules(), choices),
            furniture=tuple((int(a), int(b), bool(told)) for a, b, told in row.furniture),
        )

    @rows.read
    def length(self, report_id: int) -> int:
        """Return the code points of the report's text."""
        return int(
            self._db.execute(select(report.c.length).where(report.c.id == report_id)).scalar_one()
        )

    @rows.read
    def status(self, report_id: int) -> ReportStatus:
        """Return how far the report's review is."""
        return ReportStatus(self._line(report_id).status)

    def set_status(self, report_id: int, status: ReportStatus) -> None:
        """Store how far the report's review is."""
        self._lines.pop(report_id, None)
        self._db.execute(update(report).where(report.c.id == report_id).values(status=status.value))

    @rows.read
    def counts(self, report_id: int) -> Counts:
        """Return how many marks of the report have each status."""
        return self._counts(mark.c.report_id == report_id).get(report_id, Counter())

    @rows.read
    def summary(self, report_id: int, counts: Counts | None = None) -> ReportSummary:
        """Return the report's summary, with the ``counts`` of its marks where they are known."""
        line = self._line(report_id)
        return _summary(line, self.counts(report_id) if counts is None else counts)

    def _line(self, report_id: int) -> Row[Any]:
        """Return what an act asks of the report's row, which is read once in a transaction."""
        line = self._lines.get(report_id)
        if line is None:
            line = self._lines[report_id] = self._db.execute(_LINE, {"wanted": report_id}).one()
        return line

    def forget(self) -> None:
        """Read the rows of reports again, for a part of the transaction was given up."""
        self._lines.clear()

    @rows.read
    def summaries(self) -> list[ReportSummary]:
        """Return the summary of each report."""
        counts = self._counts()
        found = self._db.execute(select(report).order_by(report.c.id))
        return [_summary(row, counts.get(row.id, Counter())) for row in found]

    def _counts(self, *here: ColumnElement[bool]) -> dict[int, Counts]:
        wanted = select(mark.c.report_id, mark.c.status, func.count()).where(*here)
        found: dict[int, Counts] = defaultdict(Counter)
        for of, status, count in self._db.execute(wanted.group_by(mark.c.report_id, mark.c.status)):
            found[of][MarkStatus(status)] = count
        return found


def _summary(row: Row[Any], counts: Counts) -> ReportSummary:
    return ReportSummary(
        id=row.id,
        name=row.name,
        status=ReportStatus(row.status),
        length=row.length,
        open=counts[MarkStatus.SUGGESTED],
        confirmed=counts[MarkStatus.CONFIRMED],
        rejected=counts[MarkStatus.REJECTED],
        found_to=row.found_to,
    )
