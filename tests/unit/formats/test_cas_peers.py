"""dkpro-cassis, INCEpTION's own library for Python, and we find the same in each other's files."""

import warnings

import pytest

cassis = pytest.importorskip("cassis", reason="dkpro-cassis is not installed (extra cas)")

from annotator.errors import BadRecord  # noqa: E402 - after the skip
from annotator.formats import Reading, Record, cas  # noqa: E402
from tests.unit.formats.made import RICH  # noqa: E402

BUILT = ("DocumentAnnotation", "DocumentMetaData", "Token", "Sentence", "TagsetDescription")
REFUSED = ("lenient_cas.xmi", "casWithFloatingPointSpecialValues/debug.xmi")
"""What cassis itself cannot read: a type that no type system knows, and what has no text."""


@pytest.fixture
def peers(shared):
    return shared / "peerdata" / "dkpro-cassis"


def load_xmi(path, peers):
    """Return the CAS by the first of the type systems that knows all its types, or None."""
    beside = path.with_name("debug-typesystem.xml")
    for types in [beside] if beside.exists() else sorted((peers / "typesystems").glob("*.xml")):
        try:
            with types.open("rb") as file:
                system = cassis.load_typesystem(file)
            with path.open("rb") as file:
                return cassis.load_cas_from_xmi(file, typesystem=system)
        except Exception:  # noqa: BLE001 - whatever cassis raises where a type is missing
            continue
    return None


def load_json(path, peers):
    with path.open("rb") as file:
        return cassis.load_cas_from_json(file)


def spans_of(view):
    """Return what cassis finds in a view that is a span: code points, and the name of the type."""
    return sorted(
        (one.begin, one.end, one.type.name)
        for one in view.select_all_annotations()
        if one.begin < one.end
        and one.type.name.rpartition(".")[2] not in BUILT
        and one.type.supertype.name != "uima.tcas.DocumentAnnotation"
    )


def check(path, read, load, peers):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = load(path, peers)
    found = list(read(path, Reading()))
    if theirs is None:
        assert str(path).endswith(REFUSED)
        return found
    views = [theirs.get_view(one.sofaID) for one in theirs.sofas]
    texts = [view for view in views if view.sofa_string is not None]
    ours = [one for one in found if isinstance(one, Record)]
    assert [one.report.text for one in ours] == [view.sofa_string for view in texts], path
    for one, view in zip(ours, texts, strict=True):
        told = [(mark.start, mark.end, mark.extra["cas"]["type"]) for mark in one.marks]
        assert sorted(told) == spans_of(view), path
        assert all("has no extent" in str(remark) for remark in one.remarks)
    for one in found:
        assert isinstance(one, Record) or "no text" in str(one)
    return found


def test_each_xmi_file_is_read_as_cassis_reads_it(peers):
    paths = sorted(peers.rglob("*.xmi"))
    found = [one for path in paths for one in check(path, cas.read_xmi, load_xmi, peers)]
    assert len(paths) == 27
    assert sum(len(one.marks) for one in found if isinstance(one, Record)) == 33


def test_each_json_file_is_read_as_cassis_reads_it(peers):
    paths = sorted((peers / "json").rglob("*.json"))
    found = [one for path in paths for one in check(path, cas.read_json, load_json, peers)]
    assert len(paths) == 16
    assert sum(len(one.marks) for one in found if isinstance(one, Record)) == 25


def test_a_named_entity_is_labelled_by_its_value(peers):
    (found,) = cas.read_xmi(peers / "xmi" / "cas_with_smileys.xmi", Reading())
    assert {mark.label for mark in found.marks} == {"OTH"}


def test_older_json_and_pubannotation_are_refused(shared):
    folder = shared / "peerdata" / "inception-misc"
    (old,) = cas.read_json(folder / "chunk2000_ref.json", Reading())
    assert isinstance(old, BadRecord)
    assert "the JSON of UIMA 2" in str(old)
    assert cas.recognises_json(folder / "chunk2000_ref.json")
    (other,) = cas.read_json(folder / "samplePubAnnotation.json", Reading())
    assert "it is no UIMA CAS" in str(other)
    assert not cas.recognises_json(folder / "samplePubAnnotation.json")


def test_cassis_finds_what_we_write(tmp_path):
    cas.write_xmi([RICH], tmp_path / "xmi")
    cas.write_json([RICH], tmp_path / "json")
    with (tmp_path / "xmi" / "TypeSystem.xml").open("rb") as file:
        system = cassis.load_typesystem(file)
    (xmi,) = (tmp_path / "xmi").glob("*.xmi")
    (json,) = (tmp_path / "json").glob("*.json")
    with xmi.open("rb") as file, json.open("rb") as other:
        both = cassis.load_cas_from_xmi(file, system), cassis.load_cas_from_json(other)
    assert both[0].sofa_string == RICH.report.text.replace("\0", "\ufffd")
    assert both[1].sofa_string == RICH.report.text
    for found in both:
        spans = found.select("webanno.custom.ReportSpan")
        assert [(one.begin, one.end, one.label) for one in spans] == [
            (mark.start, mark.end, mark.label) for mark in RICH.marks[:3]
        ]
        title, alias = sorted(
            found.select("webanno.custom.ReportRelation"), key=lambda one: one.kind, reverse=True
        )
        assert (title.kind, title.Governor.label, title.Dependent.label) == (
            *("HAS_TITLE", "PER", "TITLE"),
        )
        assert (alias.Governor.label, alias.Dependent.label) == ("ORG", "PER")
        assert found.typecheck() == []
