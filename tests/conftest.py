"""What every test stands on."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection, connections, transaction
from django.db.models import Model, QuerySet
from django.test import override_settings

from explorer.archive.fixtures import read_files
from explorer.archive.history import telling
from explorer.archive.loading import load
from explorer.derived import TouchedRecord
from explorer.models import Archive, Quote
from explorer.search.tables import WordRenewal
from tests.support import two_reports
from tests.support.edition import written_once

# Playwright keeps an event loop in the main thread, where Django then refuses to use its database, and
# opens a second connection beside the one from before the loop: a thread is to have one, whatever runs in it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
connections._connections = threading.local()  # type: ignore[attr-defined]  # noqa: SLF001

# A busy machine is slow, not wrong: an example may take its time. In CI the examples are the same every time.
hypothesis.settings.register_profile("tests", deadline=None, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("tests")

OTHER_DATABASE = {"sqlite": "postgresql_only", "postgresql": "sqlite_only"}
"""Database -> the marker of tests that are about the other one."""


def left_out(item: pytest.Item) -> bool:
    """Tell whether a test is for the run on the other database.

    A browser gets the same pages from both: that they are the same is for the tests of the questions and
    of the pages, which run on both. So it visits them once, on SQLite, which `make run` serves.
    """
    in_browser = "browser" in getattr(item, "fixturenames", ())
    return item.get_closest_marker(OTHER_DATABASE[connection.vendor]) is not None or (
        in_browser and connection.vendor != "sqlite"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests that are for the run on the other database."""
    others = [item for item in items if left_out(item)]
    if others:
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


LOADED: dict[str, dict[type[Model], list[Any]]] = {}
"""The rows of the real and of the invented archive, each from the first test that asked for it."""


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
        restore(LOADED[name])
        return
    load(files())
    models = apps.get_app_config("explorer").get_models(include_auto_created=True)
    LOADED[name] = {model: list(QuerySet(model)) for model in models}


def restore(tables: Mapping[type[Any], Sequence[Any]]) -> None:
    """Write rows as they once were loaded: the same database in a tenth of the time."""
    with transaction.atomic(), connection.cursor() as cursor:
        QuerySet(Archive).delete()
        for model, rows in tables.items():
            QuerySet(model).bulk_create(rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(tables)):
            cursor.execute(statement)
        renew_words()
        QuerySet(TouchedRecord).delete()


def renew_words() -> None:
    """Write the words of all quotes into the table that is no model of Django's."""
    words = WordRenewal()
    words.renew(list(QuerySet(Quote).values_list("pk", flat=True)))
