"""What the tests of formats have in common: files that no test keeps."""

import os

import pytest


@pytest.fixture(scope="module", autouse=True)
def unflushed():
    """Let nobody wait for a disk to keep thousands of files that are thrown away at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield
