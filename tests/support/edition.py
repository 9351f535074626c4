"""A static edition of the real archive, written once for all tests, and what a browser finds in it."""

import fcntl
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page

from explorer.edition.writing import write_edition

SCRIPTS = Path(settings.BASE_DIR) / "explorer" / "edition" / "scripts"

PUBLIC = {
    "SITE_URL": "https://quotes.example.org",
    "SITE_IS_PUBLIC": True,
    "ALLOWED_HOSTS": ["quotes.example.org"],
}
"""The settings of a site that others can reach."""


def written_once(factory: pytest.TempPathFactory) -> Path:
    """Return the folder with the edition of the real archive; the first process that asks writes it."""
    base = factory.getbasetemp()
    build = (base.parent if base.name.startswith("popen-") else base) / "build"
    build.mkdir(exist_ok=True)
    with (build / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (build / "edition.zip").exists():
            write_edition(build)
    return build


def pages(folder: Path) -> Iterator[Path]:
    """Yield every page of an edition."""
    return folder.rglob("*.html")


def run_script(page: Page, module: str, expression: str, argument: Any) -> Any:
    """Return what a JavaScript function answers that can use a module's exports as `tested`.

    What goes in and out does so as one text: Playwright hands on long lists value by value.
    """
    [esbuild] = settings.NPM_ROOT.glob("@esbuild/*/bin/esbuild")
    asked = [str(esbuild), str(SCRIPTS / module), "--bundle", "--format=iife", "--global-name=tested"]
    script = subprocess.run(asked, capture_output=True, check=True, text=True).stdout  # noqa: S603  # our own files
    page.evaluate(f"window.tested = (() => {{ {script}; return tested; }})()")
    answer = f"(text) => JSON.stringify(({expression})(JSON.parse(text)))"
    return json.loads(page.evaluate(answer, json.dumps(argument)))
