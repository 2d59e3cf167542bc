"""dkpro-cassis 0.12: UIMA CAS in XML, in a zip with its type system, and in JSON."""

import zipfile

import cassis


def spans_of(cas, view):
    found = []
    for one in view.select_all():
        label = getattr(one, "label", None)
        if label is not None and hasattr(one, "begin"):
            found.append([one.begin, one.end, label, one.get_covered_text()])
    return sorted(found)


def check(cases, wanted):
    found = {cas.sofa_string: cas for cas in cases}
    for report in wanted:
        cas = found.pop(report["text"])
        assert spans_of(cas, cas) == report["spans"]
    assert found == {}


def test_every_span_of_the_xml_covers_its_text(exports, wanted):
    with zipfile.ZipFile(exports / "cas.zip") as packed:
        with packed.open("TypeSystem.xml") as file:
            types = cassis.load_typesystem(file)
        names = [name for name in packed.namelist() if name.endswith(".xmi")]
        cases = []
        for name in names:
            with packed.open(name) as file:
                cases.append(cassis.load_cas_from_xmi(file, typesystem=types))
    check(cases, wanted)
