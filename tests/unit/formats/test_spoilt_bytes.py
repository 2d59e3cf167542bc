"""Whatever bytes are changed in a file is read or told, and what is read can be written again."""

import shutil
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UserError
from annotator.formats import FORMATS, Reading, Record, Writing, checked, native
from tests.unit.formats.made import RICH

JUNK = st.sampled_from(
    [b"", b"\n", b"\t", b" ", b"\xff", b"\0", b"9" * 30, b"-", b";", b":", b"T1", b"R1", b"#1\t"]
) | st.binary(max_size=4)
HOW = Writing(used=("ORG", "PER", "QUANTITY", "TITLE"))


@st.composite
def spoilt(draw, raw):
    """Return ``raw`` with some stretches of it replaced, left out, or said twice."""
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(raw)))
        end = min(len(raw), start + draw(st.integers(0, 12)))
        again = draw(JUNK | st.just(raw[start:end] * 2))
        raw = raw[:start] + again + raw[end:]
    return raw


def check(form, path):
    form.recognises(path)
    for found in form.read(path, Reading()):
        assert isinstance(found, Record | UserError)
        assert str(found)
        if isinstance(found, Record):
            told = native.from_object(checked.loads(native.line(found).encode()), "again")
            assert told.marks == found.marks
            assert all(str(remark) for remark in found.remarks)


@given(data=st.data())
def test_tags_of_any_kind_are_read_or_told(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("conll") / "a.conll"
    FORMATS["conll"].write([RICH, RICH], path, HOW)
    path.write_bytes(data.draw(spoilt(path.read_bytes())))
    check(FORMATS["conll"], path)


@given(data=st.data(), suffix=st.sampled_from([".ann", ".txt", ".conf"]))
def test_standoff_of_any_kind_is_read_or_told(tmp_path_factory, data, suffix):
    folder = tmp_path_factory.mktemp("brat") / "out"
    FORMATS["brat"].write([RICH], folder, HOW)
    path = folder / "records.conf" if suffix == ".conf" else next(folder.glob(f"*{suffix}"))
    path.write_bytes(data.draw(spoilt(path.read_bytes())))
    check(FORMATS["brat"], folder)
    again = folder.with_name("again")
    shutil.rmtree(again, ignore_errors=True)
    read = [one for one in FORMATS["brat"].read(folder, Reading()) if isinstance(one, Record)]
    assert FORMATS["brat"].write(read, again, HOW) == len(read)


@given(data=st.data())
def test_a_docbin_of_any_kind_is_read_or_told(tmp_path_factory, data):
    pytest.importorskip("spacy")
    path = tmp_path_factory.mktemp("spacy") / "a.spacy"
    FORMATS["spacy"].write([RICH, RICH], path, HOW)
    path.write_bytes(zlib.compress(data.draw(spoilt(zlib.decompress(path.read_bytes())))))
    check(FORMATS["spacy"], path)
