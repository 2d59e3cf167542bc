"""A folder is replaced whole, or not at all; and so are several files together."""

import os
import subprocess
import sys

import pytest

from annotator.errors import UnwritablePlace
from annotator.paths import replacing_folder, replacing_several


def always(_folder):
    return True


def never(_folder):
    return False


def filled(path, *names):
    path.mkdir()
    for name in names:
        (path / name).write_text("old", encoding="utf-8")
    return path


def torn(path):
    """Begin to replace the folder ``path``, and fail; return what was there meanwhile."""
    before = {}
    with pytest.raises(UnwritablePlace, match="disk full"):
        _begin(path, before)
    return before


def _begin(path, before):
    with replacing_folder(path, always) as fresh:
        (fresh / "c").write_text("new", encoding="utf-8")
        before.update(content(path))
        raise OSError("disk full")


def content(path):
    return {one.name: one.read_text(encoding="utf-8") for one in path.iterdir()}


def test_what_is_built_takes_the_place_of_what_was_there(tmp_path):
    path = filled(tmp_path / "out", "a", "b")
    with replacing_folder(path, always) as fresh:
        (fresh / "c").write_text("new", encoding="utf-8")
        assert set(content(path)) == {"a", "b"}, "the old one is there until the end"
    assert content(path) == {"c": "new"}
    assert list(tmp_path.iterdir()) == [path]


def test_folders_above_are_made(tmp_path):
    with replacing_folder(tmp_path / "x" / "out", never) as fresh:
        (fresh / "c").write_text("new", encoding="utf-8")
    assert content(tmp_path / "x" / "out") == {"c": "new"}


def test_a_failure_leaves_the_old_one_and_nothing_else(tmp_path):
    path = filled(tmp_path / "out", "a")
    assert torn(path) == {"a": "old"}
    assert content(path) == {"a": "old"}
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_other_files_is_never_replaced(tmp_path):
    path = filled(tmp_path / "letters", "a")
    with (
        pytest.raises(UnwritablePlace, match="holds other files"),
        replacing_folder(path, never),
    ):
        pytest.fail("it must not come so far")
    assert content(path) == {"a": "old"}
    with replacing_folder(filled(tmp_path / "empty"), never) as fresh:
        (fresh / "c").write_text("new", encoding="utf-8")
    assert content(tmp_path / "empty") == {"c": "new"}


def test_a_file_is_not_replaced_by_a_folder(tmp_path):
    path = tmp_path / "out"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(UnwritablePlace, match="no folder"), replacing_folder(path, always):
        pytest.fail("it must not come so far")
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_stays_and_leads_to_what_is_new(tmp_path):
    filled(tmp_path / "real", "a")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "real", target_is_directory=True)
    with replacing_folder(link, always) as fresh:
        (fresh / "c").write_text("new", encoding="utf-8")
    assert link.is_symlink()
    assert content(tmp_path / "real") == {"c": "new"}


KILLED = """
import os, sys
from pathlib import Path
from annotator.paths import replacing_folder, replacing_several
moves, rename = [], Path.rename
def dying(self, target):
    rename(self, target)
    moves.append(target)
    if len(moves) == int(sys.argv[2]):
        os._exit(9)
Path.rename = dying
with replacing_folder(Path(sys.argv[1]), lambda _: True) as fresh:
    (fresh / "c").write_text("new", encoding="utf-8")
    if sys.argv[2] == "0":
        os._exit(9)
"""


@pytest.mark.parametrize(("moves", "left"), [(0, "old"), (1, "old"), (2, "new")])
def test_wherever_it_is_killed_one_of_the_two_is_whole(tmp_path, moves, left):
    path = filled(tmp_path / "out", "c")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(path), str(moves)], check=False, env=dict(os.environ)
    )
    assert done.returncode == 9
    assert torn(path) == {"c": left}, "put back, where it was aside"
    assert content(path) == {"c": left}


# -- several files ------------------------------------------------------------------------------


def test_files_take_their_places_together_and_a_link_stays(tmp_path):
    (tmp_path / "real").write_text("old", encoding="utf-8")
    (tmp_path / "a").symlink_to(tmp_path / "real")
    (tmp_path / "c").write_text("kept", encoding="utf-8")
    with replacing_several(tmp_path, ("a", "b", "c")) as fresh:
        for name in ("a", "b"):
            (fresh / name).write_text(f"new {name}", encoding="utf-8")
    assert content(tmp_path) == {"a": "new a", "b": "new b", "c": "kept", "real": "new a"}
    assert (tmp_path / "a").is_symlink()


def _replace_what_becomes_a_folder(path, blocked):
    with replacing_several(path, ("new", "a", "b")) as fresh:
        for name in ("new", "a", "b"):
            (fresh / name).write_text("new", encoding="utf-8")
        (path / blocked).unlink()
        (path / blocked).mkdir()  # somebody else was quicker


@pytest.mark.parametrize("blocked", ["a", "b"])
def test_files_stay_where_one_of_them_cannot_be_replaced(tmp_path, blocked):
    for name in "ab":
        (tmp_path / name).write_text("old", encoding="utf-8")
    with pytest.raises(UnwritablePlace):
        _replace_what_becomes_a_folder(tmp_path, blocked)
    (tmp_path / blocked).rmdir()
    other = "b" if blocked == "a" else "a"
    assert content(tmp_path) == {other: "old"}
