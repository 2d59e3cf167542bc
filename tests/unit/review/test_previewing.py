"""How an export will read: its first lines, as the files of the format have them."""

import json

import pytest

from annotator.errors import MissingExtra
from annotator.formats import Writing, by_name
from annotator.review import Selection, Session, bring_in
from annotator.review.previewing import preview


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


def filled(session, folder, *texts):
    spans = [{"start": 0, "end": 2, "label": "ORG"}]
    lines = [
        json.dumps({"text": t, "name": f"r{n}.txt", "spans": spans}) for n, t in enumerate(texts)
    ]
    (folder / "theirs.jsonl").write_text("\n".join(lines), encoding="utf-8")
    list(bring_in(session, [folder / "theirs.jsonl"]))


def shown(session, name):
    return preview(session, by_name(name), Selection(), Writing())


def test_the_first_records_are_shown_as_they_are_written(session, tmp_path):
    filled(session, tmp_path, *(f"商会{number}" for number in range(9)))
    (file,) = shown(session, "jsonl")
    assert [json.loads(line)["text"] for line in file.lines] == ["商会0", "商会1", "商会2"]


def test_of_a_long_line_both_ends_are_shown(session, tmp_path):
    filled(session, tmp_path, "商会开会" * 5000, "商会" * 90_000)
    (file,) = shown(session, "jsonl")
    first, second = file.lines
    assert first.startswith('{"id": ')
    assert first.endswith('"relations": []}')
    assert " … " in first
    assert len(first) < 1000
    assert second.endswith(" …"), "of which the end was not read"


def test_of_a_folder_the_first_files_are_shown(session, tmp_path):
    filled(session, tmp_path, "商会开会\n" * 50, "商会")
    files = {file.name: file.lines for file in shown(session, "brat")}
    assert files["r0.ann"][0] == "T1\tORG 0 2\t商会"
    assert files["r0.txt"] == (*["商会开会"] * 10, "…")


def test_what_is_no_text_is_told_to_be_none(session, tmp_path):
    filled(session, tmp_path, "商会")
    try:
        (file,) = shown(session, "hf-parquet")
    except MissingExtra as error:
        pytest.skip(str(error))
    assert file.lines is None
    assert file.size > 0


def test_a_project_with_nothing_to_show_shows_nothing(session):
    (file,) = shown(session, "jsonl")
    assert (file.lines, file.size) == ((), 0)


def test_of_a_workbook_the_first_rows_are_shown(session, tmp_path):
    filled(session, tmp_path, "商会开会", "商会")
    (file,) = shown(session, "xlsx")
    head, *rows = [line.split("\t") for line in file.lines]
    places = [head.index(name) for name in ("start", "end", "text")]
    assert [[row[place] for place in places] for row in rows] == [["0", "2", "商会"]] * 2
