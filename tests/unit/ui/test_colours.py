"""Colours are told apart and can be read, by the colour-blind too."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import labels
from annotator.ui import theme
from annotator.ui.colours import (
    LINE_CONTRAST,
    TEXT_CONTRAST,
    Sight,
    ciede2000,
    contrast,
    difference,
    legible,
    over,
    seen,
)
from annotator.ui.document import ink

# how far apart any two labels are at least (decisions/0015)
APART = {sight: 10.0 if sight is Sight.NORMAL else 6.5 for sight in Sight}
COLOURS = st.tuples(*[st.integers(0, 255)] * 3).map(lambda rgb: "#{:02X}{:02X}{:02X}".format(*rgb))
LABELS = labels.default().labels


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # from the table of test data of Sharma, Wu and Dalal (2005)
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
        ((50, 0, 0), (50, -1, 2), 2.3669),
        ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
        ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colours_is_ciede2000(one, other, expected):
    assert ciede2000(one, other) == pytest.approx(expected, abs=1e-4)
    assert ciede2000(other, one) == pytest.approx(expected, abs=1e-4)


def test_contrast_and_the_sight_of_the_colour_blind_are_as_known():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.005)
    for sight in Sight:  # grey stays grey
        assert difference(seen("#808080", sight), "#808080") < 1
    # a red and a green of one lightness are alike to who sees no red or no green
    red, green = "#C04A3A", "#6E7B20"
    assert difference(red, green) > 30
    assert difference(seen(red, Sight.DEUTERANOPIA), seen(green, Sight.DEUTERANOPIA)) < 12


@given(COLOURS, COLOURS, st.sampled_from([LINE_CONTRAST, TEXT_CONTRAST]))
def test_any_colour_is_made_legible_on_any_ground_and_only_where_needed(colour, ground, least):
    found = legible(colour, ground, least)
    assert contrast(found, ground) >= least
    if contrast(colour, ground) >= least:
        assert found == colour


def test_what_is_made_legible_keeps_its_hue_and_moves_no_further_than_it_must():
    blue = legible("#8080FF", "#FFFFFF")
    assert int(blue[5:], 16) > 200 > int(blue[1:3], 16)
    assert contrast(blue, "#FFFFFF") < 4.7


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("sight", Sight)
def test_any_two_labels_look_different_however_one_sees(qapp, name, sight):
    inks = {label.id: theme.colour_of(label, theme.load(name)).name() for label in LABELS}
    for one, other in combinations(inks, 2):
        apart = difference(seen(inks[one], sight), seen(inks[other], sight))
        assert apart >= APART[sight], (one, other)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("label", LABELS, ids=lambda label: label.id)
def test_what_is_written_about_and_on_a_mark_can_be_read(qapp, name, label):
    look = theme.load(name)
    page, colour = look.page.name(), theme.colour_of(label, look).name()
    assert contrast(colour, page) >= TEXT_CONTRAST  # a suggestion's name
    assert contrast(look.chip_text.name(), colour) >= TEXT_CONTRAST  # a span's name
    assert contrast(ink.pale(colour, page), page) >= LINE_CONTRAST  # an unsure suggestion's line
    for opacity in ink.tints(look):
        ground = over(colour, page, opacity)
        assert contrast(look.page_text.name(), ground) >= TEXT_CONTRAST
        assert contrast(look.dim.name(), ground) >= TEXT_CONTRAST


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_colour_of_the_users_own_is_mended_where_it_cannot_be_read(qapp, name):
    look = theme.load(name)
    own = labels.Label("X", "某", "Some", ink_light="#FFFF80", ink_dark="#202030")
    assert contrast(theme.colour_of(own, look).name(), look.page.name()) >= TEXT_CONTRAST
