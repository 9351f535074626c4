"""Let two hundred readers ask at the same time, for a minute, each on one connection."""

import asyncio
import random
from collections.abc import Iterator
from itertools import count
from math import ceil
from time import perf_counter
from typing import NamedTuple

import psutil

from bench.faults.result import Result

CONNECTIONS = 200
SECONDS = 60
WARM_SECONDS = 30
"""Before the memory is looked at first, each worker keeps as much as it may: only new pages are asked for."""

SEEN = ["/", "/quotes/", "/themes/", "/themes/mistrust/", "/places/homs/", "/quotes/halting-hostilities-07/"]
NEVER_SEEN = ["/quotes/?q=siege&x={}", "/quotes/?sect=sunni&x={}", "/quotes.csv?x={}", "/api/v1/facets/?x={}"]
SHARE_NEVER_SEEN = 0.05
"""One request in twenty is for an address that nobody asked for before."""

LARGEST_GROWTH = 1.1
"""Memory is flat where it ends below so many times what it was after the warm-up."""


class Asked(NamedTuple):
    """One request: when it was answered, how long that took, in seconds, and whether the answer was right."""

    at: float
    seconds: float
    right: bool


async def _read(reader: asyncio.StreamReader) -> bool:
    """Read one answer whole; return whether it is a page."""
    head = await reader.readuntil(b"\r\n\r\n")
    headers = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:-2])
    if b"content-length" in headers:
        await reader.readexactly(int(headers[b"content-length"]))
    else:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    return head.startswith(b"HTTP/1.1 200 ")


async def _visit(
    port: int, chance: random.Random, numbers: Iterator[int], warm: float, until: float
) -> list[Asked]:
    """Ask again and again on one connection until the time is over; for new pages only until it is warm."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**22)
    asked = []
    while perf_counter() < until:
        never_seen = perf_counter() < warm or chance.random() < SHARE_NEVER_SEEN
        path = chance.choice(NEVER_SEEN).format(next(numbers)) if never_seen else chance.choice(SEEN)
        began = perf_counter()
        writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: br\r\n\r\n".encode())
        right = await _read(reader)
        asked.append(Asked(perf_counter(), perf_counter() - began, right))
    writer.close()
    return asked


async def _crowd(port: int, process: psutil.Process) -> tuple[list[Asked], int, int]:
    """Let everybody ask; return what was asked after the warm-up, and the memory then and at the end."""
    chance, numbers, began = random.Random(1), count(), perf_counter()
    warm = began + WARM_SECONDS
    until = warm + SECONDS
    visits = [asyncio.ensure_future(_visit(port, chance, numbers, warm, until)) for _ in range(CONNECTIONS)]
    await asyncio.sleep(WARM_SECONDS)
    before = memory(process)
    asked = [one for visit in await asyncio.gather(*visits) for one in visit]
    return [one for one in asked if one.at > warm], before, memory(process)


def memory(process: psutil.Process) -> int:
    """Return the bytes that a process and its children hold, what they share counted once."""
    return sum(one.memory_full_info().pss for one in [process, *process.children(recursive=True)])


def crowd(port: int, process_id: int) -> list[Result]:
    """Measure errors, the hundredth that waits longest, and memory.

    With n connections and t answers a second each waits n / t on average; the bar is twice that.
    """
    asked, before, after = asyncio.run(_crowd(port, psutil.Process(process_id)))
    waits = sorted(one.seconds for one in asked)
    mean, longest = CONNECTIONS * SECONDS / len(asked), waits[ceil(len(waits) * 0.99) - 1]
    wrong = sum(not one.right for one in asked)
    return [
        Result(
            f"a crowd of {CONNECTIONS} for {SECONDS} s: answers",
            len(asked),
            wrong,
            wrong,
            f"{len(asked) / SECONDS:.0f} a second",
        ),
        Result(
            "a crowd: 99 of 100 wait no longer than twice connections over throughput",
            len(asked),
            int(longest > 2 * mean),
            0,
            f"{longest * 1000:.0f} ms, predicted {mean * 1000:.0f} ms",
        ),
        Result(
            "a crowd: memory is flat",
            1,
            int(after > before * LARGEST_GROWTH),
            0,
            f"{before / 2**20:.0f} MB, then {after / 2**20:.0f} MB",
        ),
    ]
