"""Documents to measure on: a span every 25 characters, paragraphs of 150 to 250.

They are those that other programs were measured on where ``../shared/bench`` is there, else texts
of our own of the same shape. Marks of every status lie on them, with values and origins as our
suggesters give them.
"""

from __future__ import annotations

import hashlib
import importlib.util
import random
import re
from itertools import cycle

from annotator.model import Mark, MarkStatus, Origin, Report, Value
from annotator.review import Session
from tests.conftest import SHARED

SIZES = (3_000, 30_000, 100_000, 1_000_000)
PARAGRAPH = 100_000  # of which there is also one without a line end
_MAKER = SHARED / "bench" / "make_docs.py"
_PER = 25
_SEED = 7
_UNITS = {"MONEY": "CNY", "PERCENT": "ratio", "QUANTITY": "名"}
_VALUED = {"DATE", "ORDINAL", *_UNITS}
_SPANS = (
    *(("王建东", "PER"), ("江苏省辽宁商会", "ORG"), ("北京市朝阳区", "LOC"), ("秘书长", "TITLE")),
    *(("2015年12月2日", "DATE"), ("118名", "QUANTITY"), ("4.1万元", "MONEY"), ("77.5%", "PERCENT")),
    *(("第12届", "ORDINAL"), ("二届二次党员大会", "EVENT"), ("《工作要点》", "DOC")),
)
_FILLERS = (
    "会议指出要认真落实各项工作任务",
    "与会人员围绕主题展开了热烈讨论",
    "据了解现场气氛十分热烈",
)


def make(size, paragraphs=True):
    """Return a text of ``size`` characters and its spans: (start, end, label)."""
    if _MAKER.is_file():
        spec = importlib.util.spec_from_file_location("make_docs", _MAKER)
        maker = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(maker)
        made = maker.make(size, _SEED)
        text, spans = made["text"], [tuple(span) for span in made["spans"]]
    else:
        text, spans = _alike(size)
    return (text if paragraphs else text.replace("\n", "，")), spans


def _alike(size):
    dice, parts, spans, at, paragraph = random.Random(_SEED), [], [], 0, 0
    fillers = cycle(_FILLERS)
    while at < size - 2 * _PER:
        covered, label = dice.choice(_SPANS)
        spans.append((at, at + len(covered), label))
        rest = _PER * len(spans) - at - len(covered)
        ends = at - paragraph > 200
        paragraph = at if ends else paragraph
        filler = next(fillers) * 2
        parts += [covered, filler[: rest - 2], "。\n" if ends else "，在"]
        at += _PER
    return "".join([*parts, "完" * (size - at - 1), "。"]), spans


def build(path, size, paragraphs=True):
    """Make a project with a small report and the one to measure, of which the id is returned.

    Of four marks three are open suggestions and one is a confirmed span.
    """
    session = Session.create(path, "沈")
    with session.project.writing() as at:
        at.reports.add(Report("first", "first.txt", "会员共120名。\n", "0" * 64))
        text, spans = make(size, paragraphs)
        digest = hashlib.sha256(text.encode()).hexdigest()
        report_id = at.reports.add(Report("measured", f"{size}.txt", text, digest))
        at.marks.add_many(
            Mark(
                *(0, report_id, start, end, {"TIME": "DATE"}.get(label, label)),
                MarkStatus.CONFIRMED if number % 4 == 3 else MarkStatus.SUGGESTED,
                Origin("names" if label in {"PER", "ORG"} else "numbers", label.lower(), 0.9),
                value_of(text[start:end], label),
            )
            for number, (start, end, label) in enumerate(spans)
        )
    session.close()
    return report_id


def a_mark():
    """Return one confirmed mark, as the log of decisions holds it."""
    origin = Origin("numbers", "quantity", 0.9)
    return Mark(1, 1, 0, 4, "QUANTITY", MarkStatus.CONFIRMED, origin, Value("118", "名"))


def value_of(covered, label):
    """Return the value that a span over ``covered`` has under ``label``."""
    if label not in _VALUED:
        return Value()
    return Value("-".join(re.findall("[0-9.]+", covered)) or None, _UNITS.get(label))
