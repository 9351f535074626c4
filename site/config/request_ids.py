"""Give each request an id of its own, by which a line of the log and an answer are found together.

The id says nothing about the reader: it is made anew for each request, here or by a proxy that is trusted.
"""

import ipaddress
import re
from collections.abc import Callable, Iterable, Sequence
from contextvars import ContextVar
from typing import Any
from uuid import uuid4

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

HEADER = "X-Request-ID"

# What proxies make: "2f1d6b0a9c3e4f58a7b6c5d4e3f20110" or a UUID with hyphens; not "1", not a line of text.
_ID = re.compile(r"[0-9A-Za-z-]{16,64}")

_current: ContextVar[str] = ContextVar("request", default="")


def current_request() -> str:
    """Return the id of the request that this thread answers, or answered last; empty outside of any."""
    return _current.get()


class NamedRequests:
    """A WSGI application around another one, whose requests have an id and whose answers say it."""

    def __init__(self, application: Application, trusted: Sequence[str]) -> None:
        """Take the application, and the addresses of the proxies whose ids are believed."""
        self._application = application
        self._anybody = "*" in trusted
        self._networks = [ipaddress.ip_network(address) for address in trusted if address != "*"]

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request under its id."""
        given = environ.get("HTTP_X_REQUEST_ID", "")
        request = given if _ID.fullmatch(given) and self._is_trusted(environ) else uuid4().hex
        _current.set(request)

        def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start_response(status, [*headers, (HEADER, request)], *more)

        return self._application(environ, start)

    def _is_trusted(self, environ: Environ) -> bool:
        """Tell whether a proxy sent the request that is believed."""
        try:
            sender = ipaddress.ip_address(environ.get("REMOTE_ADDR", ""))
        except ValueError:
            return self._anybody
        return self._anybody or any(sender in network for network in self._networks)
