"""A report read otherwise: another date, other rules, furniture, encoding; and back again."""

import json

import pytest

from annotator.errors import BadDate, NoSource, Overtaken, WrongEncoding
from annotator.formats import by_name
from annotator.model import Act, MarkStatus, Value
from annotator.review import Selection, Session, bring_in, export, reading
from annotator.text.clean import clean

GLOSSED = (
    "臨江市商會(huì)長周行之說：去年12月會(huì)員7 8 . 1 2萬人，今年捐款4.11萬元。\n"
    "發布時間：2020-04-28\n"
)
PAGE = (
    "首页 > 新闻中心 > 正文\n去年12月，商会有会员120名。\n上一篇：会员3名的商会\n"
    "版权所有：某商会 电话：0000-90811266\n"
)


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "ada")
    yield made
    made.close()


@pytest.fixture
def other(session):
    made = Session.open(session.project.path, "bo")
    yield made
    made.close()


def add(session, path):
    """Bring a report in and return its id."""
    (arrival,) = bring_in(session, [path])
    assert arrival.error is None
    return arrival.report_id


def shown(session, report_id):
    """Return the clean text, label, status and value of each mark."""
    report, marks = session.report(report_id)
    view = clean(report.text, report.rules)
    return [(view.of_raw(m.start, m.end), m.label, m.status.value, m.value.value) for m in marks]


def find(session, report_id, text):
    report, marks = session.report(report_id)
    view = clean(report.text, report.rules)
    return next(m for m in marks if view.of_raw(m.start, m.end) == text)


# -- clean text ------------------------------------------------------------------------------------


def test_candidates_are_found_in_the_clean_text_and_lie_on_the_raw_one(session, report_file):
    number = add(session, report_file(GLOSSED))
    report, _ = session.report(number)
    torn = find(session, number, "78.12萬人")
    assert report.text[torn.start : torn.end] == "7 8 . 1 2萬人"
    assert torn.value == Value("781200", "人")


def test_a_drawn_span_never_begins_or_ends_with_a_gloss(session, report_file):
    number = add(session, report_file(GLOSSED))
    report, _ = session.report(number)
    start = report.text.index("商會(")
    for first, last in ((start, start + 7), (start, start + 6), (start, start + 2)):
        session.add(number, first, last, "ORG")
        span = next(m for m in session.report(number)[1] if m.is_span)
        assert report.text[span.start : span.end] == "商會"
        session.undo()


def test_a_switched_off_rule_shows_the_text_and_finds_candidates_without_it(session, report_file):
    number = add(session, report_file(GLOSSED))
    before = shown(session, number)
    reading.set_rules(session, number, {"torn_digits": False, "glosses": False})
    report, _ = session.report(number)
    assert "會(huì)長" in clean(report.text, report.rules).text
    assert not any(text == "78.12萬人" for text, *_ in shown(session, number))
    session.undo()
    assert shown(session, number) == before
    session.redo()
    assert not any(text == "78.12萬人" for text, *_ in shown(session, number))


def test_a_rule_off_for_the_project_is_off_unless_a_report_says_otherwise(session, report_file):
    one = add(session, report_file(GLOSSED, "one.txt"))
    two = add(session, report_file(GLOSSED + "二", "two.txt"))
    reading.set_project_rules(session, {"glosses": False})
    reading.set_rules(session, two, {"glosses": True})
    texts = [clean(r.text, r.rules).text for r, _ in map(session.report, (one, two))]
    assert ["(huì)" in text for text in texts] == [True, False]


# -- the date --------------------------------------------------------------------------------------


def test_relative_dates_follow_the_report_s_date_but_not_what_was_set_by_hand(session, report_file):
    number = add(session, report_file(GLOSSED))
    session.accept(find(session, number, "去年12月"))
    year = find(session, number, "今年")
    session.set_value(year, Value("1999"))
    reading.set_meta(session, number, {"report_date": "2018-01-01"})
    values = {text: value for text, _, _, value in shown(session, number)}
    assert (values["去年12月"], values["今年"]) == ("2017-12", "1999")
    session.undo()
    assert {t: v for t, _, _, v in shown(session, number)}["去年12月"] == "2019-12"
    reading.set_meta(session, number, {"report_date": None})
    assert {t: v for t, _, _, v in shown(session, number)}["去年12月"] is None


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("2020-04-28", "2020-04-28"), (" 2020年4月8日", "2020-04-08"), ("", None), ("  ", None)],
)
def test_a_date_is_typed_as_one_writes_it(typed, kept):
    assert reading.typed_date(typed) == kept


@pytest.mark.parametrize("typed", ["2020", "4月28日", "2020-13-01", "yesterday"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(BadDate, match="Write it as 2020-04-28"):
        reading.typed_date(typed)


# -- furniture -------------------------------------------------------------------------------------


def test_in_page_furniture_only_contacts_are_candidates_until_it_is_flipped(session, report_file):
    number = add(session, report_file(PAGE))
    assert [row[:2] for row in shown(session, number)] == [
        *(("去年12月", "DATE"), ("120名", "QUANTITY")),
        ("0000-90811266", "CONTACT"),
    ]
    start = PAGE.index("上一篇")
    reading.flip_furniture(session, number, start, start)
    assert ("3名", "QUANTITY", "suggested", "3") in shown(session, number)
    body = PAGE.index("120名")
    reading.flip_furniture(session, number, body, body + 2)
    assert [text for text, *_ in shown(session, number)] == ["3名", "0000-90811266"]
    session.undo()
    session.undo()
    assert [text for text, *_ in shown(session, number)] == ["去年12月", "120名", "0000-90811266"]


def test_what_a_reviewer_decided_in_furniture_stays(session, report_file):
    number = add(session, report_file(PAGE))
    session.accept(find(session, number, "120名"))
    session.reject(find(session, number, "去年12月"))
    body = PAGE.index("120名")
    reading.flip_furniture(session, number, body, body)
    assert [row[:3] for row in shown(session, number)] == [
        ("去年12月", "DATE", "rejected"),
        ("120名", "QUANTITY", "confirmed"),
        ("0000-90811266", "CONTACT", "suggested"),
    ]


# -- candidates again ------------------------------------------------------------------------------


def test_looking_again_changes_nothing_where_nothing_is_new(session, report_file):
    number = add(session, report_file(GLOSSED))
    before = shown(session, number)
    assert reading.find_again(session, number).outcome is None
    assert shown(session, number) == before


def test_looking_again_leaves_other_programs_suggestions_and_brings_no_rejected_ones(
    session, report_file
):
    number = add(session, report_file(GLOSSED))
    torn = find(session, number, "78.12萬人")
    session.reject(torn)
    session.reject(session.report(number)[1].get(torn.id))
    reading.set_rules(session, number, {"torn_digits": False})
    reading.set_rules(session, number, {"torn_digits": None})
    rows = [row for row in shown(session, number) if row[0] == "78.12萬人"]
    assert [row[2] for row in rows] == ["rejected"]


def test_what_is_decided_meanwhile_stands(session, other, report_file, monkeypatch):
    number = add(session, report_file(GLOSSED))
    keep = session.keep

    def late(*args):
        other.accept(find(other, number, "78.12萬人"))
        return keep(*args)

    monkeypatch.setattr(session, "keep", late)
    reading.set_rules(session, number, {"torn_digits": False})
    assert ("7 8 . 1 2萬人", "QUANTITY", "confirmed", "781200") in shown(session, number)


def test_what_is_told_meanwhile_of_the_report_stands(session, other, report_file, monkeypatch):
    number = add(session, report_file(GLOSSED))
    keep = session.keep
    told = iter([{"author": "甲"}, {"title": "新的"}])

    def late(*args):
        reading.set_meta(other, number, next(told))
        monkeypatch.setattr(session, "keep", keep)
        return keep(*args)

    monkeypatch.setattr(session, "keep", late)
    reading.set_meta(session, number, {"source": "乙"})
    meta = session.report(number)[0].meta
    assert (meta["author"], meta["source"]) == ("甲", "乙")


# -- another encoding ------------------------------------------------------------------------------

TEXT = "臨江市商會有會員120名。\r\n會長是周行之，電話0000-90811266。\n"


def test_a_text_decoded_anew_keeps_the_spans_that_cover_the_same_text(session, report_file):
    path = report_file(TEXT, encoding="big5hkscs")
    (arrival,) = bring_in(session, [path], choices=reading_as("gb18030"))
    number = arrival.report_id
    report, _ = session.report(number)
    assert report.text != TEXT
    phone = report.text.index("0000")
    session.add(number, phone, phone + 13, "CONTACT")
    session.add(number, 0, 3, "LOC")
    before = shown(session, number)
    found = reading.set_encoding(session, number, "big5hkscs")
    report, marks = session.report(number)
    assert (report.text, report.encoding, report.confidence) == (TEXT, "big5hkscs", 1.0)
    spans = [m for m in marks if m.status is MarkStatus.CONFIRMED]
    assert [TEXT[m.start : m.end] for m in spans] == ["0000-90811266"]
    assert len(found.lost) == 1
    assert found.lost[0][1] == "LOC"
    assert ("120名", "QUANTITY", "suggested", "120") in shown(session, number)
    session.undo()
    assert shown(session, number) == before
    session.redo()
    assert session.report(number)[0].text == TEXT


def add_as(session, path, encoding):
    """Bring a report in as decoded so, and return its id."""
    (arrival,) = bring_in(session, [path], choices=reading_as(encoding))
    return arrival.report_id


def reading_as(encoding):
    from annotator.text.load import Choices

    return Choices(encoding=encoding)


def test_bytes_that_do_not_fit_the_chosen_encoding_change_nothing(session, report_file):
    number = add(session, report_file("商会有会员1200名。"))
    before = session.report(number)[0]
    with pytest.raises(WrongEncoding, match="Choose another encoding"):
        reading.set_encoding(session, number, "utf-16-le")
    assert session.report(number)[0] == before


def test_what_was_never_bytes_of_text_has_no_encoding(session, tmp_path):
    docx = pytest.importorskip("docx")
    made = docx.Document()
    made.add_paragraph("商会有会员120名。")
    made.save(tmp_path / "a.docx")
    number = add(session, tmp_path / "a.docx")
    with pytest.raises(NoSource):
        reading.set_encoding(session, number, "gb18030")


def test_older_decisions_wait_while_another_reviewer_s_encoding_stands(session, other, report_file):
    (arrival,) = bring_in(
        session, [report_file(TEXT, encoding="big5hkscs")], choices=reading_as("gb18030")
    )
    number = arrival.report_id
    session.add(number, 0, 3, "LOC")
    session.undo()
    reading.set_encoding(other, number, "big5hkscs")
    with pytest.raises(Overtaken):
        session.redo()
    assert not [m for m in session.report(number)[1] if m.is_span]


def test_an_encoding_is_not_undone_under_what_others_did_since(session, other, report_file):
    (arrival,) = bring_in(
        session, [report_file(TEXT, encoding="big5hkscs")], choices=reading_as("gb18030")
    )
    number = arrival.report_id
    reading.set_encoding(session, number, "big5hkscs")
    other.add(number, 0, 3, "LOC")
    with pytest.raises(Overtaken):
        session.undo()
    report, marks = session.report(number)
    assert [report.text[m.start : m.end] for m in marks if m.is_span] == ["臨江市"]


def test_every_act_on_a_report_is_in_the_log(session, report_file):
    number = add(session, report_file(PAGE))
    reading.set_meta(session, number, {"report_date": "2020-04-28", "title": "新的标题"})
    reading.flip_furniture(session, number, PAGE.index("上一篇"), PAGE.index("上一篇"))
    session.undo()
    assert [d.act for d in session.decisions(number)] == [
        *(Act.SET_META, Act.SET_FURNITURE, Act.UNDO)
    ]
    assert session.report(number)[0].meta["title"] == "新的标题"


HARD = "工作总结：⑴会员12；⑺会费；⑻扶贫捐款35万元；⑼党建；⑽其他。"


def test_a_text_comes_back_to_the_character_through_another_encoding(session, report_file):
    number = add(session, report_file(HARD, encoding="gb18030"))
    reading.set_encoding(session, number, "big5hkscs")
    assert session.report(number)[0].text != HARD
    session.undo()
    assert session.report(number)[0].text == HARD
    session.redo()
    reading.set_encoding(session, number, "gb18030")
    assert session.report(number)[0].text == HARD


def test_a_record_whose_bytes_are_unknown_is_never_decoded_anew(session, tmp_path):
    path = tmp_path / "r.jsonl"
    record = {
        "name": "a.csv",
        "text": "id,text\n1,Members 12 persons\n",
        "sha256": "ab",
        "spans": [],
    }
    path.write_text(json.dumps(record), encoding="utf-8")
    number = add(session, path)
    with pytest.raises(NoSource):
        reading.set_encoding(session, number, "gb18030")
    assert session.report(number)[0].text == record["text"]


def test_the_reviewer_s_flips_and_deletions_outlive_another_encoding(session, report_file):
    text = TEXT + "發佈時間：2020-04-28\n"
    number = add_as(session, report_file(text, encoding="big5hkscs"), "big5hkscs")
    line = text.index("電話")
    reading.flip_furniture(session, number, line, line)
    reading.set_meta(session, number, {"report_date": None})
    reading.set_encoding(session, number, "gb18030")
    reading.set_encoding(session, number, "big5hkscs")
    report, _ = session.report(number)
    assert report.text == text
    assert len(report.furniture) == 1
    assert report.date is None


def test_no_undo_or_redo_puts_a_span_on_another_text(session, other, report_file):
    number = add_as(session, report_file(TEXT * 2, encoding="big5hkscs"), "gb18030")
    reading.set_encoding(session, number, "big5hkscs")
    other.add(number, 4, 9, "ORG")
    other.undo()
    session.undo()
    with pytest.raises(Overtaken):
        other.redo()
    assert not [m for m in session.report(number)[1] if m.is_span]
    seen = session.report(number)[0].text[0:3]
    other.add(number, 0, 3, "LOC")
    with pytest.raises(Overtaken):
        session.redo()
    report, marks = session.report(number)
    assert [report.text[m.start : m.end] for m in marks if m.is_span] == [seen]


def test_a_report_that_goes_out_and_in_again_is_read_the_same_way(session, tmp_path):
    (tmp_path / "page.html").write_text(
        "<nav>首页 会员3名</nav><p>商會(huì)員120名，7 8 . 1 2万人。</p>", encoding="utf-8"
    )
    number = add(session, tmp_path / "page.html")
    reading.set_rules(session, number, {"torn_digits": False})
    session.add(number, *span_of(session, number, "商會(huì)員"), "ORG")
    out = tmp_path / "out.jsonl"
    export(
        session,
        by_name("jsonl"),
        out,
        Selection(frozenset({MarkStatus.CONFIRMED, MarkStatus.SUGGESTED})),
    )
    other = Session.create(tmp_path / "other.annot", "bo")
    copy = add(other, out)
    one, two = session.report(number)[0], other.report(copy)[0]
    assert (one.kind, one.rules, one.furniture) == (two.kind, two.rules, two.furniture)
    assert shown(session, number) == shown(other, copy)
    assert reading.find_again(other, copy).outcome is None
    other.close()


def span_of(session, number, text):
    start = session.report(number)[0].text.index(text)
    return start, start + len(text)


def test_a_web_page_decoded_anew_keeps_what_stands_as_often_as_before(session, tmp_path):
    page = "<p>臨江市商會有會員120名，捐款4.11萬元。</p><p>電話0000-90811266。</p>"
    (tmp_path / "page.html").write_bytes(page.encode("big5hkscs"))
    number = add_as(session, tmp_path / "page.html", "gb18030")
    text = session.report(number)[0].text
    session.add(number, text.index("0000"), text.index("0000") + 13, "CONTACT")
    session.add(number, 0, 2, "LOC")
    found = reading.set_encoding(session, number, "big5hkscs")
    report, marks = session.report(number)
    assert report.text.startswith("臨江市商會有會員120名")
    assert [report.text[m.start : m.end] for m in marks if m.is_span] == ["0000-90811266"]
    assert [label for _, label in found.lost] == ["LOC"]
    session.undo()
    assert session.report(number)[0].text == text
