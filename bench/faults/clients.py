"""Be slow on purpose: hold many connections that send little or nothing, and read a page beside them."""

import select
import socket
import subprocess
import time

import psutil

from bench.faults.result import Result

HEAD = b"GET /quotes/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"

SLOW: dict[str, tuple[bytes, int]] = {
    "half a request head": (HEAD + b"X-Half: ", 200),
    "half a body": (b"POST /quotes/ HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nabc", 200),
    "silence": (b"", 200),
    "a TLS greeting": (bytes.fromhex("16030100c8010000c40303") + b"\xa5" * 200, 40),
}
"""What a slow client sends before it stops, and how many of them there are."""

PROBE_PATH = "/quotes/"
PROBE_SECONDS = 1.0
"""A reader beside slow clients is answered within this time."""

FEW = 30
"""Threads that answer have a connection to the database each, so the first answers open some."""

GRACE_SECONDS = 3.0
"""A connection may be open for so much longer than the stated time."""


def probe(port: int) -> float:
    """Return how many seconds a reader waits for the first bytes of a page; infinite where none come."""
    began = time.monotonic()
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=10) as reader:
            reader.sendall(
                f"GET {PROBE_PATH} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
            )
            answered = reader.recv(12) == b"HTTP/1.1 200"
    except OSError:
        answered = False
    return time.monotonic() - began if answered else float("inf")


def hold(port: int, sent: bytes, connections: int, seconds: float) -> Result:
    """Open connections that send `sent` and no more; they have to be closed within `seconds`."""
    probe(port)
    held = {}
    for _ in range(connections):
        client = socket.create_connection(("127.0.0.1", port), timeout=10)
        client.sendall(sent)
        held[client] = time.monotonic()
    slowest_answer, longest_open, late = 0.0, 0.0, 0
    end = time.monotonic() + seconds + GRACE_SECONDS
    while held and time.monotonic() < end:
        waited = probe(port)
        late += waited > PROBE_SECONDS
        slowest_answer = max(slowest_answer, waited)
        longest_open = max([longest_open, *_closed(held)])
    left = len(held)
    for client in held:
        client.close()
    note = f"closed within {longest_open:.1f} s, a reader answered within {slowest_answer:.2f} s"
    return Result("", connections, left + late, late, note)


def _closed(held: dict[socket.socket, float]) -> list[float]:
    """Take the connections out that the server closed; return for how long each was open."""
    readable, _, _ = select.select(list(held), [], [], 0.2)
    ended = []
    for client in readable:
        try:
            is_open = bool(client.recv(65536))
        except OSError:
            is_open = False
        if not is_open:
            ended.append(time.monotonic() - held.pop(client))
            client.close()
    return ended


def slow_clients(port: int, seconds: float, share: float = 1.0) -> list[Result]:
    """Hold connections of every kind in `SLOW`, a `share` of each number; none may keep a reader waiting."""
    return [
        hold(port, sent, max(1, int(connections * share)), seconds)._replace(case=f"slow clients: {kind}")
        for kind, (sent, connections) in SLOW.items()
    ]


def slow_readers(port: int, path: str, connections: int) -> Result:
    """Ask for something large and don't read it; others have to be answered meanwhile."""
    held = []
    for _ in range(connections):
        client = socket.socket()
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        client.connect(("127.0.0.1", port))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        held.append(client)
    waits = [probe(port) for _ in range(20)]
    for client in held:
        client.close()
    late = sum(wait > PROBE_SECONDS for wait in waits)
    note = f"a reader answered within {max(waits):.2f} s"
    return Result("slow clients: large answers that nobody reads", connections, late, late, note)


def leaving(port: int, server: subprocess.Popen[str], path: str, clients: int) -> Result:
    """Leave in the middle of large answers; the workers' threads, connections and files are free again."""
    probe(port)
    before = _open_files(server)
    for _ in range(clients):
        with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
            client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
            client.recv(1)
            # Closed at once, with what was sent still unread: the system tells the server by a reset.
    waits = [probe(port) for _ in range(20)]
    late = sum(wait > PROBE_SECONDS for wait in waits)
    end = time.monotonic() + GRACE_SECONDS
    while (held := _open_files(server) - before) > FEW and time.monotonic() < end:
        time.sleep(0.1)
    note = f"a reader answered within {max(waits):.2f} s, {max(0, held)} more open files and connections"
    return Result("readers leaving in the middle", clients, late + max(0, held - FEW), late, note)


def _open_files(server: subprocess.Popen[str]) -> int:
    """Return how many files and connections all workers have open."""
    return sum(worker.num_fds() for worker in psutil.Process(server.pid).children())
