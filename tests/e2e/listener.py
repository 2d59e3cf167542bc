"""A client of AT-SPI, run by the system's Python inside a display and a session bus of their own.

``python3 listener.py JSON`` starts the program that JSON names, with an input method's daemon where
it names one, does its steps, and after each prints a line of JSON: what a screen reader is told of
the report and of the note, and the roles and names in the window at the end. A step is
``["key", name]``, ``["type", letters]`` or ``["engine", name]``.
"""

import json
import subprocess
import sys
import time

import pyatspi

PATIENCE = 60  # seconds
FIELDS = {"report": ("Report text", "报告正文"), "note": ("Note", "备注")}


def run(*command):
    """Run a command of the desktop and return what it prints."""
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def until(found):
    """Return what ``found`` returns, as soon as that is true; give up after a while."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            result = found()
        except Exception:  # noqa: BLE001 - what is read may be gone by then, in many ways
            result = None
        if result:
            return result
        time.sleep(0.1)
    sys.exit(f"never came: {found.__name__}")


def all_in(part):
    """Return ``part`` and all that it holds."""
    inside = [part]
    for child in part:
        if child is not None:
            inside += all_in(child)
    return inside


def annotator():
    """Return the program among those that can be read."""
    programs = pyatspi.Registry.getDesktop(0)
    return next((one for one in programs if one and one.name == "Report annotator"), None)


def fields():
    """Return the report and the note."""
    parts = [part for part in all_in(annotator()) if part.getRoleName() == "text"]
    found = {
        field: next((part for part in parts if part.name in names), None)
        for field, names in FIELDS.items()
    }
    return found if all(found.values()) else None


def told(part):
    """Return what a screen reader is told of a field of text."""
    text, state = part.queryText(), part.getState()
    return {
        "role": part.getRoleName(),
        "name": part.name,
        "description": part.description,
        "text": text.getText(0, -1),
        "caret": text.caretOffset,
        "selections": text.getNSelections(),
        "focused": state.contains(pyatspi.STATE_FOCUSED),
        "editable": state.contains(pyatspi.STATE_EDITABLE),
    }


def settled(parts):
    """Return what is told once it has stood still for a while."""
    last, since = None, time.monotonic()
    while time.monotonic() - since < 0.5:
        now = {field: told(part) for field, part in parts.items()}
        if now != last:
            last, since = now, time.monotonic()
        time.sleep(0.05)
    return last


def do(step, argument):
    """Do one step at the keyboard."""
    if step == "engine":
        run("ibus", "engine", argument)
        until(lambda: run("ibus", "engine") == argument)
    else:
        run("xdotool", *(("key",) if step == "key" else ("type", "--delay", "120")), argument)


def main():
    """Do what is asked, and tell."""
    asked = json.loads(sys.argv[1])
    if asked.get("daemon"):
        daemon = subprocess.Popen(asked["daemon"], stderr=subprocess.DEVNULL)
        until(lambda: "libpinyin" in run("ibus", "list-engine"))
    program = subprocess.Popen(asked["program"])
    until(annotator)
    parts = until(fields)
    window = until(lambda: run("xdotool", "search", "--onlyvisible", "--name", "Report annotator"))
    run("xdotool", "windowfocus", "--sync", window.split()[0])
    until(lambda: told(parts["report"])["focused"])
    print(json.dumps(settled(parts)), flush=True)
    for step in asked["steps"]:
        do(*step)
        print(json.dumps(settled(parts)), flush=True)
    print(json.dumps([(part.getRoleName(), part.name) for part in all_in(annotator())]), flush=True)
    program.terminate()
    if asked.get("daemon"):
        daemon.terminate()


if __name__ == "__main__":
    main()
