"""Settings: kept whole, and never in the way of a start."""

from dataclasses import replace

import pytest

from annotator import paths, settings
from annotator.errors import UnwritablePlace
from annotator.settings import Settings


def test_what_is_saved_is_there_at_the_next_start():
    kept = Settings(theme="dark", language="zh_CN", reviewer="沈丹", last_project="/x.annot")
    settings.save(kept)
    assert settings.load() == kept
    assert [path.name for path in paths.settings_file().parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"theme": 3}', '{"theme": "pink", "new": 1}'])
def test_a_file_that_cannot_be_used_gives_the_defaults(content):
    path = paths.settings_file()
    path.parent.mkdir(parents=True)
    path.write_text(content, encoding="utf-8")
    assert settings.load() == Settings()


def test_the_last_good_settings_survive_a_failed_save(tmp_path):
    path = tmp_path / "settings.json"
    settings.save(Settings(theme="dark"), path)
    blocked = path.with_name(f"{path.name}.blocked") / "settings.json"
    blocked.parent.write_text("not a folder", encoding="utf-8")
    with pytest.raises(UnwritablePlace):
        settings.save(Settings(theme="light"), blocked)
    assert settings.load(path).theme == "dark"


def test_the_reviewer_has_a_name_even_where_none_is_set(monkeypatch):
    assert replace(Settings(), reviewer="沈丹").who() == "沈丹"
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(name, raising=False)
    assert Settings().who()
    monkeypatch.setenv("LOGNAME", "shen")
    assert Settings().who() == "shen"
