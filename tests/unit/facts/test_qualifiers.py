"""How a number is meant is read in the signs before it, and where they reach to."""

import pytest

from annotator.facts import facts
from tests.unit.facts.test_indicator import marked_of

SIGNS = [
    ("现有会员320家。", [""]),
    ("全市共有会员320家。", ["total"]),
    ("共有商会31家、会员2140名。", ["total", "total"]),
    ("会员总数由612家增加到1043家。", ["total", "total"]),
    ("今年新发展会员67家。", ["new"]),
    ("增补执委9名、常委4名。", ["new", "new"]),
    ("党员52名,其中女党员12名、预备党员3名。", ["", "part", "part"]),
    ("58家商会中已有41家建立党组织。", ["", "part"]),
    ("会员186家,比上年增长10.5%。", ["", "change"]),
    ("有企业40家、商户16户,分别增长5%和8%。", ["", "", "change", "change"]),
    ("党组织覆盖率达到87.5%。", ["share"]),
    ("会员210家,其中女会员占21.9%。", ["", "part,share"]),
    ("每名干部联系3家企业。", ["mean"]),
    ("力争举办讲座6场。", ["planned"]),
    ("三家公司各捐20万元。", ["", "mean"]),
]


@pytest.mark.parametrize(("text", "meant"), SIGNS)
def test_signs_tell_how_a_number_is_meant(text, meant):
    found = [
        ",".join(sorted(each.value for each in one.qualifiers)) for one in facts(marked_of(text))
    ]
    assert found == meant


def test_a_plan_ends_with_its_sentence():
    found = facts(marked_of("力争举办讲座6场。现有党员52名。"))
    assert [len(one.qualifiers) for one in found] == [1, 0]
