"""Asked by ``annotator doctor`` in a process of its own: whether Qt works here, and its fonts."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication

from annotator.ui import theme


def main() -> int:
    """Print what Qt finds as JSON and return 0; where Qt cannot start, the process aborts."""
    application = QApplication(sys.argv[:1])
    found = {
        "qt": qVersion(),
        "platform": application.platformName(),
        "cjk_font": theme.cjk_family(),
    }
    print(json.dumps(found, ensure_ascii=False))  # noqa: T201 - that is the answer
    return 0


if __name__ == "__main__":
    sys.exit(main())
