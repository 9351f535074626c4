"""Send requests that are wrong in every way, and look for what the server tells its log about them."""

import os
import signal
import socket
import subprocess

from bench.faults.result import Result

WORD = "whoreadswhat"
"""A word that is in every address sent, and must not be in the log."""

SLIPS = [
    f"GET /quotes/?q={WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?q={WORD} with a space HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/{WORD}/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?sect={WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?q={WORD} HTTP/1.1\r\nHost: {WORD}.example\r\n\r\n",
    f"GET /quotes/?q={WORD} HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?q={WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\nBad Header: {WORD}\r\n\r\n",
    f"GET /quotes/?q={WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: {WORD}\r\n\r\n",
    f"GET /quotes/?{'&'.join(['a=' + WORD] * 500)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?q={WORD * 500} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"POST /quotes/?q={WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\nab",
    f"POST /api/v1/quotes/?q={WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\nab",
    f"GET /quotes/?q={WORD}%00%ff%fe HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?q={WORD}\x01\x7f HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET http://[/{WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET /quotes/?q=%E2%80{WORD} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: a={WORD}\r\n\r\n",
    f"{WORD}\r\n\r\n",
]
"""Requests as they come from pasted addresses, broken programs and attackers."""


def send(port: int, request: str) -> bytes:
    """Send a request as it is, and return the first bytes of the answer."""
    with socket.create_connection(("127.0.0.1", port), timeout=15) as client:
        client.sendall(request.encode("latin-1"))
        try:
            return client.recv(200)
        except OSError:
            return b""


def nothing_told(port: int, server: subprocess.Popen[str]) -> Result:
    """Send every request of `SLIPS`, end the server, and read what it wrote: no address, no query.

    An answer that is none, or says that the site failed, counts as lost.
    """
    answers = [send(port, request) for request in SLIPS]
    unanswered = sum(not answer or answer.startswith(b"HTTP/1.1 5") for answer in answers)
    os.kill(server.pid, signal.SIGTERM)
    written = "".join(server.communicate(timeout=60))
    told = written.count(WORD) + written.count("127.0.0.1")
    note = f"{len(written)} characters in the log"
    return Result("requests with slips: the log tells nothing", len(SLIPS), told, unanswered, note)
