"""doccano 1.8: its own importer, into a database of its own."""

import os
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """Return an empty doccano project for relations, in a new database."""
    home = tmp_path_factory.mktemp("doccano")
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATABASE_URL": f"sqlite:///{home / 'db.sqlite3'}",
        "MEDIA_ROOT": str(home / "media"),
        "STANDALONE": "True",
    }
    import backend

    sys.path.insert(0, str(Path(backend.__file__).parent))
    import django
    from django.core import management

    django.setup()
    management.call_command("migrate", verbosity=0)
    management.call_command("create_roles", verbosity=0)
    from django.contrib.auth.models import User
    from projects.models import SequenceLabelingProject

    user = User.objects.create_user("reader")
    return SequenceLabelingProject.objects.create(
        name="p",
        description="",
        created_by=user,
        project_type="SequenceLabeling",
        allow_overlapping=True,
        use_relation=True,
    ), user


def test_every_span_covers_its_text(project, exports, wanted):
    from data_import.datasets import load_dataset
    from data_import.pipeline.catalog import JSONL, RELATION_EXTRACTION
    from data_import.pipeline.readers import FileName
    from examples.models import Example
    from labels.models import Relation, Span

    project, user = project
    path = str(exports / "doccano.jsonl")
    files = [FileName(path, path, path)]
    data = load_dataset(RELATION_EXTRACTION, JSONL, files, project, encoding="utf-8")
    data.save(user)
    assert data.errors == []
    examples = list(Example.objects.order_by("id"))
    assert [one.text for one in examples] == [report["text"] for report in wanted]
    for example, report in zip(examples, wanted, strict=True):
        found = [
            [
                one.start_offset,
                one.end_offset,
                one.label.text,
                example.text[one.start_offset : one.end_offset],
            ]
            for one in Span.objects.filter(example=example)
        ]
        assert sorted(found) == report["spans"]
        assert Relation.objects.filter(example=example).count() == report["relations"]
