"""Where the checkout is, and what is shared beside it: for tests, and scripts without pytest."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
