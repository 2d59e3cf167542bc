"""What reviewers under torture do how often, and how they tell it: a line of JSON an act."""

from __future__ import annotations

import hashlib
import json


def weights(text):
    """Return how often each act is to be done beside the others, told as "accept 14, reject 8"."""
    pairs = (entry.split() for entry in text.split(","))
    return {name: int(often) for name, often in pairs}


def tell(what):
    """Print a line at once."""
    print(json.dumps(what, ensure_ascii=False), flush=True)


def heard(lines):
    """Return what was told; a line that was cut off by the end was not."""
    return [json.loads(line) for line in lines if line.endswith("}\n")]


def print_of(decision):
    """Return what tells a decision from every other: a hash of all it says but its time."""
    said = (decision.act, decision.reviewer, decision.report_id, decision.reverts, decision.changes)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]
