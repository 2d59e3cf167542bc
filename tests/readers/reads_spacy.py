"""spaCy 3.8: DocBin, `convert` of BIO, `debug data`, and ten steps of `train`."""

import subprocess
import sys

import pytest
import spacy
from spacy.tokens import DocBin


@pytest.fixture(scope="module")
def docs(exports):
    found = DocBin(store_user_data=True).from_disk(exports / "docs.spacy")
    return list(found.get_docs(spacy.blank("zh").vocab))


def call(*arguments, folder):
    done = subprocess.run(
        [sys.executable, "-m", "spacy", *map(str, arguments)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def spans_of(found):
    return sorted((one.start_char, one.end_char, one.label_, one.text) for one in found)


def test_every_doc_is_its_report_and_every_span_covers_its_text(docs, wanted, apart):
    assert [doc.text for doc in docs] == [report["text"] for report in wanted]
    for doc, report, alone in zip(docs, wanted, apart, strict=True):
        assert spans_of(doc.spans["sc"]) == [tuple(span) for span in report["spans"]]
        assert spans_of(doc.ents) == [tuple(span) for span in alone]


def test_bio_is_converted(exports, apart, tmp_path):
    call(
        "convert",
        exports / "bio.conll",
        tmp_path,
        "--converter",
        "ner",
        "--n-sents",
        "0",
        folder=tmp_path,
    )
    docs = list(DocBin().from_disk(tmp_path / "bio.spacy").get_docs(spacy.blank("zh").vocab))
    found = ["".join(one.text.split()) for doc in docs for one in doc.ents]
    assert found == ["".join(span[3].split()) for spans in apart for span in spans]


def test_the_data_is_fit_for_training(exports, tmp_path):
    call("init", "config", "config.cfg", "--lang", "zh", "--pipeline", "ner", folder=tmp_path)
    data = [f"--paths.{part}={exports / 'lines.spacy'}" for part in ("train", "dev")]
    told = call("debug", "data", "config.cfg", *data, "--ignore-warnings", folder=tmp_path)
    assert "Corpus is loadable" in told
    call(
        "train",
        "config.cfg",
        *data,
        "--output",
        "model",
        "--training.max_steps=10",
        folder=tmp_path,
    )
    assert spacy.load(tmp_path / "model" / "model-last").pipe_names == ["tok2vec", "ner"]
