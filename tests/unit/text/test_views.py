"""What a reader sees of a raw text, and which rules apply to it."""

from annotator import settings
from annotator.text.clean import ALL_RULES, DEFAULT_RULES
from annotator.text.views import Mode, chosen_rules, furniture_of, view_of

TEXT = "臨江市商會(huì)印發《工作要點》,記憶體７ ８ 個。\r\n版权所有：某商会\n"


def test_each_mode_shows_its_own_text():
    assert view_of(TEXT, Mode.RAW).text == TEXT
    assert view_of(TEXT, Mode.CLEAN).text == (
        "臨江市商會印發《工作要點》，記憶體78個。\n版权所有：某商会\n"
    )
    assert view_of(TEXT, Mode.SIMPLIFIED).text.startswith("临江市商会印发《工作要点》，记忆体78个")
    words = view_of(TEXT, Mode.SIMPLIFIED_FROM_TAIWAN)
    place = TEXT.index("記憶體")
    assert words.of_raw(place, place + 3) == "内存"
    assert words.of_raw(place, place + 1) == "内存", "a phrase that is cut through comes whole"
    there = words.map.forward(place + 1, place + 2)
    assert words.map.back(*there) == (place, place + 3)


def test_the_settings_know_every_mode():
    assert tuple(mode.value for mode in Mode) == settings.MODES


def test_rules_are_those_of_the_kind_but_as_chosen_last():
    assert chosen_rules("text") == DEFAULT_RULES
    assert chosen_rules("markdown") == ALL_RULES
    of_project, of_report = {"glosses": False, "width": False}, {"glosses": True}
    assert chosen_rules("text", of_project, of_report) == DEFAULT_RULES - {"width"}
    assert chosen_rules("text", {"no such rule": True}) == DEFAULT_RULES


def test_what_is_told_of_furniture_goes_before_what_is_found():
    footer = (TEXT.index("版权"), TEXT.index("会\n") + 1)
    assert furniture_of(TEXT) == (footer,)
    assert furniture_of(TEXT, told=[(*footer, False)]) == ()
    assert furniture_of(TEXT, told=[(0, 3, True)]) == ((0, 3), footer)
    assert furniture_of(TEXT, told=[(0, 3, True), (1, 2, False)]) == ((0, 1), (2, 3), footer)
    middle = (footer[0] + 1, footer[1] - 1, False)
    assert furniture_of(TEXT, told=[middle]) == ((footer[0], middle[0]), (middle[1], footer[1]))
