"""What every test has: a home of its own, and the shared reports where they are there."""

from __future__ import annotations

import os
from itertools import cycle, islice
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from annotator.text.load import read
from tests.checkout import ROOT, SHARED

if TYPE_CHECKING:
    from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # else Qt warns, and a warning fails a test

settings.register_profile("default", deadline=None)
settings.register_profile(  # make fuzz
    "fuzz", deadline=None, max_examples=10_000, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("walk", deadline=None)  # make walk: see tests/gui/test_random_acts.py
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# astral, CRLF, NBSP, a lone CR, full-width digits, a combining mark, a gloss, a line separator
AWKWARD = (
    "\U00020bb7野家商会\r\n会长\U00020bb7田\u00a0一郎捐款１２万元。\r"
    "Cafe\u0301 商會(huì)長\u2028共３名😀👨‍👩‍👧会员\n\n末行"
)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """Give the test settings, a default project and a cache that nobody else has."""
    folder = tmp_path / "home"
    monkeypatch.setenv("ANNOTATOR_HOME", str(folder))
    monkeypatch.setenv("ANNOTATOR_NER", "off")  # the same candidates, whatever is installed
    return folder


@pytest.fixture(scope="session")
def shared():
    """Return the folder of shared reports and marks, or skip, saying that it is not there."""
    if not (SHARED / "reports").is_dir():
        pytest.skip("../shared is not there: no real reports to test on")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def segmenter_cache(tmp_path_factory):
    """Let jieba build its dictionary once for all tests."""
    from annotator.text import segment

    folder = tmp_path_factory.mktemp("segmenter")
    before = os.environ.get("ANNOTATOR_HOME")
    os.environ["ANNOTATOR_HOME"] = str(folder)
    list(segment.tag("商会"))
    if before is None:
        del os.environ["ANNOTATOR_HOME"]
    else:
        os.environ["ANNOTATOR_HOME"] = before


@pytest.fixture(scope="session")
def some_reports(tmp_path_factory):
    """Return a folder of three reports: the real ones, else three that we wrote."""
    if (SHARED / "reports").is_dir():
        return SHARED / "reports"
    folder = tmp_path_factory.mktemp("reports")
    for path in sorted((ROOT / "seeds").glob("*.txt"))[1:4]:
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture
def report_file(tmp_path):
    """Return a function that writes a report and returns its path."""

    def write(text: str, name: str = "report.txt", encoding: str = "utf-8") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture(scope="session")
def seeds_text():
    """Return a function that makes a text of so many characters from our own reports."""
    texts = [
        source.text for path in sorted((ROOT / "seeds").glob("*.txt")) for source in read(path)
    ]
    pages = "\n".join(texts) + "\n"
    return lambda length: "".join(islice(cycle(pages), length))
