"""Count the answers and time them, by view and status: never by address, by what was asked, or by whom."""

from collections.abc import Callable, Iterable, Iterator
from time import perf_counter
from typing import Any

from prometheus_client import Counter, Histogram

from config.request_ids import Application, Environ
from explorer.middleware import VIEW

OTHER = "other"
"""What has no view: static files, redirects, and addresses that lead nowhere."""

ANSWERS = Counter("archive_answers", "Answers that were sent.", ["view", "status"])
SECONDS = Histogram(
    "archive_answer_seconds",
    "From a request's arrival until its answer was handed over whole.",
    ["view"],
    buckets=(0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10),
)


class Measured:
    """A WSGI application around another one, whose answers are counted and timed."""

    def __init__(self, application: Application) -> None:
        """Take the application."""
        self._application = application

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request and count the answer."""
        began, statuses = perf_counter(), [""]

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            statuses[0] = status[:3]
            return start_response(status, headers, *more)

        def count() -> None:
            view = environ.get(VIEW) or OTHER
            ANSWERS.labels(view, statuses[0]).inc()
            SECONDS.labels(view).observe(perf_counter() - began)

        body = self._application(environ, start)
        if isinstance(body, list):
            count()
            return body
        return _Counted(body, count)


class _Counted:
    """A body on its way to the reader, which is counted when it was sent or given up."""

    def __init__(self, body: Iterable[bytes], count: Callable[[], None]) -> None:
        """Take the body, and what counts it."""
        self._body = body
        self._count = count

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body."""
        yield from self._body

    def close(self) -> None:
        """Count, and let the application clean up."""
        self._count()
        if hasattr(self._body, "close"):
            self._body.close()
