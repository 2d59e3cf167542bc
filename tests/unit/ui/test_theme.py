"""Themes are complete, and what they write can be read."""

from dataclasses import fields

import pytest

from annotator import paths
from annotator.ui import theme
from annotator.ui.colours import contrast

PAIRS = [
    ("text", "panel"),
    ("text", "window"),
    ("text", "button"),
    ("dim", "panel"),
    ("dim", "window"),
    ("dim", "button"),
    ("accent_text", "accent"),
    ("page_text", "page"),
    ("page_text", "selection"),
    ("page_text", "found"),
    ("dim", "page"),
    ("dim", "selection"),
    ("hint_text", "hint"),
]


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_theme_has_every_key_and_reads_well(qapp, name):
    found = theme.load(name)
    assert found.dark == (name == "dark")
    for field in fields(theme.Theme):
        if field.name not in ("name", "dark"):
            assert getattr(found, field.name).isValid(), field.name
    for ink, ground in PAIRS:
        ratio = contrast(getattr(found, ink).name(), getattr(found, ground).name())
        assert ratio >= 4.5, (ink, ground)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_field_has_an_edge_that_is_seen(qapp, name):
    found = theme.load(name)
    assert contrast(found.edge.name(), found.panel.name()) >= 3
    assert contrast(found.edge.name(), found.window.name()) >= 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_stands_in_the_margins_is_seen(qapp, name):
    found = theme.load(name)
    for sign in (found.fault, found.doubt, found.accent, found.current):
        assert contrast(sign.name(), found.page.name()) >= 3


def test_there_is_a_file_for_each_theme_and_no_other():
    files = sorted(path.stem for path in (paths.resources() / "themes").glob("*.toml"))
    assert files == ["dark", "light"]


def test_the_system_theme_is_one_of_them(qapp):
    assert theme.load("system").name in ("light", "dark")


def test_there_is_a_chinese_font(qapp):
    assert theme.cjk_family()
