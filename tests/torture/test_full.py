"""Reviewers on a disk that fills and empties while they work, killed at random instants.

What could not be saved left nothing behind, what was told is there, and a window saves what waits.
``make torture`` takes 40 rounds; as one test among others it is two.
"""

import random
import shutil
import threading
from collections import Counter

import pytest

from tests.hindrances import FullDisk, small_disk
from tests.torture import rounds

_ACTORS = ("window_actor", "actor")
_TIDES = (0.02, 0.25)  # seconds that the disk stays full, or has room


class Tides(threading.Thread):
    """Fills the project's disk and makes room on it again, at odd moments, until ended."""

    def __init__(self, project, dice):
        super().__init__()
        self._full, self._dice, self._over = FullDisk(project), dice, threading.Event()

    def run(self):
        while not self._over.wait(self._dice.uniform(*_TIDES)):
            with self._full:
                self._over.wait(self._dice.uniform(*_TIDES))

    def __enter__(self):
        self.start()

    def __exit__(self, *_):
        self._over.set()
        self.join()


@pytest.mark.parametrize(
    "count", [2, pytest.param(40, marks=pytest.mark.torture)], ids=["few", "many"]
)
def test_nothing_told_is_lost_on_a_disk_that_fills(first, environment, tmp_path, count, capsys):
    dice = random.Random(count)
    counted = Counter()
    with small_disk(tmp_path / "disk") as disk:
        for number in range(count):
            project = disk / f"{number}.annot"
            shutil.copy(first, project)
            tides, actor = Tides(project, random.Random(number)), _ACTORS[number % 2]
            lines = rounds.work_until_killed(actor, project, dice, environment, tides)
            counted += rounds.judged(project, first, lines, environment)
            counted["hindered"] += rounds.hindered(lines)
            for left in disk.iterdir():
                left.unlink()
    assert counted["hindered"] > 0
    if count > 2:
        with capsys.disabled():
            print(
                f"\na disk that fills: rounds: {count}, acts told: {counted['acts']:,}, decisions"
                f" kept: {counted['decisions']:,}, not saved at once: {counted['hindered']:,},"
                " lost: 0"
            )
