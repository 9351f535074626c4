"""Files from npm packages: the named ones, and nothing else."""

import json
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import override_settings
from pytest_django import Settings

from explorer.assets import NpmFilesFinder, StaticStorage
from tests.support.project import MAKEFILE, ROOT

COLLECTED = {"staticfiles": {"BACKEND": "explorer.assets.StaticStorage"}}
"""The storage of the site that serves."""


def test_every_named_file_is_found_in_its_package() -> None:
    for name, source in settings.NPM_STATIC_FILES.items():
        assert finders.find(name) == str(settings.NPM_ROOT / source)
    assert NpmFilesFinder().check() == []


def test_no_other_file_of_a_package_is_found() -> None:
    finder = NpmFilesFinder()
    assert finder.find("@fontsource-variable/vazirmatn/package.json") == []
    assert finder.find("vendor/nothing.woff2", find_all=True) == []


def test_a_file_that_no_finder_has_is_not_found() -> None:
    assert finders.find("vendor/nothing.woff2") is None
    assert finders.find("vendor/nothing.woff2", find_all=True) == []


def test_a_missing_file_is_named_with_the_way_out(settings: Settings, tmp_path: Path) -> None:
    settings.NPM_ROOT = tmp_path
    settings.NPM_STATIC_FILES = {"vendor/a.js": "a/dist/a.js"}
    [error] = NpmFilesFinder().check()
    assert (error.msg, error.hint) == ("a/dist/a.js is missing.", "Run `npm ci`.")
    assert NpmFilesFinder().find("vendor/a.js") == []


SHEETS = ROOT / "explorer/static/explorer"
OLDER = "older.0123456789ab.css"
"""A file of another version of the software."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a file of another version, into which the static files were collected twice."""
    made = tmp_path_factory.mktemp("collected")
    (made / "explorer").mkdir()
    (made / "explorer" / OLDER).write_text("p { order: 1 }", encoding="utf-8")
    with override_settings(STATIC_ROOT=made, STORAGES=settings.STORAGES | COLLECTED):
        for _time in range(2):
            call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=["rest_framework"])
    return made


@pytest.fixture
def collected(folder: Path, settings: Settings) -> Path:
    """Return the folder of the collected static files, which the site serves."""
    settings.STATIC_ROOT = folder
    settings.STORAGES = settings.STORAGES | COLLECTED
    return folder


def test_collected_files_are_hashed_and_compressed(collected: Path) -> None:
    [css] = collected.glob("explorer/tokens.????????????.css")
    assert 'url("../vendor/source-serif-4.' in css.read_text(encoding="utf-8")
    assert (css.parent / f"{css.name}.gz").is_file()


def test_a_page_waits_for_one_file_that_holds_what_every_page_needs(collected: Path) -> None:
    [css] = collected.glob("explorer/site.????????????.css")
    whole = css.read_text(encoding="utf-8")
    assert "@import" not in whole
    assert 'url("../vendor/source-serif-4.' in whole
    for name in ("base", "layout", "quote", "list"):
        assert (ROOT / f"explorer/static/explorer/{name}.css").read_text(encoding="utf-8") in whole


def test_a_kind_of_page_has_one_file_that_holds_what_it_needs_beside_that(collected: Path) -> None:
    sources = {path.stem: path.read_text(encoding="utf-8") for path in SHEETS.glob("*.css")}
    pages = [name for name in sources if name.startswith("page-")]
    assert sorted(pages) == [
        f"page-{kind}" for kind in ("chapter", "compare", "home", "list", "place", "quote", "theme")
    ]
    for name in pages:
        [css] = collected.glob(f"explorer/{name}.????????????.css")
        whole = css.read_text(encoding="utf-8")
        imported = re.findall(r'@import "(.+)\.css";', sources[name])
        assert len(imported) > 2
        assert "@import" not in whole
        assert all(sources[sheet] in whole for sheet in imported)


def test_no_style_sheet_asks_for_the_screen_s_orientation() -> None:
    assert [
        sheet.name for sheet in SHEETS.glob("*.css") if "orientation" in sheet.read_text(encoding="utf-8")
    ] == []


def test_collected_scripts_import_collected_scripts(collected: Path) -> None:
    paths = json.loads((collected / "staticfiles.json").read_text(encoding="utf-8"))["paths"]
    imports = {}
    for name, hashed in paths.items():
        if name.startswith("explorer/") and name.endswith(".js"):
            imports[name] = re.findall(r'"(\./.+?)"', (collected / hashed).read_text(encoding="utf-8"))

    def hashed_names(*names: str) -> list[str]:
        return [f"./{Path(paths[f'explorer/{name}.js']).name}" for name in names]

    assert imports == {
        "explorer/chart-drawing.js": hashed_names("chart-style"),
        "explorer/chart-style.js": [],
        "explorer/charts.js": hashed_names("chart-drawing", "chart-style"),
        "explorer/contents.js": [],
        "explorer/copy.js": [],
        "explorer/filter-keys.js": [],
        "explorer/filter-sheet.js": [],
        "explorer/filters.js": hashed_names("filter-keys"),
        "explorer/find-value.js": [],
        "explorer/header.js": [],
        "explorer/page-list.js": hashed_names("panel", "filter-sheet", "filters"),
        "explorer/panel.js": [],
        "explorer/picture.js": [],
        "explorer/print.js": [],
        "explorer/reading-list-page.js": hashed_names("reading-list-state"),
        "explorer/reading-list-state.js": [],
        "explorer/reading-list.js": hashed_names("reading-list-state"),
        "explorer/saving.js": [],
        "explorer/search-box.js": [],
        "explorer/share.js": [],
        "explorer/site.js": hashed_names("header", "search-box", "copy", "reading-list"),
        "explorer/theme.js": [],
    }
    assert all((collected / "explorer" / path).is_file() for found in imports.values() for path in found)


def test_collecting_again_keeps_the_files_of_a_site_that_still_runs(collected: Path) -> None:
    assert "--clear" not in MAKEFILE
    assert (collected / "explorer" / OLDER).is_file()


def test_a_list_of_files_that_was_missing_is_read_once_it_is_there(collected: Path) -> None:
    aside = (collected / "staticfiles.json").rename(collected / "aside.json")
    storage = StaticStorage()
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        storage.stored_name("explorer/tokens.css")
    aside.rename(collected / "staticfiles.json")
    assert (collected / storage.stored_name("explorer/tokens.css")).is_file()
