"""Annotated files are looked at before they come in, and no further than is needed."""

import json

import pytest

from annotator.errors import BadRecord, VanishedFile
from annotator.formats import Reading, Record, by_name
from annotator.review import Session, bring_in
from annotator.review.matching import Matched
from annotator.review.outlook import COUNTED, NAMED, SHOWN, joins, look_into
from annotator.text.cancel import Cancelled, never

TEXT = "商会召开大会，会长沈丹到会。"


def written(path, *found):
    path.write_text("\n".join(json.dumps(one) for one in found), encoding="utf-8")
    return path


def record(text, *labels):
    spans = [{"start": k, "end": k + 1, "label": label} for k, label in enumerate(labels)]
    return {"text": text, "spans": spans}


def look(*paths, form="jsonl", cancelled=never):
    return look_into(paths, by_name(form), Reading(), cancelled)


def test_the_first_records_of_all_files_and_their_labels_are_told(tmp_path):
    one = written(tmp_path / "1.jsonl", record(TEXT, "A", "B", "A"), {"text": 3})
    other = written(tmp_path / "2.jsonl", record("另一篇", "A"))
    found = look(one, tmp_path / "gone.jsonl", other)
    assert [type(seen) for seen in found.first] == [Record, BadRecord, VanishedFile, Record]
    assert found.names == (("A", 3), ("B", 1))
    assert (found.records, found.is_all, found.unnamed) == (4, True, 0)
    assert not found.asks_counting


def test_of_long_files_the_beginning_is_enough(tmp_path):
    many = (record(f"第{k}期", f"L{k}") for k in range(COUNTED + 5))
    found = look(written(tmp_path / "1.jsonl", *many))
    assert (len(found.first), len(found.names)) == (SHOWN, NAMED)
    assert (found.records, found.is_all) == (COUNTED, False)
    assert found.unnamed == COUNTED - NAMED


@pytest.mark.parametrize(
    ("label", "asks"), [([[0, 1, "A"]], False), ([[2, 3, "A"]], True)], ids=["before", "behind"]
)
def test_what_offsets_count_is_asked_where_it_makes_a_difference(tmp_path, label, asks):
    path = written(tmp_path / "1.jsonl", {"text": "商\U00020bb7野家", "label": label})
    assert look(path, form="doccano").asks_counting is asks


def test_what_they_join_is_told_and_both_can_be_given_up(tmp_path):
    session = Session.create(tmp_path / "p.annot", "沈")
    path = written(tmp_path / "1.jsonl", record(TEXT, "ORG"))
    (first,) = bring_in(session, [path])
    view = written(tmp_path / "2.jsonl", record(f"{TEXT}\n\n"), record("另一篇"), {"text": 3})
    seen = look(view)
    there, new, bad = joins(session, seen.first, never, lambda *_: None)
    assert (there.report_id, there.how) == (first.report_id, Matched.VIEW)
    assert new is None
    assert bad is seen.first[2]
    for call in (
        lambda: look(view, cancelled=lambda: True),
        lambda: joins(session, seen.first, lambda: True, lambda *_: None),
    ):
        with pytest.raises(Cancelled):
            call()
    session.close()
