"""Plug-ins: what they suggest is taken, what they do wrong is told once and harms nobody."""

import itertools
import logging
import sys
from importlib.metadata import EntryPoint

import pytest

from annotator import labels
from annotator.errors import BadSuggester
from annotator.model import Origin, Report, Suggestion, Value
from annotator.suggest import Cancelled, Search, names, plugins, suggest_in
from annotator.suggest.pipeline import NAMES

TEXT = "4月28日，茶馆会长沈丹率12人赴南京。"
REPORT = Report("u", "r.txt", TEXT, "a" * 64)
GOOD = Suggestion(6, 8, "ORG", Origin("whatever", "rule", 1), Value("x"))


def good(task):
    assert task.text == TEXT
    yield GOOD


def raises(task):
    yield GOOD
    raise RuntimeError("no model.\nfound")


def leaves(task):
    sys.exit(3)


def not_iterable(task):
    return 7


def for_ever(task):
    return itertools.repeat(GOOD)


def stops(task):
    yield GOOD
    raise Cancelled


no_suggester = 5


def wrong(**parts):
    """Return a plug-in that gives a good suggestion and one with ``parts`` of it wrong."""

    def suggest(task):
        fields = {name: getattr(GOOD, name) for name in GOOD.__dataclass_fields__}
        yield Suggestion(**{**fields, **parts})
        yield GOOD

    return suggest


@pytest.fixture
def install(monkeypatch):
    """Return a function that installs plug-ins of this module, or callables, by name."""

    def install(**wanted):
        points = []
        for name, value in wanted.items():
            place = value
            if not isinstance(value, str):
                monkeypatch.setattr(sys.modules[__name__], f"made_{name}", value, raising=False)
                place = f"{__name__}:made_{name}"
            points.append(EntryPoint(name.replace("__", " "), place, plugins.GROUP))
        monkeypatch.setattr(plugins, "entry_points", lambda group: points)
        plugins._loaded.clear()

    yield install
    plugins._loaded.clear()


@pytest.fixture
def warned(caplog):
    caplog.set_level(logging.WARNING, "annotator")
    return lambda: [record.msg for record in caplog.records]


def found(known=None):
    return Search.by(known=known).within(REPORT)


def test_what_a_plugin_suggests_is_signed_with_its_name(install, warned):
    usual = suggest_in(REPORT)
    install(codes=good)
    more = [one for one in found() if one not in usual]
    assert more == [Suggestion(6, 8, "ORG", Origin("codes", "rule", 1.0), Value("x"))]
    assert names() == NAMES | {"codes"}
    assert warned() == []


def test_without_plugins_nothing_changes(install):
    install()
    assert found() == suggest_in(REPORT)
    assert names() == NAMES


def test_plugins_are_loaded_when_first_asked_for_and_once(install, monkeypatch):
    install(codes=good)
    assert plugins._loaded == []
    first = plugins.load()
    monkeypatch.setattr(plugins, "entry_points", lambda group: 1 / 0)
    assert plugins.load() is first


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("nowhere_to_be_found:x", "ModuleNotFoundError: No module named 'nowhere_to_be_found'"),
        (f"{__name__}:nothing", "AttributeError: "),
        (f"{__name__}:no_suggester", "it cannot be called"),
        (leaves, "SystemExit: 3"),
        (raises, "RuntimeError: no model. found"),
        (not_iterable, "TypeError: 'int' object is not iterable"),
        (wrong(start=-1), "-1-8 is no span in a text of 20 characters"),
        (wrong(end=21), "6-21 is no span in a text of 20 characters"),
        (wrong(end=6), "6-6 is no span"),
        (wrong(start=6.0), "its offsets are no whole numbers"),
        (wrong(start=True), "its offsets are no whole numbers"),
        (wrong(label="NOPE"), "there is no label 'NOPE'"),
        (wrong(label=["ORG"]), "there is no label"),
        (wrong(origin=None), "of another kind"),
        (wrong(value="x"), "of another kind"),
        (wrong(origin=Origin("x", "rule", float("nan"))), "its score is nan, not from 0 to 1"),
        (wrong(origin=Origin("x", "rule", "high")), "its score is high"),
        (wrong(origin=Origin("x", 7)), "no short text"),
        (wrong(value=Value("\ud800")), "no short text"),
        (wrong(value=Value("x" * 201)), "no short text"),
        (lambda task: [(6, 8)], "it gives a tuple, not a Suggestion"),
    ],
)
def test_what_is_wrong_is_told_once_and_left_out(install, warned, value, reason):
    usual = suggest_in(REPORT)
    install(bad=value, good=good)
    for _ in range(2):
        kept = found()
        assert [one for one in kept if one.origin.by not in ("bad", "good")] == usual
        assert (6, 8, "ORG") in {(one.start, one.end, one.label) for one in kept}
    (told,) = warned()
    assert isinstance(told, BadSuggester)
    assert "The suggester bad of" in str(told)
    assert reason in str(told)
    assert reason in plugins.load()[0].problem


@pytest.mark.parametrize("name", ["dates", "gazetteer", "reviewer", "import", "no__word"])
def test_a_name_that_is_taken_or_none_is_refused(install, warned, name):
    install(**{name: good})
    assert found() == suggest_in(REPORT)
    assert len(warned()) == 1
    assert names() == NAMES


def test_of_two_with_one_name_the_first_is_taken(install, warned, monkeypatch):
    points = [
        EntryPoint("codes", f"{__name__}:{name}", plugins.GROUP) for name in ("good", "raises")
    ]
    install()
    monkeypatch.setattr(plugins, "entry_points", lambda group: points)
    assert ("codes", 6) in {(one.origin.by, one.start) for one in found()}
    assert [plugin.problem for plugin in plugins.load()] == [None, "its name is taken"]


def test_one_that_never_ends_is_cut_off(install, monkeypatch):
    monkeypatch.setattr(plugins, "_MOST", 10)
    install(endless=for_ever)
    assert "endless" in {one.origin.by for one in found()}


def test_one_that_never_ends_stops_when_asked_to(install):
    install(endless=for_ever)
    asked = itertools.count()
    with pytest.raises(Cancelled):
        Search.by().within(REPORT, lambda: next(asked) > 50)


def test_a_plugin_may_pass_on_that_it_is_to_stop(install):
    install(stopped=stops)
    with pytest.raises(Cancelled):
        found()


def test_labels_are_those_of_the_project(install, warned):
    source = labels.default().source.replace('"ORG"', '"BODY"')
    install(codes=good)
    assert "codes" not in {one.origin.by for one in found(labels.parse(source))}
    assert "there is no label 'ORG'" in str(warned()[0])


def test_it_ranks_by_its_label_as_ours_do(install):
    install(place=lambda task: [Suggestion(0, 5, "LOC", Origin("", None, 1.0))])
    assert {one.origin.by for one in found() if one.start == 0} == {"dates"}
    install(unit=lambda task: [Suggestion(0, 5, "DOC", Origin("", None, 0.1))])
    assert {one.origin.by for one in found() if one.start == 0} == {"unit"}
