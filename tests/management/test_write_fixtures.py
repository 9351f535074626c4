"""`write_fixtures`: what the database holds is written to files, which then count as loaded."""

import json
from pathlib import Path

import pytest

from explorer.archive.fixtures import FixturesStatus, fixtures_status, read_files
from explorer.archive.loading import load
from explorer.models import Place
from tests.support.fixture_files import REAL, changed, said_by

pytestmark = pytest.mark.django_db


def test_written_files_count_as_loaded(tmp_path: Path) -> None:
    load(REAL)
    Place.objects.filter(slug="damascus").update(other_spellings=["Sham"])
    said_by("write_fixtures", "--folder", str(tmp_path))
    files = read_files(tmp_path)
    assert json.loads(files["places.json"])[0]["fields"]["other_spellings"] == ["Sham"]
    assert fixtures_status(files) is FixturesStatus.CURRENT
    assert fixtures_status(changed("places.json", '"Halab"', '"Haleb"')) is FixturesStatus.OUTDATED
