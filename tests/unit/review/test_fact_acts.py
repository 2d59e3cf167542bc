"""What a reviewer says of facts and posts, on a real project file: kept, undone, and gone out."""

import pytest

from annotator.errors import EndsOverlap, MarkGone
from annotator.formats import by_name
from annotator.model import (
    Act,
    Fact,
    Mark,
    MarkStatus,
    Origin,
    Part,
    Post,
    Qualifier,
    Report,
    Said,
    Value,
)
from annotator.review import Selection, Session
from annotator.review.exporting import export
from annotator.review.facts import facts_in
from annotator.review.transfer import bring_in
from annotator.review.verifying import Verification

TEXT = "截至2021年底，\U00020bb7野家商会有党员12名。会长沈丹、副会长何川到会。"
MARKS = {
    "2021年底": ("DATE", Value("2021", None, "END")),
    "\U00020bb7野家商会": ("ORG", Value()),
    "12名": ("QUANTITY", Value("12", "名")),
    "会长": ("TITLE", Value()),
    "沈丹": ("PER", Value()),
    "副会长": ("TITLE", Value()),
    "何川": ("PER", Value()),
}


def fill(path, status=MarkStatus.SUGGESTED, text=TEXT, marks=MARKS):
    made = Session.create(path, "沈")
    with made.project.writing() as at:
        report_id = at.reports.add(
            Report("u", "r.txt", text, "a" * 64, meta={"report_date": "2022-01-05"})
        )
        for covered, (label, value) in marks.items():
            start = text.index(covered)
            end = start + len(covered)
            mark = Mark(0, report_id, start, end, label, status, Origin("test"), value)
            at.marks.add_many([mark])
    return made


@pytest.fixture
def path(tmp_path):
    return tmp_path / "p.annot"


@pytest.fixture
def session(path):
    made = fill(path)
    yield made
    made.close()


def mark(session, covered):
    start = TEXT.index(covered)
    return next(
        m for m in session.report(1)[1] if (m.start, m.end) == (start, start + len(covered))
    )


def fact(session):
    (found,) = facts_in(session, 1).facts
    return found


def post(session, person):
    found = {TEXT[p.person.start : p.person.end]: p for p in facts_in(session, 1).posts}
    return found.get(person)


def test_words_are_kept_and_taken_back(session, path):
    outcome = session.set_part(mark(session, "12名"), Part.INDICATOR, "正式党员")
    assert outcome.decision.act is Act.SET_FACT
    assert fact(session).indicator == Said("正式党员")
    assert fact(session).mark.is_span, "who says something of a mark stands behind it"
    session.close()
    again = Session.open(path, "沈")
    assert fact(again).indicator == Said("正式党员")
    again.undo()
    assert fact(again).indicator != Said("正式党员")
    assert fact(again).mark.is_open
    again.redo()
    assert fact(again).indicator == Said("正式党员")
    assert not list(Verification(again).faults())
    again.close()


def test_a_mark_says_a_scope_and_a_date_and_moves_with_its_text(session):
    number, body, date = (mark(session, one) for one in ("12名", "\U00020bb7野家商会", "2021年底"))
    session.set_part(number, Part.SCOPE, body)
    session.set_part(mark(session, "12名"), Part.AS_OF, date)
    found = fact(session)
    assert found.scope == Said("\U00020bb7野家商会", (body.start, body.end))
    assert found.as_of == Said("2021", (date.start, date.end))
    body = mark(session, "\U00020bb7野家商会")
    assert body.is_span
    session.move(body, body.start + 1, body.end)
    assert fact(session).scope.text == "野家商会"


def test_what_is_not_there_is_said_too_and_unsaid(session):
    session.set_part(mark(session, "12名"), Part.SCOPE, mark(session, "\U00020bb7野家商会"))
    session.set_part(mark(session, "12名"), Part.SCOPE, None)
    assert fact(session).scope is None
    assert not list(session.report(1)[1].relations)
    session.set_part(mark(session, "12名"), Part.SCOPE, "全市")
    assert fact(session).scope == Said("全市")
    session.unsay(mark(session, "12名"), [Part.SCOPE])
    assert fact(session).scope != Said("全市")


def test_saying_the_same_again_is_no_act(session):
    session.set_part(mark(session, "12名"), Part.SCOPE, "全市")
    assert session.set_part(mark(session, "12名"), Part.SCOPE, "全市") is None
    body = mark(session, "\U00020bb7野家商会")
    session.set_part(mark(session, "12名"), Part.SCOPE, body)
    said_again = session.set_part(
        mark(session, "12名"), Part.SCOPE, mark(session, "\U00020bb7野家商会")
    )
    assert said_again is None


def test_facts_are_accepted_as_proposed_in_one_step(session):
    number, body = mark(session, "12名"), mark(session, "\U00020bb7野家商会")
    proposed = Fact(
        number,
        Said("党员", (15, 17), "before"),
        Said("\U00020bb7野家商会", (body.start, body.end), "subject"),
        Said("2022-01-05", None, "report"),
        (Qualifier.TOTAL,),
    )
    session.accept_facts([proposed])
    found = fact(session)
    assert found.is_sure
    assert (found.indicator, found.as_of) == (Said("党员"), Said("2022-01-05"))
    assert found.scope == Said("\U00020bb7野家商会", (body.start, body.end))
    assert found.qualifiers == (Qualifier.TOTAL,)
    assert session.accept_facts([found]) is None
    session.undo()
    assert not fact(session).is_sure
    assert mark(session, "12名").is_open


@pytest.mark.parametrize(
    ("text", "marks", "date", "joined"),
    [
        # a time that is counted from another: its mark does not say the year
        (
            "三年前,协会有会员86家。",
            {"三年": ("DATE", Value("P3Y")), "86家": ("QUANTITY", Value("86", "家"))},
            "2019",
            False,
        ),
        # a part of the day: its mark says the day
        (
            "1月4日上午,会员30人参加。",
            {
                "1月4日上午": ("DATE", Value("2022-01-04TMO")),
                "30人": ("QUANTITY", Value("30", "人")),
            },
            "2022-01-04",
            True,
        ),
        # one end of a range
        (
            "2016年至2021年,会员由86家发展到3倍。",
            {
                "2016年至2021年": ("DATE", Value("2016/2021")),
                "86家": ("QUANTITY", Value("86", "家")),
            },
            "2016",
            False,
        ),
    ],
)
def test_a_date_stays_what_it_was_when_it_is_accepted(path, text, marks, date, joined):
    session = fill(path, text=text, marks=marks)
    proposed = fact(session)
    assert proposed.as_of.text == date
    session.accept_facts([proposed])
    said = fact(session).as_of
    assert (said.text, said.rule, said.place is not None) == (date, None, joined)
    session.close()


def test_qualifiers_are_set_and_none_are(session):
    session.set_qualifiers(mark(session, "12名"), [Qualifier.NEW, Qualifier.PART])
    assert fact(session).qualifiers == (Qualifier.NEW, Qualifier.PART)
    session.set_qualifiers(mark(session, "12名"), [])
    assert fact(session).qualifiers == ()


def test_what_another_has_changed_meanwhile_is_not_overwritten(session, path):
    seen = mark(session, "12名")
    other = Session.open(path, "何")
    other.set_part(mark(other, "12名"), Part.INDICATOR, "党员")
    other.close()
    with pytest.raises(MarkGone):
        session.set_part(seen, Part.INDICATOR, "会员")
    assert fact(session).indicator == Said("党员")


def test_a_mark_cannot_be_said_by_what_it_overlaps(session):
    session.add(1, TEXT.index("党员"), TEXT.index("12名") + 3, "ORG")
    with pytest.raises(EndsOverlap):
        session.set_part(mark(session, "12名"), Part.SCOPE, mark(session, "党员12名"))


def test_what_was_said_goes_out_and_comes_in_again(session, tmp_path):
    session.set_part(mark(session, "12名"), Part.INDICATOR, "党员")
    session.set_part(mark(session, "12名"), Part.SCOPE, mark(session, "\U00020bb7野家商会"))
    session.set_qualifiers(mark(session, "12名"), [Qualifier.TOTAL])
    before = fact(session)
    out = tmp_path / "out.jsonl"
    export(session, by_name("jsonl"), out, Selection())
    other = Session.create(tmp_path / "other.annot", "何")
    list(bring_in(other, [out]))
    again = fact(other)
    other.close()
    assert (again.indicator, again.qualifiers) == (before.indicator, before.qualifiers)
    assert again.scope == before.scope


def test_posts_are_accepted_corrected_and_dropped(session):
    person, title = mark(session, "沈丹"), mark(session, "会长")
    body = mark(session, "\U00020bb7野家商会")
    place = Said("\U00020bb7野家商会", (body.start, body.end), "before")
    session.accept_posts([Post(person, title, place)])
    found = post(session, "沈丹")
    assert found.is_sure
    assert found.organisation == Said("\U00020bb7野家商会", (body.start, body.end))
    session.set_part(mark(session, "会长"), Part.ORGANISATION, "市总商会")
    assert post(session, "沈丹").organisation == Said("市总商会")
    session.drop_post(post(session, "沈丹"))
    assert post(session, "沈丹") is None
    session.undo()
    assert post(session, "沈丹").organisation == Said("市总商会")
