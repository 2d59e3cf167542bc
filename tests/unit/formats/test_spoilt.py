"""Whatever is changed in a file of JSON is read or told, and what is read can be written again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.formats import FORMATS, Reading, Record, Writing, checked, native
from tests.unit.formats.made import RICH

JSON = (".json", ".jsonl", ".jsonld")
FORMS = [
    one
    for one in FORMATS.values()
    if one.read and one.write and not one.is_folder and one.suffixes[0] in JSON
]
JUNK = st.sampled_from(
    [None, True, 0, -1, 7, 10**30, 0.5, "", "會", "a\tb", "accept", [], [[]], {}, {"a": []}, [None]]
)


def spoilt(draw, found):
    """Return JSON data with one thing in it changed, left out, or put in."""
    if not isinstance(found, dict | list) or not found or draw(st.integers(0, 5)) == 0:
        return draw(JUNK)
    keys = list(found) if isinstance(found, dict) else list(range(len(found)))
    key = draw(st.sampled_from(keys))
    changed = found.copy()
    if draw(st.integers(0, 9)) == 0:
        del changed[key]
    else:
        changed[key] = spoilt(draw, found[key])
    return changed


@pytest.fixture(scope="module", params=FORMS, ids=[one.name for one in FORMS])
def written(request, tmp_path_factory):
    """Return a format, and a file of it with one record."""
    path = tmp_path_factory.mktemp("spoilt") / f"out{request.param.suffixes[0]}"
    request.param.write([RICH], path, Writing(used=("ORG", "PER", "QUANTITY", "TITLE")))
    return request.param, path


@given(data=st.data())
def test_whatever_is_changed_is_read_or_told(written, data):
    form, path = written
    good = json.loads(path.read_text(encoding="utf-8"))
    other = path.with_stem("other")
    other.write_text(json.dumps(spoilt(data.draw, good)) + "\n", encoding="utf-8")
    for found in form.read(other, Reading()):
        assert isinstance(found, Record | UserError)
        if isinstance(found, Record):
            told = native.from_object(checked.loads(native.line(found).encode()), "again")
            assert told.marks == found.marks
            assert all(str(remark) for remark in found.remarks)
    form.recognises(other)
