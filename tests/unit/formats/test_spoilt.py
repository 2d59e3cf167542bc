"""Whatever is changed in a file is read or told, and what is read can be written again."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import MissingExtra, UserError
from annotator.formats import FORMATS, Reading, Record, Writing, checked, native
from tests.unit.formats.made import RICH

JSON = (".json", ".jsonl", ".jsonld")
FORMS = [one for one in FORMATS.values() if one.read and one.write]
BITS = st.sampled_from(
    [b"", b"\n", b"\t", b" ", b"\xff", b"\0", b"9" * 30, b"-", b";", b":", b"T1", b"R1", b"#1\t"]
) | st.binary(max_size=4)
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
    """Return ``raw`` with stretches of it replaced, left out, or said twice, be it all the rest."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(raw)))
        end = start + draw(st.integers(0, 12) | st.just(len(raw)))
        raw = raw[:start] + draw(BITS | st.just(raw[start:end] * 2)) + raw[end:]
    return raw


def other(draw, file, raw):
    """Return other bytes for a ``file`` that holds ``raw``."""
    if file.suffix in JSON and draw(st.integers(0, 3)):
        found = json.dumps(spoilt(draw, json.loads(raw)), ensure_ascii=False) + "\n"
        return found.encode()
    if file.suffix == ".spacy" and draw(st.booleans()):
        return zlib.compress(spoilt_bytes(draw, zlib.decompress(raw)))
    return spoilt_bytes(draw, raw)


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
    file.write_bytes(other(data.draw, file, files[file]))
    try:
        check(form, path)
        form.recognises(file)
    finally:
        file.write_bytes(files[file])


def check(form, path):
    """Read what is at ``path`` and write it again, as this format and as the native one."""
    try:
        everything = list(form.read(path, Reading()))
    except UserError:
        return  # it is no such file any more
    records = [found for found in everything if isinstance(found, Record)]
    told = [found for found in everything if not isinstance(found, Record)]
    told += [remark for found in records for remark in found.remarks]
    assert all(isinstance(one, UserError) and str(one) for one in told)
    for found in records:
        again = native.from_object(checked.loads(native.line(found).encode()), "again")
        assert again.marks == found.marks
    used = tuple({mark.label for found in records for mark in found.marks})
    there = path.with_name(f"again{path.suffix}")
    assert form.write(records, there, Writing(used=used)) == len(records)
