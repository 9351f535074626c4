"""Ask servers for pages: with wrk, many at a time, or one after the other."""

import http.client
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

HEADERS = {"Accept-Encoding": "gzip, deflate, br, zstd"}
"""What browsers send with every request."""

CONNECTIONS = 8
"""Connections that are kept open and used at the same time, by one thread of wrk."""

SCRIPT = """
local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local turn = 0
request = function()
  turn = turn %% #paths + 1
  return wrk.format(nil, paths[turn])
end
done = function(summary)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('\\n{"requests": %%d, "seconds": %%f, "failed": %%d}', summary.requests,
    summary.duration / 1e6, failed))
end
"""
"""Asks for the addresses of a file in turn; the last line of the output is what came of it."""


LONGEST_SECONDS = 100
"""A server that answers nothing in so long is not asked again."""


PATIENCE = 60
"""How long one reader waits for a page, in seconds, before giving up."""


def need_wrk(command: str) -> None:
    """Stop with one sentence where the program that asks isn't installed."""
    if shutil.which("wrk") is None:
        raise SystemExit(f"`{command}` needs wrk (Debian and Ubuntu: apt-get install wrk).")


class AskingError(Exception):
    """A measurement that would not be what it says."""


class Load(NamedTuple):
    """What a server answered in some seconds."""

    requests: int
    seconds: float


def load(port: int, paths: Sequence[str], headers: Mapping[str, str], seconds: int) -> Load:
    """Keep a server busy; no address is asked for twice where there are several of them.

    Where nothing is answered in these seconds, the server gets ten times as many.
    """
    with tempfile.TemporaryDirectory() as folder:
        listed, script = Path(folder, "paths"), Path(folder, "ask.lua")
        listed.write_text("\n".join(paths), encoding="utf-8")
        script.write_text(SCRIPT % listed, encoding="utf-8")
        options = [f"-H{name}: {value}" for name, value in (dict(headers) or HEADERS).items()]
        command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout=60s", *options]
        run = subprocess.run(
            [*command, f"-s{script}", f"http://127.0.0.1:{port}"], capture_output=True, text=True, check=True
        )
    found = json.loads(run.stdout.splitlines()[-1])
    if found["failed"]:
        raise AskingError(f"{found['failed']} of the answers to {paths[0]} failed.\n{run.stdout}")
    if 1 < len(paths) < found["requests"]:
        raise AskingError(f"There were too few addresses like {paths[0]}: some were asked for twice.")
    if not found["requests"] and seconds < LONGEST_SECONDS:
        return load(port, paths, headers, seconds * 10)
    return Load(found["requests"], found["seconds"])


def wait(port: int, paths: Sequence[str], seconds: float) -> float:
    """Return the median seconds that a reader waits who asks for one page after the other.

    At least one page is asked for, and no new one after `seconds`.
    """
    waits = []
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    began = time.perf_counter()
    for path in paths:
        asked = time.perf_counter()
        try:
            client.request("GET", path, headers=HEADERS)
            answer = client.getresponse()
            answer.read()
        except TimeoutError:
            raise AskingError(f"{path} was not answered within {PATIENCE} s.") from None
        waits.append(time.perf_counter() - asked)
        if answer.status != http.client.OK:
            raise AskingError(f"{path} was answered with {answer.status}.")
        if time.perf_counter() - began > seconds:
            break
    client.close()
    return statistics.median(waits)


def fetch(
    port: int, path: str, headers: Mapping[str, str], status: int = http.client.OK
) -> tuple[dict[str, str], bytes]:
    """Return the headers of an answer, by small names, and its bytes; it has to have the status."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    client.request("GET", path, headers=dict(headers))
    answer = client.getresponse()
    body = answer.read()
    client.close()
    if answer.status != status:
        raise AskingError(f"{path} was answered with {answer.status}.")
    return {name.lower(): value for name, value in answer.getheaders()}, body


class Stream(NamedTuple):
    """What came of a large file: its line breaks, the seconds, and whether it came to its end."""

    lines: int
    seconds: float
    is_whole: bool


def stream(port: int, path: str, seconds: float) -> Stream:
    """Read a large file for at most so many seconds."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=seconds)
    began, lines, is_whole = time.perf_counter(), 0, False
    try:
        client.request("GET", path)
        answer = client.getresponse()
        if answer.status != http.client.OK:
            raise AskingError(f"{path} was answered with {answer.status}.")
        while time.perf_counter() - began < seconds:
            block = answer.read1(65536)
            if not block:
                is_whole = True
                break
            lines += block.count(b"\n")
    except TimeoutError:
        pass
    finally:
        client.close()
    return Stream(lines, time.perf_counter() - began, is_whole)
