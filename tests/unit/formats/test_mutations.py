"""Whatever becomes of a file on its way, its reader tells what is wrong and reads the rest."""

import copy
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import MissingExtra, UserError
from annotator.formats import FORMATS, Reading, Record, Writing
from tests.unit.formats.made import LABELS, RICH

HOW = Writing(used=(*LABELS, "ORG", "TITLE", "QUANTITY"))
BOTH = [one for one in FORMATS.values() if one.read and one.write]
ODD = (
    *(None, True, 0, -1, 1.5, 10**30, "", "x", "a\tb", "\0", "0", "[", "{}", "record"),
    *([], {}, [[]], [{}], [None], {"a": 1}, {"span": 0}, {"id": []}, {"text": 3}),
    {"start": 0, "end": 1, "label": "X"},
)
KEYS = ("more", "record", "spans", "relations", "meta", "text", "type", "id", "begin", "label")


def places(found, way=()):
    """Yield the way to each value within ``found``."""
    pairs = found.items() if isinstance(found, dict) else enumerate(found)
    for key, inner in pairs:
        yield (*way, key)
        if isinstance(inner, dict | list):
            yield from places(inner, (*way, key))


def changed(found, draw):
    """Return JSON data with something in it taken out, put in, or made something else."""
    found = copy.deepcopy(found)
    *way, last = draw(st.sampled_from(list(places(found))))
    holder = found
    for key in way:
        holder = holder[key]
    act = draw(st.sampled_from(("take", "put", "inner", "make", "make")))
    inner = holder[last]
    if act == "take":
        del holder[last]
    elif act == "put" and isinstance(holder, dict):
        holder[draw(st.sampled_from(KEYS))] = draw(st.sampled_from(ODD))
    elif act == "inner" and isinstance(inner, str) and inner[:1] in ("{", "["):
        holder[last] = json.dumps(changed({"": json.loads(inner)}, draw).get(""))
    else:
        holder[last] = draw(st.sampled_from(ODD))
    return found


def changed_bytes(raw, draw):
    """Return bytes of which one is another, some are missing, or the last are."""
    at = draw(st.integers(0, len(raw) - 1))
    kind = draw(st.sampled_from(("other", "missing", "short")))
    if kind == "other":
        return raw[:at] + bytes([draw(st.integers(0, 255))]) + raw[at + 1 :]
    return raw[:at] if kind == "short" else raw[:at] + raw[at + draw(st.integers(1, 9)) :]


def mutated(path, draw):
    raw = path.read_bytes()
    try:
        found = json.loads(raw)
    except ValueError:
        return changed_bytes(raw, draw)
    if draw(st.integers(0, 4)) == 0:
        return changed_bytes(raw, draw)
    for _ in range(draw(st.integers(1, 3))):
        found = changed({"": found}, draw).get("")
        if not isinstance(found, dict | list):
            break
    return json.dumps(found, ensure_ascii=draw(st.booleans())).encode()


@pytest.mark.parametrize("form", BOTH, ids=[one.name for one in BOTH])
@given(data=st.data())
def test_a_reader_tells_what_is_wrong(tmp_path_factory, form, data):
    folder = tmp_path_factory.mktemp(form.name)
    path = folder / ("out" if form.is_folder else f"out{form.suffixes[0]}")
    try:
        form.write([RICH], path, HOW)
    except MissingExtra as error:
        pytest.skip(str(error))
    files = sorted(path.iterdir()) if form.is_folder else [path]
    file = data.draw(st.sampled_from(files))
    file.write_bytes(mutated(file, data.draw))
    form.recognises(file)
    try:
        found = list(form.read(path, Reading()))
    except UserError:
        return
    for one in found:
        assert isinstance(one, Record | UserError)
        if isinstance(one, Record):
            assert all(str(remark) for remark in one.remarks)
            FORMATS["jsonl"].write([one], folder / "again.jsonl", HOW)
