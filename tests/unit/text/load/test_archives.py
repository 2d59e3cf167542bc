"""Zip archives: each member that can be read, under the name its maker gave it."""

import io
import zipfile

import pytest

from annotator.errors import DamagedFile, EmptyArchive, EmptyFile, VanishedFile
from annotator.text.load import suffixes
from tests.unit.text.load.reading import TEXT, everything, zipped


def test_every_member_is_read_by_its_kind(tmp_path):
    path = zipped(
        tmp_path / "bundle.zip",
        {
            "a.txt": TEXT.encode("gb18030"),
            "inner/网页.HTML": "<p>正文</p>",
            "./inner/list.json": '[{"text": "一"}, {"text": "二"}]',
            "inner/": "",
            "picture.png": b"\x89PNG",
            ".hidden.txt": "x",
            "__MACOSX/a.txt": "x",
            "empty.txt": "",
        },
    )
    *found, empty, passed = everything(path)
    assert [(one.name, one.text, one.kind) for one in found] == [
        ("bundle.zip/a.txt", TEXT, "text"),
        ("bundle.zip/inner/网页.HTML", "正文", "html"),
        ("bundle.zip/./inner/list.json #1", "一", "json"),
        ("bundle.zip/./inner/list.json #2", "二", "json"),
    ]
    assert isinstance(empty, EmptyFile)
    assert str(path / "empty.txt") in str(empty)
    assert "1 files of other kinds were passed over (picture.png)" in str(passed)


@pytest.mark.parametrize("codec", ["gb18030", "utf-8"])
def test_names_that_say_nothing_of_their_encoding(tmp_path, codec):
    name = "商会\\简报.txt" if codec == "gb18030" else "商会/简报.txt"
    placeholder = "x" * len(name.encode(codec))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(placeholder, "正文")
    path = tmp_path / "a.zip"
    path.write_bytes(packed.getvalue().replace(placeholder.encode(), name.encode(codec)))
    (found,) = everything(path)
    assert found.name == "a.zip/商会/简报.txt"


def test_the_users_choice_holds_for_members(tmp_path):
    path = zipped(tmp_path / "a.zip", {"a.csv": "正文,题\n一,二\n", "b.txt": "\u4e00".encode()})
    first, second = everything(path, text_field="题")
    assert (first.text, second.text) == ("二", "一")


def test_an_archive_without_reports_or_not_there(tmp_path):
    with pytest.raises(EmptyArchive, match=r"ends in \.txt"):
        everything(zipped(tmp_path / "a.zip", {"a.png": b"x"}))
    with pytest.raises(VanishedFile):
        everything(tmp_path / "gone.zip")
    (tmp_path / "b.zip").write_bytes(b"hello")
    with pytest.raises(DamagedFile):
        everything(tmp_path / "b.zip")
    assert suffixes()[-1] == ".zip"
