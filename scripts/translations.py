"""Collect the window's texts into resources/i18n and compile the translations there.

``python scripts/translations.py [FOLDER]`` writes the .ts and .qm files to FOLDER, by default
resources/i18n, from those that are there; it fails where a text has no Chinese translation.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parent.parent
LANGUAGES = ("zh_CN",)  # English is the source, worded so that it needs no plural forms


def main(folder: Path) -> int:
    """Collect, compile, and return 1 where a translation is missing."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "annotator").rglob("*.py"))
    missing = []
    for language in LANGUAGES:
        catalogue = folder / f"annotator_{language}.ts"
        kept = ROOT / "resources" / "i18n" / catalogue.name
        if kept != catalogue and kept.exists():
            shutil.copy(kept, catalogue)
        tool("lupdate", "-no-obsolete", "-locations", "none", *sources, "-ts", str(catalogue))
        tool("lrelease", "-silent", str(catalogue), "-qm", str(catalogue.with_suffix(".qm")))
        missing += [f"{language}: {text}" for text in unfinished(catalogue)]
    for text in missing:
        print(f"not translated: {text}", file=sys.stderr)
    return 1 if missing else 0


def tool(name: str, *arguments: str) -> None:
    """Run one of Qt's Linguist tools in the checkout."""
    program = Path(sys.executable).parent / f"pyside6-{name}"
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def unfinished(catalogue: Path) -> list[str]:
    """Return the source texts that have no translation in ``catalogue``."""
    texts = []
    for message in ET.parse(catalogue).getroot().iter("message"):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            texts.append(message.findtext("source") or "")
    return texts


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).absolute() if len(sys.argv) > 1 else ROOT / "resources/i18n"))
