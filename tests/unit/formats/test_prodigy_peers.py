"""Prodigy makes spaCy's docs of its tasks, so spaCy is asked whether tokens and spans are right."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats import Writing, prodigy
from annotator.formats.options import Tokens
from tests.unit.formats.made import records

spacy = pytest.importorskip("spacy")
VOCAB = spacy.blank("xx").vocab


@given(record=records(), tokens=st.sampled_from(Tokens))
def test_spacy_finds_every_span_at_its_tokens(tmp_path_factory, record, tokens):
    path = tmp_path_factory.mktemp("prodigy") / "out.jsonl"
    prodigy.write([record], path, Writing(tokens=tokens))
    task = json.loads(path.read_text(encoding="utf-8"))
    words = [token["text"] for token in task["tokens"]]
    spaces = [token["ws"] for token in task["tokens"]]
    doc = spacy.tokens.Doc(VOCAB, words=words, spaces=spaces)
    assert doc.text == task["text"]
    for one in task["spans"]:
        found = doc.char_span(one["start"], one["end"], label=one["label"])
        assert (found.start, found.end - 1) == (one["token_start"], one["token_end"])
        assert found.text == one["text"]
    last = {one["token_end"] for one in task["spans"]}
    assert all({one["head"], one["child"]} <= last for one in task["relations"])
