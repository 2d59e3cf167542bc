"""What every reader is given: the folder of exports, and what must be found in them.

``make readers`` makes these, and environments of the programs that read.
"""

import json
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def exports():
    """Return the folder that ``tests.readers.exports`` wrote."""
    return Path(__file__).parents[2] / "build" / "readers" / "exports"


@pytest.fixture(scope="session")
def wanted(exports):
    """Return what is in the exports: for each report its id, name, text, spans, relations."""
    return json.loads((exports / "wanted.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def apart(wanted):
    """Return of each report the spans that are kept where none may overlap: the longer first."""
    found = []
    for report in wanted:
        kept = []
        for span in sorted(report["spans"], key=lambda one: (one[0] - one[1], one[0])):
            if all(span[1] <= other[0] or other[1] <= span[0] for other in kept):
                kept.append(span)
        found.append(sorted(kept))
    return found
