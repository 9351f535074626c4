"""The digest of the software: what is in it, and what isn't."""

from pathlib import Path

import pytest
from pytest_django import Settings

from explorer import software as made_by
from tests.support.project import ROOT


@pytest.fixture
def software(tmp_path: Path, settings: Settings) -> Path:
    """Make a project of three files."""
    settings.BASE_DIR = tmp_path
    (tmp_path / "explorer" / "__pycache__").mkdir(parents=True)
    (tmp_path / "explorer" / "a.py").write_text("a = 1")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "b.html").write_text("b")
    (tmp_path / "requirements.txt").write_text("c==1")
    return tmp_path


@pytest.mark.parametrize(
    "change",
    ["explorer/a.py", "explorer/new.py", "templates/b.html", "requirements.txt", "locale.mo", "site/s.py"],
)
def test_other_software_has_another_digest(software: Path, change: str) -> None:
    before = made_by.software_digest()
    path = software / change.replace("locale.mo", "locale/ar/django.mo")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("other")
    assert made_by.software_digest() != before


def test_what_makes_no_page_does_not_count(software: Path) -> None:
    before = made_by.software_digest()
    (software / "explorer" / "__pycache__" / "a.cpython-311.pyc").write_text("compiled")
    (software / "README.md").write_text("read me")
    assert made_by.software_digest() == before


@pytest.mark.parametrize("name", ["SITE_URL", "OPERATOR", "CONTACT"])
def test_other_settings_have_another_digest(settings: Settings, name: str) -> None:
    before = made_by.software_digest()
    setattr(settings, name, "https://other.example.org")
    assert made_by.software_digest() != before


def test_the_lock_of_the_npm_files_is_part_of_the_software() -> None:
    assert (ROOT / "package-lock.json") in set(made_by._software_files())  # noqa: SLF001  # what is read
