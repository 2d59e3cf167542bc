"""PyLD expands the Web Annotations, and the W3C's own schemas hold each of them valid."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from pyld import jsonld
from referencing import Registry
from referencing.jsonschema import DRAFT4

OA = "http://www.w3.org/ns/oa#"
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


@pytest.fixture(scope="module")
def peers():
    """Return the folder of the W3C's context and schemas, or skip, saying that it is not there."""
    folder = Path(__file__).parents[3] / "shared" / "peerdata" / "w3c"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there: no schemas of the W3C")
    return folder


@pytest.fixture(scope="module")
def collections(exports):
    return json.loads((exports / "w3c.jsonld").read_text(encoding="utf-8"))


def text_of(collection):
    """Return the text that the first annotation describes its source to have."""
    return collection["first"]["items"][0]["body"]["value"]


def test_every_selector_covers_its_text(collections, wanted):
    assert [text_of(one) for one in collections] == [report["text"] for report in wanted]
    for collection, report in zip(collections, wanted, strict=True):
        text, found, links = text_of(collection), [], 0
        for item in collection["first"]["items"][1:]:
            if item["motivation"] == "linking":
                links += 1
                continue
            selectors = {one["type"]: one for one in item["target"]["selector"]}
            place, quote = selectors["TextPositionSelector"], selectors["TextQuoteSelector"]
            bodies = item["body"] if isinstance(item["body"], list) else [item["body"]]
            label = next(one["value"] for one in bodies if one["purpose"] == "tagging")
            found.append([place["start"], place["end"], label, quote["exact"]])
            assert text[: place["start"]].endswith(quote.get("prefix", ""))
            assert text[place["end"] :].startswith(quote.get("suffix", ""))
        assert sorted(found) == report["spans"]
        assert links == report["relations"]


def test_pyld_expands_each_annotation(collections, peers):
    context = json.loads((peers / "anno.jsonld").read_text(encoding="utf-8"))

    def load(url, _options):
        assert url == CONTEXT
        return {"contextUrl": None, "documentUrl": url, "document": context}

    for collection in collections:
        (expanded,) = jsonld.expand(collection, {"documentLoader": load})
        assert expanded["@type"] == ["http://www.w3.org/ns/activitystreams#OrderedCollection"]
        (page,) = expanded["http://www.w3.org/ns/activitystreams#first"]
        (items,) = page["http://www.w3.org/ns/activitystreams#items"]
        assert len(items["@list"]) == len(collection["first"]["items"])
        for one in items["@list"]:
            assert one["@type"] == [f"{OA}Annotation"]
            assert one[f"{OA}hasTarget"]


def test_each_annotation_is_valid_by_what_the_model_says_must_be(collections, peers):
    schemas = {
        path.name: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(peers.rglob("*.json"))
        if path.parts[-2] != "samples"
    }
    registry = Registry().with_resources(
        (name, DRAFT4.create_resource(schema)) for name, schema in schemas.items()
    )
    must = [
        (name, Draft4Validator(schema, registry=registry))
        for name, schema in schemas.items()
        if schema.get("assertionType") == "must" and schema.get("expectedResult") == "valid"
    ]
    assert must
    for collection in collections:
        for item in collection["first"]["items"][:100]:  # one is made like another
            whole = {"@context": CONTEXT} | item
            failed = {name for name, schema in must if not schema.is_valid(whole)}
            assert failed == set(), item["id"]
