"""Serve static files from npm packages: only the named ones, straight from node_modules."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage, Error
from django.core.files.storage import FileSystemStorage, Storage
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage


class MappedStorage(FileSystemStorage):
    """A folder whose files go by other names."""

    def __init__(self, root: Path, files: dict[str, str]) -> None:
        """Serve from `root`; `files` maps a public path to a path inside it."""
        super().__init__(location=root)
        self.files = files

    def path(self, name: str) -> str:
        """Return the place on disk of the file with the public path `name`."""
        return super().path(self.files[name])


class NpmFilesFinder(BaseFinder):
    """Finds the files that `settings.NPM_STATIC_FILES` names."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        """Read the settings."""
        self.root: Path = settings.NPM_ROOT
        self.files: dict[str, str] = settings.NPM_STATIC_FILES
        self.storage = MappedStorage(self.root, self.files)

    def check(self, **_kwargs: Any) -> list[CheckMessage]:
        """Name each file that is missing, and the way out."""
        return [
            Error(f"{packaged} is missing.", hint="Run `npm ci`.", id="explorer.E001")
            for packaged in self.files.values()
            if not (self.root / packaged).is_file()
        ]

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        """Return the file's place on disk, in a list with `find_all`; an empty list where there is none."""
        packaged = self.files.get(path)
        if not packaged or not (self.root / packaged).is_file():
            return []
        place = str(self.root / packaged)
        return [place] if find_all else place

    def list(self, _ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Yield every named file with its storage."""
        for path in self.files:
            yield path, self.storage


# `@import "base.css";` has the file `base.css`.
IMPORT = re.compile(r'^@import "(?P<file>[^"]+)";$', re.MULTILINE)


def _text(paths: dict[str, Any], name: str) -> str:
    """Return the text of a collected file as it lies in its source."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Hashed, compressed files: a style sheet with its imports inside it, `url()` and imports rewritten.

    npm packages name source maps that they don't ship, and their scripts say "import" in comments; the
    default patterns stop at both.
    """

    patterns = (
        ("*.css", CompressedManifestStaticFilesStorage.patterns[0][1][:2]),
        # `import { draw } from "./draw.js";` becomes `import { draw } from "./draw.0123456789ab.js";`, and so
        # does `import "./draw.js";`.
        (
            "explorer/*.js",
            ((r'(?P<matched>(?P<word>from|import) "(?P<url>\./[^"]+)")', '%(word)s "%(url)s"'),),
        ),
    )

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Put what a style sheet imports into it, so that a page waits for one file; then go on as always."""
        for name in paths if not dry_run else ():
            sheet = _text(paths, name) if name.startswith("explorer/") and name.endswith(".css") else ""
            if IMPORT.search(sheet):
                whole = IMPORT.sub(lambda found: _text(paths, f"explorer/{found['file']}"), sheet)
                Path(self.path(name)).write_text(whole, encoding="utf-8")
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)

    def stored_name(self, name: str) -> str:
        """Return the hashed name of a file; read the list of them again where there was none."""
        if not self.hashed_files:  # type: ignore[has-type]  # whitenoise has no types
            self.hashed_files, self.manifest_hash = self.load_manifest()
        stored: str = super().stored_name(name)
        return stored


class StaticFiles(WhiteNoiseMiddleware):
    """Sends the static files, but not the list of them, which is for the site itself."""

    def add_file_to_dictionary(self, url: str, path: str, stat_cache: Any = None) -> None:
        """Take a file in, unless it is that list."""
        if url != f"{self.static_prefix}{StaticStorage.manifest_name}":
            super().add_file_to_dictionary(url, path, stat_cache)
