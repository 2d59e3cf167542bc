"""What a loss takes of a record, and what is counted of it beforehand."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import Loss, losses
from tests.unit.formats.made import RICH, records

REPORTS = (Loss.UNMARKED,)
CELLS = (Loss.CELL,)
# where edges go is not in the record, and a record always has a text
TAKES_NOTHING = (*REPORTS, *CELLS, Loss.EDGES, Loss.TEXT)


@given(records(), st.sampled_from([one for one in Loss if one not in TAKES_NOTHING]))
def test_a_loss_is_counted_where_it_takes_something(record, loss):
    counted = losses.lost_of(record, {loss})[loss]
    assert (counted > 0) == (losses.without(record, {loss}) != losses.without(record, ()))


@given(records(), st.sets(st.sampled_from(Loss)))
def test_what_is_lost_once_cannot_be_lost_again(record, some):
    once = losses.without(record, some)
    assert losses.without(once, some) == once


@given(records())
def test_of_marks_that_overlap_the_longest_are_kept_as_they_are(record):
    kept = losses.without(record, {Loss.OVERLAP}).marks
    ends = [0, *(mark.end for mark in kept)]
    assert all(before <= mark.start for before, mark in zip(ends, kept, strict=False))
    assert set(map(id, kept)) <= set(map(id, record.marks))
    for mark in record.marks:
        over = [one for one in kept if one.start < mark.end and mark.start < one.end]
        assert any(one.end - one.start >= mark.end - mark.start for one in over)


@given(records())
def test_without_blanks_each_mark_covers_the_same_characters(record):
    found = losses.without(record, {Loss.BLANK})
    wanted = ["".join(record.report.text[mark.start : mark.end].split()) for mark in record.marks]
    covered = [found.report.text[mark.start : mark.end] for mark in found.marks]
    assert sorted(covered) == sorted(one for one in wanted if one)


def test_every_loss_has_words_and_the_rich_record_suffers_from_each():
    assert set(losses.IN_WORDS) == set(Loss)
    lost = losses.lost_of(RICH, set(Loss))
    assert set(lost) == set(Loss) - {*REPORTS, *CELLS}
    assert lost[Loss.VALUE] == 2
    assert lost[Loss.STATUS] == 2
    assert lost[Loss.RELATION] == 2


def test_the_marks_that_are_left_are_those_of_the_record_without_its_losses():
    some = ({Loss.OVERLAP}, {Loss.REJECTED, Loss.NOTE}, {Loss.BLANK, Loss.OVERLAP}, {Loss.EDGES})
    for loses in some:
        left = losses.marks_left(RICH, loses)
        kept = losses.without(RICH, loses).marks
        assert [mark.label for mark in left] == [mark.label for mark in kept], loses
    assert losses.marks_left(RICH, frozenset()) == RICH.marks
