"""Whatever is changed in a file is read or told, and what is read can be written again."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import MissingExtra, UserError
from annotator.formats import FORMATS, Reading, Record, Writing, checked, native
from tests.unit.formats.made import RICH

JSON = (".json", ".jsonl", ".jsonld")
FORMS = [one for one in FORMATS.values() if one.read and one.write]
JUNK = st.sampled_from(
    [None, True, 0, -1, 7, 10**30, 0.5, "", "會", "a\tb", "accept", [], [[]], {}, {"a": []}, [None]]
)


def spoilt(draw, found):
    """Return JSON data with one thing in it changed, left out, or put in; also JSON in a text."""
    if isinstance(found, str) and found[:1] in ("{", "["):
        return json.dumps(spoilt(draw, json.loads(found)), ensure_ascii=False)
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


def spoilt_bytes(draw, raw):
    """Return ``raw`` with another byte at one place, without some, or only its beginning."""
    at = draw(st.integers(0, len(raw) - 1))
    rest = draw(st.sampled_from((1, 2, 9, len(raw))))
    put = bytes([draw(st.integers(0, 255))]) if draw(st.booleans()) else b""
    return raw[:at] + put + raw[at + rest :]


@pytest.fixture(scope="module", params=FORMS, ids=[one.name for one in FORMS])
def written(request, tmp_path_factory):
    """Return a format, and the files of it with one record, each with its bytes."""
    form = request.param
    folder = tmp_path_factory.mktemp("spoilt")
    path = folder / ("out" if form.is_folder else f"out{form.suffixes[0]}")
    try:
        form.write([RICH], path, Writing(used=("ORG", "PER", "QUANTITY", "TITLE")))
    except MissingExtra as error:
        pytest.skip(str(error))
    files = sorted(path.iterdir()) if form.is_folder else [path]
    return form, path, {file: file.read_bytes() for file in files}


@given(data=st.data())
def test_whatever_is_changed_is_read_or_told(written, data):
    form, path, files = written
    file = data.draw(st.sampled_from(list(files)))
    if file.suffix in JSON and data.draw(st.integers(0, 3)):
        other = json.dumps(spoilt(data.draw, json.loads(files[file])), ensure_ascii=False) + "\n"
        file.write_text(other, encoding="utf-8")
    else:
        file.write_bytes(spoilt_bytes(data.draw, files[file]))
    try:
        check(form, path)
        form.recognises(file)
    finally:
        file.write_bytes(files[file])


def check(form, path):
    try:
        everything = list(form.read(path, Reading()))
    except UserError:
        return  # it is no such file any more
    for found in everything:
        assert isinstance(found, Record | UserError)
        if isinstance(found, Record):
            told = native.from_object(checked.loads(native.line(found).encode()), "again")
            assert told.marks == found.marks
            assert all(str(remark) for remark in found.remarks)
