"""W3C's samples are read or refused; its schemas and a JSON-LD processor accept our own."""

import json

import pytest

from annotator.errors import BadRecord
from annotator.formats import Reading, Record, w3c
from tests.unit.formats.made import RICH


@pytest.fixture
def peers(shared):
    return shared / "peerdata" / "w3c"


def of(kind, found):
    """Return everything of that type anywhere in JSON data, by plain Python."""
    if isinstance(found, dict):
        here = [found] if found.get("type") == kind else []
        return here + [one for inner in found.values() for one in of(kind, inner)]
    return [one for inner in found for one in of(kind, inner)] if isinstance(found, list) else []


def test_each_sample_is_refused_for_its_texts_lie_elsewhere(peers):
    samples = sorted((peers / "samples" / "correct").glob("*.json"))
    assert len(samples) == 45
    for path in samples:
        found = list(w3c.read(path, Reading()))
        assert w3c.recognises(path)
        assert found
        assert all(isinstance(one, BadRecord) for one in found)
        assert all("is not in the file" in str(one) for one in found)


def test_a_sample_is_read_when_its_texts_are_with_it(peers, tmp_path):
    """Give each text that a sample selects by position or by quote its content, in the sample."""
    text = "this is an anotation that has some 会员" * 40
    spans = read = 0
    for path in sorted((peers / "samples" / "correct").glob("anno*.json")):
        sample = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(sample["target"], dict) or "selector" not in sample["target"]:
            continue
        sample["target"]["source"] = {"id": "http://example.org/text", "value": text}
        (tmp_path / path.name).write_text(json.dumps(sample), encoding="utf-8")
        (found,) = w3c.read(tmp_path / path.name, Reading())
        assert isinstance(found, Record), found
        positions = of("TextPositionSelector", sample["target"])
        assert [(one.start, one.end) for one in found.marks] == [
            (one["start"], one["end"]) for one in positions
        ], path
        assert len(found.marks) + len(found.remarks) == 1
        spans += len(found.marks)
        read += 1
    assert (spans, read) == (2, 12)


def test_what_is_no_annotation_is_refused(peers):
    others = [*peers.glob("definitions/*.json"), *peers.glob("annotations/**/*.json")]
    assert len(others) > 150
    for path in [*others, peers / "anno.jsonld"]:
        (found,) = w3c.read(path, Reading())
        assert "it is no annotation" in str(found)


def test_annotations_of_inception_say_that_their_text_is_missing(shared, tmp_path):
    path = shared / "peerdata" / "inception-misc" / "annotations.w3c.json"
    (found,) = w3c.read(path, Reading())
    assert "the text that is marked is not in the file, so its 4 annotations" in str(found)
    sample = json.loads(path.read_text(encoding="utf-8"))
    text = ["-"] * 1000
    for one in sample[:3]:
        quote, position = one["target"]["selector"]
        text[position["start"] : position["end"]] = quote["exact"].ljust(
            position["end"] - position["start"]
        )
        one["target"]["source"] = "http://example.org/text"
    body = {"type": "TextualBody", "id": "http://example.org/text", "value": "".join(text)}
    sample.append({"type": "Annotation", "body": body, "target": "http://example.org/text"})
    (tmp_path / "a.json").write_text(json.dumps(sample), encoding="utf-8")
    (found,) = w3c.read(tmp_path / "a.json", Reading())
    assert [(one.start, one.end, one.label, one.note) for one in found.marks] == [
        (124, 128, "A Tag", "This is a comment"),
        (124, 128, "Another Tag", "This is a comment"),
        (646, 661, "annotation", "Another comment"),
        (963, 970, "annotation", "Comment..."),
    ]
    assert [(one.kind, one.from_mark, one.to_mark) for one in found.links] == [
        ("isRelatedTo", 0, 2)
    ]


def written(folder):
    w3c.write([RICH], folder / "out.jsonld")
    (found,) = json.loads((folder / "out.jsonld").read_text(encoding="utf-8"))
    return found


def test_every_must_of_the_model_is_met(peers, tmp_path):
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    registry = pytest.importorskip("referencing")
    draft4 = pytest.importorskip("referencing.jsonschema").DRAFT4
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in peers.rglob("*.json")
        if "samples" not in path.parts
    }
    known = registry.Registry().with_resources(
        (name, draft4.create_resource(schema)) for name, schema in schemas.items()
    )
    musts = json.loads((peers / "annotations" / "annotationMusts.test").read_text())["assertions"]
    collection = written(tmp_path)
    items = collection["first"]["items"]
    assert len(items) == 1 + 3 + 2
    for item in items:
        for name in musts:
            schema = schemas[name.rsplit("/", 1)[-1]]
            validator = jsonschema.Draft4Validator(schema, registry=known)
            valid = validator.is_valid({"@context": collection["@context"]} | item)
            assert valid == (schema["expectedResult"] == "valid"), (item, name)


def test_a_json_ld_processor_finds_the_same_in_it(peers, tmp_path):
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")
    context = json.loads((peers / "anno.jsonld").read_text(encoding="utf-8"))

    def loader(url, options):
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {
            "contentType": "application/ld+json",
            "documentUrl": url,
            "document": context,
            "contextUrl": None,
        }

    (found,) = jsonld.expand(written(tmp_path), {"documentLoader": loader})
    oa = "http://www.w3.org/ns/oa#"
    text = json.dumps(found, ensure_ascii=False)
    for term in ("TextPositionSelector", "TextQuoteSelector", "hasTarget", "linking", "tagging"):
        assert oa + term in text
    (record,) = found["urn:report-annotator:record"]
    assert record["@type"] == "@json"
    assert record["@value"]["sha256"] == RICH.report.sha256
