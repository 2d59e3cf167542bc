"""What goes out of a project: chosen, in parts, with a card, and all of it or nothing."""

import hashlib
import json
import shutil

import pytest

from annotator.errors import EditedCard, UnwritablePlace, WouldOverwrite
from annotator.formats import Loss, by_name
from annotator.formats.texts import VIEW_OF
from annotator.model import MarkStatus, QueueFilter, ReportStatus
from annotator.review import Selection, Session, bring_in, export, reading, splitting
from annotator.review.datacard import Card
from annotator.review.exporting import survey
from annotator.text.cancel import Cancelled
from annotator.text.views import Mode

JSONL = by_name("jsonl")
EVERYTHING = Selection(frozenset(MarkStatus))


@pytest.fixture
def session(tmp_path):
    made = Session.create(tmp_path / "p.annot", "沈")
    yield made
    made.close()


def filled(session, folder, count=20):
    """Bring in reports with an ORG in each and money in some, as 沈 confirmed them."""
    path = folder / "theirs.jsonl"
    lines = []
    for number in range(count):
        text = f"商會(huì){number}年捐款{number}萬元。"
        spans = [{"start": 0, "end": 2, "label": "ORG"}]
        if number % 4 == 0:
            spans.append({"start": text.index("款") + 1, "end": text.index("。"), "label": "MONEY"})
        lines.append(json.dumps({"name": f"r{number}.txt", "text": text, "spans": spans}))
    path.write_text("\n".join(lines), encoding="utf-8")
    return [arrival.report_id for arrival in bring_in(session, [path])]


def read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_split_writes_a_file_for_each_part_and_every_report_once(session, tmp_path):
    filled(session, tmp_path)
    split = splitting.parse("60/20/20")
    done = export(session, JSONL, tmp_path / "out.jsonl", Selection(split=split))
    parts = {name: read(tmp_path / f"out.{name}.jsonl") for name in ("train", "dev", "test")}
    names = [one["name"] for found in parts.values() for one in found]
    assert sorted(names) == sorted(f"r{number}.txt" for number in range(20))
    assert {name: part.reports for name, part in done.parts.items()} == {
        name: len(found) for name, found in parts.items()
    }
    assert done.spans == 25
    assert not (tmp_path / "out.jsonl").exists()


def test_reports_stay_in_their_part_when_others_are_added(session, tmp_path):
    filled(session, tmp_path)
    chosen = Selection(split=splitting.parse("60/40", 5))
    export(session, JSONL, tmp_path / "a.jsonl", chosen)
    text = "協會捐款３萬元。"
    more = [
        {"text": f"{text}{n}", "spans": [{"start": 0, "end": 2, "label": "ORG"}]} for n in "abcdefg"
    ]
    (tmp_path / "more.jsonl").write_text("\n".join(map(json.dumps, more)), encoding="utf-8")
    list(bring_in(session, [tmp_path / "more.jsonl"]))
    export(session, JSONL, tmp_path / "b.jsonl", chosen)
    for name in ("train", "test"):
        before, after = read(tmp_path / f"a.{name}.jsonl"), read(tmp_path / f"b.{name}.jsonl")
        assert after[: len(before)] == before


def test_the_card_tells_what_is_there_and_is_the_same_again(session, tmp_path):
    filled(session, tmp_path)
    chosen = Selection(mode=Mode.CLEAN, split=splitting.parse("80/20", 3))
    out = tmp_path / "out.jsonl"
    done = export(session, JSONL, out, chosen, card=Card("cc-by-4.0", "商会"))
    card = (tmp_path / "out.README.md").read_text(encoding="utf-8")
    assert card.startswith("---\n")
    front = card.split("---\n")[1]
    assert 'license: "cc-by-4.0"' in front
    assert "- token-classification" in front
    assert '- split: test\n    path: "out.test.jsonl"' in front
    for name, part in done.parts.items():
        row = [name, part.reports, part.spans.total(), part.spans["ORG"], part.spans["MONEY"]]
        assert f"| {' | '.join(map(str, row))} |" in card
        file = tmp_path / f"out.{name}.jsonl"
        assert f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" in card
    org = session.labels.get("ORG")
    assert f"| ORG | {org.name_zh} | {org.name_en} |" in card
    assert "seed 3" in card
    files = {one.name: one.read_bytes() for one in tmp_path.glob("out.*")}
    assert {one.name for one in done.files} == set(files)
    export(session, JSONL, out, chosen, card=Card("cc-by-4.0", "商会"))
    assert {one.name: one.read_bytes() for one in tmp_path.glob("out.*")} == files


def test_the_text_of_a_view_goes_out_with_its_spans(session, tmp_path):
    filled(session, tmp_path, 1)
    out = tmp_path / "out.jsonl"
    export(session, JSONL, out, Selection(mode=Mode.SIMPLIFIED))
    (record,) = read(out)
    assert record["text"] == "商会0年捐款0万元。"
    assert [(s["start"], s["end"], s["text"]) for s in record["spans"]] == [
        (0, 2, "商会"),
        (6, 9, "0万元"),
    ]
    raw = session.report(1)[0]
    assert record["meta"][VIEW_OF] == {"sha256": raw.sha256, "text": "simplified"}


def test_a_reviewer_sends_out_what_they_decided_last(session, tmp_path):
    first, second, third = filled(session, tmp_path, 3)
    other = Session.open(session.project.path, "林")
    (org,) = other.report(second)[1]
    other.reject(org)
    other.add(third, 9, 11, "PER")
    money = next(mark for mark in other.report(first)[1] if mark.label == "MONEY")
    other.relabel(money, "QUANTITY")
    other.undo()
    reading.set_meta(other, first, {"report_date": "2020-04-28"})
    other.close()
    out = tmp_path / "out.jsonl"
    done = export(session, JSONL, out, Selection(reviewers=frozenset("林")))
    assert [(r["name"], [s["label"] for s in r["spans"]]) for r in read(out)] == [
        ("r1.txt", []),
        ("r2.txt", ["PER"]),
    ]
    assert (done.reports, done.spans) == (2, 1)
    nobody = export(session, JSONL, out, Selection(reviewers=frozenset(("鄭",))))
    assert (nobody.reports, out.read_bytes()) == (0, b"")


def test_a_filter_of_the_queue_chooses_reports(session, tmp_path):
    ids = filled(session, tmp_path)
    session.set_status(ids[3], ReportStatus.DONE)
    out = tmp_path / "out.jsonl"
    wanted = QueueFilter(statuses=frozenset((ReportStatus.DONE,)))
    assert export(session, JSONL, out, Selection(wanted=wanted)).reports == 1
    assert [one["name"] for one in read(out)] == ["r3.txt"]
    money = export(session, JSONL, out, Selection(wanted=QueueFilter(label="MONEY")))
    assert (money.reports, money.spans) == (5, 10)


def test_progress_is_told_and_a_cancelled_export_leaves_what_was_there(session, tmp_path):
    filled(session, tmp_path)
    old = {}
    for name in ("out.train.jsonl", "out.test.jsonl"):
        (tmp_path / name).write_text(f"old {name}", encoding="utf-8")
        old[name] = f"old {name}"
    seen = []
    with pytest.raises(Cancelled):
        export(
            session,
            JSONL,
            tmp_path / "out.jsonl",
            Selection(split=splitting.parse("50/50")),
            card=Card(),
            reached=lambda done, total: seen.append((done, total)),
            cancelled=lambda: len(seen) == 15,
        )
    assert seen == [(number, 20) for number in range(15)]
    found = {one.name: one.read_text(encoding="utf-8") for one in tmp_path.glob("out.*")}
    assert found == old
    assert not list(tmp_path.glob(".*.new"))


def test_parts_are_all_replaced_or_none(session, tmp_path):
    filled(session, tmp_path)
    (tmp_path / "out.train.jsonl").write_text("old", encoding="utf-8")
    (tmp_path / "out.test.jsonl").mkdir()
    with pytest.raises(UnwritablePlace):
        export(
            session,
            JSONL,
            tmp_path / "out.jsonl",
            Selection(split=splitting.parse("50/50")),
            card=Card(),
        )
    assert (tmp_path / "out.train.jsonl").read_text(encoding="utf-8") == "old"
    assert not (tmp_path / "out.README.md").exists()


def test_no_part_and_no_card_overwrites_the_project(session, tmp_path):
    filled(session, tmp_path, 2)
    (tmp_path / "out.test.jsonl").symlink_to(session.project.path)
    with pytest.raises(WouldOverwrite):
        export(session, JSONL, tmp_path / "out.jsonl", Selection(split=splitting.parse("50/50")))
    shutil.copy(tmp_path / "theirs.jsonl", tmp_path / "kept.jsonl")
    with pytest.raises(WouldOverwrite):
        export(session, JSONL, tmp_path)
    assert session.summary(1).confirmed == 2


BRAT = by_name("brat")


def test_a_folder_has_a_folder_for_each_part_and_its_card_within(session, tmp_path):
    filled(session, tmp_path)
    out = tmp_path / "brat"
    chosen = Selection(split=splitting.parse("60/20/20"))
    done = export(session, BRAT, out, chosen, card=Card())
    assert {one.name for one in out.iterdir()} == {"train", "dev", "test", "README.md"}
    assert len(list(out.rglob("*.txt"))) == 20
    assert len(list((out / "dev").glob("*.txt"))) == done.parts["dev"].reports
    card = (out / "README.md").read_text(encoding="utf-8")
    assert '- split: validation\n    path: "dev/**"' in card
    assert set(done.files) == {one for one in out.rglob("*") if one.is_file()}
    digest = hashlib.sha256((out / "train" / "annotation.conf").read_bytes()).hexdigest()
    assert f"{digest}  train/annotation.conf" in card
    assert done.losses == {}
    export(session, BRAT, out, card=Card())  # which an untouched export gives way to
    assert len(list(out.glob("*.txt"))) == 20


def test_a_card_that_somebody_has_written_in_is_not_replaced(session, tmp_path):
    filled(session, tmp_path, 3)
    out, card = tmp_path / "out.jsonl", tmp_path / "out.README.md"
    export(session, JSONL, out, card=Card())
    export(session, JSONL, out, Selection(mode=Mode.CLEAN), card=Card())
    before = out.read_bytes()
    card.write_text(card.read_text(encoding="utf-8") + "\n数据来自商会。\n", encoding="utf-8")
    with pytest.raises(EditedCard):
        export(session, JSONL, out, card=Card())
    assert out.read_bytes() == before
    assert export(session, JSONL, out).files == [out]
    assert card.read_text(encoding="utf-8").endswith("数据来自商会。\n")


def test_what_a_survey_counts_is_what_an_export_writes(session, tmp_path):
    filled(session, tmp_path)
    chosen = Selection(mode=Mode.SIMPLIFIED, split=splitting.parse("70/30", 2))
    told = survey(session, BRAT, chosen)
    done = export(session, BRAT, tmp_path / "brat", chosen)
    assert (told.parts, told.losses, told.passed) == (done.parts, done.losses, 20)
    assert not told.files


@pytest.mark.parametrize("name", ["r1.ann", "notes.txt", "README.md"])
def test_a_folder_that_somebody_has_worked_in_is_not_replaced(session, tmp_path, name):
    filled(session, tmp_path, 3)
    out = tmp_path / "brat"
    export(session, BRAT, out, card=Card())
    assert (out / name).exists() is (name != "notes.txt")
    (out / name).write_text("worked on", encoding="utf-8")
    with pytest.raises(UnwritablePlace, match="the folder holds other files"):
        export(session, BRAT, out, card=Card())
    assert (out / name).read_text(encoding="utf-8") == "worked on"


def test_what_a_format_cannot_carry_is_counted_and_told_on_the_card(session, tmp_path):
    (number, *_) = filled(session, tmp_path, 3)
    reading.set_meta(session, number, {"report_date": "2020-04-28"})
    mark = next(one for one in session.report(number)[1] if one.label == "MONEY")
    session.reject(mark)
    decided = Selection(frozenset((MarkStatus.CONFIRMED, MarkStatus.REJECTED)))
    done = export(session, by_name("conll"), tmp_path / "out.conll", decided, card=Card())
    assert (done.losses[Loss.META], done.losses[Loss.REJECTED], done.losses[Loss.NOTE]) == (1, 1, 0)
    assert done.parts[""].spans == {"ORG": 3}
    card = (tmp_path / "out.README.md").read_text(encoding="utf-8")
    assert "what conll cannot carry: dates and other metadata of reports (1)" in card
    assert "what conll cannot carry: what was rejected (1)" in card
    assert "| all | 3 | 3 | 3 |" in card


def test_the_hub_reads_the_parts_that_the_card_names(session, tmp_path, monkeypatch):
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hub"))
    datasets = pytest.importorskip("datasets")
    filled(session, tmp_path)
    folder = tmp_path / "data"
    chosen = Selection(split=splitting.parse("60/20/20"))
    done = export(session, by_name("hf-jsonl"), folder / "out.jsonl", chosen, card=Card())
    (folder / "out.README.md").rename(folder / "README.md")
    found = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))
    counts = {name: part.reports for name, part in done.parts.items()}
    assert {name: len(part) for name, part in found.items()} == {
        "train": counts["train"],
        "validation": counts["dev"],
        "test": counts["test"],
    }


def test_what_a_format_writes_beside_its_file_goes_out_with_each_part(session, tmp_path):
    filled(session, tmp_path)
    chosen = Selection(split=splitting.parse("80/20"))
    done = export(
        session, by_name("label-studio"), tmp_path / "out.json", chosen, card=Card("cc-by-4.0")
    )
    card = (tmp_path / "out.README.md").read_text(encoding="utf-8")
    for name in ("out.train.config.xml", "out.test.config.xml"):
        view = (tmp_path / name).read_text(encoding="utf-8")
        assert 'alias="ORG"' in view
        assert f"{hashlib.sha256(view.encode()).hexdigest()}  {name}" in card
        assert tmp_path / name in done.files
