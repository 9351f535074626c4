"""End, renew and kill the server while readers ask: what it accepted has to be answered."""

import http.client
import os
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable

import psutil

from bench.faults.result import Result

ANSWERED, REFUSED, CLOSED, LOST, BROKEN = "answered", "refused", "closed", "lost", "broken"


def ask(port: int, path: str) -> list[str]:
    """Ask as a browser or a proxy does, and say what came of it, try by try.

    A refused connection is no loss: whoever asks sees that nobody is there. A connection that is closed
    before the first byte of an answer is tried once more, on a new one.
    """
    tries = [_try(port, path)]
    if tries == [CLOSED]:
        tries.append(_try(port, path))
    return tries if tries[-1] != CLOSED else [*tries, LOST]


def _try(port: int, path: str) -> str:
    """Ask once, on a connection of its own."""
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        try:
            client.connect()
        except ConnectionRefusedError:
            return REFUSED
        client.request("GET", path)
        response = client.getresponse()
        response.read()
    except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
        return CLOSED
    except (OSError, http.client.HTTPException):
        return LOST
    finally:
        client.close()
    return ANSWERED if response.status < 500 else BROKEN  # noqa: PLR2004 - the server's own errors


def asking(port: int, paths: list[str], readers: int, disturb: Callable[[], None]) -> Counter[str]:
    """Let `readers` ask again and again until `disturb`, which runs beside them, is done."""
    outcomes: Counter[str] = Counter()
    lock, over = threading.Lock(), threading.Event()

    def read(number: int) -> None:
        turn = number
        while not over.is_set():
            tries = ask(port, paths[turn % len(paths)])
            turn += 1
            with lock:
                outcomes.update(tries)
            if tries[-1] == REFUSED:
                time.sleep(0.05)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    time.sleep(1.5)  # the readers' pages are kept by then
    disturb()
    over.set()
    for thread in threads:
        thread.join()
    return outcomes


def _result(case: str, found: Counter[str], note: str) -> Result:
    note = f"{note}, {found[REFUSED]} refused, {found[CLOSED]} closed before the first byte"
    return Result(case, found.total(), found[CLOSED] + found[LOST] + found[BROKEN], found[LOST], note)


def end_by(
    signal_sent: signal.Signals,
    port: int,
    server: subprocess.Popen[str],
    paths: list[str],
    readers: int = 8,
) -> Result:
    """End the server; what it accepted is answered, and no process stays behind.

    TERM is sent to the server alone. INT is Ctrl-C, which a terminal sends to its workers too.
    """
    seconds = 0.0

    def terminate() -> None:
        nonlocal seconds
        began = time.monotonic()
        if signal_sent == signal.SIGINT:
            os.killpg(server.pid, signal_sent)
        else:
            os.kill(server.pid, signal_sent)
        server.communicate(timeout=60)
        seconds = time.monotonic() - began

    found = asking(port, paths, readers, terminate)
    name = signal_sent.name.removeprefix("SIG")
    note = f"ended after {seconds:.1f} s, status {server.returncode}"
    return _result(f"{name} while readers ask", found, note)


def renew_by_hup(
    port: int, server: subprocess.Popen[str], paths: list[str], times: int, readers: int = 8
) -> Result:
    """Replace the workers with HUP, again and again."""

    def renew() -> None:
        for _ in range(times):
            os.kill(server.pid, signal.SIGHUP)
            time.sleep(2.5)

    found = asking(port, paths, readers, renew)
    return _result("HUP while readers ask", found, f"{times} times")


def kill_workers(port: int, server: subprocess.Popen[str], times: int) -> Result:
    """Kill a worker outright; the site has to answer again, without anybody's help."""
    failures, slowest = 0, 0.0
    for _ in range(times):
        time.sleep(7)  # granian takes a death within 5.5 seconds of the last renewal for a loop, and ends
        worker = psutil.Process(server.pid).children()[0]
        worker.kill()
        began = time.monotonic()
        while (outcome := ask(port, "/up/")[-1]) != ANSWERED and time.monotonic() - began < 20:  # noqa: PLR2004 - seconds
            time.sleep(0.05)
        slowest = max(slowest, time.monotonic() - began)
        failures += outcome != ANSWERED
    return Result("a worker killed", times, failures, failures, f"answers again within {slowest:.1f} s")
