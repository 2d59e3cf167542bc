"""PyLD expands what is written for the web, and the W3C's own schemas hold it valid."""

import json
import os
from pathlib import Path

import pytest

SHARED = Path(os.environ["READERS_SHARED"]) / "peerdata" / "w3c"


@pytest.fixture(scope="module")
def annotations(exports):
    return json.loads((exports / "w3c.jsonld").read_text(encoding="utf-8"))
