"""Show to Prometheus what all workers counted, to this machine only, from a process of its own."""

import atexit
import multiprocessing
import os
import shutil
import signal
import tempfile
from http.server import ThreadingHTTPServer

LOOPBACK = "127.0.0.1"
SECONDS = 1.0
"""How long the process may outlive a server that was killed."""


def expose(port: int) -> None:
    """Serve what the workers of this process are going to count; stop with a sentence where that can't be.

    Comes before anything is counted: the workers then share a folder for it, which goes with this process.
    """
    folder = tempfile.mkdtemp(prefix="metrics-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    # The package reads the variable when it is imported.
    from prometheus_client import CollectorRegistry, MetricsHandler  # noqa: PLC0415
    from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415

    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the package has no type for it
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
