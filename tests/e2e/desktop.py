"""A display, a session bus and a listener on the real window; or why they cannot be had here."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SYSTEM_PYTHON = "/usr/bin/python3"
LISTENER = Path(__file__).with_name("listener.py")
AT_SPI = Path("/usr/libexec/at-spi-bus-launcher")
PINYIN = Path("/usr/libexec/ibus-engine-libpinyin")
MEMORY = Path("/usr/libexec/ibus-memconf")
_LONGEST = 150  # seconds


def need(*, pinyin=False):
    """Skip, with a sentence, where a display, AT-SPI or the input method are not installed."""
    for program in ("xvfb-run", "dbus-run-session", "xdotool", SYSTEM_PYTHON):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed: no desktop to show the window on")
    asked = [SYSTEM_PYTHON, "-c", "import pyatspi"]
    if not AT_SPI.exists() or subprocess.run(asked, capture_output=True, check=False).returncode:
        pytest.skip("at-spi2-core and python3-pyatspi are not installed: nobody to listen")
    if pinyin and not (shutil.which("ibus-daemon") and PINYIN.exists() and MEMORY.exists()):
        pytest.skip("ibus and ibus-libpinyin are not installed: no Chinese input method")


def listen(home, project, steps, *, pinyin=False):
    """Open ``project``, do the steps, and return what was told after each, and all the parts."""
    program = str(Path(sys.executable).with_name("annotator"))
    asked = {"program": [program, "open", str(project)], "steps": steps}
    runtime = home.parent / "runtime"
    runtime.mkdir(mode=0o700)
    surroundings = {
        **os.environ,
        "ANNOTATOR_HOME": str(home),
        "HOME": str(home.parent),
        "XDG_RUNTIME_DIR": str(runtime),
        "XDG_CONFIG_HOME": str(home.parent / "config"),
        "XDG_CACHE_HOME": str(home.parent / "cache"),
        "LC_ALL": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "QT_IM_MODULE": "ibus" if pinyin else "compose",
        "NO_AT_BRIDGE": "1",  # ibus has nothing to tell
    }
    surroundings.pop("WAYLAND_DISPLAY", None)
    surroundings.pop("IBUS_ADDRESS", None)
    if pinyin:
        asked["daemon"] = [
            *("ibus-daemon", "--panel=disable", "--emoji-extension=disable"),
            f"--config={MEMORY}",
        ]
    run = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", SYSTEM_PYTHON, LISTENER, json.dumps(asked)],
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=_LONGEST,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    *told, parts = [json.loads(line) for line in run.stdout.splitlines() if line[:1] in "[{"]
    return told, [tuple(part) for part in parts]
