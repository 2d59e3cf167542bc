"""What this machine has of what the window needs; asked without loading Qt."""

from __future__ import annotations

import ctypes
import os
import platform

from annotator import paths

_SCREENLESS = ("offscreen", "minimal", "vnc")


def display_problem() -> str | None:
    """Return why no window can be opened here, or None where one can.

    Qt aborts the whole process where it finds no display or lacks a library, so it is asked first.
    """
    if platform.system() != "Linux":
        return None
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(_SCREENLESS):
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    missing = missing_libraries()
    if missing:
        return f"these system libraries are missing: {', '.join(missing)}; run annotator doctor"
    return None if _x_server_answers(display) else f"nothing answers at DISPLAY={display}"


def missing_libraries() -> list[str]:
    """Return the Debian packages whose library cannot be loaded; none on another system."""
    if platform.system() != "Linux":
        return []
    missing = []
    for package, library in required_libraries():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def required_libraries() -> list[tuple[str, str]]:
    """Return the (package, shared library) pairs that the window needs on Debian."""
    listed = (paths.resources() / "system" / "debian.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in listed.splitlines() if line and not line.startswith("#")]
    return [(package, library) for package, library in rows]


def _x_server_answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # a library of the list brings it: Qt will say what it lacks
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    answers = bool(xcb.xcb_connection_has_error(connection) == 0)
    xcb.xcb_disconnect(connection)
    return answers
