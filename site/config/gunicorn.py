"""How gunicorn serves the archive: `gunicorn --config python:config.gunicorn config.wsgi`.

README.md says how to change one of these, with GUNICORN_CMD_ARGS.
"""

import socket
import sys
from typing import Any

from config.settings import HOST, PORT


def in_address(host: str) -> str:
    """Return `host` as it stands in a web address: IPv6 in brackets, all interfaces as this machine."""
    if host in ("", "0.0.0.0", "::"):  # noqa: S104  # compared with, not bound to
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def on_starting(_server: Any) -> None:
    """Stop with one sentence where the address can't be served; gunicorn would try five times."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, PORT, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SystemExit(
            f"The archive can't be served at {HOST}, port {PORT} ({error.strerror}): "
            "choose another, as in `make run HOST=127.0.0.1 PORT=8001`."
        ) from None


def when_ready(_server: Any) -> None:
    """Say where the archive is: the application is loaded and the socket listens."""
    sys.stdout.write(f"The archive is at http://{in_address(host)}:{PORT}/  (Ctrl-C stops it)\n")
    sys.stdout.flush()


host = HOST.strip("[]")
bind = f"[{host}]:{PORT}" if ":" in host else f"{host}:{PORT}"
workers = 2
threads = 4
preload_app = True
graceful_timeout = 10
limit_request_line = 8190
loglevel = "warning"
control_socket_disable = True
