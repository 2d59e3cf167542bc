"""Which files are reports, and the files that are refused before anything is read of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import (
    BinaryFile,
    EmptyFile,
    FileTooLarge,
    NoReports,
    UnreadableFile,
    VanishedFile,
)
from annotator.text.load import SIZE_LIMIT_MB, find_reports, read


def first(path):
    """Return the first report of a file."""
    return next(read(path))


CONTROL = [chr(c) for c in range(0x20) if chr(c) not in "\t\n\v\f\r\x1a\x1b"]


@given(st.text(st.characters(codec="utf-8", exclude_characters=CONTROL), min_size=1))
def test_any_utf8_text_keeps_every_character(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("any") / "report.txt"
    path.write_bytes(text.encode())
    if not text.strip() or not text.removeprefix("\ufeff").strip():
        with pytest.raises(EmptyFile):
            first(path)
    else:
        assert first(path).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("data", [b"", b"  \n\r\n", b"\xef\xbb\xbf", "\u3000\n".encode()])
def test_a_file_without_text_is_refused(tmp_path, data):
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    with pytest.raises(EmptyFile, match=r"empty\.txt is empty"):
        first(path)


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\x00\x00", b"a" * 70000 + b"\x00"])
def test_binary_data_is_refused_with_its_place(tmp_path, data):
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(BinaryFile, match="binary data at byte"):
        first(path)


def test_a_file_that_vanished_or_is_a_folder_is_refused(tmp_path):
    with pytest.raises(VanishedFile):
        first(tmp_path / "gone.txt")
    with pytest.raises(UnreadableFile):
        first(tmp_path)


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT_MB << 20)
        file.seek(0, 2)
        file.write(b"x")
    with pytest.raises(FileTooLarge, match="64 MB"):
        first(path)


def test_a_folder_gives_its_reports_in_order_at_any_depth(tmp_path):
    for name in (
        "b.txt",
        "a/2.TXT",
        "a/1.text",
        "c.pdf",
        ".hidden.txt",
        "b.README.txt",
        ".git/x.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("文", encoding="utf-8")
    found = [path.relative_to(tmp_path).as_posix() for path in find_reports(tmp_path)]
    assert found == ["b.txt", "a/1.text", "a/2.TXT"]


def test_a_file_named_outright_counts_whatever_its_ending(report_file):
    path = report_file("文", name="notice.asc")
    assert list(find_reports(path)) == [path]


def test_a_folder_without_reports_and_a_missing_path_are_refused(tmp_path):
    with pytest.raises(NoReports, match=r"ends in \.txt"):
        list(find_reports(tmp_path))
    with pytest.raises(VanishedFile):
        list(find_reports(tmp_path / "gone"))
