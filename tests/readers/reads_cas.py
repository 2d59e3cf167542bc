"""dkpro-cassis 0.12 reads our UIMA CAS in XML with its type system, and in JSON."""

import cassis

SPAN = "webanno.custom.ReportSpan"


def check(cases, wanted):
    found = {cas.sofa_string: cas for cas in cases}
    for report in wanted:
        cas = found.pop(report["text"])
        spans = [
            [one.begin, one.end, one.label, one.get_covered_text()] for one in cas.select(SPAN)
        ]
        assert sorted(spans) == report["spans"]
    assert found == {}


def test_every_span_of_the_xml_covers_its_text(exports, wanted):
    with (exports / "cas-xmi" / "TypeSystem.xml").open("rb") as file:
        types = cassis.load_typesystem(file)
    cases = []
    for path in (exports / "cas-xmi").glob("*.xmi"):
        with path.open("rb") as file:
            cases.append(cassis.load_cas_from_xmi(file, typesystem=types))
    check(cases, wanted)


def test_every_span_of_the_json_covers_its_text(exports, wanted):
    cases = []
    for path in (exports / "cas-json").glob("*.json"):
        with path.open("rb") as file:
            cases.append(cassis.load_cas_from_json(file))
    check(cases, wanted)
