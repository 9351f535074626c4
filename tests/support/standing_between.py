"""Stand between a client and a server, to freeze the server, end its connections or take it away."""

import os
import selectors
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from time import sleep
from urllib.parse import parse_qs, urlsplit

Connect = Callable[[], socket.socket]


class Between:
    """Hands on what a client and a server say to each other, as long as it is told to.

    `frozen`: takes connections and words, and hands nothing on, as a stopped process does. `away`: refuses.
    """

    def __init__(self, connect: Connect) -> None:
        """Listen at a port of this machine; `connect` opens a connection to the real server."""
        self._connect = connect
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._partners: dict[socket.socket, socket.socket] = {}
        self.frozen = False
        self._ending = False
        self._away = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def connected(self) -> bool:
        """Whether any client is connected."""
        return bool(self._partners)

    @contextmanager
    def freezing(self) -> Iterator[None]:
        """Hand nothing on inside."""
        self.frozen = True
        try:
            yield
        finally:
            self.frozen = False

    @contextmanager
    def away(self) -> Iterator[None]:
        """End every connection, and refuse new ones inside."""
        self._away = True
        try:
            yield
        finally:
            self._away = False

    def end(self) -> None:
        """End every connection and stop listening."""
        self._ending = True
        self._thread.join()
        for end in [self._listener, *self._partners]:
            end.close()

    def _run(self) -> None:
        """Hand on until told to end."""
        while not self._ending:
            if self._away:
                for client in list(self._partners):
                    self._drop(client)
            if self.frozen:
                sleep(0.02)
                continue
            with selectors.DefaultSelector() as selector:
                for place in [self._listener, *self._partners]:
                    selector.register(place, selectors.EVENT_READ)
                ready = [key.fileobj for key, _events in selector.select(0.02)]
            for end in ready:
                if isinstance(end, socket.socket):
                    self._hand_on(end)

    def _hand_on(self, end: socket.socket) -> None:
        """Take a connection, or hand on what one end said to the other."""
        if end is self._listener:
            client, _address = self._listener.accept()
            if self._away:
                client.close()
                return
            server = self._connect()
            self._partners |= {client: server, server: client}
        elif end in self._partners:
            try:
                said = end.recv(65536)
                self._partners[end].sendall(said)
            except OSError:
                said = b""
            if not said:
                self._drop(end)

    def _drop(self, end: socket.socket) -> None:
        """End a connection on both sides."""
        if end in self._partners:
            other = self._partners.pop(end)
            del self._partners[other]
            end.close()
            other.close()


@contextmanager
def between(connect: Connect) -> Iterator[Between]:
    """Stand between inside."""
    found = Between(connect)
    try:
        yield found
    finally:
        found.end()


def to_postgresql() -> socket.socket:
    """Connect to the server of this run."""
    [folder] = parse_qs(urlsplit(os.environ["DATABASE_URL"]).query)["host"]
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(f"{folder}/.s.PGSQL.5432")
    return connection
