"""What can stand in the way of saving, made to stand there and taken away again: real ones all.

Each is begun and ended, ``with`` a block or by hand; one that this machine or user cannot make
skips the test, saying so.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import contextmanager

import pytest

_SMALL = "16m"
_BLOCK = 1 << 16


class _Hindrance:
    """Stands in the way of what is saved in the project at ``path`` while it is begun."""

    def __init__(self, path):
        self.path = path
        self._log = path.with_name(path.name + "-wal")

    def __enter__(self):
        self.begin()
        return self

    def __exit__(self, *_):
        self.end()


class Locked(_Hindrance):
    """Another connection writes; ``sql`` is what it does before it lets go."""

    def begin(self):
        self._other = sqlite3.connect(self.path, isolation_level=None)
        self._other.execute("BEGIN IMMEDIATE")

    def end(self, *sql):
        for statement in sql:
            self._other.execute(statement)
        self._other.execute("COMMIT")
        self._other.close()


class FullDisk(_Hindrance):
    """The disk, which must be a small one, holds nothing more."""

    def begin(self):
        self._ballast = self.path.with_name("ballast")
        file = os.open(self._ballast, os.O_CREAT | os.O_WRONLY)
        try:
            for block in (_BLOCK, 512, 1):
                _write_until_full(file, block)
        finally:
            os.close(file)

    def end(self):
        self._ballast.unlink()


def _write_until_full(file, block):
    try:
        while True:
            os.write(file, b"\0" * block)
    except OSError:
        return


class LargestFile(_Hindrance):
    """No file of this process grows any more, as under a quota."""

    def begin(self):
        resource = pytest.importorskip("resource", reason="this system limits no files")
        self._before = resource.getrlimit(resource.RLIMIT_FSIZE)
        size = self._log.stat().st_size if self._log.exists() else 0
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, self._before[1]))

    def end(self):
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, self._before)


class Immutable(_Hindrance):
    """The project's files cannot be written by anybody, root or not."""

    def begin(self):
        self._set("+i")

    def end(self):
        self._set("-i")

    def _set(self, flag):
        files = [str(file) for file in (self.path, self._log) if file.exists()]
        if not shutil.which("chattr") or _call("chattr", flag, *files):
            pytest.skip("only root may make a file immutable, and not on every file system")


def _call(*command):
    """Run a command; return whether it failed."""
    return subprocess.run(command, check=False, capture_output=True).returncode != 0


@contextmanager
def small_disk(folder):
    """Mount a disk of a few megabytes on ``folder``, which is made."""
    folder.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", f"size={_SMALL}", "tmpfs", str(folder))
    if os.name == "nt" or os.geteuid() != 0 or _call(*mount):
        pytest.skip("only root may mount a small disk, and not everywhere")
    try:
        yield folder
    finally:
        _call("umount", "--lazy", str(folder))
