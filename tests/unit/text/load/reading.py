"""What the tests of reading share: reading a file whole, and the memory a reading takes."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

from annotator.text.load import Choices, read
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PARAGRAPHS = [
    "云泽市青蘅商会党支部召开主题党日活动",
    "本报云泽4月28日电　4月26日，商会组织会员企业负责人42人，前往红色教育基地参观学习。",
    "会长柴\U000241ac昌表示，今年将捐款１２万元，帮扶困难党员30户。",
]
TEXT = "\n".join(PARAGRAPHS)

_PROBE = """
import re, resource, sys
from pathlib import Path
from annotator.errors import UserError
from annotator.text.load import read

def peak():
    # Linux counts the process that started this one into ru_maxrss
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

before = peak()
try:
    for found in read(Path(sys.argv[1])):
        told = f"{type(found).__name__}: {found}" if isinstance(found, UserError) else ""
        print(told or f"Source {len(found.text)} {[str(loss) for loss in found.losses]}")
        del found
except UserError as error:
    print(f"{type(error).__name__}: {error}")
print((peak() - before) >> 10)
"""


def everything(path: Path, **choices: str):
    """Return all that reading ``path`` yields."""
    return list(read(path, Choices(**choices)))


def only(path: Path, **choices: str):
    """Return the one source in ``path``."""
    (found,) = everything(path, **choices)
    return found


def probe(path: Path) -> tuple[list[str], int]:
    """Read ``path`` in a process of its own: what came of it, and its growth in MB at the peak."""
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(path)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    *told, peak = done.stdout.splitlines()
    return told, int(peak)


def zipped(path: Path, members: dict[str, str | bytes]) -> Path:
    """Write a zip of ``members`` to ``path``."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def repacked(path: Path, target: Path, changes: dict[str, str | bytes]) -> Path:
    """Write the zip ``path`` to ``target`` with some of its members replaced or added."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return zipped(target, members | changes)
