"""What LibreOffice makes of our documents, once for all tests."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.unit.text.load import documents


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory):
    """Return the folder of documents that LibreOffice wrote, or skip where it is not there."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not there to write documents with")
    folder = tmp_path_factory.mktemp("office")
    for name, content in documents.FLAT.items():
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "members.csv").write_text(documents.MEMBERS, encoding="utf-8")
    for target, names in documents.CONVERSIONS:
        subprocess.run(
            [
                program,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                target,
                *names,
            ],
            cwd=folder,
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder
