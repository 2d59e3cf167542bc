"""Scrolling paints only what is new, and leaves nothing on the screen that is not so."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("ratio", [1, 2])
def test_what_is_on_the_screen_after_scrolling_is_what_a_whole_painting_shows(ratio):
    environment = os.environ | {"QT_SCALE_FACTOR": str(ratio), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.gui.scrolled"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told_ratio, compared, share = map(float, done.stdout.split())
    assert told_ratio == ratio
    assert compared > 20
    assert share < 0.4, "a notch of the wheel paints more than what comes into view"
