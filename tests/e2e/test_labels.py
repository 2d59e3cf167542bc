"""The label set of a project on the command line: printed, written to a file, read from one."""

import json


def test_a_set_goes_out_and_comes_back_changed(annotator, report_file, tmp_path):
    project, path = tmp_path / "p.annot", tmp_path / "set.toml"
    annotator("import", project, report_file("会员共120名，占77.5%。"))
    done = annotator("labels", project, "--export", path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "PERCENT" in done.stdout
    text = path.read_text(encoding="utf-8").replace('"PERCENT"', '"SHARE"')
    path.write_text(
        text.replace('value = "ratio"', 'value = "ratio"\ntakes = ["PERCENT"]'), "utf-8"
    )
    done = annotator("labels", project, "--import", path, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    rows = {row["id"]: row for row in json.loads(done.stdout)}
    assert rows["SHARE"]["marks"] == 1
    assert "PERCENT" not in rows
    path.write_text(text.replace('hotkey = "1"', 'hotkye = "1"'), "utf-8")
    done = annotator("labels", project, "--import", path)
    assert done.returncode == 1
    assert "set.toml" in done.stderr
    assert "'hotkye' in label 1" in done.stderr
