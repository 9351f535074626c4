"""Break what is below the site while readers ask: what was answered goes on, the rest is said to be away."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import NamedTuple

from bench.faults.result import Result
from bench.faults.site import Asked, ask, keep, log_of, new, repeated
from config.postgresql.limits import CONNECT_SECONDS, SILENCE_SECONDS
from tests.support.serving import Server

KEPT = ["/", "/quotes/", "/quotes/?q=siege&sect=sunni", "/themes/mistrust/", "/quotes.csv"]
"""Asked for before the trouble begins, so that their answers are kept."""

OTHERS = ["/quotes/?q=truce", "/places/homs/", "/compare/?rows=theme&columns=stance", "/quotes.json"]

FINE = HTTPStatus.OK
AWAY = HTTPStatus.SERVICE_UNAVAILABLE

WAIT_SECONDS = CONNECT_SECONDS + SILENCE_SECONDS + 2
"""A reader is answered within this time whatever is broken: the limits of the database, and a moment."""

MENDED_SECONDS = 15
"""So long after a trouble has ended every page is made again."""


class Trouble(NamedTuple):
    """Something that breaks, and what ends it.

    `others` are the statuses that a page not kept may have; `seconds` is the longest that anybody waits.
    """

    name: str
    begin: Callable[[], object]
    end: Callable[[], object]
    others: frozenset[int] = frozenset({AWAY})
    kept: Sequence[str] = KEPT
    pages: Sequence[str] = OTHERS
    seconds: float = WAIT_SECONDS


def endure(port: int, server: Server, trouble: Trouble, seconds: float = 6) -> Result:
    """Let readers ask before, during and after a trouble; count what they should not have got."""
    keep(port, trouble.kept)
    trouble.begin()
    kept, others = _asked_meanwhile(port, trouble, seconds)
    trouble.end()
    return _result(port, server, trouble, kept, others)


def mend(port: int, server: Server, trouble: Trouble, seconds: float = 3) -> Result:
    """Let readers ask a server that began in trouble, and after it has ended."""
    _none, others = _asked_meanwhile(port, trouble._replace(kept=[]), seconds)
    trouble.end()
    return _result(port, server, trouble, [], others)


def _asked_meanwhile(port: int, trouble: Trouble, seconds: float) -> tuple[list[Asked], list[Asked]]:
    """Let eight readers ask for so long; return what came of pages that were kept, and of others."""
    kept: list[Asked] = []
    others: list[Asked] = []
    end = time.monotonic() + seconds

    def read(number: int) -> None:
        turn = number
        while time.monotonic() < end:
            if trouble.kept:
                kept.append(ask(port, trouble.kept[turn % len(trouble.kept)]))
            others.append(ask(port, new(trouble.pages[turn % len(trouble.pages)])))
            turn += 1
            time.sleep(0.02)

    with ThreadPoolExecutor(8) as readers:
        list(readers.map(read, range(8)))
    return kept, others


def _result(port: int, server: Server, trouble: Trouble, kept: list[Asked], others: list[Asked]) -> Result:
    """Wait until all is well again, end the server, read its log, and count."""
    seconds = _seconds_until_mended(port, trouble)
    log = log_of(server)
    wrong = [found for found in others if found.status not in trouble.others]
    silent = [found for found in others if found.status == AWAY and not found.says_when]
    late = [found for found in kept + others if found.seconds > trouble.seconds]
    not_kept = [found for found in kept if found.status != FINE]
    unanswered = [found for found in others if not found.status]
    failed = {
        "kept ones missing": len(not_kept),
        "wrong statuses": len(wrong),
        "without Retry-After": len(silent),
        "late": len(late),
        "causes told again": repeated(log),
        "not mended": int(seconds > MENDED_SECONDS),
    }
    away = sum(found.status == AWAY for found in others)
    note = (
        f"{len(kept)} kept pages and {len(others)} others, {away} away; "
        f"longest wait {max(found.seconds for found in kept + others):.1f} s, well {seconds:.1f} s after, "
        f"{len(log)} lines in the log"
        + "".join(f"; {times} {what}" for what, times in failed.items() if times)
    )
    lost = len(not_kept) + len(unanswered)
    return Result(trouble.name, len(kept) + len(others), sum(failed.values()), lost, note)


def _seconds_until_mended(port: int, trouble: Trouble) -> float:
    """Return how long it takes until pages are made ten times in a row, whichever worker is asked."""
    began = time.monotonic()
    in_a_row, mended = 0, began
    while in_a_row < 10 and mended - began <= MENDED_SECONDS:  # noqa: PLR2004 - five for each worker
        if ask(port, new(trouble.pages[0])).status == FINE:
            in_a_row += 1
            continue
        in_a_row, mended = 0, time.monotonic()
        time.sleep(0.2)
    return mended - began
