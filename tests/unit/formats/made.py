"""Records made by hypothesis, and one that holds whatever can be lost."""

from hypothesis import strategies as st

from annotator.formats import Link, Record
from annotator.model import Mark, MarkStatus, Origin, Report, Value

HARD = st.sampled_from("商會(huì)７ 8．1万会员😀𠮷\u00a0\u3000\r\n\t，。\u2028\u200b\ufeffe\u0301")
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=60) | st.text(
    HARD, min_size=1, max_size=60
)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)
DECIMALS = st.decimals(-(10**15), 10**15, allow_nan=False, places=3).map(
    lambda d: (
        format(d.normalize(), "f").replace("-0", "0") if d == 0 else format(d.normalize(), "f")
    )
)
LABELS = ("PER", "机构", "时间 点", "a/b-c")
# what other programs say beside, also under names that a format has for something else
KEPT = st.dictionaries(
    st.sampled_from(("batch", "more", "extra", "record", "by", "label_studio", "cas")),
    st.sampled_from((7, None, "", "x", [1, 2.5], {"a": None})),
    min_size=1,
    max_size=2,
)
VALUES = st.one_of(
    st.just(Value()),
    st.builds(
        Value, DECIMALS, st.sampled_from(["", "人", "CNY"]), st.sampled_from([None, "APPROX"])
    ),
    st.builds(Value, st.sampled_from(["2014-08", "P1Y", "2017"]), st.none(), st.none()),
    st.just(Value("1/3", "ratio")),
)


def links(count):
    if count < 2:
        return st.just(())
    extra = st.just({}) | st.just({"by": "沈", "from": {"text": "文"}})
    ends = st.lists(st.integers(0, count - 1), min_size=2, max_size=2, unique=True)
    made = st.builds(
        lambda k, e, x: Link(k, *e, x), st.sampled_from(["ALIAS", "别名"]), ends, extra
    )
    return st.lists(made, max_size=3).map(tuple)


@st.composite
def records(draw):
    text = draw(TEXTS)
    marks = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        marks.append(
            Mark(
                id=0,
                report_id=0,
                start=start,
                end=draw(st.integers(start + 1, len(text))),
                label=draw(st.sampled_from(LABELS)),
                status=draw(st.sampled_from(MarkStatus)),
                origin=Origin(
                    draw(WORDS), draw(st.none() | WORDS), draw(st.none() | st.floats(0, 1))
                ),
                value=draw(VALUES),
                note=draw(st.just("") | WORDS),
                extra=draw(st.just({}) | KEPT | st.just({"attributes": {"b": [1]}})),
                attributes=draw(st.just({}) | st.just({"sense": "actual", "级别": "一"})),
            )
        )
    report = Report(
        uid=draw(WORDS),
        name=draw(WORDS),
        text=text,
        sha256="0" * 64,
        meta=draw(st.just({}) | st.just({"report_date": "2020-04-28", "author": "沈"})),
        extra=draw(st.just({}) | KEPT | st.just({"relations": [{"a": 1}, 2]})),
    )
    marks = list({(mark.start, mark.end, mark.label): mark for mark in marks}.values())
    return Record(report, tuple(marks), draw(links(len(marks))))


RICH = Record(
    Report(
        uid="r-1",
        name="商会 简报.txt",
        text="商會(huì)會長😀沈丹\u00a0說：會員1 2萬家\r\n\x00",
        sha256="1" * 64,
        encoding="gb18030",
        meta={"report_date": "2020-04-28", "tags": ["待查"]},
        extra={"batch": 7},
        furniture=((0, 2, True),),
    ),
    (
        Mark(0, 0, 0, 7, "ORG", MarkStatus.CONFIRMED, Origin("names", "org", 0.75)),
        Mark(
            *(0, 0, 0, 9, "TITLE", MarkStatus.CONFIRMED, Origin("titles", "post", 0.5)),
            attributes={"sense": "actual"},
        ),
        Mark(
            *(0, 0, 10, 12, "PER", MarkStatus.SUGGESTED, Origin("import")),
            value=Value("2", "人"),
            note="見附錄",
        ),
        Mark(
            *(0, 0, 16, 21, "QUANTITY", MarkStatus.REJECTED, Origin("numbers", "count", 0.9)),
            value=Value("120000", "家", "APPROX"),
            extra={"batch": 1},
        ),
    ),
    (Link("HAS_TITLE", 2, 1, {"by": "沈"}), Link("ALIAS", 0, 2)),
)
"""A record that holds whatever a format could lose."""
