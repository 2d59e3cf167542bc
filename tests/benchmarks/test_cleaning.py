"""What cleaning, its map, furniture and scripts cost a character, from 0.1 to 10 million of them.

``make bench`` runs it and shows the tables. Only ratios within one run are checked, never a time.
Caches are passed by or emptied. The garbage collector is on, as in the program, and has run before
each time. The text is two seeds over and over, so that each gloss is a new one only once.
"""

import gc
import random
import time
from itertools import cycle, islice

import pytest

from annotator.text.clean import clean, pinyin
from annotator.text.clean.glosses import _explains_one, _is_syllable
from annotator.text.furniture import find_furniture
from annotator.text.script import Script, convert
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

SIZES = (100_000, 1_000_000, 10_000_000)
LOOK_UPS = 100_000
LONGEST = 40  # characters of a span looked up
TRIES = 3  # of which the fastest counts
ROUNDS = 5


@pytest.fixture(scope="module")
def glossed():
    """Return a function that makes a glossed text of so many characters."""
    seeds = sorted(path for start in ("03", "10") for path in (ROOT / "seeds").glob(f"{start}*"))
    pages = "\n".join(path.read_text(encoding="utf-8") for path in seeds) + "\n"
    return lambda length: "".join(islice(cycle(pages), length))


@pytest.fixture(scope="module")
def views(glossed):
    """Return the raw text, its view and the seconds that cleaning took, for each size."""
    clean.__wrapped__(glossed(1000))  # the word lists are read once, before
    made = {}
    for size in SIZES:
        text = glossed(size)
        made[size] = text, *best(lambda text=text: clean.__wrapped__(text))
    return made


def best(work):
    """Return what ``work`` gives, and the seconds of the fastest try."""
    took, result = [], None
    for _ in range(TRIES):
        result = None  # the one before is freed first
        for cached in (_explains_one, _is_syllable, pinyin.read):
            cached.cache_clear()
        gc.collect()
        start = time.perf_counter()
        result = work()
        took.append(time.perf_counter() - start)
    return result, min(took)


def table(capsys, title, head, rows):
    with capsys.disabled():
        print(f"\n\n{title}")
        print("".join(f"{name:>16}" for name in head))
        for row in rows:
            print("".join(f"{cell:>16}" for cell in row))


def test_cleaning_costs_the_same_a_character_however_long_the_text(views, capsys):
    costs = {size: took / size * 1e6 for size, (_, _, took) in views.items()}
    table(
        capsys,
        "Cleaning, with the map",
        ("characters", "clean", "blocks", "seconds", "µs a character", "ratio"),
        [
            (
                f"{size:,}",
                f"{len(view.text):,}",
                f"{len(view.map):,}",
                f"{took:.3f}",
                f"{costs[size]:.3f}",
                f"{costs[size] / costs[SIZES[0]]:.2f}",
            )
            for size, (_, view, took) in views.items()
        ],
    )
    assert costs[SIZES[-1]] <= 2 * costs[SIZES[0]]


def test_a_look_up_costs_hardly_more_in_a_longer_text(views, capsys):
    asked = {size: questions(view, len(text)) for size, (text, view, _) in views.items()}
    costs = {size: dict.fromkeys(asked[size], float("inf")) for size in SIZES}
    for _ in range(ROUNDS):  # in turn, so that what else the machine does meets all sizes
        for size in SIZES:
            for name, (look_up, places) in asked[size].items():
                start = time.perf_counter()
                for place in places:
                    look_up(*place)
                took = (time.perf_counter() - start) / LOOK_UPS * 1e6
                costs[size][name] = min(costs[size][name], took)
    names = list(asked[SIZES[0]])
    table(
        capsys,
        f"Look-ups, µs each over {LOOK_UPS:,} at random",
        ("characters", *names),
        [(f"{size:,}", *(f"{costs[size][name]:.3f}" for name in names)) for size in SIZES]
        + [("ratio", *(f"{costs[SIZES[-1]][name] / costs[SIZES[0]][name]:.2f}" for name in names))],
    )
    for name in names:
        assert costs[SIZES[-1]][name] <= 3 * costs[SIZES[0]][name], name


def questions(view, raw_length):
    """Return each kind of look-up with what it is asked."""
    dice = random.Random(0)
    asked = {}
    for way, length in (("forward", raw_length), ("back", len(view.text))):
        points = [(dice.randrange(length + 1),) for _ in range(LOOK_UPS)]
        starts = [dice.randrange(length - LONGEST) for _ in range(LOOK_UPS)]
        spans = [(start, start + dice.randrange(1, LONGEST)) for start in starts]
        asked[f"{way}_point"] = getattr(view.map, f"{way}_point"), points
        asked[way] = getattr(view.map, way), spans
    return asked


def test_furniture_and_scripts_cost_the_same_a_character_however_long_the_text(views, capsys):
    works = {"furniture": find_furniture.__wrapped__}
    works |= {str(script): lambda text, to=script: convert(text, to) for script in Script}
    clean_text = views[SIZES[-1]][1].text
    costs, rows = {}, []
    for name, work in works.items():
        work("商會")  # dictionaries are read once, before
        for size in SIZES[:2]:
            # no text is the one before, which may be kept
            texts = iter([clean_text[:size] + str(number) for number in range(TRIES)])
            took = best(lambda texts=texts, work=work: work(next(texts)))[1]
            costs[name, size] = took / size * 1e6
            ratio = costs[name, size] / costs[name, SIZES[0]]
            cost = f"{costs[name, size]:.3f}"
            rows.append((name, f"{size:,}", f"{took:.3f}", cost, f"{ratio:.2f}"))
    table(
        capsys,
        "Furniture and scripts, on the clean text",
        ("", "characters", "seconds", "µs a character", "ratio"),
        rows,
    )
    for name in works:
        assert costs[name, SIZES[1]] <= 2 * costs[name, SIZES[0]], name
