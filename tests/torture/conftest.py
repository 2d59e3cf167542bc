"""A project to torture, and what every torture is measured by."""

import os

import pytest

from annotator.review import Session, bring_in
from tests.conftest import ROOT

WHO = "沈"


@pytest.fixture(scope="session")
def first(tmp_path_factory):
    """Return a project of three reports with their suggestions, on which nothing was done yet."""
    path = tmp_path_factory.mktemp("first") / "first.annot"
    session = Session.create(path, WHO)
    reports = sorted((ROOT / "seeds").glob("0[1-3]*.txt"))
    assert not [one.error for one in bring_in(session, reports) if one.error]
    session.close()
    return path


@pytest.fixture
def environment(home):
    """Return the environment that actors and judges run in."""
    return {**os.environ, "ANNOTATOR_HOME": str(home), "PYTHONWARNINGS": "ignore"}
