"""What every test stands on."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, connections
from django.test import override_settings

from explorer.archive.fixtures import read_files
from explorer.archive.history import telling
from explorer.archive.loading import load
from tests.support import two_reports
from tests.support.edition import written_once
from tests.support.tables import Table, put_back, taken

# Playwright keeps an event loop in the main thread, where Django then refuses to use its database, and
# opens a second connection beside the one from before the loop: a thread is to have one, whatever runs in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
connections._connections = threading.local()  # type: ignore[attr-defined]  # noqa: SLF001

# A busy machine is slow, not wrong: an example may take its time. In CI the examples are the same every time.
hypothesis.settings.register_profile("tests", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("tests")

OWN, OTHER = {"sqlite": ("sqlite_only", "postgresql_only"), "postgresql": ("postgresql_only", "sqlite_only")}[
    connection.vendor
]
"""The markers of tests that are about the database of this run, and about the other one."""

COUNTED = "postgresql"
"""The database of the run in which lines are counted."""


def left_out(item: pytest.Item) -> bool:
    """Tell whether a test is for the run on the other database.

    A browser gets the same pages from both: that they are the same is for the tests of the questions and
    of the pages, which run on both. So it visits them once, on SQLite, which `make run` serves, and so do the
    tests with the mark `once`. What asks no database runs once too, where lines are counted.
    """
    if own := [marker for marker in (OWN, OTHER) if item.get_closest_marker(marker)]:
        return OTHER in own
    fixtures = set(getattr(item, "fixturenames", ()))
    if "browser" in fixtures or item.get_closest_marker("once"):
        return connection.vendor == COUNTED
    asks = any(map(item.get_closest_marker, ("django_db", "own_database"))) or "db" in fixtures
    return not asks and connection.vendor != COUNTED


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that are for the run on the other database."""
    others = [item for item in items if left_out(item)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


LOADED: dict[str, Sequence[Table]] = {}
"""The tables of the real and of the invented archive, each from the first test that asked for it."""


@pytest.fixture(autouse=True, scope="session")
def static_files(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Serve static files as they lie in the source: tests need no collectstatic."""
    storages = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    folders = {name: tmp_path_factory.mktemp(name.lower()) for name in ("STATIC_ROOT", "DOWNLOADS_ROOT")}
    with override_settings(STORAGES=storages, **folders):
        yield


@pytest.fixture(autouse=True)
def reason(request: pytest.FixtureRequest) -> Iterator[None]:
    """Give every change a reason, so that published quotes may change; the mark `without_reason` does not."""
    if request.node.get_closest_marker("without_reason"):
        yield
        return
    with telling("tests", "A test."):
        yield


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """Keep the test's transaction where a test ends requests itself, as Django's client does."""
    ends = [request_started, request_finished]
    for end in ends:
        end.disconnect(close_old_connections)
    yield
    for end in ends:
        end.connect(close_old_connections)


@pytest.fixture
def archive(db: None) -> None:  # noqa: ARG001  # what the archive is loaded into
    """Fill the database with the real archive, from the files that `make run` loads."""
    fill("real", lambda: read_files(Path(settings.BASE_DIR) / "fixtures"))


@pytest.fixture
def invented_archive(db: None) -> None:  # noqa: ARG001  # what the archive is loaded into
    """Fill the database with the invented archive of eight chapters in two reports."""
    fill("invented", two_reports.files)


@pytest.fixture
def edition(archive: None, kept_connection: None, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ARG001  # what it is made of
    """Return the folder of the edition of the real archive."""
    return written_once(tmp_path_factory) / "edition"


def fill(name: str, files: Callable[[], Mapping[str, str]]) -> None:
    """Fill the database with an archive: the first time by loading its files, then with the same rows."""
    if name in LOADED:
        put_back(LOADED[name])
        return
    load(files())
    LOADED[name] = taken()
