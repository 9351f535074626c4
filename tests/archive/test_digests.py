"""The archive's version: made of what the records say, and of nothing else."""

import json

import pytest

from explorer.archive.changes import change
from explorer.archive.fixtures import archive_files, digest
from explorer.archive.versions import current_version
from explorer.models import Chapter, Place, Report, Theme
from tests.support.builders import build_quote
from tests.support.writes import build

pytestmark = pytest.mark.django_db


def test_the_version_knows_no_order_and_no_database_keys() -> None:
    build()
    files = archive_files()
    version = digest(files)
    shuffled = {name: json.dumps(json.loads(text)[::-1]) for name, text in files.items()}
    assert digest(shuffled) == version == current_version()
    points = json.loads(files["key_points.json"])
    for point in points:
        point["fields"]["quotes"].reverse()
    assert digest({**files, "key_points.json": json.dumps(points)}) == version
    another = {**files, "places.json": files["places.json"].replace("Homs", "Hims")}
    assert digest(another) != version


def test_an_empty_archive_has_no_version() -> None:
    assert current_version() == ""
    quote = build_quote(1)
    assert current_version() != ""
    with change():
        quote.delete()
        Theme.objects.all().delete()
        Chapter.objects.all().delete()
        Report.objects.all().delete()
        Place.objects.all().delete()
    assert current_version() == ""
