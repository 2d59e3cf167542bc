"""The installed program, run as a user runs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def annotator(home):
    """Return a function that runs the program and returns what it printed and its status."""
    program = Path(sys.executable).with_name("annotator")

    def run(*arguments, env=None, **options):
        return subprocess.run(
            [str(program), *map(str, arguments)],
            capture_output=True,
            encoding="utf-8",
            env={**os.environ, "ANNOTATOR_HOME": str(home), **(env or {})},
            check=False,
            timeout=120,
            **options,
        )

    return run
