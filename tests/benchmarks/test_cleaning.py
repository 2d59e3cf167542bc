"""What cleaning, its map, furniture and scripts cost a character, from 0.1 to 10 million of them.

``make bench`` runs it and shows the table. Only ratios within one run are checked, never a time.
Caches are passed by; the garbage collector is on, as in the program, and has run before each time.
"""

import gc
import random
import time
from itertools import cycle, islice

import pytest

from annotator.text.clean import clean
from annotator.text.furniture import find_furniture
from annotator.text.script import Script, convert
from tests.conftest import ROOT

pytestmark = pytest.mark.bench

SIZES = (100_000, 1_000_000, 10_000_000)
LOOK_UPS = 100_000
TRIES = 3


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


def best(work, tries=TRIES):
    """Return what ``work`` gives, and the seconds of the fastest of a few tries."""
    took, result = [], None
    for _ in range(tries):
        result = None  # the one before is freed first
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
    costs = {size: look_ups(view, len(text)) for size, (text, view, _) in views.items()}
    names = list(costs[SIZES[0]])
    table(
        capsys,
        f"Look-ups, µs each over {LOOK_UPS:,} at random",
        ("characters", *names),
        [(f"{size:,}", *(f"{costs[size][name]:.3f}" for name in names)) for size in SIZES],
    )
    for name in names:
        assert costs[SIZES[-1]][name] <= 3 * costs[SIZES[0]][name], name


def look_ups(view, raw_length):
    """Return the µs that each kind of look-up takes, less what an empty loop takes."""
    dice = random.Random(0)
    found = view.map
    took = {}
    for name, look_up, length in (
        ("forward_point", found.forward_point, raw_length),
        ("back_point", found.back_point, len(view.text)),
    ):
        points = [dice.randrange(length + 1) for _ in range(LOOK_UPS)]
        took[name] = best(lambda points=points, ask=look_up: [ask(at) for at in points])[1]
    for name, look_up, length in (
        ("forward", found.forward, raw_length),
        ("back", found.back, len(view.text)),
    ):
        starts = [dice.randrange(length - 40) for _ in range(LOOK_UPS)]
        asked = [(start, start + dice.randrange(1, 40)) for start in starts]
        took[name] = best(lambda asked=asked, ask=look_up: [ask(*span) for span in asked])[1]
    return {name: seconds / LOOK_UPS * 1e6 for name, seconds in took.items()}


def test_furniture_and_scripts_cost_the_same_a_character_however_long_the_text(views, capsys):
    works = {"furniture": find_furniture.__wrapped__}
    works |= {
        str(script): lambda text, script=script: convert.__wrapped__(text, script)
        for script in Script
    }
    costs, rows = {}, []
    for name, work in works.items():
        work("商會")  # dictionaries are read once, before
        for size in SIZES[:2]:
            text = views[size][1].text
            took = best(lambda text=text, work=work: work(text))[1]
            costs[name, size] = took / len(text) * 1e6
            ratio = costs[name, size] / costs[name, SIZES[0]]
            cost = f"{costs[name, size]:.3f}"
            rows.append((name, f"{len(text):,}", f"{took:.3f}", cost, f"{ratio:.2f}"))
    table(
        capsys,
        "Furniture and scripts, on the clean text",
        ("", "characters", "seconds", "µs a character", "ratio"),
        rows,
    )
    for name in works:
        assert costs[name, SIZES[1]] <= 2 * costs[name, SIZES[0]], name
