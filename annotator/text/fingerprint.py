"""What two texts have in common where they say the same, however each was written and saved."""

from __future__ import annotations

import hashlib

from annotator.text.clean import clean

_BYTES = 16  # of a million texts no two are taken for one another by chance


def fingerprint(text: str) -> bytes:
    """Return the digest of a raw text as it reads: cleaned by the usual rules, without blanks.

    The rules are those of all projects: what one switches off does not make its texts others.
    """
    inked = "".join(clean(text).text.split())
    return hashlib.blake2b(inked.encode(), digest_size=_BYTES).digest()
