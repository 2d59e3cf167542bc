"""Every subcommand, through the program that a user types."""

import json
import os
import re
import subprocess
import sys
import zipfile

import pytest

from annotator.text.clean import clean

TEXT = "4月28日，商会共有会员120名，捐款4.11万元。发布时间：2020-04-29"
SUBCOMMANDS = (
    *("open", "import", "suggest", "lists", "evaluate", "export", "convert", "formats"),
    *("stats", "errors", "log", "search", "verify", "backup", "restore", "compact", "doctor"),
)


@pytest.mark.parametrize("subcommand", SUBCOMMANDS)
def test_every_subcommand_explains_itself(annotator, subcommand):
    done = annotator(subcommand, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith(f"usage: annotator {subcommand}")


@pytest.mark.parametrize(
    "arguments", [["dance"], ["import"], ["export", "p.annot"], ["evaluate", "--gold", "x"]]
)
def test_wrong_usage_is_told_with_status_2(annotator, arguments):
    done = annotator(*arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: annotator")


def test_three_real_reports_give_three_native_records(annotator, shared):
    done = annotator("suggest", *sorted((shared / "reports").glob("*.txt")))
    assert (done.returncode, done.stderr) == (0, "")
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(records) == 3
    for record in records:
        assert {"id", "name", "sha256", "text", "meta", "spans", "relations"} <= record.keys()
        assert record["spans"]
        for span in record["spans"]:
            assert span["text"] == clean(record["text"]).of_raw(span["start"], span["end"])
            assert span["status"] == "suggested"
            assert span["origin"]["by"]


def test_evaluation_of_real_reports_gives_scores_a_label(annotator, shared, tmp_path):
    done = annotator("evaluate", "--gold", shared / "gold", shared / "reports", "--json")
    assert done.returncode == 0
    figures = json.loads(done.stdout)
    assert figures["missing"] == []
    assert {"DATE", "QUANTITY", "PER", "ORG"} <= figures["labels"].keys()
    assert 0 < figures["all"]["strict"]["f1"] <= 1
    assert figures["effort"]["actions_per_span"] > 0
    predictions = tmp_path / "p.jsonl"
    annotator("suggest", shared / "reports", "--output", predictions)
    again = annotator("evaluate", "--gold", shared / "gold", "--predictions", predictions, "--json")
    assert json.loads(again.stdout) == figures
    table = annotator("evaluate", "--gold", shared / "gold", "--predictions", predictions).stdout
    assert re.search(r"^all +\d\.\d{3}", table, re.MULTILINE)
    assert "reviewer's effort" in table


@pytest.fixture
def marked(report_file, tmp_path):
    """Return a folder of gold for one report, and the report."""
    path = report_file(TEXT, "r/a.txt")
    start = TEXT.index("120名")
    quantity = {"start": start, "end": start + 4, "label": "QUANTITY", "value": 121, "unit": "名"}
    body = TEXT.index("商会")
    spans = [{"start": body, "end": body + 2, "label": "ORG"}, quantity]
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.json").write_text(json.dumps({"file": "a.txt", "spans": spans}), encoding="utf-8")
    return folder, path


def test_mistakes_confusion_and_calibration_are_printed(annotator, marked):
    gold, path = marked
    table = annotator("evaluate", "--gold", gold, path, "--errors", "--calibration").stdout
    assert re.search(r"^a\.txt:1: missed +ORG .*⟦商会⟧", table, re.MULTILINE)
    assert re.search(r"value +QUANTITY .*⟦120名⟧.*  121 名 → 120 名  by numbers/", table)
    assert re.search(r"^QUANTITY( +·)+ +1( +·)+$", table, re.MULTILINE)
    assert re.search(r"^spurious( +[\d·])+$", table, re.MULTILINE)
    assert re.search(r"^numbers/\w+ +1 +[01] ", table, re.MULTILINE)
    assert "expected calibration error" in table
    assert re.search(r"one by one: \d+ actions", table)
    figures = json.loads(annotator("evaluate", "--gold", gold, path, "--json").stdout)
    assert {one["kind"] for one in figures["errors"]} == {"missed", "value", "spurious"}
    assert {"gold": "QUANTITY", "found": "QUANTITY", "count": 1} in figures["confusion"]
    assert 0 <= figures["calibration"]["error"] <= 1
    # a click, V, 121, Enter; then nothing is left to be accepted
    assert figures["effort"]["value_actions"] == 1 + 1 + 3 + 1 - 1


@pytest.fixture
def facts(tmp_path):
    """Return a folder with the facts and posts of that report."""
    folder = tmp_path / "facts"
    folder.mkdir()
    start = TEXT.index("120名")
    head = "start\tend\ttext\tindicator\tscope\tdate\tqualifiers\n"
    row = f"{start}\t{start + 4}\t120名\t别的\t-\t2020-04-28\t-\n"
    (folder / "a.facts.tsv").write_text(head + row, encoding="utf-8")
    head = "person_start\tperson_end\tperson\ttitle_start\ttitle_end\ttitle\torganisation\n"
    (folder / "a.posts.tsv").write_text(head, encoding="utf-8")
    return folder


def test_facts_and_posts_are_measured_with_their_mistakes(annotator, marked, facts):
    gold, path = marked
    call = ["evaluate", "--gold", gold, path, "--facts", facts]
    table = annotator(*call, "--errors").stdout
    for marks in ("the marks of the gold files", "the marks that were found"):
        assert f"facts and posts, read from {marks}" in table
    assert re.search(r"^a\.txt +1 +0\.000 ", table, re.MULTILINE)
    assert re.search(r"^a\.txt:1: indicator +⟦120名⟧ .* → 别的$", table, re.MULTILINE)
    told = json.loads(annotator(*call, "--json").stdout)
    for one in (told["facts_of_gold_marks"], told["facts_of_found_marks"]):
        assert (one["numbers"], one["missing"], one["indicator"]) == (1, 0, 0)
        assert {"precision", "recall", "f1"} == one["posts"].keys()


def test_facts_that_cannot_be_read_are_told_in_one_line(annotator, marked, facts):
    gold, path = marked
    (facts / "a.facts.tsv").write_text("start\tend\n", encoding="utf-8")
    done = annotator("evaluate", "--gold", gold, path, "--facts", facts)
    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "a.facts.tsv" in done.stderr


def test_two_files_of_predictions_are_compared(annotator, marked, tmp_path):
    gold, path = marked
    ours, theirs = tmp_path / "b.jsonl", tmp_path / "a.jsonl"
    annotator("suggest", path, "--output", ours)
    record = json.loads(ours.read_text(encoding="utf-8"))
    theirs.write_text(json.dumps(record | {"spans": []}), encoding="utf-8")
    call = ["evaluate", "--gold", gold]
    table = annotator(*call, path, "--compare", theirs).stdout
    assert re.search(r"^QUANTITY +0\.000 +1\.000 +\+1\.000 ", table, re.MULTILINE)
    for more in (["--predictions", ours, "--compare", theirs], ["--compare", theirs, ours]):
        assert annotator(*call, *more).stdout == table
    told = json.loads(annotator(*call, "--compare", theirs, ours, "--json").stdout)["compare"]
    assert told["labels"]["QUANTITY"]["difference"] == 1
    assert told["all"]["a"] == 0
    for more in (["--compare", theirs], ["--compare", theirs, ours, ours], []):
        done = annotator(*call, *more)
        assert (done.returncode, done.stdout) == (2, "")


def test_what_gave_way_is_told(annotator, report_file, tmp_path):
    path = report_file("会员1名。\n见《2020年工作要点》。", "a.txt")
    done = annotator("suggest", path, "--explain")
    assert re.search(
        r"^a\.txt:2: DATE “2020年” \(dates/\w+ [\d.]+\) gave way to DOC “2020年工作要点” ",
        done.stdout,
        re.MULTILINE,
    )
    out = tmp_path / "out.jsonl"
    assert annotator("suggest", path, "--explain", "--output", out).stdout == ""
    record = json.loads(out.read_text(encoding="utf-8"))
    dropped = next(one for one in record["dropped"] if one["label"] == "DATE")
    assert dropped["text"] == record["text"][dropped["start"] : dropped["end"]] == "2020年"
    assert dropped["kept"]["label"] == "DOC"
    assert record["spans"] == json.loads(annotator("suggest", path).stdout)["spans"]
    annotator("import", tmp_path / "p.annot", out)
    call = ("--format", "jsonl", "--output", out, "--also", "suggested")
    annotator("export", tmp_path / "p.annot", *call)
    assert json.loads(out.read_text(encoding="utf-8"))["dropped"] == record["dropped"]


def test_a_text_that_is_there_under_another_name_is_told_and_added_on_request(
    annotator, report_file, tmp_path
):
    folder = report_file(TEXT, "r/a.txt").parent
    report_file(TEXT, "r/b.txt", "gb18030")
    project = tmp_path / "p.annot"
    done = annotator("import", project, folder)
    assert "b.txt: not added, it has the text of a.txt (--same-text)" in done.stdout
    assert done.returncode == 0
    told = json.loads(annotator("import", project, folder, "--json", "--same-text").stdout)
    assert [(one["known"], one["same_as"]) for one in told] == [(True, None), (False, None)]
    assert json.loads(annotator("stats", project, "--json").stdout)["reports"]["all"] == 2


def test_import_stats_and_export(annotator, report_file, tmp_path):
    project = tmp_path / "p.annot"
    done = annotator("import", project, report_file(TEXT, "r/a.txt").parent)
    assert done.returncode == 0
    assert re.fullmatch(r"a\.txt: added with \d+ spans\n", done.stdout)
    assert "in the project already" in annotator("import", project, tmp_path / "r").stdout

    figures = json.loads(annotator("stats", project, "--json").stdout)
    assert figures["reports"] == {"all": 1, "new": 1}
    assert figures["labels"]["QUANTITY"]["suggested"] == 1
    assert re.search(r"QUANTITY +0 +1 +0", annotator("stats", project).stdout)

    out = tmp_path / "out.jsonl"
    done = annotator("export", project, "--format", "jsonl", "--output", out)
    assert done.returncode == 0
    assert done.stdout.startswith(
        f"{out}: 0 reports with 0 spans\nreports that nobody has looked at"
    )
    call = [
        "export",
        project,
        "--format",
        "jsonl",
        "--output",
        out,
        "--also",
        "suggested",
        "--json",
    ]
    assert json.loads(annotator(*call).stdout)["spans"] >= 3


def test_annotated_records_come_in_as_spans_or_as_suggestions(annotator, tmp_path):
    records = tmp_path / "theirs.jsonl"
    spans = [{"start": 0, "end": 2, "label": "ORG"}]
    records.write_text(json.dumps({"text": "商会开会", "spans": spans}), encoding="utf-8")
    as_spans = annotator("import", tmp_path / "a.annot", records, "--json")
    assert json.loads(as_spans.stdout)[0]["spans"] == 1
    annotator("import", tmp_path / "b.annot", records, "--as-suggestions", "--format", "jsonl")
    for name, status in (("a", "confirmed"), ("b", "suggested")):
        figures = json.loads(annotator("stats", tmp_path / f"{name}.annot", "--json").stdout)
        assert figures["labels"]["ORG"][status] == 1


def test_a_bad_file_is_one_line_and_the_rest_is_done(annotator, report_file, tmp_path):
    report_file("", "r/a.txt")
    folder = report_file(TEXT, "r/b.txt").parent
    for call in (["suggest", folder], ["import", tmp_path / "p.annot", folder]):
        done = annotator(*call)
        assert done.returncode == 1
        assert re.fullmatch(r"annotator: .*a\.txt is empty: .*\n", done.stderr)
        assert "b.txt" in done.stdout
    refused = json.loads(annotator("import", tmp_path / "q.annot", folder, "--json").stdout)
    assert ["is empty" in (row["error"] or "") for row in refused] == [True, False]


def test_a_slip_of_the_keyboard_leaves_no_project(annotator, tmp_path):
    assert annotator("import", tmp_path / "typo.annot", tmp_path / "nothere.txt").returncode == 1
    assert list(tmp_path.glob("typo*")) == []
    assert annotator("open", "a.annot", "b.annot", cwd=tmp_path).returncode == 2
    assert annotator("import", tmp_path / "typo", tmp_path / "nothere.txt").returncode == 1


def test_no_output_overwrites_a_source_or_a_project(annotator, report_file, tmp_path):
    path, project = report_file(TEXT), tmp_path / "p.annot"
    annotator("import", project, path)
    for call in (
        ["suggest", path, "--output", path],
        ["suggest", path, "--output", project],
        ["export", project, "--format", "jsonl", "--output", project],
    ):
        done = annotator(*call)
        assert done.returncode == 1
        assert "not an export" in done.stderr
    assert path.read_text(encoding="utf-8") == TEXT
    assert annotator("stats", project).returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no disk that is always full here")  # noqa: PTH110
def test_a_full_disk_under_what_is_printed_is_told(annotator, report_file):
    path = report_file(TEXT)
    with open("/dev/full", "w") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "annotator", "suggest", str(path)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith("annotator: The output cannot be written")


def test_records_are_utf8_whatever_the_locale(annotator, report_file):
    done = annotator("suggest", report_file(TEXT), env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert json.loads(done.stdout)["text"] == TEXT


def test_a_reader_that_leaves_early_is_no_error(annotator, report_file, home):
    path = report_file(TEXT * 200)
    call = f'"{sys.executable}" -m annotator suggest "{path}" "{path}" "{path}" | head -c 10'
    done = subprocess.run(
        ["bash", "-c", call],
        capture_output=True,
        text=True,
        env={**os.environ, "ANNOTATOR_HOME": str(home)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_the_doctor_looks_at_what_the_program_needs(annotator):
    done = annotator("doctor", "--json", env={"QT_QPA_PLATFORM": "offscreen"})
    checks = {check["name"]: check for check in json.loads(done.stdout)}
    assert {"Python", "SQLite", "segmenter", "Qt", "Chinese font", "display"} <= checks.keys()
    assert done.returncode == (0 if all(check["ok"] for check in checks.values()) else 1)
    assert all(check["remedy"] for check in checks.values() if not check["ok"])
    assert checks["segmenter"]["found"].startswith("rjieba of rjieba 0.2")
    slow = annotator("doctor", env={"ANNOTATOR_SEGMENTER": "jieba"})
    assert "segmenter: jieba of rjieba 0.2" in slow.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a display")
@pytest.mark.parametrize("display", ["", ":4711"])
def test_without_a_display_the_window_says_so(annotator, display):
    bare = {"DISPLAY": display, "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = annotator("open", env=bare)
    assert done.returncode == 1
    assert "There is no display" in done.stderr
    assert "xvfb-run" in done.stderr
    doctor = annotator("doctor", env=bare)
    assert doctor.returncode == 1
    assert "LACK  display" in doctor.stdout


def test_the_core_works_where_qt_is_not_installed(report_file):
    script = (
        "import sys\n"
        "class NoQt:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name.startswith('PySide6'):\n"
        "            raise ImportError('no Qt here')\n"
        "sys.meta_path.insert(0, NoQt())\n"
        "from annotator.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    path = report_file(TEXT)
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    def run(*arguments):
        call = [sys.executable, "-c", script, *arguments]
        return subprocess.run(call, capture_output=True, encoding="utf-8", env=env, check=False)

    assert json.loads(run("suggest", str(path)).stdout)["spans"]
    window = run("open")
    assert window.returncode == 1
    assert "needs Qt" in window.stderr


def test_documents_of_many_kinds_are_read_and_what_they_lack_is_told(annotator, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.html").write_text(
        "<nav>首页 > 新闻</nav><p>商會<ruby>會<rt>huì</rt></ruby>員120名。</p>", encoding="utf-8"
    )
    (folder / "b.csv").write_bytes("标题,正文\n甲,会员3名。\n乙,\n".encode("gb18030"))
    (folder / "c.md").write_text("# 通知\n\n**会员**4名。\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "d.zip", "w") as archive:
        archive.writestr("内/e.txt", "会员5名。".encode("big5hkscs", "ignore") or b"x")
        archive.writestr("../f.txt", "会员6名。")
    done = annotator("import", tmp_path / "p.annot", folder, "--json")
    assert done.returncode == 1
    rows = json.loads(done.stdout)
    assert [row["name"] for row in rows if row["report"]] == [
        *("a.html", "b.csv #1", "c.md", "d.zip/内/e.txt")
    ]
    told = [row["error"] for row in rows if row["error"]] + [t for r in rows for t in r["losses"]]
    assert any("leads out of the archive" in text for text in told)
    assert any("no text in 正文" in text for text in told)
    assert "Traceback" not in done.stderr


def test_encoding_and_text_column_are_told_on_the_command_line(annotator, tmp_path):
    path = tmp_path / "b.csv"
    path.write_bytes("摘要,正文\n会员3名。,会员4名，很长的正文。\n".encode("gb18030"))
    done = annotator("suggest", path, "--text-field", "摘要", "--encoding", "gb18030")
    assert done.returncode == 0
    assert json.loads(done.stdout)["text"] == "会员3名。"
    for options, told in (
        (["--text-field", "不存在"], "Choose one of: 摘要, 正文"),
        (["--encoding", "klingon"], "There is no encoding klingon"),
        (["--encoding", "utf-8"], "is not utf-8 text"),
    ):
        done = annotator("suggest", path, *options)
        assert done.returncode == 1
        assert told in done.stderr
        assert done.stderr.count("\n") == 1


def test_an_export_says_what_it_wrote_and_its_options_are_minded(annotator, tmp_path):
    project, out = tmp_path / "p.annot", tmp_path / "out.jsonl"
    records = tmp_path / "theirs.jsonl"
    spans = [{"start": 0, "end": 2, "label": "ORG"}]
    lines = [
        json.dumps({"text": f"商會開會{n}次", "name": f"r{n}", "spans": spans}) for n in range(9)
    ]
    records.write_text("\n".join(lines), encoding="utf-8")
    annotator("import", project, records)
    call = ["export", project, "--format", "jsonl", "--output", out]
    done = annotator(*call, "--split", "6/2/2", "--text", "simplified", "--licence", "cc0-1.0")
    assert (done.returncode, done.stderr) == (0, "")
    first, *parts = done.stdout.splitlines()
    assert first == f"{out}: 9 reports with 9 spans"
    assert [line.split(":")[0].strip() for line in parts] == ["train", "dev", "test"]
    assert 'license: "cc0-1.0"' in (tmp_path / "out.README.md").read_text(encoding="utf-8")
    lines = (tmp_path / "out.test.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    assert texts
    assert all(text.startswith("商会") for text in texts)

    told = json.loads(annotator(*call, "--filter", "r3", "--no-card", "--json").stdout)
    assert (told["reports"], told["files"], told["losses"]) == (1, [str(out)], {})
    assert annotator(*call, "--seed", "1").returncode == 2
    for more, said in (
        (["--scheme", "bio"], "--scheme makes no difference to the format jsonl"),
        (["--split", "100"], "“100” is no split"),
        (["--filter", "is:ready"], "“ready” cannot be asked for"),
        (["--reviewer", "鄭"], "Nobody called 鄭"),
    ):
        done = annotator(*call, *more)
        assert (done.returncode, said in done.stderr) == (1, True), done.stderr
