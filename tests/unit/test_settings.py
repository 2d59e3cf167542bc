"""Settings: kept whole, and never in the way of a start."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import paths, settings
from annotator.errors import UnwritablePlace
from annotator.settings import Settings


def test_what_is_saved_is_there_at_the_next_start():
    kept = Settings(theme="dark", language="zh_CN", reviewer="沈丹", last_project="/x.annot")
    kept = replace(kept, backups=14)
    settings.save(kept)
    assert settings.load() == kept
    assert [path.name for path in paths.settings_file().parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "[" * 100_000,
        '{"theme": 3}',
        '{"theme": "pink", "new": 1}',
        '{"backups": -3}',
    ],
)
def test_a_file_that_cannot_be_used_gives_the_defaults(content):
    path = paths.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert settings.load() == Settings()


@pytest.mark.parametrize("step", ["write_text", "replace"])
def test_the_last_good_settings_survive_a_failed_save(tmp_path, monkeypatch, step):
    path = tmp_path / "settings.json"
    settings.save(Settings(theme="dark"), path)

    def fails(*_, **__):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, step, fails)
        with pytest.raises(UnwritablePlace, match="No space left"):
            settings.save(Settings(theme="light"), path)
    assert settings.load(path).theme == "dark"
    assert list(tmp_path.glob("*")) == [path]


def test_a_link_to_the_settings_stays_a_link(tmp_path):
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    settings.save(Settings(theme="dark"), real)
    link.symlink_to(real)
    settings.save(Settings(theme="light"), link)
    assert link.is_symlink()
    assert settings.load(real).theme == "light"


def test_what_is_no_file_is_not_replaced(tmp_path):
    with pytest.raises(UnwritablePlace, match="no file"):
        settings.save(Settings(), tmp_path)


def test_the_reviewer_has_a_name_even_where_none_is_set(monkeypatch):
    assert replace(Settings(), reviewer="沈丹").who() == "沈丹"
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert Settings().who()
    monkeypatch.setenv("LOGNAME", "shen")
    assert Settings().who() == "shen"


def test_keys_names_and_sizes_that_are_none_have_their_default(tmp_path):
    path = tmp_path / "settings.json"
    kept = {
        "keys": {"next": "F9", "undo": ["Z"]},
        "recent": "undo",
        "dialogs": {"A": [640, 480], "B": [1], "C": 7},
        "zoom": "large",
        "theme": 3,
    }
    path.write_text(json.dumps(kept), encoding="utf-8")
    found = settings.load(path)
    assert found.keys == {"next": ("F9",), "undo": ("Z",)}
    assert found.recent == ()
    assert found.dialogs == {"A": (640, 480)}
    assert (found.zoom, found.theme) == (100, "system")
    settings.save(found, path)
    assert settings.load(path) == found
