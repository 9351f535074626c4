"""Show to Prometheus what all workers counted, to this machine only, from a process of its own."""

import atexit
import multiprocessing
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from http.server import ThreadingHTTPServer
from pathlib import Path
from typing import Any

LOOPBACK = "127.0.0.1"
SECONDS = 1.0
"""How long the process may outlive a server that was killed."""


class Backups:
    """Tells Prometheus when the newest backup of a folder was written, each time it asks."""

    def __init__(self, folder: str) -> None:
        """Take the folder."""
        self._folder = Path(folder)

    def collect(self) -> Iterator[Any]:
        """Yield the time as seconds since 1970, or nothing where there is no backup."""
        from prometheus_client.core import GaugeMetricFamily  # noqa: PLC0415

        # What is being written has another name: "archive-20261130-023000-0123456789ab.zip".
        written = [path.stat().st_mtime for path in self._folder.glob("archive-*.zip")]
        if written:
            yield GaugeMetricFamily(
                "archive_backup_timestamp_seconds", "When the newest backup was written.", max(written)
            )


def expose(port: int, backups: str) -> None:
    """Serve what the workers of this process are going to count; stop with a sentence where that can't be.

    `backups` is the folder of the backups, if the age of the newest is shown too. Comes before anything is
    counted: the workers then share a folder for it, which goes with this process.
    """
    folder = tempfile.mkdtemp(prefix="metrics-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    # The package reads the variable when it is imported.
    from prometheus_client import CollectorRegistry, MetricsHandler  # noqa: PLC0415
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the package has no type for it
    if backups:
        registry.register(Backups(backups))
    try:
        server = ThreadingHTTPServer((LOOPBACK, port), MetricsHandler.factory(registry))
    except OSError as error:
        raise SystemExit(
            f"The metrics can't be shown at {LOOPBACK}, port {port} ({error.strerror}): "
            "choose another METRICS_PORT."
        ) from None
    fork = multiprocessing.get_context("fork")
    fork.Process(target=_serve, args=(server, os.getpid()), daemon=True).start()
    # Only that process listens: a worker that outlives it would keep the port.
    server.server_close()


def _serve(server: ThreadingHTTPServer, parent: int) -> None:
    """Answer until the server of the archive is gone, which Ctrl-C and TERM are for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    server.timeout = SECONDS
    while os.getppid() == parent:
        server.handle_request()
