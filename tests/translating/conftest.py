"""What tests of the translations share."""

from pathlib import Path

import pytest
from pytest_django import Settings

from explorer.translating.catalogue import catalogue_file


@pytest.fixture
def own_catalogue(tmp_path: Path, settings: Settings) -> Path:
    """Give the test a catalogue of its own."""
    copy = tmp_path / "ar" / "LC_MESSAGES" / "django.po"
    copy.parent.mkdir(parents=True)
    copy.write_bytes(catalogue_file().read_bytes())
    settings.LOCALE_PATHS = [tmp_path]
    return copy
