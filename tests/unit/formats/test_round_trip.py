"""Every format gives back what was written to it, but for the losses that it states."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import MissingExtra, UnwritablePlace
from annotator.formats import FORMATS, Loss, Reading, Record, Writing, for_path, losses
from tests.unit.formats.made import LABELS, RICH, records

USED = (*LABELS, "ORG", "TITLE", "QUANTITY")
HOW = Writing(used=USED)
WRITTEN = [one for one in FORMATS.values() if one.write]
BOTH = [one for one in WRITTEN if one.read]


def named(forms):
    return {"argnames": "form", "argvalues": forms, "ids": [one.name for one in forms]}


@pytest.fixture(autouse=True)
def installed(form, tmp_path):
    """Skip a format whose extra is not installed."""
    try:
        form.write([], place(form, tmp_path / "installed"), HOW)
    except MissingExtra as error:
        pytest.skip(str(error))


def place(form, folder):
    folder.mkdir(exist_ok=True)
    return folder / ("out" if form.is_folder else f"out{form.suffixes[0]}")


def content(path):
    """Return the bytes of a file, or of each file in a folder."""
    if path.is_dir():
        return {one.relative_to(path): one.read_bytes() for one in path.rglob("*") if one.is_file()}
    return path.read_bytes()


def there_and_back(form, wanted, folder):
    path = place(form, folder)
    assert form.write(wanted, path, HOW) == len(wanted)
    return list(form.read(path, Reading()))


@pytest.mark.parametrize(**named(BOTH))
@given(wanted=st.lists(records(), max_size=3, unique_by=lambda one: one.report.uid))
def test_what_is_read_back_is_what_was_written_but_for_the_losses(tmp_path_factory, form, wanted):
    loses = form.loses(HOW)
    if Loss.UNMARKED in loses:
        wanted = [one for one in wanted if one.marks]
    found = there_and_back(form, wanted, tmp_path_factory.mktemp(form.name))
    assert [one for one in found if not isinstance(one, Record) or one.remarks] == []
    kept = [losses.without(one, loses) for one in found]
    given = [losses.without(one, loses) for one in wanted]
    if form.is_folder:  # its files are in the order of their names
        kept, given = sorted(kept, key=repr), sorted(given, key=repr)
    assert kept == given


@pytest.mark.parametrize(**named(BOTH))
def test_no_loss_is_stated_that_there_is_not(tmp_path, form):
    loses = form.loses(HOW)
    (found,) = there_and_back(form, [RICH], tmp_path)
    for loss in loses - {Loss.UNMARKED}:
        rest = loses - {loss}
        assert losses.without(found, rest) != losses.without(RICH, rest), loss


@pytest.mark.parametrize(**named(WRITTEN))
def test_the_same_records_give_the_same_bytes(tmp_path, form):
    first, second = place(form, tmp_path / "a"), place(form, tmp_path / "b")
    form.write([RICH], first, HOW)
    form.write([RICH], second, HOW)
    assert content(first) == content(second)
    form.write([RICH], first, HOW)
    assert content(first) == content(second)


@pytest.mark.parametrize(**named(WRITTEN))
def test_a_write_that_fails_leaves_what_was_there(tmp_path, form):
    path = place(form, tmp_path / "out")
    form.write([RICH], path, HOW)
    before, beside = content(path), sorted(path.parent.iterdir())

    def torn():
        yield RICH
        raise OSError("disk full")

    with pytest.raises(UnwritablePlace, match="disk full"):
        form.write(torn(), path, HOW)
    assert content(path) == before
    assert sorted(path.parent.iterdir()) == beside


@pytest.mark.parametrize(**named([one for one in BOTH if not one.is_folder]))
def test_what_was_written_is_taken_for_that_and_nothing_else(tmp_path, form):
    for suffix in form.suffixes:
        path = tmp_path / f"out{suffix}"
        form.write([RICH], path, HOW)
        asked = [one for one in FORMATS.values() if one.read and suffix in one.suffixes]
        assert [one.name for one in asked if one.recognises(path)] == [form.name]
        assert for_path(path) is form
