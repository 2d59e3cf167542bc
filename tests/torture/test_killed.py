"""Reviewers killed at random instants: nothing that was told is lost, round after round.

``make torture`` takes 200 rounds and prints what was counted; as one test among others it is four.
"""

import random
import shutil
from collections import Counter

import pytest

from tests.torture import rounds

_ACTORS = ("window_actor", "actor")
_LIFE = 4  # rounds that one project lives through


@pytest.mark.parametrize(
    "count", [4, pytest.param(200, marks=pytest.mark.torture)], ids=["few", "many"]
)
def test_nothing_told_is_lost_when_the_process_is_killed(
    first, environment, tmp_path, count, capsys
):
    dice = random.Random(count)
    counted = Counter()
    for number in range(count):
        project = tmp_path / f"{number // _LIFE}.annot"
        if number % _LIFE == 0:
            shutil.copy(first, project)
        actor = _ACTORS[number % 2]
        lines = rounds.work_until_killed(actor, project, dice, environment)
        assert rounds.hindered(lines) == 0
        counted += rounds.judged(project, first, lines, environment)
        counted["rounds"] += 1
    assert counted["acts"] > 5 * count
    with capsys.disabled():
        if count > _LIFE:
            print(
                f"\nrounds: {counted['rounds']}, acts told: {counted['acts']:,}, decisions kept:"
                f" {counted['decisions']:,}, kept and not told before the kill:"
                f" {counted['untold']}, lost: 0"
            )
