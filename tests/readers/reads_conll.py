"""Two programs that score sequence labels: seqscore 0.9 and seqeval."""

import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest
from seqeval.metrics.sequence_labeling import get_entities


def sentences(path):
    """Return the tokens and tags of each sentence, as any reader of CoNLL does."""
    lines = path.read_text(encoding="utf-8").split("\n")
    found = []
    for is_blank, some in groupby(lines, lambda line: not line):
        if not is_blank:
            rows = [line.split("\t") if "\t" in line else line.split(" ") for line in some]
            if rows[0][0] != "-DOCSTART-":
                found.append(([row[0] for row in rows], [row[-1] for row in rows]))
    return found


@pytest.mark.parametrize(
    ("name", "scheme"), [("bio.conll", "BIO"), ("bioes.conll", "BIOES"), ("bmes.conll", "BMES")]
)
def test_seqscore_holds_it_valid(exports, name, scheme):
    program = Path(sys.executable).with_name("seqscore")
    call = [program, "validate", "--labels", scheme, exports / name]
    done = subprocess.run(call, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 errors" in done.stdout or "No errors" in done.stdout, done.stdout


@pytest.mark.parametrize("name", ["bio.conll", "bioes.conll", "bmes.conll"])
def test_seqeval_finds_the_spans(exports, apart, name):
    found = []
    for tokens, tags in sentences(exports / name):
        # seqeval knows M of BMES as I
        known = ["I" + tag[1:] if tag.startswith("M-") else tag for tag in tags]
        for label, first, last in get_entities(known):
            found.append(("".join(tokens[first : last + 1]), label))
    assert found == [("".join(span[3].split()), span[2]) for spans in apart for span in spans]
