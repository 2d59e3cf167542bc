"""Reports in the database: their texts, how they are read, and how far their review is."""

from __future__ import annotations

import json
import zlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update

from annotator.model import Field, Report, ReportStatus, ReportSummary
from annotator.model.report import tags_of
from annotator.store import checked, rows
from annotator.store.dialect import phrases
from annotator.store.queue import LINE, summary_of
from annotator.store.tables import (
    fingerprint,
    indexed,
    project,
    report,
    report_source,
    report_text,
    standing,
    tag,
)
from annotator.text.views import chosen_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# made once, for each act, or each report that comes, needs them
_INSERT, _INSERT_TEXT, _INSERT_STANDING = insert(report), insert(report_text), insert(standing)
_FIND = select(report.c.id).where(report.c.sha256 == bindparam("wanted"))
_RULES = select(project.c.rules)
_ROW = select(report).where(report.c.id == bindparam("wanted"))
_FIELDS = {
    field: select(
        report.c[field.value], *([report.c.confidence] if field is Field.ENCODING else [])
    ).where(report.c.id == bindparam("wanted"))
    for field in Field
}
_SET_FIELDS = {
    field: update(report)
    .where(report.c.id == bindparam("of"))
    .values({field.value: bindparam("value")})
    for field in Field
}
_UNTAG = delete(tag).where(tag.c.report_id == bindparam("of"))
_EACH = phrases.each()
_THESE = select(report, report_text.c.text).join(report_text)
_THESE = _THESE.where(report.c.id.in_(select(_EACH.c.value))).order_by(report.c.id)
_UNINDEX = delete(indexed).where(indexed.c.report_id == bindparam("of"))
_LINE = select(*LINE).join(standing).where(report.c.id == bindparam("wanted"))
_TAGS = select(tag.c.name).where(tag.c.report_id == bindparam("wanted")).order_by(tag.c.name)


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
            "added_at": datetime.now(UTC).isoformat(timespec="seconds"),
            "meta": new.meta,
            "extra": new.extra,
            "kind": new.kind,
            "confidence": new.confidence,
            "rules": new.rule_choices,
            "furniture": [list(told) for told in new.furniture],
            "found_to": found_to,
        }
        inserted = self._db.execute(_INSERT, row).inserted_primary_key
        assert inserted is not None
        report_id = int(inserted[0])
        self._db.execute(_INSERT_TEXT, {"report_id": report_id, "text": new.text})
        stands = {"report_id": report_id, "status": ReportStatus.NEW.value, "date": new.date}
        self._db.execute(_INSERT_STANDING, stands)
        self._tag(report_id, new.tags)
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
    @rows.read
    def project_rules(self) -> dict[str, bool]:
        """Return the rules of clean-up that the project switches on or off."""
        found = self._db.execute(_RULES).scalar_one()
        return {str(name): bool(on) for name, on in dict(found).items()}

    def set_project_rules(self, choices: dict[str, bool]) -> None:
        """Store the rules of clean-up that the project switches on or off."""
        self._db.execute(update(project).values(rules=choices))
        self._db.execute(delete(indexed))

    @rows.read
    def field(self, report_id: int, field: Field) -> Any:  # noqa: ANN401 - JSON
        """Return what the report has in ``field``, as JSON data."""
        found = list(self._db.execute(_FIELDS[field], {"wanted": report_id}).one())
        return found if field is Field.ENCODING else found[0]

    def set_field(self, report_id: int, field: Field, value: Any) -> None:  # noqa: ANN401 - JSON
        """Store ``meta``, ``rules`` or ``furniture`` of the report, as JSON data."""
        self._db.execute(_SET_FIELDS[field], {"of": report_id, "value": value})
        if field is Field.RULES:
            self._db.execute(_UNINDEX, {"of": report_id})
        if field is Field.META:
            date = value.get("report_date")
            self._stand(report_id, date=date if isinstance(date, str) else None)
            self._db.execute(_UNTAG, {"of": report_id})
            self._tag(report_id, tags_of(value))

    def _tag(self, report_id: int, names: Iterable[str]) -> None:
        new = [{"report_id": report_id, "name": name} for name in names]
        if new:
            self._db.execute(insert(tag), new)

    def _stand(self, report_id: int, **values: str | int | None) -> None:
        self._lines.pop(report_id, None)
        self._db.execute(update(standing).where(standing.c.report_id == report_id).values(**values))

    def keep_source(self, report_id: int, source: bytes) -> None:
        """Keep the bytes that the report was decoded from, unless they are kept already."""
        if self.source(report_id) is None:
            packed = zlib.compress(source)
            self._db.execute(insert(report_source).values(report_id=report_id, data=packed))

    @rows.read
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
        self._db.execute(delete(fingerprint).where(fingerprint.c.report_id == report_id))
        self._db.execute(_UNINDEX, {"of": report_id})

    @rows.read
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

    @rows.read
    def find(self, sha256: str) -> int | None:
        """Return the id of the report whose source has this sha256, or None."""
        return self._db.execute(_FIND, {"wanted": sha256}).scalar()

    @rows.read
    def called(self, name: str) -> list[int]:
        """Return the ids of the reports of this name."""
        found = select(report.c.id).where(report.c.name == name).order_by(report.c.id)
        return list(self._db.execute(found).scalars())

    @rows.read
    def ids(self) -> list[int]:
        """Return the ids of all reports."""
        return list(self._db.execute(select(report.c.id).order_by(report.c.id)).scalars())

    @rows.read
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
            found = _report(row, known.text, self.project_rules())
            if found == known:
                return known
        wanted = select(report_text.c.text).where(report_text.c.report_id == report_id)
        return _report(row, self._db.execute(wanted).scalar_one(), self.project_rules())

    @rows.read
    def these(self, ids: Sequence[int]) -> dict[int, Report]:
        """Return the reports with these ids, as far as they are there, in the order of ids."""
        rules = self.project_rules()
        found = self._db.execute(_THESE, {"ids": json.dumps(list(ids))})
        return {row.id: _report(row, row.text, rules) for row in found}

    @rows.read
    def digests(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the sha256 of the sources of these reports, as far as they are there."""
        wanted = select(report.c.id, report.c.sha256).where(report.c.id.in_(select(_EACH.c.value)))
        found = self._db.execute(wanted, {"ids": json.dumps(list(ids))})
        return {int(of): checked.text(sha256) for of, sha256 in found}

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
        self._stand(report_id, status=status.value)

    def set_findings(self, report_id: int, count: int) -> None:
        """Store how many findings there were when the report was checked."""
        self._stand(report_id, findings=count)

    @rows.read
    def longest(self, report_id: int) -> int:
        """Return how many code points no mark of the report is longer than."""
        return int(self._line(report_id).longest)

    @rows.read
    def least(self, report_id: int) -> float | None:
        """Return the lowest score of an open suggestion of the report, None: none has one."""
        found = self._line(report_id).least
        return None if found is None else float(found)

    @rows.read
    def summary(self, report_id: int) -> ReportSummary:
        """Return the report's line in the queue, as it is by now."""
        self._lines.pop(report_id, None)
        tags = self._db.execute(_TAGS, {"wanted": report_id}).scalars()
        return summary_of(self._line(report_id), tuple(tags))

    def _line(self, report_id: int) -> Row[Any]:
        """Return what an act asks of the report's row, which is read once in a transaction."""
        line = self._lines.get(report_id)
        if line is None:
            line = self._lines[report_id] = self._db.execute(_LINE, {"wanted": report_id}).one()
        return line

    def forget(self) -> None:
        """Read the rows of reports again, for a part of the transaction was given up."""
        self._lines.clear()


def _report(row: Row[Any], text: str, rules: Mapping[str, bool]) -> Report:
    """Return the report that a row of its table holds, by the ``rules`` of its project."""
    choices = dict(row.rules)
    found = Report(
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
        rules=chosen_rules(row.kind, rules, choices),
        furniture=tuple((int(a), int(b), bool(told)) for a, b, told in row.furniture),
    )
    return checked.report(found, row.length)
