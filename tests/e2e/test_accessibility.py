"""A client of AT-SPI reads the real window, as a screen reader does."""

from tests.e2e import desktop

TEXT = "商会召开大会\n\n4月28日，\U00020bb7野家商会会长沈丹率12人赴南京，捐款4.11万元。\n"


def test_a_screen_reader_follows_the_report(annotator, home, report_file, tmp_path):
    desktop.need()
    project = tmp_path / "p.annot"
    assert annotator("import", project, report_file(TEXT)).returncode == 0
    keys = ["ctrl+Home", "Right", "shift+End", "ctrl+Down", "j", "j", "x"]
    told, parts = desktop.listen(home, project, [("key", key) for key in keys])
    first, third = TEXT.splitlines()[0], TEXT.splitlines()[2]
    reports = [at["report"] for at in told]
    for report in reports:
        assert (report["role"], report["name"]) == ("text", "Report text")
        assert report["focused"]
        assert not report["editable"]
    after = dict(zip(["", *keys], reports, strict=False))
    where = {key: (at["text"], at["caret"], at["selections"]) for key, at in after.items()}
    assert where["ctrl+Home"] == (first, 0, 0)
    assert where["Right"] == (first, 1, 0)
    assert where["shift+End"] == (first, len(first), 1)
    assert where["ctrl+Down"] == (third, 0, 0)
    assert reports[5]["description"].startswith("suggested Date 4月28日 0.")
    assert reports[6]["description"] != reports[5]["description"]
    assert reports[6]["text"] == third
    # Qt counts in units of UTF-16, for AT-SPI too
    ahead = third.encode("utf-16-le")[2 * reports[6]["caret"] :].decode("utf-16-le")
    assert ahead.startswith(reports[6]["description"].split()[2])
    assert reports[7]["description"] != reports[6]["description"]  # rejected, and gone on
    assert {("table", "Reports"), ("text", "Value"), ("text", "Note"), ("panel", "Labels")} <= set(
        parts
    )
    assert any(name == "Person" for _, name in parts)
    assert [name for role, name in parts if role == "push button" and not name] == [], parts
