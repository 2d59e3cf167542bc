"""What goes out to any program, in any text, comes back to the raw spans of the same reports."""

import pytest

from annotator.formats import FORMATS, READ, WRITTEN
from annotator.model import MarkStatus
from annotator.review import Selection, Session, Taking, bring_in, export
from annotator.text.views import Mode

TEXT = (
    "臨江市商會(huì)召開大會\r\n"
    "4月28日，商會會長沈丹\u00a0率１２人赴南京，捐款4.11萬元,記憶體７ ８ 個。\r\n\r\n"
    "會員共{}名，軟體公司３家。\U00020bb7野家亦到場。\r\n"
)
SPANS = (("臨江市商會", "ORG"), ("沈丹", "PER"), ("南京", "LOC"), ("4.11萬元", "MONEY"))
BOTH_WAYS = [name for name in READ if name in WRITTEN]


def nothing(report, cancelled, search):
    """Find no candidates."""
    return iter(())


def project(path, folder):
    session = Session.create(path, "沈")
    list(bring_in(session, [folder], finder=nothing))
    return session


def marks(session):
    found = {}
    for line in session.each_line():
        report, there = session.report(line.id)
        assert all(mark.status is MarkStatus.CONFIRMED for mark in there)
        found[line.name] = [(m.start, m.end, report.text[m.start : m.end], m.label) for m in there]
    return found


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("name", BOTH_WAYS)
def test_spans_come_back_from_every_format_in_every_text(tmp_path, report_file, name, mode):
    for number in (120, 121, 122):
        folder = report_file(TEXT.format(number), f"in/{number}.txt").parent
    ours, theirs = (project(tmp_path / place, folder) for place in ("a.annot", "b.annot"))
    for line in ours.each_line():
        text = ours.report(line.id)[0].text
        for covered, label in SPANS:
            start = text.index(covered)
            ours.add(line.id, start, start + len(covered), label)
    form = FORMATS[name]
    out = tmp_path / f"out{'' if form.is_folder else form.suffixes[0]}"
    export(ours, form, out, Selection(mode=mode))
    arrivals = list(bring_in(theirs, [out], taking=Taking(form)))
    assert [one.error for one in arrivals if one.error] == []
    assert [loss for one in arrivals for loss in one.losses] == []
    assert len(list(theirs.each_line())) == 3
    assert marks(theirs) == marks(ours)
    for session in (ours, theirs):
        session.close()
