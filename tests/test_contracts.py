"""The import contracts hold, and break when a room imports one above it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PLANTED = [
    ("annotator/model/mark.py", "from annotator.review import Session", "only the rooms below"),
    ("annotator/suggest/merge.py", "import annotator.store", "only the rooms below"),
    ("annotator/cli/stats.py", "import annotator.ui.theme", "only the rooms below"),
    ("annotator/review/session.py", "import PySide6.QtCore", "Qt only in ui"),
    ("annotator/review/session.py", "import sqlalchemy", "SQLAlchemy and Alembic only"),
    ("annotator/review/session.py", "import jieba", "Segmenters only in"),
    ("annotator/review/session.py", "import rjieba", "Segmenters only in"),
    ("annotator/suggest/merge.py", "import opencc", "OpenCC only in"),
    ("annotator/newroom.py", "import sys", "newroom"),
]


def lint(folder):
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


OWN_WORDS = re.compile(
    r"sqlite|PRAGMA|pragma_|json_(each|extract|valid)|BEGIN IMMEDIATE|GLOB|ROWID|rowid|fts5|-wal"
)


def test_only_the_dialect_of_the_store_speaks_in_words_of_one_database():
    """Words of SQLite's own stand in store/dialect, and in migrations, which are history."""
    store = ROOT / "annotator" / "store"
    elsewhere = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in sorted(store.rglob("*.py"))
        if path.relative_to(store).parts[0] not in ("dialect", "migrations")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OWN_WORDS.search(line)
    ]
    assert elsewhere == []
    dialect = "".join(path.read_text(encoding="utf-8") for path in (store / "dialect").glob("*.py"))
    assert len(OWN_WORDS.findall(dialect)) > 40, "and there they are"


@pytest.fixture
def copy(tmp_path):
    """Return a copy of the program's source to plant imports in."""
    shutil.copytree(ROOT / "annotator", tmp_path / "annotator")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_are_kept(copy):
    done = lint(copy)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(("file", "line", "said"), PLANTED)
def test_a_planted_import_breaks_them(copy, file, line, said):
    path = copy / file
    before = path.read_text(encoding="utf-8") if path.exists() else '"""Planted."""\n'
    future = "from __future__ import annotations\n"
    planted = before.replace(future, f"{future}\n{line}\n") if future in before else before + line
    path.write_text(planted, encoding="utf-8")
    done = lint(copy)
    assert done.returncode != 0
    told = done.stdout + done.stderr
    told = told[max(0, told.find("Broken contracts")) :]
    assert said in told
