"""Copy the site's static files into an edition, its scripts as ones that a browser runs from a disk.

Browsers load no modules from a disk, so esbuild puts what a script imports into it.
"""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static

from explorer.edition.addresses import SCRIPT, EditionError

FOLDERS = ("explorer/", "vendor/")
"""The files that pages use; other packages bring static files of their own."""

ANSWERING = Path(__file__).parent / "scripts" / "list.js"

TARGET = "es2020"
"""What browsers of the last years run."""


def write_statics(root: Path) -> None:
    """Write all static files under the addresses that pages have for them.

    Raises EditionError where scripts can't be put together.
    """
    esbuild = _esbuild()
    modules = {}
    for name in sorted(_names()):
        place = root / static(name).removeprefix("/")
        place.parent.mkdir(parents=True, exist_ok=True)
        if name.startswith("explorer/") and name.endswith(".js"):
            modules[_source(name)] = place
        else:
            shutil.copyfile(_collected(name), place)
    modules[ANSWERING] = root / SCRIPT.removeprefix("/")
    _bundle(esbuild, modules)


def _names() -> Iterator[str]:
    """Yield the name of each file."""
    for finder in finders.get_finders():
        yield from (name for name, _storage in finder.list([]) if name.startswith(FOLDERS))


def _source(name: str) -> Path:
    """Return where a file lies in its source."""
    return Path(str(finders.find(name)))


def _collected(name: str) -> Path:
    """Return where a file lies as the site sends it: where it was collected, else in its source."""
    stored = Path(staticfiles_storage.path(static(name).removeprefix(settings.STATIC_URL)))
    return stored if stored.is_file() else _source(name)


def _esbuild() -> Path:
    """Return the program that npm brought for this machine."""
    for program in sorted(settings.NPM_ROOT.glob("@esbuild/*/bin/esbuild")):
        return Path(program)
    raise EditionError("esbuild is missing. Run `npm ci`.")


def _bundle(esbuild: Path, modules: dict[Path, Path]) -> None:
    """Write each module with what it imports as one script."""
    with tempfile.TemporaryDirectory() as folder:
        entries = [f"{number}={module}" for number, module in enumerate(modules)]
        asked = [
            str(esbuild),
            *entries,
            "--bundle",
            "--minify",
            "--format=iife",
            "--charset=utf8",
            f"--target={TARGET}",
        ]
        done = subprocess.run(  # noqa: S603 - our own files
            [*asked, f"--outdir={folder}", "--log-level=error"],
            capture_output=True,
            check=False,
            text=True,
        )
        if done.returncode:
            raise EditionError(f"The scripts can’t be put together: {done.stderr.strip()}")
        for number, place in enumerate(modules.values()):
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(Path(folder) / f"{number}.js", place)
