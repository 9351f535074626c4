"""Keep what was answered, as bytes, outside Django's handler: a page seen before costs what a file costs.

This is the one place that decides what may be kept, and what a kept answer depends on:

- Only a GET is kept, and a HEAD is answered from it. `explorer.caching` labels an answer with an ETag
  where it depends on nothing but the archive, the software, the language, the day and the address;
  what has no such label (errors, redirects, static files, `/up/`, an editor's page) is never kept.
- The address is scheme, host, path and query, without the parameters that the site doesn't know: a page
  that is shared is one page, whatever else was added to its address on the way. The language is part of
  the path. Of a reader's headers only the encodings and whether another site asks (`Origin`) make a
  difference.
- A part of a file (`Range`) is answered by the application, never kept and never cut from what is kept.
- Everything is dropped when the archive's version or the day changes. The version is asked for with
  each request, so a changed archive shows at once.
- Where the database can't be asked, what was answered last goes on being served.

The memory is bounded: what wasn't asked for longest goes first.
"""

from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import Any, NamedTuple

from cachetools import LRUCache
from django.utils import timezone
from django.utils.http import parse_etags

from explorer.archive.versions import VersionReader
from explorer.middleware import LONGEST_QUERY, VIEW, coding, is_curated
from explorer.questions.known import without_unknown

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]

KEPT_BYTES = 8 * 1024 * 1024
"""The most that a process keeps, about 700 compressed pages."""

OVERHEAD = 1000
"""About how many bytes the address and the headers of an answer take."""

LARGEST_BYTES = 1024 * 1024
"""A larger answer is sent and not kept."""

KEPT_METHODS = ("GET", "HEAD")

_ABOUT_CONTENT = ("content-disposition", "content-encoding", "content-length", "content-type")
"""Headers that a 304, which has no content, leaves out."""


class Answer(NamedTuple):
    """An answer as it is sent: status line, headers, and the body as one piece; and the view that made it."""

    status: str
    headers: Headers
    body: bytes
    etag: str
    view: str


class KeptAnswers:
    """A WSGI application around another one, which answers from memory what that answered before."""

    def __init__(self, application: Application) -> None:
        """Begin with nothing kept."""
        self._application = application
        self._versions = VersionReader()
        self._lock = Lock()
        self._epoch: tuple[str, str] = ("", "")
        self._kept: LRUCache[tuple[Any, ...], Answer] = LRUCache(KEPT_BYTES, _size)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        if environ["REQUEST_METHOD"] not in KEPT_METHODS:
            return self._application(environ, start_response)
        environ["HTTP_ACCEPT_ENCODING"] = coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        environ["QUERY_STRING"] = _query(environ)
        key = _key(environ)
        epoch = self._current_epoch()
        with self._lock:
            if epoch is not None and epoch != self._epoch:
                self._epoch = epoch
                self._kept.clear()
            kept = self._kept.get(key)
        if kept is not None and not _asks_for_a_part(environ, kept):
            return _send(kept, environ, start_response)
        if epoch is None or environ["REQUEST_METHOD"] == "HEAD":
            return self._application(environ, start_response)
        return self._answer(key, epoch, environ, start_response)

    def _current_epoch(self) -> tuple[str, str] | None:
        """Return the archive's version and the day; None where the database doesn't say."""
        version = self._versions.read()
        return None if version is None else (version, timezone.localdate().isoformat())

    def _answer(
        self, key: tuple[Any, ...], epoch: tuple[str, str], environ: Environ, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Let the application answer, and keep the answer where it may be kept."""
        started: list[tuple[str, Headers]] = []

        def start(status: str, headers: Headers, *more: Any) -> Any:
            started[:] = [(status, headers)]
            return start_response(status, headers, *more)

        body = self._application(environ, start)
        etag = _label(*started[0]) if started else ""
        if not etag:
            return body
        status, headers = started[0]

        def keep(content: bytes) -> None:
            # The archive may have changed while the answer was made: then nobody knows which it shows.
            if self._current_epoch() == epoch:
                with self._lock:
                    if self._epoch == epoch:
                        self._kept[key] = Answer(status, headers, content, etag, environ.get(VIEW, ""))

        return _Keeping(body, keep)


class _Keeping:
    """A body on its way to the reader, which is handed over to be kept once it was sent whole."""

    def __init__(self, body: Iterable[bytes], keep: Callable[[bytes], None]) -> None:
        """Take the body, and what keeps it."""
        self._body = body
        self._keep = keep

    def __iter__(self) -> Iterator[bytes]:
        """Yield the body; what is larger than an answer may be is forgotten on the way.

        It is kept before its last piece is sent: who has it whole, and asks again, gets what was kept.
        """
        pieces: list[bytes] | None = []
        size = 0
        held = None
        for piece in self._body:
            if held is not None:
                yield held
            held = piece
            size += len(piece)
            if pieces is not None:
                pieces.append(piece)
                if size > LARGEST_BYTES:
                    pieces = None
        if pieces is not None:
            self._keep(b"".join(pieces))
        if held is not None:
            yield held

    def close(self) -> None:
        """Let the application clean up."""
        if hasattr(self._body, "close"):
            self._body.close()


def _size(kept: Answer) -> int:
    """Return about how many bytes an answer takes, headers and address included."""
    return len(kept.body) + OVERHEAD


def _query(environ: Environ) -> str:
    """Return the query string as far as the site reads it; a curator's as it is, and one that is refused."""
    query: str = environ.get("QUERY_STRING", "")
    is_left = len(query) > LONGEST_QUERY or is_curated(environ["PATH_INFO"])
    return query if is_left else without_unknown(query)


def _key(environ: Environ) -> tuple[Any, ...]:
    """Return all of a request that its answer depends on."""
    return (
        environ["wsgi.url_scheme"],
        environ.get("HTTP_HOST", ""),
        environ["PATH_INFO"],
        environ["QUERY_STRING"],
        environ["HTTP_ACCEPT_ENCODING"],
        "HTTP_ORIGIN" in environ,
    )


def _label(status: str, headers: Headers) -> str:
    """Return the ETag of an answer that may be kept; empty for any other."""
    found = {name.lower(): value for name, value in headers}
    may_be_kept = status.startswith("200 ") and "set-cookie" not in found
    return found.get("etag", "") if may_be_kept and "no-store" not in found.get("cache-control", "") else ""


def _asks_for_a_part(environ: Environ, kept: Answer) -> bool:
    """Tell whether a reader asks for a part of an answer that is sent in parts too."""
    return "HTTP_RANGE" in environ and ("Accept-Ranges", "bytes") in kept.headers


def _send(kept: Answer, environ: Environ, start_response: StartResponse) -> list[bytes]:
    """Send a kept answer, or 304 to a reader who has it."""
    environ[VIEW] = kept.view
    if kept.etag in parse_etags(environ.get("HTTP_IF_NONE_MATCH", "")):
        headers = [(name, value) for name, value in kept.headers if name.lower() not in _ABOUT_CONTENT]
        start_response("304 Not Modified", headers)
        return []
    start_response(kept.status, kept.headers)
    return [b"" if environ["REQUEST_METHOD"] == "HEAD" else kept.body]
