"""Files from npm packages: the named ones, and nothing else."""

from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from pytest_django import Settings

from explorer.assets import NpmFilesFinder


def test_every_named_file_is_found_in_its_package() -> None:
    for name, source in settings.NPM_STATIC_FILES.items():
        assert finders.find(name) == str(settings.NPM_ROOT / source)
    assert NpmFilesFinder().check() == []


def test_no_other_file_of_a_package_is_found() -> None:
    finder = NpmFilesFinder()
    assert finder.find("@fontsource-variable/vazirmatn/package.json") is None
    assert finder.find("vendor/nothing.woff2", find_all=True) == []


def test_a_missing_file_is_named_with_the_way_out(settings: Settings, tmp_path: Path) -> None:
    settings.NPM_ROOT = tmp_path
    settings.NPM_STATIC_FILES = {"vendor/a.js": "a/dist/a.js"}
    [error] = NpmFilesFinder().check()
    assert (error.msg, error.hint) == ("a/dist/a.js is missing.", "Run `npm ci`.")
    assert NpmFilesFinder().find("vendor/a.js") is None


@pytest.mark.parametrize("suffix", ["", ".gz"])
def test_collected_files_are_hashed_and_compressed(settings: Settings, tmp_path: Path, suffix: str) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "explorer.assets.StaticStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    [css] = tmp_path.glob(f"explorer/tokens.????????????.css{suffix}")
    if not suffix:
        assert 'url("../vendor/source-serif-4.' in css.read_text(encoding="utf-8")
