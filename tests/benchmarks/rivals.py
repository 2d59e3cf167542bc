"""What other programs need for the same documents, as it was measured on them."""

import json

from tests.conftest import SHARED

_FIGURES = SHARED / "bench" / "rivals.json"


def known(what):
    """Return the figures of one kind; nothing where ``../shared/bench`` is not there."""
    if not _FIGURES.is_file():
        return {}
    return json.loads(_FIGURES.read_text(encoding="utf-8")).get(what, {})
