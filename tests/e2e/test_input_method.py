"""With a real Chinese input method switched on: commands on the report, Chinese in a field."""

import re

import pytest

from tests.e2e import desktop
from tests.e2e.test_accessibility import TEXT

pytestmark = pytest.mark.long


def test_single_keys_are_commands_while_a_field_composes_chinese(
    annotator, home, report_file, tmp_path
):
    desktop.need(pinyin=True)
    project = tmp_path / "p.annot"
    assert annotator("import", project, report_file(TEXT)).returncode == 0
    steps = [
        ("engine", "libpinyin"),
        *(("key", key) for key in ("ctrl+Home", "j", "x", "1", "m")),
        ("engine", "libpinyin"),
        ("type", "shanghui"),
        ("key", "space"),
        ("key", "Return"),
    ]
    told, _ = desktop.listen(home, project, steps, pinyin=True)
    reports = [at["report"] for at in told]
    notes = [at["note"] for at in told]
    assert reports[3]["description"].startswith("suggested Date")  # J
    assert reports[4]["description"] not in ("", reports[3]["description"])  # X
    assert reports[5]["description"].split()[1] == "Person"  # 1
    assert notes[6]["focused"]  # M
    assert "shanghui" not in notes[8]["text"]
    assert re.fullmatch(r"[\u4e00-\u9fff]{2}", notes[9]["text"])
    assert reports[10]["focused"]  # Return: the note is kept, and the report has the keyboard
    out = tmp_path / "out.jsonl"
    exported = annotator(
        "export", project, "--format", "jsonl", "--output", out, "--also", "suggested"
    )
    assert exported.returncode == 0
    assert notes[9]["text"] in out.read_text("utf-8").replace(TEXT, "")
