"""brat's own tutorial, read unchanged: the spans are those that its lines name."""

import pytest

from annotator.errors import BadRecord
from annotator.formats import Record, brat, for_path

FOLDER = "peerdata/brat/tutorials/news"


@pytest.fixture
def news(shared):
    return shared / FOLDER


def lines(path, letter):
    found = path.read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in found if line.startswith(letter)]


def test_every_pair_is_read_with_nothing_left_out(news):
    found = list(brat.read(news))
    assert not any(isinstance(one, BadRecord) for one in found)
    assert {one.report.name for one in found} == {one.name for one in news.glob("*.txt")}
    assert [str(remark) for one in found for remark in one.remarks] == []
    assert sum(len(one.marks) for one in found) == 119
    assert sum(len(one.links) for one in found) == 63


def test_spans_relations_and_what_is_said_of_them_are_those_of_the_lines(news):
    for path in sorted(news.glob("*.ann")):
        assert for_path(path).name == "brat"
        (record,) = brat.read(path)
        assert isinstance(record, Record)
        told = [(*line[1].split(" "), line[2]) for line in lines(path, "T")]
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        assert record.report.text == text
        assert [
            (mark.label, str(mark.start), str(mark.end), text[mark.start : mark.end])
            for mark in record.marks
        ] == told
        assert len(record.links) == (
            len(lines(path, "R"))
            + sum(len(line[1].split()) - 1 for line in lines(path, "E"))
            + sum(len(line[1].split()) - 2 for line in lines(path, "*"))
        )
        notes = [mark.note for mark in record.marks if mark.note]
        notes += [link.extra["note"] for link in record.links if "note" in link.extra]
        assert sorted(notes) == sorted(line[2] for line in lines(path, "#"))
        assert sum(len(mark.attributes) for mark in record.marks) == len(lines(path, "A"))


def test_what_is_written_again_is_read_as_the_same(news, tmp_path):
    first = list(brat.read(news))
    brat.write(first, tmp_path / "out")
    again = list(brat.read(tmp_path / "out"))
    assert again == first
