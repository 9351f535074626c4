"""Start the servers that are compared, ask for their memory and their processor's time, and end them."""

import http.client
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from bench.corpus import ROOT
from tests.support.serving import free_port

WORKERS, THREADS = 2, 4
"""Of the archive as `make run` serves it, and of the floor."""

START_SECONDS = 120
MEGABYTE = 1024 * 1024

DATASETTE_SETTINGS = {
    "max_returned_rows": 1_000_000,
    "facet_time_limit_ms": 60_000,
    "sql_time_limit_ms": 60_000,
    "max_csv_mb": 0,
}
"""Limits that would end what is measured; everything else is Datasette's own choice."""

NGINX = """
daemon off; worker_processes 2; pid {folder}/pid; error_log {folder}/errors; {user}
events {{ worker_connections 1024; }}
http {{
  access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
  uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e; keepalive_requests 10000000;
  server {{ listen 127.0.0.1:{port}; default_type text/html; root {folder}/files; {headers} }}
}}
"""


@dataclass(frozen=True)
class Server:
    """A server that runs: its port, its process, and the seconds from its start to its first answer."""

    port: int
    process: subprocess.Popen[bytes]
    start_seconds: float

    def tree(self) -> list[psutil.Process]:
        """Return its process and those that this one started."""
        parent = psutil.Process(self.process.pid)
        return [parent, *parent.children(recursive=True)]

    def megabytes(self) -> float:
        """Return the memory of all its processes, shared parts counted once."""
        return sum(float(process.memory_full_info().pss) for process in self.tree()) / MEGABYTE

    def processor_seconds(self) -> float:
        """Return the processor's time of all its processes."""
        times = [process.cpu_times() for process in self.tree()]
        return sum(float(spent.user + spent.system) for spent in times)


def start(
    stack: ExitStack, command: Sequence[str], port: int, path: str, environment: Mapping[str, str]
) -> Server:
    """Start a server, which ends with `stack`, and wait for its first answer to `path`."""
    log = stack.enter_context(tempfile.TemporaryFile("w+"))  # noqa: SIM115 - the stack closes it
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | dict(environment),
        stdout=subprocess.DEVNULL,
        stderr=log,
        start_new_session=True,
    )
    stack.callback(_end, process)
    while not _answers(port, path):
        if process.poll() is not None or time.perf_counter() - began > START_SECONDS:
            log.seek(0)
            raise SystemExit(f"{' '.join(command)} doesn't answer {path}.\n{log.read()}")
        time.sleep(0.01)
    return Server(port, process, time.perf_counter() - began)


def _answers(port: int, path: str) -> bool:
    """Tell whether a server answers an address with a page."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=START_SECONDS)
    try:
        client.request("GET", path)
        answer = client.getresponse()
        answer.read()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        client.close()
    return answer.status == http.client.OK


def _end(process: subprocess.Popen[Any]) -> None:
    """End a server with all its processes."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def site(stack: ExitStack, database_url: str) -> Server:
    """Serve the archive by its own command."""
    port = free_port()
    environment = {"DATABASE_URL": database_url, "PORT": str(port), "PYTHONPATH": "site"}
    return start(stack, [sys.executable, "-m", "config.server"], port, "/quotes/", environment)


def datasette(stack: ExitStack, file: Path) -> Server:
    """Serve a table of the same quotes with Datasette."""
    port = free_port()
    command = [sys.executable, "-m", "datasette", "serve", str(file), "--port", str(port)]
    for name, value in DATASETTE_SETTINGS.items():
        command += ["--setting", name, str(value)]
    return start(stack, command, port, "/archive/quotes?_size=20", {})


def floor(stack: ExitStack, file: Path, code: str) -> Server:
    """Serve the floor with as many workers and threads as the archive."""
    port = free_port()
    options = ["--interface", "wsgi", "--workers", str(WORKERS), "--blocking-threads", str(THREADS)]
    command = [sys.executable, "-m", "granian", *options, "--host", "127.0.0.1", "--port", str(port)]
    environment = {"FLOOR_DATABASE": str(file), "PYTHONPATH": str(ROOT)}
    return start(stack, [*command, "bench.speed.floor:application"], port, f"/{code}", environment)


def nginx(stack: ExitStack, folder: Path, headers: Mapping[str, str], body: bytes) -> Server | None:
    """Serve the bytes of a page as a file, with its headers; None where nginx isn't installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        return None
    port = free_port()
    (folder / "files").mkdir()
    (folder / "files" / "page").write_bytes(body)
    kept = {"content-encoding", "cache-control", "content-security-policy", "vary"}
    added = " ".join(f'add_header {name} "{value}";' for name, value in headers.items() if name in kept)
    user = "user root;" if os.geteuid() == 0 else ""
    values = {"folder": folder, "port": port, "user": user, "headers": added}
    (folder / "conf").write_text(NGINX.format(**values), encoding="utf-8")
    return start(
        stack, [program, "-c", str(folder / "conf"), "-e", str(folder / "errors")], port, "/page", {}
    )
