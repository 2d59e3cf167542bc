"""Makes the files that other programs are to read, and says what each of them must find there.

``python -m tests.readers.exports FOLDER`` writes ``wanted.json`` and a file or folder for every
format. The reports are those of ``seeds`` with their suggestions confirmed, and one of everything
that offsets break on.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from tests.conftest import AWKWARD, ROOT

EACH = {  # folder or file: format, options
    "brat": ("brat",),
    "cas-json": ("cas-json",),
    "cas-xmi": ("cas-xmi",),
    "chat.jsonl": ("chat",),
    "cluener.json": ("cluener",),
    "bio.conll": ("conll",),
    "bioes.conll": ("conll", "--scheme", "bioes"),
    "bmes.conll": ("conll", "--scheme", "bmes"),
    "words.conll": ("conll", "--tokens", "word", "--align", "expand"),
    "table.csv": ("csv",),
    "table.xlsx": ("xlsx",),
    "doccano.jsonl": ("doccano",),
    "hf.jsonl": ("hf-jsonl",),
    "hf.parquet": ("hf-parquet",),
    "label-studio.json": ("label-studio",),
    "langextract.jsonl": ("langextract",),
    "prodigy.jsonl": ("prodigy",),
    "pubannotation.json": ("pubannotation",),
    "docs.spacy": ("spacy",),
    "w3c.jsonld": ("w3c",),
}


def main(folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    source = folder / "source.jsonl"
    suggested = run("suggest", "seeds")
    records = [*map(confirmed, map(json.loads, filter(None, suggested.split("\n")))), awkward()]
    write(records, source)
    (folder / "wanted.json").write_text(json.dumps([*map(wanted, records)]), encoding="utf-8")
    for name, (form, *more) in EACH.items():
        run("convert", "--from", "jsonl", "--to", form, *more, source, folder / name)
    write([one for record in records for one in by_line(record)], folder / "lines.jsonl")
    run(
        "convert",
        "--from",
        "jsonl",
        "--to",
        "spacy",
        folder / "lines.jsonl",
        folder / "lines.spacy",
    )


def write(records, path):
    lines = [json.dumps(one, ensure_ascii=False) for one in records]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def by_line(record):
    """Yield each line of a record that has spans as one of its own: training wants many."""
    start = 0
    for number, text in enumerate(record["text"].split("\n")):
        end = start + len(text)
        spans = [one for one in record["spans"] if start <= one["start"] and one["end"] <= end]
        here = [one | {"start": one["start"] - start, "end": one["end"] - start} for one in spans]
        if here:
            yield {"id": f"{record['id']}-{number}", "text": text, "spans": here}
        start = end + 1


def run(*arguments):
    """Return what the program prints when called with ``arguments``."""
    call = [sys.executable, "-m", "annotator", *map(str, arguments)]
    done = subprocess.run(call, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout


def confirmed(record):
    """Return a record with all its suggestions confirmed."""
    for span in record["spans"]:
        span["status"] = "confirmed"
    return record


def awkward():
    """Return a record with spans beside all that programs stumble over, nested ones and links."""
    spans = [
        place("\U00020bb7野家商会", "ORG"),
        place("\U00020bb7野家", "ORG"),
        place("\U00020bb7田\u00a0一郎", "PER"),
        place("１２万元", "MONEY") | {"value": 120000, "unit": "CNY"},
        place("Cafe\u0301", "ORG") | {"note": "=1+1, “quoted”\tand\nbroken"},
        place("商會(huì)長", "TITLE"),
        place("３名", "QUANTITY") | {"value": 3, "unit": "名"},
        place("👨‍👩‍👧会员\n\n末行", "TERM"),
    ]
    ends = [{key: spans[one][key] for key in ("start", "end", "label")} for one in (2, 5)]
    return {
        "id": "awkward",
        "name": "awkward = 1.txt",
        "text": AWKWARD,
        "meta": {"report_date": "2020-04-28"},
        "spans": spans,
        "relations": [{"kind": "HAS_TITLE", "from": ends[0], "to": ends[1]}],
    }


def place(covered, label):
    """Return the span of ``covered`` where it stands first."""
    start = AWKWARD.index(covered)
    return {"start": start, "end": start + len(covered), "label": label, "status": "confirmed"}


def wanted(record):
    """Return what a reader must find of a record: its text, and the place of each span."""
    text = record["text"]
    spans = sorted((one["start"], one["end"], one["label"]) for one in record["spans"])
    return {
        "id": record["id"],
        "name": record["name"],
        "text": text,
        "spans": [[*one, text[one[0] : one[1]]] for one in spans],
        "relations": len(record.get("relations", [])),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
