"""Facts and posts are measured against those marked by hand, part by part."""

import json
from dataclasses import replace

import pytest

from annotator.cli.fact_scores import print_facts
from annotator.errors import BadGold
from annotator.facts import MarkedText, facts, posts
from annotator.formats.fact_gold import PARTS
from annotator.model import Said
from annotator.review import candidates
from annotator.review.evaluation import evaluate
from annotator.review.fact_evaluation import evaluate_facts, is_right, summed
from annotator.text.clean import clean

TEXT = (
    "江苏省辽宁商会召开年会\n"
    "2020年4月,江苏省辽宁商会会长张建东主持会议,会员企业120家。其中新增党员12人,捐款4.1万元。\n"
    "通讯员李国华\n"
)
FACTS = ("start", "end", "text", "indicator", "scope", "date", "qualifiers")
POSTS = (
    "person_start",
    "person_end",
    "person",
    "title_start",
    "title_end",
    "title",
    "organisation",
)


class Told:
    """A report with gold marks that are its candidates, and gold facts that are those read."""

    def __init__(self, path, folder):
        self.folder = folder / "facts"
        self.folder.mkdir()
        (record,) = candidates(path)
        gold = folder / "gold"
        gold.mkdir()
        spans = [
            {"start": m.start, "end": m.end, "label": m.label, **_value(m.value)}
            for m in record.marks
        ]
        told = {"file": path.name, "sha256": "", "report_date": record.report.date, "spans": spans}
        (gold / "a.json").write_text(json.dumps(told), encoding="utf-8")
        self.measured = evaluate(gold, [record]).measured
        marks = [replace(mark, id=at) for at, mark in enumerate(record.marks, 1)]
        marked = MarkedText(clean(TEXT), marks, date=record.report.date)
        self.facts = [
            [
                *(one.mark.start, one.mark.end, TEXT[one.mark.start : one.mark.end]),
                *(_cell(said) for said in (one.indicator, one.scope, one.as_of)),
                ",".join(one.qualifiers) or "-",
            ]
            for one in facts(marked)
        ]
        self.posts = [
            [
                *(one.person.start, one.person.end, TEXT[one.person.start : one.person.end]),
                *(one.title.start, one.title.end, TEXT[one.title.start : one.title.end]),
                _cell(one.organisation),
            ]
            for one in posts(marked)
        ]

    def write(self):
        for kind, head, rows in (("facts", FACTS, self.facts), ("posts", POSTS, self.posts)):
            lines = ("\t".join(map(str, row)) for row in (head, *rows))
            path = self.folder / f"a.{kind}.tsv"
            path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    def scores(self, *, given=True):
        self.write()
        return summed(evaluate_facts(self.folder, self.measured, given=given).values())


def _value(value):
    return {"value": value.value, "unit": value.unit, "mod": value.mod}


def _cell(said):
    return "-" if said is None else said.text


@pytest.fixture
def told(report_file, tmp_path):
    return Told(report_file(TEXT, "a.txt"), tmp_path)


@pytest.mark.parametrize("given", [True, False])
def test_what_is_all_right_scores_one(told, given):
    scores = told.scores(given=given)
    assert (scores.asked, scores.missing) == (3, 0)
    assert [scores.share(part) for part in PARTS] == [1, 1, 1, 1]
    assert (scores.posts.f1, scores.pairs.f1) == (1, 1)
    assert (scores.posts.tp, scores.wrong) == (2, [])


@pytest.mark.parametrize(("column", "part"), [(3, "indicator"), (4, "scope"), (5, "date")])
def test_each_part_that_is_wrong_counts_by_itself_and_is_told_with_its_place(told, column, part):
    row = told.facts[0]
    row[column] = "别的"
    scores = told.scores()
    assert {one: scores.right[one] for one in PARTS} == {
        one: 2 if one == part else 3 for one in PARTS
    }
    (wrong,) = scores.wrong
    assert (wrong.report, wrong.part, wrong.place) == ("a.txt", part, (row[0], row[1]))
    assert wrong.right == "别的"


def test_qualifiers_are_right_as_a_whole(told):
    told.facts[0][6] = "planned,share"
    assert told.scores().share("qualifiers") == pytest.approx(2 / 3)


def test_any_of_the_answers_is_right(told):
    for row in told.facts:
        row[3:6] = (f"别的|{cell}" for cell in row[3:6])
    for row in told.posts:
        row[6] = f"别的|{row[6]}"
    scores = told.scores()
    assert [scores.share(part) for part in PARTS] == [1, 1, 1, 1]
    assert scores.posts.f1 == 1


def test_none_is_an_answer_and_words_are_not_right_where_there_is_none(told):
    assert [row[6] for row in told.posts] == ["江苏省辽宁商会", "-"]
    told.posts[0][6], told.posts[1][6] = "-", "江苏省辽宁商会"
    scores = told.scores()
    assert (scores.posts.tp, scores.pairs.f1) == (0, 1)
    assert {(one.found, one.right) for one in scores.wrong} == {
        ("江苏省辽宁商会", "–"),
        ("–", "江苏省辽宁商会"),
    }


def test_a_number_without_a_mark_is_wrong_in_all_parts(told):
    told.facts.append([0, 2, "江苏", "-", "-", "-", "-"])
    scores = told.scores()
    assert (scores.asked, scores.missing) == (4, 1)
    assert [scores.share(part) for part in PARTS] == [0.75] * 4


def test_what_nobody_marked_is_not_counted(told):
    told.facts.append([0, 2, "江苏", "?", "?", "-", "?"])
    told.facts[0][3:] = ["?", "?", "别的", "?"]
    scores = told.scores()
    assert scores.marked == {"indicator": 2, "scope": 2, "date": 4, "qualifiers": 2}
    assert [scores.share(part) for part in PARTS] == [1, 1, 0.5, 1]
    assert [one.part for one in scores.wrong] == ["date"]


def test_posts_are_not_counted_in_a_folder_without_them(told):
    told.write()
    (told.folder / "a.posts.tsv").unlink()
    found = evaluate_facts(told.folder, told.measured, given=True)
    scores = summed(found.values())
    assert (scores.posts.tp, scores.posts.fp, scores.posts.fn) == (0, 0, 0)
    assert not scores.wrong


def test_a_part_that_nobody_marked_is_printed_as_a_dash(told, capsys):
    for row in told.facts:
        row[4] = "?"
    told.write()
    (told.folder / "a.posts.tsv").unlink()
    print_facts(evaluate_facts(told.folder, told.measured, given=True), given=True)
    (line,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("all "))
    assert line.split()[1:] == ["3", "1.000", "–", "1.000", "1.000", "–", "–", "–"]


def test_a_post_too_many_or_too_few_counts_as_wrong(told):
    told.posts.pop()
    told.posts.append([*told.posts[0][:3], 0, 3, "江苏省", "-"])
    scores = told.scores()
    assert (scores.posts.tp, scores.posts.fp, scores.posts.fn) == (1, 1, 1)
    assert scores.pairs.f1 == 0.5
    assert "no post" in {one.found for one in scores.wrong} & {"no post"}


@pytest.mark.parametrize(
    ("said", "answers", "right"),
    [
        (Said("会员 企业"), ("会员企业",), True),
        (Said("會員企業"), ("会员企业",), True),
        (Said("“四好”商会"), ("四好商会",), True),
        (Said("全市的"), ("全市",), True),
        (Said("全市"), ("全省", "全市"), True),
        (Said("全市"), ("全省",), False),
        (Said("全市"), (None,), False),
        (None, ("全市", None), True),
        (None, ("全市",), False),
    ],
)
def test_words_are_compared_without_blanks_quotes_and_script(said, answers, right):
    assert is_right(said, answers) == right


# -- tables that cannot be used --------------------------------------------------------------------


def _spoil(told, kind, change):
    told.write()
    path = told.folder / f"a.{kind}.tsv"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")


@pytest.mark.parametrize(
    ("kind", "change", "reason"),
    [
        ("facts", lambda text: text + "1\t2\n", "line 5: its cells"),
        (
            "facts",
            lambda text: text.replace("\n", "\tmore\n", 2).replace("\tmore", "", 1),
            "line 2",
        ),
        ("facts", lambda text: text + "x\t2\t3\t-\t-\t-\t-\n", "start is no offset"),
        ("facts", lambda text: text.replace("qualifiers", "other", 1), "no qualifiers"),
        ("posts", lambda text: text.replace("organisation", "body", 1), "no organisation"),
        ("posts", lambda text: "", "no person_start"),
    ],
)
def test_a_table_that_cannot_be_read_is_told_in_a_sentence(told, kind, change, reason):
    _spoil(told, kind, change)
    with pytest.raises(BadGold, match=reason) as found:
        evaluate_facts(told.folder, told.measured, given=True)
    assert f"a.{kind}.tsv" in str(found.value)
    assert "\n" not in str(found.value)


def test_bytes_that_are_no_text_and_a_table_that_is_not_there_are_told(told):
    told.write()
    (told.folder / "a.facts.tsv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadGold, match=r"a\.facts\.tsv"):
        evaluate_facts(told.folder, told.measured, given=True)
    told.write()
    (told.folder / "a.posts.tsv").rename(told.folder / "b.posts.tsv")
    with pytest.raises(BadGold, match=r"a\.posts\.tsv"):
        evaluate_facts(told.folder, told.measured, given=True)


def test_a_folder_without_tables_or_with_those_of_other_reports_is_told(told, tmp_path):
    with pytest.raises(BadGold, match="no file in it"):
        evaluate_facts(told.folder, told.measured, given=True)
    with pytest.raises(BadGold, match="not a folder"):
        evaluate_facts(tmp_path / "none", told.measured, given=True)
    told.write()
    for path in told.folder.iterdir():
        path.rename(path.with_name(path.name.replace("a.", "b.", 1)))
    with pytest.raises(BadGold, match="none of them"):
        evaluate_facts(told.folder, told.measured, given=True)
