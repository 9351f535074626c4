"""What failed below the site is told from its own mistakes, and said in one line."""

import errno
import logging
from types import TracebackType

import pytest
from django.db import OperationalError
from django.test import RequestFactory, override_settings

from explorer import failures
from explorer.failures import CacheError, NotReadyError, OneLineACause, cause_of
from explorer.views.errors import server_error

Raised = tuple[type[BaseException], BaseException, TracebackType | None]


def record(error: BaseException | None, **more: object) -> logging.LogRecord:
    """Return what a failure is logged as."""
    raised: Raised | None = None if error is None else (type(error), error, None)
    made = logging.LogRecord("django.request", logging.ERROR, "", 1, "%s: %s", ("Failure", "/"), raised)
    made.__dict__.update(more)
    return made


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("connection refused"), failures.DATABASE),
        (OSError(errno.ENOSPC, "No space left on device"), failures.FILES),
        (ValueError("Missing staticfiles manifest entry for 'explorer/base.css'"), failures.STATIC_FILES),
        (CacheError("gone"), failures.CACHE),
        (NotReadyError("empty"), failures.NOT_READY),
        (ValueError("a mistake of ours"), None),
        (KeyError("another"), None),
        (None, None),
    ],
)
def test_causes(error: BaseException | None, expected: str | None) -> None:
    assert cause_of(error) == expected


def test_one_line_a_cause_and_no_second_one_within_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(failures, "monotonic", lambda: now[0])
    said = OneLineACause()
    first = record(OperationalError("connection refused\nIs the server running?"))
    assert said.filter(first)
    sentence = "The database can't be read (OperationalError: connection refused)."
    assert (first.getMessage(), first.exc_info) == (sentence, None)
    assert not said.filter(record(OperationalError("another")))
    assert said.filter(record(OSError(errno.EROFS, "Read-only file system")))
    now[0] = 161.0
    assert said.filter(record(OperationalError("another")))


def test_a_mistake_of_ours_keeps_its_traceback_each_time() -> None:
    said = OneLineACause()
    for _ in range(2):
        mistake = record(KeyError("ours"))
        assert said.filter(mistake)
        assert mistake.exc_info is not None


def test_an_answer_that_was_meant_to_be_a_503_is_not_logged_twice() -> None:
    assert not OneLineACause().filter(record(None, status_code=503))
    assert OneLineACause().filter(record(None, status_code=500))


@pytest.mark.parametrize("error", [OperationalError("gone"), KeyError("ours")])
@pytest.mark.parametrize("manifest", [True, False])
def test_failures_need_neither_the_database_nor_static_files(error: Exception, manifest: bool) -> None:
    storage = "django.contrib.staticfiles.storage.StaticFilesStorage"
    storages = {"staticfiles": {"BACKEND": storage if manifest else "explorer.assets.StaticStorage"}}
    with override_settings(STORAGES=storages):
        try:
            raise error
        except type(error):
            page = server_error(RequestFactory().get("/"))
            answer = server_error(RequestFactory().get("/api/v1/quotes/"))
    expected = 503 if isinstance(error, OperationalError) else 500
    assert (page.status_code, answer.status_code) == (expected, expected)
    assert answer["Content-Type"] == "application/problem+json"
    assert ("base.css" in page.content.decode()) == manifest
    assert ("Retry-After" in page, "Retry-After" in answer) == (expected == 503, expected == 503)
